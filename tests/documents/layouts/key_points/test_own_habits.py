"""Numbering, leads and places of units that an office has made up for itself."""

import pytest

from tests.documents.small_documents import codes, read


def of(text: str) -> list[tuple]:
    return [(t.number, t.words, "、".join(t.lead_units + t.responsible_units)) for t in read(text).tasks]


def test_paragraphs_that_begin_with_an_office_are_its_duties():
    text = (
        "某街道2026年任务清单\n党建办：每周组织志愿服务；发动党员。\n综合执法队：取缔马路市场3处。\n"
        "各社区：每月清理楼道。\n派出所：查处违规载人。\n"
    )
    assert of(text) == [
        (None, "每周组织志愿服务；发动党员。", "党建办"),
        (None, "取缔马路市场3处。", "综合执法队"),
        (None, "每月清理楼道。", "各社区"),
        (None, "查处违规载人。", "派出所"),
    ]
    assert codes(read(text)) == []


def test_subjects_before_a_colon_are_no_offices():
    text = "某县2026年安排\n一、任务\n学校：加装护栏。\n医院：更换设备。\n社区：整治飞线。\n"
    assert [task.responsible_units for task in read(text).tasks] == [(), (), ()]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1-1 ", "1-2 ", ("1-1", "1-2")),
        ("【任务一】", "【任务二】", ("任务一", "任务二")),
        ("甲、", "乙、", ("甲", "乙")),
        ("A1. ", "A2. ", ("A1", "A2")),
        ("●", "●", (None, None)),
        ("✅ ", "✅ ", (None, None)),
    ],
)
def test_numbers_and_signs_of_an_offices_own_are_no_part_of_the_text(first, second, numbers):
    text = f"某馆2026年任务\n{first}编制目录，数字化150页。（征集处）\n{second}开展验收。（法规处）\n"
    assert of(text) == [(numbers[0], "编制目录，数字化150页。", "征集处"), (numbers[1], "开展验收。", "法规处")]
    assert codes(read(text)) == []


@pytest.mark.parametrize("text", ["1-6月完成投资。", "1-2个社区试点。", "A、B两类企业纳入监管。"])
def test_periods_and_kinds_are_no_numbers(text):
    document = read(f"某县2026年任务\n一、任务\n{text}（县工信局）\n二、保障\n落实经费。（县财政局）\n")
    assert document.tasks[0].words.endswith(text)


def test_leads_that_all_sections_have_are_titles_however_few_a_section_has():
    text = (
        "某中心2026年安排\n一、舆论\n策划报道。推出报道60篇。（采访部）\n办好栏目。每周播出一期。（专题部）\n"
        "二、经营\n发展直播。开展直播100场。（产业部）\n三、队伍\n规范财务。修订管理办法。（财务部）\n"
    )
    assert [(task.title, task.text) for task in read(text).tasks] == [
        ("策划报道。", "推出报道60篇。"),
        ("办好栏目。", "每周播出一期。"),
        ("发展直播。", "开展直播100场。"),
        ("规范财务。", "修订管理办法。"),
    ]


def test_headings_without_a_mark_stand_above_items_that_count_on():
    text = (
        "某校2026年分工\n教学工作\n1.开发课程12门。（教务处）\n2.修订方案。（教务处）\n"
        "科研工作\n3.完成报告30篇。（科研处）\n保障工作\n4.改造宿舍。（后勤处）\n"
    )
    assert [(task.number, task.section) for task in read(text).tasks] == [
        ("1", ("教学工作",)),
        ("2", ("教学工作",)),
        ("3", ("科研工作",)),
        ("4", ("保障工作",)),
    ]
    assert codes(read(text)) == []


def test_items_in_one_line_end_with_their_units():
    text = "某场任务：1.造林3200亩（营林科）；2.补植1100亩（营林科、各管护站）；3.调运苗木46万株（种苗站）。"
    assert of(text) == [
        ("1", "造林3200亩", "营林科"),
        ("2", "补植1100亩", "营林科、各管护站"),
        ("3", "调运苗木46万株", "种苗站"),
    ]


def test_what_a_meeting_asks_of_all_is_no_part_of_the_last_item():
    text = "某专题会议纪要\n一、由县数据局牵头，4月底前完成梳理。\n二、由县工信局负责，建立直通车。\n会议要求，各单位要高度重视。\n"
    assert of(text)[:2] == [("一", "4月底前完成梳理。", "县数据局"), ("二", "建立直通车。", "县工信局")]
    assert codes(read(text)) == ["closing-paragraph"]


