"""Matters are put together over all pairs of a subject, and nothing is said of what was not compared."""

import pytest

from corpus.documents_table import chosen, stored_documents
from corpus.spread import spread
from documents.errors import InputError
from tests.corpus.samples import DEMANDS, built


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return built(tmp_path_factory.mktemp("corpus") / "store")[0]


def test_a_matter_is_told_with_where_it_stood_first_and_where_it_went(store):
    found = spread(store, stored_documents(store))
    told = {one.readings[0].text: (one.way, one.places, one.years, one.subject) for one in found.matters}
    assert told[DEMANDS[0]] == ("down", ("浙江省", "嘉兴市"), (2020, 2021), "政务公开")
    assert told["探索推进部门所属单位预决算公开。"] == ("down", ("浙江省", "湖州市"), (2021,), "政务公开")
    assert [len(one.places) for one in found.matters] == sorted(
        (len(one.places) for one in found.matters), reverse=True
    )


def test_tasks_of_one_document_alone_are_listed(store):
    found = spread(store, stored_documents(store))
    assert [(one.document.entry.id, one.task.text) for one in found.lone] == [
        ("嘉兴2021", "建立健全会议公开制度。"),
        ("浙江2020", DEMANDS[1]),
        ("浙江2020", DEMANDS[2]),
        ("湖州2021", "建立健全会议公开制度。"),
    ]


def test_of_documents_that_were_not_compared_nothing_is_said(store):
    found = spread(store, chosen(stored_documents(store), ["level=city"]))
    assert (found.matters, found.lone) == ((), ())
    assert [one.entry.id for one in found.uncompared] == ["嘉兴2021", "湖州2021"]


def test_a_matter_keeps_its_id_when_documents_come(store, tmp_path):
    fewer, _ = built(tmp_path / "fewer", names=("浙江2020", "浙江2021"))
    before = {one.id for one in spread(fewer, stored_documents(fewer)).matters}
    assert before
    assert before <= {one.id for one in spread(store, stored_documents(store)).matters}


def test_a_damaged_result_is_a_sentence(tmp_path):
    store, _ = built(tmp_path / "store", names=("浙江2020", "浙江2021"))
    (path,) = store.folder.glob("pairs/*/*")
    path.write_bytes(b"x")
    with pytest.raises(InputError, match="is damaged"):
        spread(store, stored_documents(store))
