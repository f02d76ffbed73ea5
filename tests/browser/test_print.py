"""What a reviewer gets on paper: the rows that are shown, in black, with legend, header and the line of the filter."""

import subprocess

import pytest

from reports import render_comparison
from tests.programs import required
from tests.reports.samples import hostile, long_list, sample

pytestmark = pytest.mark.browser


@pytest.fixture
def printed(visit, tmp_path):
    """Print a page after doing something on it; return the PDF and the text of each of its pages."""
    required("pdftotext", "pdftoppm")

    def print_page(html, *, act=None, **options):
        page = visit(html, **options)
        if act is not None:
            act(page)
        path = tmp_path / "page.pdf"
        page.pdf(path=path, prefer_css_page_size=True, print_background=True)
        done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
        return path, done.stdout.decode().split("\f")[:-1]

    return print_page


def colours(pdf):
    """Every colour on the pages that is no grey; letters are drawn without soft edges."""
    command = ["pdftoppm", "-r", "40", "-aa", "no", "-aaVector", "no", str(pdf)]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    found, position = set(), 0
    while position < len(data):
        header = data[position:].split(b"\n", 3)[:3]
        assert header[0] == b"P6"
        width, height = map(int, header[1].split())
        position += sum(len(line) + 1 for line in header)
        pixels = data[position : position + width * height * 3]
        position += width * height * 3
        channels = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
        found |= {pixel for pixel in set(channels) if max(pixel) - min(pixel) > 3}
    return found


@pytest.mark.parametrize("make", [sample, lambda: sample("level"), lambda: sample("region"), hostile])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_paper_is_black_and_white_in_every_theme(printed, make, theme):
    def choose(page):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")

    pdf, _ = printed(render_comparison(make()), act=choose, color_scheme="dark")
    assert colours(pdf) == set()


def test_only_the_rows_that_are_shown_are_printed_and_every_page_says_which(printed):
    def choose(page):
        page.click('button.chip[data-filter="kind:edited"]')

    _, pages = printed(render_comparison(sample(), date="2021-06-01"), act=choose)
    text = "".join(pages)
    assert "每年6月底前公布12项清单" in text.replace(" ", "")
    assert "全新任务" not in text
    for number, page in enumerate(pages, start=1):
        assert "筛选：改动" in page
        assert "显示 1 / 8 行" in page
        assert "2021-06-01" in page
        assert f"{number}/{len(pages)}" in page.replace(" ", "")


def test_all_rows_are_said_to_be_printed_where_nothing_is_chosen(printed):
    _, pages = printed(render_comparison(sample()))
    assert all("筛选：全部行；显示 8 / 8 行" in page for page in pages)


def test_fifty_rows_are_printed_whole_with_legend_header_and_signature_but_without_tools(printed):
    _, pages = printed(render_comparison(long_list(50)))
    text = "".join(pages)
    assert [index for index in range(50) if f"第{index}件事，涉及轨道交通" not in text.replace(" ", "")] == []
    assert all("序号" in page for page in pages if "件事，涉及轨道交通" in page)
    assert "图例" in text
    assert "审核：" in text
    assert "日期：" in text
    assert [word for word in ("搜索", "快捷键", "清除", "导出决定", "回到顶部") if word in text] == []


def test_opened_evidence_is_printed_and_closed_is_not(printed):
    _, closed = printed(render_comparison(sample()))
    _, opened = printed(render_comparison(sample()), act=lambda page: page.click("#evidence"))
    assert "得分构成" not in "".join(closed)
    assert "得分构成" in "".join(opened)
