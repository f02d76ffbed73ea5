"""Corrections on the wire: written and read again, and refused with the place of what is wrong."""

import json

import pytest

from documents.corrections.correction_json import dumps, loads
from documents.corrections.model import Correction, Corrections, Spot, UnitLists
from documents.errors import InputError

TEXT = "主动公开规划。年底前公布“目录”。"
SHA256 = "0123456789abcdef" * 4
CORRECTIONS = Corrections(
    SHA256,
    (
        Correction("split", Spot(3, TEXT, 7)),
        Correction("join", Spot(4, "另一项")),
        Correction("units", Spot(3, TEXT, 7), UnitLists(lead=("省财政厅",), cooperating=("省审计厅", "省司法厅"))),
        Correction("no_task", Spot(12, "附件")),
    ),
)


def test_what_is_written_is_read_again_line_by_line():
    content = dumps(CORRECTIONS)
    assert loads(content, name="改.json") == CORRECTIONS
    assert content.count(b"\n") == 10
    assert loads(dumps(Corrections(SHA256)), name="改.json") == Corrections(SHA256)


def test_their_order_does_not_matter_and_one_about_the_same_takes_the_place():
    shuffled = Corrections(SHA256, tuple(reversed(CORRECTIONS.entries)))
    assert shuffled == CORRECTIONS
    again = Correction("units", Spot(3, TEXT, 7), UnitLists(lead=("省司法厅",)))
    assert len(CORRECTIONS.with_entry(again).entries) == 4
    assert again in CORRECTIONS.with_entry(again).entries
    assert CORRECTIONS.with_entry(again).without(CORRECTIONS.entries) == Corrections(SHA256)


def file(**values):
    entry = {"kind": "no_task", "task": 1, "text": TEXT} | values
    return {"format": "policydiff-corrections/1", "sha256": SHA256, "corrections": [entry]}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "is no JSON object"),
        ({}, "format is missing; sha256 is missing; corrections is missing"),
        (file() | {"format": "policydiff-corrections/2"}, "format must be 'policydiff-corrections/1'"),
        (file() | {"sha256": "../../people"}, "sha256 must be 64 hex digits"),
        (file(kind="merge"), "corrections\\[1\\].kind must be one of split, join, units, no_task"),
        (file(task=0), "corrections\\[1\\].task must be a whole number from 1"),
        (file(by="甲"), "corrections\\[1\\].by is not known"),
        (file(kind="split"), "correction 1: a text cannot be split at character 0"),
        (file(kind="split", at=99), "correction 1: task 1, character 99 is no place"),
        (file(kind="join", at=3), "correction 1: what begins within a text"),
        (file(lead=["省财政厅"]), "correction 1: units belong to the kind units"),
        (file(kind="units", lead=["省\n财政厅"]), "corrections\\[1\\].lead"),
        (file(kind="units", lead=["厅" * 101]), "corrections\\[1\\].lead"),
        (file() | {"corrections": file()["corrections"] * 2}, "two corrections are about one thing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data, told):
    with pytest.raises(InputError, match=told):
        loads(json.dumps(data), name="改.json")
