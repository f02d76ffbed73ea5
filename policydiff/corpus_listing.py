"""What the commands on a corpus print: tables for the eye, JSON for programs."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from policydiff.text_tables import text_table
from reports.data.csv_file import csv_file

if TYPE_CHECKING:
    from corpus.documents_table import StoredDocument
    from corpus.search import Hit
    from corpus.spread import Spread, Way

__all__ = ["hits_json", "hits_table", "spread_files", "spread_table"]

_WAYS: Final[dict["Way", str]] = {"down": "自上而下", "up": "自下而上", "across": "同级各地", "on": "本地延续"}


def hits_table(hits: Sequence["Hit"]) -> str:
    """Draw the tasks that were found."""
    rows = [
        (
            f"{hit.score:.2f}",
            hit.document.entry.id,
            " ".join(filter(None, (hit.document.entry.region, str(hit.document.entry.year or "")))),
            hit.number or hit.id,
            hit.text.replace("\n", " "),
        )
        for hit in hits
    ]
    return text_table(("相近", "文件", "地区年份", "任务", "内容"), rows, weights=(1, 4, 3, 2, 14))


def hits_json(hits: Sequence["Hit"]) -> str:
    """Write the tasks that were found, the closest first."""
    values = [
        {
            "score": hit.score,
            "document": hit.document.entry.id,
            "title": hit.document.entry.title,
            "year": hit.document.entry.year,
            "region": hit.document.entry.region,
            "level": hit.document.entry.level,
            "task": hit.id,
            "number": hit.number,
            "section": hit.section,
            "text": hit.text,
            "clause": hit.text[hit.begins : hit.ends],
        }
        for hit in hits
    ]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def spread_table(found: "Spread", *, most: int) -> str:
    """Draw the matters that most places have, and count all."""
    rows = [
        (
            str(len(one.places)),
            str(len(one.documents)),
            _years(one.years),
            f"{one.documents[0].entry.region or '全国'} {one.documents[0].entry.year}",
            _WAYS[one.way],
            _line(one.readings[0].text),
        )
        for one in found.matters[:most]
    ]
    table = text_table(("地区", "文件", "年份", "首见", "走向", "事项"), rows, weights=(1, 1, 2, 3, 2, 12))
    ways = ", ".join(f"{word} {sum(one.way == way for one in found.matters)}" for way, word in _WAYS.items())
    counted = f"{len(found.matters)} matters of several documents ({ways}), {len(found.lone)} tasks of one alone"
    unsaid = f"; {len(found.uncompared)} documents were compared with none" if found.uncompared else ""
    return f"{table}\n{counted}{unsaid}\n"


def spread_files(found: "Spread", folder: Path) -> dict[Path, bytes]:
    """Write all matters, all their readings, and the tasks of one document alone, as CSV in UTF-8."""
    matters = (
        [
            *(one.id, one.subject, _WAYS[one.way], str(len(one.places)), str(len(one.documents)), _years(one.years)),
            *(one.documents[0].entry.id, *_dated(one.documents[0]), "、".join(one.places), _line(one.readings[0].text)),
        ]
        for one in found.matters
    )
    readings = (
        [one.id, each.document.entry.id, *_dated(each.document), each.task.id, each.text]
        for one in found.matters
        for each in one.readings
    )
    lone = ([one.document.entry.id, *_dated(one.document), one.task.id, one.task.words] for one in found.lone)
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[str]]]] = {
        "matters.csv": (
            ("事项", "主题", "走向", "地区数", "文件数", "年份", "首见文件", *_DATED, "地区", "首见文字"),
            matters,
        ),
        "readings.csv": (("事项", "文件", *_DATED, "任务", "文字"), readings),
        "alone.csv": (("文件", *_DATED, "任务", "内容"), lone),
    }
    return {folder / name: csv_file(columns, rows) for name, (columns, rows) in tables.items()}


_DATED: Final = ("地区名", "年", "成文日期")


def _dated(document: "StoredDocument") -> tuple[str, str, str]:
    entry = document.entry
    place = "全国" if entry.level == "national" else entry.region or ""
    return place, str(entry.year or ""), entry.issued_on or ""


def _years(years: Sequence[int]) -> str:
    return "" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _line(text: str) -> str:
    return text.replace("\n", " ")
