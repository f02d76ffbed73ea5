"""Comparisons built by hand: one with every kind of change, its level and region readings, and the edge cases."""

from dataclasses import replace
from datetime import date
from typing import get_args

from align.model import Candidate
from compare import (
    Change,
    ClauseEdit,
    Comparison,
    Deadline,
    DeadlineChange,
    FactChange,
    Mode,
    StrengthChange,
    TokenEdit,
    UnitChange,
)
from documents.model import Document, Place, ReadingWarning, Task, UnitName
from tests.reports.builders import DATA, HEALTH, JUSTICE, OFFICE, counts, coverage, document, kept, link, task, whole

MODES: tuple[Mode, ...] = get_args(Mode)
SIGNATURE = (("version", "0.1.0"), ("encoder", "sample"), ("threshold", "0.5"))


def sample(mode: Mode = "year") -> Comparison:
    """One change of every kind, two of them moved, one uncertain, every status of units and deadlines."""
    first, second = "一、深化公开", "二、强化监督"
    lefts = [
        task("left", 1, first, "公布目录。", responsible_units=(OFFICE,), deadline="2020年底"),
        task("left", 2, first, "每年5月底前公布10项清单。", responsible_units=(OFFICE, JUSTICE), deadline="5月底前"),
        task("left", 3, first, "依法公布决策草案，听取意见。", lead_units=(JUSTICE,), deadline="持续推进"),
        task("left", 4, first, "建立目录，公布草案。"),
        task("left", 5, second, "清理文件。"),
        task("left", 6, second, "公布文件。"),
        task("left", 7, second, "甲事公开，乙事公开。"),
        task("left", 8, second, "丙事公开。"),
        task("left", 9, second, "旧有任务。", responsible_units=(DATA,), deadline="6月底前", remark="备注一"),
    ]
    rights = [
        task("right", 1, first, "公布目录。", responsible_units=(OFFICE,), deadline="2021年底"),
        task("right", 2, first, "全新任务。", lead_units=(HEALTH,)),
        task("right", 3, first, "建立目录。"),
        task("right", 4, first, "公布草案，并说明理由。"),
        task("right", 5, second, "清理并公布文件。"),
        task("right", 6, second, "甲事公开。"),
        task("right", 7, second, "乙事公开，丙事公开。"),
        task("right", 8, second, "每年6月底前公布12项清单。", lead_units=(OFFICE,), deadline="6月底前"),
        task("right", 9, first, "公开征求决策意见。", responsible_units=(JUSTICE,), cooperating_units=(DATA,)),
    ]
    links = (
        link(0, 0, "same"),
        link(1, 7),
        link(2, 8, "rewritten", confidence=0.55),
        link(3, 2),
        link(3, 3),
        link(4, 4),
        link(5, 4),
        link(6, 5),
        link(6, 6),
        link(7, 6),
    )
    changes = (
        Change(
            id="r-00000001", kind="unchanged", moved=False, left=(0,), right=(0,), links=(0,),
            text=(kept(whole(0, "公布目录。"), whole(0, "公布目录。")),),
            units=(UnitChange("kept", OFFICE, OFFICE, "responsible", "responsible"),),
            deadline=DeadlineChange("rolled", "2020年底", "2021年底"),
        ),
        Change(
            id="r-00000002", kind="added", moved=False, left=(), right=(1,), links=(),
            text=(ClauseEdit("added", None, whole(1, "全新任务。")),),
            units=(UnitChange("added", None, HEALTH, None, "lead"),), deadline=None,
        ),
        Change(
            id="r-00000003", kind="split", moved=False, left=(3,), right=(2, 3), links=(3, 4),
            text=(
                ClauseEdit(
                    "changed", whole(3, "建立目录，"), whole(2, "建立目录。"),
                    (TokenEdit("equal", "建立目录", "建立目录"), TokenEdit("replace", "，", "。", trivial=True)),
                ),
                ClauseEdit(
                    "changed", whole(3, "公布草案。", 5), whole(3, "公布草案，"),
                    (TokenEdit("equal", "公布草案", "公布草案"), TokenEdit("replace", "。", "，", trivial=True)),
                ),
                ClauseEdit("added", None, whole(3, "并说明理由。", 5)),
            ),
            units=(), deadline=None,
        ),
        Change(
            id="r-00000004", kind="merged", moved=False, left=(4, 5), right=(4,), links=(5, 6),
            text=(
                ClauseEdit("dropped", whole(4, "清理文件。"), None),
                ClauseEdit(
                    "changed", whole(5, "公布文件。"), whole(4, "清理并公布文件。"),
                    (TokenEdit("insert", "", "清理并"), TokenEdit("equal", "公布文件。", "公布文件。")),
                ),
            ),
            units=(), deadline=None,
        ),
        Change(
            id="r-00000005", kind="regrouped", moved=False, left=(6, 7), right=(5, 6), links=(7, 8, 9),
            text=(
                kept(whole(6, "甲事公开，"), whole(5, "甲事公开。")),
                kept(whole(6, "乙事公开。", 5), whole(6, "乙事公开，")),
                kept(whole(7, "丙事公开。"), whole(6, "丙事公开。", 5), moved=True),
            ),
            units=(), deadline=None,
        ),
        Change(
            id="r-00000006", kind="dropped", moved=False, left=(8,), right=(), links=(),
            text=(ClauseEdit("dropped", whole(8, "旧有任务。"), None),),
            units=(UnitChange("dropped", DATA, None, "responsible", None),),
            deadline=DeadlineChange("dropped", "6月底前", None),
        ),
        Change(
            id="r-00000007", kind="edited", moved=True, left=(1,), right=(7,), links=(1,),
            text=(
                ClauseEdit(
                    "changed", whole(1, "每年5月底前公布10项清单。"), whole(7, "每年6月底前公布12项清单。"),
                    (
                        TokenEdit("equal", "每年", "每年"), TokenEdit("replace", "5月", "6月"),
                        TokenEdit("equal", "底前公布", "底前公布"), TokenEdit("replace", "10项", "12项"),
                        TokenEdit("equal", "清单。", "清单。"),
                    ),
                ),
            ),
            units=(
                UnitChange("lead_gained", OFFICE, OFFICE, "responsible", "lead"),
                UnitChange("dropped", JUSTICE, None, "responsible", None),
            ),
            deadline=DeadlineChange(
                "later", "5月底前", "6月底前",
                (Deadline("5月底前", "date", None, date(2020, 5, 31)),),
                (Deadline("6月底前", "date", None, date(2021, 6, 30)),),
                30,
            ),
            facts=(
                FactChange("date", "changed", "5月底", "6月底", None, None, whole(1, "5月底", 2), whole(7, "6月底", 2)),
                FactChange("count", "changed", "10项", "12项", "up", 0.2, whole(1, "10项", 8), whole(7, "12项", 8)),
            ),
            strength=(
                StrengthChange("strengthened", "公布", "公布", whole(1, "公布", 6), whole(7, "公布", 6)),
            ),
            reasons=("number", "date", "units", "deadline"),
        ),
        Change(
            id="r-00000008", kind="rewritten", moved=True, left=(2,), right=(8,), links=(2,),
            text=(
                ClauseEdit("dropped", whole(2, "依法公布决策草案，"), None),
                ClauseEdit("dropped", whole(2, "听取意见。", 9), None),
                ClauseEdit("added", None, whole(8, "公开征求决策意见。")),
            ),
            units=(
                UnitChange("lead_lost", JUSTICE, JUSTICE, "lead", "responsible"),
                UnitChange("added", None, DATA, None, "cooperating"),
                UnitChange("role_changed", HEALTH, HEALTH, "responsible", "cooperating"),
                UnitChange("counterpart", OFFICE, UnitName("市政府办公室"), "responsible", "responsible"),
            ),
            deadline=DeadlineChange("dropped", "持续推进", None),
        ),
    )  # fmt: skip
    warnings = (
        ("left", ReadingWarning("line", "第12行没有认出。", Place(line=12))),
        ("right", ReadingWarning("cell", "单元格没有认出。", Place(page=2, cell="B7"), task="right-03")),
        ("comparison", ReadingWarning("no-leads-left", "左侧文件没有标注牵头单位。")),
    )
    region = "浙江省" if mode == "year" else "嘉兴市"
    return Comparison(
        coverage=coverage(lefts, (1,)) if mode == "level" else None,
        left=document("left", lefts, global_responsible_units=(UnitName("各市、县（市、区）政府"),)),
        right=document("right", rights, region=region),
        mode=mode,
        links=links,
        changes=changes,
        counts=counts(changes, links, len(lefts), len(rights)),
        runners_up=(Candidate(8, 1, 0.41), Candidate(0, 2, 0.3), Candidate(2, 1, 0.22)),
        warnings=warnings,
        signature=SIGNATURE,
    )


