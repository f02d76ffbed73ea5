import re
import stat
import subprocess

import pytest

from documents.errors import InputError
from reports import render_comparison
from reports.office import pdf as pdf
from reports.office.pdf import pdf_bytes
from tests.programs import required
from tests.reports.samples import hostile, long_list, sample


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.delenv("POLICYDIFF_BROWSER", raising=False)
    monkeypatch.setattr(pdf, "_COMMANDS", ("no-such-browser",))
    monkeypatch.setattr(pdf, "_PLACES", ("/no/such/browser",))


def program(path, lines):
    path.write_text("#!/bin/sh\n" + lines, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_without_a_browser_one_sentence_says_what_to_install(nothing_installed):
    with pytest.raises(
        InputError,
        match="neither Chromium, Chrome nor Edge was found: install one, name one in the variable POLICYDIFF_BROWSER, or write docx",
    ):
        pdf_bytes("<p>一</p>")


def test_the_browser_that_is_named_must_exist(monkeypatch):
    monkeypatch.setenv("POLICYDIFF_BROWSER", "/no/such/browser")
    with pytest.raises(InputError, match="POLICYDIFF_BROWSER names '/no/such/browser', which is no program"):
        pdf_bytes("")


def test_a_browser_that_fails_is_named_with_its_last_words(monkeypatch, tmp_path):
    monkeypatch.setenv(
        "POLICYDIFF_BROWSER", program(tmp_path / "browser", "echo first >&2; echo 'no display' >&2; exit 3")
    )
    with pytest.raises(InputError, match=r"did not print the page \(exit code 3: no display\); write docx"):
        pdf_bytes("")


def test_a_browser_that_hangs_is_stopped(monkeypatch, tmp_path):
    monkeypatch.setenv("POLICYDIFF_BROWSER", program(tmp_path / "browser", "exec sleep 30"))
    monkeypatch.setattr(pdf, "_TIMEOUT", 0.2)
    with pytest.raises(InputError, match=r"within 0\.2 seconds"):
        pdf_bytes("")


def test_dates_are_replaced_by_others_of_the_same_length(monkeypatch, tmp_path):
    printed = "%PDF-1.4 /CreationDate (D:20261122181920+00'00') /ModDate (D:20261122181920Z) end"
    script = f"""for argument; do case "$argument" in --print-to-pdf=*) printf '%s' "{printed}" > "${{argument#*=}}";; esac; done"""
    monkeypatch.setenv("POLICYDIFF_BROWSER", program(tmp_path / "browser", script))
    undated = pdf_bytes("")
    assert undated == b"%PDF-1.4 /CreationDate (D:19800101000000+00'00') /ModDate (D:19800101000000Z) end"
    assert len(undated) == len(printed)


needs_browser = pytest.mark.browser


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The text of each page of a printed comparison."""
    required("chromium", "pdftotext")

    def text(comparison, **options):
        path = tmp_path_factory.mktemp("pdf") / "page.pdf"
        path.write_bytes(pdf_bytes(render_comparison(comparison, **options)))
        done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
        return done.stdout.decode().split("\f")[:-1]

    return text


@needs_browser
def test_the_same_page_gives_the_same_bytes():
    html = render_comparison(sample())
    first = pdf_bytes(html)
    assert first == pdf_bytes(html)
    assert re.findall(rb"/Creator ?(\(.*?\)|<.*?>)", first) == [b"(policydiff)"]
    assert not any(told in first for told in (b"Mozilla", b"Linux", b"Windows", b"Macintosh"))


@needs_browser
def test_every_row_is_printed_and_every_page_of_the_table_has_its_header(printed):
    comparison = long_list(120)
    pages = printed(comparison)
    text = "".join(pages)
    assert [index for index in range(120) if f"第{index}件事" not in text] == []
    with_rows = [page for page in pages if "件事，涉及轨道交通" in page]
    assert all("序号" in page for page in with_rows)


@needs_browser
def test_hostile_text_is_printed_as_text(printed):
    text = "".join(printed(hostile()))
    assert "<script>alert(1)</script>" in text
    assert "=HYPERLINK(" in text
