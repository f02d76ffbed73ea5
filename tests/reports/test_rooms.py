"""The page, Word and Excel, CSV, Markdown and JSON draw from one view of the rows, and none from another's."""

import ast
from pathlib import Path

import pytest

REPORTS = Path(__file__).parents[2] / "reports"
DRAWN = ("data", "office", "page")  # rooms that draw: each imports words, rows and overview, and none of these another


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching(paths, rooms):
    """Every import of one of the rooms, said as file → module."""
    return sorted(
        {
            f"{path.relative_to(REPORTS)} → {name}"
            for path in paths
            for name in imported(path)
            if any(name == f"reports.{room}" or name.startswith(f"reports.{room}.") for room in rooms)
        }
    )


@pytest.mark.parametrize("room", DRAWN)
def test_no_output_is_drawn_from_another(room):
    others = [other for other in DRAWN if other != room]
    assert reaching((REPORTS / room).rglob("*.py"), others) == []


@pytest.mark.parametrize("room", ["words", "rows", "overview", "whole"])
def test_what_outputs_share_knows_none_of_them(room):
    assert reaching((REPORTS / room).rglob("*.py"), DRAWN) == []


def test_words_know_no_rows_and_rows_no_overview():
    assert reaching((REPORTS / "words").rglob("*.py"), ["rows", "overview"]) == []
    assert reaching((REPORTS / "rows").rglob("*.py"), ["overview"]) == []
