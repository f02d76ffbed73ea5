"""A workbook goes out, a reviewer fills in 明细, and the decisions come back."""

import io
import json
import random
import re
from dataclasses import replace

import pytest

from compare.decisions import UNDECIDED, Decision, Review, ReviewState
from compare.report_identity import link_key, report_identity, task_anchor
from documents.errors import InputError
from reports import xlsx_bytes
from reports.office.xlsx_details import DATA_SHEET
from review import read_decisions
from review.xlsx_decisions import decisions_from_xlsx
from tests.reports.samples import MODES, sample
from tests.review.workbooks import filled

EDITED = ("r-00000007", "left-02", "right-08")
ADDED = ("r-00000002", "", "right-02")
DROPPED = ("r-00000006", "left-09", "")
PART = ("r-00000003", "left-04", "right-03")


def read(cells, comparison=None, **options):
    return read_log(cells, comparison, **options).decisions


def read_log(cells, comparison=None, **options):
    return decisions_from_xlsx(filled(xlsx_bytes(comparison or sample()), cells, **options), name="审.xlsx")


def test_a_workbook_without_decisions_says_nothing_but_which_report_it_is_of():
    log = decisions_from_xlsx(xlsx_bytes(sample()), name="a.xlsx")
    assert log.report == report_identity(sample())
    assert log.decisions == ()


def test_an_accepted_row_is_a_decision_with_what_was_shown_and_both_anchors():
    (decision,) = read({EDITED: {"decision": "确认", "note": "同意", "reviewer": "张三"}})
    left, right = sample().left.tasks[1], sample().right.tasks[7]
    assert (decision.key, decision.action, decision.note, decision.by) == ("r-00000007", "accept", "同意", "张三")
    assert decision.at == "2026-03-04T05:06:07.000Z"
    assert decision.machine.links == (("left-02", "right-08"),)
    assert (decision.machine.kind, decision.human) == ("edited", None)
    assert (decision.left_anchors, decision.right_anchors) == ((task_anchor(left),), (task_anchor(right),))


def test_a_part_of_a_group_is_decided_by_itself():
    (decision,) = read({PART: {"decision": "驳回"}})
    assert decision.key == link_key(sample().left.tasks[3], sample().right.tasks[2])
    assert (decision.action, decision.machine.kind, decision.by) == ("reject", None, "王五")


@pytest.mark.parametrize(
    ("row", "task", "links"),
    [
        (EDITED, "right-03", (("left-02", "right-03"),)),
        (EDITED, "left-05", (("left-05", "right-08"),)),
        (EDITED, "无", ()),
        (DROPPED, "right-02", (("left-09", "right-02"),)),
        (ADDED, "left-09", (("left-09", "right-02"),)),
        (PART, "right-05", (("left-04", "right-05"),)),
    ],
)
def test_a_link_goes_to_the_task_that_is_named(row, task, links):
    for word in ("改连", ""):
        (decision,) = read({row: {"decision": word, "relink": task}})
        assert (decision.action, decision.human.links) == ("relink", links)


def test_a_type_is_given_to_the_whole_row():
    decisions = read({PART: {"decision": "改类型", "retype": "重组"}})
    assert [(d.key, d.action, d.human.kind, len(d.human.links)) for d in decisions] == [
        ("r-00000003", "retype", "regrouped", 2)
    ]


def test_a_note_alone_is_a_note():
    (decision,) = read({DROPPED: {"note": "再核"}})
    assert (decision.action, decision.note) == ("note", "再核")


