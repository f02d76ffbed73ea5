import pytest

from documents.surroundings.tail import find_tail
from documents.text.lines import source_lines
from tests.documents.small_documents import read


def tail_of(*lines: str) -> list[str]:
    return list(lines[find_tail(source_lines("\n".join(lines))) :])


def test_signature_date_annex_list_and_contacts_are_the_tail():
    tail = [
        "附件：1.责任分工表",
        "2.市级有关部门名单",
        "某市人民政府办公室",
        "2022年5月6日",
        "联系人：办公室，电话：123",
    ]
    assert tail_of("一、公开", "（一）公开规划。", *tail) == tail


def test_an_organ_without_a_date_below_it_is_a_cell_of_the_table():
    assert tail_of("1", "公开规划。", "某市人民政府办公室") == []


def test_numbered_items_are_no_annex_list():
    assert tail_of("一、公开", "1.公开规划。", "2.公开预算。") == []


@pytest.mark.parametrize(
    "signer",
    ["省政府外办", "省委网信办", "省残联", "省供销社", "杭州海关", "浙江大学", "国务院", "某省交通集团有限公司"],
)
def test_every_kind_of_body_signs_above_the_date(signer):
    assert tail_of("一、公开", "（一）公开规划。", signer, "2022年5月6日") == [signer, "2022年5月6日"]


@pytest.mark.parametrize("line", ["省财政厅、省税务局", "办公室", "各有关部门", "公开工作推进会", "政务服务平台"])
def test_what_signs_nothing_above_a_date_is_part_of_the_tasks(line):
    assert tail_of("一、公开", "（一）公开规划。", line, "2022年5月6日") == ["2022年5月6日"]


def test_the_seal_of_another_organ_may_stand_beside_the_signer_or_below():
    for tail in (
        ["某省残联（省政府办公厅代章）", "2022年5月6日"],
        ["某省残联", "（省政府办公厅代章）", "2022年5月6日"],
    ):
        assert tail_of("一、公开", "（一）公开规划。", *tail) == tail


@pytest.mark.parametrize(
    "people",
    [
        ["参加会议人员：何平、沈立群，县发改局主要负责人。"],
        ["出席：何平　沈立群", "列席：县水利局 方明", "县气象局 周远", "记录：许晴"],
        ["主持人：何平", "参会单位：县水利局、县气象局"],
        ["参加人员：", "县水利局　方明", "县气象局　周远"],
        ["（与会人员：何平、沈立群）", "审核：方明"],
    ],
)
def test_who_was_there_and_who_wrote_it_down_is_the_tail(people):
    body = ["一、防汛", "1.加固堤防。（责任单位：县水利局）"]
    assert tail_of(*body, *people) == people
    assert tail_of(*body, *people, "联系人：许晴") == [*people, "联系人：许晴"]


@pytest.mark.parametrize("line", ["参加单位：县气象局", "责任领导：何平", "主持编制预案。", "出席率达到90%以上。"])
def test_fields_and_demands_of_the_last_item_are_no_list_of_people(line):
    assert tail_of("一、防汛", "1.加固堤防。", line) == []


@pytest.mark.parametrize("label", ["参加单位：", "参加部门：", "（参加单位："])
def test_who_took_part_in_a_meeting_is_the_tail_of_its_minutes(label):
    last = f"{label}县水利局、县气象局"
    items = ("1.加固堤防。（责任单位：县水利局）", "2.补齐物资。（责任单位：县应急局）")
    assert tail_of("防汛工作专题会议纪要", *items, last) == [last]
    assert tail_of("防汛工作专题会议纪要", "参加单位：县水利局", *items, last) == [last]


def test_who_takes_part_in_a_task_is_no_tail_of_a_list_or_of_minutes_where_several_items_say_so():
    last = "参加单位：县气象局"
    assert tail_of("防汛工作任务清单", "1.加固堤防。（责任单位：县水利局）", last) == []
    assert tail_of("防汛工作专题会议纪要", "1.加固堤防。", "参加单位：县水利局", "2.补齐物资。", last) == []


@pytest.mark.parametrize(
    "tail",
    [
        ["附注：各科室每月报送进展。"],
        ["注：本表任务由质控办考核。"],
        ["有关情况请与县文旅局联系，联系电话：0571-6812345。"],
        ["咨询热线：12345"],
        ["名词解释", "“三保”：指保基本民生、保工资、保运转。", "库款：指国库存款。"],
        ["五、相关术语解释", "1.“三保”：指保基本民生。"],
    ],
)
def test_notes_contacts_and_explained_words_are_the_tail(tail):
    assert (
        tail_of("某县要点", "一、公开", "（一）公开规划。", "（二）公开预算。", "（三）公开决算。", "二、督查", *tail)
        == tail
    )


