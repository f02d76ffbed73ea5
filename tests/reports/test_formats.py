"""The table of outputs: what it says of itself, and what the documentation says of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from documents.errors import InputError
from reports.formats import FORMATS, OutputOptions
from tests.reports.samples import sample

ROOT = Path(__file__).parents[2]


def test_names_are_keys_and_no_two_formats_share_an_ending():
    assert [row.name for row in FORMATS.values()] == list(FORMATS)
    endings = [ending for row in FORMATS.values() for ending in row.endings]
    assert len(set(endings)) == len(endings)
    assert all(re.fullmatch(r"(\.[a-z]+)+", ending) for ending in endings)


def test_the_table_loads_no_writer():
    program = "import sys, reports.formats; print(*sorted(name for name in sys.modules if name.startswith('reports.')))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["reports.formats"]


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.needs is None])
def test_a_format_heeds_the_options_that_its_row_names_and_no_other(name):
    row = FORMATS[name]
    plain = row.write(sample(), OutputOptions())
    dated = row.write(sample(), OutputOptions(date="2021-05-12"))
    tracked = row.write(sample(), OutputOptions(tracked=True))
    assert (dated != plain, tracked != plain) == ("date" in row.takes, "tracked" in row.takes)


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.needs and row.needs.module])
def test_a_missing_library_is_named_with_its_remedy(name, monkeypatch):
    monkeypatch.setattr("reports.formats.find_spec", lambda module: None)
    needs = FORMATS[name].needs
    with pytest.raises(InputError) as caught:
        FORMATS[name].write(sample(), OutputOptions())
    assert str(caught.value) == f"--format {name} needs {needs.name}, which is not installed: {needs.remedy}."


def test_the_page_on_exports_lists_the_formats_with_what_they_need():
    rows = re.findall(
        r"^\| `([a-z.]+)` \|.*\| (.+) \|$", (ROOT / "docs" / "exports.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for name, _ in rows] == list(FORMATS)
    told = {
        name: needs.startswith(FORMATS[name].needs.name) if FORMATS[name].needs else needs == "–"
        for name, needs in rows
    }
    assert told == dict.fromkeys(FORMATS, True)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readmes_name_the_formats(name):
    (sentence,) = re.findall(r"^`--format` .*", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert re.findall(r"`([a-z.]+)`", sentence) == list(FORMATS)


def test_the_help_names_the_formats():
    shown = re.findall(r"--format FORMATS +(.+?);", (ROOT / "docs" / "cli.md").read_text("utf-8"))
    assert [text.split(", ") for text in shown] == [list(FORMATS)] * 2
