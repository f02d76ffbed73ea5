"""Tables and columns of PDF files that no simple grid shows: backgrounds, merged and cut cells, missing rules."""

import io
from itertools import pairwise

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from documents.reading import read_document
from tests.documents.office_documents import FONT, paragraph_style, pdf_table

SIZE = 10


class Page:
    """Draws boxes, rules and lines of text on A4, heights counted from the top."""

    def __init__(self):
        paragraph_style()
        self._stream = io.BytesIO()
        self._canvas = Canvas(self._stream, pagesize=A4, invariant=1)
        self._canvas.setFont(FONT, SIZE)

    def text(self, left, top, *lines):
        for place, line in enumerate(lines):
            self._canvas.drawString(left, A4[1] - top - SIZE - place * 1.5 * SIZE, line)

    def box(self, left, top, right, bottom, *, filled=False):
        self._canvas.setFillColorRGB(1, 1, 1)
        self._canvas.rect(left, A4[1] - bottom, right - left, bottom - top, stroke=not filled, fill=filled)
        self._canvas.setFillColorRGB(0, 0, 0)

    def rule(self, top, left=60, right=535):
        self._canvas.line(left, A4[1] - top, right, A4[1] - top)

    def side(self, left, top, bottom):
        self._canvas.line(left, A4[1] - top, left, A4[1] - bottom)

    def turn(self, degrees):
        """Draw what follows so that it leads up (90) or down (-90), from the upper edge of the sheet on."""
        if degrees:
            self._canvas.translate(*((A4[1], 0) if degrees > 0 else (A4[0] - A4[1], A4[1])))
            self._canvas.rotate(degrees)

    def new(self):
        self._canvas.showPage()
        self._canvas.setFont(FONT, SIZE)

    def read(self, folder):
        self._canvas.save()
        path = folder / "page.pdf"
        path.write_bytes(self._stream.getvalue())
        return read_document(path)


def tasks(document):
    return [(task.number, task.text, task.lead_units, task.responsible_units, task.deadline) for task in document.tasks]


EDGES = (60, 100, 300, 400, 480, 535)
NAMES = ("序号", "重点任务", "牵头单位", "责任单位", "完成时限")


def header(page, top=100, names=NAMES):
    for left, right, name in zip(EDGES, EDGES[1:], names, strict=False):
        page.box(left, top, right, top + 20)
        page.text(left + 5, top + 4, name)


def test_a_background_behind_prose_is_no_table(tmp_path):
    page = Page()
    page.box(20, 20, 575, 820, filled=True)
    page.box(40, 40, 555, 400, filled=True)
    page.text(60, 60, "2026年水利工作要点", "一、防汛", "（一）加固堤防。完成12公里。（责任单位：市水利局）")
    document = page.read(tmp_path)
    assert [(task.number, task.text) for task in document.tasks] == [("一（一）", "完成12公里。")]


def test_a_table_on_a_background_is_a_table(tmp_path):
    page = Page()
    page.box(20, 20, 575, 820, filled=True)
    page.text(60, 60, "某县水利任务分解表")
    header(page)
    for left, right, text in zip(EDGES, EDGES[1:], ("1", "疏浚河道", "县水利局", "各乡镇", "年底前"), strict=False):
        page.box(left, 120, right, 150)
        page.text(left + 5, 124, text)
    assert tasks(page.read(tmp_path)) == [("1", "疏浚河道", ("县水利局",), ("各乡镇",), "年底前")]


