from dataclasses import replace
from json import loads

from benchmarks.pointers import FOLDER, Asked, Pointer, fitted, pointers
from compare import compare
from compare.details.anywhere import POINTER_POINTS
from tests.compare.meanings import meanings
from tests.compare.samples import alignment, document, link

LEFT = ("修缮古城墙，将破坏文物的失信信息纳入信用档案平台。", "举办文化节。")
RIGHT = ("修缮古城墙。", "举办文化节，把盗掘文物的失信信息记入信用档案平台。")


def test_a_clause_alone_is_held_against_those_of_other_tasks_from_both_sides():
    left, right = document(*LEFT, name="left"), document(*RIGHT, name="right")
    concepts = {LEFT[0][6:]: (1, 0, 0), RIGHT[1][6:]: (0, 1, 0)}
    links = alignment(link(0, 0), link(1, 1))
    assert list(pointers(compare(left, right, links, mode="year"))) == []  # nobody knows what they mean
    known = replace(links, meanings=meanings(left, right, concepts))
    found = [(one.side, one.clause, one.there) for one in pointers(compare(left, right, known, mode="year"))]
    lost, there = (0, 6, len(LEFT[0])), (1, 6, len(RIGHT[1]))
    assert (0, lost, there) in found
    assert (1, there, lost) in found


def test_what_tells_right_pointers_from_wrong_ones_gets_points():
    def one(value, *, right):
        return Pointer("a", "read", Asked(0, (0, 0, 1), (0, 0, 1), (value,) * len(POINTER_POINTS), False), right)

    _, *points = fitted([one(0.1 * n, right=n > 5) for n in range(10)])
    assert min(points) > 0.0


def test_every_pointer_that_was_read_is_of_two_clauses_and_right_or_wrong():
    read = [pair for path in FOLDER.glob("*.json") for pair in loads(path.read_text())["pairs"]]
    assert len(read) == 323
    assert all(len(left) == len(right) == 3 and right_one in (0, 1) for left, right, right_one in read)
