"""Labels that nobody knows are told where what follows is units or a time."""

import pytest

from tests.documents.doubts.telling import PROSE, told


@pytest.mark.parametrize("label", ["归口", "盯办方", "贵任单位"])
def test_an_unknown_label_before_units_is_told(label):
    text = PROSE.replace("（县", f"（{label}：县").replace("负责）", "）")
    assert {"odd-label", "odd-units", "units-in-text"} & {code for code, *_ in told(text)}


def test_an_unknown_label_says_which_and_where():
    text = PROSE.replace("（县", "（归口：县").replace("负责）", "）")
    message = "“归口：”后面像单位或时限，却留在正文或备注里，没有读作单位或时限，请核对这个标签"
    assert any(code == "odd-label" and said.startswith(message) and line == 3 for code, line, said in told(text))


@pytest.mark.parametrize("label", ["责任单位", "牵头单位", "配合单位"])
def test_known_labels_are_not_told(label):
    text = PROSE.replace("（县水利局负责）", f"（{label}：县水利局）")
    assert not {"odd-label"} & {code for code, *_ in told(text)}


def test_labels_before_sentences_are_not_told():
    text = (
        PROSE.replace("每日巡堤", "目标：每日巡堤")
        .replace("清淤三条河", "目标：清淤三条河")
        .replace("沿岸", "目标：沿岸")
    )
    assert "odd-label" not in {code for code, *_ in told(text)}


def test_an_unknown_label_among_units_is_told():
    text = PROSE.replace("（县水利局负责）", "（责任单位：县水利局；搭手：县财政局、县教育局）")
    message = "单位前面的“搭手：”不是认识的标签，谁牵头、谁配合可能读错，请核对"
    assert any(code == "odd-units" and said.startswith(message) for code, _, said in told(text))


def test_what_a_label_tells_is_not_told_again():
    text = PROSE.replace("（县", "（归口：县").replace("负责）", "）")
    assert [code for code, *_ in told(text)] == ["odd-label"]
