import json

import pytest

from documents.errors import InputError
from documents.wire.loading import MOST_BYTES, MOST_DIGITS, MOST_LEVELS, MOST_TOML_BYTES, load_json, load_toml


def read(content):
    return load_json(content, name="a.json", what="a list")


def read_toml(content):
    return load_toml(content, name="a.toml", what="a manifest")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_is_read_in_every_unicode_encoding(encoding):
    assert read('{"甲": [1, 2.5, null, "乙"]}'.encode(encoding)) == {"甲": [1, 2.5, None, "乙"]}


def test_a_mark_before_decoded_text_is_no_part_of_it():
    assert read("\ufeff[]") == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "'a.json' is empty; give a list."),
        (b" \n", "'a.json' is empty; give a list."),
        (b"\xff\xfa", "'a.json' is not UTF-8 (byte 0); give a list in UTF-8."),
        ('{"a":\n}', "'a.json' is not valid JSON: Expecting value at line 2, column 1; correct it there."),
        ("[NaN]", "'a.json' holds NaN, which is no number that JSON knows."),
        ("[-Infinity]", "'a.json' holds -Infinity, which is no number that JSON knows."),
        ("[1e999]", "'a.json' holds the number '1e999', which is too large."),
        ("[\n\n" + "9" * 5000 + "]", "'a.json' holds a number of 5000 digits in line 3; 100 are allowed."),
        (
            '[{"id": "a", "text": 1, "text": 2}]',
            "'a.json' has the key 'text' twice in the object that begins with 'id': 'a'; keep one.",
        ),
        ("[" * 100_000, "'a.json' is nested too deeply (more than 64 levels); give a list."),
        ('{"a":' * 65 + "1" + "}" * 65, "'a.json' is nested too deeply (more than 64 levels); give a list."),
    ],
)
def test_json_that_is_not_taken_is_told_in_one_sentence(content, sentence):
    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value) == sentence


def test_json_at_the_limits_is_taken():
    deep = "[" * MOST_LEVELS + "]" * MOST_LEVELS
    assert json.dumps(read(deep)) == deep
    assert read("9" * MOST_DIGITS) == int("9" * MOST_DIGITS)


def test_a_file_that_is_too_large_is_not_parsed():
    with pytest.raises(InputError, match=f"is larger than {MOST_BYTES} bytes"):
        read(b"[" * (MOST_BYTES + 1))
    with pytest.raises(InputError, match=f"is larger than {MOST_TOML_BYTES} bytes"):
        read_toml(b"#" * (MOST_TOML_BYTES + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_toml_is_read_in_the_encodings_of_text_files(encoding):
    assert read_toml('a = "责任单位"\r\n'.encode(encoding)) == {"a": "责任单位"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "'a.toml' is empty; give a manifest."),
        (b"a = \n", "'a.toml' is not valid TOML: Invalid value (at line 1, column 5); correct it there."),
        (
            b"a = 1\na = 2\n",
            "'a.toml' is not valid TOML: Cannot overwrite a value (at line 2, column 6); correct it there.",
        ),
        (b"\na = " + b"9" * 5000, "'a.toml' holds a number with too many digits in line 2; 100 are allowed."),
        (
            b"a = " + b"[" * 5000 + b"]" * 5000,
            "'a.toml' is nested too deeply (more than 64 levels); give a manifest.",
        ),
        (
            b".".join([b"a"] * 70) + b" = 1",
            "'a.toml' is nested too deeply (more than 64 levels); give a manifest.",
        ),
    ],
)
def test_toml_that_is_not_taken_is_told_in_one_sentence(content, sentence):
    with pytest.raises(InputError) as caught:
        read_toml(content)
    assert str(caught.value) == sentence
