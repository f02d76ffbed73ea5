"""Hold the rows of the seed comparisons against those a reader wrote down: `tests/gold/rows/README.md` says how.

Every task pair that the reader linked is linked and no other one, so that only what is said of links is judged.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from json import loads
from pathlib import Path
from typing import Any, Final

from benchmarks.agreement import Case, score
from compare import Change, Comparison, compare
from compare.details.deadline_changes import own_deadlines
from compare.texts.folding import without_spaces
from documents.model import Document, Task
from policydiff.api import link
from policydiff.manifest import packaged_manifest, read_manifest
from policydiff.pairs import Pair, manifest_pairs
from policydiff.text_tables import text_table
from reports.rows.deadlines import one_sided_deadline
from reports.rows.unit_cells import newly_leading
from reports.words.wording import wording

__all__ = ["ASPECTS", "PAIRS", "cases", "main"]

GOLD: Final = Path(__file__).resolve().parent.parent / "tests" / "gold"
PAIRS: Final = tuple(sorted(path.stem for path in (GOLD / "rows").glob("*.json")))

ASPECTS: Final = ("groups", "kinds", "units", "times", "facts", "clauses", "elsewhere")
"""What is compared of a row; of rows with one side only the first two and the last, as all of its text is new there."""

KINDS: Final = {"edited": "changed", "rewritten": "changed", "reworded": "changed"}
"""Kinds of ours and of the reader's that are one: what is demanded otherwise is told by the other aspects."""

TIMES: Final = ("date", "period")
"""Kinds of facts that are compared with the reader's deadlines: which column or row tells of one is all the same."""

UNIT_EVENTS: Final = {
    "dropped": "gone", "added": "new", "lead_gained": "leads", "lead_lost": "leads no more", "role_changed": "role",
    "covered_by_group": "covered", "named_from_group": "named", "not_listed": "gone", "into_collective": "covered",
    "named": "named", "new": "new", "role": "role",
}  # fmt: skip
"""Events of ours and of the reader's by one word each."""

SHOWN: Final = 14
"""Characters of a clause that stand for it."""

LONG_PART: Final = 8
"""Characters of a clause that was reworded which are a clause of the reader's: less is a word."""

_EVENT: Final = re.compile(r"^.*[起后](?=\d)")
_REMARK: Final = re.compile(r"\([^()]*\)$|[前内]$")
_BRACKET: Final = re.compile(r"（[^（）]*）$")
_OWN_YEAR: Final = re.compile(r"20\d\d年(?=\d|底)|^年(?=底)")
_TIME: Final = re.compile(r"\d+年(?:\d|底|$)|\d月|个月|工作日|周期")
_QUOTES: Final = str.maketrans("", "", "《》“”‘’ 　")
_END: Final = re.compile(r"[。；]")

Row = dict[str, Any]
Spans = list[tuple[int, int]]


