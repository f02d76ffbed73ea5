"""Print pages as HTML: one file, no network, a policy that allows exactly our own style and script."""

import base64
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from compare import Comparison
from reports.page import make_index, make_page
from reports.wording import Language, Wording, wording

__all__ = ["content_security_policy", "render_comparison", "render_index"]

_STYLE: Final = "report.css"
_SCRIPT: Final = "report.js"

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("reports"),
    autoescape=select_autoescape(enabled_extensions=("html", "svg"), default=True),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def render_comparison(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> str:
    """Print the page of a comparison; the same input gives the same text.

    Args:
        comparison: the comparison.
        lang: language of the page's own words; document text is never translated.
        date: printed as given; None prints no date.

    Raises:
        ValueError: the language is unknown.
    """
    page = make_page(comparison, lang=lang, date=date)
    return _render("comparison.html", wording(lang, comparison.mode), page=page)


def render_index(entries: Sequence[tuple[Comparison, str]], *, lang: Language = "zh-CN") -> str:
    """Print the index of several comparisons.

    Args:
        entries: each comparison with the name of its page relative to the index, in the order to print.
        lang: language of the page's own words.

    Raises:
        ValueError: the language is unknown.
    """
    return _render("index.html", wording(lang), page=make_index(entries, lang=lang))


def content_security_policy(style: str, script: str) -> str:
    """Allow one style and one script by their hashes and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _render(template: str, words: Wording, **context: object) -> str:
    style, script = _static(_STYLE), _static(_SCRIPT)
    return _ENVIRONMENT.get_template(template).render(
        w=words, style=style, script=script, policy=content_security_policy(style, script), **context
    )


@cache
def _static(name: str) -> str:
    return (files("reports") / "static" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
