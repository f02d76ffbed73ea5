import pytest
from hypothesis import given

from documents.chinese.deadlines import read_deadline
from documents.chinese.time_phrases import begins_with_deadline, begins_with_time, is_time_phrase, says_by_when
from tests.documents.chinese.time_samples import FAULTS, times

NO_TIMES = [
    "年审办",
    "年检办",
    "即时办",
    "十堰市",
    "三明市",
    "六安市",
    "四平市",
    "三亚市",
    "日报社",
    "月报",
    "半年报",
    "季度例会",
    "一季度例会",
    "年终考核",
    "年底考核",
    "一件事",
    "一体",
    "第一批",
    "最后一年",
    "十日谈",
    "三月三活动",
    "十月革命",
    "三定方案",
    "三个清单",
    "三年行动计划",
    "三年任务",
    "五年规划纲要",
    "十五五规划",
    "2020",
    "4",
    "1.5",
    "12.5",
    "15日",
    "三十日",
    "2024年版",
    "2024年工作",
    "2024年重点任务",
    "年度任务",
    "全年任务",
    "全年工作",
    "上半年工作",
    "长期稳定",
    "长期护理保险",
    "常态化疫情防控",
    "持续优化营商环境",
    "定期公开目录",
    "按月报送省厅",
    "每年公开预算",
    "日常监管",
    "定期会商",
    "年底前完成目录编制并公开",
    "按要求公开",
    "2022年亚运会组委会",
    "时限",
    "进度",
    "完成",
    "推进",
    "工作",
    "并",
    "和",
]

BEGINS = [
    ("4月底前出台相关政策", True, True),
    ("三季度末前报送省财政厅", True, True),
    ("收到申请后15个工作日内答复", False, True),
    ("每年公布目录", False, True),
    ("持续开展培训", True, False),
    ("2022年亚运会组委会", True, False),
    ("省财政厅", False, False),
    ("年审办", False, False),
]


@given(times())
def test_times_made_of_the_parts_of_the_grammar_are_recognised_and_read(phrase):
    read = read_deadline(phrase, 2020)
    assert is_time_phrase(phrase)
    assert read.kind in {"ongoing", "relative"} or read.start or read.end


@pytest.mark.parametrize("phrase", FAULTS)
def test_times_that_were_lost_are_recognised_and_read(phrase):
    assert is_time_phrase(phrase)
    assert read_deadline(phrase, 2020).kind != "none"


@pytest.mark.parametrize(
    "phrase", ["及时", "立行立改", "按规定时限", "按序时进度推进", "按照上级时限要求", "分阶段", "按时限要求"]
)
def test_words_that_set_no_day_are_deadlines_without_one(phrase):
    assert is_time_phrase(phrase)
    assert read_deadline(phrase, 2020).kind == "none"


@pytest.mark.parametrize("text", NO_TIMES)
def test_names_headings_and_obligations_are_no_times(text):
    assert not is_time_phrase(text)


@pytest.mark.parametrize(("text", "time", "deadline"), BEGINS)
def test_a_clause_may_begin_with_a_time(text, time, deadline):
    assert (begins_with_time(text), begins_with_deadline(text)) == (time, deadline)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("于三季度末前建成", True),
        ("２０２０ 年底前建成", True),
        ("力争今年底建成", True),
        ("2020年前三季度增长", False),
        ("2020年工作要点", False),
    ],
)
def test_running_text_may_say_by_when(text, told):
    assert says_by_when(text) is told


def test_who_must_do_it_is_no_time():
    assert is_time_phrase("自收到申请之日起六十日内")
    assert not is_time_phrase("国家机关应当自收到申请之日起六十日内")
