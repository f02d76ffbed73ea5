"""What looks odd in the rows of a table."""

import pytest

from documents.drafts import TaskDraft
from documents.layouts.doubts import note_doubts
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
