"""Files that hold files: a zip archive, a mail with attachments. The one document among them is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Final

from documents.errors import InputError, NoTasksError, SourceError
from documents.files.archive import unpack
from documents.files.kinds import PACKED, PICTURES, FileKind
from documents.formats import GivenFile
from documents.model import Document, Place, ReadingWarning

__all__ = ["SEPARATOR", "Contained", "contents", "read_contained", "split_member"]

SEPARATOR: Final = ":"
"""Between the name of a container and the name of a file in it."""

_SHOWN: Final = 5  # names that a message lists; the rest is counted


@dataclass(frozen=True, slots=True)
class Contained:
    """A file in a container; the text of a mail is the mail itself and has an empty name.

    Attributes:
        name: as the container has it, with folders.
        file: the file, named after container and member.
    """

    name: str
    file: GivenFile


def split_member(path: Path | str) -> tuple[Path, str | None]:
    """Part the name of a file from the name of a file that it holds: `FILE:MEMBER`.

    Returns:
        (the file, the file in it; None where the path is that of a file, or of none at all).
    """
    whole = Path(path)
    text = str(path)
    at = len(text)
    while not whole.exists() and (at := text.rfind(SEPARATOR, 0, at)) > 0:
        if Path(text[:at]).is_file() and text[at + 1 :]:
            return Path(text[:at]), text[at + 1 :]
    return whole, None


def contents(file: GivenFile) -> tuple[Contained, ...] | None:
    """Give the files that a container holds; None for a file that is no container.

    Raises:
        UnreadableFileError: the container is damaged, protected, or holds too much.
    """
    if file.kind is FileKind.ZIP:
        members = [(member.name, member.data) for member in unpack(file.data, file.name)]
        body: tuple[Contained, ...] = ()
    elif file.mail is not None and file.mail.attachments:
        members = [(attachment.name, attachment.data) for attachment in file.mail.attachments]
        body = (Contained("", file),)
    else:
        return None
    named = (Contained(name, GivenFile(f"{file.name}{SEPARATOR}{name}", data)) for name, data in members)
    return (*body, *named)


def read_contained(
    file: GivenFile,
    held: Sequence[Contained],
    member: str | None,
    read: Callable[[GivenFile, str], Document],
) -> Document:
    """Read the document that a container holds.

    Args:
        file: the container.
        held: the files in it.
        member: name of the file to read; None to read the only one with tasks.
        read: reads a file, with the id that its document gets by itself.

    Returns:
        The document; a warning names the files beside it. A mail whose text holds tasks is that text.

    Raises:
        NoTasksError: no file in it holds tasks.
        InputError: several do, or there is none of that name.
    """
    if member is not None:
        return read(*_named(file, held, member))
    found: list[tuple[Contained, Document]] = []
    reasons: list[str] = []
    for one in sorted(held, key=lambda one: one.file.kind in PICTURES):  # pictures last: reading them takes long
        if one.file.kind in PACKED or (one.file.kind in PICTURES and found):
            reasons.append(f"{one.name!r} is {one.file.kind.value}")
            continue
        try:
            found.append((one, read(one.file, _stem(one))))
        except SourceError as error:
            reasons.append(str(error).rstrip("."))
        if found and not found[-1][0].name:
            break  # the text of a mail
    if not found:
        told = "; ".join(reasons[:_SHOWN]) or "it is empty"
        raise NoTasksError(f"no task found in the {len(held)} files of {file.name!r}: {told}.")
    if len(found) > 1:
        names = [one.name for one, _ in found]
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        raise InputError(
            f"{file.name!r} holds {len(names)} documents: {', '.join(map(repr, names[:_SHOWN]))}{more}; "
            f"name one, such as {file.name + SEPARATOR + names[0]!r}."
        )
    chosen, document = found[0]
    return _with_warning(document, chosen, held)


def _named(file: GivenFile, held: Sequence[Contained], member: str) -> tuple[GivenFile, str]:
    for one in held:
        if member in (one.name, PurePath(one.name).name):
            return one.file, _stem(one)
    names = ", ".join(repr(one.name) for one in held[:_SHOWN] if one.name)
    raise InputError(f"{file.name!r} holds no file {member!r}; it holds {names or 'none'}.")


def _stem(one: Contained) -> str:
    """Name a document after its file; the folders of an archive are no part of it."""
    return PurePath(one.name or one.file.name).stem


def _with_warning(document: Document, chosen: Contained, held: Sequence[Contained]) -> Document:
    others = [one.name for one in held if one is not chosen and one.name]
    if not others:
        return document
    more = f"等{len(others)}个文件" if len(others) > _SHOWN else ""
    what = f"压缩文件中只有“{chosen.name}”有任务" if chosen.name else "读取了邮件正文"
    message = f"{what}，没有读取其他文件：{'、'.join(others[:_SHOWN])}{more}"
    warning = ReadingWarning("file-not-read", message, Place())
    return replace(document, warnings=(warning, *document.warnings))
