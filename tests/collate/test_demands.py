import pytest

from collate.clauses import witness_clauses
from collate.collection import Witness
from collate.demands import demands, measured, says_what_for, togetherness
from tests.collate.samples import document


def cut(*texts):
    witnesses = [Witness("a", "", document("a", *texts))]
    clauses = witness_clauses(witnesses)
    together = togetherness(clauses, witnesses)
    return [[clauses[index].text for index in own] for own in demands(clauses, together)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("做好政策解读，助力企业复工。", [["做好政策解读，", "助力企业复工。"]]),
        ("加强政策解读，推进网站建设。", [["加强政策解读，"], ["推进网站建设。"]]),
        ("做好政策解读。助力企业复工。", [["做好政策解读。"], ["助力企业复工。"]]),
        ("做好政策解读；助力企业复工。", [["做好政策解读；"], ["助力企业复工。"]]),
    ],
)
def test_what_comes_of_a_demand_stands_with_it_and_another_demand_does_not(text, runs):
    assert cut(text) == runs


def test_no_demand_goes_on_in_another_task():
    assert cut("做好政策解读，", "助力企业复工。") == [["做好政策解读，"], ["助力企业复工。"]]


def test_neighbours_are_measured_within_a_task():
    witnesses = [Witness("a", "", document("a", "加强解读，确保落实。推进建设。", "公开会议。"))]
    found = measured(witness_clauses(witnesses), witnesses)
    assert sorted(found) == [0, 1]
    assert found[0] == {
        "sentence_ends": 0.0,
        "first": 1.0,
        "last": 1.0,
        "demand_before": 1.0,
        "demand_behind": 0.0,
        "effect_behind": 1.0,
        "held": 0.0,
    }
    assert (found[1]["sentence_ends"], found[1]["first"]) == (1.0, 0.0)


@pytest.mark.parametrize(("text", "says"), [("进一步提升服务水平。", True), ("推进网站建设。", False)])
def test_what_a_clause_is_for_shows_at_its_beginning(text, says):
    (clause,) = witness_clauses([Witness("a", "", document("a", text))])
    assert says_what_for(clause) is says
