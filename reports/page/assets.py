"""Hand out the script and the style of the pages, as `make script` builds them from the sources in `static/`."""

from functools import cache
from importlib.resources import files

__all__ = ["page_script", "page_style"]


def page_script(*, served: bool = False) -> str:
    """Return the script of a page, of one that a server serves or of one in a file."""
    return _built("served.js" if served else "page.js")


def page_style() -> str:
    """Return the style of every page."""
    return _built("page.css")


@cache
def _built(name: str) -> str:
    return (files(__package__) / "static" / "built" / name).read_text(encoding="utf-8")
