"""Compute the page of a collation: a row for each matter, a column for each witness."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from collate import CELL_STATES, Axis, Collation, Matter, MatterCell, MatterDoubt, Reading, Witness
from collate.courses import COURSES, course
from collate.leads import lead_changes
from reports.collation.likeness import order_by_likeness
from reports.collation.particulars import changed_kinds, particular_rows
from reports.collation.sharing import sharing
from reports.collation.synopsis import plain_text, synopsis
from reports.collation.views import (
    CellView,
    ChoiceView,
    CollationPage,
    DoubtView,
    MatterView,
    PlaceView,
    SectionView,
    SignView,
    WitnessView,
)
from reports.page.views import CollectionEntry
from reports.words.wording import Language, Wording, cell_sign, cell_word, wording

__all__ = ["collection_entry", "make_collation_page"]

ROW_CHARACTERS = 56
"""Characters of a matter that its row shows: two lines of the column; the whole text stands in its synopsis."""

_TAKEN = frozenset(["same", "edited", "rewritten", "stronger", "weaker"])
_FADING = frozenset(["partly", "weaker"])


def make_collation_page(
    collation: Collation,
    pages: Sequence[str],
    index: str,
    *,
    name: str | None = None,
    lang: Language = "zh-CN",
    date: str | None = None,
    home: str | None = None,
) -> CollationPage:
    """Compute the page.

    Args:
        collation: what is shown.
        pages: of each compared pair the name of its report, relative to the page.
        index: the index of these reports.
        name: what the collection is called; without one the axis and the place tell.
        lang: language of the page's own words.
        date: printed as given; None prints none.
        home: the index that leads to this page, relative to it; None where there is none.
    """
    axis = collation.collection.axis
    order = order_by_likeness(collation) if axis == "regions" else range(len(collation.collection.witnesses))
    drawing = _Drawing(collation, dict(zip(_ends(collation), pages, strict=True)), wording(lang), tuple(order))
    sections = tuple(drawing.sections())
    return CollationPage(
        language=lang,
        axis=axis,
        title=name or drawing.title(),
        intro=drawing.intro(),
        witnesses=tuple(drawing.witness(place) for place in drawing.order),
        order=drawing.order,
        sections=sections,
        sharing=tuple(sharing(collation, drawing.order, drawing.pages, drawing.words)),
        doubts=tuple(drawing.doubt(doubt) for doubt in collation.doubts),
        choices=tuple(drawing.choices()),
        legend=tuple(drawing.legend()),
        notes=tuple(drawing.notes([row for section in sections for row in section.rows])),
        pairs=index,
        date=date,
        home=home,
    )


def collection_entry(
    collation: Collation, href: str, *, name: str | None = None, lang: Language = "zh-CN"
) -> CollectionEntry:
    """Say in the index what a collation is; without a name it is called by its own title."""
    words = wording(lang)
    drawing = _Drawing(collation, {}, words, ())
    return CollectionEntry(name or drawing.title(), href, words[f"axis_{drawing.axis}"], " ".join(drawing.intro()))


def _ends(collation: Collation) -> list[tuple[int, int]]:
    return [(pair.left, pair.right) for pair in collation.collection.pairs]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the page is computed from; `pages` has the report of each pair, `order` the witnesses by column."""

    collation: Collation
    pages: Mapping[tuple[int, int], str]
    words: Wording
    order: tuple[int, ...]

    @property
    def axis(self) -> Axis:
        return self.collation.collection.axis

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        return self.collation.collection.witnesses

    def title(self) -> str:
        base = self.collation.collection.base
        places = {one.region for one in self.witnesses if one.region} if base is None else {self.witnesses[base].region}
        place = places.pop() if len(places) == 1 else None
        return self.words[f"collation_title_{self.axis}"].format(place=place or self.words["collation_some_place"])

    def intro(self) -> tuple[str, ...]:
        counts = self.collation.counts
        missing = sum(one.missing for one in self.witnesses)
        documents = len(self.witnesses) - missing
        told = [self.words["collation_intro"].format(documents=documents, matters=counts.matters, shared=counts.shared)]
        if missing:
            told.append(self.words["collation_intro_missing"].format(count=missing))
        if self.collation.doubts:
            told.append(self.words["collation_intro_doubts"].format(count=len(self.collation.doubts)))
        return tuple(told)

    def witness(self, place: int) -> WitnessView:
        one = self.witnesses[place]
        base = self.collation.collection.base
        facts = [one.region, str(one.year) if one.year else None]
        facts.append(
            self.words["collation_missing"]
            if one.missing
            else self.words["collation_task_count"].format(count=len(one.tasks))
        )
        if one.document and one.document.warnings:
            facts.append(self.words["collation_warning_count"].format(count=len(one.document.warnings)))
        counts = self.collation.counts.witnesses[place]
        return WitnessView(
            siglum=one.siglum,
            title=one.document.title if one.document else one.id,
            about=" · ".join(fact for fact in facts if fact),
            missing=one.missing,
            is_base=place == base,
            total="" if one.missing else self.words["collation_has_all"].format(count=counts.matters),
            rate=self._rate(place) if self.axis == "levels" and not one.missing and place != base else None,
        )

    def _rate(self, place: int) -> str | None:
        """Say how much of the base a witness takes up."""
        base = self.collation.collection.base
        asked = [matter.cells[place].state for matter in self.collation.matters if _has(matter, base)]
        if not asked:
            return None
        taken = sum(state in _TAKEN for state in asked) + sum(state == "partly" for state in asked) / 2
        share = taken / len(asked)
        percent = round(100 * share) if share in (0, 1) else min(99, max(1, round(100 * share)))
        return f"{percent}%"

    def sections(self) -> Iterable[SectionView]:
        """Give the rows: those of the base in its order, then what it does not have, what most others have first."""
        numbered = list(enumerate(self.collation.matters, start=1))
        base = self.collation.collection.base
        if base is None:
            yield from self._under_headings(None, numbered)
            return
        yield from self._under_headings(None, [one for one in numbered if _has(one[1], base)])
        others = sorted((one for one in numbered if not _has(one[1], base)), key=lambda one: (-_having(one[1]), one[0]))
        if others:
            head = self.words["collation_own" if self.axis == "levels" else "collation_not_base"]
            yield SectionView(head, "", tuple(self.row(number, matter) for number, matter in others))

    def _under_headings(self, head: str | None, numbered: Sequence[tuple[int, Matter]]) -> Iterable[SectionView]:
        for heading, group in groupby(numbered, key=lambda one: self._heading(self._leading(one[1]))):
            yield SectionView(head, heading, tuple(self.row(number, matter) for number, matter in group))
            head = None

    def _leading(self, matter: Matter) -> Reading:
        """Return the reading that a matter is shown by: that of the base, else the earliest."""
        base = self.collation.collection.base
        return next((one for one in matter.readings if one.witness == base), matter.readings[0])

    def _heading(self, reading: Reading) -> str:
        witness = self.witnesses[reading.witness]
        section = witness.tasks[reading.task].headings
        own = " › ".join(section) if section else ""
        return (
            own
            if reading.witness == self.collation.collection.base
            else " · ".join(part for part in (witness.siglum, own) if part)
        )

    def row(self, number: int, matter: Matter) -> MatterView:
        documents = sum(not one.missing for one in self.witnesses)
        base = self.collation.collection.base
        counted = [place for place in range(len(self.witnesses)) if place != base and not self.witnesses[place].missing]
        having = {reading.witness for reading in matter.readings}
        unsettled = sum(matter.cells[place].state == "undecided" for place in counted)
        count = sum(place in having and matter.cells[place].state != "undecided" for place in counted)
        have = self.words["collation_range" if unsettled else "collation_of"]
        over_years = course(matter.cells, self.collation.collection) if self.axis == "years" else None
        states = {cell.state for cell in matter.cells}
        filters = [
            *(["everywhere"] if len(having) == documents else []),
            *(["lacking"] if "absent" in states else []),
            *(["single"] if len(having) == 1 else []),
            *(["unsettled"] if "undecided" in states else []),
            *([over_years] if over_years else []),
            *(["faded"] if self.axis == "years" and self._fades(matter) else []),
            *changed_kinds(matter, self.axis),
            *(["lead"] if self.axis == "years" and self._lead_changes(matter) else []),
        ]
        return MatterView(
            id=matter.id,
            number=number,
            text=_short(self._leading(matter).text),
            whole=plain_text(self._leading(matter).text),
            cells=tuple(self._cell(matter.cells[place], matter.readings[0].witness) for place in self.order),
            have=have.format(count=count, most=count + unsettled, all=len(counted)),
            count=count,
            course=self.words[f"course_{over_years}"] if over_years else None,
            filters=" ".join(filters),
            readings=synopsis(matter, self.collation, self.words),
            particulars=particular_rows(matter, self.order, self.axis, self.words),
            notes=tuple(self._notes(matter)),
        )

    def _fades(self, matter: Matter) -> bool:
        """Whether the last year that has a document has less of a matter than the year before: a part, or weaker."""
        years = [one.year for one in self.witnesses if not one.missing]
        last = [cell for cell in matter.cells if self.witnesses[cell.witness].year == years[-1]]
        return any(cell.state in _FADING for cell in last)

    def _lead_changes(self, matter: Matter) -> bool:
        """Whether the lead of a matter changed hands from one year to another."""
        return any(lead_changes(cell, matter.readings, self.collation.collection) for cell in matter.cells)

    def _cell(self, cell: MatterCell, earliest: int) -> CellView:
        if self.axis == "years" and cell.state == "absent" and cell.witness < earliest:
            state, word, sign = "before", self.words["cell_before"], self.words["sign_before"]
        else:
            state, word = cell.state, cell_word(self.words, cell.state, self.axis)
            sign = cell_sign(self.words, cell.state, self.axis)
        return CellView(
            state=state,
            sign=sign,
            word=word,
            label=self.words["collation_cell"].format(siglum=self.witnesses[cell.witness].siglum, state=word),
            href=self._href(cell),
        )

    def _href(self, cell: MatterCell) -> str | None:
        """Lead to the row of the report of the two witnesses."""
        if cell.against is None:
            return None
        page = self.pages.get((min(cell.against, cell.witness), max(cell.against, cell.witness)))
        return page if page is None or not cell.changes else f"{page}#{cell.changes[0]}"

    def _notes(self, matter: Matter) -> Iterable[str]:
        for cell in matter.cells:
            if cell.tasks:
                witness = self.witnesses[cell.witness]
                tasks = "、".join(witness.tasks[task].number or witness.tasks[task].id for task in cell.tasks)
                perhaps = self.words["collation_perhaps"].format(tasks=tasks)
                yield self.words["collation_cell"].format(siglum=witness.siglum, state=perhaps)

    def doubt(self, doubt: MatterDoubt) -> DoubtView:
        numbers = {matter.id: number for number, matter in enumerate(self.collation.matters, start=1)}
        places = [
            (clause.witness, clause.task, clause.text)
            for clause in (self.collation.clauses[index] for index in doubt.clauses)
        ] or [(one, task, self.witnesses[one].tasks[task].words) for one, task in doubt.tasks]
        return DoubtView(
            id=doubt.id,
            word=self.words[f"doubt_{doubt.kind}"],
            places=tuple(
                PlaceView(
                    self.witnesses[one].siglum,
                    self.witnesses[one].tasks[task].number or self.witnesses[one].tasks[task].id,
                    plain_text(text),
                )
                for one, task, text in places
            ),
            matters=tuple((name, numbers[name]) for name in doubt.matters),
        )

    def choices(self) -> Iterable[ChoiceView]:
        """Give the choices of rows."""
        for name in ("all", "everywhere", "lacking", "single", "unsettled"):
            yield ChoiceView("" if name == "all" else name, self.words[f"collation_{name}"])
        if self.axis == "years":
            for name in COURSES:
                if name != "open":
                    yield ChoiceView(name, self.words[f"course_{name}"])
            yield ChoiceView("faded", self.words["choice_faded"])
        for name in ("number", "deadline", "lead"):
            yield ChoiceView(name, self.words[f"choice_{name}{'' if self.axis == 'years' else '_differs'}"])

    def legend(self) -> Iterable[SignView]:
        """Give the signs that the table uses."""
        used = {cell.state for matter in self.collation.matters for cell in matter.cells}
        for state in CELL_STATES:
            if state in used:
                yield SignView(state, cell_sign(self.words, state, self.axis), cell_word(self.words, state, self.axis))

    def notes(self, rows: Iterable[MatterView]) -> Iterable[str]:
        """Explain the marks of what rows open into."""
        found = list(rows)
        if any(piece.seen for row in found for reading in row.readings for piece in reading.pieces):
            yield self.words["collation_seen_note"]
        if any(cell.mark for row in found for line in row.particulars for cell in line.cells):
            yield self.words["collation_marks_note"]


def _has(matter: Matter, witness: int | None) -> bool:
    return any(one.witness == witness for one in matter.readings)


def _having(matter: Matter) -> int:
    return len({one.witness for one in matter.readings})


def _short(text: str) -> str:
    plain = plain_text(text)
    return plain if len(plain) <= ROW_CHARACTERS else plain[: ROW_CHARACTERS - 1] + "…"
