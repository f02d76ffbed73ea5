import pytest

from corpus.tables import TableError, read_table, select, write_query, write_table

COLUMNS = {"name": "varchar", "number": "integer", "data": "blob"}
ROWS = [("甲", 1, b"\x00a"), ("乙", None, b"")]


def test_rows_come_back_as_they_were_and_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_table(tmp_path / name, COLUMNS, ROWS)
    assert list(read_table([tmp_path / "one", tmp_path / "two"], COLUMNS)) == ROWS * 2
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_table_may_have_no_rows_and_any_name(tmp_path):
    path = tmp_path / "a[1]*?'.parquet"
    write_table(path, COLUMNS, [])
    assert list(read_table([path], COLUMNS)) == []


def test_pandas_reads_what_is_written(tmp_path):
    write_table(tmp_path / "t.parquet", COLUMNS, ROWS)
    (frame,) = [__import__("duckdb").read_parquet(str(tmp_path / "t.parquet")).df()]
    assert frame["name"].tolist() == ["甲", "乙"]


def test_a_damaged_or_missing_table_is_told(tmp_path):
    path = tmp_path / "t.parquet"
    write_table(path, COLUMNS, ROWS)
    path.write_bytes(path.read_bytes()[:-9])
    for damaged in (path, tmp_path / "none.parquet"):
        with pytest.raises(TableError):
            select("select * from read_parquet(?)", [damaged])


def test_a_table_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(TableError):
        write_query(tmp_path / "t.parquet", "select * from nowhere")
    assert list(tmp_path.iterdir()) == []
