"""Texts as people hand them in: Markdown, one paragraph, labels, decimal numbers, lists by office; whole documents."""

import pytest

from tests.documents.small_documents import codes, read


def numbers(document):
    return [task.number for task in document.tasks]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("1.2023年底前修复湿地200亩。\n2.清理河道。", ["一1", "一2"]),
        ("1．2025—2027年分三批更换管网。\n2．2026年建泵站。", ["一1", "一2"]),
        ("1. 20个村通公交。\n2. 5条线路延长。", ["一1", "一2"]),
        ("1.修路。\n2.100公里农村公路改造。\n3.养护桥梁。", ["一1", "一2", "一3"]),
        ("1、巡查水库。\n2、更新水表。", ["一1", "一2"]),
        ("1）巡查水库。\n2）更新水表。", ["一1）", "一2）"]),
        ("①巡查水库。\n②更新水表。", ["一①", "一②"]),
        ("1 巡查水库。\n2 更新水表。", ["一1", "一2"]),
        ("1.1 巡查水库。\n1.2 更新水表。", ["1.1", "1.2"]),
        ("1.1.1 巡查水库。\n1.1.2 更新水表。", ["1.1.1", "1.1.2"]),
        ("Ⅰ.巡查水库。\nⅡ.更新水表。", ["一Ⅰ.", "一Ⅱ."]),
    ],
)
def test_numbers_of_every_kind_are_numbers(lines, wanted):
    assert numbers(read(f"某县2025年水利工作要点\n一、任务\n{lines}")) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "12024年前完成整治。",
        "1.5万亩灌区完成改造。",
        "工程一期六月通水，工程二期开工。",
        "3个工作日内答复。",
    ],
)
def test_figures_and_references_are_no_numbers(line):
    document = read(f"某县2025年水利工作要点\n一、任务\n（一）治水。加固堤防。\n{line}")
    assert numbers(document) == ["一（一）"]
    assert line in document.tasks[0].text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("行动一：清河", "行动二：护岸"),
        ("路径举措 1：清理河道的淤泥和垃圾", "路径举措 2：护岸"),
        ("第一部分 清河", "第二部分 护岸"),
        ("专栏1 清河", "专栏2 护岸"),
        ("方向一：清河", "方向二：护岸"),
        ("赛道/方向1：清淤和护岸的河道", "赛道/方向2：护岸"),
        ("抓手一、清河", "抓手二、护岸"),
        ("## 清河", "## 护岸"),
        ("**清河**", "**护岸**"),
    ],
)
def test_labels_and_markup_head_what_stands_below_them(first, second):
    document = read(f"# 某县水利行动计划\n{first}\n1.清淤。清淤三条河。\n{second}\n2.植树。沿岸植树。")
    bare = [line.strip("#* ").replace(" ", "") for line in (first, second)]
    assert [task.section[0] for task in document.tasks] == bare
    assert document.title == "某县水利行动计划"


def test_short_lines_that_repeat_are_headings():
    document = read(
        "某县水利计划\n一、任务\n（一）防汛。加固堤防。（县水利局负责）\n河道治理\n1.清淤三条河。\n2.沿岸植树。\n水库管理\n1.巡查水库。\n"
    )
    assert [task.section[1:] for task in document.tasks] == [
        ("（一）防汛。",),
        ("（一）防汛。", "河道治理"),
        ("（一）防汛。", "河道治理"),
        ("（一）防汛。", "水库管理"),
    ]


@pytest.mark.parametrize(
    ("label", "text"),
    [("具体措施：", ""), ("【具体措施】", ""), ("工作内容：", "清淤三条河。"), ("主要任务：", "清淤三条河。")],
)
def test_a_label_is_no_task_and_no_text(label, text):
    document = read(
        f"某县水利计划\n一、任务\n（一）治河。全面治河。（县水利局负责）\n{label}{text}\n1.巡河。（县水利局负责）"
    )
    assert label not in "".join(task.text for task in document.tasks)
    assert numbers(document) == (["一（一）-1", "一（一）-2", "一（一）1"] if text else ["一（一）", "一（一）1"])
    assert "unplaced-text" not in codes(document)


