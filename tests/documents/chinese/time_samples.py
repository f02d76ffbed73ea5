"""Times as offices print them, put together from the parts of the grammar."""

from hypothesis import strategies as st

__all__ = ["FAULTS", "times"]

FAULTS = [
    "年中完成",
    "年中",
    "年初",
    "一个月内",
    "“十四五”末",
    "到2025年",
    "2025年",
    "三季度末前",
    "前三季度",
    "上半年",
    "10月中旬",
    "每季度末",
    "2024年6月",
    "2024.6",
    "年底",
    "11月份",
    "下半年",
    "收到申请之日起15个工作日内",
    "2027年12月31日前",
    "二〇二五年底前",
    "明年一季度",
    "常年",
    "长期坚持",
    "即日起",
    "适时",
    "1-3月",
    "1—3月",
    "1至3月",
    "一至三月",
    "2020年前三季度",
    "2020年底",
    "2026年6月持续跟踪",
    "2019年1月1日至2020年12月31日",
    "“十四五”末前",
    "两年",
    "3个月",
]
"""What one reader took for a deadline and another did not."""

_YEARS = st.sampled_from(["2020年", "2027年", "二〇二五年", "今年", "明年", "本年度"])
_SOME_YEAR = st.one_of(st.just(""), _YEARS)
_MONTHS = st.sampled_from(["1", "6", "9", "10", "12", "一", "三", "十", "十二"])
_DAYS = st.sampled_from(["1日", "10日", "28日", "15号", "五日", "十五日", "二十八日"])
_EDGES = st.sampled_from(["", "底", "末", "初", "中", "上旬", "中旬", "下旬"])
_QUARTERS = st.sampled_from(["一季度", "第三季度", "4季度", "上半年", "下半年"])
_PARTS = st.sampled_from(["年底", "年末", "年终", "年中", "年初", "年内"])
_LENGTHS = st.sampled_from(
    ["15个工作日", "七日", "30天", "两周", "一个月", "3个月", "半年", "三年", "24小时", "两个季度"]
)
_DOING = st.sampled_from(["推进", "坚持", "开展", "更新", "落实", "做好"])
_ON = st.sampled_from(["", "于", "到", "力争"])
_BOUND = st.sampled_from(["", "前", "之前", "以前", "内"])
_DONE = st.sampled_from(["", "完成", "基本完成", "启动", "建成"])


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


def times() -> st.SearchStrategy[str]:
    """Points, periods, lengths of time, what comes back and what has no end."""
    months = _joined(_SOME_YEAR, _MONTHS, st.just("月"))
    points = st.one_of(
        _joined(months, st.one_of(_DAYS, _EDGES)),
        _joined(_SOME_YEAR, _QUARTERS, st.sampled_from(["", "末", "底"])),
        _joined(_YEARS, st.sampled_from(["", "底", "年底"])),
        _PARTS,
    )
    return st.one_of(
        _joined(_ON, points, _BOUND, _DONE),
        st.sampled_from(
            ["1{}3月", "2020年1{}6月", "三{}十月", "3月1{}15日", "2021{}2023年", "2020年3月{}2021年6月", "一{}三季度"]
        ).flatmap(lambda period: st.sampled_from("至到-—–~").map(period.format)),
        _joined(
            st.sampled_from(["", "收到申请之日起", "征求意见结束后", "自印发之日起"]),
            _LENGTHS,
            st.sampled_from(["内", "之内", "以内"]),
        ),
        _joined(
            st.sampled_from(["每年", "每半年", "每季度", "每月", "每周", "按月", "按季度"]),
            st.one_of(st.just(""), _DOING),
        ),
        _joined(
            st.sampled_from(["每年", "于每年"]),
            months.filter(lambda text: "年" not in text),
            st.sampled_from(["", "底", "底前"]),
        ),
        _joined(st.sampled_from(["长期", "常年", "持续", "常态化"]), _DOING),
        st.sampled_from(
            [
                "“十四五”末",
                "“十四五”期间",
                "十五五时期",
                "全年",
                "常年",
                "长期",
                "即日起",
                "适时",
                "定期",
                "2024.6",
                "2024-06-30",
            ]
        ),
    )
