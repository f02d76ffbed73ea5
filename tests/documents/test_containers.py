"""Archives and mails: the one document in them is read, and what is beside it is told."""

import io
import zipfile

import pytest

from documents.containers import split_member
from documents.errors import InputError, NoTasksError
from documents.reading import read_document
from tests.documents.files.test_mail import mail
from tests.documents.office_documents import word_table

PLAN = "一、供水\n（一）更换水表。（市水务局负责）\n（二）检查水质。（市卫生健康委负责）\n".encode()
LIST = word_table(
    "供水任务", [("1", "一、供水", "更换水表。", "市水务局"), ("2", "一、供水", "检查水质。", "市水务局")]
)
LETTER = "各县（市、区）人民政府：现将供水任务印发给你们。".encode()


def packed(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def given(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def texts(document):
    return [task.text for task in document.tasks]


def warned(document):
    return [warning.message for warning in document.warnings if warning.code == "file-not-read"]


def test_the_document_of_an_archive_is_read_and_the_rest_is_told(tmp_path):
    path = given(
        tmp_path, "a.zip", packed({"来文/函.txt": LETTER, "来文/供水任务.docx": LIST, "章.png": b"\x89PNG\r\n\x1a\n"})
    )
    document = read_document(path)
    assert (document.id, document.source.name, document.source.format) == (
        "供水任务",
        "a.zip:来文/供水任务.docx",
        "docx",
    )
    assert texts(document) == ["更换水表。", "检查水质。"]
    assert warned(document) == ["压缩文件中只有“来文/供水任务.docx”有任务，没有读取其他文件：来文/函.txt、章.png"]


def test_an_archive_of_one_file_needs_no_warning(tmp_path):
    assert warned(read_document(given(tmp_path, "a.zip", packed({"供水.txt": PLAN})))) == []


def test_of_several_documents_one_is_to_be_named(tmp_path):
    path = given(tmp_path, "a.zip", packed({"甲.txt": PLAN, "乙/供水.docx": LIST}))
    with pytest.raises(
        InputError, match=r"'a\.zip' holds 2 documents: '甲\.txt', '乙/供水\.docx'; name one, such as 'a\.zip:甲\.txt'"
    ):
        read_document(path)


@pytest.mark.parametrize("member", ["乙/供水.docx", "供水.docx"])
def test_a_member_is_named_behind_the_archive(tmp_path, member):
    path = given(tmp_path, "a.zip", packed({"甲.txt": PLAN, "乙/供水.docx": LIST}))
    document = read_document(f"{path}:{member}")
    assert (document.id, document.source.name, warned(document)) == ("供水", "a.zip:乙/供水.docx", [])
    assert [task.id for task in read_document(f"{path}:{member}", document_id="x").tasks] == ["x-01", "x-02"]


def test_a_member_that_is_not_there_is_told(tmp_path):
    path = given(tmp_path, "a.zip", packed({"甲.txt": PLAN}))
    with pytest.raises(InputError, match=r"'a\.zip' holds no file '乙\.txt'; it holds '甲\.txt'"):
        read_document(f"{path}:乙.txt")


def test_what_is_no_archive_has_no_members(tmp_path):
    path = given(tmp_path, "a.txt", PLAN)
    with pytest.raises(InputError, match=r"'a\.txt' is no archive"):
        read_document(f"{path}:甲.txt")


def test_an_archive_without_tasks_says_what_is_in_it(tmp_path):
    path = given(tmp_path, "a.zip", packed({"b.zip": packed({"甲.txt": PLAN}), "函.txt": LETTER}))
    with pytest.raises(NoTasksError, match=r"no task found in the 2 files of 'a\.zip': 'b\.zip' is a zip archive; "):
        read_document(path)


def test_an_empty_archive_is_told(tmp_path):
    with pytest.raises(NoTasksError, match=r"no task found in the 0 files of 'a\.zip': it is empty"):
        read_document(given(tmp_path, "a.zip", packed({})))


def test_the_text_of_a_mail_goes_before_its_attachments(tmp_path):
    document = read_document(given(tmp_path, "a.eml", mail(PLAN.decode(), attachments=[("供水.docx", LIST)])))
    assert (document.id, document.source.format) == ("a", "eml")
    assert warned(document) == ["读取了邮件正文，没有读取其他文件：供水.docx"]


def test_the_only_document_that_comes_with_a_mail_is_read(tmp_path):
    path = given(tmp_path, "a.eml", mail("请查收附件。", attachments=[("供水.docx", LIST), ("函.txt", LETTER)]))
    document = read_document(path)
    assert (document.id, document.source.name) == ("供水", "a.eml:供水.docx")
    assert len(document.tasks) == 2


def test_a_path_is_parted_only_where_a_file_ends(tmp_path):
    path = given(tmp_path, "2026:供水.zip", b"x")
    assert split_member(path) == (path, None)
    assert split_member(f"{path}:乙/甲:丙.txt") == (path, "乙/甲:丙.txt")
    assert split_member(tmp_path / "none.zip:甲.txt") == (tmp_path / "none.zip:甲.txt", None)
