import numpy as np
import pytest

from align.evidence import LEXICAL_MEASURES, SEMANTIC_MEASURES, measure
from tests.align.fakes import CharacterEncoder, segments

LEFT = segments("依法公开决策草案，征求社会意见。按季度公布结果。", "完善财政预决算公开；", "")
RIGHT = segments("推进财政预决算公开", "同时，公开决策草案，听取公众意见")


@pytest.mark.parametrize(("encoder", "names"), [(None, LEXICAL_MEASURES), (CharacterEncoder(), SEMANTIC_MEASURES)])
def test_measures_depend_on_the_encoder_alone(encoder, names):
    evidence = measure(LEFT, RIGHT, encoder=encoder)
    assert set(evidence.names) == set(names)
    for value in evidence.values:
        assert value.shape == (6,)
        assert ((value >= 0) & (value <= 1)).all()
    assert all(np.isfinite(margin).all() for margin in evidence.margins)


def test_swapping_the_sides_transposes_every_measure_to_the_last_bit():
    there = measure(LEFT, RIGHT, encoder=CharacterEncoder())
    back = measure(RIGHT, LEFT, encoder=CharacterEncoder())
    for one, other in zip(there.values + there.margins, back.values + back.margins, strict=True):
        assert (one.reshape(3, 2) == other.reshape(2, 3).T).all()
    assert (there.clause_similarity(0, 1) == back.clause_similarity(1, 0).T).all()
    for one, other in zip(there.closest, reversed(back.closest), strict=True):
        assert (one.segments == other.segments).all()
        assert (one.scores == other.scores).all()


def test_short_clauses_go_with_the_next_one():
    evidence = measure(LEFT, RIGHT, encoder=None)
    assert evidence.right.clauses == ("推进财政预决算公开", "同时,公开决策草案,", "听取公众意见")


def test_each_text_is_encoded_once_and_progress_reaches_the_end():
    encoder = CharacterEncoder()
    seen = []
    measure(LEFT, LEFT, encoder=encoder, progress=lambda done, total: seen.append((done, total)))
    assert len(encoder.encoded) == len(set(encoder.encoded))
    assert seen[-1][0] == seen[-1][1] == len(encoder.encoded)


def test_an_excluded_pair_is_not_measured_and_competes_with_nobody():
    twins = segments("推进财政预决算公开", "推进财政预决算信息公开")
    crowded = measure(twins[:1], twins, encoder=None)
    freed = measure(twins[:1], twins, encoder=None, excluded=[(0, 0)])
    assert freed.pairs.find(0, 0) is None
    lexical = freed.names.index("lexical")
    assert freed.margins[lexical][0] > crowded.margins[lexical][1]


def test_unrelated_lists_have_a_low_level():
    strangers = measure(segments("完善财政预决算公开"), segments("保护野生动物栖息地"), encoder=None)
    friends = measure(segments("完善财政预决算公开"), segments("推进财政预决算公开"), encoder=None)
    level = strangers.names.index("level")
    assert strangers.margins[level][0] < friends.margins[level][0] == 0.0
