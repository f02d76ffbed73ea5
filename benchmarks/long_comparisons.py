"""Measure how long comparing takes where much is to be compared: `python -m benchmarks.long_comparisons`."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from align.model import Alignment, Link
from compare import compare
from compare.texts.edits import token_edits
from documents.model import Document, Task

__all__ = ["crossing_lists", "reversed_clauses"]

TASKS: Final = 5_000
CLAUSES: Final = 400
CHARACTERS: Final = 8_000


def crossing_lists(count: int) -> tuple[Document, Document, Alignment]:
    """Make two lists of tasks that differ in a word; every other task is linked, to one far off.

    Args:
        count: tasks a side, no multiple of 7.
    """
    left = _document("left", [f"做好第{n}项政务公开工作，加强组织领导。" for n in range(count)])
    right = _document("right", [f"做好第{n}项政务公开工作，强化组织领导。" for n in range(count)])
    return left, right, _linked(left, right, [(n, n * 7 % count) for n in range(0, count, 2)])


def reversed_clauses(count: int) -> tuple[Document, Document, Alignment]:
    """Make two lists of one task, whose clauses stand in reverse order on the right side.

    Args:
        count: clauses of the task.
    """
    clauses = [f"推进第{n}项信息公开和政策解读，" for n in range(count)]
    left = _document("left", ["".join(clauses)])
    right = _document("right", ["".join(clauses[::-1]).replace("推进", "加快推进")])
    return left, right, _linked(left, right, [(0, 0)])


def _document(name: str, texts: Sequence[str]) -> Document:
    tasks = (Task(id=f"{name}-{n:04}", number=str(n), section=(), text=text) for n, text in enumerate(texts, start=1))
    return Document(id=name, title="", tasks=tuple(tasks))


def _linked(left: Document, right: Document, pairs: Sequence[tuple[int, int]]) -> Alignment:
    links = tuple(Link(i, j, "edited", "full", 0.9, 0.95, "lexical") for i, j in pairs)
    lefts, rights = {i for i, _ in pairs}, {j for _, j in pairs}
    return Alignment(
        links,
        tuple(i for i in range(len(left.tasks)) if i not in lefts),
        tuple(j for j in range(len(right.tasks)) if j not in rights),
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Print a table of all comparisons."""
    lists, texts = crossing_lists(TASKS), reversed_clauses(CLAUSES)
    clause = "的和" * (CHARACTERS // 2)
    rows = (
        (f"{TASKS} tasks a side", _seconds(lambda: compare(*lists, mode="year")), 20.0),
        (f"a task of {CLAUSES} clauses", _seconds(lambda: compare(*texts, mode="year")), 20.0),
        (f"a clause of {CHARACTERS} characters", _seconds(lambda: token_edits(clause, clause[1:] + "公")), 2.0),
    )
    print(f"{'comparison':<28} {'seconds':>8} {'may take':>9}")
    for name, seconds, limit in rows:
        print(f"{name:<28} {seconds:>8.2f} {limit:>9.1f}")


if __name__ == "__main__":
    main()
