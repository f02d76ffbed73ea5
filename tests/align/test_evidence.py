import numpy as np
import pytest

from align import evidence as module
from align.evidence import LEXICAL_MEASURES, SEMANTIC_MEASURES, measure
from tests.align.fakes import CharacterEncoder, segments

LEFT = segments("依法公开决策草案，征求社会意见。按季度公布结果。", "完善财政预决算公开；", "")
RIGHT = segments("推进财政预决算公开", "同时，公开决策草案，听取公众意见")


@pytest.mark.parametrize(("encoder", "names"), [(None, LEXICAL_MEASURES), (CharacterEncoder(), SEMANTIC_MEASURES)])
def test_measures_depend_on_the_encoder_alone(encoder, names):
    evidence = measure(LEFT, RIGHT, encoder=encoder)
    assert set(evidence.names) == set(names)
    for value in evidence.values:
        assert value.shape == (3, 2)
        assert ((value >= 0) & (value <= 1)).all()
    assert all(np.isfinite(margin).all() for margin in evidence.margins)


def test_swapping_the_sides_transposes_every_measure_to_the_last_bit():
    there = measure(LEFT, RIGHT, encoder=CharacterEncoder())
    back = measure(RIGHT, LEFT, encoder=CharacterEncoder())
    for one, other in zip(there.values + there.margins, back.values + back.margins, strict=True):
        assert (one == other.T).all()
    assert (there.clause_similarity(0, 1) == back.clause_similarity(1, 0).T).all()


def test_short_clauses_go_with_the_next_one():
    evidence = measure(LEFT, RIGHT, encoder=None)
    assert evidence.right.clauses == ("推进财政预决算公开", "同时,公开决策草案,", "听取公众意见")


def test_each_text_is_encoded_once_and_progress_reaches_the_end():
    encoder = CharacterEncoder()
    seen = []
    measure(LEFT, LEFT, encoder=encoder, progress=lambda done, total: seen.append((done, total)))
    assert len(encoder.encoded) == len(set(encoder.encoded))
    assert seen[-1][0] == seen[-1][1] == len(encoder.encoded)


def test_blocks_do_not_change_the_measures(monkeypatch):
    whole = measure(LEFT, RIGHT, encoder=CharacterEncoder())
    monkeypatch.setattr(module, "CELLS", 1)
    blocks = measure(LEFT, RIGHT, encoder=CharacterEncoder())
    for one, other in zip(whole.margins, blocks.margins, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_unrelated_lists_have_a_low_level():
    strangers = measure(segments("完善财政预决算公开"), segments("保护野生动物栖息地"), encoder=None)
    friends = measure(segments("完善财政预决算公开"), segments("推进财政预决算公开"), encoder=None)
    level = strangers.names.index("level")
    assert strangers.margins[level][0, 0] < friends.margins[level][0, 0] == 0.0
