import pytest

from documents.chinese.pinyin import find_pinyin


@pytest.mark.parametrize(
    "bracket", ["（zhengwu gongkai）", "(zheng wu gong kai)", "（zhèngwù gōngkāi）", "（zheng wu gongkai）"]
)
def test_pinyin_spells_the_characters_before_it(bracket):
    text = f"推进政务公开{bracket}工作"
    assert [text[start:end] for start, end in find_pinyin(text)] == [bracket]


def test_ruby_that_was_copied_stands_behind_each_character():
    text = "粮（liáng）仓（cāng）"
    assert [text[start:end] for start, end in find_pinyin(text)] == ["（liáng）", "（cāng）"]


@pytest.mark.parametrize(
    "text",
    [
        "数据（data）",
        "人工智能（AI）",
        "开放平台（open data）",
        "咖啡（café）",
        "融媒体（media）",
        "机器（machine）",
        "（一）公开",
        "智能体（agent）",
        "微调（fine tune）",
    ],
)
def test_words_of_other_languages_are_no_pinyin(text):
    assert list(find_pinyin(text)) == []
