"""Where what is computed once is kept."""

import os
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder() -> Path | None:
    """Say where to keep what is computed once: `$POLICYDIFF_CACHE`, else the user's cache folder.

    Returns:
        The folder, which need not exist yet; None if the user has no home.
    """
    named = os.environ.get("POLICYDIFF_CACHE")
    if named:
        return Path(named)
    shared = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(shared) if shared else Path.home() / ".cache") / "policydiff"
    except RuntimeError:
        return None
