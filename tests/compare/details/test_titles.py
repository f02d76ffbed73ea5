import pytest

from compare.details.titles import find_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照浙政办发〔2020〕16号和《条例》要求", ["document_number 浙政办发〔2020〕16号", "title 《条例》"]),
        ("全面完成国办发〔2019〕54号文件", ["document_number 国办发〔2019〕54号"]),
        ("《关于落实《条例》的通知》", ["title 《关于落实《条例》的通知》"]),
        ("《推进“双随机、一公开”的意见》", ["title 《推进“双随机、一公开”的意见》"]),
        ("“双随机、一公开”监管", ["quoted 双随机、一公开"]),
        ("（2020年版）和第5号", []),
    ],
)
def test_names_are_found_with_their_characters(text, expected):
    assert [f"{fact.kind} {fact.text}" for fact in find_names(text)] == expected


def test_spaces_and_width_make_no_other_document_number():
    (one,), (other,) = find_names("浙 政 办 发〔２０２０〕 １６ 号"), find_names("浙政办发〔2020〕16号")
    assert one.meaning == other.meaning
