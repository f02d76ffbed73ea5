"""What the two sides and the comparison are called: short names, titles, circled labels, places."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from compare.model import Comparison
from documents.chinese.marks import Rank, find_mark
from documents.model import Document, Place, Task
from reports.words.wording import Wording

__all__ = [
    "beginning",
    "circled_letter",
    "circled_number",
    "comparison_title",
    "date_text",
    "document_lines",
    "filtered_page",
    "floor_percent",
    "percent_text",
    "place_names",
    "place_of",
    "place_words",
    "score_text",
    "section_heading",
    "side_columns",
    "side_names",
    "task_place",
]

_ISSUED: Final = re.compile(r"^(?:.*?关于(?:印发|公布|发布|下发|转发)|[^关《]{2,}(?:印发|公布|发布|下发|转发)(?=《))")
_QUOTED: Final = re.compile(r"《([^《》]*)》")  # a title that is all of what the letter around it names
_OWN_PLACE: Final = re.compile(r"[本我全](?:省|自治区|市|州|盟|县|区|旗)")  # at the beginning it is the region
_PLACE_END: Final = re.compile(r"[省市州盟区]")
_NOTICE: Final = re.compile(r"的?(?:通知|函|公告|决定)$")
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_STATE: Final = ("全国", "国家", "中国", "中华人民共和国")  # no place: the document holds everywhere
_FLOAT_ERROR: Final = 1e-9  # of a share in percent: .285 × 100 is 28.499999999999996
_SHA_DIGITS: Final = 8  # as on the page
_CACHED_DOCUMENTS: Final = 4  # whose numbers are remembered: a row names tasks of both sides again and again
_EXACT_SHARE: Final = 0.005  # half a unit of the last digit of a score that is printed with two digits


def side_names(comparison: Comparison, words: Wording) -> tuple[str, str]:
    """Return the short names of both sides: years, else regions, else left and right; never the same twice."""
    left, right = comparison.left, comparison.right
    if comparison.mode == "year" and left.year is not None and right.year is not None and left.year != right.year:
        return words["year_name"].format(year=left.year), words["year_name"].format(year=right.year)
    if left.region and right.region and left.region != right.region:
        return left.region, right.region
    return words["left_document"], words["right_document"]


def side_columns(comparison: Comparison, words: Wording) -> tuple[str, str]:
    """Name the columns of the tasks of both sides."""
    left, right = side_names(comparison, words)
    if left == words["left_document"]:
        return words["column_left"], words["column_right"]
    return words["column_tasks"].format(side=left), words["column_tasks"].format(side=right)


def document_lines(comparison: Comparison, words: Wording) -> tuple[str, str]:
    """Say on one line each what the two documents are: title, number, date, size, file and the head of its hash."""
    left, right = (
        _document_line(name, document, words)
        for name, document in zip(side_names(comparison, words), (comparison.left, comparison.right), strict=True)
    )
    return left, right


def _document_line(name: str, document: Document, words: Wording) -> str:
    facts = [
        document.document_number,
        document.issued_on and date_text(document.issued_on, words),
        words["paper_tasks"].format(count=len(document.tasks)),
    ]
    if document.source is not None:
        facts.append(words["paper_sha"].format(name=document.source.name, sha=document.source.sha256[:_SHA_DIGITS]))
    head = words["paper_side"].format(side=name, title=document.title)
    return head + "".join(words["paper_side_fact"].format(fact=fact) for fact in facts if fact)


def comparison_title(comparison: Comparison, words: Wording) -> str:
    """Name the comparison by what both documents are about, or by both of their titles."""
    left, right = comparison.left, comparison.right
    left_subject, right_subject = _subject(left), _subject(right)
    same_place = left.region == right.region and left.year != right.year
    if left_subject == right_subject and left_subject and same_place and left.region and left.year and right.year:
        return words["title_same_subject"].format(
            region=left.region, left=left.year, right=right.year, subject=left_subject
        )
    return words["title_pair"].format(left=_full_title(left), right=_full_title(right))


def _short_title(document: Document) -> str:
    """Drop the letter around a title: 某办公厅关于印发X的通知 is X."""
    short = _NOTICE.sub("", _ISSUED.sub("", document.title)) or document.title
    quoted = _QUOTED.fullmatch(short)
    return quoted[1] if quoted else short


def _full_title(document: Document) -> str:
    """Put the region before a short title that does not name it; a law or a notice of the state needs none."""
    title = _short_title(document)
    region = document.region or ""
    if region in title or region in _STATE:
        return title
    own = _OWN_PLACE.match(title)
    if own:
        return region + title[own.end() :]
    borders = (found.end() for found in _PLACE_END.finditer(region))
    said = next((at for at in borders if title.startswith(region[at:]) and region[at:]), len(region))
    return region[:said] + title


def _subject(document: Document) -> str:
    """What a short title says beside its region and year."""
    subject = _short_title(document)
    if document.region:
        subject = subject.replace(document.region, "")
    if document.year is not None:
        subject = re.sub(rf"{document.year}\s*年度?", "", subject)
    return subject.strip()


def circled_number(position: int) -> str:
    """Return ① for 1 and so on; past 50 the number in brackets."""
    if position <= 20:
        return chr(0x2460 + position - 1)
    if position <= 35:
        return chr(0x3251 + position - 21)
    if position <= 50:
        return chr(0x32B1 + position - 36)
    return f"({position})"


def circled_letter(position: int) -> str:
    """Return ⓐ for 1 and so on; past 26 the number in brackets."""
    return chr(0x24D0 + position - 1) if position <= 26 else f"({position})"


def score_text(value: float) -> str:
    """Print a share with two digits; 0.00 and 1.00 appear only when they are exact."""
    if 0 < value < _EXACT_SHARE:
        return "0.01"
    if 1 - _EXACT_SHARE <= value < 1:
        return "0.99"
    return f"{value:.2f}"


def filtered_page(page: str, token: str) -> str:
    """Return the address of a page with a filter set."""
    return f"{page}#f={token}"


def percent_text(share: float) -> str:
    """Print a share in percent, rounded as people round, half up; 0 and 100 appear only when they are exact."""
    percent = int(share * 100 + 0.5 + _FLOAT_ERROR)
    if percent == 100 and share < 1:
        return "99"
    if percent == 0 and share > 0:
        return "1"
    return str(percent)


def floor_percent(share: float) -> int:
    """Return a share in percent, rounded down: 100 only when it is all."""
    return int(share * 100 + _FLOAT_ERROR)


def section_heading(task: Task) -> str:
    """Return the outermost heading of a task, empty when it has none."""
    return task.section[0] if task.section else ""


def date_text(date: str, words: Wording) -> str:
    """Print a date such as 2020-04-30 as the language writes it; anything else stays as it is."""
    found = _DATE.fullmatch(date)
    if found is None:
        return date
    year, month, day = (int(part) for part in found.groups())
    return words["date"].format(year=year, month=month, day=day)


def beginning(text: str, length: int) -> str:
    """Return the first characters of a text, with an ellipsis when there are more."""
    return text if len(text) <= length else text[:length] + "…"


def place_words(place: Place, words: Wording) -> tuple[str, ...]:
    """Say where something stands in its source; empty when that is not known."""
    parts = []
    if place.page is not None:
        parts.append(words["task_page"].format(page=place.page))
    if place.line is not None:
        parts.append(words["task_line"].format(line=place.line))
    if place.cell is not None:
        parts.append(words["task_cell"].format(cell=place.cell))
    return tuple(parts)


def task_place(task: Task, words: Wording) -> str:
    """Name a task by its outermost heading's mark and its number: enough to find it on paper."""
    number = task.number or task.id
    shown = words["task_number"].format(number=number) if number.isdecimal() else number
    mark = find_mark(section_heading(task))
    if mark is None or mark.rank < Rank.FIRST or number.startswith(mark.number):  # 条 count on over the 章
        return shown
    return words["place"].format(section=mark.number, number=shown)


