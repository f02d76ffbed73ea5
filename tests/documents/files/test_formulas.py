import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.files.formulas import guarded, looks_like_formula, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(cell):
    assert (looks_like_formula(cell), guarded(cell)) == (True, f"'{cell}")


@pytest.mark.parametrize("before", ["\x00", "\x1f", " ", "\n", "\xa0", "\u200b", "\ufeff", "\u3000", "\x00 \u202e"])
def test_what_draws_nothing_hides_no_formula(before):
    assert guarded(f"{before}=1+1") == f"'{before}=1+1"


@pytest.mark.parametrize("cell", ["", "一", "0.83", "'一", "a=1", "\x00一"])
def test_other_cells_stay_as_they_are(cell):
    assert (looks_like_formula(cell), guarded(cell), unguarded(cell)) == (False, cell, cell)


@given(st.text("'=+ \x00\t一-a", max_size=6))
def test_whatever_was_guarded_is_no_formula_and_comes_back(cell):
    assert not looks_like_formula(guarded(cell))
    assert unguarded(guarded(cell)) == cell
