"""What the office keeps: files that were handed in, and the work that was asked for."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

__all__ = [
    "AXES",
    "ENDED",
    "EVERYBODY",
    "MODES",
    "ROLES",
    "STATES",
    "Job",
    "OfficeError",
    "Person",
    "Progress",
    "Role",
    "State",
    "Upload",
]

State = Literal["queued", "reading", "read", "linking", "drawing", "done", "refused", "stopped"]
"""`read`: somebody wants to see first how the files were read; `refused`: a file could not be read or compared, and a
sentence says why; `stopped`: somebody did not want it."""

STATES: Final[tuple[State, ...]] = get_args(State)
ENDED: Final[frozenset[State]] = frozenset(("read", "done", "refused", "stopped"))

MODES: Final = ("year", "level", "region")
AXES: Final = ("years", "levels", "regions")
"""Along which several files are held against each other."""

Role = Literal["read", "review", "admin"]
"""`read` sees and downloads all reports; `review` also hands files in, decides, and deletes what is their own; `admin`
also deletes what others handed in, and manages people."""

ROLES: Final[tuple[Role, ...]] = get_args(Role)


class OfficeError(Exception):
    """A request cannot be met.

    Attributes:
        status: of the answer, as HTTP numbers them.
    """

    def __init__(self, status: int, sentence: str) -> None:
        """Say why and what to do, in one sentence."""
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the window; without a name where the address alone lets people in."""

    name: str
    role: Role

    @property
    def works(self) -> bool:
        """Whether this person hands files in and decides."""
        return self.role != "read"

    @property
    def manages(self) -> bool:
        """Whether this person manages others."""
        return self.role == "admin"

    def may_end(self, job: "Job") -> bool:
        """Whether this person may stop and delete a job."""
        return self.manages or (self.works and job.owner == self.name)


EVERYBODY: Final = Person("", "admin")
"""Who knows the address of a window without people."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in.

    Attributes:
        sha256: of its bytes, 64 hexadecimal digits; under this name it is kept.
        name: that it had, without folders.
        size: in bytes.
    """

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: `done` of `total`; 0 of 0 where nobody counts."""

    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """Two files to compare, or several to collate, and what came of it.

    Attributes:
        id: cannot be guessed; part of the report's address.
        made: when it was asked for, ISO 8601 in UTC.
        mode: that was asked for, or that the documents were found to have; None before they were read.
        progress: of the step that `state` names.
        told: why it was refused; or the verdict of the report in one sentence.
        titles: of the documents, once they were read; empty before.
        doubts: what reading warned of, each with its place.
        owner: name of the person who asked for it; empty where people have no names.
        axis: along which the files are collated; None for two that are compared.
        more: files behind the first two, of several.
        check: the files are to be read and not compared yet: somebody wants to see first how they were read.
    """

    id: str
    made: str
    left: Upload
    right: Upload
    mode: str | None = None
    state: State = "queued"
    progress: Progress = Progress()
    told: str = ""
    titles: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    owner: str = ""
    axis: str | None = None
    more: tuple[Upload, ...] = ()
    check: bool = False

    @property
    def files(self) -> tuple[Upload, ...]:
        """All files, in the order in which they were given."""
        return (self.left, self.right, *self.more)

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state in ENDED
