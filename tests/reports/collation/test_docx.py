import io

import docx
import pytest

from reports.collation.docx import collation_docx_bytes
from tests.collate.samples import collated, document
from tests.reports.office_rules import package_faults, word_faults


def collation(axis):
    found = [
        document("p", "应当在30日内答复申请人。推进政府网站建设。", region="浙江省", year=2020),
        document("x", "可以在30日内答复申请人。<开展>业务培训。", region="嘉兴市", level="city", year=2021),
    ]
    missing = {"levels": ["湖州市"], "years": ["2022"], "regions": []}[axis]
    return collated(found, {("p", 0, "x", 0): 0.9}, axis=axis, missing=missing)


def rows(content, at=0):
    table = docx.Document(io.BytesIO(content)).tables[at]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_table_says_what_each_city_made_of_a_matter_and_its_rate():
    assert rows(collation_docx_bytes(collation("levels"))) == [
        ["#", "事项", "浙", "嘉兴", "湖州", "有此事项"],
        ["1", "应当在30日内答复申请人。", "◉", "承▼", "／", "1/1"],
        ["2", "推进政府网站建设。", "◉", "—", "／", "0/1"],
        ["上级文件没有的事项（自增）"] * 6,
        ["3", "<开展>业务培训。", "—", "◉", "／", "1/1"],
        ["", "承接率", "", "50%", "", ""],
    ]


def test_a_second_table_holds_the_numbers_deadlines_and_leads_that_differ():
    found = [
        document("a", "在30日内答复申请人。整治河道12公里。", region="甲市", year=2021),
        document("b", "在20日内答复申请人。整治河道12公里。", region="乙市", year=2021),
        document("c", "在20日内答复申请人。", region="丙市", year=2021),
    ]
    links = {("a", 0, "b", 0): 0.9, ("a", 0, "c", 0): 0.9, ("b", 0, "c", 0): 0.95}
    content = collation_docx_bytes(collated(found, links, axis="regions"))
    assert rows(content, 1) == [
        ["#", "数字、时限、牵头", "乙市", "甲市", "丙市"],
        ["1", "时限：在…答复申请人", "20日内", "30日内（较晚）", "20日内"],
    ]
    assert word_faults(content) == []


def test_without_differences_there_is_one_table():
    content = collation_docx_bytes(collation("regions"))
    assert len(docx.Document(io.BytesIO(content)).tables) == 1


@pytest.mark.parametrize("axis", ["years", "levels", "regions"])
def test_the_document_keeps_the_rules_of_word_and_the_same_bytes(axis):
    content = collation_docx_bytes(collation(axis), date="2026-01-01")
    assert package_faults(content) == []
    assert word_faults(content) == []
    assert content == collation_docx_bytes(collation(axis), date="2026-01-01")
