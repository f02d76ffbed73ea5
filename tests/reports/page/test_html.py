import base64
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.comparisons import made_comparison
from compare import KINDS
from reports import LANGUAGES, render_comparison, render_index
from reports.words.wording import wording
from tests.reports.reading import read
from tests.reports.samples import MODES, STATES, empty, hostile, identical, sample, without_links

GUIDES = Path(__file__).parents[3] / "docs"
ALL_STATES = pytest.mark.parametrize("name", STATES)
ALL_LANGUAGES = pytest.mark.parametrize("lang", LANGUAGES)


@ALL_STATES
@ALL_LANGUAGES
def test_every_state_is_printed_as_well_formed_html(name, lang):
    page = render_comparison(STATES[name], lang=lang)
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{lang}"')
    read(page)


@ALL_STATES
def test_every_internal_link_resolves_and_no_id_repeats(name):
    seen = read(render_comparison(STATES[name]))
    ids = Counter(seen.values("id"))
    assert [value for value, times in ids.items() if times > 1] == []
    anchors = [href for href in seen.values("href") if href.startswith("#")]
    assert [href for href in anchors if href[1:] not in ids] == []


@ALL_STATES
def test_a_page_fetches_nothing(name):
    seen = read(render_comparison(STATES[name]))
    for attribute in ("href", "src", "xlink:href", "action"):
        assert [value for value in seen.values(attribute) if not value.startswith(("#", "data:,"))] == []
    assert "url(" not in "".join(seen.raw["style"])
    assert "@import" not in "".join(seen.raw["style"])


