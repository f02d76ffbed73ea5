"""The name of a task before a colon: 建设一体化平台：整合算力和数据, …."""

import re

from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.unit_list import UNIT_LABEL

__all__ = ["name_end"]

_COLON = re.compile(r"[^，,。；;：:！？!?\d\n]{4,20}[：:](?=[^\n]{8})")
_NO_NAME = re.compile(
    r"(?:如下|包括|以下|即|做到|分别(?:是|为)|其中|例如|要求|注|说明|是指|条件|内容|方式|[为是有])[：:]$"
)

_OPEN = re.compile(r"[（(【〔][^）)】〕]*$")  # the colon stands in a bracket: 加强普法（责任单位：县司法局）


def name_end(text: str, start: int) -> int | None:
    """Return where the name of a task ends that stands before a colon; None where there is none.

    What stands before a colon may also be the label of a field, or lead up to a list.

    Args:
        text: of the task.
        start: where its words begin, behind its mark.
    """
    named = _COLON.match(text, start)
    if named is None or _NO_NAME.search(named[0]) or _OPEN.search(named[0]):
        return None
    is_field = any(pattern.match(named[0]) for pattern in (UNIT_LABEL, DEADLINE_LABEL, OTHER_FIELD))
    return None if is_field else named.end()
