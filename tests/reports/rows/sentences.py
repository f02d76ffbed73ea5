"""Changes made by hand, and what the report says of them in one sentence."""

from dataclasses import replace

from compare import Change, ClauseRef, LoneClause
from compare.model import ClauseEdit
from reports.rows.sentence import change_sentence
from reports.words.wording import wording
from tests.reports.builders import document, kept, task, whole
from tests.reports.samples import without_links


def comparison_of(lefts, rights, change, mode="year"):
    return replace(
        without_links(),
        left=document("left", lefts),
        right=document("right", rights),
        mode=mode,
        links=(),
        changes=(change,),
    )


def change_of(kind, left, right, *, text=(), units=(), deadline=None, **fields):
    return Change(
        "r-1", kind, fields.pop("moved", False), left, right, (), tuple(text), tuple(units), deadline, **fields
    )


def said(change, lefts=("旧文。",), rights=("新文。",), *, mode="year", lang="zh-CN", titles=()):
    left = [task("left", n, "一、甲", text) for n, text in enumerate(lefts)]
    right = [task("right", n, "一、甲", text) for n, text in enumerate(rights)]
    for n, title in enumerate(titles):
        right[n] = replace(right[n], title=title)
    return change_sentence(change, comparison_of(left, right, change, mode), wording(lang, mode))


def only(status, ref):
    return ClauseEdit(status, ref if status == "dropped" else None, ref if status == "added" else None)


def run(status, *clauses):
    """Make a run of clauses of one side: text, how likely each has a partner, weight."""
    text = "".join(one for one, *_ in clauses)
    ref, alone = whole(0, text), []
    for one, partner, weight in clauses:
        start = text.index(one)
        alone.append(LoneClause(ClauseRef(0, start, start + len(one), one), partner, weight))
    return replace(only(status, ref), alone=tuple(alone))


SAME = kept(whole(0, "甲。"), whole(0, "甲。"))
