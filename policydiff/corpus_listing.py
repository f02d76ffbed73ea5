"""What the commands on a corpus print: tables for the eye, JSON for programs."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from policydiff.text_tables import text_table

if TYPE_CHECKING:
    from corpus.search import Hit

__all__ = ["hits_json", "hits_table"]


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