def cases(pair: str, encoder: str = "default") -> dict[str, list[Case]]:
    """Compare each row of a pair, aspect by aspect.

    Args:
        pair: one of `PAIRS`.
        encoder: name of the encoder that finds clauses in other words.
    """
    comparison = _comparison(pair, encoder)
    gold = {_ends(row, comparison): row for row in _read(GOLD / "rows" / f"{pair}.json")["rows"]}
    made = {(change.left, change.right): change for change in comparison.changes}
    found: dict[str, list[Case]] = {aspect: [] for aspect in ASPECTS}
    by_hand, told = (tuple(sorted(_where(ends, comparison) for ends in rows)) for rows in (gold, made))
    found["groups"].append(Case(pair, by_hand, told))
    for ends, row in gold.items():
        if (change := made.get(ends)) is not None:
            one = _Row(row, change, comparison)
            for aspect, case in one.cases():
                found[aspect].append(case)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that both have."""

    row: Row
    change: Change
    comparison: Comparison

    def cases(self) -> Iterator[tuple[str, Case]]:
        """Put both readings of each aspect into the same words."""
        kinds = [KINDS.get(kind, kind) for kind in (self.row["kind"], self.change.kind)]
        yield "kinds", self._case("kind", kinds[:1], kinds[1:])
        if self.change.links:
            yield "units", self._case("units", self._units_by_hand(), self._units())
            yield "times", self._case("deadlines", self._times_by_hand(), self._times())
            yield "facts", self._case("facts", self._facts_by_hand(), self._facts())
            yield "clauses", self._clauses()
        yield "elsewhere", self._elsewhere()

    def _case(self, field: str, by_hand: Iterable[str], told: Iterable[str]) -> Case:
        hand, ours = tuple(dict.fromkeys(by_hand)), tuple(dict.fromkeys(told))
        doubts = [doubt.partition(":") for doubt in self.row.get("doubt_on") or ()]
        if field == "units":  # 市政务数据办（市跑改办）is 市政务数据办
            hand, ours = (tuple(dict.fromkeys(_BRACKET.sub("", text) for text in texts)) for texts in (hand, ours))
        spared = tuple(
            text
            for text in dict.fromkeys((*hand, *ours))
            for name, _, words in doubts
            if name == field and _bare(_BRACKET.sub("", words) if field == "units" else words) in _bare(text)
        )
        return Case(_where((self.change.left, self.change.right), self.comparison), hand, ours, spared)

    def _units(self) -> Iterator[str]:
        """Say what became of units; a lead that is gone where others lead now leads no more."""
        led = any(unit.right_role == "lead" for unit in self.change.units)
        for unit in self.change.units:
            if unit.unlisted and unit.status in ("dropped", "named_from_group"):
                yield "only leads *"
            if unit.status == "lead_handed_over":
                yield f"leads no more {unit.left}"
                yield f"leads {unit.right}"
            elif unit.status == "dropped" and not unit.unlisted:
                yield f"{'leads no more' if led and unit.left_role == 'lead' else 'gone'} {unit.left}"
            elif unit.status in ("covered_by_group", "lead_lost"):
                yield f"{UNIT_EVENTS[unit.status]} {unit.left}"
                if unit.status == "covered_by_group" and unit.right_role == "lead" != unit.left_role:
                    yield f"leads {unit.right}"
            elif unit.status == "not_listed" and unit.left is None:
                yield f"new {unit.right}"
            elif unit.status in UNIT_EVENTS and unit.status not in ("dropped", "not_listed"):
                yield f"{self._event(unit.status)} {unit.right}"
        for unit in newly_leading(self.change, self.comparison.mode):
            yield f"leads {unit.right}"

    def _units_by_hand(self) -> Iterator[str]:
        for entry in self.row["units"]:
            name = entry["unit"]
            if entry["event"] == "only_leads_listed":
                yield "only leads *"
            elif entry["event"] == "lead_lost" or entry.get("from") == "牵头":
                yield f"leads no more {entry.get('was', name)}"
            elif entry["event"] == "lead_gained" or (entry["event"] == "role" and entry.get("to") == "牵头"):
                yield f"leads {name}"
            elif entry["event"] in ("not_listed", "into_collective"):
                yield f"{UNIT_EVENTS[entry['event']]} {entry.get('was', name)}"
            else:
                yield f"{self._event(entry['event'])} {name}"

    def _event(self, event: str) -> str:
        """Return the word for an event; between levels 下级列明 is said of a unit in either case."""
        word = UNIT_EVENTS[event]
        return "new" if word == "named" and self.comparison.mode == "level" else word

    def _times_by_hand(self) -> Iterator[str]:
        for entry in self.row["deadlines"]:
            if entry["say"] != "same":
                yield _time(entry["say"], entry["left"], entry["right"])
        for entry in self.row["facts"]:
            if _TIME.search(entry["fact"]) and entry["change"] in ("added", "dropped"):
                yield _time("", *(entry["fact"], None)[:: 1 if entry["change"] == "dropped" else -1])

    def _times(self) -> Iterator[str]:
        sides = [[phrase for task in tasks for phrase in own_deadlines(task)] for tasks in self._tasks()]
        if (deadline := self.change.deadline) is not None:
            phrases = ([one.phrase for one in read] for read in (deadline.left_read, deadline.right_read))
            beside = deadline.in_text and deadline.status == "changed"  # told side by side: one went, another came
            if deadline.status in ("added", "dropped") or beside:
                yield from (_time("", left, None) for left in next(phrases))
                yield from (_time("", None, right) for right in next(phrases))
            elif deadline.status not in ("kept", "rolled"):
                yield _time(deadline.status, deadline.left, deadline.right)
        elif one_sided_deadline(self.change, self.comparison, wording("zh-CN", self.comparison.mode)):
            yield from (_time("", left, None) for left in sides[0])
            yield from (_time("", None, right) for right in sides[1])
        yield from (_time(fact.status, fact.left, fact.right) for fact in self.change.facts if fact.kind in TIMES)

    def _facts_by_hand(self) -> Iterator[str]:
        for entry in self.row["facts"]:
            status = entry["change"].split()[0].split("_")[0]
            if not _TIME.search(entry["fact"]):
                yield f"{status} {_bare(entry['fact'])}"

    def _facts(self) -> Iterator[str]:
        for fact in self.change.facts:
            if fact.kind not in TIMES:
                status = fact.status if fact.elsewhere is None else "moved"
                yield f"{status} {_bare(fact.right or fact.left or '')}"

    def _clauses(self) -> Case:
        """Hold what stands on one side alone against the reader's clauses of that side.

        A run of ours that begins behind a clause of the reader's in one sentence belongs to it. So long a part of a
        clause that was struck or put in tells the reader of the clause too, but is none that he should have listed. Of
        a clause that may have a counterpart (`tentative`) neither is claimed: one of the reader's in it is spared,
        and it parts no run.
        """
        told: list[str] = []
        open_words: list[str] = []
        hand = [f"{entry['side']} {entry['words']}" for entry in self.row["clauses"]]
        for side, text, spans, parts, tentative in self._alone():
            starts = {
                text.find(_plain(entry["words"])): entry["words"]
                for entry in self.row["clauses"]
                if entry["side"] == side and _plain(entry["words"]) in text
            }
            for first, last in tentative:
                open_words += [f"{side} {words}" for start, words in starts.items() if first - 1 <= start < last - 1]
            runs = _runs((*spans, *tentative))
            for first, last in (*spans, *parts):
                inside = [words for start, words in starts.items() if first - 1 <= start < last - 1]
                told += [f"{side} {words}" for words in inside]
                before = [start for start in starts if start < first]
                goes_on = before and not _END.search(text[max(before) : first])
                run = next((run for run in runs if run[0] <= first < run[1]), (first, last))
                held = any(run[0] - 1 <= start < run[1] - 1 for start in starts)
                if not inside and not goes_on and not held and (first, last) in spans:
                    told.append(f"{side} {text[first : first + SHOWN]}")
        case = self._case("clauses", hand, told)
        return replace(case, spared=tuple(dict.fromkeys((*case.spared, *open_words))))

    def _alone(self) -> Iterator[tuple[str, str, Spans, Spans, Spans]]:
        """List by task what stands on one side alone: its words without spaces, spans of clauses, parts of clauses.

        The last spans are those of clauses that may have a counterpart.

        The title of a task is no clause of demand.
        """
        for side, document, tasks in (
            ("left", self.comparison.left, self.change.left),
            ("right", self.comparison.right, self.change.right),
        ):
            for index in tasks:
                task = document.tasks[index]
                spans: list[tuple[int, int]] = []
                parts: list[tuple[int, int]] = []
                tentative: list[tuple[int, int]] = []
                for edit in self.change.text:
                    ref, other = (edit.left, edit.right) if side == "left" else (edit.right, edit.left)
                    if ref is None or ref.task != index:
                        continue
                    if other is None:
                        spans.append((max(ref.start, len(task.title or "")), ref.end))
                        continue
                    if edit.tentative:
                        tentative.append((ref.start, ref.end))
                    at = ref.start
                    for token in edit.tokens:
                        own, its = (token.left, token.right) if side == "left" else (token.right, token.left)
                        if own and not its and len(own) >= LONG_PART:
                            parts.append((at, at + len(own)))
                        at += len(own)
                found = (_shortened(task.words, one) for one in (spans, parts, tentative))
                yield side, _plain(task.words), *found  # type: ignore[misc]

    def _elsewhere(self) -> Case:
        hand = [
            f"{entry['side']} {entry['words']} → {entry['elsewhere']}"
            for entry in self.row["clauses"]
            if entry["elsewhere"]
        ]
        told: list[str] = []
        for edit in self.change.text:
            ref = edit.left or edit.right
            if edit.elsewhere is None or edit.elsewhere.task is None or ref is None:
                continue  # what a paragraph between the tasks has is no other task's
            side, other = ("left", self.comparison.right) if edit.right is None else ("right", self.comparison.left)
            number = other.tasks[edit.elsewhere.task].number
            text = _plain(ref.text)
            known = [e["words"] for e in self.row["clauses"] if e["side"] == side and _plain(e["words"]) in text]
            told.append(f"{side} {known[0] if known else text[:SHOWN]} → {number}")
        return self._case("clauses", hand, told)

    def _tasks(self) -> tuple[list[Task], list[Task]]:
        return (
            [self.comparison.left.tasks[i] for i in self.change.left],
            [self.comparison.right.tasks[j] for j in self.change.right],
        )


def _runs(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that follow each other without a gap."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if runs and first <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(last, runs[-1][1])
        else:
            runs.append((first, last))
    return runs


def _time(say: str, left: str | None, right: str | None) -> str:
    """Write a pair of times in short, with what became of it where both sides have one."""
    both = (
        _OWN_YEAR.sub("", _EVENT.sub("", _REMARK.sub("", _REMARK.sub("", without_spaces(text or "")))))
        for text in (left, right)
    )
    return f"{say if left and right else 'alone'} {'→'.join(both)}"


def _shortened(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Count the spans of a text without its spaces; empty ones fall away."""
    return [(len(_plain(text[:a])), len(_plain(text[:b]))) for a, b in sorted(spans) if a < b]


