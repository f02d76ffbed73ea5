"""Measure the page of many documents in Chromium: `python -m benchmarks.collation_page FOLDER`, made from the seeds.

A province of 19 tasks and eleven cities, and six years of 40 tasks, each made from the one before it or above it. The
pages stay in the folder, to be looked at; each number is the best of some runs.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe

from benchmarks.corpus import listed
from benchmarks.generator import Rates, variant
from benchmarks.page import RUNS, USABLE, launched
from benchmarks.sources import Task, real_tasks, recombined_tasks
from collate import Axis
from documents.model import Document
from policydiff.collating import collate_documents, write_collation

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["cities", "years"]

LIMIT_MS: Final = 2_000
CITIES: Final = ("杭州", "宁波", "温州", "嘉兴", "湖州", "绍兴", "金华", "衢州", "舟山", "台州", "丽水")
YEARS: Final = range(2019, 2025)
RATES: Final = Rates(delete=0.15, insert=0.0)


def cities(tasks: int = 19) -> Iterator[Document]:
    """Make a province and what its cities made of it."""
    lists = real_tasks()
    above = recombined_tasks(tasks, lists, Random(1))
    yield listed("浙江省", "province", 2020, above)
    for number, city in enumerate(CITIES):
        own = recombined_tasks(2, lists, Random(100 + number))
        yield listed(f"{city}市", "city", 2020, (*variant(above, seed=number, rates=RATES), *own))


def years(tasks: int = 40) -> Iterator[Document]:
    """Make the plans of one place over years."""
    lists = real_tasks()
    found: tuple[Task, ...] = recombined_tasks(tasks, lists, Random(2))
    for year in YEARS:
        yield listed("浙江省", "province", year, found)
        new = recombined_tasks(tasks, lists, Random(year))
        found = (*variant(found, seed=year, rates=RATES), *new)[:tasks]


def _usable(browser: "Browser", page: Path) -> float:
    times = []
    for _ in range(RUNS):
        opened = browser.new_page()
        opened.goto(page.as_uri())
        times.append(float(opened.evaluate(USABLE)))
        opened.close()
    return min(times)


def _faults(browser: "Browser", page: Path) -> list[str]:
    """Say what axe finds, in light and in dark."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        opened = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
        opened.goto(page.as_uri())
        opened.locator("tr.row summary").first.click()
        opened.screenshot(path=page.with_name(f"{scheme}.png"))
        found += [f"{scheme}: {one['id']}" for one in Axe().run(opened).response["violations"]]
        opened.close()
    return found


def main() -> None:
    """Print the measures."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="default")
    options = parser.parse_args()
    made: tuple[tuple[str, Axis, Callable[[], Iterator[Document]]], ...] = (
        ("cities", "levels", cities),
        ("years", "years", years),
    )
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for name, axis, documents in made:
            collation = collate_documents(list(documents()), axis=axis, encoder=options.encoder)
            write_collation(collation, options.folder / name)
            page = options.folder / name / "index.html"
            size = page.stat().st_size / 1e6
            print(
                f"{name}: {len(collation.collection.witnesses)} documents, {len(collation.matters)} matters, "
                f"{size:.1f} MB, usable in {_usable(browser, page):.0f} ms of {LIMIT_MS}, "
                f"axe: {', '.join(_faults(browser, page)) or 'nothing'}"
            )
        browser.close()


if __name__ == "__main__":
    main()
