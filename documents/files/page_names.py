"""The name of the part of a site above a document: the title of a web page says which of its lines is one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from documents.chinese.organ_words import is_signer
from documents.files.extracted import Paragraph, Table

__all__ = ["without_names_of_parts"]

_BETWEEN: Final = re.compile(r"\s*(?:[_|｜>›»]+|[-—–]{2,}|(?<=\s)[-—–](?=\s)|[-—–](?=[^-—–]*$))\s*")
"""What parts the title of a document from the names of the part of the site and of the site: _, --, and the last -."""

_FEWEST_NAMES: Final = 3  # 标题_栏目_网站; of two the second names the site, which may have issued the document
_SHORTEST: Final = 4  # characters of a title that a line may repeat
_MENU: Final = 3  # short lines one below another above the title: one or two may say who issued the document
_MENU_NAME: Final = 8  # characters: 政务公开, 互动交流
_NO_MENU: Final = re.compile(r"[\d。；：:，,]")


def without_names_of_parts(root: Any, blocks: Iterable[Paragraph | Table]) -> Sequence[Paragraph | Table]:  # noqa: ANN401  lxml has no types
    """Leave out the lines above a document that are the name of the part of the site where it is published.

    Args:
        root: the element `html`.
        blocks: of the page, in reading order.

    Returns:
        The blocks, all of them where none of the lines repeats the title of the page. A menu whose entries are no
        links is left out as well.
    """
    title, names = _names(root)
    held = _without_menu(list(blocks), title)
    if not names:
        return held
    start = next((k for k, block in enumerate(held) if isinstance(block, Paragraph) and _repeats(block, title)), 0)
    return [block for k, block in enumerate(held) if k >= start or not _is_name(block, names)]


def _names(root: Any) -> tuple[str, frozenset[str]]:  # noqa: ANN401
    """Give the title of the document, and the names between it and that of the site."""
    texts = [_compact(part) for part in _BETWEEN.split(_title(root)) if part.strip()]
    if not texts or len(texts[0]) < _SHORTEST:
        return "", frozenset()
    return texts[0], frozenset(texts[1:-1] if len(texts) >= _FEWEST_NAMES else ())


def _without_menu(blocks: list[Paragraph | Table], title: str) -> list[Paragraph | Table]:
    """Leave out runs of short lines above the one that is the title of the page, which name no organ."""
    start = next(
        (k for k, block in enumerate(blocks) if isinstance(block, Paragraph) and _compact(block.text) == title), 0
    )
    kept: list[Paragraph | Table] = []
    run: list[Paragraph | Table] = []
    for block in blocks[:start]:
        if _may_be_entry(block):
            run.append(block)
            continue
        kept += run if len(run) < _MENU else []
        kept.append(block)
        run = []
    kept += run if len(run) < _MENU else []
    return kept + blocks[start:]


def _may_be_entry(block: Paragraph | Table) -> bool:
    text = _compact(block.text) if isinstance(block, Paragraph) else ""
    return 0 < len(text) <= _MENU_NAME and _NO_MENU.search(text) is None and not is_signer(text)


def _title(root: Any) -> str:  # noqa: ANN401
    return next(_titles(root), "")


def _titles(root: Any) -> Iterator[str]:  # noqa: ANN401
    for element in root.iter("title"):
        yield "".join(element.itertext())


def _repeats(block: Paragraph, title: str) -> bool:
    text = _compact(block.text)
    return len(text) >= _SHORTEST and (text.startswith(title) or title.startswith(text))


def _is_name(block: Paragraph | Table, names: frozenset[str]) -> bool:
    return isinstance(block, Paragraph) and _compact(block.text) in names


def _compact(text: str) -> str:
    return "".join(text.split())
