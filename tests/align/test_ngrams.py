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
    assert rarity.weight("推进") < rarity.weight("公开") < rarity.weight("粮食")
    assert rarity.weight("没有") == 0.0


def test_background_makes_stock_phrases_common():
    assert Rarity(TEXTS, ("推进工作",) * 5).weight("推进") < Rarity(TEXTS, ()).weight("粮食")


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
    assert few_cosines(rows, rows) == pytest.approx(cosines(rows, rows))


def test_an_ngram_that_no_text_has_is_refused():
    with pytest.raises(KeyError):
        weighted(("粮食生产",), Rarity(("政务公开",), ()))
