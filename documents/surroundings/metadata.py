"""Title, document number, issuer, date, region and level, read from the lines around the tasks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from documents.chinese.late_pattern import LatePattern
from documents.chinese.organ_words import is_issuer
from documents.chinese.time_words import ACT_DATE, FULL_DATE, YEAR_NUMBER, calendar_day, date_line, title_year
from documents.drafts import Claim
from documents.model import Document, Level
from documents.surroundings.document_number import DocumentNumber, find_number
from documents.surroundings.page_fields import labelled_issuers, written_on
from documents.surroundings.region import begins_with_place, region_of, region_of_level, whole_region
from documents.surroundings.signature import Signature, organs_of, read_signature
from documents.surroundings.title import Title, find_title, year_of_plan
from documents.text.lines import SourceLine
from documents.text.page_controls import find_page_controls

__all__ = ["Metadata", "read_metadata", "with_metadata"]

_ORGAN_BEFORE_YEAR = re.compile(rf"^(?P<organ>[\u4e00-\u9fff]{{3,20}}?)(?={YEAR_NUMBER}年)")
_ADOPTED = re.compile(r"^[（(].*(?:通过|修订|修正|公布|批准|修改)")
_ACT_LINE = LatePattern(
    rf"^{FULL_DATE}[^，。]{{4,80}}(?:通过|公布|修订|修正|批准)[）)]?$", ("通过", "公布", "修订", "修正", "批准")
)
"""An act on a line of its own: 2020年10月28日泰安市第十七届人民代表大会常务委员会第二十九次会议通过."""

_CONGRESS = LatePattern(
    r"(?P<place>[\u4e00-\u9fff]*?)第[\u4e00-\u9fff\d]{1,4}届(?P<place2>全国)?(?P<body>人民代表大会(?:常务委员会)?)"
)
_ORDER_OF_STATE = re.compile(r"日(?:中华人民共和国)?(?P<body>国务院)令")
_DELIVERED = LatePattern(
    rf"^[—―–\-（(]*(?P<day>{FULL_DATE})在(?P<place>[\u4e00-\u9fff]{{2,12}}?)第[\u4e00-\u9fff\d]{{1,4}}(?:届|次)"
    r"[^，。；]{0,40}?(?:会议|大会|全会)上?[）)]?$",
    ("会议", "大会", "全会"),
)
"""The line below the title of a speech: ——2026年1月26日在广东省第十四届人民代表大会第五次会议上."""

_IN_FORCE = re.compile(r"施行|实施|生效|废止")
_GIVEN_OUT = re.compile(r"关于|印发|转发|批转|公布|发布")
_MAX_SIGNATURE = 3  # lines over which a signature is broken
_MIN_REPEATED = 4  # characters of a name that the title begins with and the signature repeats
_MAX_ADOPTED_LINES = 12
_MAX_DELIVERED_LINES = 3
_NEAR_TITLE = 4  # lines below the title in which a speech says when and where it was given
_LETTERHEAD = 8  # lines at the top in which the letterhead stands


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; `claims` are the characters that say it."""

    title: str | None = None
    issuer: str | None = None
    document_number: str | None = None
    issued_on: str | None = None
    year: int | None = None
    region: str | None = None
    level: Level | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class _Adoption:
    """The lines below the title of a law or a speech: when it was passed and last changed, or given, and by whom."""

    lines: tuple[SourceLine, ...]
    day: date | None
    body: str | None


