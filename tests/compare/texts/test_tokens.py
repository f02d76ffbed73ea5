import pytest
from hypothesis import given

from compare.texts.tokens import token_key, tokens
from tests.compare.samples import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不低于4％", ("不", "低", "于", "4％")),
        ("2020年9月底前", ("2020年9月", "底", "前")),
        ("贯彻《信息公开条例》", ("贯", "彻", "《信息公开条例》")),
        ("“一件事”“网购式”", ("“一件事”", "“网购式”")),
        ("“谁制定、谁”", ("“", "谁", "制", "定", "、", "谁", "”")),
        ("IPv6支持1,000万元", ("IPv6", "支", "持", "1,000万", "元")),
        ("由省大数据局牵头", ("由", "省大数据局", "牵", "头")),
        ("市政府办公室的", ("市政府办公室", "的")),
        ("全省布局", ("全", "省", "布", "局")),
        ("𠮷林", ("𠮷", "林")),
        ("省总工会、市红十字会", ("省总工会", "、", "市红十字会")),
        ("由省检察院和浙江证监局", ("由", "省检察院", "和", "浙江证监局")),
        ("省残联及省委组织部", ("省残联", "及", "省委组织部")),
        ("市残联办公室", ("市残联办公室",)),
        ("市残联办理", ("市残联", "办", "理")),
        ("省政协委员", ("省政协", "委", "员")),
        ("浙江省气象局", ("浙", "江", "省气象局")),
        ("市人行横道", ("市", "人", "行", "横", "道")),
        ("市平台、市车站", ("市", "平", "台", "、", "市", "车", "站")),
    ],
)
def test_terms_and_numbers_stay_whole(text, expected):
    assert tokens(text) == expected


@given(texts)
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens(text)) == text


def test_width_does_not_matter_for_comparing():
    assert token_key("４％") == token_key("4%")
    assert token_key("，") == token_key(",")
    assert token_key("，") != token_key("。")
