import pytest

from collate import gathered, planned_pairs
from documents.errors import InputError
from tests.collate.samples import document


def sigla(*documents, axis="regions", **options):
    return [one.siglum for one in gathered(documents, axis, **options).witnesses]


def place(name, region, level="province", year=2020):
    return document(name, "公开。", year=year, region=region, level=level)


def test_years_stand_in_their_order_and_a_planned_one_among_them():
    found = [document("b", "公开。", year=2022), document("a", "公开。", year=2020)]
    gathering = gathered(found, "years", missing=["2021"])
    assert [(one.id, one.siglum, one.missing) for one in gathering.witnesses] == [
        ("a", "2020", False),
        ("2021", "2021", True),
        ("b", "2022", False),
    ]
    assert gathering.base is None
    assert planned_pairs(gathering.witnesses) == ((0, 2),)


def test_the_one_document_of_the_highest_level_is_the_base():
    gathering = gathered([place("x", "嘉兴市", "city"), place("p", "浙江省")], "levels", missing=["湖州市"])
    assert [one.siglum for one in gathering.witnesses] == ["浙", "嘉兴", "湖州"]
    assert gathering.base == 0


def test_a_base_stands_first_between_regions_and_at_its_year_over_years():
    found = [place("a", "安徽省", year=2021), place("z", "浙江省", year=2020)]
    assert [one.id for one in gathered(found, "regions", base="z").witnesses] == ["z", "a"]
    assert gathered(found, "years", base="a").base == 1


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        ([place("a", "安徽省"), place("b", "浙江省")], ["皖", "浙"]),
        ([place("a", "浙江省"), place("b", "浙江省", year=2021)], ["浙2020", "浙2021"]),
        ([place("a", "浙江省"), place("b", "浙江省")], ["浙2020a", "浙2020b"]),
        ([place("a", "国务院", "national"), place("b", "吉林市", "city")], ["吉林", "国"]),
        ([place("a", None, None), place("b", "浙江省")], ["a", "浙"]),
    ],
)
def test_sigla_are_as_short_as_tells_them_apart(documents, names):
    assert sigla(*documents) == names


@pytest.mark.parametrize(
    ("documents", "options", "sentence"),
    [
        ([place("a", "浙江省")], {}, "has two documents or more, not 1"),
        ([place("a", "浙江省"), place("a", "安徽省")], {}, "Two documents of the collection are called 'a'"),
        ([place("a", "浙江省"), place("b", "安徽省")], {"base": "c"}, "base 'c' is none of the documents"),
        (
            [place("a", "浙江省"), place("b", "安徽省")],
            {"axis": "levels"},
            "2 documents are of the highest level, a, b",
        ),
        ([place("a", "浙江省"), place("b", "浙江省", year=None)], {"axis": "years"}, "'b' does not say its year"),
        ([place("a", "浙江省"), place("b", "浙江省")], {"axis": "years", "missing": ["去年"]}, "'去年' is no year"),
        ([place("a", "浙江省"), place("b", "安徽省")], {"missing": ["浙江省"]}, "'浙江省' is called missing, but 'a'"),
    ],
)
def test_what_makes_no_collection_is_refused_in_a_sentence(documents, options, sentence):
    with pytest.raises(InputError, match=sentence):
        gathered(documents, **({"axis": "regions"} | options))
