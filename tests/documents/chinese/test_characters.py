import re
import sys
import unicodedata

import pytest

from documents.chinese.characters import (
    PRIVATE_RANGES,
    UNSEEN,
    UNSEEN_RANGES,
    ascii_fold,
    is_traditional,
    simplify,
    spaceless,
)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼀⼆⼈⺠", "一二人民"),
        ("⻔⻓⻛⻢⾏⾼⽔", "门长风马行高水"),
        ("⼾籍、⻘年、⾭山、⻩⾊", "户籍、青年、青山、黄色"),
        ("⻋⻚⻅⻉⻥⻦⻰⻬", "车页见贝鱼鸟龙齐"),
        ("\uf981\uf9f7\ufa08", "女立行"),
    ],
)
def test_radicals_and_doubles_are_the_characters_they_stand_for(printed, meant):
    assert simplify(printed) == meant


def test_every_radical_stands_for_a_character():
    left = [
        c
        for c in map(chr, (*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6)))
        if simplify(c) == c
    ]
    assert left == []
    assert all(len(simplify(chr(code))) == 1 for code in range(0xF900, 0xFB00))


@pytest.mark.parametrize(
    "text", ["乾县水利局", "於潜镇、乾潭镇", "乾元镇乾龙村于2024年", "李乾与黄藉", "慰藉、瞭望、徵羽"]
)
def test_characters_that_simplified_keeps_make_no_text_traditional(text):
    assert not is_traditional(text)
    assert simplify(text) == text


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("關於建德市乾潭鎮水渠的意見", "关于建德市乾潭镇水渠的意见"),
        ("臨安區於潛鎮對於乾旱的報告", "临安区於潜镇对于干旱的报告"),
    ],
)
def test_names_in_traditional_texts_keep_their_characters(text, simplified):
    assert simplify(text) == simplified


def test_what_is_not_seen_is_no_letter_and_no_space():
    assert {unicodedata.category(c)[0] for c in UNSEEN} <= {"C", "M"}
    assert not any(c.isspace() for c in UNSEEN)


def test_the_ranges_of_patterns_hold_what_is_not_seen_and_what_only_fonts_know():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert set(re.findall(f"[{UNSEEN_RANGES}]", everything)) == UNSEEN
    assert all(unicodedata.category(c) == "Co" for c in re.findall(f"[{PRIVATE_RANGES}]", everything))
    assert sum(unicodedata.category(c) == "Co" for c in everything) == len(
        re.findall(f"[{PRIVATE_RANGES}]", everything)
    )


def test_digits_and_letters_of_full_width_are_those_of_ascii():
    assert ascii_fold("２０２４年Ａｂｚ０９：，") == "2024年Abz09：，"


def test_spaces_and_what_is_not_seen_are_dropped():
    assert spaceless(" 责\u3000任\u200b单\ufe0f位\U000e0101\t（部门）") == "责任单位(部门)"


def test_small_narrow_and_upright_signs_are_written_as_the_sign_itself():
    assert simplify("1﹒巡堤﹐2․清淤｡（县水利局︶︒﹝2024﹞") == "1.巡堤,2.清淤。（县水利局)。〔2024〕"


def test_a_sign_of_several_dots_stays():
    assert simplify("清淤︙‥…·・") == "清淤︙‥…·・"
