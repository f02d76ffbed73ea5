from dataclasses import replace

import pytest

from align.model import Alignment, ClausePair
from compare import compare
from tests.compare.samples import document, link

STOCK = "主动回应社会关切。"
FLOOD = "加强汛期值守，落实水库巡查责任，备足防汛物资，组织群众避险转移演练，完善预警发布机制，" + STOCK
PRICE = "稳定粮油市场价格，投放政府储备，查处囤积居奇，发布价格监测信息，保障困难群众基本生活，" + STOCK
LEFTS, RIGHTS = (FLOOD, PRICE), (FLOOD.replace("加强", "强化"), PRICE.replace("稳定", "稳住"))


def compared(confidence, *, clauses=None, others=(0.95, 0.95)):
    """Compare two tasks with their successors, and a doubtful link between the first and the second."""
    start = FLOOD.index(STOCK)
    clauses = ((start, len(FLOOD), PRICE.index(STOCK), len(PRICE)),) if clauses is None else clauses
    left, right = document(*LEFTS, name="left"), document(*RIGHTS, name="right")
    links = [
        replace(link(0, 0), confidence=others[0]),
        replace(link(0, 1), confidence=confidence, clauses=tuple(ClausePair(*one, 0.9) for one in clauses)),
        replace(link(1, 1), confidence=others[1]),
    ]
    return compare(left, right, Alignment(tuple(links), (), ()), mode="year")


def test_a_stock_sentence_does_not_glue_two_matters_into_one_row():
    comparison = compared(0.6, clauses=((len(FLOOD) - 4, len(FLOOD), len(PRICE) - 4, len(PRICE)),))
    assert [(change.kind, change.left, change.right) for change in comparison.changes] == [
        ("edited", (0,), (0,)),
        ("edited", (1,), (1,)),
    ]
    assert [[(one.side, one.task) for one in change.related] for change in comparison.changes] == [
        [("left", 1)],
        [("right", 0)],
    ]
    assert [(one.left, one.right) for one in comparison.runners_up] == [(0, 1)]


@pytest.mark.parametrize(
    ("confidence", "clauses", "others"),
    [
        (0.8, None, (0.95, 0.95)),  # sure
        (0.6, ((0, 30, 0, 30),), (0.95, 0.95)),  # much of both texts
        (0.6, (), (0.95, 0.95)),  # nobody knows what it rests on
        (0.6, None, (0.95, 0.5)),  # one of its tasks has no surer link
    ],
)
def test_other_links_stay_in_one_row(confidence, clauses, others):
    assert [change.kind for change in compared(confidence, clauses=clauses, others=others).changes] == ["regrouped"]


def chain(tasks, *, confidence=0.9, share=0.15):
    """Compare a row of tasks, each linked with its successor and by a sentence with the one behind that."""
    texts = [f"{FLOOD}{number}" for number in range(tasks)]
    left, right = document(*texts, name="left"), document(*texts, name="right")
    size = int(share * len(FLOOD))
    links = [link(number, number, confidence=0.99) for number in range(tasks)]
    links += [
        replace(link(number, number + 1), confidence=confidence, clauses=(ClausePair(0, size, 0, size, 0.9),))
        for number in range(tasks - 1)
    ]
    return [
        change.kind
        for change in compare(
            left, right, Alignment(tuple(sorted(links, key=lambda one: (one.left, one.right))), (), ()), mode="year"
        ).changes
    ]


def test_a_row_of_many_tasks_falls_apart_where_a_sentence_alone_holds_it_together():
    assert chain(5) == ["unchanged"] * 5


@pytest.mark.parametrize(
    ("tasks", "options"),
    [
        (4, {}),  # eight tasks can be read as one row
        (5, {"confidence": 0.95}),  # sure
        (5, {"share": 0.3}),  # more than a sentence
    ],
)
def test_a_row_of_fewer_tasks_or_of_stronger_links_stays(tasks, options):
    assert chain(tasks, **options) == ["regrouped"]
