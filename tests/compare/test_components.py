from compare.components import components


def test_pairs_are_grouped_through_shared_places():
    assert components([(3, 1), (0, 0), (1, 1), (1, 2), (5, 9)]) == (((0, 0),), ((1, 1), (1, 2), (3, 1)), ((5, 9),))


def test_the_same_number_on_both_sides_is_not_the_same_place():
    assert components([(0, 1), (1, 0)]) == (((0, 1),), ((1, 0),))
