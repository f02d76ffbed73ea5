import random
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from align.cache_place import cache_folder
from align.vector_cache import read_vectors, rounded, write_vectors


def unit(*numbers):
    return np.array(numbers, np.float32) / np.float32(np.linalg.norm(numbers))


def test_a_vector_is_read_as_it_was_rounded(tmp_path):
    vector = unit(0.1, 0.7, -0.3)
    write_vectors(tmp_path, "m", {"甲": vector})
    assert (read_vectors(tmp_path, "m", ["甲", "乙"])["甲"] == rounded(vector[None])[0]).all()


def test_vectors_of_another_model_are_not_taken(tmp_path):
    write_vectors(tmp_path, "m", {"甲": unit(1, 0)})
    assert read_vectors(tmp_path, "other", ["甲"]) == {}


def test_the_first_vector_of_a_text_stays(tmp_path):
    write_vectors(tmp_path, "m", {"甲": unit(1, 0)})
    write_vectors(tmp_path, "m", {"甲": unit(0, 1)})
    assert read_vectors(tmp_path, "m", ["甲"])["甲"].tolist() == [1.0, 0.0]


def test_a_file_that_is_no_database_is_set_aside(tmp_path):
    (tmp_path / "vectors.sqlite").write_bytes(b"not a database" * 1000)
    assert read_vectors(tmp_path, "m", ["甲"]) == {}
    write_vectors(tmp_path, "m", {"甲": unit(1, 0)})
    assert "甲" in read_vectors(tmp_path, "m", ["甲"])
    assert (tmp_path / "vectors.sqlite.damaged").read_bytes() == b"not a database" * 1000


def test_a_cache_of_an_older_layout_is_made_anew(tmp_path):
    with closing(sqlite3.connect(tmp_path / "vectors.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID")
    assert read_vectors(tmp_path, "m", ["甲"]) == {}
    write_vectors(tmp_path, "m", {"甲": unit(1, 0)})
    assert "甲" in read_vectors(tmp_path, "m", ["甲"])
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.sqlite"]


WHOLE = {str(index): unit(*random.Random(index).choices(range(-9, 10), k=64)) for index in range(40)}
"""Forty vectors of 64 numbers: several pages of a database."""


def filled(folder):
    folder.mkdir()
    write_vectors(folder, "m", WHOLE)
    return folder / "vectors.sqlite"


def is_right(found):
    """Whether every vector that was found is the one that was written."""
    return all((vector == rounded(WHOLE[text][None])[0]).all() for text, vector in found.items())


def _flip(blob, rng):
    place = rng.randrange(len(blob))
    return blob[:place] + bytes([blob[place] ^ 1 << rng.randrange(8)]) + blob[place + 1 :]


@pytest.mark.parametrize("column", ["vector", "checksum"])
@pytest.mark.parametrize(
    "damage",
    [
        _flip,
        lambda blob, rng: bytes(len(blob)),
        lambda blob, rng: np.full(len(blob) // 2, np.nan, "<f2").tobytes(),
        lambda blob, rng: blob[: rng.randrange(len(blob))],
        lambda blob, rng: blob + b"\0",
        lambda blob, rng: b"",
        lambda blob, rng: "文",
        lambda blob, rng: 7,
    ],
    ids=["bit", "zero", "nan", "cut", "longer", "empty", "text", "number"],
)
def test_a_damaged_row_is_not_taken_and_is_replaced(tmp_path, column, damage):
    path = filled(tmp_path / "cache")
    rng = random.Random(column)
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute(f"SELECT key, {column} FROM vectors ORDER BY key").fetchall()[:30]
        for key, blob in rows:
            connection.execute(f"UPDATE vectors SET {column} = ? WHERE key = ?", (damage(blob, rng), key))
    found = read_vectors(path.parent, "m", WHOLE)
    assert len(found) == 10
    assert is_right(found)
    write_vectors(path.parent, "m", WHOLE)
    found = read_vectors(path.parent, "m", WHOLE)
    assert len(found) == 40
    assert is_right(found)


def test_a_vector_in_the_row_of_another_text_is_not_taken(tmp_path):
    path = filled(tmp_path / "cache")
    with closing(sqlite3.connect(path)) as connection, connection:
        (_first, *values), (second, *_) = connection.execute("SELECT * FROM vectors LIMIT 2").fetchall()
        connection.execute("UPDATE vectors SET vector = ?, checksum = ? WHERE key = ?", (*values, second))
    assert len(read_vectors(path.parent, "m", WHOLE)) == 39


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_to_the_file_no_wrong_vector_is_taken_and_it_is_mended(tmp_path, seed):
    path = filled(tmp_path / "cache")
    rng = random.Random(seed)
    content = bytearray(path.read_bytes())
    kind = seed % 3
    if kind == 0:  # bits, more of them in the header
        for _ in range(30):
            content[rng.randrange(100 if rng.random() < 0.2 else len(content))] ^= 1 << rng.randrange(8)
    elif kind == 1:
        del content[rng.randrange(len(content)) :]
    else:
        start = rng.randrange(len(content))
        content[start : start + 4096] = bytes(len(content[start : start + 4096]))
    path.write_bytes(content)
    assert is_right(read_vectors(path.parent, "m", WHOLE))
    for _ in range(2):  # the first run may find out and the second one fill
        write_vectors(path.parent, "m", WHOLE)
    found = read_vectors(path.parent, "m", WHOLE)
    assert len(found) == 40
    assert is_right(found)


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    write_vectors(blocked, "m", {"甲": unit(1, 0)})
    assert read_vectors(blocked, "m", ["甲"]) == {}
    assert read_vectors(None, "m", ["甲"]) == {}


def test_rounding_survives_what_is_not_finite():
    assert rounded(np.array([[np.nan, np.inf], [0.0, 0.0]], np.float32)).tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_the_cache_is_where_the_environment_says(monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", "a")
    assert cache_folder() == Path("a")
    monkeypatch.delenv("POLICYDIFF_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "b")
    assert cache_folder() == Path("b/policydiff")


def _write_many(folder, first):
    for index in range(first, first + 20):
        write_vectors(folder, "m", {str(index): unit(1, index)})


@pytest.mark.parametrize("workers", [4])
def test_processes_that_write_at_once_lose_nothing(tmp_path, workers):
    context = get_context("spawn")
    processes = [context.Process(target=_write_many, args=(tmp_path, 20 * worker)) for worker in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert len(read_vectors(tmp_path, "m", [str(index) for index in range(20 * workers)])) == 20 * workers
