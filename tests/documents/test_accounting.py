"""Every character of a source has one owner, and every field is made of the characters it owns."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import Document, read_document
from documents.chinese.characters import ascii_fold, simplify
from documents.errors import SourceError
from documents.model import Source
from documents.task_lists.task_json import dumps, loads
from documents.text_document import parse_text

ROOT = Path(__file__).parents[2]
CASES = Path(os.environ.get("POLICYDIFF_CASES", ROOT.parent / "shared" / "cases"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
OFFICE_TEXTS = sorted((CASES / "files").glob("*.txt"))


def uncovered(document: Document) -> list[tuple[int, str, int]]:
    """Characters that are not in exactly one piece, as (offset, character, number of pieces)."""
    owners = [0] * len(document.text)
    for piece in document.pieces:
        for offset in range(piece.start, piece.end):
            owners[offset] += 1
    return [
        (offset, c, count)
        for offset, (c, count) in enumerate(zip(document.text, owners, strict=True))
        if count != 1 and not (c.isspace() and count == 0)
    ]


def without_space(text: str) -> str:
    return "".join(text.split())


def assert_texts_are_their_pieces(document: Document) -> None:
    converted = ascii_fold(simplify(document.text))
    for task in document.tasks:
        owned = [p for p in document.pieces if p.task == task.id and p.role == "text"]
        assert without_space("".join(converted[p.start : p.end] for p in owned)) == without_space(task.text), task.id


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_are_accounted_for_without_leftovers(path):
    document = read_document(path)
    assert uncovered(document) == []
    assert_texts_are_their_pieces(document)
    assert [piece for piece in document.pieces if piece.role == "unplaced"] == []


@pytest.mark.skipif(not OFFICE_TEXTS, reason="the collection of other offices' texts is not here")
@pytest.mark.parametrize("path", OFFICE_TEXTS, ids=lambda path: path.stem)
def test_other_texts_are_accounted_for(path):
    document = read_document(path)
    assert uncovered(document) == []
    assert_texts_are_their_pieces(document)


LINES = st.sampled_from(
    [
        "一、加强信息公开",
        "（一）做好发布。及时发布信息。（省财政厅牵头）",
        "（二）加强解读。",
        "（三）",
        "（三）（省审计厅负责）",
        "（省审计厅负责）",
        "1．完善制度。各单位要落实。",
        "各地要高度重视。",
        "序号 重点任务 责任单位 备注",
        "序号\t工作任务\t责任单位\t时限要求",
        "序号",
        "重点工作",
        "责任单位",
        "1",
        "2",
        "1\t公开预算。\t省财政厅\t年底前",
        "\t2\t省审计厅\t持续推进",
        "\t\t<p>2 公开决算。</p>\t省财政厅、省审计厅\t持续推进",
        "省级各有关部门负责",
        "省财政厅牵头，",
        "浙江省人民政府办公厅",
        "2020年7月28日",
        "浙政办发〔2020〕1号",
        "—3—",
        "附件",
        "",
        "　　第一条 为了规范公开，制定本办法。",
        "(責任單位:省財政廳,其他有關單位)",
        "某一行文字，没有任何标记",
    ]
)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=30))
def test_any_mixture_of_lines_is_accounted_for(lines):
    text = "\n".join(lines)
    try:
        document = parse_text(text, document_id="d", source=Source("d.txt", "0", "text"))
    except SourceError:
        return
    assert uncovered(document) == []
    assert_texts_are_their_pieces(document)
    assert loads(dumps(document), name="d.json", sha256="0").tasks == document.tasks
    warned = {warning.place.line for warning in document.warnings if warning.code == "unplaced-text"}
    unplaced = {
        1 + document.text.count("\n", 0, offset)
        for piece in document.pieces
        if piece.role == "unplaced"
        for offset in range(piece.start, piece.end)
        if not document.text[offset].isspace()
    }
    assert warned == unplaced


def test_units_without_an_obligation_are_no_task_but_a_warning():
    document = parse_text(
        "一、加强公开\n（一）公开预算。（省财政厅负责）\n（二）（省审计厅负责）\n（三）公开决算。（省司法厅负责）",
        document_id="d",
        source=Source("d.txt", "0", "text"),
    )
    assert [task.text for task in document.tasks] == ["公开预算。", "公开决算。"]
    assert [(warning.code, warning.place.line) for warning in document.warnings] == [("unplaced-text", 3)]
    assert uncovered(document) == []


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        document = parse_text(text, document_id="d", source=Source("d.txt", "0", "text"))
    except SourceError:
        return
    assert uncovered(document) == []
