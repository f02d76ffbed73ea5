from dataclasses import replace

from reports.overview.summary import make_summary
from tests.reports.samples import sample


def test_the_summary_says_who_made_it_and_when():
    summary = make_summary(sample(), {}, date="2021-05-12")
    assert summary.made_by == ("policydiff 0.1.0", "语义模型 sample", "生成日期 2021-05-12")
    assert summary.notice is None


def test_a_comparison_without_encoder_says_so():
    summary = make_summary(replace(sample(), signature=(("version", "1"), ("encoder", "none"))), {}, lang="en")
    assert (summary.made_by, summary.notice) == (
        ("policydiff 1",),
        "No semantic model was used; aligned by wording only",
    )


def test_rows_give_the_numbers_of_the_verdict_their_targets():
    summary = make_summary(sample(), {"kind:added": ("r-1",)})
    assert {part.filter: part.href for part in summary.verdict.kinds if part.href} == {"kind:added": "#r-1"}
