"""Print a page as PDF with a browser of this machine: the one format that policydiff does not write itself."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from documents.errors import InputError

__all__ = ["pdf_bytes"]

_TIMEOUT: Final = 600  # seconds; 5,000 rows took 50
_VARIABLE: Final = "POLICYDIFF_BROWSER"
_COMMANDS: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
)  # fmt: skip
_PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_OPTIONS: Final = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # a page of ours asks for nothing; now nothing can be asked for
    "--no-pdf-header-footer",
    "--user-agent=policydiff",  # the file names it as its creator, and the usual one tells the system of the machine
)
_DATES: Final = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}(?:[+-](\d\d'\d\d)|(?=[^\d+-]))")
_NODES: Final = re.compile(rb"\(node\d{8}\)")
_FIXED_DATE: Final = b"19800101000000"


def pdf_bytes(html: str) -> bytes:
    """Print a page as PDF with an installed Chromium, Chrome or Edge.

    Args:
        html: a whole page that needs no network.

    Returns:
        A PDF without the time of its making, so that the same page gives the same bytes with the same browser.

    Raises:
        InputError: there is no browser, or it failed.
    """
    browser = _browser()
    if browser is None:
        raise InputError(
            "--format pdf needs a browser to print with, and neither Chromium, Chrome nor Edge was found: "
            f"install one, name one in the variable {_VARIABLE}, or write docx and print that."
        )
    return _undated(_printed(browser, html))


def _browser() -> str | None:
    """Find a browser: the one that is named, else the first on the path, else one at its usual place."""
    named = os.environ.get(_VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise InputError(f"{_VARIABLE} names {named!r}, which is no program; correct it or take it away.")
        return found
    return next((found for found in _candidates() if found), None)


def _candidates() -> Iterator[str | None]:
    yield from map(shutil.which, _COMMANDS)
    yield from (place for place in _PLACES if Path(place).is_file())


def _printed(browser: str, html: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="policydiff-", ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8", errors="replace")
        command = [
            browser,
            *_OPTIONS,
            *(["--no-sandbox"] if _is_root() else []),  # Chromium refuses to run as root with its sandbox
            f"--user-data-dir={Path(folder, 'profile')}",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        try:
            done = subprocess.run(command, check=False, capture_output=True, timeout=_TIMEOUT, cwd=folder)
        except subprocess.TimeoutExpired as error:
            raise InputError(
                f"{browser!r} did not print the page within {_TIMEOUT} seconds; write docx or fewer rows."
            ) from error
        except OSError as error:
            raise InputError(f"{browser!r} cannot be run ({error.strerror or error}); name another browser.") from error
        if not pdf.is_file() or not pdf.stat().st_size:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise InputError(
                f"{browser!r} did not print the page (exit code {done.returncode}"
                f"{': ' + said[-1][:200] if said else ''}); write docx, or name another browser in {_VARIABLE}."
            )
        return pdf.read_bytes()


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _undated(pdf: bytes) -> bytes:
    """Replace the dates by one of the same length, so that every offset in the file stays right."""

    def fixed(found: re.Match[bytes]) -> bytes:
        return found.group(1) + _FIXED_DATE + (b"+00'00" if found.group(2) else b"")

    # the names of table cells count the nodes that the browser has made so far; their order alone means something
    order = {name: rank for rank, name in enumerate(sorted(set(_NODES.findall(pdf))), start=1)}
    return _NODES.sub(lambda found: b"(node%08d)" % order[found.group()], _DATES.sub(fixed, pdf))