def without_links() -> Comparison:
    """Two lists that share nothing."""
    lefts = [task("left", 1, "一、甲", "甲。"), task("left", 2, "二、乙", "乙。")]
    rights = [task("right", 1, "一、丙", "丙。")]
    changes = (
        Change("r-10000000", "dropped", False, (0,), (), (), (), (), None),
        Change("r-10000001", "dropped", False, (1,), (), (), (), (), None),
        Change("r-20000000", "added", False, (), (0,), (), (), (), None),
    )
    return Comparison(
        document("left", lefts),
        document("right", rights),
        "year",
        (),
        changes,
        counts(changes, (), 2, 1),
        (),
        (),
        (("version", "0.1.0"), ("encoder", "none")),
    )


def identical() -> Comparison:
    """The same list twice, without units, deadlines, numbers or headings."""
    tasks = [Task(id=f"t-{index}", number=None, section=(), text=f"第{index}件事。") for index in range(3)]
    links = tuple(link(index, index, "same") for index in range(3))
    changes = tuple(
        Change(
            f"r-3000000{index}",
            "unchanged",
            False,
            (index,),
            (index,),
            (index,),
            (kept(whole(index, tasks[index].text), whole(index, tasks[index].text)),),
            (),
            None,
        )
        for index in range(3)
    )
    bare = Document(id="bare", title="清单", tasks=tuple(tasks))
    return Comparison(bare, bare, "year", links, changes, counts(changes, links, 3, 3), (), (), ())


