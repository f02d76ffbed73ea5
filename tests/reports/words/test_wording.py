from importlib import import_module
from importlib.resources import files

from reports.words.by_mode import STRINGS_BY_MODE
from reports.words.wording import STRING_TABLES


def test_every_table_of_words_is_joined():
    names = [path.name.removesuffix(".py") for path in files("reports.words").iterdir() if path.name.endswith(".py")]
    tables = [getattr(import_module(f"reports.words.{name}"), f"STRINGS_{name.upper()}", None) for name in names]
    found = {id(table) for table in tables if table is not None and table is not STRINGS_BY_MODE}
    assert found == set(map(id, STRING_TABLES))


def test_no_word_is_written_twice():
    assert sum(map(len, STRING_TABLES)) == len(set().union(*STRING_TABLES))


def test_a_mode_replaces_words_and_adds_none():
    usual = set().union(*STRING_TABLES)
    assert {mode: set(texts) - usual for mode, texts in STRINGS_BY_MODE.items()} == {"level": set(), "region": set()}
