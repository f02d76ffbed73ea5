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
        "3/14/26, 9:05 AM 某县水利局关于印发治水要点的通知_某县人民政府",
        "2026/3/14 上午9:05 治水要点",
        "2026-03-14 09:05:11",
        "https://www.example.cn/art/2026/3/14/art_1.html 1/3",
        "ﬁle:///C:/下载/治水要点.html 2/3",
    ],
)
def test_what_a_page_prints_around_a_document_is_furniture(line):
    assert len(furniture_of(line, "一、加强公开")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "一、公开发布机构的名称",
        "做好ICP备案",
        "关闭不合规的网站",
        "分享到各部门的数据要公开",
        "3/10以上",
        "大",
        "2026/3/14前完成清淤",
        "9:05前上报",
    ],
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


@pytest.mark.parametrize(("above", "found"), [(6, True), (5, False)])
def test_a_list_of_copies_is_an_imprint_in_the_last_quarter(above, found):
    lines = [*[f"第{n}行的正文内容" for n in range(above)], "抄送：某某", *[f"第{n}行" for n in range(7 - above)]]
    assert ("抄送：某某" in furniture_of(*lines)) == found


@pytest.mark.parametrize(("pieces", "found"), [(4, True), (5, False)])
def test_an_imprint_is_broken_over_four_lines_at_most(pieces, found):
    imprint = ["某市人民政府", "办公室", "2020年", "5月", "6日印发"]
    imprint = [*imprint[: pieces - 1], "".join(imprint[pieces - 1 :])]
    assert (furniture_of("正文", *imprint) == imprint) == found


def paste(first: list[str], second: list[str]) -> bool:
    return bool(find_duplicates(source_lines("\n".join([*first, *second]))))


NUMBERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"


def lines_of(size: int, count: int = 6) -> list[str]:
    """Lines of one size, none of which is like another."""
    return [mark * (size - 1) + "。" for mark in NUMBERS[:count]]


@pytest.mark.parametrize(("size", "found"), [(20, True), (19, False)])
def test_only_long_lines_tell_a_second_paste(size, found):
    assert paste(["标题", *lines_of(size)], ["标题", *lines_of(size)]) == found


@pytest.mark.parametrize(("again", "found"), [(4, True), (3, False)])
def test_two_fifths_of_the_long_lines_come_again_in_a_second_paste(again, found):
    lines = lines_of(20, 10)
    assert paste(["标题", *lines], ["标题", *lines[:again]]) == found


@pytest.mark.parametrize(("left_out", "found"), [(1, True), (2, False)])
def test_a_second_paste_without_a_title_begins_with_the_second_line_at_the_latest(left_out, found):
    lines = lines_of(20)
    assert paste(lines, lines[left_out:]) == found


@pytest.mark.parametrize(
    ("size", "above", "found"), [(8, 2, True), (7, 2, False), (8, 3, False)], ids=["", "too short", "too far down"]
)
def test_a_second_paste_without_the_top_begins_at_its_title(size, above, found):
    title, lines = "某市公开工作要点"[:size], lines_of(20)
    top = [f"导航{mark * 5}" for mark in NUMBERS[-4:]]
    assert paste([*top[:above], title, top[3], *lines], [f"{title[:-1]}新", *lines]) == found


@pytest.mark.parametrize(("changed", "told"), [(3, True), (4, False)])
def test_a_line_with_a_few_other_characters_is_the_same_line_changed(changed, told):
    lines = ["某市政务公开工作要点的通知", *lines_of(20)]
    last = "新" * changed + lines[-1][changed:]
    source = source_lines("\n".join([*lines, *lines[:-1], last]))
    assert differing_lines(source) == (((7, 14),) if told else ())


def rewrapped(size: int, *, letter: int = 0, other: int = 0) -> bool:
    """Paste 100 characters below a letter, and the first of them again with other line breaks."""
    title, body = "某市政务公开工作要点", "".join(chr(0x4E00 + n) for n in range(90))
    again = body[: size - 10 - other] + "新" * other
    first = [*(["敬启。"] * letter), title, *(body[n : n + 15] for n in range(0, 90, 15))]
    return paste(first, [title, *(again[n : n + 11] for n in range(0, len(again), 11))])


@pytest.mark.parametrize(("size", "found"), [(40, True), (39, False)])
def test_a_paste_with_other_line_breaks_has_at_least_two_fifths_of_the_characters(size, found):
    assert rewrapped(size) == found


@pytest.mark.parametrize(("letter", "found"), [(33, True), (34, False)])
def test_a_letter_above_the_title_that_comes_again_is_short(letter, found):
    assert rewrapped(100, letter=letter) == found


@pytest.mark.parametrize(("other", "found"), [(20, True), (21, False)])
def test_a_paste_with_other_line_breaks_has_nearly_all_that_stood_above(other, found):
    assert rewrapped(100, other=other) == found


def test_bullets_of_a_font_of_signs_are_layout():
    lines = source_lines("\uf06c一、巡查堤坝\n\uf0d8 （一）每日巡查\n\uf0d8\n堤坝\uf0d8")
    assert [line.text for line in lines] == ["一、巡查堤坝", "（一）每日巡查", "\uf0d8", "堤坝\uf0d8"]


def test_items_of_one_office_and_one_time_are_no_second_paste():
    item = "任务{0}：{1}\n任务内容：完成{1}工作。\n承担单位：县农业农村局\n完成时限：8月底前\n"
    text = "某县项目任务书\n" + item.format("一", "示范区建设") + item.format("二", "规程制定")
    assert find_duplicates(source_lines(text)) == frozenset()
