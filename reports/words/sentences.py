"""The words of the sentence that says of a row what changed; `by_mode` has those of two regions."""

from collections.abc import Mapping
from typing import Final

__all__ = ["STRINGS_SENTENCES"]

STRINGS_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "csv_explanation": ("变动说明", "what changed"),
    "remark_explanation": ("说明", "In short"),
    # the whole
    "told_unsure": ("对应待确认：{text}", "link to be confirmed: {text}"),
    "told_alone": ("{kind}“{head}”", "{kind}: “{head}”"),
    "told_same": ("文字沿用", "same words"),
    "told_reworded": ("同一事项另行表述", "the same matter in other words"),
    "told_part_of_left": ("右文只有左文的一部分（{percent}%）", "right: only {percent}% of the left"),
    "told_part_of_right": ("左文只相当于右文的一部分（{percent}%）", "left: only {percent}% of the right"),
    "told_split": ("拆分为{right}", "split into {right}"),
    "told_merged": ("由{left}合并而成", "merged from {left}"),
    "told_regrouped": ("{left}重组为{right}", "{left} regrouped into {right}"),
    "told_moved": ("由第{left}项移至第{right}项", "moved from no. {left} to no. {right}"),
    "told_title": ("“{head}”", "“{head}”"),
    "told_title_separator": ("", ", "),
    "told_tasks": ("{count}项", "{count} tasks"),
    # clauses
    "told_kept": ("“{head}”沿用", "“{head}” kept"),
    "told_kept_more": ("“{head}”等{count}处沿用", "“{head}” and others kept ({count})"),
    "told_changed": ("“{head}”文字有改动", "“{head}” reworded"),
    "told_changed_more": ("“{head}”等{count}处文字有改动", "“{head}” and others reworded ({count})"),
    "told_perhaps": ("“{left}”与“{right}”可能对应", "“{left}” and “{right}” may be one"),
    "told_perhaps_more": (
        "“{left}”与“{right}”等{count}处可能对应",
        "“{left}” and “{right}” and others may be one ({count})",
    ),
    "told_unmatched_left": ("左文“{head}”未能逐句对应", "left: “{head}” not matched clause by clause"),
    "told_unmatched_left_more": (
        "左文“{head}”等{count}处未能逐句对应",
        "left: “{head}” and others not matched clause by clause ({count})",
    ),
    "told_unmatched_right": ("右文“{head}”未能逐句对应", "right: “{head}” not matched clause by clause"),
    "told_unmatched_right_more": (
        "右文“{head}”等{count}处未能逐句对应",
        "right: “{head}” and others not matched clause by clause ({count})",
    ),
    "told_added": ("新增“{head}”", "“{head}” added"),
    "told_added_more": ("新增“{head}”等{count}处", "“{head}” and others added ({count})"),
    "told_dropped": ("删去“{head}”", "“{head}” removed"),
    "told_dropped_more": ("删去“{head}”等{count}处", "“{head}” and others removed ({count})"),
    "told_shifted": ("“{head}”换位", "“{head}” in another place"),
    "told_shifted_more": ("“{head}”等{count}处换位", "“{head}” and others in other places ({count})"),
    # units
    "told_unit_added": ("增列{role}单位{names}", "{names} joined ({role})"),
    "told_unit_dropped": ("不再列{names}", "{names} left"),
    "told_unit_unlisted": ("{names}未再列出（本文只列牵头单位）", "{names} not listed any more (only leads are)"),
    "told_unit_now_leads": ("{names}列为牵头（左文未标牵头）", "{names} in the lead (the left marks no leads)"),
    "told_unit_now_listed": ("列明{names}（左文未列单位）", "{names} listed (no unit on the left)"),
    "told_unit_now_ruled": ("由“{group}”改列“{names}”", "“{names}” instead of “{group}”"),
    "told_part_handed_over": ("{label}牵头由{left}改为{right}", "lead of {label} passed from {left} to {right}"),
    "told_unit_lead_handed_over": ("牵头由{left}改为{right}", "lead passed from {left} to {right}"),
    "told_unit_lead_gained": ("{names}改任牵头", "{names} now in the lead"),
    "told_unit_lead_lost": ("{names}不再牵头", "{names} not in the lead any more"),
    "told_unit_role_changed": ("{names}由{before}改为{after}", "{names} from {before} to {after}"),
    "told_unit_covered_by_group": ("{names}并入“{group}”", "{names} now within “{group}”"),
    "told_unit_covered_by_group_to_lead": ("{names}并入“{group}”（牵头）", "{names} now within “{group}” (lead)"),
    "told_unit_named_from_group": ("由“{group}”点名{names}", "{names} named out of “{group}”"),
    "told_unit_named_from_group_to_lead": ("由“{group}”点名{names}牵头", "{names} named out of “{group}” to lead"),
    "told_units_more": ("{names}等{count}家", "{names} and others ({count})"),
    # deadlines, numbers, duties
    "told_deadline": ("时限由{left}改为{right}", "deadline from {left} to {right}"),
    "told_deadline_beside": ("时限：{one}“{left}”，{other}“{right}”", "deadlines: {one} “{left}”, {other} “{right}”"),
    "told_deadline_by": ("时限由{left}改为{right}（{word}）", "deadline from {left} to {right} ({word})"),
    "told_deadline_added": ("新定时限{right}", "deadline set: {right}"),
    "told_deadline_dropped": ("不再定时限（原为{left}）", "deadline removed (was {left})"),
    "told_own": ("含{facts}", "with {facts}"),
    "told_own_fact": ("{name}{text}", "{name} {text}"),
    "told_fact": ("{name}由{left}改为{right}", "{name} from {left} to {right}"),
    "told_fact_added": ("增加{name}{right}", "{name} {right} added"),
    "told_fact_dropped": ("删去{name}{left}", "{name} {left} removed"),
    "told_duty": ("{fate}{names}", "{fate}: {names}"),
    "told_strength": ("力度{word}（{names}）", "duty {word} ({names})"),
}  # fmt: skip
