"""How offices of other levels write what no seed has: each kind in other subjects and words, beside a near miss."""

import pytest

from tests.documents.small_documents import codes, read, rows


def told(text: str) -> list[tuple]:
    """Number, text, and units by role."""
    return [(row[0], row[2], *row[3:6]) for row in rows(read(text))]


def texts(text: str) -> list[str]:
    return [row[2] for row in rows(read(text))]


# Headings of aims, whichever word comes first.

_AIMED = "{title}\n{aim}\n二、重点任务\n1.修缮古桥3座。（县文物局负责）\n2.编印导览图。（县文旅局负责）"


@pytest.mark.parametrize(
    "heading", ["任务目标", "目标要求", "总体任务目标", "工作目标要求", "奋斗目标", "目标指标", "清理工作的总体目标"]
)
def test_aims_are_no_task_whatever_their_heading_is_called(heading):
    document = read(_AIMED.format(title=f"某县古桥保护方案\n一、{heading}", aim="到2027年，险桥减少到2座。"))
    assert [task.text for task in document.tasks] == ["修缮古桥3座。", "编印导览图。"]
    assert [said.text for said in document.context] == ["到2027年，险桥减少到2座。"]


@pytest.mark.parametrize("heading", ["目标考核", "任务要求", "完成目标任务", "落实节水工作的目标任务"])
def test_what_only_sounds_like_aims_is_a_task(heading):
    document = read(_AIMED.format(title=f"某县古桥保护方案\n一、{heading}", aim="每季度通报一次进度。"))
    assert [task.text for task in document.tasks][:1] == ["每季度通报一次进度。"]


# When all of it is done.


@pytest.mark.parametrize(
    ("heading", "time"),
    [
        ("活动时间", "3月1日至5月31日。"),
        ("整治时间", "即日起至2026年12月底"),
        ("实施期限", "2026年1月—2028年12月。"),
        ("行动周期", "2026年7月至9月"),
    ],
)
def test_the_time_of_the_whole_is_no_task(heading, time):
    document = read(_AIMED.format(title=f"某县古桥保护方案\n一、{heading}", aim=time))
    assert [task.text for task in document.tasks] == ["修缮古桥3座。", "编印导览图。"]
    assert [said.text for said in document.context] == [time]


@pytest.mark.parametrize(
    ("heading", "demand"),
    [("服务时间", "窗口周六照常开放，每天延长2小时。"), ("时间安排", "4月底前完成摸底，5月起集中修缮。")],
)
def test_a_heading_of_time_above_a_demand_is_a_task(heading, demand):
    document = read(_AIMED.format(title=f"某县古桥保护方案\n一、{heading}", aim=demand))
    assert [task.text for task in document.tasks][:1] == [demand]


# From when it holds, and how many copies there are.

_CLOSED = "某镇食堂整改方案\n一、主要任务\n（一）清洗烟道。每月1次。（镇民政所负责）\n二、有关要求\n{paragraphs}"


@pytest.mark.parametrize(
    "closing",
    [
        "本方案自2026年5月1日起施行，有效期三年。",
        "本办法由镇财政所负责解释。",
        "本责任书一式三份，双方各执一份，签字后生效。",
        "本协议一式两份，甲乙双方签字盖章之日起生效。",
    ],
)
def test_from_when_a_document_holds_is_no_task_and_is_told(closing):
    document = read(_CLOSED.format(paragraphs=f"每周五公示菜谱。\n{closing}"))
    assert [task.text for task in document.tasks] == ["每月1次。", "每周五公示菜谱。"]
    assert closing in [said.text for said in document.context]
    assert "closing-paragraph" in codes(document)


@pytest.mark.parametrize(
    "demand", ["自5月1日起，食堂停止使用一次性餐具。", "合同一式三份，由镇民政所于5月底前报镇财政所备案。"]
)
def test_a_demand_with_a_date_or_copies_stays_a_task(demand):
    document = read(_CLOSED.format(paragraphs=f"每周五公示菜谱。\n{demand}"))
    assert [task.text for task in document.tasks] == ["每月1次。", "每周五公示菜谱。", demand]


# Units behind a dash, in one character as PDF files have it.


@pytest.mark.parametrize("dash", ["⸺", "——", "—", "⸻"])
def test_units_stand_behind_a_dash_of_any_length(dash):
    assert told(
        f"某市图书馆要点\n一、服务\n（一）开放自习室，每日12小时。{dash}阅览部\n（二）采购新书。{dash}采编部、各分馆"
    ) == [
        ("一（一）", "开放自习室，每日12小时。", "", "阅览部", ""),
        ("一（二）", "采购新书。", "", "采编部、各分馆", ""),
    ]


