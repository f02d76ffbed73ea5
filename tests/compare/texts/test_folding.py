import pytest

from compare.texts.folding import fold, moved_on, without_spaces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("按照谁制定谁清理的原则", "按照“谁制定、谁清理”的原则，"),
        ("国办发〔2019〕54号", "国办发[2019]54号"),
        ("不低于４％", "不低于4%"),
        ("2021—2025年", "2021-2025年"),
        ("政府 信息\n公开", "政府信息公开。"),
        ("《条例》", "条例"),
    ],
)
def test_width_punctuation_and_layout_fold_away(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("4%", "4"), ("1.5倍", "15倍"), ("3-5年", "35年"), ("“1+8+N”", "18N"), ("第2、3项", "第23项"), ("省级", "市级")],
)
def test_what_says_something_stays(one, other):
    assert fold(one) != fold(other)


def test_punctuation_alone_folds_to_nothing():
    assert fold("，。“”") == ""


def test_years_of_a_plan_move_on_and_other_numbers_stay():
    assert moved_on("2020年底前公开12020件", 1) == "2021年底前公开12020件"


def test_spaces_and_width_go_and_punctuation_stays():
    assert without_spaces("省 大\u200b数　据局，（２０２０）") == "省大数据局,(2020)"
