import pytest

from documents.layouts.key_points.closing import closing_note, is_closing_formula, says_when_it_holds
from tests.documents.small_documents import codes, read


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2025年3月1日起施行，有效期3年。",
        "本通知从印发之日起执行。本通知实施前的规定与本通知不一致的，以本通知为准。",
        "自本方案印发之日起，《某县河道保洁办法》（某政办〔2019〕8号）停止执行。",
        "本细则由县水利局负责解释，有效期至2027年12月31日止。",
        "本措施自6月1日起实施；国家另有规定的，从其规定。",
    ],
)
def test_when_a_document_holds_is_told(text):
    assert says_when_it_holds(text)
    assert closing_note(text).message == "只说明施行、有效期、废止、解释或份数，不是要办的事"


@pytest.mark.parametrize(
    "text",
    [
        "自2025年起每年开展一次河道体检，结果向社会公布。",
        "清理与上位法不一致的文件，一律予以废止。",
        "本办法施行后，各镇要在一个月内制定实施细则。",
        "延长不动产登记证明有效期，优化办理流程。",
    ],
)
def test_a_demand_with_the_same_words_is_a_demand(text):
    assert not says_when_it_holds(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("各镇（街道）、各部门要高度重视，结合实际抓好落实。", True),
        ("各县（市、区）人民政府要认真组织实施，重大问题及时报告市政府。", True),
        ("各地各部门在执行中遇到的问题，及时向市水利局反馈。", True),
        ("各地、各部门要将清单执行情况纳入年度报告予以公开。", False),
        ("各镇每月巡查一次水库。", False),
        ("要高度重视基层反映的问题，逐条答复。", False),
    ],
)
def test_a_formula_speaks_to_everybody(text, wanted):
    assert is_closing_formula(text) is wanted


@pytest.mark.parametrize(
    "closing",
    [
        "各镇（街道）要高度重视，逐村建立台账。",
        "本方案实施中的重大问题，由县水利局报县政府。",
    ],
)
def test_a_closing_paragraph_is_no_text_of_the_last_item_and_is_marked(closing):
    document = read(f"某县治水方案\n一、河道\n（一）清淤。清淤三条河。\n（二）护岸。沿岸植树。\n{closing}")
    assert [(task.number, task.text) for task in document.tasks] == [
        ("一（一）", "清淤三条河。"),
        ("一（二）", "沿岸植树。"),
        ("末段", closing),
    ]
    assert codes(document) == ["closing-paragraph"]


@pytest.mark.parametrize("closing", ["本方案自印发之日起施行。", "以上意见如无不妥，请批转各乡镇执行。"])
def test_a_last_paragraph_that_says_only_from_when_it_holds_is_no_task(closing):
    document = read(f"某县治水方案\n一、河道\n（一）清淤。清淤三条河。\n（二）护岸。沿岸植树。\n{closing}")
    assert [task.text for task in document.tasks] == ["清淤三条河。", "沿岸植树。"]
    assert [said.text for said in document.context] == [closing]
    assert codes(document) == ["closing-paragraph"]


def test_what_is_told_to_all_below_items_of_one_paragraph_is_none_of_the_last():
    items = "一、元旦：1月1日放假。\n二、春节：2月4日至10日放假。\n三、清明节：4月5日放假。"
    last = "节假日期间，各地区、各部门要妥善安排好值班。"
    assert [task.text for task in read(f"放假通知\n{items}\n{last}").tasks][-2:] == ["清明节：4月5日放假。", last]
    own = "放假期间景区照常开放。"
    assert [task.text for task in read(f"放假通知\n{items}\n{own}").tasks][-1].endswith(own)


def test_a_numbered_item_that_says_only_from_when_the_document_holds_is_marked():
    document = read("某县治水通知\n一、清淤\n清淤三条河。\n二、附则\n本通知自印发之日起施行，有效期5年。")
    assert codes(document) == ["closing-paragraph"]
    statute = read("某县河道条例\n第一条 清淤三条河。\n第二条 本条例自2025年1月1日起施行。")
    assert codes(statute) == []


@pytest.mark.parametrize("note", ["（本文有删减）", "（此件有删节）", "（附图略）", "（此页无正文）"])
def test_a_note_below_the_signature_hides_it_not(note):
    document = read(f"某县治水通知\n一、清淤\n清淤三条河。\n二、护岸\n沿岸植树。\n某县人民政府\n2024年8月12日\n{note}")
    assert [task.text for task in document.tasks] == ["清淤三条河。", "沿岸植树。"]
    assert document.issued_on == "2024-08-12"


