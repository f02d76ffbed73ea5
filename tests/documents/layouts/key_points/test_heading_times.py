"""Times that headings say hold for what stands below."""

import pytest

from tests.documents.small_documents import read


def deadlines(text: str) -> list[str | None]:
    return [task.deadline for task in read(text).tasks]


def test_the_time_of_a_stage_is_that_of_its_tasks():
    text = (
        "某县燃气整治方案\n一、工作步骤\n（一）自查自纠阶段（即日起至5月31日）。各站点逐户检查，登记隐患。\n"
        "（二）集中整治阶段（6月1日至8月31日）\n1.更换软管2000根。\n2.于7月15日前拆除违规气瓶。\n（三）11月中旬前\n1.报送总结。\n"
    )
    assert deadlines(text) == ["即日起至5月31日", "6月1日至8月31日", None, "11月中旬前"]


def test_a_unit_bracket_with_a_time_of_its_own_keeps_it():
    text = (
        "某县燃气整治方案\n一、集中整治阶段（6月1日至8月31日）\n1.更换软管。（县住建局负责，7月底前完成）\n"
        "2.清理气瓶。（县商务局负责）\n"
    )
    assert deadlines(text) == ["7月底前完成", "6月1日至8月31日"]


@pytest.mark.parametrize(
    "heading",
    [
        "（一）重点任务（2024年）",
        "（一）主要指标（2021—2025年）",
        "（一）优惠政策（2024年5月1日起施行）",
        "（一）补贴标准（有效期2024年1月至12月）",
        "（一）例行检查（每年3月）",
        "（一）旧房清单（2000年12月底前的房屋）",
        "（一）服务企业（含小微企业）",
    ],
)
def test_other_times_of_a_heading_are_no_deadline(heading):
    text = f"某县工作方案\n一、内容\n{heading}\n1.更换软管2000根。\n2.拆除违规气瓶。\n"
    assert deadlines(text) == [None, None]


def test_a_sentence_that_begins_with_its_time_keeps_it_in_the_text():
    (task, other) = read("某县工作方案\n一、绿化\n1.8月底前，梳理苗木清单。\n2.9月底前，制定方案。\n").tasks
    assert (task.text, task.deadline, other.deadline) == ("8月底前，梳理苗木清单。", None, None)


def test_a_law_has_no_stages():
    text = "某市排水条例\n第一章 检查（5月1日至6月30日）\n第一条 管网每年清淤。\n第二条 泵站备用电源。\n"
    assert deadlines(text) == [None, None]
