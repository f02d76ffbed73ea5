"""Names of files go into reports and into ids of tasks: what no page and no JSON can hold is read otherwise."""

import os
import re
from typing import Final

__all__ = ["CONTROL", "is_of_system", "readable_name"]

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
"""What no id holds: a page finds its rows by ids, and HTML turns a carriage return into a line break."""

_OF_SYSTEM: Final = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def is_of_system(name: str) -> bool:
    """Tell whether a file, named with its folders and `/`, is one that systems and programs put beside documents."""
    return _OF_SYSTEM.search(name) is not None


def readable_name(name: str) -> str:
    """Read a name of a file as people read it.

    Args:
        name: as the system gives it: bytes that are no UTF-8 are halves of surrogate pairs in it.

    Returns:
        The same name; of bytes that are no UTF-8 the characters that they are in GB 18030, as archives and disks of
        Chinese offices have them. Control characters are `_`, and so is what is no text in either encoding.
    """
    try:
        content = os.fsencode(name)
    except UnicodeEncodeError:  # half of a pair that stands for no byte
        content = name.encode("utf-8", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return CONTROL.sub("_", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return CONTROL.sub("_", content.decode("utf-8", "replace").replace("\ufffd", "_"))
