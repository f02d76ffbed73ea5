"""Measure what a corpus costs, step by step and a document: `python -m benchmarks.corpus --documents 120`.

Documents are made from the clauses of the seeds: cities, their counties, three years. Each list of a county is the list
of its city with tasks dropped, split, merged, moved and reworded, and each year one of the year before.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from align.encoder import load_encoder
from benchmarks.generator import Rates, variant
from benchmarks.sources import Task, real_tasks, recombined_tasks
from corpus.building import build_corpus
from corpus.documents_table import stored_documents
from corpus.search import search
from corpus.spread import spread
from corpus.store import create_store
from corpus.workers import InProcess
from documents.model import Document, Level, UnitName
from documents.model import Task as ListedTask
from documents.task_lists.task_json import dumps
from policydiff.corpus_reading import corpus_sources, read_corpus

__all__ = ["generated_corpus", "listed", "write_corpus"]

YEARS: Final = (2020, 2021, 2022)
CITIES: Final = (
    *("杭州", "宁波", "温州", "嘉兴", "湖州", "绍兴", "金华", "衢州", "舟山", "台州", "丽水"),
    *("合肥", "芜湖", "蚌埠", "淮南", "南京", "无锡", "徐州", "常州", "苏州"),
    *("济南", "青岛", "淄博", "枣庄", "东营", "烟台", "潍坊", "济宁", "泰安", "威海", "日照", "南昌"),
)
COUNTIES: Final = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
TASKS: Final = 40
ADDED: Final = 4  # tasks of its own that a list has
EXPECTED: Final = 30_000  # documents that the costs are carried on to
RATES: Final = Rates(delete=0.1, insert=0.0)


def generated_corpus(count: int, *, tasks: int = TASKS, seed: int = 1) -> Iterator[tuple[str, Document]]:
    """Make documents.

    Args:
        count: of documents, whole years of whole cities first.
        tasks: of each document, about.
        seed: the same seed gives the same documents.

    Yields:
        The name of its file, without ending, and the document.
    """
    made = 0
    lists = real_tasks()
    for number, city in enumerate(CITIES):
        before: dict[str, tuple[Task, ...]] = {}
        for place in ("", *(f"{one}县" for one in COUNTIES)):
            for year in YEARS:
                if made == count:
                    return
                own = f"{seed} {city} {place} {year}"
                rng = Random(own)
                source = before.get(place) or before.get("")
                if source is None:
                    found = recombined_tasks(tasks, lists, Random(f"{seed} {number}"))
                else:
                    new = recombined_tasks(ADDED, lists, rng)
                    found = (*variant(source, seed=rng.randrange(1 << 30), rates=RATES), *new)[: tasks + ADDED]
                before[place] = found
                level: Level = "county" if place else "city"
                yield f"{city}/{place or '市'}-{year}", listed(f"{city}市{place}", level, year, found)
                made += 1


def listed(region: str, level: Level, year: int, tasks: tuple[Task, ...]) -> Document:
    """Make a document of generated tasks."""
    name = f"{region}{year}"
    return Document(
        name,
        f"{region}人民政府关于印发{year}年政务公开工作要点的通知",
        tuple(
            ListedTask(
                f"{name}-{place:02}",
                str(place),
                task.headings,
                task.text,
                lead_units=tuple(map(UnitName, task.units[:1])),
                cooperating_units=tuple(map(UnitName, task.units[1:])),
            )
            for place, task in enumerate(tasks, start=1)
        ),
        year=year,
        region=region,
        level=level,
        issued_on=f"{year}-03-01" if level == "city" else f"{year}-05-01",
    )


def write_corpus(folder: Path, count: int, *, tasks: int = TASKS) -> None:
    """Write generated documents as task lists into a folder."""
    for name, document in generated_corpus(count, tasks=tasks):
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dumps(document), encoding="utf-8")


class _Clock:
    """Processor seconds of this process and its children by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = _cpu()

    def step(self, name: str, *_: int) -> None:
        """Add what was spent since the last call to a step."""
        now = _cpu()
        self.spent[name] = self.spent.get(name, 0.0) + now - self._last
        self._last = now


def _cpu() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def _search_seconds(clauses: int) -> float:
    """Multiply a vector with as many made-up ones as a corpus has clauses, as `corpus.search` does."""
    block = np.random.default_rng(1).standard_normal((100_000, 384)).astype(np.float16)
    started = time.process_time()
    values = block.astype(np.float32)
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    np.round((values - values.mean(axis=0)) @ values[0], 4)
    return (time.process_time() - started) * clauses / len(block)


def main() -> None:
    """Print the costs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--encoder", default="default")
    parser.add_argument("--write", type=Path, help="only write the documents into this folder")
    options = parser.parse_args()
    if options.write:
        write_corpus(options.write, options.documents)
        return
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root / "documents", options.documents)
        encoder = load_encoder(options.encoder)
        if encoder is not None:
            encoder.encode(["模型先加载"])
        clock = _Clock()
        sources = corpus_sources(root / "documents")
        store = create_store(root / "store")
        read = read_corpus(store, sources)
        clock.step("read")
        built = build_corpus(
            store, read.entries, read.lists, encoder=options.encoder, workers=InProcess(), progress=clock.step
        )
        clock.step("tables")
        first = sum(clock.spent.values())
        again = read_corpus(store, sources)
        build_corpus(store, again.entries, again.lists, encoder=options.encoder, workers=InProcess())
        clock.step("second run")
        search(store, "按季度公布工作进展")
        clock.step("search")
        found = spread(store, stored_documents(store))
        clock.step("report")
        documents, pairs = len(built.entries), len(built.pairs)
        tasks, texts = sum(one.tasks for one in built.entries), built.made["texts"]
        size = sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file())
    print(f"{documents} documents, {tasks} tasks, {pairs} pairs, {texts} distinct texts, {size / 1e6:.1f} MB")
    print(f"{len(found.matters)} matters of several documents, {len(found.lone)} tasks of one alone\n")
    print("| step | cpu s | ms a document | cpu h of 30,000 |\n|---|---|---|---|")
    for name, spent in clock.spent.items():
        each = spent / documents
        print(f"| {name} | {spent:.2f} | {1000 * each:.1f} | {each * EXPECTED / 3600:.2f} |")
    print(f"\nfirst run {first:.1f} cpu s, second {clock.spent['second run'] / first:.1%} of it")
    each_pair = 1000 * clock.spent["compared"] / pairs
    each_text = 1000 * clock.spent.get("encoded", 0.0) / max(1, texts)
    print(f"{each_text:.1f} ms a text, {each_pair:.0f} ms a pair")
    print(f"search of 4,000,000 clauses: {_search_seconds(4_000_000):.1f} cpu s")


if __name__ == "__main__":
    main()
