"""Word documents for tools that compare nothing else: plain paragraphs in, tracked changes out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZipFile

__all__ = ["kept_characters", "word_document"]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
)
LEFT_ONLY, RIGHT_ONLY = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})


def word_document(paragraphs: Sequence[str]) -> bytes:
    """Write the smallest Word document that holds these paragraphs."""
    runs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{runs}</w:body></w:document>')
    return stream.getvalue()


def kept_characters(document: bytes) -> list[tuple[int, int]]:
    """Read tracked changes.

    Returns:
        Places, in the old and the new text without paragraph marks, of the characters that stand in both: unmarked
        ones, and those of moves by their place within the move.
    """
    with ZipFile(BytesIO(document)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    kept: list[tuple[int, int]] = []
    moved: tuple[defaultdict[str, list[int]], defaultdict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    left = right = 0
    for text, mark, move in _runs(body):
        for _ in text:
            if mark not in LEFT_ONLY | RIGHT_ONLY:
                kept.append((left, right))
            elif mark == "moveFrom":
                moved[0][move].append(left)
            elif mark == "moveTo":
                moved[1][move].append(right)
            left += mark not in RIGHT_ONLY
            right += mark not in LEFT_ONLY
    for name, places in moved[0].items():
        kept += zip(places, moved[1][name], strict=False)
    return kept


def _runs(body: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    """Give every stretch of text with the change around it and the name of the move it is in."""
    names = {"moveFrom": "", "moveTo": ""}
    waiting: list[tuple[ElementTree.Element, str]] = [(body, "")]
    while waiting:
        element, mark = waiting.pop()
        tag = element.tag.rpartition("}")[2]
        if tag in {"t", "delText"}:
            yield element.text or "", mark, names.get(mark, "")
        elif tag in {"moveFromRangeStart", "moveToRangeStart"}:
            names[tag.removesuffix("RangeStart")] = element.get(f"{{{MAIN}}}name", "")
        else:
            inner = tag if tag in LEFT_ONLY | RIGHT_ONLY else mark
            waiting += [(child, inner) for child in reversed(element)]
