"""Keep files that were handed in: by what they hold, never under a name that somebody chose, for some days."""

import hashlib
import os
import re
import secrets
import time
from collections.abc import AsyncIterable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from documents.files.kinds import FileKind, recognise_binary
from office.model import OfficeError, Upload

__all__ = ["SHA256", "Originals", "plain_name", "too_large"]

_DAY: Final = 86_400.0  # seconds
_HEAD: Final = 4_096
"""Bytes that tell a program from a document."""

_LONGEST_NAME: Final = 120
"""Characters of a name: it is printed, and half as many Chinese ones fill a line."""

_UNSAFE: Final = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
"""What no file name may hold on some system, and what turns a line of writing around."""

SHA256: Final = re.compile(r"[0-9a-f]{64}")
_PARTS: Final = re.compile(r"incoming-[0-9a-f]{32}")


def plain_name(name: str) -> str:
    """Make a file's name harmless: without folders, control characters and what turns writing around.

    The ending is kept, also where the name is cut.
    """
    base = _UNSAFE.sub("-", name.replace("\\", "/").rpartition("/")[2]).strip(" .-")
    stem, dot, ending = base.rpartition(".")
    if not dot or len(ending) > 8:
        return base[:_LONGEST_NAME] or "document"
    return f"{stem[: _LONGEST_NAME - len(ending) - 1].strip(' .-') or 'document'}.{ending}"


class Originals:
    """A folder of files, each named by its sha256."""

    def __init__(self, folder: Path, *, largest: int, days: float) -> None:
        """Open the folder; parts of files that never arrived whole are removed.

        Args:
            folder: made for this user alone when it does not exist.
            largest: bytes that a file may have.
            days: that a file is kept after it was handed in last; 0 until nobody works on it.
        """
        self._folder = folder
        self.largest = largest
        self.days = days
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in folder.iterdir():
            if _PARTS.fullmatch(part.name):
                part.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Return where a file is.

        Raises:
            OfficeError: it is not here, or this is no sha256.
        """
        path = self._folder / sha256
        if not SHA256.fullmatch(sha256) or not path.is_file():
            raise OfficeError(404, "文件已不在本机：请重新选择。 The file is not kept any more; choose it again.")
        return path

    async def receive(self, parts: AsyncIterable[bytes], name: str) -> Upload:
        """Take a file in while it arrives; nothing stays of one that is refused.

        Args:
            parts: its bytes.
            name: as the sender calls it.

        Raises:
            OfficeError: it is empty, too large or a program, or the disk is full.
        """
        digest, size, head = hashlib.sha256(), 0, b""
        part_path = self._folder / f"incoming-{secrets.token_hex(16)}"
        try:
            with part_path.open("xb") as out:
                part_path.chmod(0o600)
                async for part in parts:
                    size += len(part)
                    if size > self.largest:
                        raise OfficeError(413, too_large(self.largest))
                    if len(head) < _HEAD:
                        head = (head + part)[:_HEAD]
                        if recognise_binary(head[:_HEAD]) is FileKind.PROGRAM:
                            raise OfficeError(415, "这是程序，不是文件。 This is a program and no document.")
                    digest.update(part)
                    out.write(part)
                out.flush()
                os.fsync(out.fileno())
            if not size:
                raise OfficeError(400, "文件是空的：请另选一份。 The file is empty; choose another one.")
            sha256 = digest.hexdigest()
            part_path.replace(self._folder / sha256)
            os.utime(self._folder / sha256)
        except OSError as error:
            raise OfficeError(
                507, f"无法保存文件（{error.strerror}）。 The file cannot be kept; make room on the disk."
            ) from error
        finally:
            part_path.unlink(missing_ok=True)
        return Upload(sha256, plain_name(name), size)

    def forget(self, sha256: str) -> None:
        """Remove a file for good."""
        if SHA256.fullmatch(sha256):
            (self._folder / sha256).unlink(missing_ok=True)

    def sweep(self, needed: Collection[str], *, now: float | None = None) -> None:
        """Remove what was kept long enough.

        Args:
            needed: sha256 of the files that somebody works on; they stay.
            now: seconds since 1970; the time of the call when None.
        """
        latest = (time.time() if now is None else now) - self.days * _DAY
        for path in self._folder.iterdir():
            if SHA256.fullmatch(path.name) and path.name not in needed:
                with suppress(FileNotFoundError):
                    if path.stat().st_mtime <= latest:
                        path.unlink()


def too_large(largest: int) -> str:
    """Say that a file has more bytes than it may have."""
    megabytes = largest / 1_000_000
    return (
        f"文件超过 {megabytes:g} MB：请拆分或压缩图片后再选。 "
        f"The file has more than {megabytes:g} MB; split it, or make its pictures smaller."
    )