def _bare(text: str) -> str:
    return _plain(text).translate(_QUOTES)


def _plain(text: str) -> str:
    return without_spaces(text)


def _ends(row: Row, comparison: Comparison) -> tuple[tuple[int, ...], tuple[int, ...]]:
    left, right = (
        tuple(sorted(_places(document)[number] for number in numbers))
        for document, numbers in ((comparison.left, row["left"]), (comparison.right, row["right"]))
    )
    return left, right


def _places(document: Document) -> dict[str, int]:
    return {task.number or "": index for index, task in enumerate(document.tasks)}


def _where(ends: tuple[tuple[int, ...], tuple[int, ...]], comparison: Comparison) -> str:
    left = "、".join(comparison.left.tasks[i].number or "" for i in ends[0])
    right = "、".join(comparison.right.tasks[j].number or "" for j in ends[1])
    return f"{left} → {right}"


@cache
def _comparison(name: str, encoder: str) -> Comparison:
    """Compare two seed documents with the links that the reader made."""
    pair = _pairs()[name]
    places = {task.id: index for side in (pair.left, pair.right) for index, task in enumerate(side.tasks)}
    made = {(places[i], places[j]) for i, j in _read(GOLD / "unit_events" / f"{name}.json")["links"]}
    others = {(i, j) for i in range(len(pair.left.tasks)) for j in range(len(pair.right.tasks))} - made
    alignment = link(pair.left, pair.right, encoder=encoder, must_link=made, cannot_link=others)
    return compare(pair.left, pair.right, alignment, mode=pair.mode)


@cache
def _pairs() -> dict[str, Pair]:
    pairs = manifest_pairs(read_manifest(packaged_manifest()))
    return {f"{pair.left.id}--{pair.right.id}": pair for pair in pairs}


def _read(path: Path) -> Any:  # noqa: ANN401  what JSON holds
    return loads(path.read_text(encoding="utf-8"))


def main(*, every: bool = False) -> None:
    """Print precision and recall by pair and aspect; `every` prints each place where the two differ, too."""
    rows = []
    for pair in PAIRS:
        for aspect, found in cases(pair).items():
            rows.append([pair, aspect, str(score(found))])
            for case in found:
                if every and not case.exact:
                    missed, invented = sorted(case.missed), sorted(case.invented)
                    print(f"{pair} {aspect} {case.where}\n  only by hand: {missed}\n  only told: {invented}")
    print(text_table(["pair", "aspect", "agreement"], rows, title="Rows of the seed reports against a reader's"))


if __name__ == "__main__":
    import sys

    main(every="--every" in sys.argv)
