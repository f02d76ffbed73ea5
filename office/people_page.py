"""Print the pages on which people sign in, choose a password, and are managed."""

from collections.abc import Sequence
from dataclasses import dataclass

from office.model import ROLES, Person
from office.page import render, signed_in
from office.words import office_words
from reports import Language

__all__ = ["render_people", "render_sign_in"]


@dataclass(frozen=True, slots=True)
class _Row:
    """A person as the table prints one; the labels say aloud what a button does, and to whom."""

    name: str
    role: str
    role_label: str
    password_label: str
    remove_label: str
    sure: str


def render_sign_in(next_page: str, *, lang: Language) -> str:
    """Print the page for signing in.

    Args:
        next_page: where to go from there, relative; empty for the list of reports.
        lang: of the page's own words.
    """
    return render("sign_in.html", "people.js", lang=lang, next=next_page)


def render_people(person: Person, people: Sequence[Person], *, lang: Language) -> str:
    """Print the page on which somebody chooses a password.

    Args:
        person: who looks at it.
        people: to manage; none for who manages nobody.
        lang: of the page's own words.
    """
    words = office_words(lang)

    def label(action: str, name: str) -> str:
        return words["named"].format(action=words[action], title=name)

    rows = [
        _Row(
            one.name,
            one.role,
            label("role", one.name),
            label("password_new", one.name),
            label("person_remove", one.name),
            words["person_sure"].format(name=one.name),
        )
        for one in people
    ]
    return render(
        "people.html",
        "people.js",
        lang=lang,
        heading=words["people"] if rows else words["account"],
        signed_in=signed_in(person, words),
        own=person.name,
        people=rows,
        roles=[(role, words[f"role_{role}"]) for role in ROLES],
    )
