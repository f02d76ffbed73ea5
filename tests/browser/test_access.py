"""What axe-core finds on a page, with everything drawn; colours, zoom, words for those who do not see."""

import pytest

from reports import render_comparison
from tests.browser.pages import made_page, open_options, press
from tests.reports.samples import sample

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


# What axe leaves open by its own measure of boxes: of an inline element that runs over two lines it takes the box around
# both, in which others stand as well; of a heading that spans two rows the second row. Their contrast is measured below.
OPEN_BY_NATURE = {"elmPartiallyObscuring", "bgOverlap"}
ENOUGH = 4.5  # WCAG 1.4.3, contrast of text of normal size

# Relative luminance of colours painted over each other, WCAG 2.2; a canvas of one pixel paints them as the page does.
LUMINANCE = """
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const light = (...colors) => {
    for (const color of colors) { pixel.fillStyle = color; pixel.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
"""

# Signs and single digits are judged like any text; by itself axe leaves their contrast open.
JUDGE_SIGNS = """axe.configure({ checks: [{ id: "color-contrast", options: {
  ignoreUnicode: false, ignoreLength: true, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
  pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
} }] });"""


def problems(page):
    """Violations, and contrasts that axe could not judge.

    Everything is drawn and nothing sticks over anything: what is not drawn axe judges wrongly (its issues 2445, 908).
    Texts in drawings are left to `test_texts_in_drawings_have_enough_contrast`: axe takes a drawing for an image, whose
    colours it does not know.
    """
    from axe_playwright_python.base import AXE_SCRIPT
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(
        """for (const part of document.querySelectorAll('[class*=size-], #toolbar, #review, .rows thead th')) {
             part.style.contentVisibility = 'visible';
             part.style.position = 'static';
           }
           for (const box of document.querySelectorAll('.scroll')) box.style.overflow = 'visible';"""
    )
    axe = Axe(f"{AXE_SCRIPT};{JUDGE_SIGNS}")
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    wrong = [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found["violations"]]
    unsure = [
        (check["data"].get("messageKey"), node["target"][0], node["html"][:160])
        for rule in found["incomplete"]
        if rule["id"] == "color-contrast"
        for node in rule["nodes"]
        for check in node["any"]
        if not node["html"].startswith("<text")
    ]
    ratios = contrasts(page, [target for _, target, _ in unsure])
    return wrong + [
        (*node, ratio)
        for node, ratio in zip(unsure, ratios, strict=True)
        if node[0] not in OPEN_BY_NATURE or ratio < ENOUGH
    ]


def contrasts(page, targets):
    """Contrast of the text of elements with all that is painted behind it, from the page's paper on."""
    return page.evaluate(
        f"(targets) => {{ {LUMINANCE}"
        """
          return targets.map((target) => {
            const papers = [];
            for (let part = document.querySelector(target); part; part = part.parentElement) {
              papers.unshift(getComputedStyle(part).backgroundColor);
            }
            const paper = light(...papers);
            return contrast(paper, light(getComputedStyle(document.querySelector(target)).color));
          });
        }""",
        targets,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme):
    page = visit(made_page(30), color_scheme=scheme)
    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_evidence_open_and_rows_decided(visit, scheme):
    page = visit(render_comparison(sample()), color_scheme=scheme)
    press(page, "j", "a", "x", "Space")
    open_options(page)
    page.click("#evidence")
    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_overview(visit, scheme):
    page = visit(made_page(30), color_scheme=scheme)
    press(page, "s")
    assert page.is_visible(".charts")
    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["l", "t", "m", "i"])
def test_axe_finds_nothing_in_what_opens_over_the_page(visit, scheme, key):
    page = visit(render_comparison(sample()), color_scheme=scheme)
    press(page, "j", key)
    assert page.locator("dialog#layer").is_visible()
    assert problems(page) == []


def test_axe_finds_nothing_in_the_list_of_keys(visit):
    page = visit(render_comparison(sample()))
    page.click("#help")
    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_measured_against_what_is_painted_behind(visit, scheme):
    page = visit(made_page(30), color_scheme=scheme)
    page.evaluate("document.querySelector('h1').style.cssText = 'color: #777; background: #fff'")
    assert contrasts(page, ["h1"]) == [pytest.approx(4.48, abs=0.01)]
    assert contrasts(page, [".rows thead th"])[0] >= ENOUGH


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_in_drawings_have_enough_contrast(visit, scheme):
    page = visit(made_page(233), color_scheme=scheme)
    ratios = page.evaluate(
        f"() => {{ {LUMINANCE}"
        """
          const paper = getComputedStyle(document.body).backgroundColor;
          return [...document.querySelectorAll('.charts svg text, .types svg text')].map((text) => {
            const tile = text.classList.contains('number') && text.closest('.type-bar') ? text.parentElement.querySelector('.tile') : null;
            const one = light(paper, getComputedStyle(text).fill);
            const other = tile ? light(paper, getComputedStyle(tile).fill) : light(paper);
            return contrast(one, other);
          });
        }"""
    )
    assert len(ratios) > 20
    assert min(ratios) >= ENOUGH


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (683, 450)])  # 683 wide: 1366 at 200 % zoom
def test_no_page_scrolls_sideways(visit, width, height):
    page = visit(made_page(30), width=width, height=height)
    page.evaluate(
        "for (const block of document.querySelectorAll('[class*=size-]')) block.style.contentVisibility = 'visible'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_marks_can_be_written_out_for_screen_readers_and_taken_away(visit):
    page = visit(made_page(30))
    page.wait_for_function("document.querySelector('.comparison').innerText.includes('第1部分')")
    before = page.inner_text(".comparison")
    page.click("#marks")
    text = page.inner_text(".comparison")
    assert "〔增〕" in text
    assert text.count("〔增〕") == text.count("〔/增〕")
    page.fill("#search", "〔增〕")
    assert page.locator("tbody.change:visible").count() == 0
    page.click("#clear")
    page.click("#marks")
    assert page.inner_text(".comparison") == before
