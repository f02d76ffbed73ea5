"""Find what one document does not tell at all, so that it is said once and not once for every task."""

from documents.chinese.time_phrases import says_by_when
from documents.model import Document, ReadingWarning

__all__ = ["SIDES_EXCHANGED", "has_deadlines", "has_leads", "has_units", "own_warnings"]

SIDES_EXCHANGED = "sides-exchanged"
"""Code of the warning of a left document that was given as the right one."""

SIDES = {"left": "左侧", "right": "右侧"}


def has_units(document: Document) -> bool:
    """Whether the document names responsible units; an empty document is not blamed for naming none."""
    return not document.tasks or any(
        task.lead_units or task.responsible_units or task.cooperating_units for task in document.tasks
    )


def has_leads(document: Document) -> bool:
    """Whether the document marks lead units 牵头单位 anywhere."""
    return not document.tasks or any(task.lead_units for task in document.tasks)


def has_deadlines(document: Document) -> bool:
    """Whether the document has deadlines anywhere; an empty document is not blamed for having none."""
    return not document.tasks or any(task.deadline for task in document.tasks)


def own_warnings(left: Document, right: Document) -> tuple[ReadingWarning, ...]:
    """Say what the comparison could not compare, or compared only in part.

    Args:
        left: the left document.
        right: the right document.

    Returns:
        Warnings with the codes `no-units-left`, `no-deadlines-left`, `no-leads-left`, `global-units-left` and the
        same of the right, in this order. Nothing is said of what neither document tells, nor beside an empty document.
    """
    if not left.tasks or not right.tasks:
        return ()
    found: list[ReadingWarning] = []
    sides = (("left", left, right), ("right", right, left))
    for side, document, other in sides:
        if not has_units(document) and has_units(other):
            found.append(ReadingWarning(f"no-units-{side}", _absent(side, document, "责任单位", "责任单位")))
    for side, document, other in sides:
        if not has_deadlines(document) and has_deadlines(other):
            message = _absent(side, document, "时限栏", "时限") + _deadlines_elsewhere(document)
            found.append(ReadingWarning(f"no-deadlines-{side}", message))
    for side, document, other in sides:
        if has_units(document) and not has_leads(document) and has_leads(other):
            message = f"{SIDES[side]}文件《{document.title}》没有标注牵头单位，双方牵头、责任之分不作比较。"
            found.append(ReadingWarning(f"no-leads-{side}", message))
    for side, document, other in sides:
        ruled = [unit for unit in document.global_responsible_units if unit not in other.global_responsible_units]
        if ruled:
            message = f"{SIDES[side]}文件规定{'、'.join(ruled)}是全部任务的责任单位，逐项比较时不另列出。"
            found.append(ReadingWarning(f"global-units-{side}", message))
    return tuple(found)


def _absent(side: str, document: Document, what: str, result: str) -> str:
    """Say that a document does not tell something and what follows from it."""
    return f"{SIDES[side]}文件《{document.title}》没有{what}，{result}不作比较。"


def _deadlines_elsewhere(document: Document) -> str:
    """Say how many tasks of a document without deadlines write one into their remark or text; empty when none does."""
    remarks = sum(says_by_when(task.remark or "") for task in document.tasks)
    texts = sum(says_by_when(task.words) for task in document.tasks)
    told = [
        f"{count}项{place}写有时限，{what}"
        for count, place, what in ((remarks, "备注", "对方也有时限的已作比较"), (texts, "正文", "请对照"))
        if count
    ]
    return f"{'；'.join(told)}。" if told else ""
