"""Print the page of the window: two places for files, and the list of reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from office.model import AXES, MODES, Job, Person
from office.words import office_words
from reports import Language
from reports.formats import FORMATS
from reports.page.assets import page_style
from reports.page.html import content_security_policy

__all__ = ["COLLATION_FILES", "DOWNLOADS", "render", "render_list", "render_office", "signed_in"]

DOWNLOADS: Final = ("docx", "xlsx", "pdf", "html", "csv")
"""Formats for people, those for handing on first."""

COLLATION_FILES: Final = ("docx", "xlsx", "csv")
"""Formats of a collation, which is written once."""

_MEGABYTE: Final = 1_000_000
_ENVIRONMENT: Final = Environment(
    loader=PackageLoader(__package__),
    autoescape=select_autoescape(enabled_extensions=("html",), default=True),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


@dataclass(frozen=True, slots=True)
class _File:
    """A link to a report as a file; `label` is what it is called aloud."""

    word: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A job as the list prints it.

    Attributes:
        href: of its report; None until there is one.
        reading: where one sees how its files were read; None until they are.
        waits: it is compared when somebody says so.
        percent: of the step; None where nobody counts.
        said: the sentence of the program behind what is told; mostly empty.
        made: when it was asked for, by the clock of this machine.
        owner: who handed the files in; empty where people have no names.
        action: `stop` or `delete`; empty for who may do neither.
    """

    id: str
    title: str
    state: str
    word: str
    percent: int | None
    told: str
    said: str
    made: str
    mode: str | None
    owner: str
    href: str | None
    reading: str | None
    waits: bool
    files: tuple[_File, ...]
    doubts_title: str
    doubts: tuple[str, ...]
    action: str
    action_word: str
    action_label: str


def render_office(jobs: Sequence[Job], person: Person, *, lang: Language, largest: int, days: float, most: int) -> str:
    """Print the whole page.

    Args:
        jobs: in the order of the list.
        person: who looks at it.
        lang: of the page's own words.
        largest: bytes that a file may have.
        days: that files are kept.
        most: files that are collated at once.
    """
    words = office_words(lang)
    return render(
        "office.html",
        "office.js",
        lang=lang,
        axes=[(axis, words[f"mode_{axis}"]) for axis in AXES],
        many_purpose=words["many_purpose"].format(most=most),
        many_few=words["many_few"].format(most=most),
        most=most,
        modes=[(mode, words[f"mode_{mode}"]) for mode in MODES],
        largest=largest,
        megabytes=f"{largest / _MEGABYTE:g}",
        limits=words["limits"].format(megabytes=f"{largest / _MEGABYTE:g}"),
        kept=words["kept"].format(days=f"{days:g}") if days else words["kept_not"],
        rows=_rows(jobs, person, lang),
        works=person.works,
        manages=person.manages,
        signed_in=signed_in(person, words),
    )


def render_list(jobs: Sequence[Job], person: Person, *, lang: Language) -> str:
    """Print the list alone, to take the place of the one that the page shows."""
    return _ENVIRONMENT.get_template("_list.html").render(
        w=office_words(lang), rows=_rows(jobs, person, lang), works=person.works
    )


def render(template: str, script: str, *, lang: Language, forms: bool = False, **values: object) -> str:
    """Print a page with the style of all pages, a script, if any, and a policy that allows these two alone.

    Args:
        template: its name.
        script: its name; empty for a page without one.
        lang: of the page's own words.
        forms: let the page send forms to its own server.
        values: of the template.
    """
    style, code = page_style() + _static("office.css"), _static(script) if script else ""
    return _ENVIRONMENT.get_template(template).render(
        w=office_words(lang),
        language=lang,
        style=style,
        script=code,
        policy=content_security_policy(style, code, served=True, forms=forms),
        **values,
    )


def signed_in(person: Person, words: Mapping[str, str]) -> str:
    """Say who is signed in; empty where people have no names."""
    return words["signed_in"].format(name=person.name, role=words[f"role_{person.role}"]) if person.name else ""


def _rows(jobs: Sequence[Job], person: Person, lang: Language) -> list[_Row]:
    words = office_words(lang)
    rows = []
    for job in jobs:
        titles = (*job.titles, *("" for _ in job.files))
        joint = words["collection_joint" if job.axis else "pair_joint"]
        title = joint.join(own or file.name for own, file in zip(titles, job.files, strict=False))
        word = words[f"state_{job.state}"]
        percent = job.progress.done * 100 // job.progress.total if job.progress.total and not job.ended else None
        action = ("delete" if job.ended else "stop") if person.may_end(job) else ""
        told, _, said = job.told.partition("\n")
        done, read = job.state == "done", job.state == "read"
        rows.append(
            _Row(
                job.id,
                title,
                job.state,
                word if percent is None else words["percent"].format(word=word, percent=percent),
                percent,
                told,
                words["error_said"].format(sentence=said) if said else "",
                _local(job.made),
                words[f"mode_{job.axis or job.mode}"] if job.axis or job.mode else None,
                words["owner"].format(name=job.owner) if job.owner else "",
                f"r/{job.id}/" if done else None,
                f"r/{job.id}/reading" if done or read else None,
                read and person.works,
                tuple(_file(job, name, title, words) for name in _downloads(job)) if done else (),
                words["doubts"].format(count=len(job.doubts)) if job.doubts else "",
                job.doubts,
                action,
                words[action] if action else "",
                words["named"].format(action=words[action], title=title) if action else "",
            )
        )
    return rows


def _local(made: str) -> str:
    return f"{datetime.fromisoformat(made).astimezone():%Y-%m-%d %H:%M}"


def _downloads(job: Job) -> tuple[str, ...]:
    return COLLATION_FILES if job.axis else tuple(name for name in DOWNLOADS if name in FORMATS)


def _file(job: Job, name: str, title: str, words: Mapping[str, str]) -> _File:
    word = words[f"format_{name}"]
    return _File(
        word, f"r/{job.id}/files/{name}", words["named"].format(action=f"{words['download']} {word}", title=title)
    )


@cache
def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")
