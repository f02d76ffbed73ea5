"""Every sentence the reports print, Chinese first and English beside it; document text is never translated.

Placeholders are filled with `str.format` in Python, so that a template prints finished strings only.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

from compare import Kind, Mode, UnitRole, UnitStatus

__all__ = ["LANGUAGES", "Language", "Wording", "wording"]

Language = Literal["zh-CN", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

Wording = Mapping[str, str]

_STRINGS: Final[dict[str, tuple[str, str]]] = {
    # punctuation that depends on the language
    "list_separator": ("、", ", "),
    "clause_separator": ("；", "; "),
    "sentence_end": ("。", "."),
    "colon": ("：", ": "),
    "quoted": ("《{text}》", "“{text}”"),
    "bracketed": ("（{text}）", " ({text})"),
    # titles and the header
    "title_same_subject": (
        "{region}{left}年→{right}年{subject} 对照",
        "{region} {left} → {right} {subject}: comparison",
    ),
    "title_pair": ("{left} → {right} 对照", "{left} → {right}: comparison"),
    "mode_year": ("跨年对照", "Year over year"),
    "mode_level": ("上下级对照", "Higher and lower level"),
    "mode_region": ("地区对照", "Region by region"),
    "skip": ("跳到对照表", "Skip to the comparison"),
    "documents": ("对照文件", "Documents compared"),
    "left_document": ("左文件", "Left document"),
    "right_document": ("右文件", "Right document"),
    "left_of": ("左 · {name}", "Left · {name}"),
    "right_of": ("右 · {name}", "Right · {name}"),
    "year_name": ("{year}年", "{year}"),
    "field_title": ("标题", "Title"),
    "field_issuer": ("发文机关", "Issuer"),
    "field_number": ("发文字号", "Document number"),
    "field_date": ("成文日期", "Date"),
    "field_region": ("地区 · 层级", "Region · level"),
    "field_tasks": ("任务数", "Tasks"),
    "field_source": ("来源文件", "Source file"),
    "field_global_units": ("通则责任单位", "Units responsible for all"),
    "field_notes": ("全文说明", "Notes"),
    "notes_count": ("{count} 条", "{count} notes"),
    "field_annexes": ("附件", "Annexes"),
    "annex": ("{title}（{count} 个单位）", "{title} ({count} units)"),
    "tasks_count": ("{count} 项", "{count}"),
    "source": ("{name} · sha256 {sha}", "{name} · sha256 {sha}"),
    "level_national": ("国家级", "national"),
    "level_province": ("省级", "province"),
    "level_city": ("市级", "city"),
    "level_county": ("县级", "county"),
    "not_stated": ("未载明", "not stated"),
    "dated": ("生成日期 {date}", "Made on {date}"),
    "made_by": ("{tool} {version}", "{tool} {version}"),
    "encoder": ("语义模型 {encoder}", "Encoder {encoder}"),
    "no_encoder": ("未使用语义模型，仅字面对齐", "No semantic model was used; aligned by wording only"),
    # the verdict
    "verdict": ("结论", "Verdict"),
    "verdict_lead": (
        "{left} {left_count} 项 → {right} {right_count} 项",
        "{left}: {left_count} tasks → {right}: {right_count} tasks",
    ),
    "verdict_group": ("{left}→{right} 项", "{left}→{right} tasks"),
    "uncertain_rows": ("涉及 {count} 行", "in {count} rows"),
    "flag_moved": ("移动", "Moved"),
    "flag_units": ("责任单位变动", "Unit changes"),
    "flag_deadline": ("时限变动", "Deadline changes"),
    "flag_uncertain": ("待确认", "To confirm"),
    "short_moved": ("移动", "moved"),
    "short_units": ("单位变", "units"),
    "short_deadline": ("时限变", "deadline"),
    "short_uncertain": ("待确认", "to confirm"),
    "check": ("核对", "Check"),
    "check_right_total": ("= {total}", "= {total}"),
    "check_side": ("{side} {terms} = {total}", "{side}: {terms} = {total}"),
    "check_closes": ("✓ 闭合", "✓ closes"),
    "check_fails": ("✗ 不闭合，实有 {total} 项", "✗ does not close: {total} tasks"),
    "identical": ("两份清单一致：任务、责任单位、时限均无变化。", "The lists agree: nothing has changed."),
    "side_empty": ("{side}没有读到任务，无从对照。", "No tasks were read from {side}: there is nothing to compare."),
    "uncertain_banner": (
        "有 {count} 条对应关系把握不足，所在行标为“？待确认”，请先核对。",
        "{count} links rest on weak evidence: look first at the rows marked ? To confirm.",
    ),
    # kinds, by mode
    "unchanged_year": ("沿用", "Kept"),
    "edited_year": ("改动", "Edited"),
    "rewritten_year": ("改写", "Rewritten"),
    "split_year": ("拆分", "Split"),
    "merged_year": ("合并", "Merged"),
    "regrouped_year": ("重组", "Regrouped"),
    "added_year": ("新增", "Added"),
    "dropped_year": ("删除", "Dropped"),
    "unchanged_level": ("承接", "Taken up"),
    "edited_level": ("承接（改动）", "Taken up, edited"),
    "rewritten_level": ("承接（改写）", "Taken up, rewritten"),
    "split_level": ("细化", "Refined"),
    "merged_level": ("合并承接", "Taken up together"),
    "regrouped_level": ("重组承接", "Taken up, regrouped"),
    "added_level": ("自增", "Own addition"),
    "dropped_level": ("未承接", "Not taken up"),
    "unchanged_region": ("相同", "Same"),
    "edited_region": ("改动", "Edited"),
    "rewritten_region": ("改写", "Rewritten"),
    "split_region": ("拆分", "Split"),
    "merged_region": ("合并", "Merged"),
    "regrouped_region": ("重组", "Regrouped"),
    "added_region": ("右方独有", "Right only"),
    "dropped_region": ("左方独有", "Left only"),
    # marks in running text
    "mark_added_year": ("新增", "added"),
    "mark_dropped_year": ("删去", "dropped"),
    "mark_added_level": ("自增", "own"),
    "mark_dropped_level": ("未承接", "not taken up"),
    "mark_added_region": ("独有", "only here"),
    "mark_dropped_region": ("独有", "only here"),
    "mark_reworded": ("整体改写", "reworded"),
    "mark_moved": ("移位", "moved"),
    # what each kind means
    "meaning_unchanged": ("文字相同（标点、全半角不计）", "same words, punctuation and width aside"),
    "meaning_edited": ("主要文字保留，有增删", "most of the wording survives"),
    "meaning_rewritten": ("同一事项，另行表述", "the same obligation in other words"),
    "meaning_split": ("左一项对右多项", "one task on the left, several on the right"),
    "meaning_merged": ("左多项对右一项", "several tasks on the left, one on the right"),
    "meaning_regrouped": ("左多项对右多项", "several on the left, several on the right"),
    "meaning_added": ("仅右文件有", "on the right only"),
    "meaning_dropped": ("仅左文件有", "on the left only"),
    "meaning_moved": ("章节或次序不同，可与其他类型并见", "stands elsewhere; combines with any type"),
    "meaning_uncertain": ("对应关系把握不足，请人工核对", "weak evidence: please check by hand"),
    # legend
    "legend": ("图例", "Legend"),
    "legend_types": ("类型", "Types"),
    "legend_text": ("文字", "Text"),
    "legend_units": ("单位", "Units"),
    "legend_insert": ("增加的字", "inserted"),
    "legend_delete": ("删去的字", "deleted"),
    "legend_clause_added": ("整句增加", "whole clause added"),
    "legend_clause_dropped": ("整句删去", "whole clause dropped"),
    "legend_reworded": ("全文另行表述，无可逐句对应", "reworded as a whole"),
    "legend_clause_moved": ("句子换位", "clause moved"),
    "legend_number": ("变动的数字", "changed number"),
    "legend_number_sample": ("30日", "30"),
    "legend_member": ("去向或来源编号", "where it went or came from"),
    "legend_sample": ("文字", "text"),
    "legend_unit_sample": ("单位", "unit"),
    # overview
    "overview": ("总览", "Overview"),
    "bar_title": ("类型构成（按任务数，两侧同一比例）", "Types by number of tasks, both sides on one scale"),
    "bar_description": ("{side} {total} 项：{terms}", "{side}, {total} tasks: {terms}"),
    "total": ("合计", "total"),
    "matrix_title": ("章节去向（左行右列，按对应关系计数）", "Where sections went (left to right, by link)"),
    "matrix_corner": ("左章节 ＼ 右章节", "left ＼ right"),
    "matrix_none_right": ("无对应", "none"),
    "matrix_none_left": ("无来源", "none"),
    "matrix_whole": ("（未分章节）", "(no sections)"),
    "units_title": ("责任单位变动", "Units"),
    "units_unit": ("单位", "Unit"),
    "units_lead": ("牵头", "lead"),
    "units_other": ("责任", "resp."),
    "units_fate": ("在有对应的任务中", "in linked tasks"),
    "units_gained": ("＋增入", "＋joined"),
    "units_lost": ("－退出", "－left"),
    "units_lead_gained": ("★新任牵头", "★lead"),
    "units_lead_lost": ("☆不再牵头", "☆lead lost"),
    "units_note": (
        "牵头、责任按任务计数；增入、退出、新任、不再牵头按有对应关系的行计数，新增与删除的任务不计。",
        "Lead and responsible count tasks; the other columns count rows with a link, not added or dropped tasks.",
    ),
    "units_more": ("其余 {count} 个单位", "{count} more units"),
    "counterparts_title": ("对口单位", "Counterparts"),
    "handovers_title": ("牵头单位交接", "Lead hand-overs"),
    "pair": ("{left} → {right}", "{left} → {right}"),
    "times": ("×{count}", "×{count}"),
    # toolbar
    "filters": ("筛选", "Filters"),
    "filter_kind": ("按类型", "By type"),
    "filter_flag": ("按变动", "By change"),
    "search": ("搜索", "Search"),
    "search_hint": ("搜索任务、单位、编号", "Search tasks, units, numbers"),
    "clear": ("清除", "Clear"),
    "result": ("显示 {shown} / {total} 行", "{shown} of {total} rows shown"),
    "nothing_found": ("没有符合条件的行。当前条件：{filters}", "No row fits. Filters in use: {filters}"),
    "needs_script": ("筛选需要脚本；未启用脚本时全部行照常显示。", "Filtering needs scripts; every row is shown."),
    "open_evidence": ("展开依据", "Open evidence"),
    "close_evidence": ("收起依据", "Close evidence"),
    "to_top": ("回到顶部", "Back to top"),
    # the table
    "comparison": ("对照表", "Comparison"),
    "column_ordinal": ("序号", "No."),
    "column_kind": ("类型", "Type"),
    "column_tasks": ("{side}任务", "{side}"),
    "column_left": ("左文件任务", "Left task"),
    "column_right": ("右文件任务", "Right task"),
    "column_units": ("责任单位", "Units"),
    "column_deadline": ("时限", "Deadline"),
    "column_evidence": ("依据", "Evidence"),
    "block_caption": ("{section}，第 {first} 至 {last} 行", "{section}, rows {first} to {last}"),
    "section_tally": ("{count} 行", "{count} rows"),
    "section_coverage": ("承接 {linked} / {total} 项", "{linked} of {total} taken up"),
    "no_section": ("全部任务", "All tasks"),
    "group_label": ("{kind}：{left}→{right}", "{kind}: {left}→{right}"),
    "row_label": ("第 {ordinal} 行，{badges}", "Row {ordinal}: {badges}"),
    "task_number": ("第{number}项", "item {number}"),
    "task_mark": ("{number}", "{number}"),
    "task_line": ("第{line}行", "line {line}"),
    "task_page": ("第{page}页", "page {page}"),
    "task_cell": ("单元格 {cell}", "cell {cell}"),
    "remark": ("备注：{text}", "Remark: {text}"),
    "share_of_left": ("承接左文 {percent}%", "{percent}% of the left text"),
    "share_of_right": ("占右文 {percent}%", "{percent}% of the right text"),
    "none_left": ("左文件无对应任务", "nothing on the left"),
    "none_right": ("右文件无对应任务", "nothing on the right"),
    "moved_from": ("原在 {place}", "was at {place}"),
    "stub": ("原 {number}“{text}”移至 {place} ▼", "{number} “{text}” moved to {place} ▼"),
    "stub_up": ("原 {number}“{text}”移至 {place} ▲", "{number} “{text}” moved to {place} ▲"),
    "place": ("{section} {number}", "{section} {number}"),
    # units
    "role_lead": ("牵头", "lead"),
    "role_responsible": ("责任", "responsible"),
    "role_cooperating": ("配合", "cooperating"),
    "no_units": ("未列单位", "none stated"),
    "status_kept": ("未变", "unchanged"),
    "status_added": ("增入", "joined"),
    "status_left": ("退出", "left"),
    "status_lead_gained": ("新任牵头", "lead gained"),
    "status_lead_lost": ("不再牵头", "lead lost"),
    "status_role_changed": ("职责变动", "role changed"),
    "status_counterpart": ("对口单位，不计变动", "counterpart, no change"),
    "unit_tip": ("{status}：{names}", "{status}: {names}"),
    "role_change": ("{left}→{right}", "{left}→{right}"),
    # deadlines
    "deadline_kept": ("未变", "unchanged"),
    "deadline_changed": ("变动", "changed"),
    "deadline_rolled": ("顺延", "rolled on"),
    "deadline_added": ("新定", "set"),
    "deadline_removed": ("取消", "removed"),
    # evidence
    "score": ("相似度", "Similarity"),
    "confidence": ("置信 {percent}%", "confidence {percent}%"),
    "second": ("第2名 {score}", "second {score}"),
    "nearest": ("无对应；最相近 {score}", "no link; nearest {score}"),
    "no_nearest": ("无相近任务", "nothing near"),
    "waterfall": ("得分构成", "What made the score"),
    "evidence_name": ("项目", "Evidence"),
    "evidence_value": ("取值", "Value"),
    "evidence_points": ("得分", "Points"),
    "runners_left": ("左项的其他候选", "Other candidates of the left task"),
    "runners_right": ("右项的其他候选", "Other candidates of the right task"),
    "runner": ("{number} {text}", "{number} {text}"),
    "link_label_same": ("文字相同", "same words"),
    "link_label_edited": ("改动", "edited"),
    "link_label_rewritten": ("改写", "rewritten"),
    "extent_full": ("全文对应", "whole texts"),
    "extent_left-part": ("承接左文一部分", "a part of the left text"),
    "extent_right-part": ("占右文一部分", "a part of the right text"),
    "extent_both-parts": ("双方各一部分", "a part of both texts"),
    "pair_label": ("{left}→{right}", "{left}→{right}"),
    "by_base": ("起点", "base"),
    "by_lexical": ("字面", "wording"),
    "by_lexical-clause": ("分句字面", "clause wording"),
    "by_semantic": ("语义", "meaning"),
    "by_semantic-clause": ("分句语义", "clause meaning"),
    "by_heading": ("标题", "heading"),
    "by_order": ("次序", "order"),
    "by_level": ("两文相近度", "nearness of the documents"),
    "by_identical": ("全同", "identical"),
    "by_units": ("单位", "units"),
    "by_numbers": ("数字", "numbers"),
    "by_decision": ("人工", "by hand"),
    # appendix
    "appendix": ("附录", "Appendix"),
    "warnings_title": ("读取提示（{count}）", "Reading notes ({count})"),
    "warning_side": ("文件", "Side"),
    "warning_place": ("位置", "Place"),
    "warning_message": ("提示", "Note"),
    "warning_code": ("代码", "Code"),
    "side_left": ("左", "left"),
    "side_right": ("右", "right"),
    "side_comparison": ("对照", "comparison"),
    "method_title": ("方法说明", "Method"),
    "method": (
        (
            "先把两份文件各读成任务清单（编号、标题、单位、时限、备注另列，不参与文字比较），"
            "再按任务正文并参考标题、次序求对应关系，最后逐句逐词比较有对应的任务。"
            "相似度是一对任务自身的得分，置信度是通盘取舍之后的可信概率。"
            "下列参数与输入相同，则报告逐字节相同。"
        ),
        (
            "Each document is read into tasks; numbers, headings, units, deadlines and remarks are taken out "
            "and never compared as text. Tasks are linked by their wording with headings and order as further "
            "evidence, then compared clause by clause and word by word. Similarity is the score of one pair; "
            "confidence is the probability after the global decision. Same inputs and settings give the same bytes."
        ),
    ),
    "signature_name": ("参数", "Setting"),
    "signature_value": ("取值", "Value"),
    # index
    "index_title": ("政策任务对照 · 目录", "Policy comparisons: index"),
    "index_count": ("共 {count} 份对照", "{count} comparisons"),
    "index_comparison": ("对照", "Comparison"),
    "index_mode": ("方式", "Mode"),
    "index_verdict": ("结论", "Verdict"),
    "index_bar": ("构成", "Types"),
    "index_empty": ("目录中没有对照。", "There are no comparisons."),
    # CSV and Markdown
    "csv_change": ("变更编号", "change"),
    "csv_kind": ("类型", "type"),
    "csv_moved": ("移动", "moved"),
    "csv_left_id": ("左任务", "left task"),
    "csv_left_number": ("左编号", "left number"),
    "csv_left_section": ("左章节", "left section"),
    "csv_left_text": ("左正文", "left text"),
    "csv_left_units": ("左责任单位", "left units"),
    "csv_left_deadline": ("左时限", "left deadline"),
    "csv_right_id": ("右任务", "right task"),
    "csv_right_number": ("右编号", "right number"),
    "csv_right_section": ("右章节", "right section"),
    "csv_right_text": ("右正文", "right text"),
    "csv_right_units": ("右责任单位", "right units"),
    "csv_right_deadline": ("右时限", "right deadline"),
    "csv_unit_changes": ("单位变动", "unit changes"),
    "csv_deadline_change": ("时限变动", "deadline change"),
    "csv_score": ("相似度", "similarity"),
    "csv_confidence": ("置信度", "confidence"),
    "csv_matched_by": ("依据", "evidence"),
    "csv_yes": ("是", "yes"),
    "csv_no": ("否", "no"),
    "units_of_role": ("{role}：{units}", "{role}: {units}"),
}  # fmt: skip

_BY_LANGUAGE: Final[dict[Language, Wording]] = {
    language: MappingProxyType({key: texts[position] for key, texts in _STRINGS.items()})
    for position, language in enumerate(LANGUAGES)
}


def wording(language: Language) -> Wording:
    """Return all strings of one language by key.

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    if language not in _BY_LANGUAGE:
        raise ValueError(f"language {language!r} is unknown; use one of {', '.join(LANGUAGES)}")
    return _BY_LANGUAGE[language]


def kind_word(words: Wording, kind: Kind, mode: Mode) -> str:
    """Name a kind of change as readers of this mode call it."""
    return words[f"{kind}_{mode}"]


def mark_word(words: Wording, status: Literal["added", "dropped"], mode: Mode) -> str:
    """Name a clause that stands on one side only."""
    return words[f"mark_{status}_{mode}"]


def unit_status_word(words: Wording, status: UnitStatus) -> str:
    """Name what became of a unit."""
    return words[f"status_{status}"]


def role_word(words: Wording, role: UnitRole) -> str:
    """Name the part a unit plays in a task."""
    return words[f"role_{role}"]


def deadline_word(words: Wording, status: str) -> str:
    """Name what became of a deadline."""
    return words[f"deadline_{status}"]


def evidence_word(words: Wording, name: str) -> str:
    """Name a piece of evidence; one that has no word yet keeps its own name."""
    return words.get(f"by_{name}", name)


def matched_by_words(words: Wording, matched_by: str) -> str:
    """Name the evidence that carried a link, joined by a plus sign."""
    return "+".join(evidence_word(words, name) for name in matched_by.split("+") if name)
