from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from documents import read_document
from documents.errors import InputError
from documents.model import PageBox
from policydiff.cli import app
from policydiff.explanation import explained_lines, explained_page, explained_text
from tests.documents.small_documents import read

SEEDS = Path(__file__).parents[2] / "seeds"
SMALL = "某县治水方案\n一、防汛\n（一）巡堤。每日巡堤。（县水利局牵头）\n\n（二）清淤。清淤三条河。（县\n水利局负责，9月底前完成）\n"


def test_a_line_says_what_each_of_its_characters_was_read_as():
    lines = {line.number: [(part.label, part.text) for part in line.parts] for line in explained_lines(read(SMALL))}
    assert lines[1] == [("文件信息", "某县治水方案")]
    assert lines[2] == [("标题", "一、防汛")]
    assert lines[3] == [("标题", "（一）巡堤。"), ("#1 正文", "每日巡堤。"), ("#1 单位", "（县水利局牵头）")]
    assert lines[4] == []
    assert lines[6][0][0] == "#2 单位"


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_parts_of_a_seed_are_its_source(seed):
    document = read_document(seed)
    lines = explained_lines(document)
    assert "\n".join("".join(part.text for part in line.parts) for line in lines) == document.text
    shown = [part for line in lines for part in line.parts if part.role is None]
    assert all(part.text.isspace() for part in shown)


def test_the_terminal_gets_the_fates_and_their_counts_and_no_commands():
    printed = explained_text(read(SMALL.replace("每日", "\x1b[2J每日")))
    assert "【#1 正文】" in printed
    assert "\x1b" not in printed
    assert printed.splitlines()[-1].startswith("2 tasks; 字数：正文 ")


def test_the_page_holds_every_line_and_escapes_what_the_source_says():
    page = html.fromstring(explained_page(read(SMALL.replace("三条河", "<三>&条河"))))
    spans = page.xpath("//tr[@id='l5']//span")
    assert [(span.get("title"), span.text) for span in spans][1] == ("#2 正文", "清淤<三>&条河。")
    assert page.xpath("//script | //link | //img") == []


def test_boxes_on_pages_are_said_below_the_lines():
    document = read(SMALL)
    boxes = (PageBox(1, 56.0, 700.5, 540.0, 780.0), PageBox(2, 56.0, 60.0, 540.0, 90.0))
    first = replace(document.tasks[0], place=replace(document.tasks[0].place, boxes=boxes))
    paged = replace(document, tasks=(first, *document.tasks[1:]))
    said = "#1 第1页 (56.0, 700.5)–(540.0, 780.0)；第2页 (56.0, 60.0)–(540.0, 90.0)"
    assert explained_text(paged).splitlines()[-2] == f"  {said}"
    assert html.fromstring(explained_page(paged)).xpath("//ul[last()]/li/text()") == [said]
    assert "页上的位置" not in explained_text(document) + explained_page(document)


def test_a_list_of_tasks_has_no_text_to_explain(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("序号,任务\n1,每日巡堤\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"'list.csv' is a task list .* --explain is for texts\."):
        explained_lines(read_document(path))


def test_the_command_prints_text_and_writes_a_page(tmp_path):
    source = tmp_path / "plan.txt"
    source.write_text(SMALL, encoding="utf-8")
    run = CliRunner().invoke(app, ["read", str(source), "--explain"])
    assert (run.exit_code, "【标题】一、防汛" in run.stdout) == (0, True)
    page = tmp_path / "plan.html"
    assert CliRunner().invoke(app, ["read", str(source), "--explain", "-o", str(page)]).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    refused = CliRunner().invoke(app, ["read", str(source), "--explain", "--format", "json"])
    assert refused.exit_code != 0
