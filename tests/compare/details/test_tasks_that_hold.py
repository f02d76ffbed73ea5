import pytest

from compare.details.tasks_that_hold import TasksThatHold
from compare.texts.rarity import bigram_weights
from tests.compare.samples import document

TASKS = (
    "运用质量评价体系，转变消防技术服务机构监管模式。加强信用评分管理。推广火灾保险。",
    "推进农村公路养护，落实养护资金。",
    "扩大普惠托育服务供给，新增托位。市教育委员会、市卫生健康委员会负责。",
)
CLAUSE = "探索建立消防技术服务机构评级、信用评分、火灾保险等机制。"


def held(clause, task, counterparts=()):
    return TasksThatHold(document(*TASKS), bigram_weights([*TASKS, clause])).holds(clause, task, counterparts)


def test_a_task_takes_up_in_several_clauses_what_one_of_the_other_document_lists():
    assert held(CLAUSE, 0)
    assert [held(CLAUSE, 1), held(CLAUSE, 2)] == [False, False]


def test_what_the_counterparts_have_as_well_is_no_reason():
    assert not held(CLAUSE, 0, counterparts=(0,))


@pytest.mark.parametrize(
    "clause",
    [
        "养护绿地。",  # a word that any task may use
        "由市教育委员会、市卫生健康委员会提出申请。",  # organs answer for many matters
        "编制农村公路网规划、应急预案、桥梁检测办法、路政执法规范和服务区建设标准。",  # little of it
    ],
)
def test_a_word_an_organ_and_a_small_part_are_no_reason(clause):
    assert not any(held(clause, task) for task in range(len(TASKS)))
