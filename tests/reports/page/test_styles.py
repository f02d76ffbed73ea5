import re
from importlib.resources import files

from reports.page.styles import STYLES, compact_style, page_style


def test_a_style_is_written_shorter_with_the_same_rules():
    source = """
/* a note; with { signs } */
@media screen and (max-width: 1279px) {
  a > b, .c :is(d, e)::before { content: "； { : } "; color: rgb(0 0 0 / .2); }
  a + .b::marker { top: calc(var(--bar) + 2px); }
}
"""
    assert compact_style(source) == (
        '@media screen and (max-width:1279px){a>b,.c :is(d,e):before{content:"； { : } ";color:rgb(0 0 0 / .2)}'
        "a+.b::marker{top:calc(var(--bar) + 2px)}}"
    )


def test_no_rule_is_lost():
    sources = "".join((files("reports.page") / "static" / f"{name}.css").read_text("utf-8") for name in STYLES)
    rules = re.sub(r"/\*.*?\*/", "", sources, flags=re.DOTALL).count("{")
    assert page_style().count("{") == rules
