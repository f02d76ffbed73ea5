import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest

import policydiff
from reports.formats import FORMATS, OutputFormat
from reports.office.xlsx_details import COLUMNS
from tests.documents.office_documents import pdf_prose
from tests.policydiff.command_line import NEW, NO_MODEL, OLD, ROOT, SEEDS, TASKS, demo_files, files_below
from tests.reports.office_files import sheets
from tests.review.workbooks import filled


def test_comparison_is_written_here_under_the_names_of_its_documents(run, tmp_path):
    done = run("compare", OLD, NEW, *NO_MODEL)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "wrote zj2020-keypoints--zj2021-keypoints.html\n"
    assert files_below(tmp_path) == ["zj2020-keypoints--zj2021-keypoints.html"]


@pytest.mark.parametrize("file_format", ["json", "csv", "md"])
def test_one_format_for_programs_goes_to_the_standard_output(run, tmp_path, file_format):
    done = run("compare", OLD, NEW, *NO_MODEL, "--format", file_format)
    assert (done.returncode, done.stderr, files_below(tmp_path)) == (0, b"", [])
    assert "政务公开" in done.stdout.decode("utf-8-sig")


@pytest.mark.parametrize("file_format", ["xlsx", "docx"])
def test_an_office_file_is_written_here_and_twice_the_same(run, tmp_path, file_format):
    name = f"zj2020-keypoints--zj2021-keypoints.{file_format}"
    done = run("compare", OLD, NEW, *NO_MODEL, "--format", file_format)
    assert (done.returncode, done.stdout.decode()) == (0, f"wrote {name}\n")
    first = (tmp_path / name).read_bytes()
    run("compare", OLD, NEW, *NO_MODEL, "-o", name)
    assert (tmp_path / name).read_bytes() == first
    with zipfile.ZipFile(tmp_path / name) as archive:
        assert archive.testzip() is None


def test_decisions_made_in_excel_are_applied_by_the_next_run(run, tmp_path):
    run("compare", OLD, NEW, *NO_MODEL, "-o", "a.xlsx")
    _, *rows = sheets((tmp_path / "a.xlsx").read_bytes())["明细"]
    linked = [dict(zip(COLUMNS, row, strict=True)) for row in rows if row[COLUMNS.index("score")]]
    kept, cut = linked[0], linked[-1]
    keys = [(row["change"], row["left_id"], row["right_id"]) for row in (kept, cut)]
    cells = {keys[0]: {"decision": "确认", "note": "同意"}, keys[1]: {"decision": "驳回", "reviewer": "张三"}}
    (tmp_path / "a.xlsx").write_bytes(filled((tmp_path / "a.xlsx").read_bytes(), cells))
    done = run("compare", OLD, NEW, *NO_MODEL, "--decisions", "a.xlsx", "-o", "b.json")
    assert done.returncode == 0, done.stderr.decode()
    links = {(link["left"], link["right"]) for link in json.loads((tmp_path / "b.json").read_bytes())["links"]}
    assert (kept["left_id"], kept["right_id"]) in links
    assert (cut["left_id"], cut["right_id"]) not in links


def test_tracked_changes_are_written_only_to_docx(run, tmp_path):
    done = run("compare", OLD, NEW, *NO_MODEL, "-o", "a.docx", "--tracked")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert (done.returncode, b"<w:ins " in archive.read("word/document.xml")) == (0, True)
    done = run("compare", OLD, NEW, *NO_MODEL, "-o", "a.xlsx", "--tracked")
    assert (done.returncode, files_below(tmp_path)) == (2, ["a.docx"])
    assert b"--tracked belongs to docx" in done.stderr