def test_a_box_over_rows_or_columns_stands_for_all_of_them(tmp_path):
    page = Page()
    page.text(60, 60, "某县水利任务分解表")
    header(page)
    for place, text in enumerate(("疏浚河道", "加固堤防")):
        top = 120 + 30 * place
        page.box(60, top, 100, top + 30)
        page.text(65, top + 4, str(place + 1))
        page.box(100, top, 300, top + 30)
        page.text(105, top + 4, text)
    page.box(300, 120, 480, 150)
    page.text(305, 124, "县水利局、各乡镇")
    page.box(300, 150, 400, 180)
    page.text(305, 154, "县水利局")
    page.box(400, 150, 480, 180)
    page.box(480, 120, 535, 180)
    page.text(485, 140, "年底前")
    assert tasks(page.read(tmp_path)) == [
        ("1", "疏浚河道", (), ("县水利局", "各乡镇"), "年底前"),
        ("2", "加固堤防", ("县水利局",), (), "年底前"),
    ]


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (("县财政局、各乡镇", "（街道）"), ("县财政局", "各乡镇（街道）")),
        (("县财政局，各市、县", "（市、区）政府"), ("县财政局", "各市、县（市、区）政府")),
        (("县财政局、县水利", "局"), ("县财政局", "县水利局")),
        (("县财政局", "县水利局"), ("县财政局", "县水利局")),
    ],
)
def test_lines_of_a_cell_that_were_broken_go_on(tmp_path, lines, units):
    page = Page()
    page.text(60, 60, "某县任务分解表")
    header(page, names=("序号", "重点任务", "责任单位"))
    for left, right, text in zip(EDGES, EDGES[1:], (("1",), ("疏浚河道",), lines), strict=False):
        page.box(left, 120, right, 160)
        page.text(left + 5, 124, *text)
    assert [task.responsible_units for task in page.read(tmp_path).tasks] == [units]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("1", "（一）兴修水", "疏浚河道。", "县水利局"), ("", "利", "", ""), [("1", "疏浚河道。")]),
        (("1", "水利", "疏浚河道。", "县水利局"), ("", "", "加固堤防。", ""), [("1", "疏浚河道。加固堤防。")]),
        (("1", "水利", "疏浚河道。", "县水利"), ("", "", "加固堤防。", "局"), [("1", "疏浚河道。加固堤防。")]),
        (
            ("1", "水利", "疏浚河道。", "县水利局"),
            ("2", "", "加固堤防。", ""),
            [("1", "疏浚河道。"), ("2", "加固堤防。")],
        ),
        (("1", "水利", "疏浚河道。", "县水利局"), ("二、交通", "", "", ""), [("1", "疏浚河道。"), ("3", "拓宽道路。")]),
    ],
)
def test_rows_at_a_page_end(tmp_path, above, below, expected):
    pages = [[above], [below, ("3", "交通", "拓宽道路。", "县交通局")]]
    path = tmp_path / "list.pdf"
    path.write_bytes(pdf_table("某县任务分解表", *pages))
    found = [(task.number, task.text) for task in read_document(path).tasks]
    assert found[: len(expected)] == expected
    assert found[-1] == ("3", "拓宽道路。")


