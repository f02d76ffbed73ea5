"""Read a file of units: a register of organs that is laid over the one that comes with policydiff."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from compare.organs.register import Register, RegisterError, merged
from compare.organs.register_file import default_entries, entries_from
from documents.errors import InputError, MissingFileError
from documents.wire.loading import load_toml

__all__ = ["UnitFile", "read_unit_file"]


@dataclass(frozen=True, slots=True)
class UnitFile:
    """A register with a file's entries laid over the built-in ones, and the hash of the file's bytes."""

    register: Register
    sha256: str

    @property
    def signature(self) -> tuple[tuple[str, str], ...]:
        """What the result of a comparison depends on besides the documents."""
        return (("units_sha256", self.sha256),)


def read_unit_file(path: Path | str) -> UnitFile:
    """Read a file of units; docs/units.md describes its format.

    Args:
        path: a TOML file.

    Raises:
        MissingFileError: there is no such file.
        InputError: the file is no TOML, or its values are invalid or contradict each other.
    """
    file = Path(path)
    if not file.is_file():
        reason = "is a folder, not a file of units" if file.is_dir() else "does not exist"
        raise MissingFileError(f"{str(file)!r} {reason}; give a TOML file with [[organs]] or [[groups]].")
    content = file.read_bytes()
    if not content.strip():
        raise InputError(f"{file.name!r} is empty; write [[organs]] or [[groups]] into it.")
    data = load_toml(content, name=file.name, what="a file of units with [[organs]] or [[groups]]")
    try:
        register = Register(merged(default_entries(), entries_from(data)))
    except RegisterError as error:
        raise InputError(f"{file.name!r} is not a valid file of units: {error}.") from error
    return UnitFile(register, sha256(content).hexdigest())
