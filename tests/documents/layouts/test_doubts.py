"""What looks odd in the rows of a table."""

import pytest

from documents.drafts import TaskDraft
from documents.layouts.doubts import note_doubts, note_gaps
from documents.text.traced import Traced


def doubts_of_the_last(*lengths):
    drafts = [TaskDraft(str(n), (), Traced.of("文" * length)) for n, length in enumerate(lengths, start=1)]
    return [inference.code for inference in note_doubts(drafts)[-1].inferences]


@pytest.mark.parametrize(("length", "codes"), [(150, []), (151, ["long-text"])])
def test_a_text_is_doubted_only_when_it_is_long_in_itself(length, codes):
    assert doubts_of_the_last(20, 20, 20, length) == codes


@pytest.mark.parametrize(("length", "codes"), [(240, []), (241, ["long-text"])])
def test_a_text_is_doubted_only_when_it_is_long_beside_the_others(length, codes):
    assert doubts_of_the_last(60, 60, 60, length) == codes


def numbered(*numbers):
    """Give rows with these numbers; those without a number are asked for."""
    drafts = [TaskDraft(number, (), Traced.of("文")) for number in numbers]
    found = note_gaps(drafts, [at for at, number in enumerate(numbers) if number is None])
    return [draft.number for draft in found]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (("1", None, "3"), ["1", "2", "3"]),
        ((None, None, "3"), ["1", "2", "3"]),
        (("1", None, None, "4", None), ["1", "2", "3", "4", "5"]),
        (("1", None, "4"), ["1", None, "4"]),
        (("1", "2", "1", None), ["1", "2", "1", None]),
        (("1", "2", None, None), ["1", "2", "3", "4"]),
        ((None, "甲", None), [None, "甲", None]),
    ],
)
def test_a_row_without_a_number_gets_the_one_that_its_neighbours_leave(printed, told):
    assert numbered(*printed) == told
