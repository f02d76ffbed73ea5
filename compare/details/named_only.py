"""Clauses that have the words of another one as the attribute of something else, and do not ask the same."""

from typing import Final

from compare.texts.clause_measures import clause_key

__all__ = ["is_attribute"]

AROUND: Final = range(2, 5)
"""Characters before and behind: a word that acts, and one that it acts on. More is a clause of its own, to which the
other one was half copied: 鼓励 通过社会捐赠等方式 多渠道筹集维修资金."""


def is_attribute(one: str, other: str) -> bool:
    """Whether all of one of two clauses stands in the middle of the other, which asks for something else by it.

    优化营商环境 only says of what kind the 智库 in 引入优化营商环境智库 is; 深化产教融合育才 still asks for
    深化产教融合.

    Args:
        one: a clause.
        other: another.
    """
    inner, outer = sorted((clause_key(one), clause_key(other)), key=len)
    begin = outer.find(inner)
    return begin in AROUND and len(outer) - begin - len(inner) in AROUND
