import pytest

from documents.layouts.column_assignment import align_cells, cut_rows
from documents.text.traced import Traced

COLUMNS = ("section", "text", "lead", "responsible", "deadline", "remark")


def cells(*texts: str) -> list[Traced]:
    return [Traced.of(text) for text in texts]


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        (("决策公开", "公开目录。", "市司法局", "市府办", "年底前", "纳入考核"), list(COLUMNS)),
        (("公开目录。", "市司法局", "市府办", "年底前"), ["text", "lead", "responsible", "deadline"]),
        (("决策公开", "召开新闻发布会", "市司法局", "市府办"), ["section", "text", "lead", "responsible"]),
        (("公开目录。", "市司法局", "年底前"), ["text", "responsible", "deadline"]),
        (("公开目录。", "市司法局", "市府办", "纳入考核"), ["text", "lead", "responsible", "remark"]),
        (("公开目录。",), ["text"]),
        ((), None),
        (("公开目录。", *["市司法局"] * 6), None),
    ],
)
def test_cells_go_to_the_columns_they_fit_in_order(row, roles):
    assert align_cells(cells(*row), COLUMNS) == roles


def test_rows_end_where_the_columns_begin_again():
    rows = [
        ("公开目录。", "市司法局", "年底前", "纳入考核"),
        ("召开新闻发布会", "市府办"),
        ("成立政务公开领导小组", "市府办", "全年"),
    ]
    found = cut_rows(cells(*(cell for row in rows for cell in row)), ("text", "responsible", "deadline", "remark"))
    assert [tuple(cell.text for cell in row) for row in found] == rows


def test_no_cells_are_no_rows():
    assert cut_rows([], COLUMNS) == []


@pytest.mark.parametrize(("size", "roles"), [(30, ["section", "text"]), (31, ["text", "remark"])])
def test_a_long_cell_is_a_sentence_even_without_a_full_stop(size, roles):
    assert align_cells(cells("公" * size, "纳入考核"), ("section", "text", "remark")) == roles


ROW = ("公开目录。", "市司法局")


def parts(row, *roles):
    return [tuple(cell.text for cell in part) for part in cut_rows(cells(*row), roles)]


def test_a_sentence_behind_the_units_is_a_row_of_its_own_and_a_phrase_is_a_remark():
    columns = ("text", "responsible", "remark")
    assert parts((*ROW, "公开会议纪要。"), *columns) == [ROW, ("公开会议纪要。",)]
    assert parts((*ROW, "纳入考核"), *columns) == [(*ROW, "纳入考核")]


def test_a_sentence_behind_two_unit_cells_is_a_remark_rather_than_a_row_without_any():
    row = (*ROW, "市府办", "公开会议纪要。")
    assert parts(row, "text", "lead", "responsible", "remark") == [row]


def test_a_phrase_that_is_no_unit_goes_past_an_empty_unit_column():
    assert align_cells(cells("公开目录。", "纳入考核"), ("text", "responsible", "remark")) == ["text", "remark"]
