"""What a download holds: what the page shows, and nothing of the machine, the person or the day."""

import getpass
import io
import re
import socket
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from office import passwords
from tests.office.shared import SharedOffice


def parts(content):
    """Every part of an office file, or the one that another file is."""
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A window with a report that somebody with a name of their own has handed in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_LOG_COST", 4)
        opened = SharedOffice(tmp_path_factory.mktemp("leaves"), people=(("欧阳小明", "admin"),))
        opened.job, opened.cookie = opened.report("欧阳小明"), opened.enter("欧阳小明")
        yield opened
    opened.close()


@pytest.fixture
def telling(office):
    """Words that would tell something: where the file was made, by whom, on what, and when."""
    today = datetime.now(UTC)
    days = [f"{today + timedelta(days=one):{form}}" for one in (-1, 0, 1) for form in ("%Y-%m-%d", "%Y%m%d")]
    names = [word for word in (socket.gethostname(), getpass.getuser()) if len(word) > 4]  # shorter ones stand anywhere
    return [word.encode() for word in (str(office.kept), "/tmp/", "rsid", "欧阳小明", *days, *names)]


@pytest.mark.parametrize("name", ["docx", "xlsx", "csv", "html"])
def test_a_download_tells_nothing_of_where_when_and_by_whom_it_was_made(office, telling, name):
    answer = office.ask("GET", f"/r/{office.job}/files/{name}", cookie=office.cookie)
    assert [
        (part, word) for part, content in parts(answer.content).items() for word in telling if word in content
    ] == []


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_an_office_file_names_the_program_alone_as_its_author(office, name):
    core = parts(office.ask("GET", f"/r/{office.job}/files/{name}", cookie=office.cookie).content)["docProps/core.xml"]
    assert set(re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)<", core.decode())) == {"policydiff"}
