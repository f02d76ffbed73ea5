"""The scores of an evaluation as tables for the eye and as JSON."""

import json
from dataclasses import asdict
from typing import Final

from policydiff.evaluation.scores import (
    DOCUMENT_FIELDS,
    LABELS,
    TASK_FIELDS,
    Evaluation,
    LinkScore,
    ReadingScore,
)
from policydiff.text_tables import text_table

__all__ = ["evaluation_json", "evaluation_tables"]

_MAX_SHOWN: Final = 60  # characters of a value that was read otherwise than the gold says


def evaluation_json(result: Evaluation) -> str:
    """Write the scores as JSON, mismatches included."""
    linking = [
        {"name": pair.name, "labels": {label: _score_dict(score) for label, score in pair.labels}}
        for pair in result.linking
    ]
    data = {
        "reading": [asdict(score) for score in result.reading],
        "linking": linking,
        "signature": dict(result.signature),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def evaluation_tables(result: Evaluation) -> str:
    """Draw the scores: exact fields per document, what was read otherwise, links per pair."""
    parts: list[str] = []
    if result.reading:
        parts.append(_reading_table(result.reading))
        parts.append(_metadata_table(result.reading))
        parts.append("".join(_mismatch_lines(score) for score in result.reading))
    if result.linking:
        parts.append(_link_table(result))
        parts.append("".join(f"{name}: {value}\n" for name, value in result.signature))
    return "\n".join(part for part in parts if part)


def _reading_table(scores: tuple[ReadingScore, ...]) -> str:
    rows = [
        [
            score.document,
            f"{score.read_tasks}/{score.gold_tasks}",
            *(f"{field.exact}/{field.total}" for field in score.fields if field.field in TASK_FIELDS),
        ]
        for score in scores
    ]
    title = "Reading: fields of tasks that are exact"
    return text_table(["document", "tasks", *TASK_FIELDS], rows, title=title)


def _metadata_table(scores: tuple[ReadingScore, ...]) -> str:
    rows = [
        [
            score.document,
            *("yes" if field.exact else "NO" for field in score.fields if field.field in DOCUMENT_FIELDS),
        ]
        for score in scores
    ]
    return text_table(["document", *DOCUMENT_FIELDS], rows, title="Reading: fields of the document that are exact")


def _mismatch_lines(score: ReadingScore) -> str:
    lines: list[str] = []
    for item in score.mismatches:
        lines += [f"{item.task or score.document} {item.field}", f"  gold: {_shortened(item.gold)}"]
        lines.append(f"  read: {_shortened(item.read)}")
    return "".join(f"{line}\n" for line in lines)


def _link_table(result: Evaluation) -> str:
    rows = []
    for pair in result.linking:
        scores = dict(pair.labels)
        rows.append([pair.name, *_cells(scores["all"]), *(_share(scores[label].f1, scores[label]) for label in LABELS)])
    if len(result.linking) > 1:
        total = sum((dict(pair.labels)["all"] for pair in result.linking), LinkScore())
        labels = [sum((dict(pair.labels)[label] for pair in result.linking), LinkScore()) for label in LABELS]
        rows.append(["together", *_cells(total), *(_share(score.f1, score) for score in labels)])
    headers = ["pair", "right", "wrong", "missed", "precision", "recall", "F1", *(f"F1 {label}" for label in LABELS)]
    return text_table(headers, rows, title="Linking: pairs of tasks; F1 of a label demands the label too")


def _cells(score: LinkScore) -> list[str]:
    return [
        *(str(count) for count in (score.right, score.wrong, score.missed)),
        *(_share(value, score) for value in (score.precision, score.recall, score.f1)),
    ]


def _share(value: float, score: LinkScore) -> str:
    """Print a share with three places; 1 and 0 only when exact, a dash when there was nothing to find."""
    if not score.right + score.wrong + score.missed:
        return "–"
    if value in (0.0, 1.0):
        return f"{value:.3f}"
    return f"{min(max(value, 0.001), 0.999):.3f}"


def _score_dict(score: LinkScore) -> dict[str, float]:
    return asdict(score) | {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


def _shortened(value: str) -> str:
    return value if len(value) <= _MAX_SHOWN else f"{value[:_MAX_SHOWN]}…"
