from compare.texts import assignment as assignment
from compare.texts.assignment import best_assignment, scored_pairs


def test_the_total_decides_not_the_single_best_pair():
    assert best_assignment([(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)]) == ((0, 1), (1, 0))


def test_unlike_clauses_are_not_paired():
    assert scored_pairs([0], ["加强组织领导"], [0, 1], ["加强组织领导工作", "公布征求意见结果"])[0][:2] == (0, 0)
    assert len(scored_pairs([0], ["加强组织领导"], [0, 1], ["加强组织领导工作", "公布征求意见结果"])) == 1


def test_punctuation_alone_is_not_paired():
    assert scored_pairs([0], [""], [0], [""]) == []


def test_a_huge_group_is_paired_best_first(monkeypatch):
    monkeypatch.setattr(assignment, "LARGEST_MATRIX", 1)
    assert best_assignment([(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8), (1, 1, 0.1)]) == ((0, 0), (1, 1))
