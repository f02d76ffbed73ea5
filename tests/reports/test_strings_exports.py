from reports.strings import STRINGS
from reports.strings_exports import STRINGS_EXPORTS
from reports.strings_review import STRINGS_REVIEW


def test_no_word_is_written_twice():
    tables = (STRINGS, STRINGS_EXPORTS, STRINGS_REVIEW)
    assert sum(map(len, tables)) == len(set().union(*tables))
