"""What the sentence of a row says of clauses that one side alone has: those that say most, and how many they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from compare import ClauseRef, LoneClause
from compare.details.lead_ins import SENTENCE_ENDS, is_lead_in, rest_of_sentence
from compare.details.task_titles import behind_title
from documents.model import Document
from reports.rows.quotation import has_words, quoted, quoted_whole
from reports.words.wording import Wording

__all__ = ["LEAST_NAMED", "LEAST_SAID", "NAMED_BELOW", "Run", "leads_in", "lone_phrases", "place_in_text"]

Run = tuple[LoneClause, ...] | ClauseRef
_WEIGHTY: Final = re.compile(r"\d|《|“|不得|禁止|严禁|不允许|取消|试点|首次")
_AIM: Final = re.compile(
    r"^(?:从而|以(?!上|下|后|内|及)|进而|更好|切实|确保|力争|努力|着力|不断|持续|进一步)*(?:提升|提高|增强|促进|推动形成|形成|营造|实现|保障|维护|发挥|为)"
    r"[^，。；]{0,20}(?:水平|能力|质量|效率|效能|意识|作用|环境|氛围|格局|合力|发展|保障|支撑|安全|权益|实效|成效)$"
)
"""What closes a demand and says with what aim: 进一步提升管理水平, 为发展提供保障."""
_MANNER: Final = re.compile(
    r"^(?:每年|定期|要|应|并|可|可以)*(?:利用|运用|借助|依托|充分发挥|发挥|结合|按照|根据|通过|采取|采用|以)"
    r"[^，。；]+(?:手段|方式|形式|作用|优势|要求|原则|导向|基础|载体|契机|抓手|诉求|实际|特点)，$"
)
"""What leads to a demand and says by what means or on what ground it is met: 利用信息化手段, 每年结合市民诉求."""
NAMED_BELOW: Final = 0.2  # probability of a partner, exclusive: below it 9 of 100 clauses that are named have one
NAMED: Final = 4  # clauses that came or went which are quoted at most, those that say most
LEAST_NAMED: Final = 2  # quoted whatever their length
LONGEST_LEAST: Final = 80  # characters of these, with titles of documents in them; of longer ones one is quoted
NAMED_SIZE: Final = 54  # characters of all quotations of one kind, so that a sentence stays one that is read
NAMED_SHARE: Final = 0.2  # of the characters of all that came or went, where that is much
NAMED_SIZE_OF_MUCH: Final = 90  # and more is never quoted
BESIDE_SIZE: Final = 28  # the same of the one beside them of which nobody can say that the other side lacks it
HEAVIER: Final = 1.5  # times as much news: a number, a document, what is forbidden
LIGHTER: Final = 0.4  # of the news: with what aim something is done
SHORT_REST: Final = 12  # characters of what a condition leads to that are quoted with it: 从其约定
LEAST_SAID: Final = 4.0  # weight of a clause that is named: 违反本条例规定 and 组织实施 say nothing by themselves


def lone_phrases(
    runs: Iterable[Run],
    document: Document,
    event: str | None,
    unmatched: str,
    words: Wording,
) -> Iterator[str]:
    """Name the clauses of those that one side alone has which say most, and count all that say something.

    Args:
        runs: the clauses of each, or the run as a whole where they were not measured.
        document: whose they are.
        event: what happened to a clause that has no partner; None where nobody can say.
        unmatched: what is said where every clause may have one.
        words: the language and the mode.
    """
    bodies = [found for run in runs if (found := _bodies(run, document))]
    named = [found for body in bodies if (found := _sure(body, document) or _as_a_whole(body))]
    telling = [[one for one in body if not leads_in(one.clause, document)] or body for body in bodies]
    if event and named:
        first = sorted((max(body, key=_surely) for body in named), key=_surely, reverse=True)
        behind = sorted((one for body in named for one in body if one not in first), key=_surely, reverse=True)
        light = [one for body in telling for one in body if one.partner < NAMED_BELOW and one.weight < LEAST_SAID]
        count = sum(map(len, named)) + sum(not leads_in(one.clause, document) for one in light)
        rest = [one for body in bodies for one in body if not leads_in(one.clause, document)]
        rest = [one for one in rest if one.partner >= NAMED_BELOW and not any(one in body for body in named)]
        ranked = [*first, *behind]
        letters = sum(len(one.clause.text) for body in bodies for one in body)
        size = max(NAMED_SIZE, min(NAMED_SIZE_OF_MUCH, round(NAMED_SHARE * letters)))
        quotes = _quotes(ranked, bodies, document, size=size)
        beside = _beside(rest, ranked, quotes, size - sum(map(len, quotes)), bodies, document)
        if beside and sum(map(len, [*quotes, *beside])) > size:
            most = max(LEAST_NAMED, len(quotes) - 1)
            quotes = _quotes(ranked, bodies, document, most=most, size=size - sum(map(len, beside)))
        told = _counted(f"told_{event}", quotes, count, words)
        if beside:
            told += _counted(f"told_{unmatched}_besides", beside, len(rest), words)
        elif rest:
            told += words[f"told_{unmatched}_count"].format(count=len(rest))
        yield told
    elif said := [one for body in telling if (one := max(body, key=lambda one: one.weight)).weight >= LEAST_SAID]:
        quotes = _quotes(sorted(said, key=_newsworthy, reverse=True), bodies, document)
        asking = [sum(not leads_in(one.clause, document) for one in body) for body in telling]
        leading = [any(one.weight >= LEAST_SAID for one in body) for body in telling]  # and yet nothing else is there
        count = sum(asked or led for asked, led in zip(asking, leading, strict=True))
        yield _counted(f"told_{unmatched}", quotes, count, words)


def _beside(
    rest: Sequence[LoneClause],
    ranked: Sequence[LoneClause],
    quotes: Sequence[str],
    room: int,
    bodies: Sequence[Sequence[LoneClause]],
    document: Document,
) -> list[str]:
    """Quote the clause that says most of those that may have a counterpart, if there is room or it says more."""
    said = sorted((one for one in rest if one.weight >= LEAST_SAID), key=_perhaps_alone, reverse=True)
    for one in said:
        quote = _quoted_one(one, bodies, document)
        if len(quote) > BESIDE_SIZE:
            continue
        last = ranked[min(len(quotes), len(ranked)) - 1]
        return (
            [quote] if (len(quotes) < NAMED and len(quote) <= room) or _perhaps_alone(one) > _newsworthy(last) else []
        )
    return []


def _counted(name: str, quotes: Sequence[str], count: int, words: Wording) -> str:
    """Tell some clauses, and how many they are where not all are quoted: a list without 等 reads as complete."""
    heads = "".join(words["told_quoted"].format(text=quote) for quote in quotes)
    return words[f"{name}_more" if count > len(quotes) else name].format(heads=heads, count=count)


def _quotes(
    ranked: Sequence[LoneClause],
    bodies: Sequence[Sequence[LoneClause]],
    document: Document,
    *,
    most: int = NAMED,
    size: int = NAMED_SIZE,
) -> list[str]:
    """Quote the first of some clauses, as many as a sentence holds, in their order in the text."""
    chosen: dict[str, tuple[int, int]] = {}
    for one in ranked:
        quote = _quoted_one(one, bodies, document)
        whole = sum(map(len, chosen)) + len(quote)
        least = LEAST_NAMED if whole <= LONGEST_LEAST else 1
        if len(chosen) == most or (chosen and whole > size and len(chosen) >= least):
            break
        chosen.setdefault(quote, place_in_text(one.clause))
    return sorted(chosen, key=lambda quote: chosen[quote])


def place_in_text(ref: ClauseRef) -> tuple[int, int]:
    """Return what clauses are put in their order by."""
    return ref.task, ref.start


def _newsworthy(one: LoneClause) -> float:
    return one.weight * _newsworthiness(one)


def _perhaps_alone(one: LoneClause) -> float:
    return _newsworthy(one) * (1.0 - one.partner)


def _newsworthiness(one: LoneClause) -> float:
    """Say how much of what a clause says is news to whoever reads of it."""
    text = one.clause.text.strip()
    if _AIM.match(text.rstrip("，。；")) or _MANNER.match(text):
        return LIGHTER
    return HEAVIER if _WEIGHTY.search(text) else 1.0


def _sure(body: Sequence[LoneClause], document: Document) -> list[LoneClause]:
    """Return the clauses of a run that may be named as new or dropped: none that only leads to what is demanded."""
    return [one for one in body if _surely(one) > 0.0 and not leads_in(one.clause, document)]


def _as_a_whole(body: Sequence[LoneClause]) -> list[LoneClause]:
    """Return a run of which each clause only leads on, if it ends its sentence and none of it has a partner."""
    if not body or not body[-1].clause.text.rstrip().endswith(SENTENCE_ENDS):
        return []
    alone = all(one.partner < NAMED_BELOW for one in body) and sum(one.weight for one in body) >= LEAST_SAID
    return [max(body, key=lambda one: one.weight)] if alone else []


def _quoted_one(one: LoneClause, bodies: Sequence[Sequence[LoneClause]], document: Document) -> str:
    """Quote a clause; one that only leads to a short demand of its run with that one: …的，从其约定."""
    body = next(body for body in bodies if any(other.clause == one.clause for other in body))
    behind = [other.clause for other in body if other.clause.start == one.clause.end]
    if not behind or len(behind[0].text) > SHORT_REST or not leads_in(one.clause, document):
        return quoted(one.clause.text)
    return quoted_whole(one.clause.text + behind[0].text)


def leads_in(ref: ClauseRef, document: Document) -> bool:
    """Whether a clause only leads to what its sentence demands; of several the last one decides."""
    return is_lead_in(ref.text, rest_of_sentence(document.tasks[ref.task].words, ref.end))


def _surely(one: LoneClause) -> float:
    """Say how much is told for certain by naming a clause that came or went: it says much, and has no partner."""
    return one.weight * _newsworthiness(one) * (NAMED_BELOW - one.partner) if one.weight >= LEAST_SAID else 0.0


def _bodies(run: Run, document: Document) -> list[LoneClause]:
    """Return the clauses of a run without the title of their task: whoever reads of it takes it for a demand."""
    whole = (LoneClause(run, 0.0, LEAST_SAID),) if isinstance(run, ClauseRef) else run
    return [
        replace(one, clause=body)
        for one in whole
        if (body := behind_title(one.clause, document.tasks[one.clause.task])) is not None and has_words(body.text)
    ]