def test_a_long_dash_that_explains_names_nobody():
    text = "某市图书馆要点\n一、服务\n（一）办好城市客厅⸺市民中心。\n（二）采购新书。"
    assert told(text)[0][1:] == ("办好城市客厅⸺市民中心。", "", "", "")


# A role before a colon, and fields beside it that name no doers.


@pytest.mark.parametrize(
    ("bracket", "units"),
    [
        ("责任：锅炉班、工会", "锅炉班、工会"),
        ("责任：各车间；验收：安全科", "各车间"),
        ("责任：炊事班、后勤科；考核：院办", "炊事班、后勤科"),
        ("落实：总务处，核查：审计处", "总务处"),
    ],
)
def test_brackets_that_begin_with_a_role_name_units_alone(bracket, units):
    assert told(f"某厂冬防任务\n一、防冻\n1.检修锅炉2台。（{bracket}）\n2.包扎管道。（责任：维修车间）") == [
        ("一1", "检修锅炉2台。", "", units, ""),
        ("一2", "包扎管道。", "", "维修车间", ""),
    ]


def test_a_bracket_with_a_role_and_a_sentence_names_nobody():
    text = "某厂冬防任务\n一、防冻\n1.包扎管道。（责任：维修车间）\n2.检修锅炉2台。（责任：要层层压实到人）"
    assert told(text)[1] == ("一2", "检修锅炉2台。（责任：要层层压实到人）", "", "", "")


# Lines with one sign above lines with another.


@pytest.mark.parametrize(("head", "item"), [("■", "· "), ("★", "● "), ("◆", "- ")])
def test_lines_with_one_sign_above_lines_with_another_are_headings(head, item):
    document = read(
        f"某侨联路线图\n{head}第一季度\n{item}走访企业40家。（联络部）\n{item}建立台账。（办公室）\n"
        f"{head}下半年重点\n{item}修缮旧居。（文宣部）\n{head}常年坚持\n{item}开放驿站。（基层部）"
    )
    assert [(task.section, task.text.lstrip("·-● ")) for task in document.tasks] == [
        (("第一季度",), "走访企业40家。"),
        (("第一季度",), "建立台账。"),
        (("下半年重点",), "修缮旧居。"),
        (("常年坚持",), "开放驿站。"),
    ]


def test_lines_with_two_signs_that_are_sentences_are_tasks():
    document = read(
        "某侨联要点\n一、工作\n（一）服务。\n★走访企业40家。（联络部）\n●建立台账。（办公室）\n★修缮旧居。（文宣部）\n●开放驿站。（基层部）"
    )
    assert len(document.tasks) >= 1
    assert not any("走访企业" in title for task in document.tasks for title in task.section)


def test_fields_with_signs_are_no_headings():
    document = read(
        "某县寄递整治任务\nA 寄递市场\nA1 检查网点。\n▲牵头单位：县邮政管理局\n△配合单位：县公安局\nA2 查处收费。\n▲牵头单位：县市场监管局\n△配合单位：县司法局"
    )
    assert [task.lead_units for task in document.tasks] == [("县邮政管理局",), ("县市场监管局",)]


# Numbers before a space.


@pytest.mark.parametrize(("one", "two"), [("一 ", "二 "), ("一　", "二　"), ("壹 ", "贰 ")][:2])
def test_chinese_numerals_before_a_space_count_headings(one, two):
    document = read(
        f"某台工作安排\n{one}设备管理\n1 清理机房。责任科室：技术科\n2 更新电池。责任科室：技术科\n"
        f"{two}宣传引导\n1 6月办开放日。责任科室：办公室"
    )
    assert [(t.number, t.section, t.text) for t in document.tasks] == [
        ("一1", ("一设备管理",), "清理机房。"),
        ("一2", ("一设备管理",), "更新电池。"),
        ("二1", ("二宣传引导",), "6月办开放日。"),
    ]


def test_a_word_that_begins_with_a_numeral_is_no_heading():
    document = read("某台工作安排\n1 清理机房。责任科室：技术科\n一 定要在6月前完成。\n2 更新电池。责任科室：技术科")
    assert [task.section for task in document.tasks] == [(), (), ()]


# Sums, whatever they are counted in.


@pytest.mark.parametrize("amount", ["795户、18座", "3处，12.5公里", "120户 350人", "约46万元", "8项；其中新建3项"])
def test_a_row_that_adds_up_others_is_no_task(amount):
    text = "厕所整改表\n序号\t问题类型\t数量\t整改任务\t责任单位\t时限\n1\t渗漏\t213\t逐户开挖修复\t县农业农村局\t8月底前\n2\t上冻\t85\t加装防冻水管\t县住建局\t10月底前\n"
    assert [one.split("\n")[0] for one in texts(f"{text}合计\t\t{amount}\t\t\t")] == ["逐户开挖修复", "加装防冻水管"]


