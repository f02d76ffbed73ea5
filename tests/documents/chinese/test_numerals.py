import pytest

from documents.chinese.numerals import digits_of, number_of, numeral_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("1,200.5", 1200.5), ("１２", 12), ("三", 3), ("两", 2), ("十", 10), ("十五", 15), ("二十", 20),
        ("三十六", 36), ("一百二十", 120), ("一百零五", 105), ("三千", 3000), ("三万五千", 35_000), ("一亿", 100_000_000),
        ("二〇二〇", 2020), ("〇", 0), ("一点五", 1.5), ("十二点二五", 12.25), ("一亿二千万", 120_000_000),
        ("三万亿", 3 * 10**12), ("点五", None), ("三点", None), ("三点十", None),
        ("", None), ("一体", None), ("万", 10_000), ("1.2.3", None), ("9" * 400, None),
        ("九" * 400, None), ("一" + "亿" * 400, None), ("0." + "0" * 400 + "1", 0),
    ],
)  # fmt: skip
def test_a_number_is_read(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize(
    ("number", "text"), [(0, "零"), (10, "十"), (19, "十九"), (105, "一百零五"), (1010, "一千零一十")]
)
def test_numbers_are_written_in_words(number, text):
    assert numeral_of(number) == text


def test_what_is_written_is_read_again():
    assert all(number_of(numeral_of(number)) == number_of(digits_of(number)) == number for number in range(3000))
