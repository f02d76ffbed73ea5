import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import align
from tests.align.fakes import CharacterEncoder, pairs, segments
from tests.align.test_alignment import LISTS

LEFT = segments("依法公布重大行政决策草案并征求意见", "完善财政预决算公开制度", "落实稳就业政策措施解读")
RIGHT = segments("公布行政决策草案并广泛征求意见", "推进财政预决算公开", "公布重大决策草案", "建立督查制度")


@st.composite
def reviewed(draw):
    left, right = draw(LISTS.filter(bool)), draw(LISTS.filter(bool))
    every = [(one, other) for one in range(len(left)) for other in range(len(right))]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=6))
    cut = draw(st.integers(0, len(chosen)))
    return left, right, chosen[:cut], chosen[cut:]


@pytest.mark.parametrize("encoder", [None, CharacterEncoder()], ids=["none", "fake"])
@settings(max_examples=80)
@given(case=reviewed())
def test_what_a_reviewer_decided_holds_and_mirrors(encoder, case):
    left, right, must, cannot = case
    alignment = align(left, right, encoder=encoder, must_link=must, cannot_link=cannot)
    found = pairs(alignment)
    assert set(must) <= set(found)
    assert not set(cannot) & {*found, *((one.left, one.right) for one in alignment.runners_up)}
    assert len(found) == len(set(found))
    assert sorted([*{one for one, _ in found}, *alignment.unlinked_left]) == list(range(len(left)))
    assert sorted([*{other for _, other in found}, *alignment.unlinked_right]) == list(range(len(right)))
    for link in alignment.links:
        assert ("reviewer" in link.matched_by.split("+")) == ((link.left, link.right) in must)
        assert link.confidence == 1.0 or (link.left, link.right) not in must
    turned = [[(other, one) for one, other in chosen] for chosen in (must, cannot)]
    back = align(right, left, encoder=encoder, must_link=turned[0], cannot_link=turned[1])
    if len(set(left)) == len(left) and len(set(right)) == len(right):
        assert sorted((other, one) for one, other in pairs(back)) == found


def test_a_pair_that_nothing_speaks_for_is_linked_when_a_reviewer_says_so():
    (link,) = [link for link in align(LEFT, RIGHT, encoder=None, must_link=[(2, 3)]).links if link.left == 2]
    assert (link.right, link.confidence) == (3, 1.0)
    assert link.score < 0.5


def test_what_is_ruled_out_frees_both_to_their_second_best():
    assert (0, 0) in pairs(align(LEFT, RIGHT, encoder=None))
    found = pairs(align(LEFT[:1], RIGHT, encoder=None, cannot_link=[(0, 0)]))
    assert found == [(0, 2)]


def test_a_copy_that_a_reviewer_paired_leaves_the_others_to_one_another():
    row = segments("责任单位：各市、县政府")[0]
    found = pairs(align([row] * 3, [row] * 3, encoder=None, must_link=[(0, 2)], cannot_link=[(1, 1)]))
    assert found == [(0, 2), (1, 0), (2, 1)]


def test_equal_texts_that_a_reviewer_ruled_out_are_not_linked():
    assert pairs(align(LEFT, LEFT, encoder=None, cannot_link=[(1, 1)])) == [(0, 0), (2, 2)]


def test_the_signature_counts_what_was_reviewed():
    signature = dict(align(LEFT, RIGHT, encoder=None, must_link=[(0, 0)], cannot_link=[(1, 0)]).signature)
    assert signature["reviewed"] == "1 must, 1 cannot"


@pytest.mark.parametrize(
    ("must", "cannot", "message"),
    [
        ([(0, 9)], (), r"\(0, 9\) is beyond 3 left and 4 right"),
        ((), [(-1, 0)], r"\(-1, 0\) is beyond"),
        ([(1, 1)], [(1, 1), (0, 0)], r"\[\(1, 1\)\] are in must_link and in cannot_link"),
    ],
)
def test_decisions_that_make_no_sense_are_refused(must, cannot, message):
    with pytest.raises(ValueError, match=message):
        align(LEFT, RIGHT, encoder=None, must_link=must, cannot_link=cannot)
