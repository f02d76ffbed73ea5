"""Formats that only an office program reads: LibreOffice, where it is installed, saves them as Word files (.docx)."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from documents.errors import UnreadableFileError
from documents.limits import ask_for_time

__all__ = ["ConversionError", "convert_to_docx", "office_program"]

PROGRAM_VARIABLE: Final = "POLICYDIFF_LIBREOFFICE"
"""Environment variable with the program's path, where it is not found by itself; empty to do without it."""

_PROGRAMS: Final = (
    *("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    *(r"C:\Program Files\LibreOffice\program\soffice.com", r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
)
CONVERSION_SECONDS: Final = 45.0
"""Longest time that a conversion may take: one takes 3 to 8 s, below the 60 s that reading a file may take."""

_GRACE: Final = 5.0  # seconds from asking it to end to making it
_LARGEST: Final = 100_000_000  # bytes of a converted file; more is no document
_PROFILE: Final = Path("profile", "user", "registrymodifications.xcu")
_SETTINGS: Final = (
    ("Security/Scripting", "DisableMacrosExecution", "true"),
    ("Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Security/Scripting", "DisableActiveContent", "true"),
    ("Save/Document", "WarnAlienFormat", "false"),
)
"""Nothing in a file runs, and nothing is fetched."""


class ConversionError(Exception):
    """LibreOffice did not convert a file.

    Args:
        message: why, for an error.
        warning: the same in Chinese, for a warning.
    """

    def __init__(self, message: str, warning: str) -> None:
        super().__init__(message)
        self.warning = warning


def office_program() -> str | None:
    """Find LibreOffice; None where it is not installed, or switched off."""
    chosen = os.environ.get(PROGRAM_VARIABLE)
    if chosen is not None:
        return shutil.which(chosen) if chosen else None
    return next((found for program in _PROGRAMS if (found := shutil.which(program))), None)


def convert_to_docx(data: bytes, name: str, ending: str) -> bytes:
    """Convert a file to a Word file, with a profile of its own in a folder that is removed afterwards.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.
        ending: of its format, such as `.doc`; the name's own may be another.

    Returns:
        The bytes of a .docx file.

    Raises:
        UnreadableFileError: LibreOffice is not installed.
        ConversionError: it gave up, or took too long.
    """
    program = office_program()
    if program is None:
        raise UnreadableFileError(
            f"{name!r} is read with LibreOffice, which is not installed; install it, or save the file as .docx or PDF."
        )
    with tempfile.TemporaryDirectory(prefix="policydiff-office-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, f"source{ending}"), Path(folder, "out", "source.docx")
        source.write_bytes(data)
        profile = Path(folder, _PROFILE)
        profile.parent.mkdir(parents=True)
        profile.write_text(_settings(), encoding="utf-8")
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent)]
        _run([*command, str(source)])
        try:
            if target.stat().st_size > _LARGEST:
                raise ConversionError("what it made is too large", "转换结果过大")
            return target.read_bytes()
        except FileNotFoundError:
            raise ConversionError("it does not open the file", "打不开这个文件") from None


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.Common/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n"
    )


def _run(command: list[str]) -> None:
    """Run the program; it starts others, and ends them when it is asked to end."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise ConversionError(f"it does not start ({error.strerror})", "不能启动") from error
    ask_for_time(CONVERSION_SECONDS)
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        seconds = f"{CONVERSION_SECONDS:.0f}"
        raise ConversionError(f"it took more than {seconds} seconds", f"{seconds}秒内没有完成") from None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
