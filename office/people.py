"""Keep who may use the window: names, roles, and what proves a password, in a SQLite file of their own."""

import re
import secrets
import sqlite3
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, cast

from documents.errors import InputError
from office.model import ROLES, OfficeError, Person, Role
from office.passwords import check_choice, hashed, matches
from review.sqlite_file import DatabaseKind, opened, transaction

__all__ = ["Member", "People", "plain_person", "same_name"]

_KIND: Final = DatabaseKind(
    application_id=0x70647065,  # "pdpe"
    version=1,
    schema="""
CREATE TABLE IF NOT EXISTS people (
  folded TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL, stamp TEXT NOT NULL) STRICT;
""",
    patience=5.0,
)
_STAMP_BYTES: Final = 16
_NAME: Final = re.compile(r"[^\W_](?:[\w·. \-]{0,30}\w)?")
"""1 to 32 letters and digits of any script, with points, hyphens and spaces inside: it is printed with decisions."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may sign in.

    Attributes:
        stamp: changes with password and role: what was opened under another one is over.
    """

    person: Person
    stamp: str


def plain_person(name: str) -> str:
    """Return a name as it is kept.

    Raises:
        OfficeError: it has other characters, or too many.
    """
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if not _NAME.fullmatch(plain):
        raise OfficeError(
            400,
            "名称须为 1 至 32 个汉字、字母或数字。 "
            "A name has 1 to 32 letters or digits, with spaces, points and hyphens inside.",
        )
    return plain


def same_name(name: str) -> str:
    """Return what two names have in common that nobody should take for two people's."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class People:
    """Names in one file; safe for several threads and processes: commands change it while the window works."""

    def __init__(self, path: Path) -> None:
        """Open or make the file.

        Raises:
            InputError: the file cannot be opened, is damaged, or is none of ours.
        """
        self._lock = threading.Lock()
        try:
            self._connection = opened(path, _KIND)
            self._connection.execute("PRAGMA secure_delete = ON")
        except (OSError, sqlite3.Error) as error:
            raise InputError(
                f"{str(path)!r} cannot be used ({error}); restore a copy with 'policydiff office restore', or choose "
                "another --folder."
            ) from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def all(self) -> tuple[Person, ...]:
        """Return everybody, sorted by name."""
        with self._using("DEFERRED") as cursor:
            cursor.execute("SELECT name, role FROM people ORDER BY name")
            return tuple(Person(name, cast("Role", role)) for name, role in cursor)

    def find(self, name: str) -> Member | None:
        """Return somebody by name."""
        with self._using("DEFERRED") as cursor:
            cursor.execute("SELECT name, role, stamp FROM people WHERE folded = ?", (same_name(name),))
            row = cursor.fetchone()
        return None if row is None else Member(Person(row[0], row[1]), row[2])

    def proven(self, name: str, password: str) -> Member | None:
        """Return somebody whose password it is; the work is the same for a name that nobody has."""
        with self._using("DEFERRED") as cursor:
            cursor.execute("SELECT name, role, stamp, password FROM people WHERE folded = ?", (same_name(name),))
            row = cursor.fetchone()
        right = matches(password, _decoy() if row is None else row[3])
        return Member(Person(row[0], row[1]), row[2]) if row is not None and right else None

    def add(self, name: str, role: str, password: str) -> Person:
        """Take somebody in.

        Raises:
            OfficeError: the name is taken or none, there is no such role, the first one is no administrator, or the
                password is easy to guess.
        """
        plain = plain_person(name)
        checked = _role(role)
        check_choice(password, plain)
        row = (same_name(plain), plain, checked, hashed(password), secrets.token_hex(_STAMP_BYTES))
        with self._using() as cursor:
            cursor.execute("SELECT count(*) FROM people")
            if checked != "admin" and not cursor.fetchone()[0]:
                raise OfficeError(
                    409, "请先添加一名管理员。 The first one must be admin, for somebody must manage the others."
                )
            cursor.execute("INSERT OR IGNORE INTO people VALUES (?, ?, ?, ?, ?)", row)
            if not cursor.rowcount:
                raise OfficeError(409, f"已有 {plain}：请另起名称。 There is a {plain!r} already; choose another name.")
        return Person(plain, checked)

    def remove(self, name: str) -> None:
        """Let somebody in no more.

        Raises:
            OfficeError: there is nobody of this name, or nobody else manages those who stay.
        """
        with self._using() as cursor:
            self._check_managed(cursor, name, stays=False)
            cursor.execute("DELETE FROM people WHERE folded = ?", (same_name(name),))
        with self._lock:  # what stands in the log of the database goes, too
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def set_role(self, name: str, role: str) -> None:
        """Give somebody another role, and end their sessions; raises as `add` and `remove`."""
        checked = _role(role)
        with self._using() as cursor:
            self._check_managed(cursor, name, stays=True, role=checked)
            row = (checked, secrets.token_hex(_STAMP_BYTES), same_name(name))
            cursor.execute("UPDATE people SET role = ?, stamp = ? WHERE folded = ?", row)

    def set_password(self, name: str, password: str) -> Member:
        """Give somebody another password, and end their sessions; raises as `add` and `remove`."""
        member = self.find(name)
        if member is None:
            raise _nobody(name)
        check_choice(password, member.person.name)
        stamp = secrets.token_hex(_STAMP_BYTES)
        row = (hashed(password), stamp, same_name(name))
        with self._using() as cursor:
            cursor.execute("UPDATE people SET password = ?, stamp = ? WHERE folded = ?", row)
        return replace(member, stamp=stamp)

    def _check_managed(self, cursor: sqlite3.Cursor, name: str, *, stays: bool, role: Role | None = None) -> None:
        """See that somebody is there, and that an administrator is left where there are people."""
        cursor.execute("SELECT folded, role FROM people")
        roles = dict(cursor)
        folded = same_name(name)
        if folded not in roles:
            raise _nobody(name)
        left = {key: value for key, value in roles.items() if key != folded} | ({folded: role} if stays else {})
        if left and "admin" not in left.values():
            raise OfficeError(
                409,
                "至少要留一名管理员：请先让别人做管理员。 "
                "Somebody must be admin; give this role to another person first.",
            )

    @contextmanager
    def _using(self, kind: str = "IMMEDIATE") -> Iterator[sqlite3.Cursor]:
        """Run a transaction, whole or not at all."""
        with self._lock:
            try:
                with transaction(self._connection, kind) as cursor:
                    yield cursor
            except sqlite3.Error as error:
                raise OfficeError(
                    503,
                    f"人员名单现在不能用（{error}）。 "
                    f"The list of people cannot be used now ({error}); make room on the disk and try again.",
                ) from error


def _role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise OfficeError(400, f"{role[:20]!r} is no role; choose from {', '.join(ROLES)}.")


def _nobody(name: str) -> OfficeError:
    return OfficeError(404, f"没有 {name[:40]}。 There is nobody called {name[:40]!r}; see `policydiff user list`.")


@cache
def _decoy() -> str:
    """Return what the password of nobody is compared with."""
    return hashed(secrets.token_hex(_STAMP_BYTES))
