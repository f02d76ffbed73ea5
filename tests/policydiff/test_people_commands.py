import re
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from documents.errors import InputError
from office import passwords
from policydiff import people_commands
from policydiff.cli import app
from tests.office.shared import PASSWORD


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setattr(passwords, "_LOG_COST", 4)

    def command(*words, typed=""):
        return CliRunner().invoke(app, ["user", *words, "--folder", str(tmp_path / "kept")], input=typed)

    return command


def test_people_are_taken_in_listed_changed_and_let_go(run):
    first = run("add", "王小明", "--role", "admin", typed=f"{PASSWORD}\n")
    assert first.stdout.splitlines() == [
        "added 王小明 (admin)",
        "`policydiff serve` asks people to sign in from its next start on",
    ]
    assert run("add", "李四", typed=f"{PASSWORD}\r\n").stdout == "added 李四 (review)\n"
    assert run("role", "李四", "read").stdout == "李四 is read\n"
    assert run("list").stdout == "李四\tread\n王小明\tadmin\n"
    assert run("password", "李四", typed=f"{PASSWORD}二\n").exit_code == 0
    assert run("remove", "李四").stdout == "removed 李四\n"
    assert run("list").stdout == "王小明\tadmin\n"


@pytest.mark.parametrize("words", [("list",), ("remove", "甲"), ("password", "甲"), ("role", "甲", "admin")])
def test_without_a_list_it_is_told_how_one_begins(run, words, tmp_path):
    assert "policydiff user add NAME --role admin" in str(run(*words).exception)
    assert not (tmp_path / "kept").exists()


def test_a_password_is_asked_for_twice_where_somebody_can_type(monkeypatch):
    answers = iter([PASSWORD, PASSWORD + "误", PASSWORD, PASSWORD])
    monkeypatch.setattr(people_commands.getpass, "getpass", lambda prompt: next(answers))
    monkeypatch.setattr(people_commands.sys, "stdin", SimpleNamespace(isatty=lambda: True))
    with pytest.raises(InputError, match="the two passwords differ"):
        people_commands._password()
    assert people_commands._password() == PASSWORD


def test_no_password_is_an_argument(run):
    assert run("add", "王小明", PASSWORD, "--role", "admin").exit_code == 2


def test_a_network_is_refused_before_anything_is_served(tmp_path):
    done = CliRunner().invoke(app, ["serve", "--folder", str(tmp_path / "kept"), "--listen", "0.0.0.0"])
    assert re.search("in the open; add --cert and --key .*policydiff cert", str(done.exception))
    assert list((tmp_path / "kept").iterdir()) == []
