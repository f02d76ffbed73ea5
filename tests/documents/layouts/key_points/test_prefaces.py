"""What stands among the paragraphs of a heading and demands nothing."""

import pytest

from tests.documents.small_documents import read

ITEMS = "（一）整治占道经营，规范早市2处。\n（二）更新环卫车辆12台。\n"


def parts(text: str) -> tuple[list[str], list[str]]:
    document = read(text)
    return [task.words for task in document.tasks], [said.text for said in document.context]


@pytest.mark.parametrize(
    "preface",
    [
        "今年是城市管理提升年，做好各项工作意义重大。\n主要预期目标是：垃圾分类覆盖率达到95%。\n重点做好以下工作：\n",
        "围绕建设洁净县城，重点抓好两个方面工作。\n",
        "市容环境是城市的脸面，必须坚持不懈抓好。\n",
    ],
)
def test_what_stands_between_a_chapter_and_its_items_is_context(preface):
    tasks, context = parts(f"某县城管局2026年工作要点\n一、2026年重点任务\n{preface}{ITEMS}")
    assert tasks == ["整治占道经营，规范早市2处。", "更新环卫车辆12台。"]
    assert context == preface.split("\n")[:-1]


def test_a_paragraph_above_the_items_that_names_who_acts_is_a_task():
    text = f"方案\n一、任务\n全县开展春季大扫除。（县城管局牵头）\n{ITEMS}"
    assert read(text).tasks[0].text == "全县开展春季大扫除。"


def test_a_paragraph_above_a_single_item_stays_a_task():
    assert len(read("方案\n一、任务\n全县开展春季大扫除。\n（一）更新环卫车辆12台。\n").tasks) == 2


def test_a_sentence_that_only_says_how_many_follow_leads_in_to_paragraphs_too():
    tasks, context = parts(
        "报告\n一、今后五年主要任务\n未来五年是承上启下的五年。\n实现上述目标，要突出抓好以下三个方面：\n"
        "一是做强园区，落户企业100家。\n二是做美城区，新增绿地20公顷。\n三是做实民生，新建养老院5所。\n"
    )
    assert len(tasks) == 3
    assert context == ["未来五年是承上启下的五年。", "实现上述目标，要突出抓好以下三个方面："]


def test_a_look_back_among_paragraphs_that_are_tasks_is_context():
    tasks, context = parts(
        "报告\n一、法治政府建设\n五年来，我们办结行政复议案件320件，败诉率下降了4个百分点。\n健全重大决策程序，法制审核率达到100%。\n"
        "开展执法培训6期。\n"
    )
    assert tasks == ["健全重大决策程序，法制审核率达到100%。", "开展执法培训6期。"]
    assert context == ["五年来，我们办结行政复议案件320件，败诉率下降了4个百分点。"]


def test_the_last_words_to_those_present_are_context():
    tasks, context = parts(
        "报告\n一、自身建设\n坚持依法行政，办理建议100%。\n压减会议10%。\n各位代表！\n蓝图已经绘就，让我们团结一心，奋勇前进！\n"
    )
    assert tasks == ["坚持依法行政，办理建议100%。", "压减会议10%。"]
    assert context == ["各位代表！", "蓝图已经绘就，让我们团结一心，奋勇前进！"]


@pytest.mark.parametrize(
    ("said", "is_task"),
    [
        ("各位代表！只要我们同心协力，清河的明天一定更加美好。", False),
        ("各位委员，蓝图已经绘就，我们要以时不我待的精神抓好落实。", False),
        ("各位代表！", False),
        ("各位代表！今年我们要办好12件民生实事，让我们的家园更宜居。", True),
        ("各位代表，保障饮水安全是头等大事，要新建水厂2座。", True),
        ("只要我们查出隐患，当日必须整改。", True),  # nobody is addressed
    ],
)
def test_a_vow_to_those_present_ends_a_chapter_and_a_demand_to_them_stays(said, is_task):
    tasks, context = parts(
        f"报告\n一、五年任务\n新建学校3所。\n改造医院2家。\n{said}\n二、今年工作\n疏浚河道4条。\n修复堤防6处。\n"
    )
    assert (said in tasks, said in context) == (is_task, not is_task)


