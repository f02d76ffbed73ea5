from dataclasses import replace

import pytest

from compare import Comparison
from documents.model import Task
from reports.words.phrases import comparison_title, percent_text, place_names, place_of, task_place
from reports.words.wording import wording
from tests.reports.builders import counts, document, task


@pytest.mark.parametrize(
    ("heading", "number", "place"),
    [
        ("一、加强公开", "3", "一 第3项"),
        ("（二）推进公开", "3", "（二） 第3项"),
        ("一、加强公开", "一（三）-2", "一（三）-2"),
        ("重点领域公开", "3", "第3项"),
        ("第二章 公开", "第十条", "第十条"),
    ],
)
def test_a_task_is_named_by_the_mark_of_its_heading_and_its_number(heading, number, place):
    task = Task(id="a-01", number=number, section=(heading,), text="公开。")
    assert task_place(task, wording("zh-CN")) == place


@pytest.mark.parametrize(
    ("share", "printed"),
    [(0.9787, "98"), (0.285, "29"), (0.125, "13"), (0.995, "99"), (1.0, "100"), (0.001, "1"), (0.0, "0")],
)
def test_a_share_is_rounded_as_people_round(share, printed):
    assert percent_text(share) == printed


def test_tasks_of_one_name_are_told_apart_by_their_heading_or_their_place():
    headed = [
        replace(task("left", n, "三、甲", "文。"), number="三（一）", section=("三、甲", head))
        for n, head in enumerate("乙丙")
    ]
    alike = [replace(one, section=("三、甲",)) for one in headed]
    assert place_names(document("left", headed), wording("zh-CN")) == ("三（一）“乙”", "三（一）“丙”")
    assert place_of(1, document("left", headed), wording("zh-CN")) == "三（一）“丙”"
    assert place_names(document("left", alike), wording("zh-CN")) == ("三（一） 第1项", "三（一） 第2项")
    assert place_of(0, document("left", headed[:1]), wording("zh-CN")) == "三（一）"


@pytest.mark.parametrize(
    ("region", "title", "named"),
    [
        (
            "上海市崇明区",
            "上海市崇明区人民政府办公室关于印发本区农村公路实施方案的通知",
            "上海市崇明区农村公路实施方案",
        ),
        (
            "上海市黄浦区",
            "黄浦区人民政府办公室印发《关于加强消防工作的意见》的通知",
            "上海市黄浦区关于加强消防工作的意见",
        ),
        ("浙江省杭州市", "杭州市2024年工作要点", "浙江省杭州市2024年工作要点"),
        ("浙江省", "关于印发《浙江省工作要点》的通知", "浙江省工作要点"),
        ("浙江省", "全省公路养护方案", "浙江省公路养护方案"),
        ("安徽省", "关于发布《甲目录》和《乙目录》的公告", "安徽省《甲目录》和《乙目录》"),
        ("安徽省", "区域协调发展要点", "安徽省区域协调发展要点"),
        ("全国", "关于印发《工作要点》的通知", "工作要点"),
    ],
)
def test_a_document_is_named_once_by_its_place(region, title, named):
    left = replace(document("left", []), title=title, region=region, year=None)
    right = replace(document("right", []), title="要点", region="某省", year=None)
    held = Comparison(left, right, "level", (), (), counts((), (), 0, 0), (), (), ())
    assert comparison_title(held, wording("zh-CN")) == f"{named} → 某省要点对照"