def test_requirements_beside_offices_leave_the_offices_their_duties():
    text = (
        "2026年保密责任清单\n（一）区委保密办\n1.组织检查20家。\n（二）区委机要局\n2.评估网络风险。\n"
        "（三）工作要求\n3.按时报送总结。\n"
    )
    assert [unit for _, _, unit in of(text)] == ["区委保密办", "区委机要局", ""]


def test_months_head_what_is_done_in_them():
    text = (
        "某会全年月历\n3月\n举办招聘会6场（发展部，3月8日）\n慰问困难母亲（权益部）\n5月\n评选最美家庭50户（家庭部）\n"
    )
    assert [(task.section, task.text, task.responsible_units, task.deadline) for task in read(text).tasks] == [
        (("3月",), "举办招聘会6场", ("发展部",), "3月8日"),
        (("3月",), "慰问困难母亲", ("权益部",), None),
        (("5月",), "评选最美家庭50户", ("家庭部",), None),
    ]


def test_keys_of_an_article_number_its_items():
    text = (
        "街道实事\n1️⃣ 修缮步梯36处\n👉责任科室：城建办 ⏰时间：5月\n2️⃣ 新增停车框210个\n👉责任科室：执法队 ⏰时间：4月\n"
    )
    document = read(text)
    assert [(task.number, task.text, task.responsible_units, task.deadline) for task in document.tasks] == [
        ("1", "修缮步梯36处", ("城建办",), "5月"),
        ("2", "新增停车框210个", ("执法队",), "4月"),
    ]
    assert codes(document) == []


def test_parts_and_items_may_be_counted_as_things():
    text = (
        "某市清单\n第一板块 源头防范\n第1项 常态化排查：每月排查一次。（市金融办）\n第2项 登记注册管控：实行会商。（市司法局）\n"
        "第二板块 监测预警\n第3项 平台监测：纳入3万户。（市数据局）\n第4项 举报奖励：兑现奖金。（市财政局）\n"
    )
    assert [(task.number, task.section[0], task.text) for task in read(text).tasks] == [
        ("第一板块第1项", "第一板块源头防范", "每月排查一次。"),
        ("第一板块第2项", "第一板块源头防范", "实行会商。"),
        ("第二板块第3项", "第二板块监测预警", "纳入3万户。"),
        ("第二板块第4项", "第二板块监测预警", "兑现奖金。"),
    ]


def test_labels_in_brackets_below_items_are_fields():
    text = (
        "某工程\n1.建设驿站25个。\n【完成部门】生活保障部\n【支持部门】财务部\n【期限】8月底前\n"
        "2.办好暑托班36个。\n【完成部门】女职工部\n【支持部门】组织部\n【期限】7月初\n"
    )
    assert [(t.text, t.responsible_units, t.cooperating_units, t.deadline) for t in read(text).tasks] == [
        ("建设驿站25个。", ("生活保障部",), ("财务部",), "8月底前"),
        ("办好暑托班36个。", ("女职工部",), ("组织部",), "7月初"),
    ]


def test_circled_items_in_one_line_end_with_their_units():
    text = (
        "某清单\n一、快速路\n①3月底前完成征拆（区征收办）；②5月底前完成迁改（区水务集团）；③主线通车（市路桥公司）。\n"
    )
    assert [(task.text, task.responsible_units) for task in read(text).tasks] == [
        ("3月底前完成征拆", ("区征收办",)),
        ("5月底前完成迁改", ("区水务集团",)),
        ("主线通车", ("市路桥公司",)),
    ]


def test_items_of_a_markdown_list_are_tasks_each_however_short():
    text = (
        "# 某街道文化站2026年活动安排\n## 第一季度\n- [ ] 举办元宵灯会\n- [ ] 征集春联作品，评出十幅\n"
        "## 第二季度\n- [ ] 召开读书分享会\n- [ ] 开放社区书屋，每周两次\n"
    )
    assert [(task.title, task.text) for task in read(text).tasks] == [
        (None, "举办元宵灯会"),
        (None, "征集春联作品，评出十幅"),
        (None, "召开读书分享会"),
        (None, "开放社区书屋，每周两次"),
    ]


