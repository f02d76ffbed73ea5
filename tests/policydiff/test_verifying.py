"""The command that verifies: exit 0 when nothing else changed, 1 with the rows when something did, 2 for bad input."""

import json

import pytest
from typer.testing import CliRunner

from policydiff.cli import app

PLAN = """一、推进决策公开
（一）加强规划信息公开。主动公开本地区规划。（责任单位：省发展改革委）
（二）加强财政信息公开。及时公开预算执行情况。（责任单位：省财政厅）
"""


@pytest.fixture
def verify(tmp_path):
    (tmp_path / "old.txt").write_text(PLAN, encoding="utf-8")

    def run(right, *options):
        (tmp_path / "new.txt").write_text(right, encoding="utf-8")
        files = [str(tmp_path / name) for name in ("old.txt", "new.txt")]
        return CliRunner().invoke(app, ["verify", *files, "--encoder", "none", *options])

    return run


def test_what_may_change_may_change(verify):
    result = verify(PLAN.replace("省财政厅", "省审计厅"), "--only", "units, deadlines")
    assert (result.exit_code, result.stdout) == (0, "nothing changed but units, deadlines: 2 tasks\n")


def test_what_else_changed_is_listed_with_its_row(verify):
    result = verify(PLAN.replace("及时", "不"), "--only", "units")
    assert result.exit_code == 1
    assert "nothing was to change but units: 1 differences" in result.stdout
    assert result.stdout.splitlines()[-1].split() == ["2", "text", "及时公开预算执行情况。", "不公开预算执行情况。"]


def test_the_list_is_to_be_had_as_json(verify):
    result = verify(PLAN.replace("及时", "不"), "--json")
    (breach,) = json.loads(result.stdout)["breaches"]
    assert (result.exit_code, breach["aspect"], breach["row"], breach["right"]) == (
        1,
        "text",
        2,
        "不公开预算执行情况。",
    )


def test_an_aspect_that_is_none_is_refused_in_one_sentence(verify):
    with pytest.raises(Exception, match=r"--only 'unit' is no aspect of a document; choose from tasks, text, units"):
        raise verify(PLAN, "--only", "unit").exception
