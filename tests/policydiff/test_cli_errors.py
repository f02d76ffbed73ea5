import zipfile

import pytest

from tests.policydiff.command_line import NEW, NO_MODEL, OLD, TASKS, files_below


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
