import json
import re
import sys
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import policydiff
from compare.decisions import DecisionLog
from documents.errors import InputError
from policydiff.cli import main
from review import dumps
from tests.reports.office_files import sheets
from tests.review.samples import decide, log

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
PROVINCE, YEAR_AFTER, CITY = (
    str(SEEDS / f"{name}.txt") for name in ("zj2020-keypoints", "zj2021-keypoints", "jx2020-list")
)
WORDS = ["--encoder", "none"]


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments):
        monkeypatch.setattr(sys, "argv", ["policydiff", "collate", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        return stop.value.code or 0, out, err

    return run_command


def written(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_files_in_another_order_give_the_same_bytes(run, tmp_path):
    code, out, err = run(PROVINCE, CITY, "--axis", "levels", "--missing", "湖州市", "-o", "one", *WORDS)
    assert (code, err) == (0, "compared 1 of 1: zj2020-keypoints with jx2020-list\n")
    assert run(CITY, PROVINCE, "--axis", "levels", "--missing", "湖州市", "-o", "two", *WORDS)[0] == 0
    one = written(tmp_path / "one")
    assert written(tmp_path / "two") == one
    assert sorted(out.splitlines()) == sorted(f"wrote one/{name}" for name in one)
    data = json.loads(one["collation.json"])
    schema = json.loads((ROOT / "docs" / "collation.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert [witness["siglum"] for witness in data["witnesses"]] == ["浙", "嘉兴", "湖州"]
    assert [pair["report"] for pair in data["pairs"]] == ["pairs/zj2020-keypoints--jx2020-list.html"]
    assert all(pair["report"] in one for pair in data["pairs"])


def test_every_link_of_the_page_leads_to_a_row(run, tmp_path):
    assert run(PROVINCE, CITY, "--axis", "levels", "-o", "out", *WORDS)[0] == 0
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    links = set(re.findall(r'href="([^"]*html)(?:#([^"]*))?"', page))
    assert len(links) > 30
    for file, anchor in links:
        target = (tmp_path / "out" / file).read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in target
    inside = set(re.findall(r'href="#([^"]*)"', page))
    assert [anchor for anchor in inside if f'id="{anchor}"' not in page] == []


def test_the_workbook_has_the_table_the_numbers_and_every_reading(run, tmp_path):
    assert run(PROVINCE, CITY, "--axis", "levels", "--missing", "湖州市", "-o", "out", "--xlsx", *WORDS)[0] == 0
    data = json.loads((tmp_path / "out" / "collation.json").read_text("utf-8"))
    table, numbers, readings = sheets((tmp_path / "out" / "collation.xlsx").read_bytes()).items()
    assert (table[0], numbers[0], readings[0]) == ("覆盖表", "数字时限牵头", "明细")
    assert numbers[1][0] == ["#", "事项", "项目", "内容", "浙", "嘉兴", "湖州", "有无差异"]
    twice = [row for row in numbers[1] if row[3] == "全年带头解读政策一般…"]
    assert [row[2:7] for row in twice] == [["数量", "全年带头解读政策一般…", "不少于2次", "不少于2次", "无文件"]]
    assert table[1][0][:7] == ["#", "章节", "事项", "浙", "嘉兴", "湖州", "有此事项"]
    words = [[row[3], row[5]] for row in table[1][1 : 1 + len(data["matters"])]]
    assert words.count(["上级要求", "无文件"]) == data["counts"]["witnesses"][0]["matters"]
    assert "承接率" in [row[2] for row in table[1]]
    assert len(readings[1]) == 1 + sum(max(1, len(c["readings"])) for m in data["matters"] for c in m["cells"])


def test_files_of_one_name_are_called_after_their_folders(tmp_path):
    for folder, text in (("嘉兴", "一、公开会议。\n二、解读政策。\n"), ("湖州", "一、公开会议。\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "要点.txt").write_text(text, encoding="utf-8")
    files = [tmp_path / folder / "要点.txt" for folder in ("嘉兴", "湖州")]
    collation = policydiff.collate_files(files, axis="regions", encoder="none")
    assert {witness.id for witness in collation.collection.witnesses} == {"嘉兴-要点", "湖州-要点"}


@cache
def comparison():
    return policydiff.compare_files(PROVINCE, YEAR_AFTER, mode="year", encoder="none")


def decided(action: str) -> DecisionLog:
    of = comparison()
    row = next(place for place, change in enumerate(of.changes) if len(change.left) == len(change.right) == 1)
    return log(of, decide(of, row, action, 1, event=f"{action}-of-one"))


def test_decisions_on_a_pair_hold_in_the_collation(tmp_path):
    of = comparison()
    row = next(change for change in of.changes if len(change.left) == len(change.right) == 1)
    (tmp_path / "reject.json").write_bytes(dumps(decided("reject")))
    collation = policydiff.collate_files(
        [PROVINCE, YEAR_AFTER], axis="years", encoder="none", decisions=[tmp_path / "reject.json"]
    )
    assert collation.collection.pairs[0].cannot_link >= {(row.left[0], row.right[0])}
    for matter in collation.matters:
        tasks = {(one.witness, one.task) for one in matter.readings}
        assert not {(0, row.left[0]), (1, row.right[0])} <= tasks


def test_decisions_that_contradict_each_other_end_with_3(run, tmp_path):
    first, second = decided("accept"), decided("reject")
    for name, one in (("a", first), ("b", second)):
        (tmp_path / f"{name}.json").write_bytes(dumps(one))
    code, out, _ = run(
        PROVINCE, YEAR_AFTER, "--axis", "years", "-o", "out", *WORDS, "--decisions", "a.json", "--decisions", "b.json"
    )
    assert (code, "wrote out/collation.json" in out) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--axis", "months"], "'months' is no axis; choose one of years, levels, regions."),
        (["--axis", "levels", "--base", "zj"], "base 'zj' is none of the documents; they are zj2020-keypoints, jx"),
        (["--axis", "years", "--missing", "湖州"], "missing '湖州' is no year; write it as 2022."),
        (["--axis", "years", "--year", "zj2020-keypoints"], "names no document and value; write it as zj2020=2020."),
        (["--axis", "years", "--year", "x=2020"], "--year 'x' is none of the documents; they are jx2020-list, zj"),
        (["--axis", "years", "--year", "x=20"], "--year '20' is no year; write it as zj2020=2020."),
        (["--axis", "years", "--lang", "fr"], "'fr' is no language"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, tmp_path, arguments, sentence):
    code, out, err = run(PROVINCE, CITY, *arguments, "-o", "out", *WORDS)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.startswith("policydiff: error: ")
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_document_that_does_not_say_its_year_is_told_it(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("一、公开会议。\n二、解读政策。\n", encoding="utf-8")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    with pytest.raises(InputError, match="'a' does not say its year"):
        policydiff.collate_files(files, axis="years", encoder="none")
    collation = policydiff.collate_files(files, axis="years", encoder="none", years={"a": 2021, "b": 2020})
    assert [witness.id for witness in collation.collection.witnesses] == ["b", "a"]


@pytest.mark.encoder
def test_the_matters_of_the_seeds_agree_with_the_links_made_by_hand():
    from benchmarks.matters import measured, seeds_collation

    score = measured(seeds_collation())
    assert score.pairs.f1 >= 0.95
    assert score.kept >= 0.99
