"""Options that need no check: to say that a text is one, Typer loads pydantic, a sixth of the time of a short run."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from typer.core import TyperGroup

__all__ = ["PlainOptionsGroup"]

_NO_MORE: Final = {
    **dict.fromkeys(("exists", "writable", "resolve_path", "allow_dash"), False),
    **dict.fromkeys(("file_okay", "dir_okay", "readable"), True),
    **dict.fromkeys(("path_type", "parser"), None),
}
"""What a parameter says that asks no more of a path than that it can be read if it is there."""


class PlainOptionsGroup(TyperGroup):
    """Commands whose texts and paths are taken as they are, and everything else as Typer takes it."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401  Typer does not publish the types of click
        """Give the options that stand before the command."""
        return _plain(super().get_params(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Find a command."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            _plain(command.get_params(ctx))
        return command


def _plain(parameters: Any) -> Any:  # noqa: ANN401
    for parameter in parameters:
        if "process_value" not in vars(parameter):
            parameter.process_value = _taking_plain_values(parameter)
    return parameters


def _taking_plain_values(parameter: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """Give what takes a value as Typer would, and leaves to Typer what is more than taking it."""
    checked = parameter.process_value
    descriptor = getattr(parameter, "type_descriptor", None)
    kind, asked = getattr(descriptor, "annotation", None), getattr(descriptor, "parameter_info", None)
    is_path = kind is Path and all(getattr(asked, name, ...) is value for name, value in _NO_MORE.items())

    def process_value(context: Any, value: Any) -> Any:  # noqa: ANN401
        several = parameter.multiple or parameter.nargs != 1
        if value is None and not parameter.required:
            taken: Any = () if several else None
        elif kind is str and not several and isinstance(value, str):
            taken = value
        elif is_path and not several and isinstance(value, str) and not _is_locked(value):
            taken = Path(value)
        else:
            return checked(context, value)
        return taken if parameter.callback is None else parameter.callback(context, parameter, taken)

    return process_value


def _is_locked(path: str) -> bool:
    return os.access(path, os.F_OK) and not os.access(path, os.R_OK)
