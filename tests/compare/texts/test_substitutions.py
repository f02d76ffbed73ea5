from compare.model import Change, ClauseEdit, TokenEdit
from compare.particulars import ClauseRef
from compare.texts.substitutions import with_renamed_terms


def change(number, left, right, tokens, **options):
    refs = ClauseRef(number, 0, len(left), left), ClauseRef(number, 0, len(right), right)
    edit = ClauseEdit("changed", *refs, tokens, **options)
    return Change(f"r-{number}", "edited", False, (number,), (number,), (), (edit,), (), None)


def renamed(number, head="补助"):
    tokens = (
        TokenEdit("equal", head, head),
        TokenEdit("replace", "低保边缘", "困难救助"),
        TokenEdit("equal", "家庭", "家庭"),
    )
    return change(number, f"{head}低保边缘家庭", f"{head}困难救助家庭", tokens)


def doubtful(left, right):
    return change(3, left, right, (TokenEdit("replace", left, right),), in_other_words=True, tentative=True)


RIGHTS = ["补助困难救助家庭"] * 3


def test_the_head_of_a_definition_whose_term_is_renamed_throughout_has_changed_for_certain():
    changes = with_renamed_terms([*map(renamed, range(3)), doubtful("低保边缘家庭,", "困难救助家庭，")], RIGHTS)
    (edit,) = changes[3].text
    assert (edit.tentative, edit.in_other_words) == (False, False)
    assert edit.tokens == (
        TokenEdit("replace", "低保边缘家庭", "困难救助家庭"),
        TokenEdit("replace", ",", "，", trivial=True),
    )


def test_what_differs_in_more_than_the_term_or_is_replaced_twice_alone_stays_doubtful():
    other = doubtful("低保边缘家庭，", "困难救助家庭和个人，")
    assert with_renamed_terms([*map(renamed, range(3)), other], RIGHTS)[3] == other
    twice = doubtful("低保边缘家庭，", "困难救助家庭，")
    assert with_renamed_terms([*map(renamed, range(2)), twice], RIGHTS)[2] == twice
