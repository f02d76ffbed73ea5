import pytest

from documents.text.furniture import find_furniture
from documents.text.lines import source_lines
from documents.text.second_paste import differing_lines, find_duplicates


def furniture_of(*lines: str) -> list[str]:
    source = source_lines("\n".join(lines))
    found = find_furniture(source)
    return [line.text for line in source if line.number in found]


def test_page_numbers_rules_and_navigation_are_furniture():
    furniture = ["—３—", "- 12 -", "第3页共10页", "\ue000\ue000", "时间:2024-01-31 浏览次数:", "图片 返回顶部"]
    kept = ["一、加强公开", "12", "2020年底前完成", "来源于财政的资金"]
    assert furniture_of(*furniture, *kept) == [
        "—3—",
        "-12-",
        "第3页共10页",
        "\ue000\ue000",
        "时间:2024-01-31浏览次数:",
        "图片返回顶部",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "3/10",
        "Page 3 of 10",
        "~3~",
        "【打印】【关闭】",
        "打印本页 关闭窗口",
        "[ 字体：大 中 小 ]",
        "首页 > 政务公开 > 政策文件",
        "当前位置：首页",
        "阅读次数：1024",
        "访问量：88",
        "版权所有：某市人民政府",
        "主办：某省人民政府办公厅 闽ICP备15003084号 网站标识码：3500000049",
        "公开属性：主动公开",
        "发布机构：某市人民政府办公室",
        "视力保护色：",
        "扫一扫在手机上查看当前页面",
    ],
)
def test_what_a_page_prints_around_a_document_is_furniture(line):
    assert len(furniture_of(line, "一、加强公开")) == 1


@pytest.mark.parametrize(
    "line",
    ["一、公开发布机构的名称", "做好ICP备案", "关闭不合规的网站", "分享到各部门的数据要公开", "3/10以上", "大"],
)
def test_text_of_a_document_is_no_furniture(line):
    assert furniture_of(line) == []


def test_the_imprint_runs_to_the_end():
    body = [f"第{n}行的正文内容" for n in range(20)]
    assert furniture_of(*body, "抄送：省委各部门，省", "法院，省检察院。") == [
        "抄送：省委各部门，省",
        "法院，省检察院。",
    ]


def test_a_list_of_copies_in_the_middle_is_no_imprint():
    assert furniture_of("抄送：某某", *[f"第{n}行的正文内容" for n in range(20)]) == []


LONG = [f"（{n}）这是一段足够长的正文，用来说明第{n}项工作的具体要求和安排。" for n in range(6)]


def test_a_second_paste_is_found_with_its_short_lines():
    text = ["通知", *LONG, "", "通知", *LONG, "2020年4月30日"]
    source = source_lines("\n".join(text))
    assert sorted(find_duplicates(source)) == list(range(9, 16))


def pasted_twice(second: list[str]) -> tuple[list[int], tuple]:
    source = source_lines("\n".join(["某市政务公开工作要点的通知", *LONG, *second]))
    return sorted(find_duplicates(source)), differing_lines(source)


def test_a_changed_line_of_a_second_paste_is_repeated_too_and_told():
    changed = LONG[5].replace("安排", "部署")
    assert pasted_twice(["某市政务公开工作要点的通知", *LONG[:2], "", *LONG[2:5], changed]) == (
        [8, 9, 10, 12, 13, 14, 15],
        ((7, 15),),
    )


def test_a_line_that_only_the_second_paste_has_is_told():
    assert pasted_twice(["某市政务公开工作要点的通知", *LONG[:3], "这一行第一份里没有。", *LONG[3:]]) == (
        list(range(8, 16)),
        ((None, 12),),
    )


def test_a_second_paste_begins_at_its_title_though_the_title_changed():
    assert pasted_twice(["某市2022年政务公开工作要点的通知", *LONG])[1] == ((1, 8),)


def test_what_follows_the_second_paste_is_kept():
    assert pasted_twice(["某市政务公开工作要点的通知", *LONG, "联系人：张三"]) == (list(range(8, 15)), ())


def test_sections_that_repeat_each_other_are_no_second_paste():
    assert (
        find_duplicates(source_lines("\n".join(["某市分工表", "序号 任务", "", "一、甲", *LONG, "二、乙", *LONG])))
        == frozenset()
    )


def test_a_table_that_repeats_its_units_is_no_second_paste():
    rows = [
        line
        for n in range(10)
        for line in (LONG[n % 6] + str(n), "市级有关部门（单位），各县（市、区）政府、嘉兴经济技术开发区")
    ]
    assert find_duplicates(source_lines("\n".join(rows))) == frozenset()


def test_traditional_sources_are_simplified_and_keep_their_offsets():
    line = source_lines("著力做好諮詢服務")[0]
    assert line.text == "着力做好咨询服务"
    assert line.content.origins == tuple(range(8))


def test_a_second_paste_with_other_line_breaks_is_found_by_its_characters():
    title = "某市人民政府关于政务公开工作的通知"
    body = "".join(LONG)
    first = [title, *LONG]
    second = [title, *(body[i : i + 25] for i in range(0, len(body), 25))]
    assert find_duplicates(source_lines("\n".join([*first, *second]))) == frozenset(
        range(len(first) + 1, len(first) + len(second) + 1)
    )
