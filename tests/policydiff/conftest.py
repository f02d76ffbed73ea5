import sys

import pytest

from policydiff.cli import main
from tests.policydiff.command_line import Done, demo_files


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    """Run the command line in an empty folder, as a user would but for a process of its own."""

    def run_command(*arguments, folder=tmp_path):
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["policydiff", *arguments])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        return Done(stop.value.code or 0, *capfdbinary.readouterr())

    return run_command


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """What a demo writes, by name."""
    return demo_files(tmp_path_factory.mktemp("demo"), seed="1")
