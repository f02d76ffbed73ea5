"""The rows that are shown, saved as CSV and as Markdown: what the command line writes of them."""

import csv
import io

import pytest

from reports import csv_bytes, render_comparison, render_markdown
from reports.rows.plain_rows import LINK_COLUMNS
from tests.browser.pages import made, made_page, open_options, press, sign
from tests.browser.test_groups import shown
from tests.reports.samples import STATES, sample


def saved(page, button, tmp_path):
    """Press a button and return the name and the bytes of the file that it gives."""
    open_options(page)
    with page.expect_download() as waiting:
        page.click(f"#{button}")
    path = tmp_path / "saved"
    waiting.value.save_as(path)
    return waiting.value.suggested_filename, path.read_bytes()


def rows_of(data):
    """Read a CSV for Excel, line ends included."""
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\r\n") == len(list(csv.reader(io.StringIO(text, newline=""))))
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", STATES)
def test_all_rows_are_those_of_the_command_line(visit, tmp_path, name):
    comparison = STATES[name]
    page = visit(render_comparison(comparison))
    head, *body = rows_of(saved(page, "csv", tmp_path)[1])
    own_head, *own = rows_of(csv_bytes(comparison))
    if name == "hostile":  # breaks and signs of direction around a text are layout to a browser
        body, own = ([[cell.strip() for cell in row] for row in rows] for rows in (body, own))
    assert head == own_head
    assert sorted(body) == sorted(own)
    lines = saved(page, "markdown", tmp_path)[1].decode().splitlines()
    assert sorted(lines) == sorted(render_markdown(comparison).splitlines())


def test_a_page_in_the_order_of_the_comparison_gives_the_very_bytes(visit, tmp_path):
    comparison = STATES["identical"]
    page = visit(render_comparison(comparison, lang="en"))
    assert saved(page, "csv", tmp_path) == ("page-0.csv", csv_bytes(comparison, lang="en"))
    assert saved(page, "markdown", tmp_path) == ("page-0.md", render_markdown(comparison, lang="en").encode())


def test_only_what_is_shown_is_saved_in_the_order_in_which_it_stands(visit, tmp_path):
    page = visit(made_page(233))
    page.click('#toolbar button[data-filter="kind:split"]')
    page.fill("#search", "轨道交通")
    open_options(page)
    page.select_option("#sort", "unit")
    rows = shown(page)
    name, data = saved(page, "csv", tmp_path)
    _, *body = rows_of(data)
    assert name == "page-0-filtered.csv"
    assert list(dict.fromkeys(row[0] for row in body)) == rows
    own = [row for row in rows_of(csv_bytes(made(233))) if row[0] in rows]
    assert sorted(body) == sorted(own)
    name, data = saved(page, "markdown", tmp_path)
    lines = data.decode().splitlines()
    assert name == "page-0-filtered.md"
    assert [line.split(" | ")[-1].removesuffix(" |") for line in lines if "| r-" in line] == rows
    (chosen,) = [line for line in lines if f"{len(rows)} / 233" in line]  # says what was chosen
    assert "轨道交通" in chosen


def test_decisions_are_saved_as_they_stand(visit, tmp_path):
    page = visit(render_comparison(sample()))
    sign(page, "甲")
    page.locator("[id='r-00000007'] th.ordinal a").focus()
    press(page, "a")
    page.locator("[id='r-00000004'] th.ordinal a").focus()
    press(page, "t", "2", "m")
    page.keyboard.type("=核对")
    press(page, "Control+Enter")
    rows = [dict(zip(LINK_COLUMNS, row, strict=True)) for row in rows_of(saved(page, "csv", tmp_path)[1])]
    told = {row["change"]: (row["decision"], row["note"]) for row in rows[1:]}
    assert told["r-00000007"] == ("确认（甲）", "")
    assert told["r-00000004"] == ("改类型：改动（甲）", "")
    assert told["r-00000001"] == ("", "")
    assert ("", "'=核对") in told.values()
    (line,) = [line for line in saved(page, "markdown", tmp_path)[1].decode().splitlines() if "r-00000004" in line]
    assert "| 改类型：改动（甲） |" in line


def test_marks_for_screen_readers_and_the_inline_view_change_nothing(visit, tmp_path):
    page = visit(made_page(30))
    before = saved(page, "csv", tmp_path), saved(page, "markdown", tmp_path)
    page.click("#marks")
    press(page, "v")
    assert (saved(page, "csv", tmp_path), saved(page, "markdown", tmp_path)) == before