def test_units_in_a_bracket_below_a_paragraph_are_its_own():
    text = (
        "某市气象工作要点\n一、监测预警\n完善站网布局。新建自动站12个。\n（市气象局、市水利局，各县（市、区）政府）\n"
        "缩短预警时间。暴雨预警提前40分钟。\n（市气象局、市应急管理局）\n"
    )
    assert [(task.number, task.responsible_units) for task in read(text).tasks] == [
        ("一-1", ("市气象局", "市水利局", "各县（市、区）政府")),
        ("一-2", ("市气象局", "市应急管理局")),
    ]


def test_spoken_numbers_head_the_items_that_count_on_below_them():
    text = (
        "某公司2027年工作报告\n第一，稳生产，保供应\n1.检修锅炉3台。\n2.储煤2万吨。\n第二，降成本，增效益\n"
        "3.压降库存15%。\n4.清收欠款800万元。\n"
    )
    assert [(task.section, task.text) for task in read(text).tasks] == [
        (("第一，稳生产，保供应",), "检修锅炉3台。"),
        (("第一，稳生产，保供应",), "储煤2万吨。"),
        (("第二，降成本，增效益",), "压降库存15%。"),
        (("第二，降成本，增效益",), "清收欠款800万元。"),
    ]


def test_the_time_of_a_stage_behind_its_name_is_part_of_the_title():
    stages = (
        "（一）建立机制（2021年8月）。编制方案，明确分工。\n（二）收集数据（2021年9月）。各部门提供数据。\n"
        "（三）形成报告（2021年10月至11月）。上报区政府。\n"
    )
    document = read(f"某区体检方案\n一、工作步骤\n{stages}")
    assert [(task.title, task.text) for task in document.tasks] == [
        ("建立机制（2021年8月）。", "编制方案，明确分工。"),
        ("收集数据（2021年9月）。", "各部门提供数据。"),
        ("形成报告（2021年10月至11月）。", "上报区政府。"),
    ]


def test_a_figure_in_brackets_that_is_no_time_makes_no_title():
    items = (
        "（一）改造泵站（4座）。完工验收。\n（二）清淤河道（12公里）。两岸植树。\n（三）加固堤防（3处）。汛前完成。\n"
    )
    document = read(f"某县治水方案\n一、工程\n{items}")
    assert [task.title for task in document.tasks] == [None, None, None]


def test_a_label_alone_on_its_line_numbers_what_stands_below_it():
    slips = "\n".join(
        f"事项{n}\n交办内容：{text}。\n承 办 单 位：{unit}\n办 结 时 限：{day}前\n"
        for n, text, unit, day in (
            ("一", "核查噪声", "县城管局", "5月20日"),
            ("二", "解决供暖", "县教育局", "10月15日"),
        )
    )
    assert [(task.number, task.text, task.deadline) for task in read(f"某县交办单\n\n{slips}").tasks] == [
        ("事项一", "核查噪声。", "5月20日前"),
        ("事项二", "解决供暖。", "10月15日前"),
    ]


def test_a_word_with_a_number_alone_on_a_line_is_no_item_where_none_counts_on():
    assert [task.number for task in read("某县方案\n一、防汛\n1.巡堤。\n问题二\n2.植树。\n").tasks] == ["一1", "一2"]


@pytest.mark.parametrize("stop", ["。", "﹒", "．", "｡", "․", "﹑"])
def test_whatever_full_stop_stands_behind_a_number(stop):
    text = f"某县防汛方案\n一、备汛\n1{stop}加固河堤3处。\n2{stop}清理河道。\n二、应急\n1{stop}演练两次。\n2{stop}储备沙袋1万条。\n"
    assert [(task.number, task.text) for task in read(text).tasks] == [
        ("一1", "加固河堤3处。"),
        ("一2", "清理河道。"),
        ("二1", "演练两次。"),
        ("二2", "储备沙袋1万条。"),
    ]


def test_numbers_with_the_dot_within_count():
    text = "某县防汛方案\n一、备汛\n⒈加固河堤3处。\n⒉清理河道。\n"
    assert [task.number for task in read(text).tasks] == ["一1", "一2"]


def test_a_figure_that_ends_a_sentence_is_no_number():
    text = "某县防汛方案\n一、备汛\n巡堤人数由3增至\n5。各乡镇自行安排。\n二、应急\n演练两次。\n"
    assert [task.number for task in read(text).tasks][-1] == "二"
