"""A report under review: its decisions, the rows that follow them, and an alignment made anew when asked for."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from compare.decision_json import EventError, decision_dict, decision_from_dict, loads
from compare.decisions import Anchor, Decision, DecisionLog, ReportIdentity
from compare.model import Comparison, Mode
from compare.report_identity import report_id, report_identity, report_inputs, task_anchor
from documents.errors import InputError
from documents.model import Document
from documents.wire.checking import listed, shown
from reports import Language, render_comparison
from review.belonging import part_for
from review.claims import contradict, said, same_hand
from review.following import followed
from review.merging import merge
from review.signing import Signer
from review.standing import in_order, without_later
from review.store import EventStore, KnownEventError, Snapshot, Stored

__all__ = ["RefusedError", "ReportUnderReview", "ShownAlignment"]

MOST_EVENTS: Final = 200
"""Events of one request."""

MOST_HEARD: Final = 500
"""Events of one answer; the page asks again for the rest."""


class RefusedError(ValueError):
    """Decisions are not taken.

    Attributes:
        reason: `invalid`, `task` for one that is not of this report, `known` for an event in other words, or `signer`
            for one that is signed with the name of somebody else.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        """Say why in a sentence."""
        super().__init__(sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ShownAlignment:
    """What a page shows.

    Attributes:
        seq: of the last stored event that was an input; 0 for none.
        page: the page, with every event up to `seq`.
    """

    seq: int
    comparison: Comparison
    page: bytes


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a page knew of others when a decision was made on it: events up to `last`, but for those of `unseen`."""

    last: int
    unseen: frozenset[str]


class ReportUnderReview:
    """One report of a server; `realign` must not run twice at a time, everything else is safe for several threads."""

    def __init__(
        self,
        name: str,
        documents: tuple[Document, Document],
        mode: Mode,
        align: Callable[[DecisionLog | None], Comparison],
        *,
        follow: Callable[[Comparison, DecisionLog], Comparison] = followed,
        given: DecisionLog | None,
        store: EventStore,
        lang: Language,
    ) -> None:
        """Align a report with what was decided so far.

        Args:
            name: of its page, such as `2020--2021.html`.
            documents: left and right.
            mode: of the comparison.
            align: compares the documents under decisions.
            follow: applies decisions to what was aligned, see `review.following`.
            given: decisions from elsewhere; the store keeps those that it does not have, and what they contradict.
            store: where decisions are kept.
            lang: of the page's own words.
        """
        self.name = name
        self.id = report_id(*documents, mode)
        self._align = align
        self._follow = follow
        self._given = given
        self._store = store
        self._lang: Language = lang
        self._identity = ReportIdentity(self.id, "", "", report_inputs(*documents))  # the rest is known once aligned
        self._anchors = tuple({_named(task_anchor(task)) for task in document.tasks} for document in documents)
        if given is not None:
            self._keep_given(given)
        self.alignment = self._aligned(store.snapshot(self.id))
        self._shown = self._followed = self.alignment
        self._turn = Lock()
        self._identity = report_identity(self.comparison)

    @property
    def comparison(self) -> Comparison:
        """What the page shows now."""
        return self.alignment.comparison

    @property
    def address(self) -> str:
        """Where the page stores decisions, relative to the page."""
        return f"api/{self.id}/"

    def realign(self) -> ShownAlignment:
        """Align anew with all decisions, if there are any that the alignment does not know yet."""
        snapshot = self._store.snapshot(self.id)
        if snapshot.last > self.alignment.seq:
            self.alignment = self._aligned(snapshot)
        return self.alignment

    def shown(self) -> ShownAlignment:
        """Return the page with its rows as all decisions have them; links are looked for by `realign` alone."""
        with self._turn:
            snapshot = self._store.snapshot(self.id)
            aligned = self.alignment
            if snapshot.last == aligned.seq:
                return aligned
            if (snapshot.last, aligned) != (self._shown.seq, self._followed):
                comparison = self._follow(aligned.comparison, self._log(snapshot))
                page = self._page(comparison, aligned.seq, snapshot)
                self._shown, self._followed = ShownAlignment(snapshot.last, comparison, page), aligned
            return self._shown

    def heard(self, after: int) -> dict[str, object]:
        """Return the events after a number, and what the newest alignment knows."""
        found = self._store.after(self.id, after, most=MOST_HEARD + 1)
        told = found[:MOST_HEARD]
        return {
            "events": [{**decision_dict(entry.decision), "seq": entry.seq} for entry in told],
            "last": told[-1].seq if told else after,
            "more": len(found) > MOST_HEARD,
            "conflicts": [list(pair) for pair in self._store.conflicts(self.id)],
            "aligned": self.alignment.seq,
        }

    def kept(self, body: object, signer: Signer | None = None) -> dict[str, object]:
        """Store events, all or none.

        Args:
            body: `events`, a list of decisions.
            signer: who sends them, where people have names.

        Raises:
            RefusedError: one of them is no decision on this report, or of another person.
        """
        events = body.get("events") if isinstance(body, dict) else None
        if not isinstance(events, list) or len(events) > MOST_EVENTS:
            raise RefusedError("invalid", f"'events' must be a list of at most {MOST_EVENTS} decisions.")
        seen = [_sight(event, number) for number, event in enumerate(events, start=1)]
        decisions = [self._checked(event, number) for number, event in enumerate(events, start=1)]
        if signer is not None and (sentence := signer.wrong(decisions)) is not None:
            raise RefusedError("signer", sentence)
        try:
            stored = self._store.append(self.id, decisions)
            # what was stored meanwhile is known only now, and one who asks again is answered in the same way
            self._store.append(self.id, [], conflicts=self._unseen_rivals(stored, seen))
        except KnownEventError as error:
            raise RefusedError("known", f"{error}.") from error
        return {
            "events": [{"event": entry.decision.event, "seq": entry.seq, "at": entry.decision.at} for entry in stored],
            "last": max((entry.seq for entry in stored), default=0),
        }

    def _unseen_rivals(self, stored: Sequence[Stored], seen: Sequence[_Sight | None]) -> list[tuple[str, str]]:
        """Find what others decided differently before a decision arrived and out of sight of its page.

        Args:
            stored: what was posted.
            seen: what the page of each knew when it was made; None where it does not say.
        """
        told = [sight for sight in seen if sight is not None]
        if not told:
            return []
        first = 0 if any(sight.unseen for sight in told) else min(sight.last for sight in told)
        entries = self._store.after(self.id, first)
        undone = {entry.decision.undoes for entry in entries if entry.decision.action == "undo"}
        open_pairs = set(self._store.conflicts(self.id))
        pairs: list[tuple[str, str]] = []
        for mine, sight in zip(stored, seen, strict=True):
            if sight is None or mine.decision.event in undone:
                continue
            before = [entry for entry in entries if entry.seq < mine.seq and entry.decision.event not in undone]
            pairs += [
                _pair(rival.decision, mine.decision)
                for rival in _standing(before, open_pairs)
                if (rival.seq > sight.last or rival.decision.event in sight.unseen)
                and not same_hand(rival.decision, mine.decision)
                and contradict(rival.decision, mine.decision)
            ]
            open_pairs.update(pairs)
        return pairs

    def log(self) -> DecisionLog:
        """Return all decisions as a file holds them."""
        return self._log(self._store.snapshot(self.id))

    def taken_in(self, content: bytes, signer: Signer | None = None) -> dict[str, object]:
        """Store the events of a file of decisions, and find what they contradict; what is no decision is left out.

        Args:
            content: of the file.
            signer: who brings it, where people have names.

        Raises:
            RefusedError: it is no such file, one without any decision to take, one for other documents, or one with new
                decisions of others who could bring them.
        """
        try:
            documents = self.comparison.left, self.comparison.right
            read = without_later(loads(content, name="decisions.json"), self._store.latest())
            if read.left_out and not read.decisions:
                raise RefusedError("invalid", f"{listed(read.left_out)}.")
            log = part_for(read, *documents, name="decisions.json")
            before = self.log()
            joined, conflicts = merge([("the server", before), ("decisions.json", log)])
            known = {decision.event for decision in before.decisions}
            fresh = [decision for decision in joined.decisions if decision.event not in known]
            if signer is not None and (sentence := signer.wrong_in_file(fresh)) is not None:
                raise RefusedError("signer", sentence)
            pairs = [_pair(entry.one, entry.other) for entry in conflicts]
            self._store.append(self.id, fresh, stamp=False, conflicts=pairs)
        except (InputError, KnownEventError) as error:
            raise RefusedError("invalid", str(error)) from error
        except EventError as error:
            raise RefusedError("invalid", f"'decisions.json' is refused: {error}.") from error
        return {
            "added": len(fresh),
            "known": len(log.decisions) - len(fresh),
            "conflicts": [list(pair) for pair in pairs],
            "left_out": list(log.left_out),
        }

    def _keep_given(self, given: DecisionLog) -> None:
        """Store what was given: whoever decided there and whoever decided here had not seen each other's decisions."""
        stamped = tuple(replace(one, report=one.report or given.report.id) for one in given.decisions)
        before = self.log()
        log = DecisionLog(self._identity, stamped, given.conflicts)
        joined, conflicts = merge([("the store", before), ("the decisions given", log)])
        known = {decision.event for decision in before.decisions}
        fresh = [decision for decision in joined.decisions if decision.event not in known]
        self._store.append(
            self.id, fresh, stamp=False, conflicts=[_pair(entry.one, entry.other) for entry in conflicts]
        )

    def _aligned(self, snapshot: Snapshot) -> ShownAlignment:
        known = snapshot.entries or self._given is not None
        comparison = self._align(self._log(snapshot) if known else None)
        return ShownAlignment(snapshot.last, comparison, self._page(comparison, snapshot.last, snapshot))

    def _page(self, comparison: Comparison, aligned: int, snapshot: Snapshot) -> bytes:
        later = [entry for entry in snapshot.entries if entry.seq > aligned]
        return render_comparison(
            comparison,
            lang=self._lang,
            api=self.address,
            aligned=aligned,
            unaligned=(snapshot.last - aligned, sum(entry.decision.action not in ("later", "note") for entry in later)),
        ).encode()

    def _log(self, snapshot: Snapshot) -> DecisionLog:
        decisions = in_order(entry.decision for entry in snapshot.entries)
        return DecisionLog(self._identity, decisions, snapshot.conflicts)

    def _checked(self, event: object, number: int) -> Decision:
        """Read an event; one that was made on this very report must be on tasks that it has."""
        try:
            decision = decision_from_dict(event)
        except EventError as error:
            raise RefusedError("invalid", f"decision {number}: {error}.") from error
        if decision.report in (None, self.id):
            for anchors, known in zip((decision.left_anchors, decision.right_anchors), self._anchors, strict=True):
                unknown = [anchor.id for anchor in anchors if _named(anchor) not in known]
                if unknown:
                    sentence = f"decision {number}: there is no task {unknown[0]!r} with this text in the report."
                    raise RefusedError("task", sentence)
        return decision


def _named(anchor: Anchor) -> tuple[str, str]:
    return anchor.id, anchor.hash


def _sight(event: object, number: int) -> _Sight | None:
    """Take out of a posted event what its page knew when it was made."""
    if not isinstance(event, dict):
        return None
    seen, unseen = event.pop("seen", None), event.pop("unseen", [])
    if seen is not None and (isinstance(seen, bool) or not isinstance(seen, int) or seen < 0):
        raise RefusedError("invalid", f"decision {number}: 'seen' is {shown(seen)}; it must be a whole number.")
    if not isinstance(unseen, list) or not all(isinstance(one, str) for one in unseen):
        raise RefusedError("invalid", f"decision {number}: 'unseen' is {shown(unseen)}; it must be a list of events.")
    return None if seen is None else _Sight(seen, frozenset(unseen))


def _standing(entries: Sequence[Stored], open_pairs: Collection[tuple[str, str]]) -> Iterator[Stored]:
    """Walk through the decisions that no later one has replaced, oldest first.

    Who decides otherwise on a row replaces what was decided before, unless one was made out of sight of the other.
    """
    later: dict[str, list[Decision]] = {}
    standing = []
    for entry in reversed(entries):
        if not said(entry.decision):
            continue
        others = later.setdefault(entry.decision.key, [])
        if not any(_replaces(other, entry.decision, open_pairs) for other in others):
            standing.append(entry)
        others.append(entry.decision)
    return reversed(standing)


def _replaces(later: Decision, earlier: Decision, open_pairs: Collection[tuple[str, str]]) -> bool:
    return same_hand(later, earlier) or (contradict(later, earlier) and _pair(later, earlier) not in open_pairs)


def _pair(one: Decision, other: Decision) -> tuple[str, str]:
    return min(one.event, other.event), max(one.event, other.event)