def test_what_stands_above_the_first_of_paragraphs_that_are_counted_leads_in_to_them():
    tasks, context = parts(
        "报告\n一、“十五五”时期的主要目标任务\n“十五五”时期是夯实基础的关键时期。\n实现目标，必须把握规律、保持定力、久久为功。\n"
        "一是做强园区，落户企业100家。\n二是做美城区，新增绿地20公顷。\n二、今年工作\n疏浚河道4条。\n修复堤防6处。\n"
    )
    assert tasks == ["做强园区，落户企业100家。", "做美城区，新增绿地20公顷。", "疏浚河道4条。", "修复堤防6处。"]
    assert context == ["“十五五”时期是夯实基础的关键时期。", "实现目标，必须把握规律、保持定力、久久为功。"]


def test_a_salutation_within_the_text_is_no_title():
    document = read("报告\n一、任务\n各位代表！今年新建公厕20座。\n改造管网8公里。\n更新路灯300盏。\n新增车位500个。\n")
    assert document.tasks[0].title is None


def test_minutes_that_close_with_what_all_are_told_have_no_task_of_it():
    tasks, context = parts(
        "某区物业纠纷联席会议纪要\n一、修复停运电梯12部。（区住建局牵头）\n二、公示车位收费标准。（区发改局牵头）\n三、鉴定脱落外墙。（区城管局牵头）\n"
        "会议要求，各成员单位要担当作为，主要负责人要亲自过问。\n"
    )
    assert len(tasks) == 3
    assert context == ["会议要求，各成员单位要担当作为，主要负责人要亲自过问。"]


def test_a_chapter_that_says_what_words_mean_demands_nothing():
    kinds = "园区分为下列各类。\n工业园区是指以制造为主的园区，年能耗不小于5万吨。\n物流园区是指以仓储为主的园区。\n"
    document = read(
        f"某市方案\n一、园区类型\n{kinds}二、路径\n（一）建设光伏。应建尽建。\n（二）节能降碳。改造设备。\n"
    )
    assert [task.number for task in document.tasks] == ["二（一）", "二（二）"]
    assert len(document.context) == 3


def test_one_definition_among_demands_is_one_of_them():
    kinds = "零碳园区是指净排放为零的园区。\n各区建设零碳园区三家。\n市发展改革委组织验收。\n"
    document = read(
        f"某市方案\n一、园区建设\n{kinds}二、路径\n（一）建设光伏。应建尽建。\n（二）节能降碳。改造设备。\n"
    )
    assert [task.number for task in document.tasks] == ["一-1", "一-2", "一-3", "二（一）", "二（二）"]


RELIEF = "（一）核实名单。逐户核实。\n（二）发放补贴。按月发放。\n二、监督\n公布电话。\n"


@pytest.mark.parametrize(
    "demand",
    [
        "经办机构应通知参保人，在缴费期结束前补交材料。",
        "用人单位不得扣减工资。发现扣减的，按照以下要求处理：",
        "乡镇民政机构必须逐户入户核查。",
    ],
)
def test_what_somebody_must_do_above_items_is_a_task(demand):
    document = read(f"某县救助通知\n一、复核\n{demand}\n{RELIEF}")
    assert [(task.number, task.text) for task in document.tasks][:2] == [("一", demand), ("一（一）", "逐户核实。")]


@pytest.mark.parametrize(
    "lead",
    [
        "各地应结合实际，突出抓好救助。",
        "民政部门应坚持公开公平的原则。",
        "民政部门应当重点做好以下工作：",
        "救助工作要以县级为主。",
        "民政部门要高度重视，全面推进救助工作。",
        "人口老龄化是救助工作必须应对的形势。",
    ],
)
def test_what_leads_in_to_items_is_none(lead):
    document = read(f"某县救助通知\n一、复核\n{lead}\n{RELIEF}")
    assert document.tasks[0].number == "一（一）"
    assert [said.text for said in document.context] == [lead]