@pytest.mark.parametrize(
    "text",
    [
        "一、县水利局\n1.清淤三条河。\n2.巡查水库。\n二、县林业局\n3.沿岸植树。",
        "（一）县水利局\n1.清淤三条河。\n2.巡查水库。\n（二）县林业局\n1.沿岸植树。",
        "县水利局\n1.清淤三条河。\n2.巡查水库。\n县林业局\n1.沿岸植树。",
        "县水利局：\n清淤三条河。\n巡查水库。\n县林业局：\n沿岸植树。",
        "## 县水利局\n清淤三条河。\n巡查水库。\n## 县林业局\n沿岸植树。",
    ],
)
def test_in_a_list_by_offices_the_headings_are_the_units(text):
    document = read(f"# 某县2025年治水任务清单\n{text}" if "#" in text else f"某县2025年治水任务清单\n{text}")
    assert [task.responsible_units for task in document.tasks] == [("县水利局",), ("县水利局",), ("县林业局",)]


@pytest.mark.parametrize("title", ["（五）政务服务中心", "（五）信息发布"])
def test_one_subject_that_looks_like_an_office_is_none(title):
    document = read(f"一、任务\n（四）加强培训\n1.办班。\n{title}\n1.延长服务时间。")
    assert [task.responsible_units for task in document.tasks] == [(), ()]


@pytest.mark.parametrize(
    "title",
    [
        *("指导思想", "总体目标", "主要目标", "基本原则", "发展现状", "总体要求", "现状与形势", "工作目标"),
        *(
            "现状分析",
            "形势研判",
            "发展基础和面临形势",
            "存在的主要问题",
            "主要成效与不足",
            "工作回顾",
            "产业现状及问题",
        ),
    ],
)
def test_situation_and_aims_are_read_and_are_no_tasks(title):
    document = read(
        f"某县治水方案\n一、{title}\n到2027年水质明显改善。\n二、任务\n（一）清淤。清淤三条河。\n三、保障措施\n（一）领导。建立专班。"
    )
    assert numbers(document) == ["二（一）", "三（一）"]
    assert [(c.section, c.text) for c in document.context] == [((f"一、{title}",), "到2027年水质明显改善。")]
    assert {piece.role for piece in document.pieces} >= {"context", "text"}


@pytest.mark.parametrize(
    "title",
    ["工作要求", "保障措施", "组织实施", "目标任务分解", "优化发展环境", "问题整改", "创新优势培育", "基础设施建设"],
)
def test_demands_on_the_work_itself_stay_tasks(title):
    document = read(f"某县治水方案\n一、任务\n（一）清淤。清淤三条河。\n二、{title}\n（一）领导。建立专班。")
    assert numbers(document) == ["一（一）", "二（一）"]
    assert document.context == ()


def test_an_aim_that_somebody_answers_for_stays_a_task():
    document = read(
        "一、主要目标\n（一）改善水质。水质达标。（责任单位：县水利局）\n二、任务\n（一）清淤。清淤三条河。"
    )
    assert numbers(document) == ["一（一）", "二（一）"]


@pytest.mark.parametrize(
    "text",
    [
        "一、治河（一）清淤。清淤三条河。（县水利局负责）（二）护岸。植树。（县林业局负责）二、治库（三）巡查。每月巡查。（县水利局负责）",
        "一、治河。（一）清淤。清淤三条河。（二）护岸。植树。\n二、治库。（三）巡查。每月巡查。",
        "一、治河\u3000\u3000（一）清淤。清淤三条河。\u3000\u3000（二）护岸。植树。\u3000\u3000二、治库\u3000\u3000（三）巡查。每月巡查。",
        "一、治河。（一）清淤。清淤三条河。（责任单位：县水利局）（二）护岸。植树。（责任单位：县林业局）\n二、治库。\n（三）巡查。每月巡查。",
    ],
)
def test_items_in_one_line_are_items(text):
    document = read(text)
    assert numbers(document) == ["一（一）", "一（二）", "二（三）"]
    assert [task.text for task in document.tasks] == ["清淤三条河。", "植树。", "每月巡查。"]


