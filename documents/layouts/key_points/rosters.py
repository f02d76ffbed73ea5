"""Lists of persons among the paragraphs of a text, members of a body: 成 员：何亚非　外交部部长助理, 组长：王琛."""

import re
from collections.abc import Sequence

from documents.chinese.marks import find_mark
from documents.fields.persons import ends_with_post
from documents.fields.unit_spans import unit_spans
from documents.text.lines import SourceLine

__all__ = ["member_places", "roster_lines"]

_MEMBER = re.compile(
    r"(?:[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,5}\s*[:：]\s*)?"
    r"[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff·]){1,3}(?:[（(][^（）()]{1,8}[）)])?[ \t\u3000]+"
    r"(?P<post>\S[^。；;：:]{2,40})"
)
"""A name of two characters or more, perhaps after what the person is in the body, and a post behind a space."""

_HEAD = r"(?:总(?:指挥|负责人?)|(?:第一)?组长|主任(?:委员)?|指挥长|召集人|理事长|会长|队长|团长)"
_POST = re.compile(
    rf"(?P<head>{_HEAD})[:：]|(?:(?:常务)?副{_HEAD}|(?:小?组|队|会)员|成员|委员|秘书长?|顾问|联络员)[:：]"
)
"""What a person is in a body, before names: 组长：, 副组长：, 成员：; 成员单位： names who does something."""

_NAMES = re.compile(r"[^。；;]{2,300}[。；;]?")
_OFFICE_OF_BODY = re.compile(r"[^。；;]{0,14}办公室设在[^。；;]{2,20}[，,][^。；;]{2,24}任[^。；;]{0,6}主任[。；;]?")
_TITLE = re.compile(r"[^。；;，,：:]{0,30}(?:名单|组成人员|成员|委员)(?:[（(][^（）()]*[）)])?")
_TITLE_LINE = re.compile(r"[^。；;，,：:]{4,30}")
_FEWEST = 3  # members side by side
_MOSTLY = 0.6  # of them have a post that is known as one


def roster_lines(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Find the lines that list persons with their posts, and the title of such a list; nobody is told to do them.

    Args:
        lines: of a text, none of them blank.

    Returns:
        Places among the lines.
    """
    found: set[int] = set()
    run: list[int] = []
    for place in range(len(lines) + 1):
        if place < len(lines) and _post(lines[place]) is not None:
            run.append(place)
            continue
        posts = sum(ends_with_post(_post(lines[at]) or "") for at in run)
        if len(run) >= _FEWEST and posts >= _MOSTLY * len(run):
            found.update(run)
            found.update(_title_above(lines, run[0]))
        run = []
    return frozenset(found)


def member_places(texts: Sequence[str]) -> frozenset[int]:
    """Find the paragraphs that say who is what in a body, its head above others, and where its office is below them.

    Args:
        texts: the paragraphs of a text; an empty one stands for an item or a heading.

    Returns:
        Places among them.
    """
    found: set[int] = set()
    run: list[int] = []
    for place, text in enumerate((*texts, "")):
        post = _POST.match(text)
        if post is not None and _NAMES.fullmatch(text[post.end() :]) is not None and not unit_spans(text):
            run.append(place)
            continue
        if len(run) > 1 and any((one := _POST.match(texts[at])) is not None and one["head"] for at in run):
            found.update(run)
            if _OFFICE_OF_BODY.fullmatch(text) is not None:
                found.add(place)
        run = []
    return frozenset(found)


def _title_above(lines: Sequence[SourceLine], first: int) -> list[int]:
    """Find the title of a list of persons, on one line or on two."""
    if not first or _TITLE.fullmatch(lines[first - 1].text) is None:
        return []
    above = [line.text for line in lines[: first - 1]][-2:]
    over = (
        find_mark(lines[first - 1].text) is None
        and len(above) > 1
        and above[0].endswith("。")
        and _TITLE_LINE.fullmatch(above[1]) is not None
        and find_mark(above[1]) is None
    )
    return [first - 2, first - 1] if over else [first - 1]


def _post(line: SourceLine) -> str | None:
    """Give what stands behind the name of a person on a line; None where the line has another shape."""
    member = _MEMBER.fullmatch(line.content.text.strip())
    return None if member is None or unit_spans(line.text) else member["post"]
