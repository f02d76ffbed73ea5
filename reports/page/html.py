"""Print pages as HTML: one file, no network, a policy that allows exactly our own style and script."""

import base64
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from compare import Comparison
from reports.page.arrangements import arrangements_json
from reports.page.assets import page_script, page_style
from reports.page.index_page import make_index
from reports.page.page import make_page
from reports.page.page_data import evidence_json, page_json, review_json
from reports.page.page_exports import page_exports_json
from reports.page.review_keys import REVIEW_KEYS
from reports.page.snippets import snippets_json
from reports.page.views import CollectionEntry
from reports.rows.order import lay_out
from reports.words.wording import Language, Wording, wording

__all__ = ["content_security_policy", "render_comparison", "render_index"]

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader(__package__),
    autoescape=select_autoescape(enabled_extensions=("html", "svg"), default=True),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_ENVIRONMENT.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


def render_comparison(
    comparison: Comparison,
    *,
    lang: Language = "zh-CN",
    date: str | None = None,
    api: str | None = None,
    aligned: int = 0,
    unaligned: tuple[int, int] = (0, 0),
) -> str:
    """Print the page of a comparison; the same input gives the same text.

    Args:
        comparison: the comparison.
        lang: language of the page's own words; document text is never translated.
        date: printed as given; None prints no date.
        api: where the server of the page takes decisions, relative to the page; None for a page in a file.
        aligned: number of the last event that the server knew when it aligned the texts; 0 for none.
        unaligned: how far beyond it the number of the last event is that the rows follow, and how many of these are
            decisions on links.

    Raises:
        ValueError: the language is unknown.
    """
    page = make_page(comparison, lang=lang, date=date)
    words = wording(lang, comparison.mode)
    return _render(
        "comparison.html",
        words,
        served=api is not None,
        language=lang,
        title=page.summary.title,
        page=page,
        review_keys=REVIEW_KEYS,
        page_data=page_json(comparison, lang),
        evidence_data=evidence_json(page),
        arrangements=arrangements_json(comparison, lay_out(comparison)[0], words),
        page_exports=page_exports_json(comparison, words),
        snippet_data=snippets_json(comparison, words),
        review_data=review_json(comparison, words, api=api, aligned=aligned, unaligned=unaligned),
    )


def render_index(
    entries: Sequence[tuple[Comparison, str]],
    *,
    collections: Sequence[CollectionEntry] = (),
    lang: Language = "zh-CN",
) -> str:
    """Print the index of several comparisons.

    Args:
        entries: each comparison with the name of its page relative to the index, in the order to print.
        collections: of several documents, printed behind.
        lang: language of the page's own words.

    Raises:
        ValueError: the language is unknown.
    """
    page = make_index(entries, collections=collections, lang=lang)
    return _render("index.html", wording(lang), language=lang, title=page.title, page=page)


def content_security_policy(style: str, script: str, *, served: bool = False, forms: bool = False) -> str:
    """Allow one style and one script by their hashes and nothing else.

    Args:
        style: of the page.
        script: of the page.
        served: it may ask its own server.
        forms: it may send forms there.
    """
    connect = "connect-src 'self'; " if served else ""
    action = "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; {connect}"
        f"img-src data:; base-uri 'none'; form-action {action}"
    )


def _render(template: str, words: Wording, *, served: bool = False, **context: object) -> str:
    style, script = page_style(), page_script(served=served)
    policy = content_security_policy(style, script, served=served)
    return _ENVIRONMENT.get_template(template).render(
        w=words, style=style, script=script, policy=policy, served=served, **context
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