@pytest.mark.parametrize("indent", ["\u3000\u3000", "    "])
def test_an_indent_within_a_line_is_left_of_a_line_break(indent):
    document = read(
        indent.join(
            (
                "某县治水方案",
                "一、治河",
                "1．清淤。清淤三条河。",
                "2．护岸。植树。",
                "二、治库",
                "1．巡查。每月巡查。",
                "2．除险。加固大坝。",
            )
        )
    )
    assert numbers(document) == ["一1", "一2", "二1", "二2"]
    assert [task.section[0] for task in document.tasks] == ["一、治河", "一、治河", "二、治库", "二、治库"]


def test_a_number_that_counts_on_begins_an_item_below_a_full_line():
    lines = (
        "1.清淤。每年冬季清理县域内主要河道三条，疏通淤塞河段。",
        "责任单位：县水利局牵头，县财政局负责经费保障和支付工作",
        "2.护岸。沿河两岸植树造林，全年植树三万株以上并且管护。",
        "责任单位：县林业局牵头，县水利局负责护岸林带规划的工作",
        "3.巡查。每月对全县大小水库巡查一遍，发现隐患立即处置。",
        "责任单位：县水利局牵头，县应急局负责汛期应急值守的工作",
    )
    document = read("某县治水任务分工\n" + "\n".join(lines))
    assert numbers(document) == ["1", "2", "3"]
    assert [task.lead_units for task in document.tasks] == [("县水利局",), ("县林业局",), ("县水利局",)]


@pytest.mark.parametrize("line", ["#3锅炉九月底前改造。", "#12泵站年底前拆除。"])
def test_a_sign_before_a_number_is_no_heading(line):
    document = read(
        f"# 某县供热方案\n\n## 一、改造\n\n### （一）改造锅炉\n\n{line}\n\n### （二）更新管网\n\n更新**三**公里。\n"
    )
    assert [(task.number, task.text) for task in document.tasks] == [("一（一）", line), ("一（二）", "更新三公里。")]


@pytest.mark.parametrize(
    "text",
    [
        "一是清淤；二是植树；三是巡查。",
        "依照第三条（一）、（二）项办理，统一、规范管理。",
        "做到：1.清淤；2.植树；3.巡查。",
        "按（一）至（三）办理。",
    ],
)
def test_a_list_within_a_sentence_stays_there(text):
    document = read(f"一、任务\n（一）治河。{text}\n（二）治库。每月巡查。")
    assert [task.text for task in document.tasks] == [text, "每月巡查。"]


def test_a_document_in_one_line_has_its_title_and_its_signature():
    document = read(
        "某县人民政府关于加强治水工作的通知各乡镇人民政府，县政府各部门：为治水，现通知如下。一、治河（一）清淤。清淤三条河。（县水利局负责）"
        "（二）护岸。植树。（县林业局负责）二、治库（三）巡查。每月巡查。（县水利局负责）某县人民政府2025年3月5日"
    )
    assert (document.title, document.issued_on) == ("某县人民政府关于加强治水工作的通知", "2025-03-05")
    assert numbers(document) == ["一（一）", "一（二）", "二（三）"]
    assert codes(document) == ["run-on"]


@pytest.mark.parametrize(
    "line",
    [
        "- （一）清淤。清淤三条河。（县水利局负责）",
        "* **（一）清淤。** 清淤三条河。（县水利局负责）",
        "### （一）清淤。\n\n清淤三条河。（县水利局负责）",
        "> （一）清淤。清淤*三条*河。（县水利局负责）",
        "（一）清淤。[清淤](http://a.b/c)三条河。（县水利局负责）\n\n---",
        "（一）清淤。清淤~~三条~~河。（县水利局负责）",
    ],
)
def test_markdown_is_no_text(line):
    document = read(f"# 某县治水要点\n\n## **一、治河**\n\n{line}\n")
    task = document.tasks[0]
    assert (task.number, task.section, task.text) == ("一（一）", ("一、治河", "（一）清淤。"), "清淤三条河。")
    assert codes(document) == []


