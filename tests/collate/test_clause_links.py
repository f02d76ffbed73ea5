from dataclasses import replace

from align.model import Alignment
from collate.clause_links import clause_links
from collate.clauses import witness_clauses
from collate.placing import placed
from compare import compare
from compare.shared_titles import with_common_titles
from tests.collate.samples import collection, document, link


def told(whole):
    clauses = witness_clauses(whole.witnesses)
    return [
        (clauses[one.left].text, clauses[one.right].text, one.state, one.sure, one.by_words)
        for one in clause_links(whole, clauses, {})
    ]


def two(left, right, **options):
    found = [document("a", left, year=2020), document("b", right, year=2021)]
    return collection(found, {("a", 0, "b", 0): options.pop("confidence", 0.9)}, **options)


def test_edits_are_links_clause_by_clause():
    whole = two("公开会议，应当在30日内答复申请人。", "公开会议，可以在30日内答复申请人。推进网站建设。")
    assert told(whole) == [
        ("公开会议，", "公开会议，", "same", True, True),
        ("应当在30日内答复申请人。", "可以在30日内答复申请人。", "weaker", True, True),
    ]


def test_an_edit_of_whole_tasks_is_taken_apart():
    text = "公开会议，解读政策。"
    assert told(two(text, text)) == [
        ("公开会议，", "公开会议，", "same", True, True),
        ("解读政策。", "解读政策。", "same", True, True),
    ]


def test_a_link_that_a_person_should_confirm_is_not_sure_unless_one_has():
    assert [one[3] for one in told(two("公开会议。", "公开会议。", confidence=0.5))] == [False]
    confirmed = two("公开会议。", "公开会议。", confidence=0.5, must=[("a", 0, "b", 0)])
    assert [one[3] for one in told(confirmed)] == [True]


def test_a_pair_of_clauses_that_is_only_likely_is_not_sure():
    whole = two("公开会议，及时解读政策。", "公开会议，及时解读政策。")
    (pair,) = whole.pairs
    (change,) = pair.comparison.changes
    likely = replace(change, text=tuple(replace(edit, tentative=True) for edit in change.text))
    whole = replace(whole, pairs=(replace(pair, comparison=replace(pair.comparison, changes=(likely,))),))
    assert [one[3] for one in told(whole)] == [False, False]


def test_equal_weights_more_than_edited():
    whole = two("公开会议，及时解读各项政策。", "公开会议，及时解读有关政策。")
    weights = [one.weight for one in clause_links(whole, witness_clauses(whole.witnesses), {})]
    assert weights[0] == 1000 > weights[1] >= 600


def test_a_link_whose_clauses_the_comparison_shows_apart_rests_on_those_of_the_alignment():
    left, right = document("a", "清理整合僵尸账号。", year=2020), document("b", "关停长期不更新的帐户。", year=2021)
    whole = collection([left, right], {})
    (pair,) = whole.pairs
    aligned = Alignment((link(0, 0, clauses=[(0, 9, 0, 11)]),), (), ())
    comparison = compare(left, right, aligned, mode="year")
    whole = replace(whole, pairs=(replace(pair, comparison=comparison),))
    assert told(whole) == [("清理整合僵尸账号。", "关停长期不更新的帐户。", "rewritten", True, False)]


def test_a_title_that_is_a_heading_on_the_other_side_shifts_no_clause():
    titled, headed = document("a", "公开会议，解读政策。", year=2020), document("b", "公开会议，解读政策。", year=2021)
    titled = replace(titled, tasks=(replace(titled.tasks[0], title="加强政务公开。", section=("加强政务公开。",)),))
    headed = replace(headed, tasks=(replace(headed.tasks[0], section=("一、加强政务公开。",)),))
    whole = collection([titled, headed], {})
    (pair,) = whole.pairs
    comparison = compare(*with_common_titles(titled, headed), Alignment((link(0, 0),), (), ()), mode="year")
    assert comparison.left.tasks[0].title is None
    whole = placed(replace(whole, pairs=(replace(pair, comparison=comparison),)))
    assert told(whole) == [
        ("加强政务公开。公开会议，", "公开会议，", "same", True, True),
        ("解读政策。", "解读政策。", "same", True, True),
    ]


def test_a_link_that_was_cut_gives_none():
    assert told(two("公开会议。", "公开会议。", cannot=[("a", 0, "b", 0)])) == []
