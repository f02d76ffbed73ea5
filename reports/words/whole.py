"""The words of the view of both documents side by side."""

from collections.abc import Mapping
from typing import Final

__all__ = ["SCRIPT_WHOLE", "STRINGS_WHOLE"]

STRINGS_WHOLE: Final[Mapping[str, tuple[str, str]]] = {
    "whole": ("全文对照", "Full texts"),
    "whole_link": ("看全文", "full text"),
    "whole_moved_left": ("→ 移至 {place}", "→ moved to {place}"),
    "whole_moved_right": ("← 来自 {place}", "← from {place}"),
    "whole_rest": ("不属正文的文字", "Not part of the text"),
    "whole_needs_script": (
        "未启用脚本，任务的正文在对照表的各行里，按左边的行号可到。",
        "Without scripts the words of the tasks stand in the rows of the table, which the numbers lead to.",
    ),
    "help_whole": ("在全文对照中：下一处、上一处差异", "in the full texts: next and previous difference"),
}  # fmt: skip

SCRIPT_WHOLE: Final[Mapping[str, tuple[str, str]]] = {
    "whole_next": ("下一处差异", "next difference"),
    "whole_previous": ("上一处差异", "previous difference"),
    "whole_at": ("{at} / {count} 处", "{at} of {count}"),
    "whole_count": ("{count} 处差异", "{count} differences"),
    "whole_row": ("第 {row} 行", "row {row}"),
    "whole_units": ("责任单位", "Units"),
    "whole_deadline": ("时限", "Deadline"),
    "whole_remark": ("备注", "Remark"),
    "whole_list": ("差异清单", "Differences"),
    "whole_around": ("任务之外", "Around"),
    "no_more_differences": ("这一方向没有更多差异", "No more differences in this direction"),
}  # fmt: skip
"""What the script says in that view."""
