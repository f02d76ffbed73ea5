from dataclasses import asdict

import pytest

from align.model import Segment
from benchmarks.link_counts import LinkCounts
from benchmarks.measurement import Measurement, as_measurement, measure, moved_links
from benchmarks.rivals import RIVALS, Rival, missing_packages
from benchmarks.samples import Sample, sample, sample_names
from benchmarks.tables import tables, written
from benchmarks.versus import run, run_all

SMALL = {rival.name: rival for rival in RIVALS if rival.name in {"difflib.HtmlDiff", "rapidfuzz, best Indel"}}
INSTALLED = [rival for rival in RIVALS if not rival.encodes and not missing_packages(rival)]
NAME = "generated-20-1"


def test_difflib_and_rapidfuzz_side_by_side():
    found = run_all(tuple(SMALL.values()), {"generated, 20 tasks": (NAME,)})
    assert all(not row[NAME].failure for row in found.values())
    assert 0.5 < found["difflib.HtmlDiff"][NAME].links.f1 <= found["rapidfuzz, best Indel"][NAME].links.f1 <= 1.0
    assert all(row[NAME].megabytes > 10 for row in found.values())
    text = tables(tuple(SMALL.values()), {"generated, 20 tasks": (NAME,)}, found)
    assert "### Generated, 20 tasks (1 pair)" in text
    assert text.count("| rapidfuzz, best Indel |") == 2


def test_kept_measurements_are_not_repeated(tmp_path):
    stored = tmp_path / "results.json"
    rivals = (SMALL["difflib.HtmlDiff"],)
    first = run_all(rivals, {"small": (NAME,)}, stored)
    assert run_all(rivals, {"small": (NAME,)}, stored) == first


def test_a_missing_rival_is_named_in_the_table():
    rival = Rival("nobody", lambda left, right: {}, ("a-package-that-nobody-has",))
    assert missing_packages(rival) == ("a-package-that-nobody-has",)
    assert run(rival, NAME) == Measurement(failure="not installed")
    text = tables((rival,), {"small": (NAME,)}, {"nobody": {NAME: run(rival, NAME)}})
    assert "| nobody | not installed |" in text
    assert "a-package-that-nobody-has not installed" in text


def test_counting():
    left = tuple(Segment(text) for text in ("甲事项", "乙事项", "丙事项"))
    one = Sample(
        left, left, {(0, 0): "same", (1, 1): "rewritten", (1, 2): "rewritten"}, frozenset({(2, 2)}), frozenset()
    )
    rival = Rival("fixed", lambda left, right: {(0, 0): 1.0, (1, 1): 0.4, (2, 2): 0.9, (2, 0): 0.6})
    found = measure(rival, one)
    assert found.links == LinkCounts(2, 3, 3)
    assert found.rewritten == LinkCounts(1, 1, 2)
    assert found.found_divided == LinkCounts(1, 1, 2)
    assert found.divided == LinkCounts(0, 2, 2)
    assert found.false_sure == 1
    assert as_measurement(asdict(found)) == found


def test_a_moved_link_crosses_the_reading_order_of_the_rest():
    assert moved_links({(0, 2): 1.0, (1, 0): 1.0, (2, 1): 1.0}, [10, 10, 10]) == {(0, 2)}
    assert moved_links({(0, 0): 1.0, (1, 1): 1.0}, [10, 10]) == frozenset()


@pytest.mark.parametrize("rival", INSTALLED, ids=lambda rival: rival.name)
def test_every_installed_rival_links_equal_lists(rival):
    one = sample(NAME)
    found = rival.link(one.left, one.left)
    assert {(index, index) for index in range(20)} <= set(found)


def test_names_of_samples():
    names = sample_names()
    assert len(names["labelled documents"]) >= 3
    assert [len(sample(name).left) for name in names["generated, 50 tasks"]] == [50, 50, 50]
    with pytest.raises((KeyError, ValueError)):
        sample("nothing")


def test_tables_go_between_the_marks():
    document = "# Title\n<!-- tables -->\nold\n<!-- end of tables -->\nend\n"
    assert written(document, "new\n") == "# Title\n<!-- tables -->\n\nnew\n\n<!-- end of tables -->\nend\n"
    with pytest.raises(ValueError, match="has no"):
        written("# Title\n", "new")
