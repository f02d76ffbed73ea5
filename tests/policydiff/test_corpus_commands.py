"""The commands on a corpus: files in, a store, what is found in it, and one sentence for what a user can mend."""

import json

import pytest

from policydiff import folders
from tests.policydiff.command_line import NO_MODEL, TASKS, files_below

TITLE = "{place}人民政府办公室关于印发{year}年{place}政务公开工作要点的通知\n"


def read_here(files, options, limits, processes):
    return (folders._read(name, path, options, limits) for name, path in files)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(folders, "_in_pool", read_here)  # processes are tested in test_folders.py
    root = tmp_path / "来文"
    for place, year in (("浙江省", 2020), ("浙江省", 2021), ("嘉兴市", 2021)):
        path = root / str(year) / f"{place}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TITLE.format(place=place, year=year) + TASKS, encoding="utf-8")
    return root


def build(run, *arguments):
    return run("corpus", "build", *arguments, *NO_MODEL, "--workers", "0")


def test_a_folder_is_built_once_and_searched(run, folder, tmp_path):
    done = build(run, "来文", "-o", "store")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "3 documents, 6 tasks, 2 pairs (1 levels, 1 years)",
        "new: 3 documents, 0 vectors, 2 comparisons",
        "wrote store",
    ]
    before = {name: (tmp_path / "store" / name).read_bytes() for name in files_below(tmp_path / "store")}
    assert b"new: 0 documents, 0 vectors, 0 comparisons" in build(run, "来文", "-o", "store").stdout
    assert {name: (tmp_path / "store" / name).read_bytes() for name in files_below(tmp_path / "store")} == before
    found = json.loads(run("corpus", "search", "出台管理办法", "store", "--json", "--select", "year=2021").stdout)
    assert [(one["document"], one["clause"]) for one in found[:2]] == [
        ("2021/嘉兴市", "扩大开放，出台管理办法。"),
        ("2021/浙江省", "扩大开放，出台管理办法。"),
    ]
    assert "扩大开放" in run("corpus", "search", "出台管理办法", "store").stdout.decode()


def test_a_manifest_tells_what_documents_do_not(run, folder, tmp_path):
    (tmp_path / "a.txt").write_text("关于政务公开的工作安排\n" + TASKS, encoding="utf-8")
    (tmp_path / "plan.toml").write_text(
        '[[documents]]\nid = "a"\npath = "a.txt"\nregion = "浙江省"\nlevel = "province"\nyear = 2020\nsubject = "公开"\n'
        '[[documents]]\nid = "b"\npath = "来文/2021/浙江省.txt"\nsubject = "公开"\n',
        encoding="utf-8",
    )
    done = build(run, "plan.toml", "-o", "store")
    assert done.stdout.decode().splitlines()[0] == "2 documents, 4 tasks, 1 pairs (1 years)"


def test_a_file_that_is_not_read_costs_a_sentence_and_nothing_else(run, folder, tmp_path):
    (folder / "函.txt").write_text("请查收。", encoding="utf-8")
    done = build(run, "来文", "-o", "store")
    assert done.returncode == 2
    first, last = done.stderr.decode().splitlines()
    assert first.startswith("'函' was not read: no task found in '函.txt'")
    assert last == "policydiff: error: 1 documents or pairs were left out; they are named above."
    assert b"3 documents, 6 tasks" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "none", "-o", "new"], "'none' does not exist"),
        (["build", "来文", "-o", "来文"], "'来文' is no store of a corpus"),
        (["build", "来文", "-o", "new", "--encoder", "none such"], "'none such' is neither"),
        (["build", "empty", "-o", "new"], "'empty' holds no file"),
        (["build", "来文", "-o", "new", "--workers", "-1"], "--workers -1 is no number"),
        (["build", "来文", "-o", "new", "--workers", "1", "--scheduler", "tls://h:1"], "exclude each other"),
        (["build", "来文", "-o", "new", "--tls-key", "k.pem"], "belong to --scheduler"),
        (["build", "来文", "-o", "new", "--scheduler", "tcp://192.0.2.7:8786"], "not encrypted"),
        (["search", "公开", "new"], "'new' is no store of a corpus"),
        (["search", "公开", "来文", "--most", "0"], "--most 0 shows nothing"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence_and_leaves_nothing(run, folder, tmp_path, arguments, message):
    (tmp_path / "empty").mkdir()
    before = files_below(tmp_path)
    done = run("corpus", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1
    assert files_below(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_without_the_extra_the_commands_say_what_is_missing(run, folder, monkeypatch):
    monkeypatch.setattr("corpus.extra.find_spec", lambda name: None)
    done = build(run, "来文", "-o", "store")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "policydiff: error: A corpus needs 'duckdb', which is not installed: pip install 'policydiff[corpus]'.\n",
    )


def test_a_report_says_what_spread_and_what_stands_alone(run, folder, tmp_path):
    path = folder / "2021" / "嘉兴市.txt"
    path.write_text(path.read_text("utf-8") + "3.建立会议公开制度。（市司法局负责）\n", encoding="utf-8")
    assert build(run, "来文", "-o", "store").returncode == 0
    done = run("corpus", "report", "store", "-o", "out")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert (
        "2 matters of several documents (自上而下 2, 自下而上 0, 同级各地 0, 本地延续 0), 1 tasks of one alone" in lines
    )
    assert lines[-3:] == ["wrote out/matters.csv", "wrote out/readings.csv", "wrote out/alone.csv"]
    tables = {path.name: path.read_text("utf-8-sig").splitlines() for path in (tmp_path / "out").iterdir()}
    assert [len(rows) for _, rows in sorted(tables.items())] == [2, 3, 7]
    assert tables["alone.csv"][1].startswith("2021/嘉兴市,嘉兴市,2021,,")


def test_a_choice_of_documents_is_collated_as_files_are(run, folder, tmp_path):
    build(run, "来文", "-o", "store")
    done = run("corpus", "collate", "store", "--select", "year=2021", "--axis", "levels", "-o", "map")
    assert done.returncode == 0
    data = json.loads((tmp_path / "map" / "collation.json").read_text("utf-8"))
    assert [witness["siglum"] for witness in data["witnesses"]] == ["浙", "嘉兴"]
    refused = run("corpus", "collate", "store", "--select", "level=city", "--axis", "levels", "-o", "none")
    assert (refused.returncode, (tmp_path / "none").exists()) == (2, False)
    assert "two documents or more" in refused.stderr.decode()
