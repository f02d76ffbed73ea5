import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

import policydiff
from policydiff.cli import main
from reports.formats import FORMATS, OutputFormat
from reports.office.xlsx_details import COLUMNS
from tests.reports.office_files import sheets
from tests.review.workbooks import filled

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
OLD = str(SEEDS / "zj2020-keypoints.txt")
NEW = str(SEEDS / "zj2021-keypoints.txt")
NO_MODEL = ["--encoder", "none"]


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


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


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


def test_same_command_twice_gives_the_same_bytes(tmp_path):
    contents = []
    for folder, seed in (("one", "1"), ("two", "2")):
        subprocess.run(
            [sys.executable, "-m", "policydiff", "demo", *NO_MODEL, "-o", str(tmp_path / folder)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        contents.append({name: (tmp_path / folder / name).read_bytes() for name in files_below(tmp_path / folder)})
    assert contents[0] == contents[1]
    assert sorted(contents[0]) == [
        "ah2020-division--zj2020-division.html",
        "index.html",
        "zj2020-division--zj2021-keypoints.html",
        "zj2020-keypoints--jx2020-list.html",
        "zj2020-keypoints--zj2021-keypoints.html",
    ]


def test_date_is_printed_when_given(run, tmp_path):
    assert run("compare", OLD, NEW, *NO_MODEL, "-o", "a.html", "--date", "2021-05-20").returncode == 0
    assert "2021-05-20" in (tmp_path / "a.html").read_text("utf-8")


@pytest.mark.parametrize("file_format", ["table", "json", "csv"])
def test_document_is_shown_in_every_form(run, file_format):
    done = run("read", NEW, "--format", file_format)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "公开" in done.stdout.decode()


def test_task_list_that_was_read_is_accepted_as_input(run, tmp_path):
    for name in ("json", "csv"):
        assert run("read", OLD, "--format", name, "-o", f"zj2020-keypoints.{name}").returncode == 0
    texts = []
    for path in (OLD, "zj2020-keypoints.json", "zj2020-keypoints.csv"):
        done = run("compare", path, NEW, *NO_MODEL, "--format", "json")
        data = json.loads(done.stdout)
        texts.append([(task["id"], task["text"], task["responsible_units"]) for task in data["left"]["tasks"]])
    assert texts[0] == texts[1] == texts[2]


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


@pytest.fixture
def broken(tmp_path):
    """A folder with one file of every kind that cannot be read."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "spaces.txt").write_text(" \n\u3000\n", encoding="utf-8")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 4)
    (folder / "notice.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
    with zipfile.ZipFile(folder / "notice.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (folder / "notice.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    (folder / "prose.txt").write_text("今天天气很好。我们去公园散步。\n", encoding="utf-8")
    (folder / "broken.json").write_text('{"tasks": [', encoding="utf-8")
    (folder / "fields.json").write_text('{"tasks": [{"text": 3}]}', encoding="utf-8")
    (folder / "none.json").write_text('{"tasks": []}', encoding="utf-8")
    (folder / "people.csv").write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "broken.toml").write_text("[[documents]\n", encoding="utf-8")
    (folder / "unknown.toml").write_text("documents = 3\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        *((["compare", name, NEW, *NO_MODEL], sentence) for name, sentence in [
            ("nothing.txt", "'nothing.txt'"),
            (".", "'.' is a"),
            ("empty.txt", "'empty.txt' is empty"),
            ("spaces.txt", "'spaces.txt' holds only white space"),
            ("binary.bin", "'binary.bin' is binary or in no known encoding"),
            ("notice.pdf", "'notice.pdf' cannot be read as a PDF"),
            ("notice.docx", "'notice.docx' is a Word file without a body; open it in Word"),
            ("notice.doc", "'notice.doc' is an old Office file that is damaged or of an unknown kind, which is not read"),
            ("prose.txt", "'prose.txt'"),
            ("broken.json", "'broken.json' is not valid JSON: "),
            ("fields.json", "task 1: text must be a string that is not empty, not 3"),
            ("none.json", "'none.json' has an empty list 'tasks'"),
            ("people.csv", "'people.csv' has no column that names the task"),
            ("broken.xlsx", "'broken.xlsx' is a damaged zip archive"),
        ]),
        (["compare", OLD, NEW, "--encoder", "no-such-model"], "'no-such-model'"),
        (["compare", OLD, NEW, *NO_MODEL, "--mode", "decade"], "'decade' is no mode; choose one of year, level, region"),
        (["compare", OLD, NEW, *NO_MODEL, "--format", "odt"], "--format 'odt' is not known"),
        (["compare", OLD, NEW, *NO_MODEL, "--lang", "fr"], "'fr' is no language"),
        (["compare", OLD, NEW, *NO_MODEL, "--date", "1. Mai"], "--date '1. Mai' is no date"),
        (["compare", OLD, NEW, *NO_MODEL, "-o", "empty.txt/x/"], "cannot be written"),
        (["compare", OLD, NEW, *NO_MODEL, "-o", "a.html", "--format", "html,md"], "is one html file"),
        (["read", OLD, "--format", "yaml"], "--format 'yaml' is not known"),
        (["build", "nothing.toml", "-o", "out"], "'nothing.toml' does not exist"),
        (["build", "broken.toml", "-o", "out"], "'broken.toml' is not valid TOML"),
        (["build", "unknown.toml", "-o", "out"], "'unknown.toml' is not a valid manifest"),
        (["demo", *NO_MODEL, "-o", "empty.txt"], "cannot be written"),
        (["evaluate", "nothing"], "'nothing' is no folder"),
    ],
)  # fmt: skip
def test_error_is_one_sentence_and_leaves_nothing_behind(run, broken, arguments, sentence):
    before = files_below(broken)
    done = run(*arguments, folder=broken)
    message = done.stderr.decode()
    assert done.returncode == 2
    assert done.stdout == b""
    assert message.startswith("policydiff: error: ")
    assert sentence in message
    assert message.count("\n") == 1
    assert files_below(broken) == before


@pytest.mark.parametrize("arguments", [["compare", "one.txt"], ["sing"], ["compare", "a", "b", "--colour"]])
def test_wrong_usage_ends_with_2(run, arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Usage:" in done.stderr


def test_interruption_ends_with_130_and_no_traceback(run, monkeypatch):
    def interrupted(path, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("documents.read_document", interrupted)
    done = run("read", OLD)
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


def test_bug_keeps_its_traceback(run, monkeypatch):
    def broken(path, **options):
        raise ValueError("a bug")

    monkeypatch.setattr("documents.read_document", broken)
    with pytest.raises(ValueError, match="a bug"):
        run("read", OLD)


TASKS = "1.深化改革，年底前完成清单。（省发展改革委负责）\n2.扩大开放，出台管理办法。（省商务厅负责）\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "left.txt", "right.txt", *NO_MODEL, "-o", "left.txt"),
        ("compare", "left.txt", "right.txt", *NO_MODEL, "-o", "link.txt"),
        ("read", "right.txt", "--format", "json", "-o", "right.txt"),
        ("read", "right.txt", "--format", "json", "-o", "hard.txt"),
    ],
)
def test_an_output_onto_an_input_is_one_sentence_and_changes_nothing(run, tmp_path, arguments):
    for name in ("left.txt", "right.txt"):
        (tmp_path / name).write_text(TASKS, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("left.txt")
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "right.txt")
    done = run(*arguments)
    assert done.returncode == 2
    assert b"is an input" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {TASKS}


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


@pytest.fixture
def plans(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    (tmp_path / "plans" / "old").mkdir(parents=True)
    (tmp_path / "plans" / "a.txt").write_text(TASKS, encoding="utf-8")
    (tmp_path / "plans" / "old" / "b.txt").write_text(TASKS, encoding="utf-8")
    return tmp_path / "plans"


def test_a_folder_is_shown_as_a_table_of_its_files(run, plans):
    done = run("read", "plans")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1] == "2 files, 4 tasks, 0 warnings, 0 not read"


def test_the_lists_of_a_folder_are_written_and_what_failed_is_counted(run, plans, tmp_path):
    (plans / "letter.txt").write_text("请查收。\n", encoding="utf-8")
    done = run("read", "plans", "--format", "json", "-o", "plans/lists")
    assert done.returncode == 2
    assert done.stderr == b"policydiff: error: 1 of 3 files were not read; the table says why.\n"
    assert done.stdout.decode().splitlines()[-1] == "3 files, 4 tasks, 0 warnings, 1 not read"
    assert files_below(plans / "lists") == ["a.txt.json", "old/b.txt.json"]
    assert run("read", "plans", "--format", "csv", "-o", "plans/lists").stdout.decode().startswith(" 文件")
    assert files_below(plans / "lists") == ["a.txt.csv", "a.txt.json", "old/b.txt.csv", "old/b.txt.json"]


def test_lists_of_a_folder_need_a_place(run, plans):
    done = run("read", "plans", "--format", "json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"say with -o which folder takes them" in done.stderr


@pytest.mark.parametrize("option", ["--left-layout", "--right-layout", "--layout"])
def test_a_layout_that_is_asked_for_reaches_the_reader(run, option):
    done = run("compare", OLD, NEW, *NO_MODEL, option, "tabbed_table")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--layout tabbed_table: the text has no header row of such a table" in done.stderr


@pytest.mark.parametrize("option", ["--left-part", "--right-part"])
def test_a_part_that_is_asked_for_reaches_the_reader(run, option):
    done = run("compare", OLD, NEW, *NO_MODEL, option, "table")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"does not hold a plan and a table of its tasks" in done.stderr


def test_a_file_in_an_archive_is_compared_and_the_archive_is_no_output(run, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("left.txt", TASKS)
        archive.writestr("right.txt", TASKS)
    done = run("compare", "a.zip:left.txt", "a.zip:right.txt", *NO_MODEL, "--format", "json")
    changes = json.loads(done.stdout)["changes"]
    assert (done.returncode, [change["kind"] for change in changes]) == (0, ["unchanged", "unchanged"])
    before = (tmp_path / "a.zip").read_bytes()
    done = run("read", "a.zip:left.txt", "--format", "json", "-o", "a.zip")
    assert done.returncode == 2
    assert (tmp_path / "a.zip").read_bytes() == before
