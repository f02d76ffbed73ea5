import numpy as np
import pytest
from scipy import sparse

from align import align, candidates
from align.evidence import measure
from benchmarks.pairs import LINK, gold_pairs
from benchmarks.synthetic import synthetic_pair
from tests.align.fakes import CharacterEncoder, pairs

BOTH = pytest.mark.parametrize("encoder", [None, CharacterEncoder()], ids=["none", "fake"])


@pytest.fixture
def tight(monkeypatch):
    monkeypatch.setattr(candidates, "EVERY_PAIR", 0)


@BOTH
@pytest.mark.usefixtures("tight")
def test_the_budget_keeps_every_gold_link(encoder):
    for pair in gold_pairs():
        measured = measure(pair.left, pair.right, encoder=encoder).pairs
        assert all(measured.find(left, right) is not None for left, right in np.argwhere(pair.truth == LINK).tolist())


@BOTH
def test_the_budget_changes_few_links_and_is_named(encoder, monkeypatch):
    pair = synthetic_pair(120, seed=1)
    whole = align(pair.left, pair.right, encoder=encoder)
    monkeypatch.setattr(candidates, "EVERY_PAIR", 0)
    cut = align(pair.left, pair.right, encoder=encoder)
    assert "candidates" not in dict(whole.signature)
    assert dict(cut.signature)["candidates"] == candidates.BUDGET
    assert len(set(pairs(whole)) ^ set(pairs(cut))) <= 0.02 * len(whole.links)


@BOTH
@pytest.mark.usefixtures("tight")
def test_swapping_the_sides_mirrors_the_links_within_the_budget(encoder):
    pair = synthetic_pair(120, seed=2)
    there = align(pair.left, pair.right, encoder=encoder).links
    back = align(pair.right, pair.left, encoder=encoder).links
    assert sorted((one.left, one.right, one.score) for one in there) == sorted(
        (one.right, one.left, one.score) for one in back
    )


def test_made_up_splits_merges_and_moves_are_found():
    pair = synthetic_pair(250, seed=4)
    links = align(pair.left, pair.right, encoder=None).links
    sure = {(link.left, link.right) for link in links if link.confidence >= 0.8}
    assert len(sure & set(pair.links)) >= 0.98 * len(sure)
    assert len({(link.left, link.right) for link in links} & set(pair.links)) >= 0.95 * len(pair.links)


def test_by_meaning_long_lists_are_searched_around_each_text(monkeypatch):
    monkeypatch.setattr(candidates, "NEARBY", 60)
    monkeypatch.setattr(candidates, "CENTRES", 10)
    rng = np.random.default_rng(1)
    groups = rng.standard_normal((10, 16)).astype(np.float32)
    columns = (groups.repeat(30, axis=0) + 0.3 * rng.standard_normal((300, 16))).astype(np.float32)
    rows = columns[::3] + 0.01
    whole = set(zip(*candidates._closest_of_all(rows, columns, 5), strict=True))
    near = candidates._closest_vectors(rows, columns, 5)
    assert len(near[0]) == len(whole) == 5 * len(rows)
    assert len(whole & set(zip(*near, strict=True))) >= 0.9 * len(whole)


def test_common_grams_are_left_out_beyond_the_budget_but_never_all(monkeypatch):
    monkeypatch.setattr(candidates, "POSTINGS", 5)
    rows = sparse.csr_array(np.array([[0.2, 0.5, 0.8], [0.2, 0.0, 0.0]]))
    kept = candidates._rarest(rows, np.array([100, 4, 1]))
    assert kept.toarray().tolist() == [[0.0, 0.5, 0.8], [0.2, 0.0, 0.0]]
