from benchmarks.agreement import Case, Score, score


def test_what_only_one_reader_says_is_missed_or_invented():
    case = Case("a", by_hand=("x", "x", "y", "z"), told=("x", "y", "w"), spared=("z",))
    assert (dict(case.missed), dict(case.invented), case.exact) == ({"x": 1}, {"w": 1}, False)


def test_a_spared_finding_is_neither_demanded_nor_punished():
    by_hand, told = Case("a", ("x",), (), ("x",)), Case("b", (), ("x",), ("x",))
    assert by_hand.exact
    assert told.exact
    assert score([by_hand, told]) == Score(exact=2, places=2, right=0, told=0, true=0)


def test_doubtful_places_do_not_count():
    cases = [
        Case("a", ("x",), ("x",)),
        Case("b", ("x",), ("y",)),
        Case("c", ("x",), (), doubtful=True),
        Case("d", (), ()),
    ]
    assert score(cases) == Score(exact=2, places=3, right=1, told=2, true=2)
    assert str(score(cases)) == "2/3 the same, precision 0.50 (1/2), recall 0.50 (1/2)"


def test_a_share_of_nothing_is_a_dash():
    assert str(score([Case("a", (), ())])) == "1/1 the same, precision – (0/0), recall – (0/0)"
