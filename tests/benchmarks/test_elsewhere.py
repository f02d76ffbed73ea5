from benchmarks.elsewhere import Claims, Found, Lone, claims

SURE, EVEN = (0.0, 1.0), 0.0  # a clause has a partner as likely as its likeliest pair is one


def test_the_first_clause_of_each_side_was_named_and_now_the_heaviest_of_the_sure_ones_is():
    found = [
        Lone((0, 0), EVEN, 20.0, paired=True),
        Lone((0, 0), -4.0, 8.0, paired=False),
        Lone((0, 0), -4.0, 9.0, paired=True),
        Lone((0, 1), EVEN, 20.0, paired=False),
        Lone((1, 0), -4.0, 3.0, paired=False),
    ]
    assert claims(found, None) == Claims(sides=3, named=3, wrong=1)
    assert claims(found, SURE) == Claims(sides=3, named=1, wrong=1)
    assert str(claims(found, SURE)) == "1 of 3 sides name a clause, 1.000 have a partner"
    assert claims(found, SURE) + Claims(1, 1, 0) == Claims(4, 2, 1)


def test_a_clause_is_told_from_a_probability_on_but_no_formula_and_no_other_number():
    likely = Found(0.96, formula=False, other=False, right=True, same=True, is_same=True)
    assert likely.is_told
    assert not likely._replace(other=True).is_told
    assert not likely._replace(formula=True).is_told
    assert not likely._replace(probability=0.6).is_told
