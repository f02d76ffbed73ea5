"""JSON and TOML that people hand in become plain values, within limits; what cannot be read is told in one sentence."""

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Final, NoReturn

from documents.errors import InputError
from documents.files.encoding import decode
from documents.wire.checking import shown

__all__ = ["MOST_BYTES", "load_json", "load_toml"]

MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a JSON file: 50,000 decisions, or 150,000 tasks."""

MOST_TOML_BYTES: Final = 4 * 1024 * 1024
"""Bytes of a TOML file, a hundred times the built-in register: such files are written by hand, and read slowly."""

MOST_LEVELS: Final = 64
"""Objects and lists inside one another. Our files have ten; what Python itself allows differs by version and caller."""

MOST_DIGITS: Final = 100
"""Digits of a whole number. Python writes out none of more than 4,300, and no field here needs more than 18."""

_LONG_NUMBER: Final = re.compile(rf"(?<![0-9_])[0-9][0-9_]{{{MOST_DIGITS},}}")


class _RefusedError(ValueError):
    """JSON that is valid and that we do not take; the message says what about the file it is."""


def load_json(content: bytes | str, *, name: str, what: str) -> object:
    """Read JSON.

    Args:
        content: text, or bytes in UTF-8, UTF-16 or UTF-32, with or without a byte order mark.
        name: of the file, for messages.
        what: the file should be, such as `a task list`.

    Returns:
        Plain values: no key twice in one object, numbers finite and at most `MOST_DIGITS` long.

    Raises:
        InputError: it is no JSON, or more, deeper or larger than we take.
    """
    _check_size(content, MOST_BYTES, name, what)
    text = _unicode(content, name, what) if isinstance(content, bytes) else content
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{name!r} is empty; give {what}.")

    def whole_number(digits: str) -> int:
        if len(digits) > MOST_DIGITS:
            line = text.count("\n", 0, text.find(digits)) + 1
            raise _RefusedError(f"holds a number of {len(digits)} digits in line {line}; {MOST_DIGITS} are allowed")
        return int(digits)

    try:
        data = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=whole_number,
            parse_float=_fraction,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name!r} is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}; correct it there."
        ) from error
    except _RefusedError as error:
        raise InputError(f"{name!r} {error}.") from error
    except RecursionError as error:
        raise _nesting_error(name, what) from error
    _check_nesting(data, name, what)
    return data


def load_toml(content: bytes, *, name: str, what: str) -> dict[str, object]:
    """Read TOML.

    Args:
        content: in any encoding of text files that `documents.files.encoding` knows.
        name: of the file, for messages.
        what: the file should be, such as `a manifest`.

    Raises:
        UnreadableFileError: the bytes are no text.
        InputError: it is no TOML, or more, deeper or larger than we take.
    """
    _check_size(content, MOST_TOML_BYTES, name, what)
    if not content.strip():
        raise InputError(f"{name!r} is empty; give {what}.")
    text = decode(content, name).replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name!r} is not valid TOML: {error}; correct it there.") from error
    except RecursionError as error:
        raise _nesting_error(name, what) from error
    except ValueError as error:  # Python's own limit of digits
        found = _LONG_NUMBER.search(text)
        line = f" in line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
        raise InputError(f"{name!r} holds a number with too many digits{line}; {MOST_DIGITS} are allowed.") from error
    _check_nesting(data, name, what)
    return data


def _check_size(content: bytes | str, most: int, name: str, what: str) -> None:
    if len(content) > most:
        raise InputError(f"{name!r} is larger than {most} bytes; give {what}.")


def _unicode(content: bytes, name: str, what: str) -> str:
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        encoding = error.encoding.upper()
        raise InputError(f"{name!r} is not {encoding} (byte {error.start}); give {what} in UTF-8.") from error


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        first = f"{shown(keys[0])}: {shown(pairs[0][1])}"
        raise _RefusedError(f"has the key {shown(twice)} twice in the object that begins with {first}; keep one")
    return values


def _fraction(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise _RefusedError(f"holds the number {shown(text)}, which is too large")
    return value


def _refuse_constant(constant: str) -> NoReturn:
    raise _RefusedError(f"holds {constant}, which is no number that JSON knows")


def _check_nesting(data: object, name: str, what: str) -> None:
    """Go down level by level, so that no depth can exhaust the stack."""
    level = [data]
    for _ in range(MOST_LEVELS):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise _nesting_error(name, what)


def _nesting_error(name: str, what: str) -> InputError:
    return InputError(f"{name!r} is nested too deeply (more than {MOST_LEVELS} levels); give {what}.")
