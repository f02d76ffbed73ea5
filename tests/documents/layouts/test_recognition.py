"""Recognition alone decides who reads a text, and readers do not know each other."""

import ast
from pathlib import Path

import pytest

from documents.layouts.recognition import LAYOUTS, has_table, recognise_layout, table_begins
from documents.text.lines import source_lines
from tests.documents.small_documents import read, tasks

LAYOUT_FOLDER = Path(__file__).parents[3] / "documents" / "layouts"
FOLDERS = sorted(path.name for path in LAYOUT_FOLDER.iterdir() if (path / "reader.py").exists())

ROWS = "1\n公开预算。\n省财政厅\n2\n公开审计结果。\n省审计厅\n"
TEXTS = {
    "a header row with tabs": (
        "序号\t任务\t责任单位\n1\t公开预算。\t省财政厅\n2\t公开审计结果。\t省审计厅",
        "tabbed_table",
    ),
    "a header row with bars": (
        "|序号|任务|责任单位|\n|1|公开预算。|省财政厅|\n|2|公开审计结果。|省审计厅|",
        "tabbed_table",
    ),
    "names on lines of their own": ("序号\n任务\n责任单位\n" + ROWS, "cell_lines"),
    "a header row above one cell a line": ("序号\t任务\t责任单位\n" + ROWS, "cell_lines"),
    "a header line with spaces": (
        "序号  任务  责任单位\n1\n公开预算。\n\n省财政厅\n\n2\n公开审计结果。\n\n省审计厅",
        "wrapped_table",
    ),
    "names on lines of their own above blocks": (
        "序号\n任务\n责任单位\n1\n推进各级财政预算\n决算公开。\n\n省财政厅\n\n2\n推进审计结果\n及时公开。\n\n省审计厅\n",
        "wrapped_table",
    ),
    "no header": ("一、公开\n（一）公开预算。（省财政厅负责）\n（二）公开审计结果。（省审计厅负责）", "key_points"),
}


@pytest.mark.parametrize(("text", "name"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_read_in_its_layout(text, name):
    document = read(text)
    assert (recognise_layout(source_lines(text)).name, document.source.layout) == (name, name)
    assert [units for *_, units in tasks(document)] == [("省财政厅",), ("省审计厅",)]


@pytest.mark.parametrize(("text", "name"), TEXTS.values(), ids=TEXTS)
def test_no_lines_above_the_first_name_of_a_column_hold_a_table(text, name):
    lines = source_lines("关于印发清单的通知\n" + text)
    begins = table_begins(lines)
    assert (begins is not None) == has_table(lines) == (name != "key_points")
    holding = [end for end in range(1, len(lines) + 1) if has_table(lines[:end])]
    assert begins is None or begins == 2
    assert all(end >= 2 for end in holding)


def test_every_folder_of_a_reader_is_a_row_of_the_table():
    assert sorted(layout.name for layout in LAYOUTS) == FOLDERS


def test_only_the_last_row_takes_any_text():
    lines = source_lines("公开预算。")
    assert [layout.recognise(lines) for layout in LAYOUTS] == [False] * (len(LAYOUTS) - 1) + [True]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_layout_imports_another_and_only_recognition_imports_readers():
    documents = LAYOUT_FOLDER.parent
    found = []
    for path in sorted(documents.rglob("*.py")):
        own = path.parent.name if path.parent.parent == LAYOUT_FOLDER else None
        if path == LAYOUT_FOLDER / "recognition.py":
            continue
        for name in imported(path):
            folder = name.removeprefix("documents.layouts.").partition(".")[0]
            if name.startswith("documents.layouts.") and folder in FOLDERS and folder != own:
                found.append(f"{path.relative_to(documents)} imports {name}")
    assert found == []


@pytest.mark.parametrize("gap", ["\t", "   "])
def test_a_header_row_with_tabs_above_rows_with_tabs_is_no_header_line(gap):
    head, *rows = (
        "阶段性任务|具体实施内容|预计完成时间|负责人",
        "调研|整理文件|2024.10.8|王某",
        "〃|走访企业|2024.10.9|李某",
    )
    lines = source_lines("\n".join((head.replace("|", gap), *(row.replace("|", "\t") for row in rows))))
    wrapped = next(layout for layout in LAYOUTS if layout.name == "wrapped_table")
    assert wrapped.recognise(lines) == (gap != "\t")
