import pytest

from compare import ClauseCoverage, ClauseEdit, ClauseRef, Elsewhere
from reports.page.page import make_page
from reports.rows.task_text import task_spans
from tests.reports.builders import change_of, kept, whole
from tests.reports.page_parts import changes
from tests.reports.samples import MODES, sample


def facts_of(task):
    """Each number, date or name that is marked in a text, with its whole characters."""
    found = {}
    for span in task.spans:
        for piece in span.pieces:
            if piece.fact and piece.kind != "was":
                found[piece.fact] = found.get(piece.fact, "") + piece.text
    return list(found.values())


def test_numbers_dates_and_names_that_changed_are_marked_whole():
    change = changes(make_page(sample()))[6]
    (left,), (right,) = change.rows[0].left.tasks, change.rows[0].right.tasks
    assert facts_of(left) == ["5月底", "10项"]
    assert facts_of(right) == ["6月底", "12项"]
    (span,) = right.spans
    assert [(piece.kind, piece.text, piece.fact) for piece in span.pieces if piece.kind != "was"] == [
        ("equal", "每年", 0),
        ("insert", "6月", 1),
        ("equal", "底", 1),
        ("equal", "前公布", 0),
        ("insert", "12项", 2),
        ("equal", "清单。", 0),
    ]


@pytest.mark.parametrize("mode", MODES)
def test_a_fact_is_marked_where_the_comparison_says_and_nowhere_else(mode):
    comparison = sample(mode)
    wanted = [(fact.left, fact.right) for change in comparison.changes for fact in change.facts]
    drawn = [[], []]
    for change in changes(make_page(comparison)):
        for row in change.rows:
            for told, cell in zip(drawn, (row.left, row.right), strict=True):
                told.extend(text for task in (cell.tasks if cell else ()) for text in facts_of(task))
    assert list(zip(*drawn, strict=True)) == wanted


def coverage_of(task, *clauses):
    """What became of the clauses of a task: state, first and last offset, right tasks."""
    return tuple(
        ClauseCoverage(ClauseRef(0, start, end, task[start:end]), state, right) for state, start, end, right in clauses
    )


def see(found, side):
    """Name a place by the number of its task."""
    task = found if isinstance(found, int) else found.task
    return f"{'→' if side == 'left' else '←'} 见 {task}"


def drawn(change, text, coverage):
    marks = {"added": "自增", "dropped": "未承接", "moved": "移位", "partly": "部分承接"}
    marks |= {"reworded": "整体改写", "unmatched": "未能逐句对应"}
    spans = task_spans(change, 0, text, "left", labels={3: "①", 4: "②"}, marks=marks, see=see, coverage=coverage)
    return [(span.status, span.mark, "".join(piece.text for piece in span.pieces)) for span in spans]


def test_what_a_lower_level_takes_up_in_part_is_marked_by_clause_wherever_it_was_taken_up():
    text = "甲事公开，乙事公开，丙事公开，丁事公开。"
    change = change_of(
        "7", (0,), (3,), (0,),
        text=(
            kept(whole(0, text[:10]), whole(3, text[:10])),
            ClauseEdit("dropped", whole(0, text[10:15], 10), None),
            ClauseEdit("dropped", whole(0, text[15:], 15), None),
        ),
    )  # fmt: skip
    states = [("taken", 0, 5, (3,)), ("partly", 5, 10, (3,)), ("partly", 10, 15, (9,)), ("not", 15, 20, ())]
    assert drawn(change, text, coverage_of(text, *states)) == [
        ("shared", "①", "甲事公开，"),
        ("partly", "①部分承接", "乙事公开，"),
        ("partly", "部分承接", "丙事公开，"),
        ("dropped", "未承接", "丁事公开。"),
    ]


def test_a_clause_that_a_task_elsewhere_takes_up_is_not_struck():
    text = "甲事公开，乙事公开。"
    change = change_of(
        "7", (0,), (3,), (0,),
        text=(
            kept(whole(0, text[:5]), whole(3, text[:5])),
            ClauseEdit("dropped", whole(0, text[5:], 5), None),
        ),
    )  # fmt: skip
    states = [("taken", 0, 5, (3,)), ("taken", 5, 10, (4,))]
    assert drawn(change, text, coverage_of(text, *states)) == [
        ("shared", "①", "甲事公开，"),
        ("shared", "②", "乙事公开。"),
    ]


def test_a_task_without_a_link_shows_which_clause_is_taken_up_in_part():
    text = "甲事公开，乙事公开，丙事公开。"
    change = change_of("7", (0,), ())
    states = [("not", 0, 5, ()), ("partly", 5, 10, (4,)), ("not", 10, 15, ())]
    assert drawn(change, text, coverage_of(text, *states)) == [
        ("whole", None, "甲事公开，"),
        ("partly", "部分承接", "乙事公开，"),
        ("whole", None, "丙事公开。"),
    ]


def test_a_clause_that_stands_elsewhere_is_not_struck_and_says_where():
    text = "甲事公开，乙事公开。"
    change = change_of(
        "7", (0,), (3,), (0,),
        text=(
            kept(whole(0, text[:5]), whole(3, text[:5])),
            ClauseEdit("dropped", whole(0, text[5:], 5), None, elsewhere=Elsewhere(8, None, 0, 5, text[5:])),
        ),
    )  # fmt: skip
    assert drawn(change, text, ()) == [("shared", "①", "甲事公开，"), ("elsewhere", "→ 见 8", "乙事公开。")]


def test_a_clause_that_a_task_outside_of_its_row_takes_up_says_which():
    text = "甲事公开，乙事公开。"
    change = change_of(
        "7", (0,), (3,), (0,),
        text=(
            kept(whole(0, text[:5]), whole(3, text[:5])),
            ClauseEdit("dropped", whole(0, text[5:], 5), None),
        ),
    )  # fmt: skip
    states = [("taken", 0, 5, (3,)), ("taken", 5, 10, (6,))]
    assert drawn(change, text, coverage_of(text, *states)) == [
        ("shared", "①", "甲事公开，"),
        ("shared", "→ 见 6", "乙事公开。"),
    ]


def test_a_text_written_anew_keeps_the_place_of_a_clause_that_moved():
    text = "甲事公开，乙事公开，丙事公开。"
    parts = (whole(0, text[:5]), whole(0, text[5:10], 5), whole(0, text[10:], 10))
    change = change_of(
        "7", (0,), (3,), (0,),
        text=(
            ClauseEdit("dropped", parts[0], None),
            ClauseEdit("dropped", parts[1], None, elsewhere=Elsewhere(8, None, 0, 5, text[5:10])),
            ClauseEdit("dropped", parts[2], None),
            ClauseEdit("added", None, whole(3, "丁事督办。")),
        ),
    )  # fmt: skip
    assert drawn(change, text, ()) == [
        ("whole", "整体改写", "甲事公开，"),
        ("elsewhere", "→ 见 8", "乙事公开，"),
        ("whole", None, "丙事公开。"),
    ]