def test_a_row_that_says_to_add_up_is_a_task():
    text = "厕所整改表\n序号\t整改任务\t责任单位\t时限\n1\t逐户开挖修复\t县农业农村局\t8月底前\n2\t合计上报户数\t县住建局\t10月底前"
    assert texts(text) == ["逐户开挖修复", "合计上报户数"]


# Columns of roles.


@pytest.mark.parametrize(
    ("name", "place"), [("共同牵头", 2), ("联合牵头", 2), ("共同承办", 3), ("第一责任主体", 3), ("具体承办", 3)]
)
def test_columns_of_roles_that_several_share(name, place):
    text = f"通关措施表\n序号\t举措\t牵头\t{name}\t配合\n1\t开通绿色通道\t市口岸办\t滨江海关\t市商务局\n2\t减少查验环节\t滨江海关\t滨江海事局\t市口岸办"
    row = told(text)[0]
    assert "滨江海关" in row[place].split("、")
    assert row[4] == "市商务局"


# Tasks that are numbered in their cells.


@pytest.mark.parametrize(
    "marks", [("（一）", "（二）", "（三）"), ("一、", "二、", "三、"), ("①", "②", "③"), ("1.", "2.", "3.")]
)
def test_marks_before_the_tasks_of_a_table_are_their_numbers(marks):
    one, two, three = marks
    document = read(
        f"改革分工表\n领域\t试点任务\t责任单位\n贸易\t{one}先检后批。支持航空维修。\t市商务局\n〃\t{two}期现联动。设立交割库。\t市金融办\n金融\t{three}降低门槛。\t市金融办"
    )
    numbers = [task.number.strip("（）、.") for task in document.tasks]
    assert numbers == [mark.strip("（）、.") for mark in marks]
    assert [task.text for task in document.tasks] == [
        "先检后批。支持航空维修。",
        "期现联动。设立交割库。",
        "降低门槛。",
    ]


def test_a_numeral_before_one_task_of_a_table_is_text():
    document = read(
        "改革分工表\n领域\t试点任务\t责任单位\n贸易\t一、二级市场联动。\t市商务局\n金融\t降低门槛。\t市金融办"
    )
    assert [task.text for task in document.tasks] == ["一、二级市场联动。", "降低门槛。"]


# A table of projects below a short text whose items name units.


def test_items_with_units_are_the_tasks_above_a_table_of_projects():
    table = "附表：2026年拟建项目情况\n序号\t项目名称\t建设内容\t项目单位\t总投资（万元）\n1\t冷链园\t冷库3万立方米\t县供销社\t15000\n2\t标准厂房\t厂房6栋\t开发区管委会\t21000"
    plan = "某县债券细则\n为防范风险，制定本细则。\n（一）储备。成熟一个申报一个。（责任单位：县发改局）\n（二）使用。专款专用。（责任单位：县财政局）\n（三）偿还。按期还本付息。（责任单位：县财政局）\n"
    assert texts(plan + table) == ["成熟一个申报一个。", "专款专用。", "按期还本付息。"]


def test_a_letter_with_points_goes_with_the_table_of_tasks_below_it():
    table = "附表：2026年任务分工\n序号\t工作任务\t责任单位\t时限\n1\t建冷库3万立方米\t县供销社\t6月底\n2\t建厂房6栋\t开发区管委会\t9月底"
    letter = "关于印发任务分工的通知\n各单位：\n（一）请各单位抓好落实。\n（二）请每月报送进展。\n"
    assert texts(letter + table) == ["建冷库3万立方米", "建厂房6栋"]


# What has to be done beside what is only named, in other words than those of columns.


def test_standards_are_the_tasks_beside_names_in_quotes():
    text = "夏粮收购“十个到位”分工\n序\t“到位”要求\t落实标准\t省级牵头\t市县责任主体\t检查方式\n1\t仓容到位\t腾仓并仓，空仓容不少于预计收购量的1.3倍\t仓储处\t市、县粮食部门\t现场\n2\t资金到位\t按收购进度投放，不打白条\t财务处\t农发行各分支机构\t台账\n3\t质检到位\t逐车快检，超标粮专仓封存\t质量处\t各收储企业\t抽检"
    assert [(row[0], row[1], row[2]) for row in told(text)] == [
        ("1", "腾仓并仓，空仓容不少于预计收购量的1.3倍", "仓储处"),
        ("2", "按收购进度投放，不打白条", "财务处"),
        ("3", "逐车快检，超标粮专仓封存", "质量处"),
    ]
