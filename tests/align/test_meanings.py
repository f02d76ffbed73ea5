import numpy as np
import pytest

from align import align, load_encoder
from align.meanings import Meanings, SideMeanings
from align.model import Segment

LEFT = SideMeanings((((0, 4), (4, 9)), ((0, 6),)), (0, 2), np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32))
RIGHT = SideMeanings((((0, 5),), ()), (0, 0), np.array([[0.8, 0.6]], np.float32))


def test_a_clause_has_the_vector_of_the_one_that_holds_most_of_it():
    assert LEFT.of([(0, 3, 9), (0, 0, 5), (1, 0, 6), (1, 6, 9)]).tolist() == [
        [0.0, 1.0],
        [1.0, 0.0],
        [np.float32(0.6), np.float32(0.8)],
        [0.0, 0.0],
    ]


def test_cosines_are_between_0_and_1_and_unknown_where_there_is_no_vector():
    found = Meanings(LEFT, RIGHT).cosines([(0, 0, 4), (1, 0, 6)], [(0, 0, 5), (1, 0, 5)])
    assert found[:, 0].tolist() == [0.8, 0.96]
    assert np.isnan(found[:, 1]).all()


def test_without_an_encoder_nothing_is_handed_over():
    segments = [Segment("公布养护电话，定期清淤。")]
    assert align(segments, segments, encoder=None).meanings is None


@pytest.mark.encoder
def test_an_alignment_hands_over_what_its_clauses_mean():
    left, right = [Segment("公布养护电话，定期清理河道。")], [Segment("定期清理河道，公布养护的电话。")]
    meanings = align(left, right, encoder=load_encoder("default")).meanings
    assert meanings is not None
    found = meanings.cosines([(0, 0, 7), (0, 7, 14)], [(0, 0, 7), (0, 7, 15)])
    assert found[0, 1] > 0.9 > found[0, 0]
    assert found[1, 0] > 0.9 > found[1, 1]