@pytest.mark.parametrize("rules", [(), (95, 115, 250), (95, 118, 163, 208, 253)], ids=["none", "three", "each row"])
def test_a_table_without_vertical_rules_is_read_by_where_its_cells_stand(tmp_path, rules):
    page = Page()
    page.text(60, 60, "某区养老任务分解表")
    for left, name in zip((60, 110, 330, 460), ("序号", "工作任务", "责任单位", "时限"), strict=True):
        page.text(left, 100, name)
    rows = (
        ("1", ("新建助餐点二十处，方便老年人", "就近用餐。"), ("区民政局、各街", "道"), "年底前"),
        ("2", ("改造护理床位，增加护理人手，", "提升照护能力。"), ("区卫健局",), "9月底前"),
        ("3", ("探访独居老人。",), ("各街道",), "持续推进"),
    )
    for place, (number, text, units, deadline) in enumerate(rows):
        top = 125 + 45 * place
        page.text(60, top, number)
        page.text(110, top, *text)
        page.text(330, top, *units)
        page.text(460, top, deadline)
    for rule in rules:
        page.rule(rule)
    assert tasks(page.read(tmp_path)) == [
        ("1", "新建助餐点二十处，方便老年人就近用餐。", (), ("区民政局", "各街道"), "年底前"),
        ("2", "改造护理床位，增加护理人手，提升照护能力。", (), ("区卫健局",), "9月底前"),
        ("3", "探访独居老人。", (), ("各街道",), "持续推进"),
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path):
    page = Page()
    item = (
        "（{}）办好第{}件民生实事。请群众评",
        "判办理结果，每月公布一次进度情况，",
        "并写入年度报告。（责任单位：县府办）",
    )
    page.text(200, 50, "某县二〇二六年民生实事工作要点及责任分工")
    for place, numeral in enumerate("一二三四五六七八"):
        left, top = (60, 310)[place // 4], 90 + 60 * (place % 4)
        page.text(left, top, *(line.format(numeral, place + 1) for line in item))
    page.text(280, 700, "—  1  —")
    document = page.read(tmp_path)
    assert [task.number for task in document.tasks] == [f"（{numeral}）" for numeral in "一二三四五六七八"]
    assert {task.responsible_units for task in document.tasks} == {("县府办",)}


def test_columns_of_short_items_are_read_one_after_the_other(tmp_path):
    page = Page()
    items = (
        ("（{}）修缮塘坝。修缮山塘和塘", "坝{}座。（责任单位：县水利局）"),
        ("（{}）清理沟渠。清理田间沟渠", "共{}条，疏通淤塞，做到当日来水", "当日排。（县农业局负责）"),
    )
    page.text(180, 50, "某县冬春水利建设任务分工")
    for place, numeral in enumerate("一二三四五六七八"):
        left, top = (60, 310)[place // 4], 90 + 60 * (place % 4)
        page.text(left, top, *(line.format(numeral, place + 1) for line in items[place % 2]))
    document = page.read(tmp_path)
    assert [task.number for task in document.tasks] == [f"（{numeral}）" for numeral in "一二三四五六七八"]
    assert {task.responsible_units for task in document.tasks} == {("县水利局",), ("县农业局",)}


def test_columns_that_begin_with_a_notice_are_read_one_after_the_other(tmp_path):
    page = Page()
    notice = (
        "某县人民政府办公室",
        "关于印发工作要点的通知",
        "各乡镇，各部门：",
        "现予印发。",
        "县政府办",
        "2026年1月8日",
    )
    item = (
        "（{}）办好第{}件民生实事。请群众评",
        "判办理结果，每月公布一次进度情况，",
        "并写入年度报告。（责任单位：县府办）",
    )
    page.text(60, 60, *notice)
    for place, numeral in enumerate("一二三四五六七"):
        left, top = (60, 90 + 60 * (place + 1)) if place < 3 else (310, 60 * (place - 2))
        page.text(left, top, *(line.format(numeral, place + 1) for line in item))
    document = page.read(tmp_path)
    assert [task.number for task in document.tasks] == [f"（{numeral}）" for numeral in "一二三四五六七"]
    assert document.title == "某县人民政府办公室关于印发工作要点的通知"


def cut_by_a_browser(page, merged):
    """Draw a table of which a page end cuts a row, with no rule where it does."""
    header(page, names=("领域", "重点任务", "牵头单位", "责任单位", "完成时限"))
    for edge in EDGES:
        page.side(edge, 120, 800)
    page.text(65, 130, "水利")
    page.text(105, 130, "疏浚河道十二条，加固堤防，")
    page.text(305, 130, "县水利局")
    page.text(405, 130, "各乡镇")
    page.text(485, 130, "年底前")
    page.text(60, 810, "https://www.example.gov.cn/art/1.html 1/2")
    page.new()
    page.text(60, 15, "2026/1/9 18:13 某县任务分解表_某县人民政府")
    for edge in EDGES:
        page.side(edge, 40, 180)
    page.text(105, 50, "清理沟渠。")
    page.rule(80, EDGES[1] if merged else EDGES[0])
    page.text(105, 90, "修建泵站。")
    page.text(305, 90, "县农业局")
    page.text(485, 90, "9月底前")
    page.rule(180)
    page.text(60, 810, "https://www.example.gov.cn/art/1.html 2/2")


@pytest.mark.parametrize("merged", [True, False])
def test_a_row_that_a_page_end_leaves_without_rules_is_one_row(tmp_path, merged):
    page = Page()
    page.text(60, 60, "某县任务分解表")
    cut_by_a_browser(page, merged)
    document = page.read(tmp_path)
    assert [(task.section, task.text, task.lead_units, task.deadline) for task in document.tasks] == [
        (("水利",), "疏浚河道十二条，加固堤防，清理沟渠。", ("县水利局",), "年底前"),
        (("水利",), "修建泵站。", ("县农业局",), "9月底前"),
    ]


def test_the_rest_of_a_row_with_text_in_one_cell_goes_on_and_a_letterhead_in_a_box_is_none(tmp_path):
    page = Page()
    page.text(60, 40, "某县任务分解表")
    header(page, 80)
    for left, right, text in zip(EDGES, EDGES[1:], ("1", "疏浚河道，", "县水利局", "各乡镇", "年底前"), strict=False):
        page.box(left, 100, right, 790)
        page.text(left + 5, 104, text)
    page.new()
    for left, right in pairwise(EDGES):
        page.box(left, 40, right, 80)
    page.text(105, 44, "加固堤防。")
    page.new()
    page.box(60, 40, 300, 80)
    page.box(300, 40, 535, 80)
    page.text(65, 44, "某县水利局便笺")
    page.text(60, 100, "注：进度每月报送。")
    document = page.read(tmp_path)
    assert tasks(document) == [("1", "疏浚河道，加固堤防。", ("县水利局",), ("各乡镇",), "年底前")]
    assert "某县水利局便笺" in document.text


@pytest.mark.parametrize("degrees", [0, 90, -90])
def test_a_page_whose_text_lies_on_its_side_is_read_as_it_should_lie(tmp_path, degrees):
    page = Page()
    page.turn(degrees)
    page.text(60, 60, "某县水利任务分解表")
    header(page)
    cells = ("1", "疏浚河道十二条，加固堤防", "县水利局", "各乡镇", "年底前")
    for left, right, text in zip(EDGES, EDGES[1:], cells, strict=False):
        page.box(left, 120, right, 150)
        page.text(left + 5, 124, text)
    document = page.read(tmp_path)
    assert tasks(document) == [("1", "疏浚河道十二条，加固堤防", ("县水利局",), ("各乡镇",), "年底前")]
    (box,) = document.tasks[0].place.boxes
    sides = {
        0: (60, 120, 535, 150),
        90: (120, A4[1] - 535, 150, A4[1] - 60),
        -90: (A4[0] - 150, 60, A4[0] - 120, 535),
    }
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx(sides[degrees], abs=1.0)


def test_a_roster_below_a_notice_is_named_and_no_task(tmp_path):
    page = Page()
    page.text(
        60,
        60,
        "关于做好防汛值守的通知",
        "一、压实责任。",
        "各乡镇要落实值守人员。",
        "二、排查隐患。",
        "各乡镇要排查山塘。",
    )
    page.text(60, 180, "值守人员名册")
    for row, cells in enumerate((("日期", "带班领导", "联系方式"), ("7月1日", "甲", "1234"), ("7月2日", "乙", "5678"))):
        for column, cell in enumerate(cells):
            page.box(60 + 100 * column, 200 + 20 * row, 160 + 100 * column, 220 + 20 * row)
            page.text(65 + 100 * column, 204 + 20 * row, cell)
    document = page.read(tmp_path)
    assert [task.text for task in document.tasks] == ["各乡镇要落实值守人员。", "各乡镇要排查山塘。"]
    assert [one.message for one in document.warnings if one.code == "table-not-read"] == [
        "表格“值守人员名册”（3行）没有任务一栏，没有读作任务"
    ]
