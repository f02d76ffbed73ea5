"""Units before a text that has no use for them are told; the subject of a sentence is not."""

import pytest

from tests.documents.doubts.telling import told

WORK = ("组建抢险队五支", "清淤河道三条", "植树一千株", "修建泵站一座", "排查险段")


def said(before, behind=""):
    text = "某县要点\n" + "\n".join(f"{n}.{before}{work}。{behind}" for n, work in enumerate(WORK, 1))
    return [message for code, _, message in told(text) if code == "units-in-text"]


@pytest.mark.parametrize("before", ["县水利局 ", "县水利局、县林业局", "请县水利局", "请县水利局、县供电公司在汛前"])
def test_units_before_a_text_are_told_once(before):
    (message,) = said(before)
    assert "县水利局" in message
    assert "共5处" in message


@pytest.mark.parametrize("before", ["县水利局应当", "县级人民政府要", "各部门要", "领导小组每年", "重点部门"])
def test_the_subject_of_a_sentence_is_not_told(before):
    assert said(before) == []
