import pytest

from corpus.documents_table import chosen, loaded, stored_documents
from corpus.search import search
from corpus.store import create_store
from documents.errors import InputError
from tests.corpus.samples import DEMANDS, built


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return built(tmp_path_factory.mktemp("corpus") / "store")[0]


def told(hits):
    return [(hit.document.entry.id, hit.id, hit.text[hit.begins : hit.ends]) for hit in hits]


def test_the_closest_clause_of_each_task_is_found(store):
    hits = search(store, "按季度公布工作进展", most=3)
    assert told(hits)[:2] == [
        ("浙江2020", "浙江2020-01", "按季度公布工作进展。"),
        ("浙江2021", "浙江2021-01", "按季度公布工作进展。"),
    ]
    assert hits[0].score == 1.0
    assert hits[0].text == DEMANDS[0]
    assert hits[2].document.entry.id == "嘉兴2021"
    assert hits[2].score < 1


def test_a_choice_of_documents_is_searched(store):
    assert {hit.document.entry.year for hit in search(store, "网站集约化", conditions=["year=2020"])} == {2020}
    assert told(search(store, "预决算公开", most=1, conditions=["region=湖*"])) == [
        ("湖州2021", "湖州2021-01", "探索推进部门所属单位预决算公开。")
    ]


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ([], ["嘉兴2021", "浙江2020", "浙江2021", "湖州2021"]),
        (["year=2021", "level=city"], ["嘉兴2021", "湖州2021"]),
        (["region=嘉兴市", "region=浙江省", "subject=政务*"], ["嘉兴2021", "浙江2020", "浙江2021"]),
    ],
)
def test_conditions_on_one_thing_add_and_on_several_things_cut(store, conditions, names):
    assert [one.entry.id for one in chosen(stored_documents(store), conditions)] == names


@pytest.mark.parametrize(
    ("condition", "message"),
    [("colour=red", "is no condition"), ("year", "is no condition"), ("year=1999", "No document")],
)
def test_conditions_that_say_nothing_are_refused(store, condition, message):
    with pytest.raises(InputError, match=message):
        chosen(stored_documents(store), [condition])


def test_a_document_comes_back_as_it_was_compared(store):
    (one,) = chosen(stored_documents(store), ["id=嘉兴2021"])
    document = loaded(store, one)
    assert (document.id, document.region, document.level, document.year) == ("嘉兴2021", "嘉兴市", "city", 2021)
    assert [task.id for task in document.tasks] == ["嘉兴2021-01", "嘉兴2021-02"]


def test_nothing_is_found_in_nothing(store, tmp_path):
    with pytest.raises(InputError, match="empty text"):
        search(store, " ")
    with pytest.raises(InputError, match="corpus build"):
        search(create_store(tmp_path / "new"), "公开")
