"""Who signs below the last item, whatever the name ends in; a unit of the last task stays its unit."""

import pytest

from documents.surroundings.tail import find_tail
from documents.text.lines import source_lines

RULES = (
    "某校违纪处理规定\n第一条 本规定适用于全体学生。\n第二条 处理应当程序正当。\n第三条 本规定自2026年9月1日起试行。\n"
)
PLAN = "绍中2026年工作思路\n一、德育为首\n1.加强师德建设。\n2.建设文明校园。\n3.打造平安校园。\n"


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (RULES + "德育处", 1),
        (RULES + "某市第一中学\n2026年1月1日修订", 2),
        (RULES + "某市第一中学\n2024年3月制定\n2026年2月修订", 3),
        (RULES + "某市第一中学住管处\n2026年8月23日\n附：名单\n（一）成立小组。\n住管处\n2026-08-23", 1),
        (PLAN + "绍中", 0),  # too short a name to be told from the rest of a word
        (PLAN.replace("绍中", "绍兴一中") + "绍兴一中", 1),
        (PLAN.replace("平安校园。", "平安校园，").replace("绍中", "绍兴一中") + "绍兴一中", 0),
        ("要点\n1.编制目录。\n市司法局\n2.回应关切。\n县信息科", 0),
        ("要点\n1.编制目录。（市司法局）\n2.回应关切。\n信息科", 0),
        (PLAN + "总务处、德育处", 0),
    ],
)
def test_the_last_name_is_a_signature_where_it_is_no_field(text, size):
    lines = [line for line in source_lines(text) if line.text]
    assert len(lines) - find_tail(lines) == size
