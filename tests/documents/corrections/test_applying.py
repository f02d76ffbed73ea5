"""Corrections of a reading, applied: what people said holds, and nothing of the document goes astray."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.corrections.applying import corrected
from documents.corrections.model import Correction, Corrections, Spot, UnitLists
from documents.errors import InputError
from documents.formats import GivenFile
from documents.model import Context, DoubtfulCharacter, Recognition, UnitName
from documents.reading_bytes import read_given

TEXT = """2021年政务公开工作要点
一、推进决策公开
（一）加强规划公开。主动公开规划。年底前公布目录。（责任单位：省发展改革委；2021年12月底前）
（二）按季度公开 Open Data 预算执行情况。（牵头单位：省财政厅，配合单位：省审计厅）
（三）重要文件与解读材料同步发布，
二、强化保障
（四）加强培训。每年至少一次。（责任单位：省政府办公厅、省司法厅）
（五）健全考核机制。（责任单位：省人力社保厅）
"""


def read(text=TEXT):
    return read_given(GivenFile("要点.txt", text.encode()))


DOCUMENT = read()
TASKS = DOCUMENT.tasks


def spot(place, after=None):
    text = TASKS[place].text
    return Spot(place + 1, text, 0 if after is None else text.index(after) + len(after))


def applied(*entries, document=DOCUMENT):
    return corrected(document, Corrections(document.source.sha256, entries))


def told(document):
    return [(one.code, one.message, one.task) for one in document.warnings if "correct" in one.code]


def test_the_sample_reads_as_the_tests_want_it():
    assert [task.text for task in TASKS] == [
        "主动公开规划。年底前公布目录。",
        "按季度公开Open Data预算执行情况。",
        "重要文件与解读材料同步发布，",
        "每年至少一次。",
        "健全考核机制。",
    ]


def test_no_correction_is_no_change():
    assert applied() is DOCUMENT


def test_a_task_is_split_and_both_have_what_the_item_has():
    document = applied(Correction("split", spot(0, "规划。")))
    first, second = document.tasks[:2]
    whole = TASKS[0]
    assert first == replace(whole, number="一（一）-1", text="主动公开规划。")
    assert second == replace(whole, id=f"{whole.id}-2", number="一（一）-2", text="年底前公布目录。", title=None)
    assert document.tasks[2:] == TASKS[1:]
    assert told(document) == [("corrected", "人工修改：第 1 项从“年底前公布目录。”起另为一项", second.id)]
    assert document.notes == (*DOCUMENT.notes, "读取结果经人工修改 1 处。")
    owned = {piece.task: DOCUMENT.text[piece.start : piece.end] for piece in document.pieces if piece.role == "text"}
    assert (owned[first.id], owned[second.id]) == ("主动公开规划。", "年底前公布目录。")


def test_what_begins_a_task_is_joined_to_the_one_before():
    document = applied(Correction("join", spot(2)))
    _, whole, after, _ = document.tasks
    assert whole == replace(TASKS[1], text="按季度公开Open Data预算执行情况。重要文件与解读材料同步发布，")
    assert after is TASKS[3]
    assert told(document) == [("corrected", "人工修改：第 3 项“重要文件与解读材料同步发布，”并入前一项", whole.id)]


def test_joined_tasks_have_the_units_and_words_of_all():
    document = applied(Correction("join", spot(3)), Correction("join", spot(4)))
    whole = document.tasks[2]
    assert whole.text == "重要文件与解读材料同步发布，加强培训。每年至少一次。健全考核机制。"
    assert whole.responsible_units == ("省政府办公厅", "省司法厅", "省人力社保厅")
    assert "省人力社保厅" in whole.unit_text


def test_units_are_those_that_were_given_and_what_is_printed_stays():
    lists = UnitLists(lead=(UnitName("省数据局"),), cooperating=(UnitName("省审计厅"),))
    task = applied(Correction("units", spot(1), lists)).tasks[1]
    assert task == replace(TASKS[1], lead_units=("省数据局",), responsible_units=(), cooperating_units=("省审计厅",))


def test_what_is_no_task_is_context_with_all_that_it_says():
    document = applied(Correction("no_task", spot(4)))
    assert document.tasks == TASKS[:4]
    assert document.context[-1] == Context(("二、强化保障",), f"健全考核机制。\n{TASKS[4].unit_text}")
    assert told(document) == [("corrected", "人工修改：第 5 项“健全考核机制。”不作为任务", None)]
    assert not [piece for piece in document.pieces if piece.task == TASKS[4].id]


@pytest.mark.parametrize(
    "entry",
    [
        Correction("no_task", Spot(1, "别的文字")),
        Correction("join", spot(0)),
        Correction("units", spot(0, "规划。"), UnitLists(lead=(UnitName("省数据局"),))),
    ],
    ids=["no such text", "nothing before it", "no task begins there"],
)
def test_what_does_not_fit_changes_nothing_and_is_told(entry):
    document = applied(entry)
    assert document.tasks == TASKS
    assert [code for code, *_ in told(document)] == ["correction-unfit"]
    assert document.notes == (*DOCUMENT.notes, "读取结果经人工修改 0 处，另有 1 处修改未能应用。")


def test_a_task_is_found_by_its_text_where_others_came_before_it():
    entry = Correction("no_task", spot(4))
    longer = read(TEXT.replace("二、强化", "（四）公开年报。\n二、强化"))
    document = applied(entry, document=longer)
    assert [task.text for task in document.tasks] == [task.text for task in longer.tasks[:-1]]


def test_corrections_of_another_file_and_those_that_leave_nothing_are_refused():
    with pytest.raises(InputError, match=r"another file than '要点\.txt'"):
        corrected(DOCUMENT, Corrections("0" * 64, (Correction("no_task", spot(0)),)))
    with pytest.raises(InputError, match="leave no task"):
        applied(*(Correction("no_task", spot(place)) for place in range(len(TASKS))))


def test_ids_stay_apart_whatever_a_list_calls_its_tasks():
    first, second, *rest = TASKS
    document = replace(DOCUMENT, tasks=(first, replace(second, id=f"{first.id}-2"), *rest))
    ids = [task.id for task in applied(Correction("split", spot(0, "规划。")), document=document).tasks]
    assert ids[:3] == [first.id, f"{first.id}--2", f"{first.id}-2"]


def test_doubtful_characters_stay_with_the_words_that_they_are_in():
    doubt = DoubtfulCharacter("text", TASKS[0].text.index("目"), "目", 0.4, "日")
    unsure = replace(TASKS[0], recognition=Recognition((("text", 0.4),), (doubt,)))
    document = replace(DOCUMENT, tasks=(unsure, *TASKS[1:]))
    split, join = Correction("split", spot(0, "规划。")), Correction("join", spot(1))
    first, second = applied(split, document=document).tasks[:2]
    assert first.recognition.doubts == ()
    whole = applied(split, join, document=document).tasks[1]
    for task in (second, whole):
        assert [task.text[one.at] for one in task.recognition.doubts] == ["目"]


# any corrections at all


@st.composite
def _corrections(draw):
    entries = {}
    for _ in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, len(TASKS) - 1))
        text = TASKS[place].text
        kind = draw(st.sampled_from(("split", "join", "units", "no_task")))
        inside = st.integers(1, len(text) - 1)
        at = draw(inside) if kind == "split" else 0 if kind == "join" else draw(st.just(0) | inside)
        lists = UnitLists(responsible=(UnitName("省数据局"),)) if kind == "units" else UnitLists()
        entry = Correction(kind, Spot(place + 1, text, at), lists)
        entries[entry.key] = entry
    return tuple(entries.values())


def _owners(document):
    return {
        offset: piece
        for piece in document.pieces
        for offset in range(piece.start, piece.end)
        if not document.text[offset].isspace()
    }


def _plain(text):
    return "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(_corrections())
def test_every_character_and_unit_is_accounted_for(entries):
    try:
        document = applied(*entries)
    except InputError:  # nothing would be left
        return
    before, after = _owners(DOCUMENT), _owners(document)
    assert list(after) == list(before)
    ids = [task.id for task in document.tasks]
    assert len(set(ids)) == len(ids)
    for offset, piece in after.items():
        old = before[offset]
        assert piece.role == old.role or (old.role, piece.role) == ("text", "context")
        assert piece.task is None or piece.task in ids
    for task in document.tasks:
        owned = "".join(document.text[at] for at in after if after[at].task == task.id and after[at].role == "text")
        words = iter(_plain(task.words))
        assert all(character in words for character in owned)  # in this order; titles of joined tasks stand between
    said = sorted(_plain("".join([*(one.words for one in document.tasks), *(one.text for one in document.context)])))
    known = sorted(_plain("".join(task.words for task in TASKS)))
    assert not [character for character in set(known) if said.count(character) < known.count(character)]
    if not any(entry.kind in ("units", "no_task") for entry in entries):
        assert {unit for task in document.tasks for unit in task.responsible_units} == {
            unit for task in TASKS for unit in task.responsible_units
        }
    assert applied(*reversed(entries)) == document
