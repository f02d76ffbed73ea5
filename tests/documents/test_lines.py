from documents.lines import find_duplicates, find_furniture, source_lines


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
