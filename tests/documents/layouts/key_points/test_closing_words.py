import pytest

from documents.layouts.key_points.closing_words import closing_kind, leaves_chapter
from tests.documents.small_documents import codes, read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("本办法自2025年3月1日起施行，适用于全县各类养老机构，具体名单由各镇认定。", "holds"),
        ("本措施自5月1日起实施，有效期两年。与其他奖励重复的，就高执行。", "holds"),
        ("县图书馆编写了古籍除尘操作要点（见附件），现一并印发，供各馆参考。", "annex"),
        ("评选的具体名额另行通知。", "annex"),
        ("民办幼儿园参照本通知执行。", "likewise"),
        ("未列入试点的乡镇可参照本方案推进垃圾分类工作。", "likewise"),
        ("各镇要将贯彻落实情况于12月底前报县林长办。", "report"),
        ("执行中遇到的问题，请及时向市文物局反馈。", "report"),
        ("各市的整改等情况，要及时报送专班办公室。", "report"),
        ("各校要充分认识近视防控的紧迫性，切实把各项工作抓实抓细。", "care"),
        ("护林防火是守护群众生命财产的重要工作。各镇要高度重视，密切配合，确保不发生火灾。", "care"),
        ("请各校于3月10日前将推荐表报市教育局。", "report"),
        ("上述政策执行至2026年6月30日。", "holds"),
        ("各镇要压实属地责任，加强协作，确保取得实效。", "care"),
        ("请各县主管部门将本通知转发至所辖乡镇。", "care"),
        ("本政策自2021年开始执行，由省水利厅负责解释。", "holds"),
        ("各校涌现的优秀教师典型和感人事迹，请及时报送市教育局。", "report"),
        ("各镇、各部门要从守护群众安全的高度，充分认识开展汛期检查的重要性，立足当前，建立长效机制。", "care"),
    ],
)
def test_what_is_told_of_the_whole_document_is_known_by_its_words(text, kind):
    assert closing_kind(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2025年3月1日起施行，各镇应在一个月内公布名单。",
        "各镇要高度重视，逐村建立水井台账。",
        "各县要在3月底前制定实施方案，并报省林草局备案。",
        "各镇每月巡查一次水库，发现问题及时报告县防汛办。",
        "民办幼儿园参照本通知制定收费细则。",
        "护林防火是守护群众生命财产的重要工作。",
        "县文旅局要高度重视游客投诉，三日内答复。",
        "各部门要将落实情况纳入年度报告予以公开。",
        "各级执法部门要认真梳理执法中存在的问题，提出意见建议。",
        "请各县制定方案，于3月底前报市局。",
        "请申请人于3月底前将材料报送窗口。",
        "本方案实施时间为三年，各镇应逐年验收。",
        "各地要切实履行监管职责，每月检查一次养老院。",
        "请有意参加的企业向县经信局报名。",
        "县水利局要从守护群众安全的高度，充分认识水库安全的重要性，立足当前抓好管护。",
        "各镇要从守护群众安全的高度，充分认识防汛的重要性，逐库排查隐患。",
    ],
)
def test_a_sentence_that_asks_for_something_of_its_own_is_none(text):
    assert closing_kind(text) is None


NOTICE = (
    "某县关于做好春季护林工作的通知\n一、加强巡护\n各林场每日巡护两次。\n二、清理林下可燃物\n林缘三十米内清理干净。\n"
)


@pytest.mark.parametrize(
    "closing",
    [
        "各镇要充分认识当前火险形势的严峻性，切实把各项工作抓细抓实。",
        "景区管理处参照本通知执行。",
        "本通知自印发之日起施行，适用于全县国有林场。",
        "县林业局编印了巡护手册（见附件），现一并下发，供参考。",
        "各镇贯彻落实情况请于5月底前报县林业局。",
    ],
)
def test_what_closes_a_notice_belongs_to_no_chapter_and_is_kept_as_context(closing):
    document = read(f"{NOTICE}{closing}\n某县人民政府\n2024年3月2日")
    assert [(task.number, task.text) for task in document.tasks] == [
        ("一", "各林场每日巡护两次。"),
        ("二", "林缘三十米内清理干净。"),
    ]
    assert [said.text for said in document.context] == [closing]
    assert codes(document) == ["closing-paragraph"]