def test_pictures_of_places_are_in_the_page_alone_and_only_when_asked_for(run, tmp_path):
    for name, text in (
        ("old", "（一）巡堤。每日巡堤。（县水利局牵头）"),
        ("new", "（一）巡堤。每周巡堤。（县水利局牵头）"),
    ):
        (tmp_path / f"{name}.pdf").write_bytes(pdf_prose([["2026年治水要点", "一、防汛", text]]))
    pair = ("old.pdf", "new.pdf")
    done = run("compare", *pair, *NO_MODEL, "--snippets", "-o", "a.html")
    assert (done.returncode, done.stderr) == (0, b"")
    assert run("compare", *pair, *NO_MODEL, "--snippets", "-o", "b.html").returncode == 0
    assert run("compare", *pair, *NO_MODEL, "-o", "c.html").returncode == 0
    page, again, plain = ((tmp_path / f"{name}.html").read_text("utf-8") for name in "abc")
    assert page == again
    assert (page.count("data:image/png;base64,"), plain.count("data:image")) == (2, 0)
    assert plain == re.sub(
        r'<button class="place" data-snippet=.*?</button>|<script type="application/json" id="snippet-data">.*?</script>\n',
        "",
        page,
    )
    done = run("compare", *pair, *NO_MODEL, "--snippets", "-o", "a.csv")
    assert (done.returncode, b"--snippets belongs to html" in done.stderr) == (2, True)
    manifest = '[[documents]]\nid = "old"\npath = "old.pdf"\n[[documents]]\nid = "new"\npath = "new.pdf"\n'
    (tmp_path / "m.toml").write_text(manifest + '[[comparisons]]\nleft = "old"\nright = "new"\n', "utf-8")
    assert run("build", "m.toml", *NO_MODEL, "--snippets", "-o", "built").returncode == 0
    built = (path.read_text("utf-8") for path in (tmp_path / "built").glob("*.html"))
    assert sum(page.count("data:image/png;base64,") for page in built) == 2


