import numpy as np

from align.meanings import Meanings, SideMeanings
from align.model import Alignment, Answer
from compare.texts.closeness import Closeness
from tests.compare.samples import document

LEFT = "巡查堤防，对河道采砂场开展拉网式检查清理。"
RIGHT = "及时清除河道采砂场遗留的砂堆，巡查堤防。"


def closeness(meanings=None):
    answers = ((Answer(0, 5, 0, 0.9), Answer(5, len(LEFT), 0, 0.6)),)
    return Closeness.of_tasks(
        document(LEFT), document(RIGHT), Alignment((), (), (), answers=answers, meanings=meanings)
    )


def test_a_clause_has_the_answer_to_most_of_its_characters():
    measured = closeness()
    assert measured.closest("left", 0, 3, 9).score == 0.6
    assert measured.closest("right", 0, 0, 5) is None


def test_meanings_are_those_of_the_clauses_that_were_measured():
    left = SideMeanings(((((0, 5)), (5, len(LEFT))),), (0,), np.eye(3, dtype=np.float32)[:2])
    right = SideMeanings((((0, 15), (15, 20)),), (0,), np.array([[0.6, 0.8, 0.0], [1.0, 0.0, 0.0]], np.float32))
    found = closeness(Meanings(left, right)).meanings([(0, 0, 5), (0, 5, len(LEFT))], [(0, 0, 15), (0, 15, 20)])
    assert found.tolist() == [[0.6, 1.0], [0.8, 0.0]]


def test_what_was_not_measured_has_no_meaning():
    assert closeness().meanings([(0, 0, 5)], [(0, 0, 15)]) is None
    one = SideMeanings((((0, 5),),), (0,), np.ones((1, 1), np.float32))
    other = SideMeanings(((),), (0,), np.ones((1, 1), np.float32))
    assert np.isnan(closeness(Meanings(one, other)).meanings([(0, 0, 5)], [(0, 0, 15)])).all()
