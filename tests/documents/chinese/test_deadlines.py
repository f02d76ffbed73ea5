import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.chinese.deadlines import names_year, read_deadline
from documents.model import Deadline
from tests.compare.gold import GOLD


def by(year, month, day):
    return {"kind": "date", "end": date(year, month, day)}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("年底前", by(2020, 12, 31)),
        ("２０２０ 年 9 月底前", by(2020, 9, 30)),
        ("9月10日前", by(2020, 9, 10)),
        ("9月前", by(2020, 8, 31)),
        ("2030年前", by(2029, 12, 31)),
        ("到2027年", by(2027, 12, 31)),
        ("2020年12月", by(2020, 12, 31)),
        ("2月底", by(2020, 2, 29)),
        ("10月上旬", by(2020, 10, 10)),
        ("三季度末前", by(2020, 9, 30)),
        ("上半年", by(2020, 6, 30)),
        ("明年6月底前", by(2021, 6, 30)),
        ("二〇二〇年底前", by(2020, 12, 31)),
        ("十二月三十一日前", by(2020, 12, 31)),
        ("2020.9.30", by(2020, 9, 30)),
        ("本年度内", by(2020, 12, 31)),
        ("“十四五”末", by(2025, 12, 31)),
        ("“十四五”期间", {"kind": "period", "start": date(2021, 1, 1), "end": date(2025, 12, 31)}),
        ("2026-2028年", {"kind": "period", "start": date(2026, 1, 1), "end": date(2028, 12, 31)}),
        ("3月至6月", {"kind": "period", "start": date(2020, 3, 1), "end": date(2020, 6, 30)}),
        ("3月1日至15日", {"kind": "period", "start": date(2020, 3, 1), "end": date(2020, 3, 15)}),
        ("自2020年5月1日起施行", {"kind": "period", "start": date(2020, 5, 1)}),
        ("持续推进", {"kind": "ongoing"}),
        ("每季度", {"kind": "ongoing"}),
        ("于每年三月底前", {"kind": "ongoing"}),
        ("公开征求意见结束后1个月内", {"kind": "relative", "months": 1}),
        ("3个工作日内", {"kind": "relative", "working_days": 3}),
        ("自收到申请之日起六十日内", {"kind": "relative", "days": 60}),
        ("举行听证的五日前", {"kind": "relative", "days": -5}),
        ("两周内", {"kind": "relative", "days": 14}),
        ("半年内", {"kind": "relative", "months": 6}),
        ("三年内", {"kind": "relative", "years": 3}),
        ("24小时内", {"kind": "relative", "days": 1}),
        ("2020年前三季度", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 9, 30)}),
        ("前两个季度", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 6, 30)}),
        ("1-3月", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 3, 31)}),
        ("1—3月", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 3, 31)}),
        ("1至3月", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 3, 31)}),
        ("一至三月", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 3, 31)}),
        ("2021年1-6月", {"kind": "period", "start": date(2021, 1, 1), "end": date(2021, 6, 30)}),
        ("5月1-15日", {"kind": "period", "start": date(2020, 5, 1), "end": date(2020, 5, 15)}),
        ("十二月一日至十五日", {"kind": "period", "start": date(2020, 12, 1), "end": date(2020, 12, 15)}),
        ("一至三季度", {"kind": "period", "start": date(2020, 1, 1), "end": date(2020, 9, 30)}),
        ("2020年底", by(2020, 12, 31)),
        ("年中完成", by(2020, 6, 30)),
        ("年初", by(2020, 1, 31)),
        ("三季度初", by(2020, 7, 31)),
        ("三季度内", by(2020, 9, 30)),
        ("三个季度内", {"kind": "relative", "months": 9}),
        ("明年一季度", by(2021, 3, 31)),
        ("2024.6", by(2024, 6, 30)),
        ("11月份", by(2020, 11, 30)),
        ("3个月", {"kind": "relative", "months": 3}),
        ("半个月内", {"kind": "relative", "days": 15}),
        ("10个交易日内", {"kind": "relative", "working_days": 10}),
        ("即日起", {"kind": "ongoing"}),
        ("适时", {"kind": "ongoing"}),
        ("常年", {"kind": "ongoing"}),
        ("每季度末", {"kind": "ongoing"}),
        ("2月30日前", {"kind": "none"}),
        ("立行立改", {"kind": "none"}),
        ("2020年度工作任务", {"kind": "none"}),
        ("长期稳定", {"kind": "none"}),
    ],
)
def test_a_phrase_of_2020_is_read(phrase, expected):
    assert read_deadline(phrase, 2020) == Deadline(phrase, **expected)


def test_without_a_year_of_the_document_only_a_named_year_gives_a_day():
    assert read_deadline("年底前", None) == Deadline("年底前", "none")
    assert read_deadline("2020年底前", None).end == date(2020, 12, 31)


@pytest.mark.parametrize(("phrase", "expected"), [("2020年底前", True), ("年底前", False), ("十四五末", True)])
def test_a_phrase_may_name_its_year(phrase, expected):
    assert names_year(phrase) is expected


def test_phrases_of_real_documents_are_read_as_by_hand():
    rows = json.loads((GOLD / "deadlines.json").read_text(encoding="utf-8"))["phrases"]
    wrong = [row["phrase"] for row in rows if _by_hand(row) != _as_read(read_deadline(row["phrase"], row["year"]))]
    assert len(rows) >= 140
    assert len(wrong) <= 0.02 * len(rows), wrong


@pytest.mark.parametrize("phrase", ["0000年底前", "0001年前", "0000.1", "2020年至0000"])
def test_a_year_that_no_calendar_has_is_no_time(phrase):
    assert read_deadline(phrase, 2020) == Deadline(phrase, "none")


@given(
    st.text(alphabet="年月日底前至到—-〇一二十三0123456789每内个工作起五后起止自.：/季度上半 "), st.integers(1, 9998)
)
def test_anything_can_be_read(phrase, year):
    read = read_deadline(phrase, year)
    assert read.phrase == phrase
    assert read.start is None or read.end is None or read.start <= read.end


def _by_hand(row):
    return tuple(row.get(name) for name in ("kind", "start", "end", "days", "working_days", "months", "years"))


def _as_read(read):
    start, end = (day.isoformat() if day else None for day in (read.start, read.end))
    return (read.kind, start, end, read.days, read.working_days, read.months, read.years)