@pytest.mark.parametrize("page", [render_comparison(sample()), render_index([(sample(), "a.html")])])
def test_the_policy_allows_exactly_the_inlined_style_and_script(page):
    seen = read(page)
    policy = next(attrs["content"] for tag, attrs in seen.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    hashes = {
        kind: "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for kind, (text,) in seen.raw.items()
    }
    assert policy == (
        f"default-src 'none'; style-src {hashes['style']}; script-src {hashes['script']}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert seen.values("style") == []
    assert [name for _, attrs in seen.tags for name in attrs if name.startswith("on")] == []


def size_of_style_and_script(page):
    return sum(len("".join(texts).encode()) for texts in read(page).raw.values())


@pytest.mark.parametrize(("api", "limit"), [(None, 94_000), ("api/p-0123456789ab/", 87_000)])
def test_style_and_script_stay_small(api, limit):
    """80 kB were wanted; the full texts (9 kB) and rows that follow decisions without a server (14 kB) take the rest."""
    assert size_of_style_and_script(render_comparison(sample(), api=api)) <= limit


def test_a_row_adds_less_than_its_share_of_the_size_that_is_promised():
    """The promise is 4 kB a row; the rows of long lists, with three rejected candidates each, stay below it with their
    sentence, where clauses stand that moved, and what the page needs to write them as CSV and Markdown."""
    short, long = (len(render_comparison(made_comparison(rows)).encode()) for rows in (100, 500))
    assert (long - short) / 400 <= 4_000


@ALL_STATES
def test_the_same_comparison_gives_the_same_page(name):
    assert render_comparison(STATES[name]) == render_comparison(STATES[name])


def test_a_date_is_printed_only_when_given():
    assert "生成日期" not in render_comparison(sample())
    assert "生成日期 2021-05-20" in render_comparison(sample(), date="2021-05-20")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'fr'"):
        render_comparison(sample(), lang="fr")


def test_hostile_text_is_shown_as_text():
    page = render_comparison(hostile())
    seen = read(page)
    assert "<script>alert(1)</script>" in seen.text
    assert '"><img src=x onerror=alert(1)>' in seen.text
    assert '=HYPERLINK("http://evil.example","点")' in seen.text
    assert "{{ 7*7 }}" in seen.text
    assert [tag for tag, _ in seen.tags if tag in ("img", "iframe", "object")] == []
    assert len([attrs for tag, attrs in seen.tags if tag == "script" and "type" not in attrs]) == 1
    assert all("<" not in text and json.loads(text) for text in seen.data.values())


def test_document_text_cannot_turn_the_reading_direction_of_the_page():
    """Every text stands in a block of its own, where a stray direction mark ends."""
    seen = read(render_comparison(hostile()))
    assert "unicode-bidi:isolate" in "".join(seen.raw["style"])


@pytest.mark.parametrize("mode", MODES)
def test_every_task_stands_on_the_page_once_outside_stubs(mode):
    comparison = sample(mode)
    seen = read(render_comparison(comparison))
    shown = Counter(seen.values("data-task"))
    expected = [task.id for document in (comparison.left, comparison.right) for task in document.tasks]
    assert shown == Counter(expected)


def test_task_texts_are_found_whole_by_a_search_of_the_page():
    comparison = sample()
    text = read(render_comparison(comparison)).text
    for document in (comparison.left, comparison.right):
        for task in document.tasks:
            assert task.text in text


def test_a_split_is_one_group_whose_single_side_reaches_over_all_rows():
    page = render_comparison(sample())
    group = page[page.index('id="r-00000003"') :]
    group = group[: group.index('<tbody class="change')]
    assert 'aria-label="第 3 行，拆分：1→2"' in group
    assert group.count('<td class="left" rowspan="2">') == 1
    assert group.count('<td class="right">') == 2
    assert group.count('data-mark="①"') == 1
    assert group.count('data-mark="②"') == 1
    assert '<ins class="clause" data-mark="新增">并说明理由。</ins>' in group


def test_a_moved_row_and_its_stub_link_to_one_another():
    page = render_comparison(sample())
    assert '<tbody class="stub" id="m-00000007">' in page
    assert 'href="#r-00000007">原一 第2项“每年5月底前公布10项清单。”，移至二 第8项 ▼</a>' in page
    assert 'href="#m-00000007">原一 第2项 → 现二 第8项</a>' in page


def test_a_page_without_semantic_model_says_so_in_its_head():
    notice = "未使用语义模型，仅字面对齐"
    assert notice in render_comparison(without_links())
    assert notice not in render_comparison(sample())


def test_identical_lists_are_called_identical():
    assert wording("zh-CN")["identical"] in render_comparison(identical())
    assert wording("zh-CN")["identical"] not in render_comparison(sample())


def test_a_row_without_a_deadline_says_nothing_of_deadlines():
    assert '<p class="deadline"><b>时限</b>' in render_comparison(sample())
    assert 'class="deadline"' not in render_comparison(without_links())


def test_an_english_page_translates_its_own_words_only():
    chinese = set("".join(text for text in wording("zh-CN").values()))
    comparison = empty()
    page = read(render_comparison(comparison, lang="en"))
    own = page.text
    texts = {
        text
        for document in (comparison.left, comparison.right)
        for text in (document.title, document.issuer, document.document_number, document.region, *document.notes)
    } | {
        text
        for document in (comparison.left, comparison.right)
        for annex in document.annexes
        for text in (annex.title, "、".join(annex.units))
    }
    for text in sorted(filter(None, texts), key=len, reverse=True):
        own = own.replace(text, "")
    left_over = {character for character in own if character in chinese and "\u4e00" <= character <= "\u9fff"}
    assert left_over <= set("年政务公开工作要点")  # what is left of a title in the page's own title


def test_every_string_exists_in_every_language_with_the_same_placeholders():
    chinese, english = wording("zh-CN"), wording("en")
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        # a language may leave a placeholder out, but must not ask for one that is not given
        assert set(re.findall(r"\{(\w+)", english[key])) == set(re.findall(r"\{(\w+)", text)), key


def test_the_index_lists_every_comparison_with_its_verdict():
    page = render_index([(sample(), "a.html"), (sample("level"), "b & c.html")])
    assert '<a href="a.html">' in page
    assert '<a href="b &amp; c.html">' in page
    told = re.sub(r"\s+", " ", read(page).text)
    assert "2020年 9 项 → 2021年 9 项 ：沿用 1 、改动 1 、改写 1 （其中待确认 1 条对应） 、拆分 1 （1→2 项）".replace(
        " ", ""
    ) in (told.replace(" ", ""))
    assert wording("zh-CN")["index_empty"] in render_index([])


@pytest.mark.parametrize(("name", "lang"), [("report.md", "en"), ("report.zh-CN.md", "zh-CN")])
def test_the_guide_explains_every_kind_in_every_mode(name, lang):
    guide = (GUIDES / name).read_text(encoding="utf-8")
    for kind in KINDS:
        names = [wording("zh-CN")[f"{kind}_{mode}"] for mode in MODES]
        assert f"| {' | '.join(names)} | {wording(lang)[f'meaning_{kind}']}" in guide


def test_both_guides_have_the_same_parts_tables_and_numbers():
    """What one language says and the other does not would be found out only by somebody who reads both."""

    def skeleton(guide):
        lines = guide.splitlines()
        parts = [line.split(" ")[0] for line in lines if line.startswith("#")]
        rows = [line.count("|") for line in lines if line.startswith("|")]
        return parts, rows, sorted(re.findall(r"\d[\d,.]+\d", guide))

    english, chinese = ((GUIDES / name).read_text(encoding="utf-8") for name in ("report.md", "report.zh-CN.md"))
    assert skeleton(english) == skeleton(chinese)
