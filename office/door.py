"""Let people in and out: who signs in, who is signed in, and what each of them may change about people."""

from dataclasses import dataclass
from typing import Final

from office.attempts import Attempts
from office.audit import AuditLog
from office.model import OfficeError, Person
from office.people import Member, People, same_name
from office.sessions import Sessions

__all__ = ["Door", "SignedIn", "TooManyError"]

_LONGEST: Final = 1_000
"""Characters of a password that are looked at; none that is kept has as many."""


class TooManyError(OfficeError):
    """Somebody must wait before the next attempt.

    Attributes:
        seconds: to wait.
    """

    def __init__(self, seconds: float) -> None:
        """Say how long."""
        self.seconds = max(1, round(seconds))
        super().__init__(
            429,
            f"试错太多次：请 {self.seconds} 秒后再试。 Too many attempts; try again in {self.seconds} seconds.",
        )


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who came in.

    Attributes:
        secret: id of the session, for the browser of this person alone.
    """

    person: Person
    secret: str


class Door:
    """Who is in; safe for several threads."""

    def __init__(self, people: People, audit: AuditLog, sessions: Sessions, attempts: Attempts) -> None:
        """Join what was opened."""
        self.people, self.audit = people, audit
        self._sessions, self._attempts = sessions, attempts

    def sign_in(self, name: str, password: str, *, address: str, before: str | None) -> SignedIn:
        """Let somebody in who knows the password.

        Args:
            name: as it was typed.
            password: likewise.
            address: that the request came from.
            before: id of a session that the browser has had; it ends, whoever's it was.

        Raises:
            TooManyError: there were too many failures.
            OfficeError: name and password do not belong together; it is not told which of both is wrong.
        """
        member = self._proven("sign-in", name, password, address)
        if before is not None:
            self._sessions.end(before)
        self.audit.note("sign-in", member.person.name, address, outcome="done")
        return self._begun(member)

    def sign_out(self, secret: str, *, address: str) -> None:
        """End a session, here and not only in the browser."""
        session = self._sessions.end(secret)
        if session is not None:
            self.audit.note("sign-out", session.name, address)

    def who(self, secret: str, *, used: bool) -> Person | None:
        """Return whose session it is; None where it has ended, or the person's password or role changed since.

        Args:
            secret: id of the session.
            used: a person did something, and not a page by itself.
        """
        session = self._sessions.find(secret, used=used)
        if session is None:
            return None
        member = self.people.find(session.name)
        if member is None or member.stamp != session.stamp:
            self._sessions.end(secret)
            return None
        return member.person

    def change_password(self, person: Person, old: str, new: str, *, address: str) -> SignedIn:
        """Give somebody a password that this person chose; all other sessions of the person end.

        Raises:
            TooManyError: there were too many failures.
            OfficeError: the old one is wrong, or the new one easy to guess.
        """
        self._proven("password", person.name, old, address)
        member = self.people.set_password(person.name, new)
        self.audit.note("password", person.name, address, outcome="done")
        return self._begun(member)

    def manage(self, person: Person, act: str, name: str, *, address: str, role: str = "", password: str = "") -> None:
        """Take somebody in, let somebody go, or give a role or a password.

        Args:
            person: who asks.
            act: `add`, `remove`, `role` or `password`.
            name: of whom.
            address: that the request came from.
            role: for `add` and `role`.
            password: for `add` and `password`.

        Raises:
            OfficeError: the person may not, or see `People`.
        """
        if not person.manages:
            raise OfficeError(403, "只有管理员可以管理人员。 Administrators alone manage people.")
        if act == "add":
            name = self.people.add(name, role, password).name
        elif act == "remove":
            self.people.remove(name)
        elif act == "role":
            self.people.set_role(name, role)
        else:
            self.people.set_password(name, password)
        self.audit.note(f"person-{act}", person.name, address, whom=name, **({"role": role} if role else {}))

    def others(self, person: Person) -> frozenset[str]:
        """Return the names, folded, that others sign with."""
        return frozenset(same_name(one.name) for one in self.people.all()) - {same_name(person.name)}

    def _begun(self, member: Member) -> SignedIn:
        return SignedIn(member.person, self._sessions.begin(member.person.name, member.stamp))

    def _proven(self, act: str, name: str, password: str, address: str) -> Member:
        """Look at an attempt, unless it must wait; raises as `sign_in`."""
        pause = self._attempts.begin(same_name(name), address)
        known = self.people.find(name)
        told = None if known is None else known.person.name
        if pause > 0:
            self.audit.note(act, told, address, outcome="must wait")
            raise TooManyError(pause)
        member = self.people.proven(name, password[:_LONGEST])
        if member is None:
            self.audit.note(act, told, address, outcome="failed")
            raise OfficeError(401, "名称或口令不对。 Name and password do not belong together.")
        self._attempts.succeed(same_name(name), address)
        return member