def test_a_missing_office_library_is_one_sentence(run, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.formats.find_spec", lambda name: None)
    done = run("compare", OLD, NEW, *NO_MODEL, "-o", "a.xlsx")
    assert (done.returncode, files_below(tmp_path)) == (2, [])
    assert done.stderr.decode() == (
        "policydiff: error: --format xlsx needs XlsxWriter, which is not installed: pip install 'policydiff[office]', "
        "or write csv, which Excel opens as well.\n"
    )


def test_a_missing_browser_is_one_sentence(run, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.office.pdf._COMMANDS", ())
    monkeypatch.setattr("reports.office.pdf._PLACES", ())
    done = run("compare", OLD, NEW, *NO_MODEL, "-o", "a.pdf")
    assert (done.returncode, files_below(tmp_path)) == (2, [])
    assert b"needs a browser to print with" in done.stderr


@pytest.fixture
def ids_format(monkeypatch):
    """A format more: one row in the table, and nothing else."""

    def write(comparison, options):
        return f"{options.lang} {comparison.left.id} {comparison.right.id}\n".encode()

    row = OutputFormat("ids", (".ids.txt", ".id"), write, on_screen=True)
    monkeypatch.setitem(FORMATS, "ids", row)
    return b"en zj2020-keypoints zj2021-keypoints\n"


def test_a_format_more_is_known_to_every_way_of_asking_for_it(run, tmp_path, ids_format):
    assert run("compare", OLD, NEW, *NO_MODEL, "--lang", "en", "--format", "ids").stdout == ids_format
    for place in ("a.ids.txt", "b.ID"):
        assert run("compare", OLD, NEW, *NO_MODEL, "--lang", "en", "-o", place).returncode == 0
    assert run("compare", OLD, NEW, *NO_MODEL, "--lang", "en", "--format", "ids,md", "-o", "both").returncode == 0
    assert files_below(tmp_path) == ["a.ids.txt", "b.ID", "both.ids.txt", "both.md"]
    assert {(tmp_path / name).read_bytes() for name in ("a.ids.txt", "b.ID", "both.ids.txt")} == {ids_format}
    assert (
        b"choose from html, xlsx, docx, pdf, json, csv, md, units.csv, ids"
        in run("compare", OLD, NEW, *NO_MODEL, "--format", "odt").stderr
    )
    comparison = policydiff.compare_files(OLD, NEW, encoder="none")
    assert policydiff.render(comparison, "ids", lang="en") == ids_format
    assert "ids" in policydiff.FORMATS


def test_several_formats_are_written_to_a_folder(run, tmp_path):
    done = run("compare", OLD, NEW, *NO_MODEL, "--format", "html,json,csv,md", "-o", "out/")
    assert done.returncode == 0
    name = "out/zj2020-keypoints--zj2021-keypoints"
    assert files_below(tmp_path) == [f"{name}.{ending}" for ending in ("csv", "html", "json", "md")]


@pytest.mark.parametrize(
    ("left", "right", "mode"),
    [
        ("zj2020-keypoints", "zj2021-keypoints", "year"),
        ("zj2020-keypoints", "jx2020-list", "level"),
        ("ah2020-division", "zj2020-division", "region"),
    ],
)
def test_mode_is_guessed_from_the_documents(run, left, right, mode):
    done = run("compare", str(SEEDS / f"{left}.txt"), str(SEEDS / f"{right}.txt"), *NO_MODEL, "--format", "json")
    assert json.loads(done.stdout)["mode"] == mode


def test_given_mode_goes_before_the_guess(run):
    done = run("compare", OLD, NEW, *NO_MODEL, "--format", "json", "--mode", "region")
    assert json.loads(done.stdout)["mode"] == "region"


def test_signature_names_version_and_inputs_but_no_place_and_no_time(run):
    done = run("compare", OLD, NEW, *NO_MODEL, "--format", "json")
    signature = json.loads(done.stdout)["signature"]
    assert signature["version"]
    assert signature["encoder"] == "none"
    assert signature["left_sha256"] == hashlib.sha256(Path(OLD).read_bytes()).hexdigest()
    assert str(ROOT).encode() not in done.stdout


COLLECTED = [
    "ah2020-division--zj2020-division",
    "ah2020-division--zj2021-keypoints",
    "index",
    "jx2020-list--ah2020-division",
    "jx2020-list--zj2020-division",
    "jx2020-list--zj2021-keypoints",
    "zj2020-division--zj2021-keypoints",
    "zj2020-keypoints--ah2020-division",
    "zj2020-keypoints--jx2020-list",
    "zj2020-keypoints--zj2020-division",
    "zj2020-keypoints--zj2021-keypoints",
]
"""The reports on every two of the five documents."""


def test_same_command_twice_gives_the_same_bytes(demo, tmp_path):
    assert demo_files(tmp_path / "again", seed="2") == demo
    assert sorted(demo) == [
        "ah2020-division--zj2020-division.html",
        *(f"five-documents/{name}" for name in ("collation.csv", "collation.json", "index.html")),
        *(f"five-documents/pairs/{name}.html" for name in COLLECTED),
        "five-documents/particulars.csv",
        "index.html",
        "zj2020-division--zj2021-keypoints.html",
        "zj2020-keypoints--jx2020-list.html",
        "zj2020-keypoints--zj2021-keypoints.html",
    ]


def test_date_is_printed_when_given(run, tmp_path):
    assert run("compare", OLD, NEW, *NO_MODEL, "-o", "a.html", "--date", "2021-05-20").returncode == 0
    assert "2021-05-20" in (tmp_path / "a.html").read_text("utf-8")


def test_manifest_is_built_with_index_and_further_formats(run, tmp_path):
    text = f'[[documents]]\nid = "a"\npath = {OLD!r}\n[[documents]]\nid = "b"\npath = {NEW!r}\n'
    (tmp_path / "m.toml").write_text(text + '[[comparisons]]\nleft = "a"\nright = "b"\n', encoding="utf-8")
    done = run("build", "m.toml", *NO_MODEL, "-o", "out", "--format", "json")
    assert done.returncode == 0
    assert files_below(tmp_path / "out") == ["a--b.html", "a--b.json", "index.html"]
    assert 'href="a--b.html' in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_evaluation_is_printed_as_tables_and_json(run):
    gold = str(ROOT / "tests" / "gold")
    table = run("evaluate", gold, *NO_MODEL).stdout.decode()
    assert "zj2020-keypoints--jx2020-list" in table
    data = json.loads(run("evaluate", gold, *NO_MODEL, "--json").stdout)
    assert [score["document"] for score in data["reading"]] == sorted(path.stem for path in SEEDS.glob("*.txt"))


def test_two_long_chinese_names_are_written_in_several_formats(run, tmp_path):
    left, right = (tmp_path / f"{mark * 80}.txt" for mark in "甲乙")
    for path in (left, right):
        path.write_text(TASKS, encoding="utf-8")
    formats = ("html", "json", "csv", "units.csv")
    done = run("compare", left.name, right.name, *NO_MODEL, "--format", ",".join(formats), "-o", "out/")
    assert done.returncode == 0
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert len(names) == len(formats)
    assert len({name.split(".")[0] for name in names}) == 1