@pytest.mark.parametrize(
    "tail",
    [
        ["甲方（盖章）：清河新区管委会      乙方（盖章）：江北铸造厂", "负责人签字：          负责人签字："],
        ["责任人（签字）：", "签订日期：2026年1月12日"],
        ["甲方：清河新区管委会", "乙方："],
    ],
)
def test_where_parties_sign_is_the_tail(tail):
    assert tail_of("某区任务书", "一、报送", "1、每月报送。", "2、及时报告。", *tail) == tail


@pytest.mark.parametrize(
    "line", ["甲方职责：每月检查一次；乙方整改。", "签字盖章手续由县财政局办理。", "责任人：各单位负责人。"]
)
def test_what_parties_must_do_is_no_signature(line):
    assert tail_of("某区任务书", "一、报送", "1、每月报送。", line) == []


@pytest.mark.parametrize(
    ("title", "signer"),
    [
        ("望海市供销合作社联合社2026年工作要点", "望海市供销合作社联合社"),
        ("长丰机械厂工会2026年工作安排", "长丰机械厂工会委员会"),
        ("某某水务集团有限公司重点任务", "某某水务集团有限公司"),
    ],
)
def test_who_the_title_names_signs_below_without_a_date(title, signer):
    assert tail_of(title, "一、公开", "（一）公开规划。", "（二）公开预算。", signer) == [signer]


def test_a_name_that_other_lines_hold_too_is_no_signer():
    lines = ["某县教育局2026年要点", "一、公开", "1.公开规划。", "某县教育局", "2.公开预算。", "某县教育局"]
    assert tail_of(*lines) == []


def test_a_day_without_its_year_signs_below_an_office_alone():
    assert tail_of("一、防汛", "1.巡堤。", "清河镇人民政府", "4月2日") == ["清河镇人民政府", "4月2日"]
    assert tail_of("一、防汛", "1.巡堤。", "每日巡堤两次", "4月2日") == []


def test_a_letter_closes_with_its_formula():
    assert tail_of("一、防汛", "1.巡堤。", "以上情况，特此函告。") == ["以上情况，特此函告。"]
    assert tail_of("一、防汛", "1.巡堤。", "以上情况须当日上报，特此函告各镇。") == []


SIGNED = "县防汛指挥部关于做好防范工作的通知\n一、落实值班。各单位专人值守。\n二、转移群众。各乡镇核实名单。\n青岭县防汛指挥部\n2025年7月11日\n"


def test_a_table_below_the_signature_is_an_annex_that_is_told():
    document = read(
        SIGNED + "防汛值守安排表\n时间 值班领导 值守人员\n7月12日 赵某 水文组：钱某\n7月13日 钱某 吴某、郑某。\n"
    )
    assert [task.text for task in document.tasks] == ["各单位专人值守。", "各乡镇核实名单。"]
    assert (document.issuer, str(document.issued_on)) == ("青岭县防汛指挥部", "2025-07-11")
    assert [warning.message for warning in document.warnings] == ["附件“防汛值守安排表”没有作为任务读取"]


@pytest.mark.parametrize(
    "below",
    [
        "防汛任务表\n一、巡查\n（一）巡查堤坝。每日巡查。\n",  # a plan of its own
        "值守安排表\n水库。每日巡查水库。（县水利局）\n",  # who does something
    ],
)
def test_what_holds_items_or_units_below_a_signature_is_no_annex(below):
    assert not any(
        "安排表" in warning.message or "任务表" in warning.message for warning in read(SIGNED + below).warnings
    )


def test_where_parties_write_the_day_by_hand_is_the_tail():
    tail = ["甲方（盖章）：乙方（盖章）：", "年月日年月日"]
    assert tail_of("一、责任", "1.巡堤。", *tail) == tail
    assert tail_of("一、责任", "1.巡堤。", "2026年5月6日前完成巡堤。") == []


def test_a_reporter_in_a_bracket_alone_is_the_tail():
    assert tail_of("一、防汛", "1.巡堤。", "（记者林小雨 通讯员方晓）") == ["（记者林小雨 通讯员方晓）"]
    assert tail_of("一、防汛", "1.巡堤。", "（记者站负责，每日通报。）") == []
    assert tail_of("一、宣传", "1.培训通讯员100名。", "（记者站、融媒体中心）") == []
    assert tail_of("一、宣传", "1.培训通讯员100名。", "（记者招待会另行通知）") == []
