"""What differs by doubtful characters of a scan alone is no change that is known to be one."""

import pytest

from compare.comparison import compare
from compare.details.recognition import rests_on_doubts
from documents.model import Document, DoubtfulCharacter, Recognition, Task
from tests.compare.samples import alignment, link


def task(text, *doubts, units=("市水利局",), deadline=None, title=None):
    recognition = Recognition((("text", 0.9),), doubts) if doubts else None
    return Task("t-1", "1", (), text, responsible_units=units, deadline=deadline, title=title, recognition=recognition)


WRITTEN = "未按期整改的，通报批评。"
SAME = {
    "a character that may be the other": (
        task("末按期整改的，通报批评。", DoubtfulCharacter("text", 0, "末", 0.6, "未")),
        task(WRITTEN),
    ),
    "punctuation besides": (task("末按期整改的通报批评", DoubtfulCharacter("text", 0, "末", 0.6, "未")), task(WRITTEN)),
    "scans on both sides": (
        task("末按期整改的，通报批评。", DoubtfulCharacter("text", 0, "末", 0.6, "未")),
        task("未按朋整改的，通报批评。", DoubtfulCharacter("text", 2, "朋", 0.7, "明期")),
    ),
    "in the title": (
        task(WRITTEN, DoubtfulCharacter("title", 1, "圾", 0.5, "坡"), title="护圾。"),
        task(WRITTEN, title="护坡。"),
    ),
    "in a name": (
        task(WRITTEN, DoubtfulCharacter("units", 3, "坏", 0.6, "环"), units=("生态坏境局",)),
        task(WRITTEN, units=("生态环境局",)),
    ),
    "in a deadline": (
        task(WRITTEN, DoubtfulCharacter("deadline", 0, "9", 0.4, "8"), deadline="9月底前"),
        task(WRITTEN, deadline="8月底前"),
    ),
    "two characters side by side": (
        task(
            "末接期整改的。",
            DoubtfulCharacter("text", 0, "末", 0.6, "未"),
            DoubtfulCharacter("text", 1, "接", 0.6, "按"),
        ),
        task("未按期整改的。"),
    ),
}
DIFFERENT = {
    "a character that is sure": (
        task("末按期整改的，通报批评。", DoubtfulCharacter("text", 3, "整", 0.6, "正")),
        task(WRITTEN),
    ),
    "what it cannot have been": (
        task("末按期整改的，通报批评。", DoubtfulCharacter("text", 0, "末", 0.6, "木本")),
        task(WRITTEN),
    ),
    "the same character elsewhere": (
        task("末按期整改的，年末通报批评。", DoubtfulCharacter("text", 8, "末", 0.6, "未")),
        task("未按期整改的，年末通报批评。"),
    ),
    "one more character": (
        task("未按期整改的，不通报批评。", DoubtfulCharacter("text", 7, "不", 0.6, "下")),
        task(WRITTEN),
    ),
    "another unit": (
        task("末按期整改的，通报批评。", DoubtfulCharacter("text", 0, "末", 0.6, "未"), units=("市林业局",)),
        task(WRITTEN),
    ),
    "another deadline": (
        task("末按期整改的，通报批评。", DoubtfulCharacter("text", 0, "末", 0.6, "未"), deadline="6月底前"),
        task(WRITTEN, deadline="9月底前"),
    ),
    "no difference": (task(WRITTEN, DoubtfulCharacter("text", 0, "未", 0.6, "末")), task(WRITTEN)),
    "no scan": (task("末按期整改的，通报批评。"), task(WRITTEN)),
}


@pytest.mark.parametrize(("left", "right"), SAME.values(), ids=SAME)
def test_what_may_have_been_misread_rests_on_doubts(left, right):
    assert (rests_on_doubts(left, right), rests_on_doubts(right, left)) == (True, True)


@pytest.mark.parametrize(("left", "right"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_cannot_have_been_misread_is_a_change(left, right):
    assert (rests_on_doubts(left, right), rests_on_doubts(right, left)) == (False, False)


@pytest.mark.parametrize(
    ("pair", "substantive", "reasons"),
    [
        (SAME["a character that may be the other"], False, ("only_recognition",)),
        (DIFFERENT["a character that is sure"], True, ("wording",)),
    ],
)
def test_a_change_that_rests_on_doubts_is_told_as_such(pair, substantive, reasons):
    left, right = (Document(name, name, (one,)) for name, one in zip("ab", pair, strict=True))
    (change,) = compare(left, right, alignment(link(0, 0)), mode="year").changes
    assert (change.kind, change.substantive, change.reasons) == ("edited", substantive, reasons)
