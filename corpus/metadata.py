"""What is known of a document of the corpus: its level, place, year and subject, and what cannot be told."""

import hashlib
import json
from typing import Any, NamedTuple, get_args

from corpus.model import Entry
from corpus.places import higher_places
from corpus.subjects import subject_of
from documents.model import Level, task_id

__all__ = ["Known", "entry_of", "own_task_ids"]


class Known(NamedTuple):
    """What is known of a document beside what it says itself, which goes first."""

    title: str | None = None
    region: str | None = None
    level: Level | None = None
    year: int | None = None
    subject: str | None = None


def entry_of(identity: str, content: bytes, known: Known | None = None) -> Entry:
    """Describe a document by its list of tasks.

    Args:
        identity: its id in the corpus.
        content: its tasks as JSON, as `documents.task_lists.task_json` writes them.
        known: what it may not say itself.
    """
    known = known or Known()
    listed = json.loads(content)
    head: dict[str, Any] = listed["document"]
    title = _title(head, known)
    region = head["region"] or known.region
    level = head["level"] or known.level
    year = known.year if head["year"] is None else head["year"]
    subject = known.subject or (subject_of(title, region) if title else None)
    told = {
        "level": level is not None,
        "region": region is not None or level == "national",
        "year": year is not None,
        "subject": subject is not None,
        "higher place": level in (None, "national") or region is None or bool(higher_places(region, level)),
    }
    stated = json.dumps([region, level, year], ensure_ascii=False).encode()
    return Entry(
        id=identity,
        key=hashlib.sha256(hashlib.sha256(content).digest() + stated).hexdigest()[:40],
        title=title or identity,
        tasks=len(listed["tasks"]),
        issued_on=head["issued_on"],
        year=year,
        region=region,
        level=level if level in get_args(Level) else None,
        subject=subject,
        untold=tuple(name for name, is_told in told.items() if not is_told),
    )


def own_task_ids(identity: str, listed: dict[str, Any]) -> tuple[str, ...]:
    """Name the tasks of a document after its id in the corpus: many places send files of one name.

    Args:
        identity: its id in the corpus.
        listed: its list of tasks, with the ids that its file gave; those that a person gave stay.
    """
    before = listed["document"]["id"]
    count = len(listed["tasks"])
    return tuple(
        task_id(identity, ordinal, count) if task["id"] == task_id(before, ordinal, count) else str(task["id"])
        for ordinal, task in enumerate(listed["tasks"], start=1)
    )


def _title(head: dict[str, Any], known: Known) -> str | None:
    """Return the title; an id that stands in for a title not found is none."""
    own = head["title"]
    return known.title if own == head["id"] or not own else str(own)
