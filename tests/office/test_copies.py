import io
import zipfile

import pytest

from documents.errors import InputError
from office.copies import pack, unpack
from tests.office.served import Office
from tests.office.shared import SharedOffice
from tests.office.test_server import OTHER, SMALL


def test_everything_comes_back_from_a_copy_that_was_made_while_the_window_worked(tmp_path):
    first = tmp_path / "first"
    first.mkdir()
    office = Office(first)
    try:
        sides = [office.upload(content.encode(), "备份.txt").json for content in (SMALL, OTHER)]
        job = office.ask(*sides).json["id"]
        assert office.ended(job) == "done"
        page = office.request("GET", f"r/{job}/files/html").content
        archive = tmp_path / "copy.zip"
        archive.write_bytes(pack(office.kept))
    finally:
        office.stop()
    second = tmp_path / "second"
    second.mkdir()
    unpack(archive, second / "kept")
    again = Office(second)
    try:
        assert again.base == office.base
        assert again.state(job) == "done"
        assert again.request("GET", f"r/{job}/files/html").content == page
        assert again.ask(*sides).status == 201
    finally:
        again.stop()


def test_people_are_in_a_copy_and_nobody_is_signed_in(shared, tmp_path_factory):
    cookie = shared.enter("管理")
    place = tmp_path_factory.mktemp("copy")
    (place / "copy.zip").write_bytes(pack(shared.kept))
    with zipfile.ZipFile(place / "copy.zip") as held:
        assert sorted(held.namelist()) == ["office.sqlite3", "people.sqlite3", "policydiff-office"]
    unpack(place / "copy.zip", place / "kept")
    again = SharedOffice(place / "kept", people=())
    assert again.who(cookie) is None
    assert again.sign_in("管理").status == 200
    again.close()


def test_what_is_no_window_is_not_copied(tmp_path):
    with pytest.raises(InputError, match="name the folder that `policydiff serve` keeps"):
        pack(tmp_path)


def archive(tmp_path, members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as out:
        for name in members:
            out.writestr(name, b"x")
    path = tmp_path / "copy.zip"
    path.write_bytes(content.getvalue())
    return path


@pytest.mark.parametrize(
    "members",
    [
        ["a.txt"],
        ["policydiff-office", "../outside"],
        ["policydiff-office", "/etc/cron.d/x"],
        ["policydiff-office", "reports/../../x/about.json"],
        ["policydiff-office", "reports/a/program.sh"],
        ["policydiff-office", "originals/notes.txt"],
    ],
)
def test_an_archive_of_something_else_is_refused_and_nothing_written(tmp_path, members):
    with pytest.raises(InputError, match="name another copy"):
        unpack(archive(tmp_path, members), tmp_path / "kept")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.zip"]


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine").write_text("x")
    with pytest.raises(InputError, match="holds something"):
        unpack(archive(tmp_path, ["policydiff-office"]), tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["mine"]


def test_a_damaged_archive_is_refused(tmp_path):
    (tmp_path / "copy.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="cannot be put back"):
        unpack(tmp_path / "copy.zip", tmp_path / "kept")
