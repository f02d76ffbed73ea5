"""Kinds of tables besides lists of tasks: of assessment, of a week, of inspections, of work packages; task books."""

import pytest

from documents.errors import NoTasksError
from tests.documents.small_documents import codes, read, rows


def test_the_lower_of_two_levels_of_indicators_is_assessed():
    document = read(
        "某县考核评分表\n一级指标\t二级指标\t分值\t评分标准\t责任单位\t得分\n"
        "经济发展（30分）\t工业增加值\t15\t每低1个百分点扣2分\t县工信局\t\n〃\t项目投资\t15\t未完成不得分\t县发改局\t\n"
        "平安建设（70分）\t积案化解率\t70\t达到90%得满分\t县信访局\t\n总分\t\t100\t\t\t\n"
    )
    assert rows(document) == [
        (None, "经济发展（30分）", "工业增加值", "", "县工信局", "", None, "15；每低1个百分点扣2分"),
        (None, "经济发展（30分）", "项目投资", "", "县发改局", "", None, "15；未完成不得分"),
        (None, "平安建设（70分）", "积案化解率", "", "县信访局", "", None, "70；达到90%得满分"),
    ]


def test_scores_make_a_table_without_numbers_and_units_one_of_assessment():
    document = read(
        "乡村医生考核标准\n考核指标\t考核要点\t分值\t扣分办法\n"
        "基本医疗（40分）\t规范书写门诊日志\t20\t缺1份扣1分\n〃\t合理使用药物\t20\t每超1次扣2分\n合计\t\t40\t\n"
    )
    assert [row[:3] + row[-1:] for row in rows(document)] == [
        (None, "基本医疗（40分）", "规范书写门诊日志", "20；缺1份扣1分"),
        (None, "基本医疗（40分）", "合理使用药物", "20；每超1次扣2分"),
    ]


def test_a_list_of_inspections_is_read_whatever_it_says_of_them():
    document = read(
        "某县抽查事项清单\n序号\t抽查类别\t抽查事项\t抽查对象\t抽查依据\t抽查比例和频次\t抽查方式\n"
        "1\t登记检查\t营业执照使用情况的检查\t企业\t《公司法》\t3%，每年1次\t现场检查\n"
        "2\t食品检查\t食品销售监督检查\t商户\t《食品安全法》\t10%，每年2次\t现场检查\n"
    )
    assert [row[:3] for row in rows(document)] == [
        ("1", "登记检查", "营业执照使用情况的检查"),
        ("2", "食品检查", "食品销售监督检查"),
    ]


def test_who_inspects_does_the_task_where_no_other_column_says_who():
    head = "某县抽查清单\n序号\t事项名称\t抽查主体\t抽查频次\n1\t旅行社检查\t县文旅局\t每半年1次\n2\t网吧检查\t县公安局\t每年1次\n"
    assert [(row[4], row[6]) for row in rows(read(head))] == [("县文旅局", "每半年1次"), ("县公安局", "每年1次")]
    beside = "某县任务\n序号\t工作任务\t责任单位\t抽查部门\n1\t修建公路\t县交通局\t县审计局\n2\t清理河道\t县水利局\t县审计局\n"
    assert [row[4] for row in rows(read(beside))] == ["县交通局", "县水利局"]


@pytest.mark.parametrize(
    "table",
    [
        "序号\t收费项目\t收费标准\t收费依据\t收费对象\n1\t证照工本费\t10元\t价费字1号\t个人",
        "姓名\t科目\t分数\n陈晓\t语文\t92\n黄志\t数学\t88",
        "单位\t类别\t得分\t名次\n县水利局\t甲\t92\t1\n县交通局\t甲\t90\t2",
    ],
)
def test_lists_of_fees_and_of_results_are_no_tasks(table):
    with pytest.raises(NoTasksError):
        read(f"某县一览表\n{table}\n")


def test_days_of_a_week_are_when_its_work_is_done():
    document = read(
        "某局一周工作安排\n星期\t工作内容\t地点\t责任科室\n星期一\t召开党组会议\t三楼\t办公室\n"
        "〃\t检查食堂卫生\t各校\t安全股\n周三上午\t组织教师培训\t进修校\t人事股\n"
    )
    assert [(row[2], row[4], row[6]) for row in rows(document)] == [
        ("召开党组会议", "办公室", "星期一"),
        ("检查食堂卫生", "安全股", "星期一"),
        ("组织教师培训", "人事股", "周三上午"),
    ]
    assert codes(document) == []


