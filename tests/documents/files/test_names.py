import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.files.names import CONTROL, readable_name
from documents.reading import read_document
from documents.task_lists.task_csv import tasks_to_csv
from documents.task_lists.task_json import dumps

TEXT = "一、推进决策公开\n1.编制目录。（省司法厅负责）\n2.公布目录。（省司法厅负责）\n"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        (b"2020.txt", "2020.txt"),
        ("政务公开.txt".encode(), "政务公开.txt"),
        ("政务公开.txt".encode("gbk"), "政务公开.txt"),
        (b"\xff\xff\xffa.txt", "___a.txt"),
        (b"a\rb\x1b[31m\n.txt", "a_b_[31m_.txt"),
    ],
)
def test_a_name_is_read_as_people_read_it(name, read):
    assert readable_name(os.fsdecode(name)) == read


@given(st.text(st.characters(codec=None, categories=None), max_size=9))
def test_every_name_is_text_without_control_characters(name):
    read = readable_name(name)
    assert read.encode().decode() == read
    assert not CONTROL.search(read)


def test_a_document_with_a_name_in_gbk_is_read_and_written(tmp_path):
    path = tmp_path / os.fsdecode("政务公开\r.txt".encode("gbk"))
    path.write_text(TEXT, encoding="utf-8")
    document = read_document(path)
    assert (document.id, document.source.name) == ("政务公开_", "政务公开_.txt")
    assert dumps(document).encode()
    assert tasks_to_csv(document).encode()
