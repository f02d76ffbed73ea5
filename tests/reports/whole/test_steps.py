"""Two documents in step: every passage once and in order, linked ones in line where they do not cross."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rows.order import lay_out
from reports.whole.passages import Passage, read_passages
from reports.whole.steps import in_step
from reports.whole.views import Jump
from reports.whole.whole import make_whole
from reports.words.wording import wording
from tests.reports.builders import change_of, document, link, task
from tests.reports.samples import MODES, hostile, sample, without_links


def passages(told):
    """`#` is the next task, anything else a heading or, after `=`, a line of another role."""
    found, tasks = [], 0
    for word in told:
        if word == "#":
            found.append(Passage("text", tasks))
            tasks += 1
        elif word.startswith("="):
            found.append(Passage("metadata", lines=(("metadata", word[1:]),)))
        else:
            found.append(Passage("section", lines=(("section", word),)))
    return found


def compared(left, right, links, moved=()):
    """A comparison of so many tasks a side, each link a change of its own."""
    sides = [
        document(side, [task(side, n, "一、甲", "公布目录。") for n in range(count)])
        for side, count in (("left", left), ("right", right))
    ]
    changes = tuple(
        replace(change_of(str(n), (one,), (other,), (n,)), moved=n in moved) for n, (one, other) in enumerate(links)
    )
    return replace(
        without_links(), left=sides[0], right=sides[1], links=tuple(link(*pair) for pair in links), changes=changes
    )


def drawn(left, right, links, **more):
    """The steps as pairs of words: a task by its place."""
    lefts, rights = passages(left), passages(right)
    names = [[str(one.task) if one.task is not None else one.lines[0][1] for one in side] for side in (lefts, rights)]
    comparison = compared(left.count("#"), right.count("#"), links, **more)
    return [
        (" ".join(names[0][at] for at in step.left), " ".join(names[1][at] for at in step.right))
        for step in in_step(comparison, lefts, rights)
    ]


def test_linked_tasks_stand_in_line_and_others_alone_those_of_the_left_first():
    assert drawn("####", "####", [(0, 0), (3, 2)]) == [
        ("0", "0"),
        ("1", ""),
        ("2", ""),
        ("", "1"),
        ("3", "2"),
        ("", "3"),
    ]


def test_of_links_that_cross_the_weightier_stand_in_line():
    assert drawn("###", "###", [(0, 2), (1, 0), (2, 1)]) == [("0", ""), ("1", "0"), ("2", "1"), ("", "2")]


def test_what_moved_stands_at_its_own_places():
    assert drawn("##", "##", [(0, 0), (1, 1)], moved={1}) == [("0", "0"), ("1", ""), ("", "1")]


def test_the_parts_of_a_split_stand_beside_the_whole_where_nothing_is_between_them():
    assert drawn("##", "###", [(0, 0), (0, 1), (1, 2)]) == [("0", "0 1"), ("1", "2")]
    assert drawn("###", "##", [(0, 0), (1, 0), (2, 1)]) == [("0 1", "0"), ("2", "1")]
    assert drawn(["#"], ["#", "二、乙", "#"], [(0, 0), (0, 1)]) == [("0", "0"), ("", "二、乙"), ("", "1")]


def test_headings_stand_beside_their_like():
    left = ["=题目", "一、公开", "#", "二、解读", "#"]
    right = ["=另一个题目", "=日期", "一、公开", "#", "二、平台", "#", "三、解读", "#"]
    assert drawn(left, right, [(0, 0), (1, 2)]) == [
        ("题目", "另一个题目"),
        ("", "日期"),
        ("一、公开", "一、公开"),
        ("0", "0"),
        ("", "二、平台"),
        ("", "1"),
        ("二、解读", "三、解读"),
        ("1", "2"),
    ]


def test_headings_right_above_tasks_in_line_are_in_line_under_any_words():
    assert drawn(["一、甲", "#"], ["一、子丑寅", "#"], [(0, 0)]) == [("一、甲", "一、子丑寅"), ("0", "0")]
    assert drawn(["一、甲", "#"], ["（一）子丑寅", "#"], [(0, 0)])[:2] == [("一、甲", ""), ("", "（一）子丑寅")]


SIDES = st.lists(st.sampled_from(["#", "一、甲", "二、乙", "（一）丙", "=丁"]), max_size=12)


@given(SIDES, SIDES, st.data())
def test_both_documents_are_whole_and_in_their_own_order(left, right, data):
    lefts, rights = passages(left), passages(right)
    counts = [side.count("#") for side in (left, right)]
    pairs = st.tuples(*(st.integers(0, count - 1) for count in counts))
    links = data.draw(st.lists(pairs, unique=True, max_size=8)) if all(counts) else []
    steps = in_step(compared(*counts, links), lefts, rights)
    assert [at for step in steps for at in step.left] == list(range(len(lefts)))
    assert [at for step in steps for at in step.right] == list(range(len(rights)))
    assert all(step.left or step.right for step in steps)


def test_every_jump_leads_to_a_step_and_every_row_has_one():
    for comparison in (*map(sample, MODES), hostile()):
        view = make_whole(comparison, lay_out(comparison)[0], wording("zh-CN", comparison.mode))
        steps = [step for part in view.parts for step in part.steps]
        ids = [step.id for step in steps if step.id]
        assert len(ids) == len(set(ids))
        assert {change.id.replace("r-", "w-") for change in comparison.changes} <= set(ids)
        slots = [one.slot for step in steps for one in (*step.left, *step.right) if one.slot]
        assert len(slots) == len(comparison.left.tasks) + len(comparison.right.tasks)
        assert {jump.href[1:] for slot in slots for jump in slot.jumps} <= set(ids)


@pytest.mark.parametrize(
    ("mode", "words", "home"),
    [("year", ("→ 移至 二 第8项", "← 来自 一 第2项"), "right"), ("level", ("→ 见 二 第8项", "← 见 一 第2项"), "left")],
)
def test_what_moved_says_where_it_went_and_whence_it_came(mode, words, home):
    comparison = sample(mode)
    view = make_whole(comparison, lay_out(comparison)[0], wording("zh-CN", mode))
    steps = [step for part in view.parts for step in part.steps if step.id and step.id.startswith("w-00000007")]
    ids = ("w-00000007-2", "w-00000007") if home == "right" else ("w-00000007", "w-00000007-2")
    assert [(step.id, len(step.left), len(step.right)) for step in steps] == [(ids[0], 1, 0), (ids[1], 0, 1)]
    jumps = [one.slot.jumps for step in steps for one in (*step.left, *step.right)]
    assert jumps == [(Jump(words[0], f"#{ids[1]}"),), (Jump(words[1], f"#{ids[0]}"),)]


def test_without_any_task_there_is_what_there_is():
    comparison = replace(compared(0, 0, []), changes=())
    lefts, _ = read_passages(comparison.left)
    rights, _ = read_passages(comparison.right)
    steps = in_step(comparison, lefts, rights)
    assert [(len(step.left), len(step.right)) for step in steps] == [(1, 1), (1, 1)]
