"""The units that a task names, as they are compared: cells that name nobody left out, open groups taken apart."""

from compare.model import UnitRole
from compare.organs.names import is_nobody
from documents.fields.unit_names import open_group_names
from documents.model import Task, UnitName

__all__ = ["mentions", "task_units"]


def task_units(task: Task) -> tuple[tuple[UnitRole, UnitName], ...]:
    """Return all units of a task with their roles as printed, leads first."""
    return (
        *(("lead", unit) for unit in task.lead_units),
        *(("responsible", unit) for unit in task.responsible_units),
        *(("cooperating", unit) for unit in task.cooperating_units),
    )


def mentions(task: Task) -> tuple[tuple[UnitRole, UnitName], ...]:
    """List the units of a task with their roles, leads first, each in the order of the document.

    教育部等有关部门 is one name in the document and two units here, 教育部 and 有关部门: 教育部 is not gone.
    """
    return tuple(
        (role, unit) for role, name in task_units(task) if not is_nobody(name) for unit in open_group_names(name)
    )
