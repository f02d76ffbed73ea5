import json
import random
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.decision_json import EventError, decision_dict, decision_from_dict, dumps, loads
from documents.errors import InputError
from tests.review.samples import TEXTS, comparison, decide, decide_link, document, log, undo

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "decisions.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
OF = comparison()


def every_action():
    accepted = decide(OF, 0, "accept", 1)
    return (
        accepted,
        decide(OF, 1, "reject", 2, note="不是同一事项"),
        decide(OF, 1, "relink", 3, links=[(1, 4)]),
        decide(OF, 2, "retype", 4, kind="regrouped"),
        decide(OF, 3, "later", 5),
        decide_link(OF, 2, "relink", 6, links=[]),
        decide(OF, 4, "note", 7, note="<script>alert(1)</script>\n第二行"),
        undo(accepted, 8),
    )


def test_file_has_one_decision_a_line_and_reads_back_as_it_was():
    written = log(OF, *every_action(), conflicts=[("event-0002", "event-0003")])
    content = dumps(written)
    lines = content.decode().splitlines()
    assert [line[:22] for line in lines if line.startswith('{"event"')] == [
        f'{{"event": "event-000{number}"'[:22] for number in range(1, 9)
    ]
    assert loads(content, name="决定.json") == written
    assert list(VALIDATOR.iter_errors(json.loads(content))) == []


def test_writing_does_not_depend_on_the_order_of_the_log():
    decisions = every_action()
    assert dumps(log(OF, *reversed(decisions))) == dumps(log(OF, *decisions))


def spoilt(place, value):
    """A valid relink with one value put in another's place; `...` takes the field out."""
    data = decision_dict(every_action()[2])
    inner = data
    for name in place[:-1]:
        inner = inner[name]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return data


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("event",), "short", "'event' is 'short'"),
        (("event",), ..., "'event' is missing"),
        (("key",), "row 3", "'key' is 'row 3'"),
        (("action",), "approve", "must be one of accept, reject, relink, retype, later, note, undo"),
        (("machine",), None, "'relink' needs 'machine'"),
        (("machine", "old"), ["a", "a"], "'machine.old' names a task twice"),
        (("machine", "links"), [], "'machine.links' must tie"),
        (("machine", "links"), [["x", "y"]], "'machine.links' holds ['x', 'y']"),
        (("machine", "type"), "changed", "'machine.type' is 'changed'"),
        (("machine", "score"), 2, "'machine.score' is 2"),
        (("machine", "score"), True, "'machine.score' is True"),
        (("human",), None, "'relink' needs 'human'"),
        (("human", "new"), ["new-99"], "'human.links' holds"),
        (("anchors", "new"), [], "'anchors.new' has no anchor for 'new-02'"),
        (("anchors", "old"), 5, "'anchors.old' is 5"),
        (("note",), 5, "'note' is 5"),
        (("note",), "长" * 4001, "0 to 4000 characters"),
        (("by",), " ", "'by' is ' '"),
        (("by",), "甲\n乙", "without control characters"),
        (("at",), "2021-05-12", "'at' is '2021-05-12'"),
        (("at",), "2021-02-31T08:00:00.000Z", "which is no time"),
        (("undoes",), "event-0001", "'undoes' belongs to an undo"),
        (("colour",), "red", "'colour' is not known (known: event, key, action,"),
        (("anchors", "old", 0, "hash"), "0", "'anchors.old[1].hash' is '0'; it must be 16 hex digits"),
        (("machine", "old"), ["a"] * 2001, "it must be a list of at most 2000 ids"),
        (("note",), "\ud800", "'note' is '\\ud800'; it must be null or a text"),
        (("at",), "9999-12-31T23:59:59.999Z", "'at' is '9999-12-31T23:59:59.999Z'; it must be a time such as"),
        (("at",), "1970-01-01T00:00:00.000Z", "from 1980 to 2099"),
        (("at",), "+010000-01-01T00:00:00.000Z", "from 1980 to 2099"),
        (("at",), "2021-05-12T08:30:00.000Z\n", "from 1980 to 2099"),
    ],
)
def test_invalid_decision_is_refused_with_the_field_and_its_value(place, value, said):
    with pytest.raises(EventError) as caught:
        decision_from_dict(spoilt(place, value))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "good"), [("张　三", True), ("Ana\xa0B.", True), ("甲\u202e乙", False), ("甲\x7f", False)]
)
def test_a_name_may_have_wide_spaces_but_nothing_that_is_not_seen(name, good):
    data = spoilt(("by",), name)
    if good:
        assert decision_from_dict(data).by == name
        return
    with pytest.raises(EventError, match="without control characters"):
        decision_from_dict(data)


def test_retype_keeps_the_links_and_does_not_turn_a_linked_row_into_an_added_one():
    data = decision_dict(every_action()[3])
    data["human"]["type"] = "added"
    with pytest.raises(EventError, match="a row with links cannot be retyped to 'added'"):
        decision_from_dict(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_arbitrary_values_are_refused_and_never_crash(data):
    with pytest.raises(EventError):
        decision_from_dict(data)


@given(st.sampled_from(every_action()), st.data())
def test_a_decision_with_any_field_replaced_is_read_or_refused(decision, data):
    values = decision_dict(decision)
    values[data.draw(st.sampled_from(sorted(values)))] = data.draw(
        st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())
    )
    try:
        read = decision_from_dict(values)
    except EventError:
        return
    assert decision_dict(read) == values


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfa", "is not UTF-8 (byte 0)"),
        (b"\xff\xfe", "is empty; give a file of decisions"),
        (b"%PDF-1.7", "is no file of decisions"),
        (b"{", "is not valid JSON: Expecting property name"),
        (b"[]", "is no JSON object"),
        (b'{"format": "policydiff-comparison/1"}', "its 'format' is 'policydiff-comparison/1'"),
        (b'{"format": "policydiff-decisions/1"}', "has no list 'decisions'"),
        (b'{"format": NaN}', "holds NaN, which is no number that JSON knows"),
        (b"[" * 100_000, "is nested too deeply (more than 64 levels); give a file of decisions"),
    ],
)
def test_what_is_no_file_of_decisions_is_refused_in_a_sentence(content, said):
    with pytest.raises(InputError) as caught:
        loads(content, name="d.json")
    assert said in str(caught.value)
    assert "'d.json'" in str(caught.value)


