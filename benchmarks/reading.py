"""Measure how time grows with the rows of a table, in each layout and format: `python -m benchmarks.reading [ROWS …]`.

Every file is read in a process of its own, as users read it; seconds are those of the processor.
"""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

__all__ = ["FILES", "measure_one"]

SIZES: Final = (1_000, 5_000, 10_000)
HEADER: Final = ("序号", "类别", "工作内容", "责任单位", "完成时限")
UNITS: Final = ("省发展改革委", "省司法厅", "市教育局", "省财政厅", "市卫生健康委", "县公安局")
VERBS: Final = ("推进", "完善", "加强", "健全")
OBJECTS: Final = ("政务公开目录", "校园食品安全", "老旧小区改造", "就业服务体系", "基层治理机制")
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROGRAM: Final = """
import sys, time, resource
from documents.reading import read_document
began = time.process_time()
tasks = len(read_document(sys.argv[1], in_process=True).tasks)
spent, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{tasks:>8} {spent:>8.2f} {spent / tasks * 1000:>8.2f} {peak:>6}")
"""


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


def _page(rows: Sequence[Sequence[str]]) -> bytes:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>".encode()


def _prose(rows: Sequence[Sequence[str]]) -> bytes:
    return "\n".join(f"{row[0]}.{row[2]}（责任单位：{row[3]}）" for row in rows[1:]).encode()


FILES: Final[Mapping[str, Callable[[Sequence[Sequence[str]]], bytes]]] = {
    "tabs.txt": lambda rows: "\n".join("\t".join(row) for row in rows).encode(),
    "one-cell-a-line.txt": lambda rows: "\n".join("\n".join(row) for row in rows).encode(),
    "prose.txt": _prose,
    "list.csv": lambda rows: "\n".join(",".join(row) for row in rows).encode(),
    "table.html": _page,
    "table.docx": _word,
}
"""What is read: the bytes of a file by its name, from the rows of a table."""


def measure_one(name: str, count: int) -> str:
    """Read a file of so many rows once; give tasks, seconds, milliseconds a task and peak memory as a row."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(FILES[name](_rows(count)))
        done = subprocess.run([sys.executable, "-c", _PROGRAM, path], capture_output=True, text=True, check=True)
    return f"{name:<20} {done.stdout.rstrip()}"


def main(arguments: Sequence[str]) -> None:
    """Print a table of all files and sizes."""
    print(f"{'file':<20} {'tasks':>8} {'seconds':>8} {'ms each':>8} {'MB':>6}")
    for name in FILES:
        for count in map(int, arguments or SIZES):
            print(measure_one(name, count), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
