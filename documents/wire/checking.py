"""Hold plain values against a msgspec struct; what does not fit is told by place, value and what it must be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

import msgspec

__all__ = ["MisfitError", "Must", "Problem", "checked", "listed", "place_of", "shown"]

Shape = TypeVar("Shape")
Path = tuple[str | int, ...]
TypeForm = Any  # a type as an annotation writes it, with unions and Annotated

LONGEST_SHOWN: Final = 60
"""Characters of a bad value that a message shows."""

MOST_TOLD: Final = 5
"""Problems that one message tells; the rest is counted."""

_LEVELS_SHOWN: Final = 3  # of a bad value: more of them never fit into the characters that are shown
_NOTHING: Final = object()
_WORDS: Final = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", NoneType: "null"}


@dataclass(frozen=True, slots=True)
class Must:
    """What a field must be, in the words of a message: `Annotated[int, Meta(ge=1), Must("1 or more")]`."""

    be: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where values do not fit.

    Attributes:
        path: fields by name, entries of lists by number from 1, from the outside in; () for the whole.
        reason: such as `must be 1 or more` or `is missing`.
        value: the bad value; a field that is missing or unknown has none.
        unknown: the last of the path is a field that is not known.
    """

    path: Path
    reason: str
    value: object = _NOTHING
    unknown: bool = False

    @property
    def has_value(self) -> bool:
        """Whether a bad value stands there."""
        return self.value is not _NOTHING

    def place(self, start: int = 0) -> str:
        """Write the path from a step on; a field that is unknown and stands alone in quotes."""
        rest = self.path[start:]
        return shown(rest[0]) if self.unknown and len(rest) == 1 else place_of(rest)

    def told(self, place: str) -> str:
        """Put it into words: place, reason, value."""
        value = f", not {shown(self.value)}" if self.has_value else ""
        return f"{place} {self.reason}{value}"


class MisfitError(ValueError):
    """Values do not fit.

    Attributes:
        problems: at least one, in the order of the fields.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the message is for programmers, each file words its own."""
        super().__init__(listed([problem.told(place_of(problem.path) or "the whole") for problem in problems]))
        self.problems = tuple(problems)


def checked(data: object, shape: type[Shape]) -> Shape:
    """Return values in their shape.

    Args:
        data: what JSON or TOML gave.
        shape: a msgspec struct. Fields say what they must be by `Must`; structs and lists are walked into, everything
            else is told whole.

    Raises:
        MisfitError: something does not fit, or is text that UTF-8 cannot hold (half of a surrogate pair).
    """
    try:
        value = msgspec.convert(data, shape)
        msgspec.json.encode(value)  # finds half of a surrogate pair at the cost of a tenth of the conversion
        return value
    except (msgspec.ValidationError, ValueError) as error:
        problems = list(_problems(data, shape, ()))
        raise MisfitError(problems or [Problem((), f"does not fit ({error})")]) from None


def shown(value: object) -> str:
    """Show a value on one line, cut where it is long or deep."""
    try:
        text = repr(_cut(value, _LEVELS_SHOWN))
    except ValueError:  # a whole number of more than 4,300 digits
        return "a number of more digits than can be shown"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def listed(sentences: Sequence[str]) -> str:
    """Join what is wrong; after the first few the rest is counted."""
    more = f"; and {len(sentences) - MOST_TOLD} more" if len(sentences) > MOST_TOLD else ""
    return "; ".join(sentences[:MOST_TOLD]) + more


def place_of(path: Path) -> str:
    """Write a path as `organs[3].renamed[1].year`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{_key(step)}" for step in path).removeprefix(".")


def _key(key: str) -> str:
    return key if key.isidentifier() and len(key) <= LONGEST_SHOWN else shown(key)


def _cut(value: object, levels: int) -> object:
    """Leave out what cannot be shown anyway: a value may be as large as its file."""
    if isinstance(value, str):
        return value[: LONGEST_SHOWN + 1]
    if isinstance(value, list):
        return [_cut(inner, levels - 1) for inner in value[:LONGEST_SHOWN]] if levels else ...
    if isinstance(value, dict):
        first = list(value.items())[:LONGEST_SHOWN]
        return {_cut(key, 0): _cut(inner, levels - 1) for key, inner in first} if levels else ...
    return value


def _fits(value: object, kind: TypeForm) -> bool:
    try:
        msgspec.json.encode(msgspec.convert(value, kind))
    except (msgspec.ValidationError, ValueError):
        return False
    return True


def _problems(value: object, kind: TypeForm, path: Path) -> Iterator[Problem]:
    """Walk into what is no leaf; only what does not fit is walked."""
    if _fits(value, kind):
        return
    members = [member for member in _members(kind) if member is not NoneType]
    inner = _bare(members[0])
    if len(members) == 1 and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        if isinstance(value, dict):
            yield from _field_problems(value, inner, path)
        else:
            yield Problem(path, _reason(kind, "an object"), value)
    elif len(members) == 1 and _origin(inner) is tuple and get_args(inner)[-1] is ... and isinstance(value, list):
        entry_kind = get_args(inner)[0]
        found = [
            problem
            for number, entry in enumerate(value, start=1)
            for problem in _problems(entry, entry_kind, (*path, number))
        ]
        yield from found or [Problem(path, _reason(kind, "a list of another length"), value)]
    else:
        yield Problem(path, _reason(kind, _expected(kind)), value)


def _field_problems(values: dict[str, object], struct: type[msgspec.Struct], path: Path) -> Iterator[Problem]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    if struct.__struct_config__.forbid_unknown_fields:
        reason = f"is not known (known: {', '.join(fields)})"
        yield from (Problem((*path, key), reason, unknown=True) for key in values if key not in fields)
    for name, field in fields.items():
        if name in values:
            yield from _problems(values[name], field.type, (*path, name))
        elif field.required:
            yield Problem((*path, name), "is missing")


def _members(kind: TypeForm) -> tuple[TypeForm, ...]:
    """Return the members of a union; anything else is its only member."""
    bare = _bare(kind)
    if _origin(bare) not in (Union, UnionType):
        return (kind,)
    return tuple(inner for member in get_args(bare) for inner in _members(member))


def _bare(kind: TypeForm) -> TypeForm:
    return get_args(kind)[0] if _origin(kind) is Annotated else kind


def _expected(kind: TypeForm) -> str:
    """Say what a type without `Must` is."""
    words = []
    for member in _members(kind):
        bare = _bare(member)
        origin = _origin(bare)
        if origin is Literal:
            words.append(f"one of {', '.join(map(str, get_args(bare)))}")
        else:
            words.append("a list" if origin is tuple else _WORDS.get(bare, "an object"))
    return " or ".join(words)


def _origin(kind: TypeForm) -> object:
    return get_origin(kind)


def _reason(kind: TypeForm, otherwise: str) -> str:
    """Return what the outermost `Must` of a field says, or of the only member of an optional one."""
    for outer in (kind, *_members(kind)):
        notes = get_args(outer)[1:] if _origin(outer) is Annotated else ()
        for note in notes:
            if isinstance(note, Must):
                return f"must be {note.be}"
    return f"must be {otherwise}"
