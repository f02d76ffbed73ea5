"""Word, Excel, CSV, Markdown and JSON of one comparison, read back, hold the same facts."""

import csv
import io
import json
import re
from functools import cache
from typing import NamedTuple

import pytest

from reports import csv_bytes, docx_bytes, json_bytes, render_markdown, xlsx_bytes
from reports.office.xlsx_details import COLUMNS as DETAIL_COLUMNS
from reports.rows.plain_rows import LINK_COLUMNS
from reports.words.wording import wording
from tests.reports.office_files import W, change_rows, document, paragraphs, sheets, table_rows, text_of
from tests.reports.samples import STATES
from tests.reports.test_same_everywhere import of_seeds

SEEDS = [
    ("zj2020-keypoints", "zj2021-keypoints"),
    ("zj2020-division", "zj2021-keypoints"),
    ("zj2020-keypoints", "jx2020-list"),
    ("ah2020-division", "zj2020-division"),
]
COMPARISONS = [f"{left}--{right}" for left, right in SEEDS] + [name for name in STATES if name != "hostile"]
KINDS = "amount percentage count date period document_number title quoted".split()  # noqa: SIM905  words of the JSON


class Told(NamedTuple):
    """What a format says of a change; each task by its units and its deadline."""

    sentence: str
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    facts: frozenset[tuple[str, str | None, str | None]]


@cache
def compared(name):
    return STATES[name] if name in STATES else of_seeds(*name.split("--"))


def fact(text, words):
    """Read one fact: its kind, and what either side has."""
    fates = {
        words[f"fact_{fate}"] + words[f"fact_{kind}"]: (fate, kind) for kind in KINDS for fate in ("added", "dropped")
    }
    status, _, names = text.partition("：")
    if status in fates:
        fate, kind = fates[status]
        return (kind, names, None) if fate == "dropped" else (kind, None, names)
    (kind,) = [kind for kind in KINDS if words[f"fact_{kind}"] == status]
    elsewhere = re.fullmatch(r"(.*)（([→←]) 见 .*）", names)
    if elsewhere:
        return (kind, elsewhere[1], None) if elsewhere[2] == "→" else (kind, None, elsewhere[1])
    left, right = re.sub(r"（(?:[增减]|右文[多少]) \d+%）$", "", names).split(words["pair"].format(left="", right=""))
    return kind, left, right


def facts(text, words):
    """Read the facts of a cell; behind them it tells where clauses stand, in quotes, and which tasks may be related."""
    told = (part for part in text.split("；") if part and not part.startswith(("“", "可能相关：")))
    return frozenset(fact(part, words) for part in told)


def units_of(task, words):
    """The units of a task of the JSON in words."""
    roles = (("lead", "lead_units"), ("responsible", "responsible_units"), ("cooperating", "cooperating_units"))
    listed = [
        f"{words[f'role_{role}']}："
        + "、".join(
            words["and_others"].format(unit=unit) if unit in task["open_units"] else unit for unit in task[field]
        )
        for role, field in roles
        if task[field]
    ]
    return "；".join(listed)


def of_json(comparison):
    data, words = json.loads(json_bytes(comparison)), wording("zh-CN", comparison.mode)
    tasks = [{task["id"]: task for task in data[side]["tasks"]} for side in ("left", "right")]

    def side(change, place):
        name = ("left", "right")[place]
        return tuple((units_of(tasks[place][one], words), tasks[place][one]["deadline"] or "") for one in change[name])

    return {
        change["id"]: Told(
            change["explanation"],
            side(change, 0),
            side(change, 1),
            frozenset((one["kind"], one["left"], one["right"]) for one in change["facts"]),
        )
        for change in data["changes"]
    }


def of_links(rows, comparison):
    """Join the rows of each change: its tasks in the order of the documents."""
    words = wording("zh-CN", comparison.mode)
    order = [{task.id: at for at, task in enumerate(of.tasks)} for of in (comparison.left, comparison.right)]
    found = {}
    for row in rows:
        change = found.setdefault(row["change"], (row["explanation"], {}, {}, facts(row["facts"], words)))
        for place, side in enumerate(("left", "right")):
            if row[f"{side}_id"]:
                change[1 + place][order[place][row[f"{side}_id"]]] = (row[f"{side}_units"], row[f"{side}_deadline"])
    return {
        name: Told(sentence, *(tuple(one for _, one in sorted(tasks.items())) for tasks in (left, right)), told)
        for name, (sentence, left, right, told) in found.items()
    }


def of_csv(comparison):
    _, *body = csv.reader(io.StringIO(csv_bytes(comparison).decode("utf-8-sig"), newline=""))
    return of_links((dict(zip(LINK_COLUMNS, row, strict=True)) for row in body), comparison)


def of_details(comparison):
    _, *body = sheets(xlsx_bytes(comparison))["明细"]
    return of_links((dict(zip(DETAIL_COLUMNS, row, strict=True)) for row in body), comparison)


