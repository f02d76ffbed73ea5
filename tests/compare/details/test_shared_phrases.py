from dataclasses import replace

import pytest

from compare.details.shared_phrases import SharedPhrases
from compare.texts.rarity import bigram_weights
from tests.compare.samples import document, task

OTHER = (
    "全方位多途径开发食物资源，加强蔬菜应急保供基地建设，实施大中城市周边现代设施农业更新工程。",
    "加强组织领导，健全工作机制，压实责任。",
    "深化农村改革，加强组织领导，推进试点。",
)


def named(title, text="加快建设育苗中心。", others=OTHER):
    own = document(replace(task(1, text), title=title), "加强组织领导，抓好落实。", "深化农村改革，加快发展。")
    other = document(*others)
    weights = bigram_weights(one.words for one in (*own.tasks, *other.tasks))
    found = SharedPhrases("left", own, other, weights).named(0)
    return found and (found.task, found.clause.text, found.there.text)


def test_a_title_points_to_the_clause_that_speaks_of_its_matter():
    assert named("发展现代设施农业。") == (0, "现代设施农业", "实施大中城市周边现代设施农业更新工程。")


@pytest.mark.parametrize("title", ["加强组织领导。", "开展河道整治。", None])
def test_what_goes_with_any_matter_and_what_has_no_title_points_nowhere(title):
    assert named(title, text="发展现代设施农业。") is None


def test_what_many_tasks_speak_of_points_nowhere():
    assert named("发展现代设施农业。", others=[f"{n}批推进现代设施农业{n}。" for n in "一二三"]) is None
