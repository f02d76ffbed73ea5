"""Titles of tasks among the clauses of a change."""

from dataclasses import replace

import pytest

from align.model import Alignment, Link
from compare import compare
from compare.details.task_titles import behind_title
from compare.particulars import ClauseRef
from tests.compare.samples import document, task

TITLED = replace(task(1, "改造老旧小区。"), title="改善居住条件。")


def ref(start, end):
    return ClauseRef(0, start, end, TITLED.words[start:end])


@pytest.mark.parametrize(
    ("run", "rest"),
    [
        (ref(0, 7), None),
        (ref(0, 14), ref(7, 14)),
        (ref(7, 14), ref(7, 14)),
    ],
)
def test_what_stands_behind_a_title_is_the_demand(run, rest):
    assert behind_title(run, TITLED) == rest


def test_a_task_that_is_its_title_demands_it():
    bare = replace(task(1, ""), title="改善居住条件。")
    run = ClauseRef(0, 0, 7, bare.words)
    assert behind_title(run, bare) == run


@pytest.mark.parametrize(
    ("right", "reasons"),
    [
        (task(1, "改造老旧小区。"), ()),
        (replace(task(1, "改造老旧小区。"), title="提升园区能级。"), ("clause_added", "clause_dropped")),
        (task(1, "增设停车泊位。改造老旧小区。"), ("clause_added",)),
    ],
)
def test_a_title_that_a_list_without_titles_does_not_print_is_no_dropped_clause(right, reasons):
    links = Alignment((Link(0, 0, "edited", "full", 1.0, 1.0, "x"),), (), ())
    (change,) = compare(document(TITLED, name="a"), document(right, name="b"), links, mode="level").changes
    assert tuple(reason for reason in change.reasons if reason.startswith("clause_")) == reasons
    assert change.substantive is bool(reasons)
