"""Organs that a clause begins with, and where their demand begins."""

import pytest

from documents.chinese.acting_organs import end_of_actors, names_actors_alone


@pytest.mark.parametrize(
    ("clause", "demand"),
    [
        ("市公安局、市应急局、市交通委、市卫生健康委要建立救援联动机制", "建立救援联动机制"),
        ("各区政府要高度重视道路交通安全工作", "高度重视道路交通安全工作"),
        ("市公安局要会同市交通委、市城管执法局、市应急局等部门加强事故责任倒查", "加强事故责任倒查"),
        ("市交通委会同市公安局督促运输企业落实主体责任", "督促运输企业落实主体责任"),
        ("县农业农村局负责高标准农田管护", "高标准农田管护"),
        ("将需要重点关注的群体纳入网格化管理", ""),  # 需要 follows no organ
        ("市应急局牵头", ""),
        ("古树所在地人民政府应当设立保护标志", ""),  # 应当 is the word of the demand
        ("主要负责人要亲自抓", ""),
        ("联合开展执法检查行动", ""),
    ],
)
def test_a_demand_begins_behind_those_who_are_to_do_it(clause, demand):
    end = end_of_actors(clause)
    assert clause[end:] == demand if demand else end == 0


@pytest.mark.parametrize(
    ("text", "alone"),
    [("各区政府要", True), ("市交通委、市公安局", True), ("各区政府要统筹", False), ("破损围挡", False)],
)
def test_words_that_name_organs_alone(text, alone):
    assert names_actors_alone(text) == alone
