from dataclasses import replace

from compare import Change, ClauseEdit, ClauseRef, TokenEdit
from reports.rows.substitutions import Substitution, substitutions
from tests.reports.builders import document, task
from tests.reports.samples import without_links


def comparison(pairs, rights):
    """One change for each pair of words that replaced one another."""
    changes = []
    for index, (old, new) in enumerate(pairs):
        edit = ClauseEdit(
            "changed",
            ClauseRef(index, 0, len(old), old),
            ClauseRef(index, 0, len(new), new),
            (TokenEdit("replace", old, new),),
        )
        changes.append(Change(f"r-0000000{index}", "edited", False, (index,), (index,), (), (edit,), (), None))
    return replace(
        without_links(),
        left=document("left", [task("left", index, "一、甲", old) for index, (old, _) in enumerate(pairs)]),
        right=document("right", [task("right", index, "一、甲", text) for index, text in enumerate(rights)]),
        changes=tuple(changes),
    )


def test_a_word_replaced_in_three_rows_is_told_once():
    pairs = [("2020年", "2021年")] * 3
    found = substitutions(comparison(pairs, ["2021年"] * 3))
    assert found == (Substitution("2020年", "2021年", ("r-00000000", "r-00000001", "r-00000002")),)


def test_twice_is_chance():
    assert substitutions(comparison([("甲乙", "丙丁")] * 2, ["丙丁"] * 2)) == ()


def test_a_word_that_the_right_document_still_uses_was_not_replaced_throughout():
    assert substitutions(comparison([("甲乙", "丙丁")] * 3, ["丙丁", "丙丁", "丙丁和甲乙"])) == ()


def test_the_most_frequent_comes_first():
    pairs = [("甲乙", "丙丁")] * 3 + [("戊己", "庚辛")] * 4
    found = substitutions(comparison(pairs, [new for _, new in pairs]))
    assert [entry.left for entry in found] == ["戊己", "甲乙"]


def test_the_noun_that_follows_everywhere_belongs_to_the_word():
    whole = comparison([("甲乙", "丙丁")] * 3, ["丙丁"] * 3)
    tokens = (TokenEdit("replace", "甲乙", "丙丁"), TokenEdit("equal", "家庭成员", "家庭成员"))
    changes = [replace(change, text=(replace(change.text[0], tokens=tokens),)) for change in whole.changes]
    (found,) = substitutions(replace(whole, changes=tuple(changes)))
    assert (found.left, found.right) == ("甲乙家庭", "丙丁家庭")
