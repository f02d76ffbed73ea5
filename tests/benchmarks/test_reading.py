"""Reading grows with the rows of a table and not faster: what is counted is the same on every machine."""

import cProfile

import pytest

from benchmarks.reading import FILES, _rows, growth, main
from documents.reading import read_document

FEW, MANY = 100, 400
"""Rows: a step that looks from each row at all others makes sixteen times as many calls with four times as many."""

KINDS = sorted(FILES.keys() - {"table.pdf"})  # what draws its characters is not ours


def calls(path):
    """Count what is called while a file is read, in Python and below, so that what is loaded once does not count."""
    read_document(path, in_process=True)
    profile = cProfile.Profile()
    profile.enable()
    read_document(path, in_process=True)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("name", KINDS)
def test_four_times_the_rows_are_four_times_the_work(name, tmp_path):
    counts = []
    for rows in (FEW, MANY):
        path = tmp_path / f"{rows}-{name}"
        path.write_bytes(FILES[name](_rows(rows)))
        counts.append(calls(path))
    assert growth((FEW, MANY), counts) < 2.1


@pytest.mark.parametrize(
    ("sizes", "seconds", "grown"),
    [((1000, 2000), (1.0, 2.0), 2.0), ((1000, 4000), (1.0, 16.0), 4.0), ((1000,), (1.0,), None)],
)
def test_growth_is_told_for_a_doubling(sizes, seconds, grown):
    assert growth(sizes, seconds) == grown


def test_every_kind_of_file_holds_all_rows(tmp_path):
    for name in KINDS:
        path = tmp_path / name
        path.write_bytes(FILES[name](_rows(12)))
        assert len(read_document(path, in_process=True).tasks) == 12, name


def test_help_says_what_it_takes(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert "sizes, ascending" in capsys.readouterr().out
