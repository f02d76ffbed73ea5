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
