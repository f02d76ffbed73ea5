import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from align.vector_cache import cache_folder, read_vectors, rounded, write_vectors


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


def test_a_damaged_cache_is_replaced(tmp_path):
    (tmp_path / "vectors.sqlite").write_bytes(b"not a database" * 1000)
    assert read_vectors(tmp_path, "m", ["甲"]) == {}
    write_vectors(tmp_path, "m", {"甲": unit(1, 0)})
    assert "甲" in read_vectors(tmp_path, "m", ["甲"])


def test_damaged_vectors_are_not_taken(tmp_path):
    write_vectors(tmp_path, "m", {"甲": unit(1, 0), "乙": unit(0, 1)})
    with closing(sqlite3.connect(tmp_path / "vectors.sqlite")) as connection, connection:
        connection.execute("UPDATE vectors SET vector = substr(vector, 1, 3)")
    assert read_vectors(tmp_path, "m", ["甲", "乙"]) == {}


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
