"""Headings beside the wrong row: what a row prints against what the words say."""

import pytest

from documents.drafts import TaskDraft
from documents.layouts.tabbed_table.merged_headings import place_headings
from documents.text.traced import Traced


@pytest.mark.parametrize(
    ("text", "heading"),
    [("推进甲乙丙丁工作。", "（二）甲乙丙丁戊己"), ("推进甲乙工作。", "（一）子丑寅卯辰巳")],
    ids=["three of five pairs of characters", "one of five"],
)
def test_a_heading_of_the_next_row_is_taken_when_a_task_repeats_half_of_it(text, heading):
    texts = ("推进子丑寅卯辰巳工作。", text, "推进甲乙丙丁戊己工作。")
    drafts = [TaskDraft(None, (), Traced.of(own)) for own in texts]
    printed = [(3, Traced.of("（一）子丑寅卯辰巳"), 0), (3, Traced.of("（二）甲乙丙丁戊己"), 2)]
    placed = place_headings(drafts, [0, 1, 2], printed, inherited=())
    assert placed[1].section[0].text == heading
