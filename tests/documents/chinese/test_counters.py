"""What may be a number is told in whatever notation, with what it shares with its series."""

import pytest

from documents.chinese.counters import ending_counters, opening_counters


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(b)修路", ("(a)", 2)),
        ("T-03 修路", ("T-1 ", 3)),
        ("ⅲ.修路", ("i.", 3)),
        ("其二，修路", ("其一,", 2)),
        ("【叁】修路", ("【壹】", 3)),
        ("丙、修路", ("甲、", 3)),
        ("❷修路", ("〔1〕", 2)),
    ],
)
def test_what_counts_before_a_text_is_told_by_series_and_value(text, wanted):
    assert wanted in [(counter.series, counter.value) for counter in opening_counters(text)]


@pytest.mark.parametrize("text", ["修路三公里", "2026年修路", "一体推进", "三公里路面修复", "AI赋能", "“一网通办”"])
def test_words_and_figures_before_a_text_count_nothing(text):
    assert opening_counters(text) == ()


@pytest.mark.parametrize(
    ("text", "values"), [("修路。〔4〕", [4]), ("修路#12", [12]), ("修路三公里", []), ("（二）", [2])]
)
def test_what_counts_behind_a_text_is_told(text, values):
    assert [counter.value for counter in ending_counters(text)] == values