def test_last_paragraphs_that_hold_rules_stay_together():
    items = "一、奖励。奖励三家企业。（省财政厅）\n二、容错。制定清单。（省审计厅）"
    last = "本措施与现行政策交叉的，企业可以选择一项享受。\n本措施自2026年9月1日起施行。"
    assert [task.number for task in read(f"若干措施\n{items}\n{last}").tasks] == ["一", "二", "末段-1", "末段-2"]


ROSTER = "主　任：尤　权　　国务院副秘书长\n副主任：杨元元　　民航总局局长\n吉　林　　北京市副市长\n成　员：何亚非　　外交部部长助理"


def test_members_of_a_body_are_no_tasks():
    text = f"某委员会方案\n一、主要职能\n协调航班保障。\n二、组成人员\n{ROSTER}\n三、工作规则\n每半年召开一次例会。"
    assert [task.text for task in read(text).tasks] == ["协调航班保障。", "每半年召开一次例会。"]
    below = (
        f"某委员会方案\n一、主要职能\n协调航班保障。\n二、工作规则\n每半年召开一次例会。\n某委员会成员名单\n{ROSTER}"
    )
    assert [task.text for task in read(below).tasks] == ["协调航班保障。", "每半年召开一次例会。"]


def test_items_whose_units_stand_behind_a_space_are_no_members():
    text = "某局要点\n一、任务\n清理机房　　县大数据局\n更新电池　　县供电公司\n修缮围墙　　县住建局"
    assert "清理机房" in read(text).tasks[0].text


def test_a_report_that_asks_for_approval_ends_with_its_last_item():
    items = "一、扩招\n（一）扩大规模。从今年起扩招。\n（二）各市教育部门要明确一名负责同志分管。"
    document = read(f"关于扩招的请示\n{items}\n以上意见如无不妥，请批转各市执行。\n附：\n扩招计划表")
    assert [task.text for task in document.tasks] == ["从今年起扩招。", "各市教育部门要明确一名负责同志分管。"]


MANY = "".join(f"（{n}）任务{n}号。做好第{n}件事，完成建设。\n" for n in "一二三四五六七八")


def test_what_follows_many_items_of_one_paragraph_is_no_part_of_the_last():
    closing = "办好农村的事，关键在党。必须压实责任，充分调动积极性。\n让我们更加紧密团结起来，作出新的贡献。\n（来源：某日报）\n"
    document = read(f"某县意见\n一、重点工作\n{MANY}{closing}")
    assert [(task.number, task.text) for task in document.tasks[-2:]] == [
        ("一（八）", "做好第八件事，完成建设。"),
        ("末段", "办好农村的事，关键在党。必须压实责任，充分调动积极性。"),
    ]
    assert [said.text for said in document.context] == ["让我们更加紧密团结起来，作出新的贡献。"]
    assert "closing-paragraph" in codes(document)


@pytest.mark.parametrize(
    "text",
    [
        MANY.removesuffix("。\n") + "：\n河道清淤三条，管网改造五公里。\n",  # it leads in to a list
        MANY + "同时建好配套道路。\n（九）任务九号。做好第九件事。\n同时建好管网。\n",  # others have two as well
        "".join(MANY.splitlines(keepends=True)[:3]) + "同时建好配套道路。\n",  # too few to show a habit
    ],
)
def test_a_second_paragraph_of_the_last_item_stays_where_no_habit_tells(text):
    document = read(f"某县意见\n一、重点工作\n{text}")
    assert not any(task.number == "末段" for task in document.tasks)


LISTED = "（一）生态宜居。反映绿地情况。\n（二）健康舒适。反映社区设施。\n（三）创新活力。反映产业活力。\n"
BELOW = "二、方式\n（一）开展体检。按指标开展。\n（二）应用成果。制定清单。\n"


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("围绕以上3个方面，建立指标体系，编制体检报告。", [6]),
        ("上述指标由各部门提供。", [6]),
        ("同时反映人口活力。", []),
        ("上述单位按月报送。", []),
        ("按上述公式计算的租金超出的，按市场租金计收。", []),
    ],
)
def test_what_speaks_of_all_items_and_stands_in_the_last_is_told(paragraph, told):
    document = read(f"某区体检方案\n一、内容\n{LISTED}{paragraph}\n{BELOW}")
    assert [said.place.line for said in document.warnings if said.code == "paragraph-without-number"] == told
