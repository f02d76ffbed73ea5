"""Paragraphs below an item that are tasks each, because each begins with a headline."""

from tests.documents.small_documents import codes, read

REPORT = """某县2026年政府工作报告
一、2026年重点工作
（一）扩大有效需求，稳住经济大盘。
坚持供需两端发力，把扩大内需摆在更加突出的位置。
大力提振消费。办好消费节12场，新增限额以上商贸企业15家，打造夜间经济街区2条。
扩大有效投资。开工重点项目46个，完成年度投资120亿元以上，专项债使用进度快于序时。
（二）推进乡村振兴，建设和美乡村。
守牢粮食安全。播种面积稳定在38万亩，新建高标准农田2.6万亩，培育种粮大户60户。
提升村容村貌。改造户厕1200座，整治黑臭水体6处，打造示范村8个。
发展富民产业。新建冷链库3座，培育农业龙头企业4家，村集体经营性收入全部过20万元。
"""


def of(text: str) -> list[tuple]:
    return [(task.number, task.title, task.text) for task in read(text).tasks]


def test_each_paragraph_with_a_headline_is_a_task():
    assert of(REPORT) == [
        ("一（一）-1", None, "坚持供需两端发力，把扩大内需摆在更加突出的位置。"),
        ("一（一）-2", "大力提振消费。", "办好消费节12场，新增限额以上商贸企业15家，打造夜间经济街区2条。"),
        ("一（一）-3", "扩大有效投资。", "开工重点项目46个，完成年度投资120亿元以上，专项债使用进度快于序时。"),
        ("一（二）-1", "守牢粮食安全。", "播种面积稳定在38万亩，新建高标准农田2.6万亩，培育种粮大户60户。"),
        ("一（二）-2", "提升村容村貌。", "改造户厕1200座，整治黑臭水体6处，打造示范村8个。"),
        ("一（二）-3", "发展富民产业。", "新建冷链库3座，培育农业龙头企业4家，村集体经营性收入全部过20万元。"),
    ]
    assert codes(read(REPORT)) == []


def test_headings_of_the_paragraphs_stand_above_them():
    assert read(REPORT).tasks[3].section == (
        "一、2026年重点工作",
        "（二）推进乡村振兴，建设和美乡村。",
        "守牢粮食安全。",
    )


def test_paragraphs_whose_item_names_its_units_below_them_stay_one_task():
    text = "".join(
        f"{line}\n责任单位：县农业农村局\n" if line.endswith(("序时。", "20万元。")) else f"{line}\n"
        for line in REPORT.splitlines()
    )
    assert [(task.number, task.responsible_units) for task in read(text).tasks] == [
        ("一（一）", ("县农业农村局",)),
        ("一（二）", ("县农业农村局",)),
    ]


def test_paragraphs_that_go_on_telling_one_demand_stay_one_task():
    text = REPORT.replace("提升村容村貌。改造", "在抓好农房管控的基础上，改造").replace("发展富民产业。新", "此外，新")
    text = text.replace("扩大有效投资。开工", "同时，围绕扩大有效投资这条主线，开工")
    assert [task.number for task in read(text).tasks] == ["一（一）", "一（二）"]


def test_an_item_with_one_paragraph_keeps_its_own_title():
    text = REPORT + "（三）加强自身建设，提升效能。\n坚持依法行政。办理建议提案100%，压减会议文件10%。\n"
    assert of(text)[-1] == (
        "一（三）",
        "加强自身建设，提升效能。",
        "坚持依法行政。办理建议提案100%，压减会议文件10%。",
    )


LINES = """某市2026年工作安排
一、主要工作
（一）做强产业
壮大先进制造。
实施技改项目80个，新增规上企业30家，力争两个集群进入全省前列，产值突破千亿元大关。
培育数字经济。
建设算力中心1个，推动200家中小企业上云，数字经济核心产业增加值增长12%左右。
（二）办好实事
稳住就业大局。
新增城镇就业2万人，开展技能培训1.5万人次，动态消除零就业家庭，发放创业贷款3亿元。
办优各类教育。
新建幼儿园6所，新增学位2400个，落实教师轮岗，建成县域教共体4个，扩大优质高中招生。
"""


def test_a_headline_on_a_line_of_its_own_belongs_to_the_paragraph_below():
    assert [(number, title) for number, title, _ in of(LINES)] == [
        ("一（一）-1", "壮大先进制造。"),
        ("一（一）-2", "培育数字经济。"),
        ("一（二）-1", "稳住就业大局。"),
        ("一（二）-2", "办优各类教育。"),
    ]


def test_short_tasks_are_no_headlines_of_each_other():
    text = "某校工作要点\n一、任务\n更新灭火器。\n加固围墙。\n检修电梯。\n清洗水箱。\n疏通雨水井。\n"
    assert [task.text for task in read(text).tasks] == [
        "更新灭火器。",
        "加固围墙。",
        "检修电梯。",
        "清洗水箱。",
        "疏通雨水井。",
    ]
