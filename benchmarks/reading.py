"""Measure how time grows with the rows of a table, in each layout and format: `python -m benchmarks.reading [ROWS …]`.

Every file is read in a process of its own, as users read it; seconds are those of the processor, of the processes that
it starts too. The last column says by how much the time grows where the rows are doubled: 2 is linear.
"""

import io
import json
import math
import subprocess
import sys
import zipfile
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

__all__ = ["FILES", "Reading", "growth", "measure_one"]

SIZES: Final = (1_000, 2_000, 5_000, 10_000, 20_000)
MOST_IN_PDF: Final = 2_000
"""Rows of a PDF: the library that draws its characters takes a hundred times what the rest does."""

HEADER: Final = ("序号", "类别", "工作内容", "责任单位", "完成时限")
UNITS: Final = ("省发展改革委", "省司法厅", "市教育局", "省财政厅", "市卫生健康委", "县公安局")
VERBS: Final = ("推进", "完善", "加强", "健全")
OBJECTS: Final = ("政务公开目录", "校园食品安全", "老旧小区改造", "就业服务体系", "基层治理机制")
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROGRAM: Final = """
import json, sys, time, resource
from documents.limits import collect_seldom
from documents.reading import read_document
collect_seldom()
read_document(sys.argv[2], in_process=True)
began = time.process_time()
tasks = len(read_document(sys.argv[1], in_process=True).tasks)
own, started = time.process_time() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = own + started.ru_utime + started.ru_stime
print(json.dumps((tasks, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
"""
"""A small file of the same kind is read before the clock starts: loading the modules is no part of the rows."""

_FEW: Final = 3  # rows of that file
_WIDTHS: Final = (40, 60, 260, 120, 80)  # points, of the columns of a PDF
_PAGE: Final = (595, 842)  # points, A4
_MARGIN: Final = 20
_LINE: Final = 16
_CHARACTERS: Final = 22  # of the text on one line of its column, at ten points


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file once took.

    Attributes:
        tasks: read from it.
        seconds: of the processor.
        megabytes: at most in memory, interpreter and libraries included.
    """

    tasks: int
    seconds: float
    megabytes: int


def _rows(count: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [HEADER]
    for n in range(1, count + 1):
        verb, other = VERBS[n % len(VERBS)], VERBS[n // 7 % len(VERBS)]
        text = f"{verb}{OBJECTS[n % len(OBJECTS)]}，{other}第{n}批项目，于2024年底前完成{n % 97 + 3}个。"
        units = f"{UNITS[n % len(UNITS)]}、{UNITS[n // 3 % len(UNITS)]}"
        rows.append((str(n), f"第{n % 7 + 1}类", text, units, "2024年12月底"))
    return rows


def _word(rows: Sequence[Sequence[str]]) -> bytes:
    cells = ("".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        document = f'<w:document xmlns:w="{_WORD}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
        package.writestr("word/document.xml", document)
    return stream.getvalue()


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def _pdf(rows: Sequence[Sequence[str]]) -> bytes:
    """Draw a ruled table, the text of a row on two lines."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
    from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=_PAGE)
    edges = [_MARGIN + sum(_WIDTHS[:k]) for k in range(len(_WIDTHS) + 1)]
    height = 2.5 * _LINE
    top = 0.0
    for row in rows:
        if top < _MARGIN + height:
            if top:
                canvas.showPage()
            canvas.setFont("STSong-Light", 10)
            top = _PAGE[1] - _MARGIN
        for left, right, cell in zip(edges, edges[1:], row, strict=False):
            canvas.rect(left, top - height, right - left, height)
            for line, start in enumerate(range(0, len(cell), _CHARACTERS)):
                canvas.drawString(left + 4, top - (line + 1) * _LINE, cell[start : start + _CHARACTERS])
        top -= height
    canvas.save()
    return stream.getvalue()


def _page(rows: Sequence[Sequence[str]]) -> bytes:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>".encode()


def _prose(rows: Sequence[Sequence[str]]) -> bytes:
    return "\n".join(f"{row[0]}.{row[2]}（责任单位：{row[3]}）" for row in rows[1:]).encode()


def _blocks(rows: Sequence[Sequence[str]]) -> bytes:
    """Print each cell as a block of short lines, as tables come out of a PDF."""
    lines = [" ".join(rows[0]), ""]
    for number, _, text, units, deadline in rows[1:]:
        lines += [number, text[:_CHARACTERS], text[_CHARACTERS:], "", *units.split("、"), "", deadline, ""]
    return "\n".join(lines).encode()


FILES: Final[Mapping[str, Callable[[Sequence[Sequence[str]]], bytes]]] = {
    "tabs.txt": lambda rows: "\n".join("\t".join(row) for row in rows).encode(),
    "bars.md": lambda rows: "\n".join(f"|{'|'.join(row)}|" for row in (rows[0], ["---"] * 5, *rows[1:])).encode(),
    "one-cell-a-line.txt": lambda rows: "\n".join("\n".join(row) for row in rows).encode(),
    "blocks.txt": _blocks,
    "prose.txt": _prose,
    "list.csv": lambda rows: "\n".join(",".join(row) for row in rows).encode(),
    "list.xlsx": _workbook,
    "table.html": _page,
    "table.docx": _word,
    "table.pdf": _pdf,
}
"""What is read: the bytes of a file by its name, from the rows of a table."""


def measure_one(name: str, count: int) -> Reading:
    """Read a file of so many rows once, in a process of its own."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{size}-{name}" for size in (count, _FEW)]
        for path, size in zip(paths, (count, _FEW), strict=True):
            path.write_bytes(FILES[name](_rows(size)))
        done = subprocess.run([sys.executable, "-c", _PROGRAM, *paths], capture_output=True, text=True, check=True)
    return Reading(*json.loads(done.stdout))


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float | None:
    """Say by how much time grows where the rows are doubled, from the first size to the last; None of one size.

    Args:
        sizes: rows, ascending.
        seconds: that each took, above 0.
    """
    doublings = math.log2(sizes[-1] / sizes[0])
    return (seconds[-1] / seconds[0]) ** (1 / doublings) if doublings else None


def main(arguments: Sequence[str]) -> None:
    """Print a table of all files and sizes."""
    parser = ArgumentParser(description="Measure how the time of reading grows with the rows of a table.")
    parser.add_argument("rows", metavar="ROWS", type=int, nargs="*", default=SIZES, help="sizes, ascending")
    asked: list[int] = list(parser.parse_args(arguments).rows)
    print(f"{'file':<20} {'tasks':>8} {'seconds':>8} {'ms each':>8} {'MB':>6} {'× 2':>6}")
    for name in FILES:
        sizes = [size for size in asked if size <= MOST_IN_PDF] or asked[:1] if name == "table.pdf" else asked
        seconds: list[float] = []
        for size in sizes:
            read = measure_one(name, size)
            seconds.append(read.seconds)
            grown = growth(sizes[: len(seconds)], seconds)
            each = read.seconds / read.tasks * 1000
            told = "" if grown is None else f"{grown:.2f}"
            print(
                f"{name:<20} {read.tasks:>8} {read.seconds:>8.2f} {each:>8.2f} {read.megabytes:>6} {told:>6}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
