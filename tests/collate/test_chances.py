from dataclasses import replace

from align.model import Alignment
from collate.chances import link_chances, pair_chances
from collate.clauses import witness_clauses
from compare import compare
from compare.linked_tasks import linked_tasks
from compare.shared_titles import with_common_titles
from tests.collate.samples import collection, document, link


def two(left, right, **options):
    found = [document("a", *left, year=2020), document("b", *right, year=2021)]
    return collection(found, {("a", 0, "b", 0): 0.9}, **options)


def chances(whole):
    return link_chances(whole, witness_clauses(whole.witnesses))


def test_equal_clauses_of_linked_tasks_are_surely_one():
    found = chances(two(["公开会议，解读政策。"], ["公开会议，解读政策。"]))
    assert min(found[0, 2], found[1, 3]) > 900
    assert max(found.get((0, 3), 0), found.get((1, 2), 0)) < 100


def test_clauses_of_tasks_that_are_not_linked_have_no_chance():
    assert set(chances(two(["公开会议。", "解读政策。"], ["公开会议。", "解读政策。"]))) <= {(0, 2)}


def test_nor_have_those_that_a_reviewer_cut():
    assert chances(two(["公开会议。"], ["公开会议。"], cannot=[("a", 0, "b", 0)])) == {}


def test_a_title_that_is_a_heading_on_the_other_side_shifts_no_clause():
    titled, headed = document("a", "公开会议，解读政策。", year=2020), document("b", "公开会议，解读政策。", year=2021)
    titled = replace(titled, tasks=(replace(titled.tasks[0], title="加强政务公开。", section=("加强政务公开。",)),))
    headed = replace(headed, tasks=(replace(headed.tasks[0], section=("一、加强政务公开。",)),))
    whole = collection([titled, headed], {})
    (pair,) = whole.pairs
    comparison = compare(*with_common_titles(titled, headed), Alignment((link(0, 0),), (), ()), mode="year")
    found = chances(replace(whole, pairs=(replace(pair, comparison=comparison),)))
    assert min(found[0, 2], found[1, 3]) > 900


def test_two_documents_of_which_nothing_more_is_asked_give_the_same():
    whole = two(["公开会议，解读政策。", "清理整合网站。"], ["公开会议，解读新政策。", "关停网站。"])
    (pair,) = whole.pairs
    sides = (pair.comparison.left, pair.comparison.right)
    linked = linked_tasks(*sides, Alignment(pair.comparison.links, (), ()))
    cut = witness_clauses(whole.witnesses)
    assert pair_chances(linked, whole.witnesses, cut) == link_chances(whole, cut) != {}
