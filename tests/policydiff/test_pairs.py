import json
import sys
from dataclasses import replace
from functools import cache

import pytest

from policydiff import api
from policydiff.cli import main
from policydiff.manifest import packaged_manifest, read_manifest
from policydiff.pairs import higher_first
from review import dumps
from tests.compare.samples import document
from tests.review.samples import decide, log

PLAN = read_manifest(packaged_manifest())
YEAR, _, LEVEL, _ = ((pair.left, pair.right, pair.mode) for pair in PLAN.comparisons)
PATHS = {known.id: known.path for known in PLAN.documents}
NAMES = {YEAR: "zj2020-keypoints--zj2021-keypoints", LEVEL: "zj2020-keypoints--jx2020-list"}


@cache
def first(left, right, mode):
    return api.compare_files(PATHS[left], PATHS[right], mode=mode, encoder="none")


def linked(of):
    return [place for place, change in enumerate(of.changes) if change.links]


def decided(of):
    """Confirm one row and cut another."""
    chosen = zip(linked(of), ("accept", "reject"), strict=False)
    return log(of, *(decide(of, row, action, 1, event=f"{of.mode}-{action}") for row, action in chosen))


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run the command line in a folder with decisions on two of the four reports of the seeds."""
    monkeypatch.chdir(tmp_path)
    for name, pair in (("year", YEAR), ("level", LEVEL)):
        (tmp_path / f"{name}.json").write_bytes(dumps(decided(first(*pair))))

    def run_command(*arguments):
        encoder = () if arguments[0] == "decisions" else ("--encoder", "none")
        monkeypatch.setattr(sys, "argv", ["policydiff", *map(str, arguments), *encoder, "-o", "out"])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        return (stop.value.code or 0, *capfd.readouterr())

    return run_command


def states(folder, name):
    data = json.loads((folder / "out" / f"{name}.json").read_text("utf-8"))
    found = [] if data["review"] is None else [change["review"]["state"] for change in data["changes"]]
    return sorted(state for state in found if state != "undecided")


def write_manifest(folder, decisions, *, pairs=(YEAR, LEVEL), left=None):
    """Write a manifest in a folder of the seeds; `decisions` are those of its first pair."""
    text = "".join(
        f'[[documents]]\nid = "{name}"\npath = "{left if left and name == YEAR[0] else path}"\n'
        for name, path in PATHS.items()
    )
    for place, (one, other, mode) in enumerate(pairs):
        text += f'[[comparisons]]\nleft = "{one}"\nright = "{other}"\nmode = "{mode}"\n'
        text += "" if place else f"decisions = {json.dumps(decisions)}\n"
    (folder / "m.toml").write_text(text, "utf-8")
    return "m.toml"


def test_every_file_goes_to_the_report_that_it_was_made_on(run, tmp_path):
    files = ("--decisions", "level.json", "--decisions", "year.json")
    code, out, err = run("build", packaged_manifest(), "--format", "json", *files)
    assert (code, out.count("wrote ")) == (0, 24)
    for name in NAMES.values():
        assert states(tmp_path, name).count("accepted") == 1
        assert f"{name}: decisions: 2 events" in err
    assert states(tmp_path, "zj2020-division--zj2021-keypoints") == []
    assert (tmp_path / "out" / f"{NAMES[YEAR]}.json").read_bytes() == api.render(
        api.compare_files(*(PATHS[side] for side in YEAR[:2]), mode="year", encoder="none", decisions=["year.json"]),
        "json",
    )


def test_a_file_merged_of_two_comparisons_gives_each_its_own(run, tmp_path):
    assert run("decisions", "merge", "level.json", "year.json")[0] == 0
    (tmp_path / "out").rename(tmp_path / "both.json")
    manifest = write_manifest(tmp_path, ["year.json"])
    written = []
    for file in ("level.json", "both.json"):
        code, _, err = run("build", manifest, "--format", "json", "--decisions", file)
        assert (code, err.count("decisions: 2 events")) == (0, 2)
        written.append([(tmp_path / "out" / f"{name}.json").read_bytes() for name in NAMES.values()])
    assert written[0] == written[1]


def test_a_manifest_names_the_decisions_of_a_comparison(run, tmp_path):
    code, _, _ = run("build", write_manifest(tmp_path, ["year.json"]), "--format", "json")
    assert code == 0
    assert states(tmp_path, NAMES[YEAR]).count("accepted") == 1
    assert states(tmp_path, NAMES[LEVEL]) == []


def test_decisions_that_a_manifest_names_beside_another_comparison_are_refused(run, tmp_path):
    code, out, err = run("build", write_manifest(tmp_path, "level.json", pairs=(YEAR,)))
    assert (code, out, (tmp_path / "out").exists()) == (2, "", False)
    assert "'level.json' is for another report" in err


@pytest.mark.parametrize("command", [("build", "m.toml"), ("demo",)])
def test_a_file_that_fits_no_comparison_is_refused_in_one_sentence_and_nothing_is_written(run, tmp_path, command):
    of = api.compare_files(PATHS["ah2020-division"], PATHS["jx2020-list"], encoder="none")
    (tmp_path / "other.json").write_bytes(dumps(decided(of)))
    write_manifest(tmp_path, ["year.json"])
    code, out, err = run(*command, "--decisions", "other.json")
    assert (code, out, (tmp_path / "out").exists(), err.count("\n")) == (2, "", False, 1)
    assert "'other.json' belongs to none of the" in err


def test_lost_and_changed_anchors_are_told_in_the_report_that_they_are_of_with_exit_code_3(run, tmp_path):
    of = first(*YEAR)
    data = json.loads(api.render(of, "json"))["left"]
    gone, changed = (of.changes[place].left[0] for place in linked(of)[:2])
    data["tasks"][changed]["text"] += "并按季度公布。"
    del data["tasks"][gone]
    (tmp_path / "zj2020-keypoints.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (tmp_path / "year.json").write_bytes(
        dumps(log(of, *(decide(of, place, "accept", place + 1) for place in linked(of)[:2])))
    )
    manifest = write_manifest(tmp_path, ["year.json"], left="zj2020-keypoints.json")
    code, _, err = run("build", manifest, "--format", "json")
    assert code == 3
    report = json.loads((tmp_path / "out" / f"{NAMES[YEAR]}.json").read_text("utf-8"))
    assert [entry["reason"] for entry in report["review"]["orphaned"]] == ["task_missing"]
    assert f"{NAMES[YEAR]}: 需再审 needs review (text_changed)" in err
    assert f"{NAMES[YEAR]}: 失锚 orphaned (task_missing)" in err
    assert states(tmp_path, NAMES[LEVEL]) == []


def of_level(level, name):
    return replace(document("公开目录", name=name), level=level)


def test_of_two_levels_the_higher_document_becomes_the_left_one_and_says_so():
    city, province = of_level("city", "c"), of_level("province", "p")
    upper, lower = higher_first(city, province, "level")
    assert (upper.id, lower) == ("p", city)
    assert [(warning.code, warning.message) for warning in upper.warnings] == [
        (
            "sides-exchanged",
            "《c的标题》为市级，《p的标题》为省级：上下级对照以上级文件为左，已将两份文件左右互换。",
        )
    ]
    assert higher_first(upper, lower, "level") == (upper, lower)


@pytest.mark.parametrize(
    ("left", "right", "mode"),
    [
        ("province", "city", "level"),
        ("city", "city", "level"),
        ("city", None, "level"),
        (None, "province", "level"),
        ("city", "province", "year"),
        ("city", "province", "region"),
    ],
)
def test_documents_stay_where_they_were_given_unless_the_left_is_known_to_be_below(left, right, mode):
    pair = of_level(left, "a"), of_level(right, "b")
    assert higher_first(*pair, mode) == pair


def test_a_comparison_of_a_city_with_its_province_is_that_of_the_province_with_the_city():
    city, province = of_level("city", "c"), of_level("province", "p")
    given, turned = (api.compare_documents(*pair, encoder="none") for pair in ((city, province), (province, city)))
    assert (given.changes, given.coverage) == (turned.changes, turned.coverage)
    assert [warning.code for _, warning in given.warnings] == ["sides-exchanged"]


def test_the_command_line_says_that_sides_were_exchanged(run):
    code, _, err = run("compare", PATHS[LEVEL[1]], PATHS[LEVEL[0]])
    assert code == 0
    assert "已将两份文件左右互换" in err
