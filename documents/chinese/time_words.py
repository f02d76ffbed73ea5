"""Words for time."""

import re

__all__ = ["DATE_LINE"]


_CHINESE = "一二三四五六七八九十〇○零"


DATE_LINE = re.compile(
    rf"^(?:\S{{2,30}}?)?(?:\d{{4}}|[{_CHINESE}]{{4}})年(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})月(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})日$"
)
"""A date alone on its line, or after the name of who signs."""