def test_days_and_hours_beside_a_date_are_remarks_and_no_numbers():
    document = read(
        "某镇工作安排\n日期\t星期\t时间\t工作内容\t责任办所\n4月6日\t一\t9:00\t召开推进会议\t党政办\n"
        "4月7日\t二\t14:30-16:00\t开展防火巡查\t应急办\n"
    )
    assert rows(document) == [
        (None, "", "召开推进会议", "", "党政办", "", "4月6日", "一；9:00"),
        (None, "", "开展防火巡查", "", "应急办", "", "4月7日", "二；14:30-16:00"),
    ]


def test_a_second_column_that_says_what_to_do_is_told_where_no_name_chose_between_them():
    text = (
        "某镇工作安排\n日期\t上午\t下午\t责任单位\n4月6日\t召开推进会议\t走访慰问党员\t镇党政办\n"
        "4月7日\t开展防火巡查\t整治河岸垃圾\t镇应急办\n"
    )
    document = read(text)
    assert [(task.text, task.remark) for task in document.tasks] == [
        ("走访慰问党员", "召开推进会议"),
        ("整治河岸垃圾", "开展防火巡查"),
    ]
    assert codes(document) == ["column-by-content"]
    assert "“上午”" in document.warnings[0].message
    assert codes(read(text.replace("上午", "工作任务").replace("下午", "推进步骤"))) == []


def test_what_must_be_done_before_a_work_package_is_not_the_task():
    document = read(
        "某项目任务分解\n编码\t层级\t工作包\t责任单位\t完成时间\t前置任务\n1\t1\t组织动员\t\t\t\n"
        "1.1\t2\t印发方案，召开大会\t县创建办\t3月10日前\t\n1.2\t2\t建立调度机制\t县创建办\t3月15日前\t1.1\n"
        "2\t1\t清理卫生死角\t县城管局\t5月底前\t1.1\n2.1\t2\t改造市场6个\t县商务局\t8月底前\t1.1\n"
    )
    assert [(row[0], row[1], row[2], row[4]) for row in rows(document)] == [
        ("1.1", "1组织动员", "印发方案，召开大会", "县创建办"),
        ("1.2", "1组织动员", "建立调度机制", "县创建办"),
        ("2", "", "清理卫生死角", "县城管局"),
        ("2.1", "", "改造市场6个", "县商务局"),
    ]


@pytest.mark.parametrize("head", ["", "项目\t内容\n"])
@pytest.mark.parametrize("sign", ["\t", " | "])
def test_names_beside_their_values_are_a_task_book(head, sign):
    book = (
        f"{head}项目名称\t公厕改造\n承担单位\t区城管局\n合作单位\t各街道办事处\n主要任务\t改造公厕35座\n"
        "起止时间\t2026年3月至10月\n经费预算\t480万元\n"
    )
    lines = book.replace("\t", sign).splitlines()
    if sign != "\t":
        lines = [f"| {line} |" for line in lines]
    document = read("重点项目任务书\n" + "\n".join(lines) + "\n")
    assert rows(document) == [
        (None, "公厕改造", "改造公厕35座", "", "区城管局", "各街道办事处", "2026年3月至10月", "480万元"),
    ]


def test_lines_above_forms_that_only_count_them_are_their_numbers():
    form = "任务名称：清理{0}\n牵头单位：区城管局\n任务内容：拆除{0}120处。\n完成时限：5月底前\n"
    document = read("整治任务书\n任务一\n" + form.format("广告") + "任务二\n" + form.format("棚屋"))
    assert [(row[0], row[1], row[2]) for row in rows(document)] == [
        ("任务一", "清理广告", "拆除广告120处。"),
        ("任务二", "清理棚屋", "拆除棚屋120处。"),
    ]
    assert codes(document) == []


