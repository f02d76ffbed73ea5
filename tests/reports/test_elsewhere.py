"""What stands elsewhere is told in every output, with its place."""

import csv
import io
import json

import pytest

from align.model import Alignment, Link
from compare import compare
from documents.model import Document, Task
from reports import csv_bytes, docx_bytes, json_bytes, render_comparison, render_markdown, xlsx_bytes
from tests.reports.office_files import document as word_document
from tests.reports.office_files import paragraphs, sheets, text_of

CLAUSE = "定期抽检“营养午餐”留样"
OLD = (("一", "（一）", f"改造校园食堂，{CLAUSE}。"), ("二", "（一）", "修缮校舍，配齐体育器材。"))
NEW = (("三", "（一）", "改造校园食堂。"), ("四", "（三）", f"修缮校舍，配齐体育器材，{CLAUSE}。"))


def plan(name, rows, year):
    tasks = [
        Task(f"{name}-{n}", section + number, (f"{section}、办好学校",), text)
        for n, (section, number, text) in enumerate(rows, 1)
    ]
    return Document(name, f"{name}教育工作要点", tuple(tasks), year=year)


@pytest.fixture(scope="module")
def comparison():
    links = tuple(Link(i, i, "edited", "full", 0.9, 0.95, "lexical") for i in range(2))
    return compare(plan("old", OLD, 2023), plan("new", NEW, 2024), Alignment(links, (), ()), mode="year")


def of_csv(comparison):
    header, *rows = csv.reader(io.StringIO(csv_bytes(comparison).decode("utf-8-sig"), newline=""))
    return "\n".join(row[header.index("数字名称变动")] for row in rows)


def of_docx(comparison):
    return "\n".join(paragraphs(word_document(docx_bytes(comparison))))


def of_sheet(name):
    return lambda comparison: "\n".join(str(cell) for row in sheets(xlsx_bytes(comparison))[name] for cell in row)


@pytest.mark.parametrize(
    "told",
    [of_csv, of_docx, of_sheet("对照表"), of_sheet("明细"), render_markdown],
    ids=["csv", "docx", "table", "details", "markdown"],
)
def test_every_table_says_where_a_clause_stands(comparison, told):
    text = told(comparison)
    clause = CLAUSE.replace("“", "‘").replace("”", "’")
    assert f"“{clause}”→ 见 四（三）" in text
    assert f"“{clause}”← 见 一（一）" in text


def test_a_name_in_another_task_is_told_with_the_facts(comparison):
    assert "营养午餐（→ 见 四（三））" in of_csv(comparison)


def test_word_marks_the_clause_and_does_not_strike_it(comparison):
    assert "〔→ 见 四（三）〕" in text_of(word_document(docx_bytes(comparison)))


def test_the_page_marks_the_clause_and_does_not_strike_it(comparison):
    page = render_comparison(comparison)
    assert '<span class="member" data-mark="→ 见 四（三）">' in page
    assert '<span class="member" data-mark="← 见 一（一）">' in page
    assert '<del class="clause"' not in page.split("</main>")[0].split("<tbody")[1]


def test_the_json_names_the_task_and_the_clause(comparison):
    data = json.loads(json_bytes(comparison))
    dropped = next(edit for edit in data["changes"][0]["text"] if edit["status"] == "dropped")
    assert dropped["elsewhere"] == {
        "task": "new-2", "context": None, "start": 12, "end": 25, "text": f"{CLAUSE}。", "same": True,
    }  # fmt: skip
    fact = data["changes"][0]["facts"][0]
    assert (fact["status"], fact["left"], fact["elsewhere"]["task"]) == ("removed", "营养午餐", "new-2")
    assert data["counts"]["elsewhere"] == 4
    assert data["changes"][0]["reasons"] == ["only_punctuation", "only_regrouped"]


def test_the_sentence_of_a_row_says_where_its_clause_went(comparison):
    header, row, *_ = csv.reader(io.StringIO(csv_bytes(comparison).decode("utf-8-sig"), newline=""))
    cells = dict(zip(header, row, strict=True))
    sentence = next(text for text in cells.values() if text.endswith("→ 见 四（三）。"))
    assert "删去" not in sentence
