"""Word files that are one XML text: the package of a .docx laid flat, and the XML of Word 2003."""

import re
from typing import TYPE_CHECKING, Any, Final

from documents.errors import UnreadableFileError

if TYPE_CHECKING:
    from documents.files.extracted import Extracted

__all__ = ["is_word_xml", "word_xml_text"]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OTHER_WORDS: Final = (
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.microsoft.com/office/word/2003/wordml",
)
"""Namespaces of other versions; elements have the same names in them, but for those that are renamed below."""

_HINT: Final = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_PACKAGE: Final = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_ROOT: Final = re.compile(r"<(?:pkg:package|w:wordDocument)[\s>]")
_HEAD: Final = 4000  # characters before which the first element begins
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")


def is_word_xml(text: str) -> bool:
    """Tell whether a text is a Word file in one piece of XML."""
    return text.lstrip("\ufeff \t\r\n").startswith("<?xml") and _ROOT.search(text, 0, _HEAD) is not None


def word_xml_text(text: str, name: str) -> "Extracted":
    """Read the text of a Word file that is XML.

    Args:
        text: the decoded file.
        name: name of the file, for messages.

    Returns:
        As `docx.word_text`. The numbers of lists are those that Word 2003 printed.

    Raises:
        UnreadableFileError: the XML is broken, or holds no text.

    Source:
        ECMA-376, part 2, annex on flat packages; Microsoft Office 2003 XML reference schemas, WordprocessingML.
    """
    from lxml import etree

    from documents.files.docx import WORD_PARTS, package_text  # not loaded to tell that a text is no such file

    source = _DECLARATION.sub("", text.replace("\ufeff", ""))  # lxml refuses a declared encoding in a decoded text
    for other in _OTHER_WORDS:
        source = source.replace(other, _W)
    try:
        root = etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(
            f"{name!r} is a Word file of broken XML ({error.msg}); open it in Word and save it as .docx."
        ) from error
    if root.tag == f"{_PACKAGE}package":
        return package_text(_flat_parts(root), name)
    return package_text({WORD_PARTS[0]: _as_2006(root)}, name)


def _flat_parts(root: Any) -> dict[str, Any]:  # noqa: ANN401  lxml has no types
    from documents.files.docx import WORD_PARTS

    parts = {}
    for part in root.iter(f"{_PACKAGE}part"):
        name = part.get(f"{_PACKAGE}name", "").lstrip("/")
        content = part.find(f"{_PACKAGE}xmlData")
        if name in WORD_PARTS and content is not None and len(content):
            parts[name] = content[0]
    return parts


def _as_2006(root: Any) -> Any:  # noqa: ANN401
    """Name merged cells as later versions do, and write the numbers of lists where they were printed."""
    from lxml import etree

    for merged in root.iter(f"{{{_W}}}vmerge"):
        merged.tag = f"{{{_W}}}vMerge"
    for paragraph in root.iter(f"{{{_W}}}p"):
        printed = paragraph.find(f"{{{_W}}}pPr/{{{_W}}}listPr/{_HINT}t")
        label = "" if printed is None else printed.get(f"{_HINT}val", "")
        if re.search(r"\w", label):  # no bullet
            run = etree.Element(f"{{{_W}}}r")
            etree.SubElement(run, f"{{{_W}}}t").text = label + " "
            paragraph.insert(1, run)
    return root
