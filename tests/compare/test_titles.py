"""Title and text are one: what changes in a title is told as what changes in a text."""

from dataclasses import replace

import pytest

from align.model import Alignment, ClausePair, Link, Segment
from compare import compare
from compare.segments import segment_starts, segments
from compare.shared_titles import with_common_titles
from documents.model import Document, Task


def titled(number, title, text="健全工作台账。", section=("一、改革",), mark="（一）", **fields):
    return Task(f"d-{number}", number, (*section, mark + title), text, title=title, **fields)


def compared(old, new, year=2023):
    links = (Link(0, 0, "edited", "full", 0.9, 0.9, "lexical"),)
    sides = (Document("l", "l", (old,), year=year), Document("r", "r", (new,), year=year))
    (change,) = compare(*sides, Alignment(links, (), ()), mode="year").changes
    return change


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("推行告知承诺制。", "取消告知承诺制。", ("strength",)),
        ("办理时间不超过3个工作日。", "办理时间不超过1个工作日。", ("date",)),
        ("年底前公布收费目录。", "6月底前公布收费目录。", ("deadline",)),
        ("新建校舍20所。", "新建校舍12所。", ("number",)),
        ("落实《养犬条例》。", "落实《爱犬条例》。", ("reference",)),
        ("应当公布收费目录。", "可以公布收费目录。", ("strength",)),
    ],
)
def test_a_changed_title_is_a_change_of_substance(old, new, reasons):
    change = compared(titled("一", old), titled("一", new))
    assert change.kind == "edited"
    assert change.substantive
    assert set(reasons) <= set(change.reasons)
    assert [(edit.left.text, edit.right.text) for edit in change.text if edit.status != "kept"] == [(old, new)]


def test_an_unchanged_title_is_no_news_whatever_its_mark_and_its_section():
    old = titled("一", "扩建书院。")
    new = titled("二（三）", "扩建书院。", section=("二、文化", "（二）阅读"), mark="3.")
    change = compared(old, new)
    assert (change.kind, change.substantive, change.reasons) == ("unchanged", False, ("identical",))


def test_a_title_on_a_line_of_its_own_is_the_same_title():
    change = compared(titled("一", "扩建书院"), titled("一", "扩建书院。"))
    assert (change.kind, change.substantive) == ("unchanged", False)


def test_a_first_sentence_too_long_for_a_title_is_compared_as_a_title_is():
    old, new = titled("一", "扩建书院。"), titled("一", "停建书院。")
    long = replace(old, section=("一、改革",), title=None, text=old.words)
    ways = [compared(old, new), compared(long, new)]
    assert ways[0].text == ways[1].text
    assert ways[0].reasons == ways[1].reasons


def test_a_title_that_says_what_a_text_said_is_where_its_words_went():
    whole = Task("d-1", "1", ("一、改革",), "推进扩建书院，健全工作台账。")
    change = compared(whole, titled("一", "扩建书院。"))
    assert [edit.status for edit in change.text] == ["changed", "kept"]


def test_headings_of_a_title_are_those_above_it():
    assert segments([titled("一", "扩建书院。")]) == (Segment("扩建书院。健全工作台账。", ("一、改革",), 5),)


def test_a_title_that_several_tasks_share_is_their_heading_where_links_are_made():
    first, second = titled("一-1", "扩建书院。"), replace(titled("一-2", "扩建书院。"), title=None)
    section = ("一、改革", "（一）扩建书院。")
    assert segments([first, second]) == (Segment(first.text, section), Segment(second.text, section))
    assert segment_starts([first, second]) == (5, 0)


def documents(*sides):
    return tuple(Document(name, name, tuple(tasks)) for name, tasks in zip("lr", sides, strict=True))


def test_a_title_that_the_other_side_has_above_several_items_is_a_heading_on_both():
    rows = [Task(f"r-{n}", str(n), ("二、文化", "（四）扩建书院"), "增加座位。") for n in (1, 2)]
    left, right = with_common_titles(*documents([titled("一", "扩建书院。")], rows))
    assert [task.title for task in (*left.tasks, *right.tasks)] == [None, None, None]
    assert left.tasks[0].headings == ("一、改革", "（一）扩建书院。")
    assert with_common_titles(left, right) == (left, right)


def test_titles_that_are_titles_on_both_sides_stay():
    sides = documents([titled("一", "扩建书院。")], [titled("四", "扩建书院。", mark="（四）")])
    assert with_common_titles(*sides) == sides


def test_a_title_with_other_words_than_the_heading_stays():
    rows = [Task("r-1", "1", ("（四）扩建书院",), "增加座位。")]
    left, _ = with_common_titles(*documents([titled("一", "停建书院。")], rows))
    assert left.tasks[0].title == "停建书院。"


def test_clauses_of_a_link_stand_behind_a_title_that_several_tasks_share():
    old = (titled("一", "扩建书院。", "增设书架。"), titled("一", "扩建书院。", "更换灯具。"))
    new = (titled("一", "扩建书院。", "增设书架。"),)
    sides = (Document("l", "l", old, year=2023), Document("r", "r", new, year=2023))
    pair = ClausePair(0, 5, 5, 10, 1.0)
    links = (Link(0, 0, "same", "full", 0.9, 0.9, "lexical", clauses=(pair,)),)
    (link,) = compare(*sides, Alignment(links, (1,), ()), mode="year").links
    start = len(old[0].words) - len(old[0].text)
    assert link.clauses == (ClausePair(start, start + 5, 5, 10, 1.0),)
    assert old[0].words[start : start + 5] == new[0].words[5:10] == "增设书架。"
