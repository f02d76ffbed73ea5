import pytest

from compare.details.clause_demands import asks_nothing, list_items, lost_acts, speaks_of_itself


@pytest.mark.parametrize(
    "clause",
    [
        "充分发挥沿海港口优势，", "支持温州等地依托泵阀产业优势，", "鼓励各地结合实际，", "立足资源禀赋，", "面向养老、医疗等领域，",
        "推动面向重点行业，", "支持宁波聚焦制造领域，", "围绕产品安全性等方面，", "在保险补偿政策中，", "在总结经验的基础上，",
    ],
)  # fmt: skip
def test_what_something_is_meant_for_or_rests_on_asks_nothing(clause):
    assert asks_nothing(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "形成产业优势，", "面向全球引进高层次人才团队，", "面向社会征集需求，", "围绕上料、焊接、装配、质检等环节，", "发挥专家作用，",
        "支持各地围绕产业链开展研发，", "在项目中给予支持，", "满足个性化需求。",
    ],
)  # fmt: skip
def test_what_is_done_or_listed_is_asked_for(clause):
    assert not asks_nothing(clause)


@pytest.mark.parametrize(
    ("clause", "items"),
    [
        ("围绕焊接、装配和质检等环节，", ("围绕焊接", "装配", "质检")),
        ("通过合作创新、首购订购等方式，", ("通过合作创新", "首购订购")),
        ("编制指南和方案。", ()),
        ("完善、优化服务。", ("完善", "优化服务")),
    ],
)
def test_a_list_is_taken_apart(clause, items):
    assert list_items(clause) == items


def test_an_act_is_lost_where_nobody_asks_for_it():
    assert lost_acts("编制发布事项目录，", "执行事项目录。")
    assert not lost_acts("编制发布事项目录，", "制定并公布事项目录。")
    assert not lost_acts("落实《目录编制办法》。", "落实目录。")


def test_a_document_speaks_of_itself():
    assert speaks_of_itself("结合本要点细化任务。")
    assert not speaks_of_itself("结合要点细化任务。")
