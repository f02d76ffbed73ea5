import json
import re
from pathlib import Path

import pytest

from reports.page.page import make_page
from reports.page.page_data import evidence_json, page_data, page_json, review_json
from reports.rows.review_data import review_data
from reports.words.review import SCRIPT_STRINGS
from reports.words.whole import SCRIPT_WHOLE
from reports.words.wording import wording
from tests.reports.page_parts import changes
from tests.reports.samples import hostile, sample
from tests.review.samples import TEXTS, comparison, document

ROOT = Path(__file__).parents[3]


def test_documents_are_cited_with_number_and_title():
    words = page_data(sample(), "zh-CN")["words"]
    assert words["document_old"] == ("浙政办发〔2020〕1号《浙江省人民政府办公厅关于印发2020年政务公开工作要点的通知》")
    assert words["document_new"] == "《浙江省人民政府办公厅关于印发2021年政务公开工作要点的通知》"


def test_the_words_of_a_kind_are_those_of_the_mode():
    assert page_data(sample("level"), "zh-CN")["words"]["kind_added"] == "自增"
    assert page_data(sample("level"), "en")["words"]["kind_added"] == "Own addition"


def test_every_word_that_the_script_says_is_there():
    sources = sorted((ROOT / "reports" / "page" / "static").glob("*.js"))
    source = "".join(path.read_text("utf-8") for path in sources)
    said = set(re.findall(r'word\("([a-z_]+)"', source))
    assert said - set(page_data(sample(), "en")["words"]) == set()
    made = (
        "said_",
        "reason_",
        "side_",
        "refused_",
        "away_",
        "note_keep",
        "name_keep",
        "whole_",
        "tally_",
        "link_",
        "kind_",
    )  # put together from two parts
    assert [name for name in (*SCRIPT_STRINGS, *SCRIPT_WHOLE) if name not in source and not name.startswith(made)] == []


def test_the_evidence_of_every_row_is_there_to_be_opened_in_the_order_of_the_page():
    page = make_page(sample())
    data = json.loads(evidence_json(page))
    assert [len(row) for row in data] == [
        sum(view.body is not None for view in change.evidence) for change in changes(page)
    ]
    assert data[0][0][0] == changes(page)[0].evidence[0].body.facts
    assert data[0][0][1][1] == ["字面", "0.81", "+3.25", 1, 0.0, 100.0, "重大行政决策、公开目录"]


def test_hostile_text_cannot_end_the_data_block():
    text = page_json(hostile(), "zh-CN")
    assert not set(text) & set("<>&")
    assert json.loads(text) == page_data(hostile(), "zh-CN")


def test_what_decisions_name_cannot_end_the_script_that_holds_it():
    ending = "</script><script>alert(1)</script><!--\u2028&amp;"
    of = comparison(left=document("old", [ending, *TEXTS[1:]]))
    text = review_json(of, wording("zh-CN", of.mode))
    assert not set("<>&\u2028\u2029") & set(text)
    data = review_data(of)
    rows = [{name: value for name, value in row.items() if name != "review"} for row in data["rows"]]
    tasks = {side: [unquoted(task) for task in listed] for side, listed in data["tasks"].items()}
    tasks["old"][0] = data["tasks"]["old"][0]
    read = json.loads(text)
    assert {name: read[name] for name in data} == data | {"rows": rows, "tasks": tasks}


def unquoted(task):
    return {name: value for name, value in task.items() if name != "quote"}


@pytest.mark.parametrize(
    "text", ["第一行\r第二行。", " 前有空格。", "后有空格。\u3000", "零宽\u200b空格。", "无字\u0000符。"]
)
def test_a_text_that_a_browser_reads_as_another_brings_its_quote(text):
    of = comparison(left=document("old", [text, "正文有\n两行，照样读出。", *TEXTS[2:]]))
    tasks = json.loads(review_json(of, wording("zh-CN", of.mode)))["tasks"]["old"]
    assert tasks[:2] == [review_data(of)["tasks"]["old"][0], unquoted(review_data(of)["tasks"]["old"][1])]
