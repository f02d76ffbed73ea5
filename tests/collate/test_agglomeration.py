from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from collate.agglomeration import agglomerated

ALL = dict.fromkeys(combinations(range(4), 2), 1000)
OWNERS = [0, 1, 2, 3]
COMPARED = set(combinations(range(4), 2))


def test_what_is_linked_everywhere_is_one_group():
    assert agglomerated(OWNERS, ALL, COMPARED) == (((0, 1, 2, 3),), ())


def test_a_chain_holds_while_links_outweigh_what_is_against_and_breaks_at_its_weakest_link():
    chain = {(0, 1): 1000, (1, 2): 900, (2, 3): 1000}
    assert agglomerated(OWNERS, chain | {(0, 2): 800}, COMPARED)[0] == ((0, 1, 2, 3),)
    assert agglomerated(OWNERS, chain, COMPARED)[0] == ((0, 1), (2, 3))


def test_what_hangs_loosely_on_a_large_group_joins_its_like_first():
    owners = [0, 1, 2, 3, 4, 0, 1, 2]
    compared = set(combinations(range(5), 2))
    loose = {(node, 4): 400 for node in (0, 1, 2)}
    like = dict.fromkeys(combinations(range(4, 8), 2), 1000)
    assert agglomerated(owners, ALL | loose | like, compared)[0] == ((0, 1, 2, 3), (4, 5, 6, 7))


def test_what_was_never_compared_costs_nothing():
    chain = {(0, 1): 1000, (1, 2): 500, (2, 3): 1000}
    assert agglomerated(OWNERS, chain, COMPARED)[0] == ((0, 1), (2, 3))
    assert agglomerated(OWNERS, chain, set(chain))[0] == ((0, 1, 2, 3),)


def test_nodes_of_one_owner_cost_nothing():
    assert agglomerated([0, 1, 0], {(0, 1): 500, (1, 2): 500}, {(0, 1)})[0] == ((0, 1, 2),)


def test_of_equal_joins_the_one_with_the_smallest_nodes_comes_first():
    links = {(0, 1): 500, (0, 2): 500, (0, 3): 500}
    assert agglomerated([0, 1, 1, 1], links, {(0, 1)}, cannot=[(1, 2), (1, 3), (2, 3)])[0] == ((0, 1), (2,), (3,))


def test_what_must_stand_together_does_so_at_any_cost_by_the_first_pair_that_may():
    assert agglomerated(OWNERS, {}, COMPARED, must=[[(0, 3)]]) == (((0, 3), (1,), (2,)), ())
    assert agglomerated(OWNERS, ALL, COMPARED, must=[[(0, 3), (1, 3)]], cannot=[(0, 3), (0, 1)])[0] == ((0, 2), (1, 3))


def test_what_cannot_stand_together_goes_before_what_must():
    groups, refused = agglomerated(OWNERS, ALL, COMPARED, must=[[(0, 1)], [(1, 2)]], cannot=[(0, 2)])
    assert (groups, refused) == (((0, 1, 3), (2,)), ((1, 2),))


def test_what_is_wanted_is_joined_at_last_where_it_loses_little():
    weak = {(0, 1): 250, (0, 2): 120, (0, 3): 150}
    apart = ((0,), (1,), (2,), (3,))
    assert agglomerated(OWNERS, weak, COMPARED)[0] == apart
    assert agglomerated(OWNERS, weak, COMPARED, wanted=[([(0, 2), (0, 1)], False)])[0] == ((0, 1), (2,), (3,))
    assert agglomerated(OWNERS, weak, COMPARED, wanted=[([(0, 2)], False)])[0] == apart
    assert agglomerated(OWNERS, weak, COMPARED, wanted=[([(0, 2)], True)])[0] == ((0, 2), (1,), (3,))
    assert agglomerated(OWNERS, weak, COMPARED, wanted=[([(0, 2)], True)], cannot=[(0, 2)])[0] == apart


def test_what_is_wanted_chains_no_groups():
    links = {(0, 1): 1000, (2, 3): 1000, (1, 2): 300}
    assert agglomerated(OWNERS, links, COMPARED, wanted=[([(1, 2)], True)])[0] == ((0, 1), (2, 3))


def test_what_is_wanted_and_shares_a_group_already_joins_nothing_more():
    links = {(0, 1): 1000, (2, 3): 1000}
    assert agglomerated(OWNERS, links, COMPARED, wanted=[([(1, 2), (0, 1)], True)])[0] == ((0, 1), (2, 3))


pairs = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda ends: ends[0] < ends[1])


@given(
    st.lists(st.integers(0, 3), min_size=10, max_size=10),
    st.dictionaries(pairs, st.integers(1, 1000), max_size=20),
    st.lists(pairs, max_size=5),
    st.lists(pairs, max_size=5),
)
def test_every_node_is_in_one_group_and_nothing_forbidden_is(owners, links, must, cannot):
    wanted = [[pair] for pair in must]
    groups, refused = agglomerated(owners, links, COMPARED, must=wanted, cannot=cannot)
    assert sorted(node for group in groups for node in group) == list(range(10))
    place = {node: number for number, group in enumerate(groups) for node in group}
    assert all(place[one] != place[other] for one, other in cannot)
    assert [pair for pair in must if place[pair[0]] != place[pair[1]]] == list(refused)


@given(st.dictionaries(pairs, st.integers(1, 1000), max_size=20))
def test_parts_without_a_link_between_them_do_not_touch_each_other(links):
    apart = {ends: weight for ends, weight in links.items() if (ends[0] < 5) == (ends[1] < 5)}
    owners = [0, 1, 2, 3, 0] * 2
    whole, _ = agglomerated(owners, apart, COMPARED)
    first, _ = agglomerated(owners[:5], {ends: one for ends, one in apart.items() if ends[1] < 5}, COMPARED)
    assert [group for group in whole if group[0] < 5] == list(first)
