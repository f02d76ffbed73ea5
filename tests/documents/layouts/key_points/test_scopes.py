import pytest

from tests.documents.small_documents import read


def plan(chapter: str) -> str:
    return f"某区实施方案\n一、{chapter}\n二、主要任务\n新建口袋公园三处。\n改造老旧泵站两座。\n"


@pytest.mark.parametrize(
    "chapter",
    [
        "补贴对象\n补贴对象为全县种粮大户，共120户，主要涉及三个镇。",
        "试点村\n上塘村、下塘村、石桥村、竹林村、枫树村（共5个）。",
        "评价内容\n（一）师资水平。反映学校教师队伍的结构情况。\n（二）办学条件。反映校舍和设施的情况。",
        "修缮方式\n修缮方式分为局部修补和整体翻建。其中，局部修补主要包括换瓦、补墙；整体翻建是指原址重建。",
        "清理范围\n（一）超过使用年限的电梯；\n（二）位于学校周边的摊点，其中涉及主干道的摊点；\n（三）2019年前建成的公厕。",
        "整治内容\n属于以下情形的，作为重点：\n（一）未经批准的户外广告，其中属于主干道的广告优先整治；\n（二）破损的店招。",
        "指标构成\n指标体系由基础设施、公共服务两部分组成。",
    ],
)
def test_a_chapter_that_only_says_what_something_is_is_context(chapter):
    document = read(plan(chapter))
    assert [task.number for task in document.tasks] == ["二-1", "二-2"]
    assert document.context


@pytest.mark.parametrize(
    "chapter",
    [
        "整治内容\n（一）拆除违法建筑。\n（二）清运积存垃圾。",
        "检查内容\n检查电梯维保记录，包括巡检和年检。",
        "补贴方式\n符合条件的农户，优先安排农机补贴。",
        "修缮对象\n修缮对象为危旧校舍，由县教育局负责认定。",
        "评价内容\n（一）师资水平。反映学校教师队伍的结构情况。\n（二）办学条件。各校应在6月底前补齐设施。",
        "服务内容\n建立方便群众办事的服务机制。",
        "实施单位\n县教育局、县住建局、县财政局、县水利局、县民政局负责校舍修缮。",
        "服务内容\n量血压、测血糖、查视力、送药品、教急救。",
        "修缮方式\n采取以奖代补方式，按每户两万元给予补助。",
        "经费来源\n经费来源为财政拨款。\n不得挪用。",
        "公园建设\n公园建设规模为三处。",
    ],
)
def test_what_is_to_be_done_below_such_a_heading_is_a_task(chapter):
    document = read(plan(chapter))
    assert [task.number for task in document.tasks][-2:] == ["二-1", "二-2"]
    assert len(document.tasks) > 2


def test_one_item_that_states_is_context_beside_one_that_demands():
    chapter = (
        "改造方式及资金\n（一）改造方式\n改造方式分为外墙保温和管线更新。\n（二）资金分摊\n余下资金由产权单位承担。"
    )
    document = read(plan(chapter))
    assert [task.number for task in document.tasks] == ["一（二）", "二-1", "二-2"]
    assert [said.text for said in document.context] == ["改造方式分为外墙保温和管线更新。"]


def test_a_chapter_called_a_scope_that_says_what_is_given_holds_tasks():
    given = (
        "支持范围\n（一）厂房建设。对新建厂房的企业给予20万元补助。\n（二）新品研发。对首次取得专利的企业奖励5万元。\n"
        "（三）品牌培育。鼓励企业创建名牌，对获奖企业一次性奖励3万元。\n（四）企业年产值应在500万元以上。"
    )
    assert [task.number for task in read(plan(given)).tasks][:4] == ["一（一）", "一（二）", "一（三）", "一（四）"]


def test_a_scope_that_names_one_sum_is_context():
    named = "支持范围\n（一）年产值500万元以上的企业。\n（二）位于园区的企业。\n（三）取得专利的企业。\n（四）县属国有企业。"
    assert [task.number for task in read(plan(named)).tasks] == ["二-1", "二-2"]


RULES = (
    "某区专项资金管理办法\n第一章\n总\n则\n第一条【宗旨】\n为规范资金管理，制定本办法。\n第二章 资助对象和范围\n"
    "第二条【资助对象】\n在本区登记的企业可以申请资助。\n第三条【不予资助情形】失信企业不予资助。\n"
    "第三章\n附\n则\n第四条【解释部门】\n本办法由区工信局负责解释。\n"
)


def test_articles_have_their_names_as_titles_and_chapters_of_scopes_keep_their_articles():
    assert [(task.number, task.headings, task.title, task.text) for task in read(RULES).tasks] == [
        ("第一条", ("第一章总则",), "【宗旨】", "为规范资金管理，制定本办法。"),
        ("第二条", ("第二章资助对象和范围",), "【资助对象】", "在本区登记的企业可以申请资助。"),
        ("第三条", ("第二章资助对象和范围",), "【不予资助情形】", "失信企业不予资助。"),
        ("第四条", ("第三章附则",), "【解释部门】", "本办法由区工信局负责解释。"),
    ]


def test_a_letter_below_the_text_of_an_article_is_no_letter_of_a_heading():
    rules = "某区管理办法\n第一章 总则\n第一条 本办法适用于\n全\n区公园。\n第二条 公园由各镇管护。\n第三条 各镇应当公示名单。\n"
    assert [task.section for task in read(rules).tasks] == [("第一章总则",)] * 3