def read_metadata(
    before: Sequence[SourceLine], after: Sequence[SourceLine], *, frame: Sequence[SourceLine] = ()
) -> Metadata:
    """Read the metadata from the lines above and below the tasks.

    Args:
        before: lines above the task region, without furniture.
        after: lines below it: signature and date of documents that sign at the end.
        frame: furniture; labelled fields of a web page among it tell the number and the date where nothing else does.
    """
    head = [line for line in before if line.text]
    controls = find_page_controls(head)
    head = [line for line in head if line.number not in controls]
    tail = [line for line in after if line.text]
    title = find_title(head)
    number = find_number(head, frame)
    adoption = _adoption(head, title)
    signature, signed = _signature(head, tail, title)
    speech = _delivered(head, title)
    spoken = (speech.day if speech else None) or written_on((*frame, *head))
    issued_on = signature.day if signature else (adoption.day if adoption else spoken)
    issuers = _issuers(title, signature, head, number, adoption, tail) or labelled_issuers((*head, *frame))
    text = title.text if title else None
    region, level = region_of(issuers[0] if issuers else None, text)
    if region is None and level is None and speech is not None:
        region, level = region_of(speech.body, None)
    if region is None and level is None and issuers:
        region, level = region_of_level(issuers[0], number.text if number else None)
    region = whole_region(region, (text or "", *(signature.signers if signature else ())))
    lines = (
        *(title.lines if title else ()),
        *(number.lines if number else ()),
        *(adoption.lines if adoption else ()),
        *(speech.lines if speech else ()),
        *signed,
    )
    return Metadata(
        title=text,
        issuer="、".join(issuers) or None,
        document_number=number.text if number else None,
        issued_on=issued_on.isoformat() if issued_on else None,
        year=title_year(text or "")
        or (year_of_plan(head[title.end :]) if title else None)
        or (signature.year if signature else None)
        or (issued_on.year if issued_on else None)
        or (number.year if number else None),
        region=region,
        level=level,
        claims=tuple(Claim("metadata", line.content.compact()) for line in lines),
    )


def with_metadata(document: Document, metadata: Metadata) -> Document:
    """Give a document what it says of itself; its title stays where the metadata have none."""
    return replace(
        document,
        title=metadata.title or document.title,
        issuer=metadata.issuer,
        document_number=metadata.document_number,
        issued_on=metadata.issued_on,
        year=metadata.year,
        region=metadata.region,
        level=metadata.level,
    )


def _signature(
    head: Sequence[SourceLine], tail: Sequence[SourceLine], title: Title | None
) -> tuple[Signature | None, Sequence[SourceLine]]:
    """Choose the signature: a signed date first, else one in words, below the tasks or above them; with its lines."""
    lines = [*head, *tail]
    signatures = (read_signature(lines, at) for at in range(len(lines)))
    found = [one for one in signatures if one is not None and (one.day or not one.in_words)]
    if title is not None and title.passed_on and title.issuers:
        found = [one for one in found if not _is_of_passed_on(one, title)]
    top = title.start if title else 0
    kinds: tuple[Callable[[Signature], bool], ...] = (
        lambda one: bool(one.signers) and one.day is not None,
        lambda one: one.in_words and one.end > top,
        lambda one: bool(one.signers) or one.start >= len(head),
    )
    chosen = next((one for kind in kinds for one in found if kind(one)), None)
    return (chosen, lines[chosen.start : chosen.end]) if chosen else (None, ())


def _is_of_passed_on(signature: Signature, title: Title) -> bool:
    """Tell whether a signature is that of a document which another passes on: its date is not the other's."""
    return bool(signature.signers) and all(
        signer in title.passed_on and signer not in title.issuers for signer in signature.signers
    )


def _adoption(head: Sequence[SourceLine], title: Title | None) -> _Adoption | None:
    """Read what stands below the title of a law or a decision: （2019年…通过 2023年…修正）, or an act a line."""
    acts = _acts_in_lines(head, title.end) if title else None
    if acts is not None:
        return acts
    for start in range(title.end if title else 0, len(head)):
        if head[start].text[:1] not in "（(":
            continue
        for end in range(start + 1, min(len(head), start + _MAX_ADOPTED_LINES) + 1):
            joined = "".join(line.text for line in head[start:end])
            if joined[-1:] not in "）)":
                continue
            days = [(act, calendar_day(act)) for act in ACT_DATE.finditer(joined) if not _IN_FORCE.search(act["act"])]
            if not _ADOPTED.match(joined) or not days:
                break
            return _Adoption(tuple(head[start:end]), days[-1][1], _congress(joined))
    return None


def _acts_in_lines(head: Sequence[SourceLine], start: int) -> _Adoption | None:
    """Read acts that stand below the title of a law without brackets, one a line, the first of them first."""
    end = start
    while end < len(head) and _ACT_LINE.match(head[end].text):
        end += 1
    joined = "".join(line.text for line in head[start:end])
    days = [calendar_day(act) for line in head[start:end] for act in ACT_DATE.finditer(line.text)]
    return _Adoption(tuple(head[start:end]), days[-1], _congress(joined)) if days else None


