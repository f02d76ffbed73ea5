"""Write data into a script element of a page so that nothing in it can end that element."""

import json
from typing import Final

__all__ = ["script_json"]

_ESCAPES: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
"""What could end the script element or a line of a script, written as JSON escapes."""


def script_json(value: object) -> str:
    """Write a value as JSON for a script element of type application/json."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)
