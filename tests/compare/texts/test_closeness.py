from align.model import Alignment, Answer
from compare.texts.clause_alignment import clause_edits
from compare.texts.closeness import Closeness
from compare.texts.rarity import bigram_weights
from tests.compare.samples import document

LEFT = "巡查堤防，对河道采砂场开展拉网式检查清理。"
RIGHT = "及时清除河道采砂场遗留的砂堆，巡查堤防。"
OTHERS = ("举办招聘会，发放补贴。", "修建校舍，配齐教师。", "改造厂房，引进设备。")
CLAUSES = ((0, 5, len(LEFT)), (0, 0, 15))


def closeness(there, back):
    left, right = document(LEFT, *OTHERS), document(RIGHT, *OTHERS)
    answers = ((Answer(0, 5, 0, 0.9), Answer(5, len(LEFT), *there)), (), (), ())
    right_answers = ((Answer(0, 15, *back), Answer(15, 20, 0, 0.9)), (), (), ())
    return Closeness(left, right, Alignment((), (), (), answers=answers, right_answers=right_answers))


def edits(measured):
    weights = bigram_weights([LEFT, RIGHT, *OTHERS, *OTHERS])
    found = clause_edits([(0, LEFT)], [(0, RIGHT)], [(0, 0)], weights=weights, closeness=measured)
    return sorted(
        (edit.status, edit.left and edit.left.text, edit.right and edit.right.text, edit.moved) for edit in found
    )


def test_two_clauses_are_as_close_as_the_less_close_of_both_directions():
    assert closeness((0, 0.6), (0, 0.45)).between(*CLAUSES) == 0.45
    assert closeness((1, 0.6), (0, 0.45)).between(*CLAUSES) == 0.0
    assert closeness((0, 0.6), (2, 0.45)).between(*CLAUSES) == 0.0
    assert Closeness(document(LEFT), document(RIGHT), Alignment((), (), ())).between(*CLAUSES) == 0.0


def test_clauses_left_over_that_say_one_thing_in_other_words_are_reworded_and_have_not_moved():
    said = {status for status, *_ in edits(closeness((0, 0.41), (0, 0.5)))}
    assert said == {"changed", "kept"}
    changed = next(edit for edit in edits(closeness((0, 0.41), (0, 0.5))) if edit[0] == "changed")
    assert changed == ("changed", LEFT[5:], RIGHT[:15], False)


def test_clauses_that_are_not_close_or_closer_to_another_task_stay_apart():
    for measured in (closeness((0, 0.4), (0, 0.9)), closeness((1, 0.9), (0, 0.9)), None):
        assert [status for status, *_ in edits(measured)] == ["added", "dropped", "kept"]
