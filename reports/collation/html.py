"""Print the page of a collation as HTML: one file, no network, and no style or script but our own."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from collate import Collation
from reports.collation.page import make_collation_page
from reports.page.assets import page_style
from reports.page.html import content_security_policy
from reports.words.wording import Language, wording

__all__ = ["render_collation"]

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader(__package__),
    autoescape=select_autoescape(enabled_extensions=("html",), default=True),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def render_collation(
    collation: Collation,
    pages: Sequence[str],
    index: str,
    *,
    name: str | None = None,
    lang: Language = "zh-CN",
    date: str | None = None,
    home: str | None = None,
) -> str:
    """Print the page of a collation; the same input gives the same text.

    Args:
        collation: what is shown.
        pages: of each compared pair the name of its report, relative to the page.
        index: the index of these reports.
        name: what the collection is called; without one the axis and the place tell.
        lang: language of the page's own words; document text is never translated.
        date: printed as given; None prints none.
        home: the index that leads to this page, relative to it; None where there is none.
    """
    page = make_collation_page(collation, pages, index, name=name, lang=lang, date=date, home=home)
    style, script = page_style() + _static("collation.css"), _static("collation.js")
    return _ENVIRONMENT.get_template("collation.html").render(
        w=wording(lang), page=page, style=style, script=script, policy=content_security_policy(style, script)
    )


@cache
def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")
