"""The days by which the sentences of a task say that it is to be done."""

import pytest

from documents.deadlines_in_text import deadlines_in_text
from documents.model import Document, Task


def found(words: str, **fields) -> tuple[str, ...]:
    task = Task("a-1", "1", (), words, **fields)
    document = Document(id="a", title="a", tasks=(task,), year=2024, issued_on="2024-02-01")
    return deadlines_in_text(task, document)


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("于2024年5月31日前报送县财政局。", ("2024年5月31日前",)),
        ("力争到2024年6月底，改造泵站12座。", ("到2024年6月底",)),
        ("3月底前完成摸底，11月中旬前报送总结。", ("3月底前", "11月中旬前")),
        ("即日起至5月31日开展自查。", ("即日起至5月31日",)),
        ("年底前建成，年底前通水。", ("年底前",)),
    ],
)
def test_days_by_which_a_task_is_due_are_found(words, phrases):
    assert found(words) == phrases


@pytest.mark.parametrize(
    "words",
    [
        "每年3月底前报送名册。",
        "自受理之日起5日内办结。",
        "每季度通报一次。",
        "截至2024年6月底，已建成30座。",
        "2023年底前建成的泵站纳入台账。",
        "本办法有效期至2025年12月底。",
        "2024年6月底前尚未开工的项目，收回资金。",
        "应当在期限届满十五日前提出申请。",
        "每学年考核一次。",
        "从现在到2030年是窗口期。",
        "2024年12月31日前满18周岁的登记造册。",
        "落实2024年工作要点和“十四五”规划。",
    ],
)
def test_other_times_are_none(words):
    assert found(words) == ()


def test_a_field_that_says_by_when_is_told_once():
    assert found("6月底前完成。", deadline="6月底前") == ()
