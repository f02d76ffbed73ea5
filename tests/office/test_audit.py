import errno
import json
import os
from datetime import UTC, datetime

from office.audit import AuditLog


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def log(tmp_path):
    return AuditLog(tmp_path / "audit.jsonl", lambda: datetime(2026, 1, 2, 3, 4, 5, 6_000, tzinfo=UTC))


def test_a_line_is_json_whatever_is_in_it(tmp_path):
    log(tmp_path).note("view", '甲\n{"act": "x"}\u2028', "192.0.2.7", report="r", size=3)
    assert (tmp_path / "audit.jsonl").read_bytes().count(b"\n") == 1
    assert lines(tmp_path / "audit.jsonl") == [
        {
            "at": "2026-01-02T03:04:05.006+00:00",
            "act": "view",
            "name": '甲\n{"act": "x"}\u2028',
            "address": "192.0.2.7",
            "report": "r",
            "size": 3,
        }
    ]


def test_a_file_that_was_moved_away_is_begun_anew(tmp_path):
    audit = log(tmp_path)
    audit.note("view", "甲", "a")
    (tmp_path / "audit.jsonl").rename(tmp_path / "audit.jsonl.1")
    audit.note("delete", "甲", "a")
    assert [line["act"] for line in lines(tmp_path / "audit.jsonl")] == ["delete"]


def test_on_a_full_disk_no_half_line_stays_and_the_next_one_tells_how_many_are_missing(tmp_path, monkeypatch):
    audit, write = log(tmp_path), os.write
    audit.note("view", "甲", "a")

    def half(file, content):
        return write(file, content[:10])

    def full(file, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for broken in (half, full, half):
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", broken)
            audit.note("upload", "甲", "a")
    audit.note("delete", "甲", "a")
    audit.note("view", "甲", "a")
    assert [(line["act"], line.get("lost")) for line in lines(tmp_path / "audit.jsonl")] == [
        ("view", None),
        ("delete", 3),
        ("view", None),
    ]
