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


def test_a_plan_above_the_table_that_gives_the_tasks_is_named_in_a_warning():
    document = read(PLAN + TABLE)
    assert [task.number for task in document.tasks] == ["1", "2"]
    warning = document.warnings[0]
    assert (warning.code, warning.place.line) == ("prose-not-read", 2)
    assert "含3个编号段落" in warning.message


def test_a_covering_letter_above_a_table_needs_no_warning():
    letter = "关于印发2026年重点任务分工的通知\n各市人民政府：\n现将重点任务分工印发给你们，请认真贯彻执行。\n"
    assert codes(read(letter + TABLE)) == []


def test_a_line_that_only_ends_like_a_title_is_none():
    document = read("支持建设开源生态若干举措\n（送审稿）\n省政府）四、保障措施\n" + TABLE)
    assert document.title.startswith("支持建设开源生态若干举措")
