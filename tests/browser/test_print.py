"""What a reviewer gets on paper: the rows that are shown, in black, with legend, header and the line of the filter."""

import subprocess
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from compare import Change
from reports import render_comparison
from tests.browser.pages import YEAR, press, seed_page
from tests.programs import required
from tests.reports.samples import counts, document, hostile, link, long_list, sample, task, without_links

pytestmark = pytest.mark.browser

H = "{http://www.w3.org/1999/xhtml}"
SENTENCE = "推进政务公开标准化规范化，完善目录清单，压实责任。"
LONG = SENTENCE * 6 + "ENDOFTEXT。"


def comparison_of(lefts, rights, changes, links=()):
    return replace(
        without_links(),
        left=document("left", lefts),
        right=document("right", rights),
        links=tuple(links),
        changes=tuple(changes),
        counts=counts(changes, links, len(lefts), len(rights)),
    )


def added(number, right):
    return Change(f"r-7000000{number}", "added", False, (), (right,), (), (), (), None)


def two_sections(count):
    """So many rows under one heading, then one under another that takes a third of a page."""
    rights = [task("right", n, "一、甲", SENTENCE * 3) for n in range(count)]
    rights.append(task("right", count, "二、乙", SENTENCE * 12))
    changes = [added(n, n) for n in range(count + 1)]
    return comparison_of([task("left", 0, "一、甲", SENTENCE)], rights, [*changes, dropped(9)])


def dropped(number):
    return Change(f"r-7000000{number}", "dropped", False, (0,), (), (), (), (), None)


def one_split(count):
    """So many rows, then one task that became three."""
    rights = [task("right", n, "一、甲", SENTENCE * 3) for n in range(count)]
    rights += [task("right", count + part, "一、甲", f"第{part}部分，{SENTENCE * 7}") for part in range(3)]
    links = [link(0, count + part) for part in range(3)]
    split = Change("r-70000008", "split", False, (0,), tuple(range(count, count + 3)), (0, 1, 2), (), (), None)
    changes = [*(added(n, n) for n in range(count)), split]
    return comparison_of([task("left", 0, "一、甲", SENTENCE * 2)], rights, changes, links)


def unchanged(text):
    change = Change("r-70000000", "unchanged", False, (0,), (0,), (0,), (), (), None)
    sides = [task(side, 0, "一、甲", text) for side in ("left", "right")]
    return comparison_of([sides[0]], [sides[1]], [change], [link(0, 0)])


def long_headings():
    """Sections whose names are as long as those of real plans, linked one to one."""
    names = [f"{n}、围绕助力市域治理现代化，不断拓展主动公开深度和广度（{n}）" for n in "一二三四五六七八"]
    lefts = [task("left", n, name, SENTENCE) for n, name in enumerate(names)]
    rights = [task("right", n, name, SENTENCE) for n, name in enumerate(names)]
    changes = [Change(f"r-7000000{n}", "unchanged", False, (n,), (n,), (n,), (), (), None) for n in range(8)]
    return comparison_of(lefts, rights, changes, [link(n, n) for n in range(8)])


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


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (sample, "粗体加下划线：增加的字；删除线：删去的字"),
        (lambda: sample("region"), "粗体加下划线：仅右文有的字；虚下划线：仅左文有的字"),
    ],
)
def test_every_page_says_what_its_two_marks_mean(printed, make, key):
    _, pages = printed(render_comparison(make()))
    assert [number for number, page in enumerate(pages, start=1) if key not in page] == []


def test_no_page_ends_with_a_heading_or_a_header_without_a_row(printed):
    pushed = 0
    for count in range(5, 10):  # rows before a heading, so that it falls on many heights
        _, pages = printed(render_comparison(two_sections(count)))
        for page, following in pairwise(pages):
            *_, last, _ = [line for line in page.splitlines() if line.strip()]  # the last of all is the foot
            assert "序号" not in last
            assert "二、乙" not in last
            pushed += following.lstrip().startswith("二、乙")
    assert pushed  # somewhere a heading went over with its first row


MOST_PAGES = 10  # of the year report
LEAST_POINTS = 9.0
FILLED = 0.6  # of a page's height


def test_the_year_report_takes_at_most_ten_pages_and_none_but_the_last_is_half_empty(printed):
    pdf, pages = printed(seed_page(YEAR))
    assert len(pages) <= MOST_PAGES
    subprocess.run(["pdftotext", "-bbox", str(pdf)], check=True)
    sheets = list(ElementTree.fromstring(pdf.with_suffix(".html").read_text("utf-8")).iter(f"{H}page"))
    for number, sheet in enumerate(sheets[:-1], start=1):
        bottoms = sorted({round(float(word.get("yMax"))) for word in sheet.iter(f"{H}word")})
        *_, lowest, _ = bottoms  # the last of all is the foot
        assert lowest >= FILLED * float(sheet.get("height")), number


def test_no_letter_of_the_table_or_of_what_stands_behind_it_is_smaller_than_nine_points(visit):
    page = visit(seed_page(YEAR))
    page.emulate_media(media="print")
    small = page.evaluate(
        """(least) => {
          const found = new Set();
          const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const of = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || of.closest("svg, script") || !of.getClientRects().length) continue;
            const points = parseFloat(getComputedStyle(of).fontSize) * .75;
            if (points > 0 && points < least) found.add(`${of.tagName}.${of.className} ${points}`);
          }
          return [...found];
        }""",
        LEAST_POINTS,
    )
    assert small == []


def test_a_group_goes_on_overleaf_and_loses_nothing(printed):
    for count in range(1, 4):
        _, pages = printed(render_comparison(one_split(count)))
        text = "".join("".join(pages).split())
        assert [text.count(f"第{part}部分，") for part in range(3)] == [1, 1, 1]


def test_a_text_that_the_screen_shortens_is_printed_whole(printed):
    _, pages = printed(render_comparison(unchanged(LONG)))
    assert "".join("".join(pages).split()).count("ENDOFTEXT") == 2  # left and right


def test_wide_headings_do_not_make_the_whole_page_smaller(printed):
    """A table wider than the paper would have the browser shrink every page."""

    def height(comparison):
        pdf, _ = printed(render_comparison(comparison))
        subprocess.run(["pdftotext", "-bbox", str(pdf)], check=True)
        words = ElementTree.fromstring(pdf.with_suffix(".html").read_text("utf-8")).iter(f"{H}word")
        return next(float(w.get("yMax")) - float(w.get("yMin")) for w in words if w.text == "序号")

    assert height(long_headings()) == pytest.approx(height(sample()), rel=0.01)


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
    _, opened = printed(
        render_comparison(sample()), act=lambda page: page.evaluate("document.getElementById('evidence').click()")
    )
    assert "得分构成" not in "".join(closed)
    assert "得分构成" in "".join(opened)


def test_the_full_texts_are_printed_when_they_are_shown_and_only_then(printed):
    letter = sample().left.annexes[0].title  # stands in no row of the table
    pdf, shown = printed(render_comparison(sample()), act=lambda page: press(page, "w", "n"))
    text = "".join(shown)
    assert "→ 移至 二 第8项" in text
    assert all(
        task.text[:5] in text.replace(" ", "").replace("\n", "")
        for task in (*sample().left.tasks, *sample().right.tasks)
    )
    assert "变动说明" not in text
    assert sum(page.count(letter) for page in shown) == 2
    assert colours(pdf) == set()
    _, table = printed(render_comparison(sample()), act=lambda page: press(page, "w", "w"))
    assert "→ 移至 二 第8项" not in "".join(table)
