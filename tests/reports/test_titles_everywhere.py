"""A first sentence that says the contrary is told by every format, and nothing else is."""

from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from policydiff import compare_documents
from policydiff.api import read_document
from reports import csv_bytes, docx_bytes, json_bytes, render_comparison, render_markdown, xlsx_bytes
from reports.words.wording import wording
from tests.reports.office_files import document, paragraphs, sheets
from tests.reports.reading import read
from tests.reports.test_same_everywhere import TOLD, of_page, type_word

REVERSED = MappingProxyType(
    {
        "加强依申请公开工作规范。": "取消依申请公开工作规范。",
        "加强全省政府网站集约化建设。": "暂停全省政府网站集约化建设。",
        "推进政务新媒体数字化管理。": "停止政务新媒体数字化管理。",
        "开展政务信息精准推送和公共数据开放。": "停止政务信息精准推送和公共数据开放。",  # of an item of two tasks
        "强化政务公开体制机制保障。": "削弱政务公开体制机制保障。",  # of an item of three
    }
)


@cache
def reversed_seed():
    seed = Path("seeds/zj2021-keypoints.txt")
    text = seed.read_text(encoding="utf-8")
    for old, new in REVERSED.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    other = folder / "reversed.txt"
    other.write_text(reversed_seed(), encoding="utf-8")
    left, right = read_document(Path("seeds/zj2021-keypoints.txt")), read_document(other)
    return compare_documents(left, right, mode="year", encoder="none")


def test_five_first_sentences_reversed_are_five_changes_of_substance(comparison):
    told = [change for change in comparison.changes if change.substantive]
    assert [comparison.right.tasks[change.right[0]].title for change in told] == list(REVERSED.values())
    assert {change.kind for change in told} == {"edited"}
    assert {change.kind for change in comparison.changes if not change.substantive} == {"unchanged"}
    assert comparison.counts.substantive == len(REVERSED)


def test_the_edits_stand_inside_the_title(comparison):
    for change in comparison.changes:
        if change.substantive:
            (edit,) = [edit for edit in change.text if edit.status != "kept"]
            assert (edit.left.start, edit.right.start) == (0, 0)
            assert edit.right.text in REVERSED.values()
            assert [(token.left, token.right) for token in edit.tokens if token.op != "equal"] == [
                (edit.left.text[:2], edit.right.text[:2])
            ]


@pytest.mark.parametrize("told", [of_page, *TOLD.values()], ids=["page", *TOLD])
def test_every_format_tells_five_rows_as_changed(comparison, told):
    states = told(comparison)
    unchanged = type_word("unchanged", None, wording("zh-CN", "year"), "year")
    assert sorted(row for row, state in states.items() if state != (unchanged, False, False)) == sorted(
        change.id for change in comparison.changes if change.substantive
    )


def shown(comparison):
    """All that each format prints, by its name."""
    cells = [str(cell) for sheet in sheets(xlsx_bytes(comparison)).values() for row in sheet for cell in row]
    return {
        "page": "".join(read(render_comparison(comparison)).text),
        "docx": "\n".join(paragraphs(document(docx_bytes(comparison)))),
        "xlsx": "\n".join(cells),
        "csv": csv_bytes(comparison).decode("utf-8-sig"),
        "md": render_markdown(comparison),
        "json": json_bytes(comparison).decode(),
    }


def test_every_format_prints_both_first_sentences(comparison):
    for name, text in shown(comparison).items():
        for sentence in (*REVERSED, *REVERSED.values()):
            assert sentence[2:] in text, name
        assert all(sentence[:2] in text for sentence in REVERSED.values()), name