def test_a_hash_behind_a_number_is_text():
    assert (
        read("一、任务\n（一）供热。启用3#机组和5#楼泵站。\n（二）巡查。巡查2#库。").tasks[0].text
        == "启用3#机组和5#楼泵站。"
    )


def test_articles_need_no_units():
    document = read("某省水条例\n第一条 保护水源。（省水利厅负责）\n第二条 节约用水。")
    assert "no-units" not in codes(document)


@pytest.mark.parametrize("field", ["重点区域：南岸镇、北坡镇", "试点范围：沿江各镇", "牵头领导：王某某"])
def test_a_field_of_a_heading_that_names_no_units_is_handed_to_nobody(field):
    document = read(
        f"某县治水方案\n一、治河\n方向一：河道\n{field}\n1.清淤三条河。\n2.沿岸植树。\n方向二：水库\n1.每日巡库。"
    )
    assert [task.responsible_units for task in document.tasks] == [(), (), ()]
    assert not {"units-inherited", "odd-units", "unplaced-text"} & set(codes(document))


def test_numbers_within_a_line_go_on_over_the_headings():
    document = read(
        "某县2025年民政工作要点\n一、社会救助。1.提高低保标准至每月800元。（县民政局负责）2.开展临时救助。（县财政局负责）\n"
        "二、养老服务。3.新建敬老院2所。（县民政局负责）4.改造床位300张。（县住建局负责）"
    )
    assert numbers(document) == ["一1", "一2", "二3", "二4"]


def test_a_notice_in_one_line_is_cut_at_its_points():
    document = read(
        "关于做好春季造林工作的通知各镇街：为做好春季造林，现就有关事项通知如下：1.落实地块。3月10日前落实到小班。（责任单位：区林业局）"
        "2.备足苗木。优先使用乡土树种。（责任单位：区供销社）3.严格验收。成活率不低于85%。（责任单位：区林业局）特此通知。某区绿化委员会办公室2025年2月20日"
    )
    assert [(task.number, task.text) for task in document.tasks] == [
        ("1", "3月10日前落实到小班。"),
        ("2", "优先使用乡土树种。"),
        ("3", "成活率不低于85%。"),
    ]
    assert (document.title, document.issued_on) == ("关于做好春季造林工作的通知", "2025-02-20")
    assert "run-on" in {warning.code for warning in document.warnings}


@pytest.mark.parametrize("space", ["", " "])
def test_rules_in_one_line_are_cut_at_their_articles(space):
    document = read(
        f"某医院设备管理制度第一章{space}总则第一条{space}为管好设备，制定本制度。第二条{space}本制度适用于各科室。第二章{space}管理"
        f"第三条{space}违反本制度第四条规定的，通报批评。第四条{space}急救设备每周检查。第五条规定的设备除外。"
        f"第五条{space}设备15日内验收。"
    )
    assert [(task.number, task.section[-1].replace(" ", "")) for task in document.tasks] == [
        ("第一条", "第一章总则"),
        ("第二条", "第一章总则"),
        ("第三条", "第二章管理"),
        ("第四条", "第二章管理"),
        ("第五条", "第二章管理"),
    ]
    assert document.tasks[3].text == "急救设备每周检查。第五条规定的设备除外。"


def test_an_article_that_names_the_next_one_is_not_cut_there():
    document = read(
        "某市养犬办法\n第一条 养犬应当登记。\n第二条 违反本办法第三条 规定的，处200元罚款。第三条和第四条另有规定的除外。\n"
        "第三条 遛犬应当束犬链。\n第四条 清理粪便。"
    )
    assert numbers(document) == ["第一条", "第二条", "第三条", "第四条"]


@pytest.mark.parametrize("text", ["要做到：1.数据准确；2.报送及时；3.口径一致。", "如下：1.数据准确，2.报送及时。"])
def test_lists_within_a_sentence_stay_as_they_are(text):
    document = read(f"某县统计工作要点\n一、任务\n（一）抓好年报，{text}\n（二）抓好普查。")
    assert numbers(document) == ["一（一）", "一（二）"]
