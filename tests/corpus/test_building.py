"""A store holds what its documents say, whoever worked on it, and is made once."""

import shutil

import numpy as np
import pytest

from align.encoder import StoredEncoder
from corpus import building, comparing, work
from corpus.store import open_store
from corpus.tables import select
from corpus.workers import LOST, InProcess
from documents.errors import InputError
from tests.corpus.samples import PLACES, TEXTS, built, files

ALL = {"documents": 4, "texts": 0, "pairs": 3}


class Backwards:
    """Works on the last batch first, one item a batch."""

    def map(self, work, batches, *, alone=False):
        found = list(enumerate(batches))
        yield from ((place, work(batch)) for place, batch in reversed(found))


class Killed:
    """Loses every batch with a document of Huzhou."""

    def map(self, work, batches, *, alone=False):
        for place, batch in enumerate(batches):
            names = {one.id for one in batch.documents}
            yield (
                place,
                LOST if "湖州2021" in names and not isinstance(batch, building.work.DocumentBatch) else work(batch),
            )


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return built(tmp_path_factory.mktemp("corpus") / "store")


def test_documents_and_pairs_are_counted(whole):
    store, made = whole
    assert [(pair.left.id, pair.right.id, pair.relation) for pair in made.pairs] == [
        ("浙江2020", "浙江2021", "years"),
        ("浙江2021", "嘉兴2021", "levels"),
        ("浙江2021", "湖州2021", "levels"),
    ]
    assert (dict(made.made), made.failures) == (ALL, ())
    links = select(
        "select left_document, right_document, left_task, right_task from read_parquet(?) where kind = 'task'",
        [store.table("links")],
    )
    assert ("浙江2020", "浙江2021", 0, 0) in links
    assert ("浙江2021", "湖州2021", 1, 0) in links


def test_a_second_run_makes_nothing(whole, monkeypatch):
    store, _ = whole
    before = files(store)
    for name in ("prepare", "compare"):
        monkeypatch.setattr(work, name, lambda batch: pytest.fail("it was made again"))
    _, again = built(store.folder)
    assert sum(again.made.values()) == 0
    assert files(store) == before


def test_order_and_workers_change_no_byte(whole, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "CELLS", 1)
    store, _ = built(tmp_path / "other", names=tuple(reversed(PLACES)), workers=Backwards())
    assert files(store) == files(whole[0])


def test_a_run_that_was_ended_is_gone_on_with(whole, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(whole[0].folder, folder)
    store = open_store(folder)
    for path in (*folder.glob("*.parquet"), *sorted(folder.glob("pairs/*/*"))[:1]):
        path.unlink()
    _, again = built(folder)
    assert dict(again.made) == {"documents": 0, "texts": 0, "pairs": 1}
    assert files(store) == files(whole[0])


def test_one_more_document_makes_what_is_missing_and_gives_what_all_at_once_give(whole, tmp_path):
    folder = tmp_path / "store"
    built(folder, names=tuple(PLACES)[:3])
    store, more = built(folder)
    assert dict(more.made) == {"documents": 1, "texts": 0, "pairs": 1}
    assert files(store) == files(whole[0])


def test_documents_that_kill_their_worker_cost_a_sentence(whole, tmp_path):
    store, made = built(tmp_path / "store", workers=Killed())
    assert made.failures == ("'浙江2021' and '湖州2021' were not compared: they ended the process that did.",)
    assert made.made["pairs"] == 2
    compared = select("select right_document, compared from read_parquet(?)", [store.table("pairs")])
    assert dict(compared) == {"浙江2021": True, "嘉兴2021": True, "湖州2021": False}
    assert store.head()["failures"] == list(made.failures)
    _, again = built(store.folder)
    assert again.made["pairs"] == 1
    assert files(store) == files(whole[0])


def test_a_fault_in_one_pair_stops_no_other(tmp_path, monkeypatch):
    link = comparing.linked_tasks
    monkeypatch.setattr(
        comparing, "linked_tasks", lambda left, *rest: link(left, *rest) if left.year == 2020 else 1 / 0
    )
    _, made = built(tmp_path / "store")
    assert len(made.failures) == 2
    assert "ZeroDivisionError" in made.failures[0]


def test_a_damaged_result_is_removed_and_told(tmp_path):
    store, _ = built(tmp_path / "store")
    (path, *_) = sorted(store.folder.glob("pairs/*/*"))
    path.write_bytes(b"x")
    store.table("links").unlink()
    with pytest.raises(InputError, match="1 damaged results"):
        built(store.folder)
    _, again = built(store.folder)
    assert again.made["pairs"] == 1


def test_each_text_is_encoded_once_and_none_while_comparing(tmp_path, monkeypatch):
    asked = []

    def model(texts):
        asked.extend(texts)
        rows = [np.frombuffer(text.encode().ljust(400, b"x")[:64], np.uint8) for text in texts]
        return np.stack(rows).astype(np.float32) / 4096

    encoder = StoredEncoder("fake", "1", lambda: model, "", None)
    for module in (building, work):
        monkeypatch.setattr(module, "load_encoder", lambda name: encoder)
    work._encoder.cache_clear()
    try:
        store, made = built(tmp_path / "store", encoder="default")
    finally:
        work._encoder.cache_clear()
    assert len(asked) == len(set(asked)) == made.made["texts"]
    assert {text for texts in TEXTS.values() for text in texts} - set(asked) != set(TEXTS)
    assert store.head()["encoder"] == "default"


def test_nobody_else_writes_meanwhile(whole):
    store, _ = whole
    with store.alone(), pytest.raises(InputError, match="Another run"), open_store(store.folder).alone():
        pass


def test_in_process_is_the_default():
    assert list(InProcess().map(len, ["a", "bc"])) == [(0, 1), (1, 2)]
