from typing import get_args

import pytest

from compare import DeadlineStatus, FactStatus, UnitStatus
from reports.data.published_words import particular_word, unit_word
from tests.reports.data.test_comparison_json import SCHEMA

CHANGE = SCHEMA["$defs"]["change"]["properties"]


@pytest.mark.parametrize(
    ("properties", "statuses", "word"),
    [
        (SCHEMA["$defs"]["unit"]["properties"], UnitStatus, unit_word),
        (CHANGE["deadline"]["properties"], DeadlineStatus, particular_word),
        (CHANGE["facts"]["items"]["properties"], FactStatus, particular_word),
    ],
    ids=["units", "deadlines", "facts"],
)
def test_the_json_says_the_words_of_its_schema(properties, statuses, word):
    assert [word(status) for status in get_args(statuses)] == properties["status"]["enum"]