def _delivered(head: Sequence[SourceLine], title: Title | None) -> _Adoption | None:
    """Read the line below the title of a speech, torn or whole: when it was given, and before whose assembly."""
    first = title.end if title else 0
    for start in range(first, min(len(head), first + _NEAR_TITLE)):
        for end in range(start + 1, min(len(head), start + _MAX_DELIVERED_LINES) + 1):
            match = _DELIVERED.match("".join(line.text for line in head[start:end]))
            if match is not None:
                said = date_line(match["day"])
                return _Adoption(tuple(head[start:end]), said.day if said else None, match["place"])
    return None


def _congress(text: str) -> str | None:
    """Return who passed a law: a congress without the number of its term 某省人民代表大会, or 国务院 by order."""
    match = _CONGRESS.search(text)
    if match is None:
        order = _ORDER_OF_STATE.search(text)
        return order["body"] if order else None
    place = re.sub(r"^.*日", "", match["place"])
    return f"{match['place2'] or place}{match['body']}"


def _issuers(
    title: Title | None,
    signature: Signature | None,
    head: Sequence[SourceLine],
    number: DocumentNumber | None,
    adoption: _Adoption | None,
    tail: Sequence[SourceLine],
) -> tuple[str, ...]:
    """Choose who issued a document: the title says it, else the signature, else the letterhead."""
    own = title.issuers if title else ()
    if not own and title is not None and "关于" not in title.text:
        dated = _ORGAN_BEFORE_YEAR.match(title.text)  # 海盐县教育局2023年重点任务分解表
        own = (dated["organ"],) if dated and is_issuer(dated["organ"]) else ()
    signers = signature.signers if signature else ()
    if not own and title is not None and signature is not None and not signers:
        own = _repeated_below(title, (*head, *tail), signature)
    letterhead = _letterhead(head, title, number)
    passed = (adoption.body,) if adoption and adoption.body else ()
    chosen = next((names for names in (own, signers, passed, letterhead) if names), ())
    if len(chosen) != 1:
        return chosen
    if chosen[0] == "".join(signers):
        return signers  # a title that gives several without a sign between them, and the signature one a line
    return (_fullest(chosen[0], *signers, *letterhead),)


def _repeated_below(title: Title, lines: Sequence[SourceLine], signature: Signature) -> tuple[str, ...]:
    """Read an issuer whose name no ending tells: the title begins with it, and it stands above the date."""
    above = [line.text for line in lines[: signature.start]]
    for size in range(1, min(_MAX_SIGNATURE, len(above)) + 1):
        name = "".join(above[-size:])
        if len(name) >= _MIN_REPEATED and _GIVEN_OUT.match(title.text.removeprefix(name)) and name in title.text:
            return (name,)
    return ()


def _fullest(name: str, *others: str) -> str:
    """Complete a name without its place, such as 市政府办公室, by one that has it."""
    if begins_with_place(name) or not re.match(r"^[省市县区州盟旗](?!委$)", name):
        return name
    short = name[1:].replace("人民政府", "政府")
    return max((name, *(other for other in others if other.replace("人民政府", "政府").endswith(short))), key=len)


def _letterhead(head: Sequence[SourceLine], title: Title | None, number: DocumentNumber | None) -> tuple[str, ...]:
    """Read who stands above the title or the number in the letterhead, one below the other."""
    ends = {line.number for line in (*(title.lines if title else ()), *(number.lines if number else ()))}
    names: list[str] = []
    for i, line in enumerate(head[:_LETTERHEAD]):
        raw = re.sub(r"\s*文\s*件$", "", line.content.text.strip())
        organs = organs_of(raw) or (
            (line.text.removesuffix("文件"),) if is_issuer(line.text.removesuffix("文件")) else ()
        )
        named = "".join(raw.split()) != line.text
        names += organs
        below = head[i + 1].number if i + 1 < len(head) else None
        if names and (named or below in ends):
            return tuple(names)
        if not organs:
            names.clear()
    return ()