def test_proposals_are_numbered_as_they_are_called():
    document = read(
        "建议办理分工表\n建议编号\t建议标题\t领衔代表\t主办单位\t会办单位\t答复时限\n"
        "第3号\t关于扩建小学的建议\t许某\t县教育局\t县财政局\t5月30日前\n"
        "第11号\t关于解决缺水的建议\t秦某\t县水利局\t高坪乡人民政府\t6月10日前\n"
    )
    assert [row[:7] for row in rows(document)] == [
        ("第3号", "", "关于扩建小学的建议", "县教育局", "", "县财政局", "5月30日前"),
        ("第11号", "", "关于解决缺水的建议", "县水利局", "", "高坪乡人民政府", "6月10日前"),
    ]
    assert codes(document) == []


def test_what_measures_are_to_reach_is_no_part_of_them():
    document = read(
        "整改台账\n序号\t问题\t整改措施\t整改目标\t责任单位\n1\t污水溢流\t改造雨污管网\t溢流次数下降80%\t县住建局\n"
        "2\t矿山未复绿\t覆土种植乔木\t通过市级验收\t县林业局\n"
    )
    assert [(task.text, task.remark) for task in document.tasks] == [
        ("改造雨污管网", "溢流次数下降80%"),
        ("覆土种植乔木", "通过市级验收"),
    ]


def test_fields_of_a_form_may_have_any_names_and_stand_in_any_order():
    document = read(
        "项目申报表\n项目名称：冷链物流中心\n申报单位：青山乡人民政府\n建设地点：石桥村\n建设内容及规模：新建冷库3000立方米\n"
        "总投资：860万元\n建设期限：2026年3月—2026年11月\n"
    )
    assert rows(document) == [
        (
            None,
            "冷链物流中心",
            "新建冷库3000立方米",
            "",
            "青山乡人民政府",
            "",
            "2026年3月—2026年11月",
            "石桥村；860万元",
        )
    ]


@pytest.mark.parametrize("mark", ["", "{}."])
def test_a_line_of_names_in_brackets_and_values_is_a_form(mark):
    line = "【整治内容】{0}问题。【整治措施】清理{0}1200份。【牵头单位】县农业农村局【配合单位】县财政局【完成时限】10月底前\n"
    document = read(
        "整治事项\n" + "".join(mark.format(k) + line.format(what) for k, what in enumerate(("合同", "账目"), 1))
    )
    assert rows(document) == [
        (
            number if mark else None,
            f"{what}问题。",
            f"清理{what}1200份。",
            "县农业农村局",
            "",
            "县财政局",
            "10月底前",
            None,
        )
        for number, what in (("1", "合同"), ("2", "账目"))
    ]


def test_brackets_of_fields_behind_a_text_make_no_form():
    document = read(
        "某县要点\n一、清理\n1.清理合同1200份。【牵头单位】县农业农村局【配合单位】县财政局【完成时限】10月底前\n"
        "2.清理账目300本。【牵头单位】县农业农村局【配合单位】县财政局【完成时限】9月底前\n"
    )
    assert document.source.layout == "key_points"
    assert [task.text for task in document.tasks] == ["清理合同1200份。", "清理账目300本。"]


def test_months_of_a_plan_of_inspections_are_when_it_is_done():
    document = read(
        "检查计划\n月份\t检查对象\t检查内容\t检查科室\n3月\t危化企业\t检查重大危险源管控\t危化科\n6月\t工贸企业\t检查粉尘防爆措施\t基础科\n"
    )
    assert [(row[2], row[4], row[6]) for row in rows(document)] == [
        ("检查重大危险源管控", "危化科", "3月"),
        ("检查粉尘防爆措施", "基础科", "6月"),
    ]


def test_labels_below_items_that_are_counted_are_fields_of_them_and_the_block_above_is_no_form():
    item = "任务{0}：{1}\n任务内容：完成{1}的全部工作。\n承担单位：县农业农村局\n完成时限：8月底前\n"
    document = read(
        "项目任务书\n项目名称：绿色防控示范\n项目编号：JB-031\n起止时间：2025年4月至2026年12月\n"
        + item.format("一", "核心示范区建设")
        + item.format("二", "技术规程制定")
    )
    assert [(task.number, task.responsible_units, task.deadline) for task in document.tasks] == [
        ("任务一", ("县农业农村局",), "8月底前"),
        ("任务二", ("县农业农村局",), "8月底前"),
    ]
