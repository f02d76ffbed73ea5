"""Patterns of the whole names that columns of task tables have, made of the words of column_words.toml."""

import re
from functools import cache
from typing import NamedTuple

from documents.chinese.numerals import HAN_NUMERALS
from documents.chinese.organ_words import CJK, any_of
from documents.chinese.time_words import DEADLINE_NAME, DEADLINE_OF
from documents.fields.open_names import HeaderRole, column_words

__all__ = ["KnownNames", "known_names"]

_MAX_SUBJECT = 8  # characters before 任务, 措施 and the like that say of what


class KnownNames(NamedTuple):
    """Patterns of whole names: those that name a field, and those that only look like the task among such ones.

    `above` is the head of a name of who has charge of the task from a higher level, `others` names those beside who
    leads, `score` how many points it is worth, `attribute` how or by what rule; `aim` is what `measures` are to reach.
    """

    fields: tuple[tuple[HeaderRole, re.Pattern[str]], ...]
    body: re.Pattern[str]
    person: re.Pattern[str]
    above: re.Pattern[str]
    others: re.Pattern[str]
    heading: re.Pattern[str]
    kind_of_task: re.Pattern[str]
    score: re.Pattern[str]
    attribute: re.Pattern[str]
    measures: re.Pattern[str]
    aim: re.Pattern[str]
    subject: re.Pattern[str]


@cache
def known_names() -> KnownNames:
    """Make the patterns when the first header is looked for."""
    data = column_words()

    def words(table: str, key: str) -> str:
        return any_of(data[table][key].split())

    def named(*patterns: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

    body = words("units", "bodies")
    whose = rf"{words('units', 'whose')}?{words('units', 'of')}?"
    ranks, persons = rf"{words('remark', 'ranks')}*", words("remark", "persons")
    person = rf"{ranks}{persons}(?:(?:及|和|、)?(?:职务|(?:联系)?(?:电话|方式)))?"
    score = rf"{words('score', 'before')}*{words('score', 'heads')}"
    fields: tuple[tuple[HeaderRole, re.Pattern[str]], ...] = (
        ("number", named(words("number", "whole"), rf"{words('number', 'of')}*{words('number', 'heads')}")),
        ("measure", named(words("measure", "names"))),
        ("lead", named(rf"{whose}{words('units', 'lead')}(?:负责|责任)?{body}")),
        ("responsible", named(rf"{whose}{words('units', 'responsible')}(?:责任)?{body}")),
        ("cooperating", named(rf"{whose}{words('units', 'cooperating')}(?:责任)?{body}")),
        (
            "units",
            named(
                words("units", "whole"),
                rf"{words('units', 'whose')}?{words('units', 'any')}?"
                r"(?:单位|部门|部委|机构|科室|处室|股室|部室)(?:名称)?",
                rf"{words('units', 'whose')}?政府",
            ),
        ),
        (
            "deadline",
            named(
                words("deadline", "whole"),
                rf"{words('deadline', 'of')}?{DEADLINE_NAME}{words('deadline', 'after')}?",
                rf"{DEADLINE_OF}?(?:节点|进度){words('deadline', 'after')}?",
                rf"{words('deadline', 'of')}?{DEADLINE_OF}日期",
            ),
        ),
        ("remark", named(words("remark", "whole"), person, rf"{words('remark', 'checks')}{body}", score)),
        ("text", named(rf"{words('task', 'before')}*{words('task', 'heads')}{words('task', 'after')}*")),
        (
            "section",
            named(
                words("section", "whole"),
                rf"{words('section', 'before')}{words('section', 'heads')}",
                rf"重点{words('section', 'important')}",
                rf"[{HAN_NUMERALS[:3]}]级\S{{0,4}}",
            ),
        ),
        ("target", named(words("target", "whole"), rf"{words('target', 'before')}+{words('target', 'heads')}值?")),
    )
    subject = rf"{CJK}{{0,{_MAX_SUBJECT}}}"
    kinds, after = words("kind_of_task", "heads"), words("kind_of_task", "after")
    return KnownNames(
        fields,
        body=re.compile(rf"{body}$"),
        person=re.compile(person),
        above=re.compile(rf"(?P<level>{words('open_units', 'above')}){CJK}{{0,4}}{words('open_units', 'charge')}"),
        others=re.compile(rf"{words('units', 'whose')}?{words('units', 'any')}{body}(?:名称)?"),
        heading=re.compile(rf"{CJK}{{2,{_MAX_SUBJECT}}}{words('section', 'open')}"),
        kind_of_task=named(
            words("kind_of_task", "whole"), rf"(?!{words('kind_of_task', 'none')}$){subject}{kinds}{after}*"
        ),
        score=named(score),
        measures=re.compile(rf"{words('target', 'measures')}$"),
        aim=re.compile(rf"{words('target', 'aims')}(?:目标|目的)(?:要求)?"),
        attribute=re.compile(rf"{CJK}{{0,{_MAX_SUBJECT}}}{words('attribute', 'heads')}$"),
        subject=named(
            rf"(?!{words('subject', 'none')}$){subject}{words('subject', 'heads')}{words('subject', 'after')}*"
        ),
    )
