"""What the corpus needs beside policydiff: the extra `corpus`."""

from importlib.util import find_spec

from documents.errors import InputError

__all__ = ["check_installed"]


def check_installed(*libraries: str) -> None:
    """Refuse to begin without a library.

    Raises:
        InputError: one is not installed.
    """
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        raise InputError(f"A corpus needs {missing[0]!r}, which is not installed: pip install 'policydiff[corpus]'.")
