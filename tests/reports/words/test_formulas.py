import pytest

from reports.words.formulas import guarded, looks_like_formula


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(cell):
    assert (looks_like_formula(cell), guarded(cell)) == (True, f"'{cell}")


@pytest.mark.parametrize("cell", ["", "一", "0.83", "'=1"])
def test_other_cells_stay_as_they_are(cell):
    assert (looks_like_formula(cell), guarded(cell)) == (False, cell)
