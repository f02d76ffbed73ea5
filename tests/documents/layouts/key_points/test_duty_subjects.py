"""Chapters whose paragraphs begin with who has which duty."""

from tests.documents.small_documents import read

HEAD = "某区校园食堂改造方案\n一、改造内容\n更换灶具40台，每校至少两台。\n二、职责分工\n"


def units(text: str) -> list[tuple]:
    return [(t.text, t.lead_units, t.responsible_units, t.cooperating_units) for t in read(text).tasks]


def test_the_subjects_of_a_chapter_of_duties_are_its_units():
    text = (
        f"{HEAD}区教育局是食堂改造工作牵头部门，负责编制方案。\n区财政局负责资金保障。\n"
        "区市场监管局、区消防救援大队按职责做好验收。\n街道办事处配合区教育局做好家长沟通。\n"
    )
    assert units(text)[1:] == [
        ("是食堂改造工作牵头部门，负责编制方案。", ("区教育局",), (), ()),
        ("负责资金保障。", (), ("区财政局",), ()),
        ("按职责做好验收。", (), ("区市场监管局", "区消防救援大队"), ()),
        ("配合区教育局做好家长沟通。", (), (), ("街道办事处",)),
    ]


def test_tasks_elsewhere_that_mean_to_name_nobody_are_not_told():
    text = f"{HEAD}区教育局负责方案。\n区财政局负责资金保障。\n区住建局负责施工许可。\n三、进度\n1.清点设备。\n2.拆除旧灶。\n3.安装调试。\n"
    assert "no-units" not in [warning.code for warning in read(text).warnings]


def test_one_sentence_with_a_duty_is_part_of_what_is_demanded():
    text = f"{HEAD}区财政局负责资金保障。\n新灶具经检测合格后启用。\n旧灶具统一回收。\n食堂每周消毒两次。\n"
    assert all(task.responsible_units == () for task in read(text).tasks)


def test_what_is_no_organ_is_no_subject_of_duty():
    text = f"{HEAD}灶具负责制要落实到人。\n燃气报警器承担夜间监测。\n新风系统配合排烟罩使用。\n"
    assert all(
        (task.lead_units, task.responsible_units, task.cooperating_units) == ((), (), ()) for task in read(text).tasks
    )


def test_articles_of_a_law_keep_their_subjects():
    text = (
        "某市湿地保护办法\n第一条 市林业局负责湿地普查。\n第二条 市水利局负责水量调度。\n"
        "第三条 市财政局负责经费保障。\n第四条 市公安局配合执法。\n"
    )
    assert all(task.responsible_units == () for task in read(text).tasks)