def fields(lines, words):
    """Read units and deadline out of the lines under a task's text."""
    roles = tuple(f"{words[f'role_{role}']}：" for role in ("lead", "responsible", "cooperating"))
    units = [line for line in lines if line.startswith(roles)]
    deadlines = [line.removeprefix("时限：") for line in lines if line.startswith("时限：")]
    return units[0] if units else "", deadlines[0] if deadlines else ""


def of_docx(comparison):
    words, found = wording("zh-CN", comparison.mode), {}
    for name, row in change_rows(document(docx_bytes(comparison)), comparison).items():
        _, *sides, said = row.iter(f"{W}tc")
        tasks = []
        for cell in sides:
            own = []
            for paragraph in cell.iter(f"{W}p"):
                style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
                if style == "TaskText":
                    own.append([])
                elif style == "TaskField":
                    own[-1].append(text_of(paragraph))
            tasks.append(tuple(fields(lines, words) for lines in own))
        first, *rest = said.iter(f"{W}p")
        sentence = "".join(run.text for run in list(first.iter(f"{W}t"))[1:])
        told = [text_of(one).removeprefix("数字名称：") for one in rest if text_of(one).startswith("数字名称：")]
        found[name] = Told(sentence, *tasks, facts("；".join(told), words))
    return found


def of_table(comparison):
    """Read the sheet to print as far as one cell tells all: sentence and facts."""
    words, found = wording("zh-CN", comparison.mode), {}
    for row in sheets(xlsx_bytes(comparison))["对照表"]:
        lines = str(row[3]).split("\n")
        if lines[-1].startswith("行号："):
            named = dict(line.split("：", 1) for line in lines if "：" in line)
            told = facts(named.get("数字名称", ""), words)
            found[named["行号"]] = Told(named["说明"], (), (), told)
    return found


def of_markdown(comparison):
    words, found = wording("zh-CN", comparison.mode), {}
    lines = [line for line in render_markdown(comparison).splitlines() if line.startswith("| ")][2:]
    for line in lines:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        sides = []
        for cell in cells[1:3]:
            tasks = []
            for part in cell.split("<br>") if cell else ():
                if part.startswith("**"):
                    tasks.append([])
                else:
                    tasks[-1] += [re.sub(r"；(?=时限：)", "\n", part).split("\n")]
            sides.append(tuple(fields([plain(one) for group in task for one in group], words) for task in tasks))
        found[cells[-1]] = Told(plain(cells[7]), *sides, facts(plain(cells[5]), words))
    return found


def plain(text):
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize("told", [of_csv, of_details, of_docx, of_markdown], ids=["csv", "details", "docx", "md"])
@pytest.mark.parametrize("name", COMPARISONS)
def test_every_format_tells_sentence_units_deadlines_and_facts_of_the_json(name, told):
    comparison = compared(name)
    assert told(comparison) == of_json(comparison)


@pytest.mark.parametrize("name", COMPARISONS)
def test_the_sheet_to_print_tells_sentence_and_facts_of_the_json(name):
    comparison = compared(name)
    assert of_table(comparison) == {name: one._replace(left=(), right=()) for name, one in of_json(comparison).items()}


@pytest.mark.parametrize("name", COMPARISONS)
def test_csv_and_details_hold_the_links_of_the_json(name):
    comparison = compared(name)
    expected = {(link["left"], link["right"]) for link in json.loads(json_bytes(comparison))["links"]}
    _, *body = csv.reader(io.StringIO(csv_bytes(comparison).decode("utf-8-sig"), newline=""))
    at = [LINK_COLUMNS.index(f"{side}_id") for side in ("left", "right")]
    assert {(row[at[0]], row[at[1]]) for row in body if row[at[0]] and row[at[1]]} == expected
    _, *body = sheets(xlsx_bytes(comparison))["明细"]
    at = [DETAIL_COLUMNS.index(f"{side}_id") for side in ("left", "right")]
    assert {(row[at[0]], row[at[1]]) for row in body if row[at[0]] and row[at[1]]} == expected


@pytest.mark.parametrize("name", COMPARISONS[:4])
def test_both_documents_are_named_with_title_number_and_date_wherever_there_is_room(name):
    comparison = compared(name)
    data = json.loads(json_bytes(comparison))
    word = "\n".join(paragraphs(document(docx_bytes(comparison))))
    sheet = "\n".join(str(cell) for row in sheets(xlsx_bytes(comparison))["说明"] for cell in row)
    for side in ("left", "right"):
        known = data[side]["document"]
        for value in (known["title"], known["doc_number"]):
            for text in (word, sheet, plain(render_markdown(comparison))):
                assert value is None or value in text


def test_there_is_something_of_each_to_tell():
    """Else the tests above would compare nothing with nothing."""
    told = [one for name in COMPARISONS for one in of_json(compared(name)).values()]
    assert {kind for one in told for kind, _, _ in one.facts} >= {"title", "document_number", "quoted", "date", "count"}
    assert any(units and deadline for one in told for units, deadline in one.left + one.right)


def test_the_header_of_a_document_is_that_of_a_revision():
    head, *_ = table_rows(document(docx_bytes(compared(COMPARISONS[0]))))
    assert [text_of(cell) for cell in head] == ["序号", "修订前（2020年）", "修订后（2021年）", "说明"]
