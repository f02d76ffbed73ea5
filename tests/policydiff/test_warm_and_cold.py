"""The same documents give the same bytes, whatever is in the cache of vectors and however many threads there are."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from threadpoolctl import threadpool_limits

from policydiff import api
from reports.formats import FORMATS

SEEDS = Path(__file__).parents[2] / "seeds"
PAIR = (SEEDS / "ah2020-division.txt", SEEDS / "zj2020-division.txt")


def outputs():
    comparison = api.compare_files(*PAIR)
    return {name: api.render(comparison, name) for name in FORMATS if name != "pdf"}  # which is printed from the page


def halve(cache):
    with closing(sqlite3.connect(cache / "vectors.sqlite")) as connection, connection:
        total = connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
        connection.execute("DELETE FROM vectors WHERE key IN (SELECT key FROM vectors LIMIT ?)", (total // 2,))


@pytest.mark.encoder
def test_an_empty_a_filled_and_a_half_filled_cache_give_the_same_bytes(tmp_path, monkeypatch):
    seen = []
    for number in (1, 2):
        cache = tmp_path / f"cache{number}"
        monkeypatch.setenv("POLICYDIFF_CACHE", str(cache))
        with threadpool_limits(limits=number, user_api="blas"):
            seen.append(outputs())
    halve(cache)
    seen.append(outputs())
    seen.append(outputs())
    assert all(files == seen[0] for files in seen)
