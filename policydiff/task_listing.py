"""The tasks of one document as a table for the eye, as JSON or as CSV."""

from typing import Final

from documents.deadlines_in_text import deadlines_in_text
from documents.model import Document, Task
from policydiff.text_tables import text_table

__all__ = ["LISTINGS", "listing"]

LISTINGS: Final = ("table", "json", "csv")
_BYTE_ORDER_MARK: Final = "\ufeff"  # without it Excel reads a CSV file of Chinese text as something else


def listing(document: Document, file_format: str, *, to_file: bool = False) -> bytes:
    """List the tasks of a document.

    Args:
        document: the document.
        file_format: one of `LISTINGS`.
        to_file: a CSV file gets a byte order mark for Excel, a CSV on the screen or in a pipe does not.
    """
    if file_format == "json":
        from documents.task_lists.task_json import dumps

        return dumps(document).encode()
    if file_format == "csv":
        from documents.task_lists.task_csv import tasks_to_csv

        return ((_BYTE_ORDER_MARK if to_file else "") + tasks_to_csv(document)).encode()
    return _table(document).encode()


def _table(document: Document) -> str:
    head = [
        document.title,
        " · ".join(
            str(value)
            for value in (
                document.issuer,
                document.document_number,
                document.issued_on,
                document.region,
                document.level,
            )
            if value is not None
        ),
        *document.notes,
    ]
    if document.global_responsible_units:
        head.append(f"全部任务的责任单位：{'、'.join(document.global_responsible_units)}")
    rows = [
        (
            task.number or "",
            " › ".join(task.headings),
            task.words,
            _units(task),
            task.deadline or "；".join(deadlines_in_text(task, document)),
            task.remark or "",
        )
        for task in document.tasks
    ]
    headers = ("序号", "章节", "任务", "责任单位", "时限", "备注")
    filled = [index for index in range(len(headers)) if any(row[index] for row in rows)]  # no empty columns
    table = text_table(
        [headers[index] for index in filled],
        [[row[index] for index in filled] for row in rows],
        weights=[(1, 4, 8, 5, 2, 3)[index] for index in filled],
    )
    foot = [f"{len(document.tasks)} tasks, {len(document.warnings)} warnings"]
    for warning in document.warnings:
        page, line = warning.place.page, warning.place.line
        place = ("" if page is None else f"第{page}页") + ("" if line is None else f"第{line}行")
        foot.append(f"  {warning.code}: {place}{' ' * bool(place)}{warning.message}")
    return "\n".join([*(line for line in head if line), table.rstrip("\n"), *foot]) + "\n"


def _units(task: Task) -> str:
    named = (("牵头", task.lead_units), ("责任", task.responsible_units), ("配合", task.cooperating_units))
    parts = [(role, "、".join(units)) for role, units in named if units]
    if len(parts) == 1 and parts[0][0] == "责任":
        return parts[0][1]
    return "；".join(f"{role}：{units}" for role, units in parts)
