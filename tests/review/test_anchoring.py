from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.report_identity import task_anchor
from review.anchoring import Found, find_tasks
from tests.review.samples import TEXTS, document

OLD = document("old")
ANCHORS = [task_anchor(task) for task in OLD.tasks]


def found(anchor, texts, **fields):
    today = document("old", texts)
    today = replace(today, tasks=tuple(replace(task, **fields) for task in today.tasks))
    return find_tasks([anchor], today)[anchor]


def test_every_task_of_the_same_document_is_found():
    assert find_tasks(ANCHORS, OLD) == {anchor: Found(place, "same") for place, anchor in enumerate(ANCHORS)}


def test_a_task_is_found_by_its_text_though_lines_before_it_came_and_went():
    assert found(ANCHORS[4], ("一条全新的任务，此前没有。", *TEXTS)) == Found(5, "same")
    assert found(ANCHORS[4], TEXTS[2:]) == Found(2, "same")


def test_a_reworded_task_is_found_by_quote_and_headings():
    texts = (*TEXTS[:4], "完善政策解读机制，切实提高解读材料的质量。", TEXTS[5])
    assert found(ANCHORS[4], texts) == Found(4, "changed")


def test_a_change_behind_the_quote_is_a_change():
    long = "推进政务公开" * 20
    anchor = task_anchor(document("old", [long + "一。"]).tasks[0])
    assert found(anchor, [long + "二。"]) == Found(0, "changed")


def test_under_other_headings_more_of_the_quote_must_stand():
    texts = (*TEXTS[:4], "完善政策解读，做好解读。", TEXTS[5])
    assert found(ANCHORS[4], texts) == Found(4, "changed")
    assert found(ANCHORS[4], texts, section=("二、别处",)) == Found(None, "missing")


def test_a_deleted_task_is_missing():
    assert found(ANCHORS[4], (*TEXTS[:4], TEXTS[5])) == Found(None, "missing")


def test_a_task_that_stands_for_another_anchor_by_its_text_is_not_taken_for_a_deleted_one():
    old = document("old", ["推进甲领域信息公开工作。", "推进乙领域信息公开工作。"])
    anchors = [task_anchor(task) for task in old.tasks]
    today = document("old", ["推进乙领域信息公开工作。"])
    assert find_tasks(anchors, today) == {anchors[0]: Found(None, "missing"), anchors[1]: Found(0, "same")}


def test_of_copies_the_one_with_the_id_counts_else_the_one_under_the_headings_else_none_is_sure():
    today = document("old", [TEXTS[0], TEXTS[1], TEXTS[0]])
    anchor = task_anchor(today.tasks[2])
    assert find_tasks([anchor], today)[anchor] == Found(2, "same")
    stranger = replace(anchor, id="old-77")
    assert find_tasks([stranger], today)[stranger] == Found(0, "ambiguous")
    placed = replace(today, tasks=(replace(today.tasks[0], section=("二、别处",)), *today.tasks[1:]))
    assert find_tasks([stranger], placed)[stranger] == Found(2, "same")


@pytest.mark.parametrize("texts", [(), ("另一份文件的另一件事。",)])
def test_in_a_strange_document_nothing_is_found(texts):
    assert set(find_tasks(ANCHORS, document("old", texts)).values()) == {Found(None, "missing")}


@given(st.lists(st.sampled_from(TEXTS), max_size=8), st.lists(st.sampled_from(TEXTS), max_size=8))
def test_whatever_stands_word_for_word_is_found_word_for_word(before, after):
    anchors = [task_anchor(task) for task in document("old", before).tasks]
    today = document("old", after)
    for anchor, entry in find_tasks(anchors, today).items():
        if any(task_anchor(task).hash == anchor.hash for task in today.tasks):
            assert entry.manner in ("same", "ambiguous")
            assert task_anchor(today.tasks[entry.place]).hash == anchor.hash
