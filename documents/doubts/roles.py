"""Units whose role was not told where nearly all others have one."""

from collections.abc import Iterator
from typing import Final

from documents.doubts.saying import said_once
from documents.model import Document, ReadingWarning, Task

__all__ = ["role_doubts"]

_FEWEST: Final = 5  # tasks with units that tell what is usual
_OFTEN: Final = 0.4


def role_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which tasks have several units of one role where the others name who leads and who takes part."""
    named = [task for task in document.tasks if len(_roles(task))]
    several = [task for task in named if sum(map(len, _roles(task))) > 1]
    alike = [task for task in several if _roles(task) == [task.lead_units]]
    parted = [task for task in several if len(_roles(task)) > 1]
    alone = [task for task in parted if len(task.lead_units) == 1]
    told = {warning.place.line for warning in document.warnings}
    new = [task for task in alike if task.place.line not in told]
    if new and len(named) >= _FEWEST and len(parted) >= _OFTEN * len(named) and len(alone) == len(parted):
        message = "几个单位读成了同一角色，其他各项大多分出谁牵头、谁配合，这一项的标签可能漏了"
        yield said_once("roles-untold", message, [task.place for task in new])


def _roles(task: Task) -> list[tuple[str, ...]]:
    return [units for units in (task.lead_units, task.responsible_units, task.cooperating_units) if units]
