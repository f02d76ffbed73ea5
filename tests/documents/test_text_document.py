import pytest

from documents.errors import InputError
from documents.model import Source
from documents.text_document import parse_text
from tests.documents.small_documents import codes, read

TABLE = (
    "序号\t工作内容\t责任单位\n1\t编制算力设施建设目录，明确承办单位。\t省发展改革委\n2\t公布数据流通规则。\t省数据局\n"
)
PLAN = (
    "2026年人工智能发展方案\n"
    f"一、总体目标\n{'到年底形成一批应用场景，建成一批公共平台。' * 12}\n"
    f"二、重点任务\n{'推进算力基础设施建设，完善数据流通规则。' * 12}\n"
    f"三、保障措施\n{'加强组织领导，强化资金支持，定期调度进展。' * 12}\n"
)


def test_of_a_plan_and_its_table_the_part_that_says_who_is_read():
    document = read(PLAN + TABLE)
    assert [task.number for task in document.tasks] == ["1", "2"]
    warning = document.warnings[0]
    assert (document.source.part, warning.code, warning.place.line) == ("table", "part-not-read", 1)
    assert "正文（2项任务）" in warning.message
    assert "--part plan" in warning.message


def test_a_table_for_one_section_of_the_plan_is_not_read_in_its_place():
    tasks = "".join(
        f"（{number}）整治。治理{place}的河道，种树护岸。\n"
        for number, place in zip("一二三四五", "东西南北中", strict=True)
    )
    document = read(PLAN.replace("三、保障措施", f"三、分区治理\n{tasks}四、保障措施") + TABLE)
    assert document.source.part == "plan"
    assert len(document.tasks) == 7
    assert "--part table" in document.warnings[0].message


def test_the_other_part_is_read_on_demand():
    document = parse_text(PLAN + TABLE, document_id="d", source=Source("d.txt", "0", "text", part="plan"))
    assert [task.number for task in document.tasks] == ["二", "三"]
    assert [context.section for context in document.context] == [("一、总体目标",)]
    assert document.source.part == "plan"
    assert codes(document)[0] == "part-not-read"


def test_a_part_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="does not hold a plan and a table"):
        parse_text(TABLE, document_id="d", source=Source("d.txt", "0", "text", part="plan"))


def test_a_layout_that_a_text_cannot_have_is_refused():
    with pytest.raises(InputError, match="no header row"):
        parse_text(PLAN, document_id="d", source=Source("d.txt", "0", "text", layout="tabbed_table"))


def test_a_covering_letter_above_a_table_needs_no_warning():
    letter = "关于印发2026年重点任务分工的通知\n各市人民政府：\n现将重点任务分工印发给你们，请认真贯彻执行。\n"
    assert codes(read(letter + TABLE)) == []


def test_a_line_that_only_ends_like_a_title_is_none():
    document = read("支持建设开源生态若干举措\n（送审稿）\n省政府）四、保障措施\n" + TABLE)
    assert document.title.startswith("支持建设开源生态若干举措")


def test_an_annex_of_projects_is_no_list_of_units():
    projects = (
        "附件1\n重大项目清单\n序号\t项目\t进展情况\t建设单位\t所属细分领域\t建设规模\n"
        "1\t算力枢纽与公共服务体系\t谋划\t柯城区政府\t算力\t建设核心算力枢纽一个、功能基地三个、公共服务平台一个，部署智能算力集群与调度"
        "系统，融入绿色制冷与能效管理技术\n2\t中试基地\t谋划\t市经信局、市科技局、省级有关部门\t算力\t建设中试基地\n"
    )
    items = (
        "（一）编制目录。每年六月底前公布。（责任单位：省司法厅）\n（二）回应关切。办理留言。（责任单位：省信访局）\n"
    )
    document = read("2026年工作要点\n一、公开\n" + items + projects)
    assert [task.number for task in document.tasks] == ["一（一）", "一（二）"]
    assert (document.annexes, codes(document)) == ((), ["annex-unread"])


def plan(items: int, size: int) -> str:
    """Numbered paragraphs of so many characters in all above a table."""
    marks = ["一、", "二、", "三、"][:items]
    texts = [mark + "推进公开" for mark in marks]
    title = "人工智能工作要点"
    texts.append("各" * (size - len(title) - sum(map(len, texts))))
    return "\n".join([title, *texts, TABLE])


@pytest.mark.parametrize(("items", "size", "warned"), [(3, 600, True), (2, 600, False), (3, 599, False)])
def test_three_numbered_paragraphs_of_some_length_are_a_plan(items, size, warned):
    assert ("part-not-read" in codes(read(plan(items, size)))) == warned


@pytest.mark.parametrize(("named", "numbers"), [(2, ["一（一）", "一（二）"]), (1, ["1", "2"])])
def test_items_above_an_annex_with_a_table_are_the_tasks_when_two_name_their_units(named, numbers):
    units = ["（责任单位：省司法厅）"] * named + [""] * (2 - named)
    items = f"（一）编制目录。每年公布。{units[0]}\n（二）回应关切。办理留言。{units[1]}\n"
    assert [task.number for task in read(f"2026年工作要点\n一、公开\n{items}附件1\n任务分工\n{TABLE}").tasks] == numbers


def test_characters_that_only_their_font_could_tell_are_told_of_once():
    text = "某镇工作要点\n一、巡查\n（一）巡查\ue123堤\ue124坝。（责任单位：镇水利站）\n（二）\ue125值守。（责任单位：镇应急办）"
    warnings = read(text).warnings
    assert [(warning.code, warning.message) for warning in warnings] == [
        ("unknown-glyph", "任务里有3个字符只有原字体认得，如第3行，照原样保留")
    ]