@pytest.mark.parametrize(
    "demand",
    [
        "各镇要在3月底前清运完毕，每周通报一次进度。",
        "各镇每周将清理面积报县林业局。",
        "县林业局要组织联合检查。",
    ],
)
def test_a_demand_of_the_last_chapter_stays_in_it(demand):
    document = read(f"{NOTICE}{demand}\n某县人民政府\n2024年3月2日")
    assert [(task.number, task.text) for task in document.tasks][1:] == [
        ("二-1", "林缘三十米内清理干净。"),
        ("二-2", demand),
    ]


@pytest.mark.parametrize("title", ["三、组织领导", "三、工作要求", "三、信息报送"])
def test_below_a_heading_that_organises_to_take_care_is_what_is_asked(title):
    asked = "成立护林专班。\n各镇要高度重视，切实抓好落实。"
    document = read(f"{NOTICE}{title}\n{asked}\n某县人民政府\n2024年3月2日")
    assert [task.number for task in document.tasks] == ["一", "二", "三-1", "三-2"]
    assert not leaves_chapter("各镇要高度重视，切实抓好落实。", title)


def test_the_only_paragraph_of_a_chapter_is_its_text():
    document = read(f"{NOTICE}三、配合\n各镇要高度重视，切实抓好落实。")
    assert [task.number for task in document.tasks] == ["一", "二", "三"]


def test_what_all_are_told_with_a_duty_of_one_office_is_a_task_of_no_chapter():
    closing = "文物巡查工作意义重大。县文旅局要按照本通知精神组织验收。"
    document = read(f"某县文物巡查通知\n一、巡查古塔\n每周巡查一次。\n二、修缮古桥\n年内修缮两座。\n{closing}")
    assert [(task.number, task.section) for task in document.tasks][1:] == [("二", ("二、修缮古桥",)), ("末段", ())]
    assert codes(document) == ["closing-paragraph"]


def test_what_all_are_told_below_the_last_of_many_items_is_none_of_it():
    items = "".join(f"（{n}）任务{n}号。做好第{n}件事。\n" for n in "一二三四五六七八九十")
    closing = "各地区、各部门要充分认识推广节水灌溉的重要意义，完善配套措施。水利部要会同有关部门进行督促检查。"
    document = read(f"关于节水灌溉的意见\n一、任务\n{items}{closing}")
    assert [task.number for task in document.tasks][-2:] == ["一（十）", "末段"]
    two = items.replace("第二件事。", "第二件事。\n同时修渠。").replace("第三件事。", "第三件事。\n同时修闸。")
    assert read(f"关于节水灌溉的意见\n一、任务\n{two}{closing}").tasks[-1].text.endswith(closing)


@pytest.mark.parametrize(
    "note", ["（信息公开形式：主动公开）", "公开属性：依申请公开", "（此件公开发布）", "（主动公开）"]
)
def test_whether_a_document_is_public_hides_no_signature(note):
    document = read(f"{NOTICE}某县林业局\n2024年3月2日\n{note}")
    assert [task.number for task in document.tasks] == ["一", "二"]
    assert document.issued_on == "2024-03-02"


def test_an_item_on_disclosure_is_an_item():
    document = read("某局政务公开要点\n一、公开形式：通过门户网站公开。\n二、公开范围：公开预算和决算。")
    assert [task.number for task in document.tasks] == ["一", "二"]


@pytest.mark.parametrize(
    ("title", "numbers"), [("材料报送", ["一（一）", "一（二）"]), ("绿化补植", ["一（一）", "一（二）"])]
)
def test_to_report_below_an_item_on_reports_is_a_part_of_it(title, numbers):
    asked = "请各校于3月10日前将推荐表报市教育局。"
    text = f"某市评选通知\n一、任务\n（一）初评。各校评选。\n（二）{title}。按要求完成。\n{asked}"
    document = read(text)
    assert [task.number for task in document.tasks] == numbers
    assert (asked in document.tasks[-1].text) is (title == "材料报送")