def test_rows_may_be_sorted_and_deleted():
    cells = {EDITED: {"decision": "确认"}, DROPPED: {"decision": "稍后"}}
    assert read(cells, order="reversed") == read(cells)
    assert [decision.key for decision in read(cells, drop=("r-00000006",))] == ["r-00000007"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_every_mode_and_language_is_read(mode, lang):
    word = {"zh-CN": "确认", "en": "accept"}[lang]
    content = filled(xlsx_bytes(sample(mode), lang=lang), {EDITED: {"decision": word}})
    (decision,) = decisions_from_xlsx(content, name="a.xlsx").decisions
    assert decision.action == "accept"


def reviewed():
    """The sample after somebody accepted a row."""
    (accept,) = read({EDITED: {"decision": "确认", "note": "同意", "reviewer": "张三"}})
    states = [UNDECIDED] * 8
    place = [change.id for change in sample().changes].index("r-00000007")
    states[place] = ReviewState("accepted", note="同意", by="张三", at=accept.at, events=(accept.event,))
    links = (UNDECIDED,) * len(sample().links)
    return accept, replace(sample(), review=Review(tuple(states), links, decisions=(accept,)))


def test_what_was_decided_before_comes_back_once():
    accept, comparison = reviewed()
    assert read({}, comparison) == (accept,)


def test_a_decision_taken_out_is_taken_back():
    accept, comparison = reviewed()
    _, undo = read({EDITED: {"decision": ""}}, comparison)
    assert (undo.action, undo.undoes) == ("undo", accept.event)
    assert isinstance(undo, Decision)
    assert undo.at > accept.at


def test_a_decision_changed_is_a_later_decision():
    accept, comparison = reviewed()
    first, second = read({EDITED: {"decision": "驳回"}}, comparison)
    assert (first, second.action, second.at > accept.at) == (accept, "reject", True)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({EDITED: {"decision": "同意"}}, r"row \d+: 决定 is '同意'; choose one of 确认, 驳回, 改连, 改类型, 稍后"),
        ({EDITED: {"decision": "改连", "relink": "x-1"}}, "改连到 is 'x-1'; give the id of a task"),
        ({EDITED: {"decision": "改类型", "retype": "新增"}}, "改判类型 is '新增'; choose one of 沿用"),
        ({EDITED: {"left_id": "left-77"}}, "no row 'r-00000007' with the tasks 'left-77' and 'right-08'"),
        ({EDITED: {"note": "长" * 5000}}, "'note' is"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(cells, sentence):
    with pytest.raises(InputError, match=sentence):
        read(cells)


def test_a_row_that_cannot_be_understood_is_left_out_with_its_number_and_the_rest_is_kept():
    found = read_log({EDITED: {"decision": "同意"}, PART: {"relink": "无"}})
    assert [decision.action for decision in found.decisions] == ["relink"]
    (said,) = found.left_out
    assert re.fullmatch(
        r"'[^']+', sheet '明细', row \d+: 决定 is '同意'; choose one of 确认, 驳回, 改连, 改类型, 稍后", said
    )


def test_a_workbook_with_a_decision_of_the_last_moment_is_read():
    accept, comparison = reviewed()
    last = replace(accept, at="2099-12-31T23:59:59.999Z")
    written = replace(comparison, review=replace(comparison.review, decisions=(last,)))
    assert [one.at for one in read({EDITED: {"decision": "驳回"}}, written)] == [last.at, last.at]


def test_a_workbook_of_somebody_else_is_refused():
    import xlsxwriter

    stream = io.BytesIO()
    xlsxwriter.Workbook(stream).close()
    with pytest.raises(InputError, match=f"hidden sheet '{DATA_SHEET}' is missing"):
        decisions_from_xlsx(stream.getvalue(), name="a.xlsx")
    with pytest.raises(InputError, match="cannot be read as an Excel workbook"):
        decisions_from_xlsx(b"PK\x03\x04 no workbook", name="a.xlsx")


def spoilt(text, place, value):
    """The text of the hidden sheet with one value put in another's place; `...` takes it out."""
    data = json.loads(text)
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (("tasks", "new"), ..., "tasks.new is missing"),
        (("sheet", "mode"), "village_year", "sheet.mode must be one of year, level, region, not 'village_year'"),
        (("rows", 0, "review"), 0.5, r"rows\[1\].review must be an object, not 0.5"),
        (("rows", 0, "review", "note"), 7, r"rows\[1\].review.note must be"),
        (("rows", 0, "old"), 3, r"rows\[1\].old must be a list, not 3"),
        (("rows", 2, "links"), "x", r"rows\[3\].links must be a list, not 'x'"),
        (("rows",), {}, "rows must be a list"),
        (("report",), None, "report must be an object, not None"),
    ],
)
def test_a_hidden_sheet_that_was_changed_is_told_with_the_place(place, value, sentence):
    with pytest.raises(
        InputError, match=rf"hidden sheet '{DATA_SHEET}' was changed \({sentence}.*\); write the workbook"
    ):
        read({}, hidden=lambda text: spoilt(text, place, value))


def test_a_hidden_sheet_that_is_cut_is_told():
    with pytest.raises(InputError, match="was changed \\(it is no JSON\\)"):
        read({}, hidden=lambda text: text[:-9])


def refusal(cells, **options):
    """What is said of a workbook; nothing where it is read."""
    try:
        read(cells, **options)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("seed", range(40))
def test_a_hidden_sheet_with_any_value_changed_is_read_or_refused_in_a_sentence(seed):
    draw = random.Random(seed)
    values = [..., None, True, -1, 0.5, "", "x", [], {}, [1], {"a": 1}, "9999-12-31T23:59:59.999Z"]

    def change(text):
        inner = json.loads(text)
        place = []
        while isinstance(inner, dict | list) and inner and (not place or draw.random() < 0.8):
            place.append(draw.choice(list(inner) if isinstance(inner, dict) else range(len(inner))))
            inner = inner[place[-1]]
        return spoilt(text, place, draw.choice(values))

    assert len(refusal({EDITED: {"decision": "确认"}, PART: {"relink": "无"}}, hidden=change)) < 700


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="no column '决定'"):
        read({}, rename={"决定": "结论"})


def test_the_reader_of_decision_files_takes_a_workbook(tmp_path):
    path = tmp_path / "审.xlsx"
    path.write_bytes(filled(xlsx_bytes(sample()), {EDITED: {"decision": "确认"}}))
    assert [decision.action for decision in read_decisions(path).decisions] == ["accept"]