def place_names(document: Document, words: Wording) -> tuple[str, ...]:
    """Name all tasks of a document as `place_of` does."""
    namesakes: dict[str, list[int]] = {}
    for index, task in enumerate(document.tasks):
        namesakes.setdefault(task_place(task, words), []).append(index)
    names = [""] * len(document.tasks)
    for place, indices in namesakes.items():
        for index in indices:
            names[index] = _told_apart(place, index, indices, document, words)
    return tuple(names)


def place_of(index: int, document: Document, words: Wording) -> str:
    """Name a task as `task_place`; where others of its document have that name too, with its title or heading besides.

    Args:
        index: of the task in `document`.
        document: whose it is.
        words: the language.

    Returns:
        Such as 三（一）“突出打造循环支点”, or 三（一） 第3项 where it stands under no heading of its own.
    """
    number = document.tasks[index].number
    place = task_place(document.tasks[index], words)
    namesakes = _numbered(tuple(map(attrgetter("number"), document.tasks)))[number]
    same = [i for i in namesakes if task_place(document.tasks[i], words) == place]
    return _told_apart(place, index, same, document, words)


@lru_cache(maxsize=_CACHED_DOCUMENTS)
def _numbered(numbers: tuple[str | None, ...]) -> Mapping[str | None, Sequence[int]]:
    """Return the places of each number, ascending."""
    places: dict[str | None, list[int]] = {}
    for place, number in enumerate(numbers):
        places.setdefault(number, []).append(place)
    return places


def _told_apart(place: str, index: int, namesakes: Sequence[int], document: Document, words: Wording) -> str:
    """Add to a name that several tasks have what only one of them has."""
    if len(namesakes) < 2:
        return place
    tasks = ((i, document.tasks[i]) for i in namesakes)
    names = {i: task.title or (task.section[-1] if task.section else "") for i, task in tasks}
    if names[index] and list(names.values()).count(names[index]) == 1:
        return words["place_titled"].format(place=place, title=names[index])
    return words["place"].format(section=place, number=words["task_number"].format(number=index + 1))
