from importlib import import_module
from importlib.resources import files

from reports.words.by_mode import STRINGS_BY_MODE
from reports.words.wording import STRING_TABLES


def test_every_table_of_words_is_joined():
    modules = [path.name.removesuffix(".py") for path in files("reports").iterdir() if path.name.startswith("strings_")]
    modules.remove("strings_by_mode")  # laid over the usual words, not beside them
    tables = {name: getattr(import_module(f"reports.{name}"), name.upper()) for name in modules}
    assert {id(table) for table in tables.values()} == set(map(id, STRING_TABLES))


def test_no_word_is_written_twice():
    assert sum(map(len, STRING_TABLES)) == len(set().union(*STRING_TABLES))


def test_a_mode_replaces_words_and_adds_none():
    usual = set().union(*STRING_TABLES)
    assert {mode: set(texts) - usual for mode, texts in STRINGS_BY_MODE.items()} == {"level": set(), "region": set()}