def test_what_is_no_decision_is_left_out_with_its_number_and_the_rest_is_kept():
    data = json.loads(dumps(log(OF, *every_action())))
    for entry in data["decisions"][1:]:
        entry["by"] = ""
    data["conflicts"] = [["event-0001", "event-0002"]]
    read = loads(json.dumps(data).encode(), name="d.json")
    assert (read.decisions, read.conflicts) == (every_action()[:1], ())
    assert read.left_out == tuple(
        f"'d.json', decision {n}: 'by' is ''; it must be a text of 1 to 64 characters" for n in range(2, 9)
    )


def test_a_file_without_any_decision_that_is_one_is_refused():
    data = json.loads(dumps(log(OF, *every_action())))
    for entry in data["decisions"]:
        entry["at"] = "9999-12-31T23:59:59.999Z"
    with pytest.raises(InputError) as caught:
        loads(json.dumps(data).encode(), name="d.json")
    assert str(caught.value).startswith("'d.json' is refused: decision 1: 'at' is '9999-12-31T23:59:59.999Z'; it must")
    assert str(caught.value).endswith("; and 3 more.")


def test_an_event_that_stands_twice_counts_once_unless_it_differs():
    accepted = every_action()[0]
    data = json.loads(dumps(log(OF, accepted)))
    data["decisions"].append(dict(data["decisions"][0]))
    assert loads(json.dumps(data).encode(), name="d.json").decisions == (accepted,)
    data["decisions"][1]["note"] = "另一句"
    read = loads(json.dumps(data).encode(), name="d.json")
    assert read.decisions == (accepted,)
    assert read.left_out == ("'d.json', decision 2: the event 'event-0001' stands there twice and differs",)


SPOILT = ["", "x", None, True, -1, 0.5, 10**30, [], {}, [1], {"a": 1}, "9999-12-31T23:59:59.999Z", "+010000-01-01T00:00:00.000Z",
          "1979-12-31T23:59:59.999Z", "2021-02-30T00:00:00.000Z", "a\rb", "a\x00", "\udc80", "甲" * 5000, ...]  # fmt: skip
"""What a damaged file may hold in the place of anything; `...` takes it away."""


def spoil(draw, values):
    """Put nonsense in the place of one value, at any depth."""
    place = draw.choice(list(values) if isinstance(values, dict) else range(len(values)))
    inner = values[place]
    if isinstance(inner, dict | list) and inner and draw.random() < 0.7:
        spoil(draw, inner)
    elif (value := draw.choice(SPOILT)) is ...:
        del values[place]
    else:
        values[place] = value


@pytest.mark.parametrize("seed", range(60))
def test_every_good_decision_of_a_file_with_a_spoilt_one_is_kept(seed):
    draw = random.Random(seed)
    data = json.loads(dumps(log(OF, *every_action())))
    at = draw.randrange(len(data["decisions"]))
    spoil(draw, data["decisions"][at])
    read = loads(json.dumps(data).encode(), name="d.json")
    good = [decision for place, decision in enumerate(every_action()) if place != at]
    kept = [decision for decision in read.decisions if decision in good]
    assert kept == good
    others = [decision for decision in read.decisions if decision not in good]
    assert len(others) + len(read.left_out) == 1
    assert all(sentence.startswith(f"'d.json', decision {at + 1}: ") for sentence in read.left_out)
    assert loads(dumps(read), name="d.json") == replace(read, left_out=())


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_anything_spoilt_is_read_or_refused_in_a_sentence(seed):
    draw = random.Random(seed)
    data = json.loads(dumps(log(OF, *every_action())))
    spoil(draw, data)
    said, read = "", None
    try:
        read = loads(json.dumps(data).encode(), name="d.json")
    except InputError as error:
        said = str(error)
    assert len(said) < 1000
    assert read is None or loads(dumps(read), name="d.json") == replace(read, left_out=())


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("side", {}, "'inputs[1].side' is {}; it must be 'old' or 'new'"),
        ("side", "new", "must have two 'inputs', one old and one new"),
        ("sha256", "0", "'inputs[1].sha256' is '0'; it must be 64 hex digits"),
        ("name", None, "'inputs[1].name' is None; it must be a text"),
    ],
)
def test_an_input_that_is_none_is_told_with_its_place(field, value, said):
    data = json.loads(dumps(log(OF)))
    data["inputs"][0][field] = value
    with pytest.raises(InputError) as caught:
        loads(json.dumps(data).encode(), name="d.json")
    assert said in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_file_that_an_editor_saved_in_another_unicode_encoding_is_read(encoding):
    written = log(OF, *every_action())
    assert loads(dumps(written).decode().encode(encoding), name="d.json") == written


def test_report_is_named_by_its_inputs_and_not_by_their_names():
    other = comparison(left=replace(OF.left, source=replace(OF.left.source, name="renamed.txt")))
    assert log(other).report.id == log(OF).report.id
    assert log(comparison(right=document("new", TEXTS[::-1]))).report.id != log(OF).report.id
