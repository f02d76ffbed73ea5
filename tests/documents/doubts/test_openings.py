"""Numbers and signs that no reader knows are told once, with the lines that have them."""

import pytest

from tests.documents.doubts.telling import PROSE, TABLE, told

DUTIES = ("每日巡堤两次。", "清淤三条河。", "沿岸植树千株。", "修建泵站一座。", "六月演练一次。")


def numbered(*marks):
    return "某县方案\n一、防汛\n" + "\n".join(mark + duty for mark, duty in zip(marks, DUTIES, strict=True))


@pytest.mark.parametrize(
    "marks",
    [
        ("(a)", "(b)", "(c)", "(d)", "(e)"),
        ("i. ", "ii. ", "iii. ", "iv. ", "v. "),
        ("T-01 ", "T-02 ", "T-03 ", "T-04 ", "T-05 "),
        ("其一，", "其二，", "其三，", "其四，", "其五，"),
        ("【壹】", "【贰】", "【叁】", "【肆】", "【伍】"),
        ("(a)", "(b)", "(a)", "(b)", "(a)"),
        ("2026-001 ", "2026-002 ", "2026-003 ", "2026-004 ", "2026-005 "),
        ("> ", "> ", "> ", "> ", "> "),
    ],
)
def test_numbers_and_signs_that_were_not_read_are_told_once(marks):
    assert [code for code, *_ in told(numbered(*marks))].count("number-misread") == 1


def test_numbers_that_were_not_read_are_told_with_their_lines():
    text = numbered("(a)", "(b)", "(c)", "(d)", "(e)")
    message = (
        "正文里“(a)”“(b)”“(c)”像没有认出的编号，请核对各项的分界，必要时改成通行的编号再读"
        "（共5处：第3行、第4行、第5行、第6行、第7行）"
    )
    assert [(line, said) for code, line, said in told(text) if code == "number-misread"] == [(3, message)]


def test_numbers_behind_the_texts_are_told():
    lines = "\n".join(f"{duty}〔{i}〕" for i, duty in enumerate(DUTIES, 1))
    assert "number-misread" in [code for code, *_ in told(f"某县方案\n一、防汛\n{lines}")]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        TABLE,
        PROSE.replace("每日巡堤两次。", "每日巡堤：①查险工；②查涵闸；③查备料。"),
        PROSE.replace("每日巡堤两次。", "一是查险工。二是查涵闸。三是查备料。"),
        numbered("1.", "2.", "3.", "4.", "5."),
        numbered("5G网络：", "12345热线：", "2026年，", "“三防”：", "AI预警："),
    ],
)
def test_marks_that_were_read_and_lists_within_a_text_are_not_told(text):
    assert "number-misread" not in [code for code, *_ in told(text)]


@pytest.mark.parametrize(
    "marks",
    [("?", "?", "?", "?", "?"), ("一", "二", "三", "四", "五"), ("一", "二", "一", "二", "三")],
)
def test_lost_marks_and_bare_numbers_are_told_once(marks):
    duties = ("巡堤两次。", "清淤三条河。", "沿岸植树千株。", "修建泵站一座。", "组织演练一次。")
    lines = "\n".join(f"{n}.{mark}{duty}" for n, (mark, duty) in enumerate(zip(marks, duties, strict=True), 1))
    assert [code for code, *_ in told(f"某县方案\n一、防汛\n{lines}")].count("number-misread") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("一月巡堤", "二月清淤", "三月植树", "四月修站", "五月演练"),
        ("一次性补助", "二次供水改造", "三次产业普查", "四好农路", "五险合一"),
        ("一体化推进", "修渠", "修路", "二手车交易", "三农保险"),
    ],
)
def test_words_that_begin_with_a_numeral_are_no_numbers(words):
    lines = "\n".join(f"{n}.{word}。" for n, word in enumerate(words, 1))
    assert "number-misread" not in [code for code, *_ in told(f"某县方案\n一、防汛\n{lines}")]
