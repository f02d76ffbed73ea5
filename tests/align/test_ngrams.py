import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.ngrams import Rarity, cosines, few_cosines, weighted

TEXTS = ("推进政务公开", "推进财政公开", "推进粮食生产")


def ngrams(text):
    """The pairs and triples of characters, found the slow way."""
    return {text[start : start + size] for size in (2, 3) for start in range(len(text) - size + 1)}


def test_ngrams_are_pairs_and_triples():
    assert Rarity(["政务公开"], ()).size == len({"政务", "务公", "公开", "政务公", "务公开"})


def test_what_every_text_has_weighs_least():
    rarity = Rarity(TEXTS, ())
    stock, common, rare, missing, short = rarity.phrase_weights(["推进", "公开", "粮食", "没有", "推"])
    assert 0.0 == missing == short < stock < common < rare
    assert rarity.phrase_weights(["公开粮食"]) == [common + rare]  # 开粮 is in no text
    assert Rarity([], ()).phrase_weights(["推进"]) == [0.0]


def test_background_makes_stock_phrases_common():
    with_background, without = Rarity(TEXTS, ("推进工作",) * 5), Rarity(TEXTS, ())
    assert with_background.phrase_weights(["推进"]) < without.phrase_weights(["粮食"])


def test_cosine_of_a_text_with_itself_is_one_and_with_a_short_one_zero():
    rarity = Rarity((*TEXTS, "甲"), ())
    rows = weighted((*TEXTS, "甲"), rarity)
    similarity = cosines(rows, rows)
    assert np.diag(similarity) == pytest.approx([1.0, 1.0, 1.0, 0.0])
    assert similarity[0, 1] > similarity[0, 2]


@given(st.lists(st.text(alphabet="政务公开财\U00020000", max_size=8), min_size=1, max_size=5))
def test_rows_hold_the_ngrams_of_each_text(texts):
    rarity = Rarity(texts, ("公开政务",))
    rows = weighted(texts, rarity)
    assert np.diff(rows.indptr).tolist() == [len(ngrams(text)) for text in texts]
    for first in range(len(texts)):
        spans = (slice(first, len(texts)), slice(0, first + 1))
        assert few_cosines(rows, rows, spans) == pytest.approx(cosines(rows, rows)[spans])


def test_an_ngram_that_no_text_has_is_refused():
    with pytest.raises(KeyError):
        weighted(("粮食生产",), Rarity(("政务公开",), ()))
