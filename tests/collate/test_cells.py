from collections import Counter

import pytest

from collate import ClauseLink, Reading
from collate.cells import CellReader
from collate.clauses import witness_clauses
from tests.collate.samples import collection, document

ANY_WORDS = "全面阐释稳就业稳金融各项举措及其效果。"


def state(left, right, *, links=1, must=()):
    """The state of the cell of a second document whose reading answers a first one by links between their clauses."""
    found = [document("a", left, year=2020), document("b", right, year=2021)]
    made = collection(found, {("a", 0, "b", 0): 0.95}, must=must)
    clauses = witness_clauses(made.witnesses)
    first, second = ([n for n, one in enumerate(clauses) if one.witness == place] for place in (0, 1))
    readings = [
        Reading(place, 0, 0, len(text), tuple(own), text) for place, text, own in ((0, left, first), (1, right, second))
    ]
    told = {
        (one, other): ClauseLink(one, other, 800, "rewritten", 0, 0)
        for one, other in list(zip(first, second, strict=False))[:links]
    }
    reader = CellReader(
        made, clauses, told, {(0, 1): 0}, [frozenset({(0, 0)})], Counter((one.witness, one.task) for one in clauses)
    )
    return reader.cells(readings)[1].state


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("重点做好减税降费等相关政策信息公开。", ANY_WORDS, "undecided"),
        ("推行垃圾分类和减量化资源化。", "推行生活垃圾分类并有序处置。", "rewritten"),
    ],
)
def test_one_pair_of_clauses_that_share_hardly_a_word_asks_a_person(left, right, told):
    assert state(left, right) == told


def test_a_second_pair_or_a_reviewer_bears_it_out():
    left = "重点做好减税降费等相关政策信息公开，助力增强企业发展信心。"
    right = "全面阐释稳就业稳金融各项举措及其效果，努力实现全年目标任务。"
    assert state(left, right, links=1) == "undecided"
    assert state(left, right, links=2) == "rewritten"
    assert state(left, ANY_WORDS, must=[("a", 0, "b", 0)]) != "undecided"
