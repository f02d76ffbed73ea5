"""Zip archives: the files in them, with names as people gave them, within limits."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from documents.errors import UnreadableFileError
from documents.files.names import CONTROL, is_of_system

__all__ = ["Member", "member_names", "unpack"]

_MOST_FILES: Final = 200  # of an archive that somebody attached to a notice
_LARGEST_FILE: Final = 50_000_000  # bytes
_LARGEST_ALL: Final = 200_000_000  # bytes; what unpacks to more is a bomb or no set of documents
_UTF8: Final = 0x800  # flag of a name in UTF-8
_LOCKED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; its name has the folders that it is in, with `/` between them."""

    name: str
    data: bytes


def unpack(data: bytes, name: str) -> tuple[Member, ...]:
    """Read the files of a zip archive, without those that systems put there.

    Args:
        data: the bytes of the archive.
        name: name of the archive, for messages.

    Raises:
        UnreadableFileError: it is damaged, protected by a password, or holds more than is read.

    Source:
        APPNOTE.TXT, the .ZIP file format specification, 4.4.4 (flags).
    """
    members: list[Member] = []
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            named = [(info, shown) for info in infos if not is_of_system(shown := _name(info))]
            if len(named) > _MOST_FILES:
                raise _refused(name, f"it holds {len(named)} files")
            for info, shown in named:
                if info.flag_bits & _LOCKED:
                    raise UnreadableFileError(
                        f"{name!r} is protected by a password; unpack it and give one of its files."
                    )
                with archive.open(info) as stream:
                    content = stream.read(_LARGEST_FILE + 1)  # what is stated of its size may be wrong
                size += len(content)
                if len(content) > _LARGEST_FILE or size > _LARGEST_ALL:
                    raise _refused(name, f"{shown!r} in it unpacks to more than is read")
                members.append(Member(shown, content))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(
            f"{name!r} cannot be unpacked ({error}); unpack it and give one of its files."
        ) from error
    return tuple(members)


def member_names(data: bytes) -> tuple[str, ...]:
    """Give the names of the files in an archive without opening any; none of one that is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [_name(info) for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError):
        return ()
    return tuple(name for name in names if not is_of_system(name))


def _refused(name: str, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"{name!r} is not unpacked: {reason}; unpack it and give one of its files.")


def _name(info: zipfile.ZipInfo) -> str:
    """Read a name that is in no stated encoding: in Chinese offices UTF-8 or GB 18030."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return CONTROL.sub("_", name.replace("\\", "/"))
