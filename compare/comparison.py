"""Put two documents and their alignment together into a comparison."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from align.model import Alignment, Candidate, Link
from align.threads import one_thread
from compare.changes import CONFIRM_BELOW, LinkGroup, change_ids, group_kind, groups
from compare.counts import count_changes
from compare.details.actors import actor_changes
from compare.details.anywhere import Anywhere
from compare.details.coverage import coverage
from compare.details.deadline_changes import deadline_change, own_deadlines, without_deadlines
from compare.details.duties import strength_changes
from compare.details.elsewhere import found_elsewhere
from compare.details.fact_changes import fact_changes, facts_alone, only_facts_differ
from compare.details.quoted_terms import without_stock_terms
from compare.details.recognition import rests_on_doubts
from compare.details.related import found_related
from compare.details.substance import level_role, substance
from compare.details.task_titles import without_lone_titles
from compare.details.text_deadlines import with_text_deadlines
from compare.doubt import SureTasks, sure_tasks
from compare.findings import has_deadlines, has_leads, has_units, own_warnings
from compare.given_links import checked_links
from compare.kinds import Kind
from compare.linked_tasks import linked_tasks
from compare.model import Change, ClauseEdit, Comparison, Mode, UnitChange, UnitPart
from compare.organs.ledger import ledger_names
from compare.organs.lower_governments import lower_government
from compare.organs.register import Register
from compare.organs.register_file import default_register
from compare.organs.unit_events import unit_changes
from compare.organs.unit_pairs import UnitTerms
from compare.particulars import ActorChange
from compare.texts.clause_alignment import clause_edits
from compare.texts.closeness import Closeness
from compare.texts.rarity import Weights, bigram_weights
from compare.texts.substitutions import with_renamed_terms
from compare.texts.survival import kept_shares, may_survive, settled_kind
from documents.model import Document, ReadingWarning, Task

__all__ = ["compare", "kinds_alone", "known_closeness", "pairs_alone", "relinked"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two linked documents, and what follows from them for each of their changes.

    Attributes:
        units: whether both documents name units.
        deadlines: whether both have deadlines in a field of their own; else those are compared that stand on both sides
            of one change, in the field or in the remark.
        plan_years: how many years the right document is later where both are plans of one issuer, else 0.
        places: the names of both places where two levels or two places are compared; None between two years.
    """

    left: Document
    right: Document
    links: tuple[Link, ...]
    terms: UnitTerms
    units: bool
    deadlines: bool
    plan_years: int
    places: tuple[str, ...] | None

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The years of both documents."""
        return self.left.year, self.right.year

    @property
    def text_years(self) -> tuple[int | None, int | None]:
        """The years that dates in the texts belong to: 9月底 of a later plan is no other date."""
        return self.left.year, self.left.year if self.plan_years else self.right.year

    def tasks(self, group: LinkGroup) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
        """Return the left and the right tasks of a group."""
        return tuple(self.left.tasks[i] for i in group.left), tuple(self.right.tasks[j] for j in group.right)


def compare(
    left: Document,
    right: Document,
    alignment: Alignment,
    *,
    mode: Mode,
    signature: tuple[tuple[str, str], ...] = (),
    register: Register | None = None,
) -> Comparison:
    """Work out what changed between two documents.

    Pure: the same input gives the same value.

    Args:
        left: the earlier, the higher or the first document.
        right: the other one.
        alignment: links between the tasks of `left` and of `right`, by index.
        mode: `year`, `level` or `region`; it decides when a change of role counts, see `compare.organs.unit_events`,
            and whether a deadline may roll on with the plan's year, see `compare.details.deadline_changes`.
        signature: (name, value) pairs that name what the result depends on; those of the alignment and the thresholds
            of the comparison are added unless their names are there already.
        register: which names are one organ; the register that comes with policydiff when None.

    Returns:
        The comparison; every task of both documents is in exactly one change, and every character of its text in
        exactly one clause edit of that change.

    Raises:
        ValueError: a link points outside its document, or two links join the same pair.
    """
    linked = linked_tasks(left, right, alignment)
    links, apart = linked.links, linked.apart
    pair = _pair(left, right, links, mode, register or default_register())
    changes = _changes(pair, linked.groups, alignment.runners_up, linked.closeness, apart)
    return Comparison(
        left=left,
        right=right,
        mode=mode,
        links=links,
        changes=changes,
        counts=count_changes(changes, links),
        runners_up=tuple(sorted((*alignment.runners_up, *apart), key=lambda one: (one.left, -one.score, one.right))),
        warnings=_warnings(left, right),
        signature=_signature(signature, alignment.signature, (("confirm_below", str(CONFIRM_BELOW)),)),
        organs=ledger_names(left, right, pair.terms.register, mode=mode),
        coverage=coverage(left, right, changes, links, alignment.answers) if mode == "level" else None,
        answers=alignment.answers,
        right_answers=alignment.right_answers,
        meanings=alignment.meanings,
    )


def relinked(comparison: Comparison, links: Iterable[Link], *, register: Register | None = None) -> Comparison:
    """Work out what changed under other links; nothing is aligned anew.

    Args:
        comparison: of the same two documents.
        links: its links or others, their clauses as places in the words of the tasks.
        register: as `compare` was given it.

    Returns:
        The same as `compare` gives for an alignment with these links; without a review.

    Raises:
        ValueError: as `compare`.
    """
    left, right, mode = comparison.left, comparison.right, comparison.mode
    ordered = checked_links(links, left, right)
    pair = _pair(left, right, ordered, mode, register or default_register())
    formed = groups(left, right, ordered)
    changes = _changes(pair, formed, comparison.runners_up, known_closeness(comparison), ())
    return replace(
        comparison,
        links=ordered,
        changes=changes,
        counts=count_changes(changes, ordered),
        coverage=coverage(left, right, changes, ordered, comparison.answers) if mode == "level" else None,
        review=None,
    )


def pairs_alone(
    comparison: Comparison, pairs: Iterable[tuple[int, int]], *, register: Register | None = None
) -> tuple[Change, ...]:
    """Say of pairs of tasks what each would be if it were the only link of its two tasks.

    Args:
        comparison: of the documents.
        pairs: (left index, right index), linked or not.
        register: as `compare` was given it.

    Returns:
        A change for each pair, in their order, none of them moved; `links` names the link where there is one. Its id
        means nothing.
    """
    left, right = comparison.left, comparison.right
    pair = _pair(left, right, comparison.links, comparison.mode, register or default_register())
    index = {(link.left, link.right): number for number, link in enumerate(comparison.links)}
    weights = bigram_weights(task.words for task in (*left.tasks, *right.tasks))
    closeness = known_closeness(comparison)
    changes = []
    for old, new in pairs:
        kind = group_kind([left.tasks[old]], [right.tasks[new]])
        links = (index[old, new],) if (old, new) in index else ()
        changes.append(_change("", LinkGroup(kind, False, (old,), (new,), links), pair, weights, closeness))
    anywhere = Anywhere(changes, left, right, closeness, weights)
    placed = _timed(found_elsewhere(changes, left, right, weights, anywhere), pair, weights)
    related = found_related(placed, left, right, comparison.runners_up, closeness, weights, anywhere=anywhere)
    return tuple(_judged(change, pair) for change in related)


def kinds_alone(comparison: Comparison, pairs: Iterable[tuple[int, int]]) -> tuple[Kind, ...]:
    """Say of which kind pairs of tasks would be if each were the only link of its two tasks."""
    tasks, others = comparison.left.tasks, comparison.right.tasks
    weights = bigram_weights(task.words for task in (*tasks, *others))
    closeness = known_closeness(comparison)
    kinds = []
    for old, new in pairs:
        left, right = tasks[old].words, others[new].words
        kind = group_kind([tasks[old]], [others[new]])
        if not may_survive(left, right):
            kind = settled_kind(kind, 0.0, 0.0)
        elif kind == "edited":
            ends = ([(old, left)], [(new, right)], [(old, new)])
            titles = (_titles(comparison.left, [old]), _titles(comparison.right, [new]))
            kind = _settled(kind, clause_edits(*ends, weights=weights, closeness=closeness, titles=titles))
        kinds.append(kind)
    return tuple(kinds)


def known_closeness(comparison: Comparison) -> Closeness:
    """Give back what the alignment of a comparison knew of its clauses."""
    known = Alignment((), (), (), (), (), comparison.answers, comparison.right_answers, comparison.meanings)
    return Closeness.of_tasks(comparison.left, comparison.right, known)


def _settled(kind: Kind, text: Sequence[ClauseEdit]) -> Kind:
    """Tell an edited text from one written anew; one of which only numbers and names changed was edited."""
    settled = settled_kind(kind, *kept_shares(text))
    return "edited" if settled == "rewritten" and only_facts_differ(text) else settled


def _changes(
    pair: _Pair,
    formed: Sequence[LinkGroup],
    rejected: Sequence[Candidate],
    closeness: Closeness,
    apart: Sequence[Candidate],
) -> tuple[Change, ...]:
    """Say what became of each group of linked tasks."""
    ids = change_ids(pair.tasks(group) for group in formed)
    weights = bigram_weights(task.words for task in (*pair.left.tasks, *pair.right.tasks))
    with one_thread():  # many small tables
        changes = with_renamed_terms(
            [_change(name, group, pair, weights, closeness) for name, group in zip(ids, formed, strict=True)],
            [task.words for task in pair.right.tasks],
        )
        anywhere = Anywhere(changes, pair.left, pair.right, closeness, weights)
    placed = _timed(found_elsewhere(changes, pair.left, pair.right, weights, anywhere), pair, weights)
    related = found_related(placed, pair.left, pair.right, rejected, closeness, weights, apart=apart, anywhere=anywhere)
    return tuple(_judged(change, pair) for change in related)


def _pair(left: Document, right: Document, links: tuple[Link, ...], mode: Mode, register: Register) -> _Pair:
    """Work out what holds for all changes."""
    return _Pair(
        left,
        right,
        links,
        UnitTerms(
            mode,
            left.global_responsible_units,
            right.global_responsible_units,
            roles=has_leads(left) and has_leads(right),
            register=register,
            lower=lower_government(right) if mode == "level" else None,
        ),
        units=has_units(left) and has_units(right),
        deadlines=has_deadlines(left) and has_deadlines(right),
        plan_years=right.year - left.year if mode == "year" and left.year and right.year else 0,
        places=None if mode == "year" else tuple(name for name in (left.region, right.region) if name),
    )


def _change(name: str, group: LinkGroup, pair: _Pair, weights: Weights, closeness: Closeness) -> Change:
    """Say what became of the text, the units and the deadline of one group."""
    olds, news = pair.tasks(group)
    text = clause_edits(
        [(i, pair.left.tasks[i].words) for i in group.left],
        [(j, pair.right.tasks[j].words) for j in group.right],
        [(pair.links[k].left, pair.links[k].right) for k in group.links],
        weights=weights,
        closeness=closeness,
        titles=(_titles(pair.left, group.left), _titles(pair.right, group.right)),
    )
    sure = sure_tasks(pair.links[k] for k in group.links)
    kept_left, kept_right = kept_shares(text)
    timed = pair.deadlines or all(any(own_deadlines(task) for task in tasks) for tasks in (olds, news))
    facts = (
        fact_changes(text, years=pair.text_years, plan_years=pair.plan_years)
        if olds and news
        else facts_alone(text, years=pair.years)
    )
    deadline = deadline_change(olds, news, years=pair.years, mode=pair.terms.mode) if timed else None
    facts = without_deadlines(facts, olds, news, pair.years)
    kind = _settled(group.kind, text)
    return Change(
        id=name,
        kind=kind,
        moved=group.moved,
        left=group.left,
        right=group.right,
        links=group.links,
        text=text,
        units=_units(group, pair, sure) if pair.units else (),
        deadline=deadline,
        kept_left=kept_left,
        kept_right=kept_right,
        facts=sure.marked(facts),
        parts=_parts(group, pair) if pair.units else (),
        strength=sure.marked(strength_changes(text)),
        actors=_actors(text, pair, sure),
        role=level_role(kind, kept_right) if pair.terms.mode == "level" else None,
        unsure=bool(group.links) and not sure.left,
    )


def _actors(text: Sequence[ClauseEdit], pair: _Pair, sure: SureTasks) -> tuple[ActorChange, ...]:
    """Say who acts in place of whom in the texts of sure links; between levels everybody is another one."""
    if pair.units or pair.terms.mode == "level":
        return ()
    return actor_changes(text, sure.hold, places=pair.places or ())


def _timed(changes: Sequence[Change], pair: _Pair, weights: Weights) -> tuple[Change, ...]:
    """Say what became of the deadlines in the texts, and leave out the facts that say nothing beside them."""
    told = without_stock_terms(changes, pair.left, pair.right, weights)
    return with_text_deadlines(told, pair.left, pair.right, weights, plan_years=pair.plan_years)


def _titles(document: Document, tasks: Iterable[int]) -> dict[int, int]:
    """Say how many characters of the words of tasks are their titles."""
    return {index: len(document.tasks[index].words) - len(document.tasks[index].text) for index in tasks}


def _judged(change: Change, pair: _Pair) -> Change:
    """Say of a change whether it is one of substance; what rests on doubtful characters of a scan may be none."""
    if len(change.left) == len(change.right) == 1:
        (old,), (new,) = change.left, change.right
        if rests_on_doubts(pair.left.tasks[old], pair.right.tasks[new]):
            return replace(change, substantive=False, reasons=("only_recognition",))
    substantive, reasons = substance(
        change.kind,
        moved=change.moved,
        text=without_lone_titles(change.text, pair.left, pair.right),
        units=change.units,
        deadline=change.deadline,
        facts=change.facts,
        strength=change.strength,
        places=pair.places,
        plan_years=pair.plan_years,
    )
    return replace(change, substantive=substantive, reasons=reasons)


def _parts(group: LinkGroup, pair: _Pair) -> tuple[UnitPart, ...]:
    """Say for each link of a group of several what became of its units."""
    if len(group.links) < 2:
        return ()
    ends = [(k, pair.left.tasks[pair.links[k].left], pair.right.tasks[pair.links[k].right]) for k in group.links]
    return tuple(
        UnitPart(
            k,
            tuple(
                replace(unit, unsure=pair.links[k].confidence < CONFIRM_BELOW)
                for unit in unit_changes([old], [new], pair.terms)
            ),
        )
        for k, old, new in ends
    )


def _units(group: LinkGroup, pair: _Pair, sure: SureTasks) -> tuple[UnitChange, ...]:
    """Say what became of the units of a group; an event that its sure links do not tell by themselves is unsure."""
    found = unit_changes(*pair.tasks(group), pair.terms)
    if not group.links or (sure.left >= set(group.left) and sure.right >= set(group.right)):
        return found
    certain = unit_changes(
        [pair.left.tasks[i] for i in group.left if i in sure.left],
        [pair.right.tasks[j] for j in group.right if j in sure.right],
        pair.terms,
    )
    told = {(unit.status, unit.left, unit.right) for unit in certain} if sure.left else set()
    return tuple(replace(unit, unsure=(unit.status, unit.left, unit.right) not in told) for unit in found)


def _warnings(left: Document, right: Document) -> tuple[tuple[str, ReadingWarning], ...]:
    """Join the warnings of both documents and of the comparison, each with its side."""
    return (
        *(("left", warning) for warning in left.warnings),
        *(("right", warning) for warning in right.warnings),
        *(("comparison", warning) for warning in own_warnings(left, right)),
    )


def _signature(*parts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Join signatures; the first value of a name stands."""
    joined: dict[str, str] = {}
    for part in parts:
        for name, value in part:
            joined.setdefault(name, value)
    return tuple(joined.items())
