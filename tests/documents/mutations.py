"""Files that are broken at places a seed chooses, and what becomes of them: `python -m tests.documents.mutations 500`."""

import contextlib
import io
import multiprocessing
import random
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from documents.errors import PolicyDiffError
from documents.limits import Limits
from documents.reading import read_document
from documents.task_lists.task_json import dumps
from tests.documents.office_documents import HEADER, gold_rows, pdf_table, word_table

TITLE = "2020年重点工作责任清单"
LONGEST = 10.0
"""Seconds of one mutation in this process: six times what the whole file takes on a busy machine."""


def originals(folder):
    """One file of each format with the same tasks, by its ending."""
    rows = gold_rows("zj2020-division")[:8]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADER, *rows))
    lines = ["\t".join(row) for row in (HEADER, *rows)]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate((HEADER, *rows)):
            sheet.write_row(place, 0, row)
    found = {
        "docx": word_table(TITLE, rows, [(1, 0, 1)]),
        "pdf": pdf_table(TITLE, rows),
        "xlsx": stream.getvalue(),
        "html": f"<html><body><h1>{TITLE}</h1><table>{cells}</table></body></html>".encode(),
        "txt": "\n".join((TITLE, *lines)).encode(),
        "csv": "\n".join(line.replace("\t", ",") for line in lines).encode("gb18030"),
    }
    (folder / "a.txt").write_bytes(found["txt"])
    return {**found, "json": dumps(read_document(folder / "a.txt")).encode()}


def mutated(data, seed):
    """Break a file at one to eight places; of an archive half of the time what is in it."""
    chosen = random.Random(seed)
    if data.startswith(b"PK") and chosen.random() < 0.5:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(stream, "w") as broken:
            names = package.namelist()
            hit = chosen.choice(names)
            for name in names:
                content = package.read(name)
                broken.writestr(name, _broken(content, chosen) if name == hit else content)
        return stream.getvalue()
    return _broken(data, chosen)


def _broken(data, chosen):
    content = bytearray(data)
    for _ in range(chosen.randint(1, 8)):
        size = len(content) or 1
        at, length = chosen.randrange(size), chosen.choice((1, 2, 8, 64, 1024))
        piece = bytes(content[at : at + length])
        match chosen.randrange(6):
            case 0:
                content[at : at + length] = chosen.randbytes(len(piece))
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = piece * chosen.choice((1, 2, 50))
            case 3:
                content[at : at + length] = bytes(len(piece))
            case 4:
                other = chosen.randrange(size)
                content[other : other + length] = piece
            case _:
                digit = next(
                    (place for place in range(at, min(len(content), at + 2000)) if 48 <= content[place] < 58), at
                )
                content[digit : digit + 1] = b"9" * chosen.randint(1, 9)
    return bytes(content)


def within_memory():
    """Let this process take no more memory than a file may; where nothing can limit it, it takes what it takes."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        most = Limits().memory * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def outcome(path):
    """Read a file in this process: `read`, the sentence of our error, or what should not be."""
    began = time.monotonic()
    try:
        read_document(path, in_process=True)
        said = "read"
    except PolicyDiffError as error:
        said = "refused" if "\n" not in str(error) else f"several lines: {error}"
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    spent = time.monotonic() - began
    return said if spent < LONGEST else f"{spent:.0f} seconds: {said}"


def outcomes(folder, data, ending, count):
    """Read mutations in a process that may break down; give the outcome of each by its seed."""
    found = {}
    context = multiprocessing.get_context("spawn")
    while len(found) < count:
        with ProcessPoolExecutor(1, mp_context=context, initializer=within_memory) as pool:
            for seed in range(len(found), count):
                path = folder / f"{seed}.{ending}"
                path.write_bytes(mutated(data, seed))
                try:
                    found[seed] = pool.submit(outcome, path).result()
                except BrokenProcessPool:
                    found[seed] = "broke down"
                    break
    return found


def apart(path):
    """Read a file as users do: `read`, or the sentence that they see."""
    try:
        read_document(path, limits=Limits())
    except PolicyDiffError as error:
        return str(error)
    return "read"


def main(count, endings):
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = originals(folder)
        for ending in endings or files:
            found = outcomes(folder, files[ending], ending, count)
            said = list(found.values())
            odd = {seed: one for seed, one in found.items() if one not in ("read", "refused")}
            counts = f"{said.count('read')} read, {said.count('refused')} refused, {len(odd)} odd"
            lines = [
                f"  seed {seed}: {one[:200]}\n    users see: {apart(folder / f'{seed}.{ending}')}"
                for seed, one in odd.items()
            ]
            sys.stdout.write("\n".join([f"{ending}: {counts}", *lines, ""]))
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
