from hypothesis import given
from hypothesis import strategies as st

from align.substance import substance


def test_words_of_every_subject_weigh_nothing():
    stock = (
        "切实增强人民群众获得感。",
        "加强组织领导,",
        "营造良好社会氛围。",
        "具体办法由省人民政府另行制定。",
        "有下列情形之一的,",
    )
    assert [substance(text) for text in stock] == [0.0] * 5


def test_what_names_a_matter_weighs():
    texts = ("加强组织领导,", "发展工业互联网,", "补植乡土阔叶树种,", "聚焦柔性触觉传感器、行星滚柱丝杠,")
    weights = [substance(text) for text in texts]
    assert weights == sorted(weights)
    assert weights[0] == 0.0 < weights[1]


def test_a_particle_between_common_words_weighs_nothing():
    assert substance("由人民政府") == substance("人民政府") == 0.0


@given(st.text())
def test_no_letter_weighs_more_than_a_letter(text):
    assert 0.0 <= substance(text) <= sum(mark.isalnum() for mark in text)