def empty_right() -> Comparison:
    """A list against nothing."""
    base = without_links()
    changes = base.changes[:2]
    return replace(base, right=document("right", ()), changes=changes, counts=counts(changes, (), 2, 0))


def empty() -> Comparison:
    """Nothing against nothing."""
    return replace(
        without_links(),
        left=document("left", ()),
        right=document("right", (), level=None, region=None, year=None),
        changes=(),
        counts=counts((), (), 0, 0),
    )


def hostile() -> Comparison:
    """Text that would like to be something else."""
    texts = (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        '=HYPERLINK("http://evil.example","点")',
        "\u202e反写\u2066隔离 | 竖线\n换行 {{ 7*7 }} {% raw %}",
    )
    tasks = [
        task(
            "right", index + 1, text, text, responsible_units=(UnitName(text),), deadline=text, remark=text, number=text
        )
        for index, text in enumerate(texts)
    ]
    changes = tuple(
        Change(f"r-4000000{index}", "added", False, (), (index,), (), (), (), None) for index in range(len(texts))
    )
    warnings = (("right", ReadingWarning(texts[0], texts[1])),)
    right = replace(document("right", tasks, notes=texts), title=texts[0])
    return replace(
        without_links(),
        left=document("left", ()),
        right=right,
        changes=changes,
        counts=counts(changes, (), 0, len(texts)),
        warnings=warnings,
        signature=((texts[0], texts[1]),),
    )


def long_list(size: int = 120) -> Comparison:
    """Many unchanged tasks under one heading."""
    tasks = [task("x", index + 1, "一、长章节", f"第{index}件事，涉及轨道交通。") for index in range(size)]
    links = tuple(link(index, index, "same") for index in range(size))
    changes = tuple(
        Change(f"r-{index:08x}", "unchanged", False, (index,), (index,), (index,), (), (), None)
        for index in range(size)
    )
    return replace(
        without_links(),
        left=document("left", tasks),
        right=document("right", tasks),
        links=links,
        changes=changes,
        counts=counts(changes, links, size, size),
    )


STATES = {
    "every kind": sample(),
    "levels": sample("level"),
    "regions": sample("region"),
    "no links": without_links(),
    "identical": identical(),
    "empty right": empty_right(),
    "empty": empty(),
    "hostile": hostile(),
    "long": long_list(),
}
