"""Decide, save, compare again: on each seed report, then after its sources were edited."""

import json
import sys
from dataclasses import replace
from functools import cache

import pytest

from policydiff import api
from policydiff.cli import main
from policydiff.manifest import packaged_manifest, read_manifest
from reports import comparison_dict
from review import dumps, read_decisions
from tests.reports.office_files import document, sheets, text_of
from tests.review.samples import decide, log
from tests.review.workbooks import filled

PLAN = read_manifest(packaged_manifest())
PATHS = {known.id: known.path for known in PLAN.documents}
REPORTS = [(pair.left, pair.right, pair.mode) for pair in PLAN.comparisons]
REPORT = pytest.mark.parametrize(("left", "right", "mode"), REPORTS, ids=lambda value: str(value))


@cache
def first(left, right, mode):
    return api.compare_files(PATHS[left], PATHS[right], mode=mode, encoder="none")


def rows(of, count):
    """Places of linked rows, spread over the report; those of one task a side where there are enough."""
    found = [place for place, change in enumerate(of.changes) if len(change.links) == 1]
    if len(found) < count:
        found = [place for place, change in enumerate(of.changes) if change.links]
    step = max(1, len(found) // count)
    return found[::step][:count]


def decisions(of):
    """Accept three, reject two, relink two to a task that stands alone, and write one note."""
    chosen = rows(of, 8)
    assert len(chosen) == 8
    accepted, rejected, relinked, noted = chosen[0:6:2], chosen[1:4:2], chosen[5:8:2], chosen[6]
    lonely = [change.left[0] if change.left else change.right[0] for change in of.changes if not change.links]
    alone = [place for place, change in enumerate(of.changes) if not change.links]
    assert lonely
    links = []
    for place, partner in zip(relinked, (alone * 2)[:2], strict=True):
        change, other = of.changes[place], of.changes[partner]
        links.append((other.left[0], change.right[0]) if other.left else (change.left[0], other.right[0]))
    events = [decide(of, place, "accept", number) for number, place in enumerate(accepted, 1)]
    events += [decide(of, place, "reject", number) for number, place in enumerate(rejected, 11)]
    events += [
        decide(of, place, "relink", number, links=[pair])
        for number, (place, pair) in enumerate(zip(relinked, links, strict=True), 21)
    ]
    events.append(decide(of, noted, "note", 31, note="请司法厅核对<b>"))
    return events, (accepted, rejected, relinked, links, noted)


def pairs(of):
    return {(link.left, link.right) for link in of.links}


def pairs_of(of, places):
    links = [of.links[number] for place in places for number in of.changes[place].links]
    return {(link.left, link.right) for link in links}


@REPORT
def test_decisions_come_back_as_they_were_made(left, right, mode, tmp_path):
    check_round_trip(left, right, mode, tmp_path, "none")


@pytest.mark.encoder
def test_decisions_come_back_with_the_bundled_encoder(tmp_path):
    check_round_trip(*REPORTS[0], tmp_path, "default")


def check_round_trip(left, right, mode, tmp_path, encoder):
    of = api.compare_files(PATHS[left], PATHS[right], mode=mode, encoder=encoder)
    events, (accepted, rejected, relinked, links, noted) = decisions(of)
    file = tmp_path / "decisions.json"
    file.write_bytes(dumps(log(of, *events)))
    result = api.compare_files(PATHS[left], PATHS[right], mode=mode, encoder=encoder, decisions=[file])
    assert result.review.orphaned == ()
    assert result.review.conflicts == ()
    found, of_pair = pairs(result), {}
    for link, state in zip(result.links, result.review.links, strict=True):
        of_pair[link.left, link.right] = state.status
    assert {of_pair[entry] for entry in pairs_of(of, accepted)} == {"accepted"}
    assert {of_pair[entry] for entry in links} == {"relinked"}
    assert not found & pairs_of(of, (*rejected, *relinked))
    (with_note,) = (
        change for change, state in zip(result.changes, result.review.changes, strict=True) if state.note is not None
    )
    assert of.changes[noted].left[0] in with_note.left
    # what nobody decided about keeps its link unless a decision freed or took one of its tasks
    touched = {("left", i) for place in (*rejected, *relinked) for i in of.changes[place].left}
    touched |= {("right", j) for place in (*rejected, *relinked) for j in of.changes[place].right}
    touched |= {(side, place) for entry in links for side, place in zip(("left", "right"), entry, strict=True)}
    untouched = {
        entry for entry in pairs(of) if ("left", entry[0]) not in touched and ("right", entry[1]) not in touched
    }
    assert len(untouched - found) <= len(untouched) // 10
    # the result, decided no further and read again, is the same
    file.write_bytes(dumps(log(result, *result.review.decisions)))
    once_more = api.compare_files(PATHS[left], PATHS[right], mode=mode, encoder=encoder, decisions=[file])
    assert comparison_dict(once_more) == comparison_dict(result)


@REPORT
def test_an_edited_line_comes_back_for_review_and_a_deleted_one_is_listed(left, right, mode, tmp_path):
    of = first(left, right, mode)
    edited, deleted, kept = rows(of, 3)
    events = [
        decide(of, place, "accept", number, note=f"注{number}") for number, place in enumerate((edited, deleted, kept))
    ]
    decided = log(of, *events)
    change = of.changes[edited].right[0]
    gone = of.changes[deleted].right[0]
    tasks = list(of.right.tasks)
    tasks[change] = replace(tasks[change], text=tasks[change].text[:-1] + "，并按季度公布进展。")
    del tasks[gone]
    today = replace(of.right, tasks=tuple(tasks), source=replace(of.right.source, sha256="f" * 64))
    result = api.compare_documents(of.left, today, mode=mode, encoder="none", decisions=decided)
    by_task = {i: state for row, state in zip(result.changes, result.review.changes, strict=True) for i in row.left}
    again = by_task[of.changes[edited].left[0]]
    assert (again.status, again.reason, again.note) == ("needs_review", "text_changed", "注0")
    assert by_task[of.changes[kept].left[0]].status == "accepted"
    (lost,) = result.review.orphaned
    assert (lost.reason, lost.decision.note) == ("task_missing", "注1")
    assert [anchor.id for anchor in lost.missing] == [of.right.tasks[gone].id]


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    def run_command(*arguments):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["policydiff", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        return (stop.value.code or 0, *capfd.readouterr())

    return run_command


def compare_arguments(*more):
    left, right, _ = REPORTS[0]
    return "compare", PATHS[left], PATHS[right], "--encoder", "none", "--format", "json", *more


def test_command_line_applies_decisions_and_says_so(run, tmp_path):
    of = first(*REPORTS[0])
    file = tmp_path / "d.json"
    file.write_bytes(dumps(log(of, *decisions(of)[0])))
    code, out, err = run(*compare_arguments("--decisions", file))
    data = json.loads(out)
    assert code == 0
    assert data["review"]["events"] == 8
    assert [change["review"]["state"] for change in data["changes"]].count("accepted") == 3
    assert "decisions: 8 events" in err


def test_source_line_edited_and_deleted_on_the_command_line_gives_exit_code_3(run, tmp_path):
    left, right, mode = REPORTS[0]
    of = first(left, right, mode)
    listing = tmp_path / "left.json"
    assert run("read", PATHS[left], "--format", "json", "-o", listing)[0] == 0
    data = json.loads(listing.read_text("utf-8"))
    edited, deleted = rows(of, 2)
    events = [decide(of, edited, "accept", 1), decide(of, deleted, "accept", 2)]
    file = tmp_path / "d.json"
    file.write_bytes(dumps(log(of, *events)))
    data["tasks"][of.changes[edited].left[0]]["text"] += "并按季度公布。"
    del data["tasks"][of.changes[deleted].left[0]]
    listing.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    code, out, err = run(
        "compare", listing, PATHS[right], "--mode", mode, "--encoder", "none", "--format", "json", "--decisions", file
    )
    assert code == 3
    assert json.loads(out)["review"]["orphaned"][0]["reason"] == "task_missing"
    assert "需再审 needs review (text_changed)" in err
    assert f"失锚 orphaned (task_missing): accept of {events[1].key}" in err


def test_decisions_on_other_documents_are_refused_with_the_hash_that_differs(run, tmp_path):
    file = tmp_path / "d.json"
    of = api.compare_files(PATHS["ah2020-division"], PATHS["jx2020-list"], encoder="none")
    file.write_bytes(dumps(log(of, *decisions(of)[0])))
    code, out, err = run(*compare_arguments("--decisions", file))
    assert (code, out) == (2, "")
    assert "'d.json' is for another report, and no decision of it can be applied here: its old document" in err
    assert of.left.source.sha256[:12] in err


def test_decisions_with_the_sides_swapped_are_refused_with_the_remedy(run, tmp_path):
    left, right, _ = REPORTS[0]
    of = first(*REPORTS[0])
    file = tmp_path / "d.json"
    file.write_bytes(dumps(log(of, decide(of, rows(of, 1)[0], "accept", 1))))
    code, _, err = run("compare", PATHS[right], PATHS[left], "--encoder", "none", "--decisions", file)
    assert code == 2
    assert "swap LEFT and RIGHT" in err


def test_two_reviewers_are_merged_on_the_command_line_and_their_conflict_is_listed(run, tmp_path):
    of = first(*REPORTS[0])
    place, other = rows(of, 2)
    for name, action, by in (("a", "accept", "甲"), ("b", "reject", "乙")):
        event = decide(of, place, action, 1, by=by, event=f"event-of-{name}")
        more = decide(of, other, "accept", 2, by=by, event=f"more-of-{name}")
        (tmp_path / f"{name}.json").write_bytes(dumps(log(of, event, more)))
    code, out, _ = run("decisions", "merge", "a.json", "b.json", "-o", "m.json")
    assert code == 3
    assert "4 events by 乙, 甲; 1 conflicts" in out
    assert "甲 accept, 乙 reject" in out
    for given in (["--decisions", "m.json"], ["--decisions", "a.json", "--decisions", "b.json"]):
        code, out, err = run(*compare_arguments(*given))
        data = json.loads(out)
        states = [change["review"]["state"] for change in data["changes"]]
        assert (code, states.count("needs_review"), states.count("accepted")) == (3, 1, 1)
        assert "冲突 conflict" in err
    code, out, _ = run("decisions", "stats", "a.json", "b.json")
    assert (code, out.splitlines()[0]) == (0, "decided: 2 and 2, both: 2, alike: 1 (50%), Cohen's kappa: 0.000")
    code, out, _ = run("decisions", "stats", "a.json", "b.json", "--json")
    assert json.loads(out)["agreed"] == 1


def test_a_confirmation_in_a_workbook_and_a_relink_on_the_page_are_listed_by_every_export_until_settled(run, tmp_path):
    """One relinks on the page; the other, who has only the workbook, confirms: the command line uses neither."""
    of = first(*REPORTS[0])
    (place,) = rows(of, 1)
    change = of.changes[place]
    lonely = next(one.right[0] for one in of.changes if not one.left)
    relinked = decide(of, place, "relink", 1, links=[(change.left[0], lonely)], by="甲")
    (tmp_path / "page.json").write_bytes(dumps(log(of, relinked)))
    tasks = [of.left.tasks[change.left[0]].id, of.right.tasks[change.right[0]].id]
    cells = {(change.id, *tasks): {"decision": "确认", "reviewer": "乙"}}
    (tmp_path / "office.xlsx").write_bytes(filled(api.render(of, "xlsx"), cells))
    given = ["--decisions", "page.json", "--decisions", "office.xlsx"]
    formats = ["json", "csv", "md", "docx", "xlsx"]
    code, _, err = run(*compare_arguments(*given, "-o", "out/", "--format", ",".join(formats)))
    assert (code, "冲突 conflict" in err) == (3, True)
    files = {path.suffix[1:]: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    number = [of.left.tasks[change.left[0]].number, of.right.tasks[lonely].number]
    said = f"冲突：甲 改连 {number[0]}→{number[1]}，乙 确认"
    assert [name for name in ("csv", "md") if said not in files[name].decode()] == []
    assert said in text_of(document(files["docx"]))
    assert "冲突（均未采用，待再定）：" in text_of(document(files["docx"]))
    assert said in "\n".join(str(cell) for sheet in sheets(files["xlsx"]).values() for row in sheet for cell in row)
    data = json.loads(files["json"])
    assert len(data["review"]["conflicts"]) == 1
    assert [link for link in data["links"] if link["confidence"] == 1 and link["left"] == tasks[0]] == []

    manifest = tmp_path / "reports.toml"
    listed = "".join(f'[[documents]]\nid = "{name}"\npath = "{PATHS[name]}"\n' for name in REPORTS[0][:2])
    manifest.write_text(f'{listed}[[comparisons]]\nleft = "{REPORTS[0][0]}"\nright = "{REPORTS[0][1]}"\n', "utf-8")
    code, _, err = run("build", manifest, "-o", "built", "--encoder", "none", *given)
    assert (code, "冲突 conflict" in err) == (3, True)

    # merged in one file, and settled in it by somebody who saw both
    assert run("decisions", "merge", "page.json", "office.xlsx", "-o", "both.json")[0] == 3
    both = read_decisions(tmp_path / "both.json")
    last = replace(decide(of, place, "accept", 9, by="丙"), at="2026-04-01T00:00:00.000Z")
    (tmp_path / "both.json").write_bytes(dumps(replace(both, decisions=(*both.decisions, last))))
    code, out, _ = run(*compare_arguments("--decisions", "both.json"))
    data = json.loads(out)
    assert (code, data["review"]["conflicts"]) == (0, [])
    assert {(link["left"], link["right"]) for link in data["links"] if link["confidence"] == 1} == {tuple(tasks)}


def test_decisions_are_listed_from_files_and_from_a_reviewed_workbook(run, tmp_path):
    of = first(*REPORTS[0])
    kept, cut = rows(of, 2)
    event = decide(of, kept, "accept", 1, note="同意\n照办")
    (tmp_path / "a.json").write_bytes(dumps(log(of, decide(of, cut, "later", 0), event, decide(of, cut, "reject", 2))))
    change = of.changes[cut]
    tasks = [of.left.tasks[change.left[0]].id, of.right.tasks[change.right[0]].id]
    cells = {(change.id, *tasks): {"decision": "驳回", "reviewer": "张三"}}
    (tmp_path / "r.xlsx").write_bytes(filled(api.render(of, "xlsx"), cells))
    code, out, _ = run("decisions", "list", "a.json", "r.xlsx")
    lines = out.splitlines()
    assert (code, len(lines)) == (0, 5)
    assert lines[0].startswith("a.json: p-")
    assert lines[0].endswith(": 3 events, 2 hold")
    assert (
        lines[1] == f"  {event.at} 审核员甲: accept {event.key} ({' – '.join(map('+'.join, sides(event)))}): 同意 照办"
    )
    assert f"reject {change.id}" in lines[2]
    assert lines[4].endswith(f"张三: reject {change.id} ({' – '.join(tasks)})")
    code, out, _ = run("decisions", "stats", "a.json", "r.xlsx")
    assert (code, out.splitlines()[0]) == (0, "decided: 2 and 1, both: 1, alike: 1 (100%), Cohen's kappa: undefined")
    code, out, _ = run("decisions", "merge", "a.json", "r.xlsx", "-o", "m.json")
    assert (code, "4 events by 审核员甲, 张三; 0 conflicts" in out) == (0, True)


def sides(decision):
    return decision.machine.left, decision.machine.right


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no file 'b.json'"),
        (b"", "'b.json' is empty"),
        (b"<!DOCTYPE html>", "'b.json' is no file of decisions"),
        ("你好".encode(), "'b.json' is not valid JSON"),
        (b"PK\x03\x04", "'b.json' cannot be read as an Excel workbook"),
        ("other", "are decisions on different reports"),
    ],
)
def test_every_command_refuses_a_bad_file_in_one_sentence(run, tmp_path, content, said):
    of = first(*REPORTS[0])
    (tmp_path / "a.json").write_bytes(dumps(log(of, decide(of, rows(of, 1)[0], "accept", 1))))
    if content == "other":
        other = first(*REPORTS[3])
        content = dumps(log(other, decide(other, 0, "accept", 1)))
    if content is not None:
        (tmp_path / "b.json").write_bytes(content)
    commands = [("stats", "a.json", "b.json"), ("merge", "a.json", "b.json", "-o", "m.json")]
    for command in [*commands, *([] if "different" in said else [("list", "a.json", "b.json")])]:
        code, out, err = run("decisions", *command)
        assert (code, out, err.count("\n"), (tmp_path / "m.json").exists()) == (2, "", 1, False)
        assert said in err


def test_the_good_decisions_of_a_file_with_a_bad_one_are_applied_and_the_bad_one_is_told(run, tmp_path):
    left, right, mode = REPORTS[0]
    of = first(left, right, mode)
    data = json.loads(dumps(log(of, *(decide(of, place, "accept", place) for place in rows(of, 3)))))
    data["decisions"][1]["at"] = "+010000-01-01T00:00:00.000Z"
    (tmp_path / "a.json").write_text(json.dumps(data), "utf-8")
    said = "未读 left out: 'a.json', decision 2: 'at' is '+010000-01-01T00:00:00.000Z'; it must be a time such as"
    code, out, err = run(*compare_arguments("--decisions", "a.json", "-o", "out.json"))
    assert (code, out) == (3, "wrote out.json\n")
    assert err.splitlines()[0].startswith(said)
    assert err.splitlines()[1].startswith("decisions: 2 events; rows: 2 accepted")
    for command in (("list", "a.json"), ("merge", "a.json", "a.json", "-o", "m.json"), ("stats", "a.json", "a.json")):
        code, _, err = run("decisions", *command)
        assert (code, err[: len(said)]) == (3, said)
    assert len(read_decisions(tmp_path / "m.json").decisions) == 2


def test_broken_files_are_refused_in_a_sentence_and_nothing_is_written(run, tmp_path):
    (tmp_path / "bad.json").write_text("{", "utf-8")
    code, out, err = run(*compare_arguments("--decisions", "bad.json", "-o", "out.json"))
    assert (code, out) == (2, "")
    assert err.startswith("policydiff: error: 'bad.json' is not valid JSON")
    assert not (tmp_path / "out.json").exists()
    assert run(*compare_arguments("--decisions", "none.json"))[0] == 2
    assert run("decisions", "merge", "bad.json", "bad.json", "-o", "m.json")[0] == 2
