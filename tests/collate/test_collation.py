from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collate import CELL_STATES, collate, gathered
from tests.collate.samples import collated, collection, document, documents, ends_of, linked_documents, made

FEW = settings(max_examples=40)  # each compares up to six pairs of documents


def sharing(collation):
    """(document id, task, document id, task) of every two tasks that share a matter."""
    ids = [witness.id for witness in collation.collection.witnesses]
    return {
        (ids[one.witness], one.task, ids[other.witness], other.task)
        for matter in collation.matters
        for one in matter.readings
        for other in matter.readings
        if one.witness != other.witness
    }


def told(collation):
    """What a collation says, without the numbers of its witnesses."""
    ids = [witness.id for witness in collation.collection.witnesses]
    return {
        matter.id: [(ids[one.witness], one.task, one.start, one.end, one.text) for one in matter.readings]
        for matter in collation.matters
    }


@FEW
@given(linked_documents(), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(made_up, random):
    found, links = made_up
    shuffled = list(found)
    random.shuffle(shuffled)
    turned = {(key[2], key[3], key[0], key[1]): value for key, value in links.items()}
    assert collated(shuffled, turned) == collated(found, links)


@FEW
@given(linked_documents(), st.sampled_from(["years", "levels", "regions"]), st.booleans())
def test_every_clause_is_in_one_reading_and_every_sum_closes(made_up, axis, with_gap):
    found, links = made_up
    missing = ["2017" if axis == "years" else "湖州市"] if with_gap else []
    base = None if axis == "years" else found[0].id
    collation = collated(found, links, axis=axis, base=base, missing=missing)
    witnesses, counts = collation.collection.witnesses, collation.counts
    held = [clause for matter in collation.matters for reading in matter.readings for clause in reading.clauses]
    assert sorted(held) == list(range(len(collation.clauses)))
    for place, witness in enumerate(witnesses):
        for index, task in enumerate(witness.tasks):
            own = sorted(
                (one.start, one.text)
                for matter in collation.matters
                for one in matter.readings
                if (one.witness, one.task) == (place, index)
            )
            assert "".join(text for _, text in own) == task.words
    assert sum(count for _, count in counts.kinds) == counts.matters == len(collation.matters)
    assert len({matter.id for matter in collation.matters}) == counts.matters
    for place, count in enumerate(counts.witnesses):
        assert sum(number for _, number in count.states) == counts.matters
        assert count.clauses == sum(clause.witness == place for clause in collation.clauses)
        assert [state for state, _ in count.states] == list(CELL_STATES)
    assert sum(number for _, number in counts.doubts) == len(collation.doubts)
    assert 0 <= counts.links_kept <= counts.links


@FEW
@given(linked_documents())
def test_a_missing_witness_has_nothing_and_dropped_nothing(made_up):
    found, links = made_up
    plain, planned = collated(found, links), collated(found, links, missing=["2017"])
    place = next(number for number, witness in enumerate(planned.collection.witnesses) if witness.missing)
    for matter in planned.matters:
        assert (matter.cells[place].state, matter.cells[place].readings) == ("no_document", ())
        assert all(cell.state != "no_document" for cell in matter.cells if cell.witness != place)
    assert told(planned) == told(plain)
    assert [matter.kind for matter in planned.matters] == [matter.kind for matter in plain.matters]


@FEW
@given(linked_documents(least=3), st.data())
def test_what_reviewers_decided_is_kept(made_up, data):
    found, links = made_up
    ends = ends_of(found)
    must = data.draw(st.lists(st.sampled_from(ends), max_size=4, unique=True))
    cannot = [one for one in data.draw(st.lists(st.sampled_from(ends), max_size=4, unique=True)) if one not in must]
    collation = collated(found, links, must=must, cannot=cannot)
    together = sharing(collation)
    assert not together & set(cannot)
    ids = {
        (place, index): (witness.id, index)
        for place, witness in enumerate(collation.collection.witnesses)
        for index in range(len(witness.tasks))
    }
    contradicting = {
        frozenset(ids[task] for task in doubt.tasks) for doubt in collation.doubts if doubt.kind == "contradiction"
    }
    lost = {frozenset(((one[0], one[1]), (one[2], one[3]))) for one in must if one not in together}
    assert lost == contradicting
    if not cannot:
        assert not lost


@FEW
@given(linked_documents(least=3))
def test_a_new_witness_keeps_the_ids_of_matters_that_it_does_not_touch(made_up):
    found, links = made_up
    *known, new = found
    few = collated(known, {key: value for key, value in links.items() if new.id not in key})
    more = collated(found, links)
    before, after = told(few), told(more)
    first = {readings[0][:3]: name for name, readings in after.items()}
    for name, readings in before.items():
        if readings[0][:3] in first:  # its earliest reading stands at the head of a matter
            assert first[readings[0][:3]] == name
    touched = _component(links, new)
    for name, readings in before.items():
        if not {(one[0], one[1]) for one in readings} & touched:
            assert after[name] == readings


def _component(links, new):
    """The tasks that links lead to from the tasks of a document."""
    found = {(new.id, index) for index in range(len(new.tasks))}
    while True:
        further = {
            end
            for key in links
            for end, other in (((key[0], key[1]), (key[2], key[3])), ((key[2], key[3]), (key[0], key[1])))
            if other in found
        } - found
        if not further:
            return found
        found |= further


@FEW
@given(documents(least=3, most=3))
def test_two_that_were_never_compared_cost_nothing(found):
    same = [replace(one, tasks=found[0].tasks) for one in found]
    same = [
        replace(one, tasks=tuple(replace(task, id=f"{one.id}-{n}") for n, task in enumerate(one.tasks))) for one in same
    ]
    first, middle, last = sorted(same, key=lambda one: (one.year, one.id))
    links = {(one.id, index, middle.id, index): 1.0 for one in (first, last) for index in range(len(middle.tasks))}
    compared = [(first.id, middle.id), (middle.id, last.id)]
    collation = collated(same, links, compared=compared)
    ends = {(first.id, index, last.id, index) for index in range(len(middle.tasks))}
    assert ends <= sharing(collation)
    assert not [doubt for doubt in collation.doubts if doubt.kind == "open_triangle"]


def test_links_are_not_chained():
    """The middle document joins two demands in one clause; the outer two ask for different things."""
    found = [
        document("a", "建立健全会议公开制度。", year=2020),
        document("b", "建立健全会议公开制度和业务培训制度。", year=2021),
        document("c", "每年开展两次业务培训制度建设。", year=2022),
        document("d", "每年开展两次业务培训制度建设工作。", year=2023),
        document("e", "每年开展两次业务培训制度建设任务。", year=2024),
        document("f", "建立健全会议公开制度体系。", year=2019),
        document("g", "建立健全会议公开制度规范。", year=2018),
    ]
    meeting, training = ["a", "f", "g"], ["c", "d", "e"]
    links = {("b", 0, one, 0): 0.9 for one in ("a", "c")}
    links |= {
        (one, 0, other, 0): 0.95 for group in (meeting, training) for one in group for other in group if one < other
    }
    together = sharing(collated(found, links))
    assert not {(one, 0, other, 0) for one in meeting for other in training} & together
    assert {("a", 0, "f", 0), ("c", 0, "e", 0)} <= together


def test_what_a_demand_is_for_stands_with_it_in_one_matter():
    text = "加强政策解读，为企业复工提供保障。"  # one sentence
    found = [document("a", text, year=2020), document("b", text + "每年开展两次业务培训。", year=2021)]
    collation = collated(found, {("a", 0, "b", 0): 0.9})
    assert [[one.text for one in matter.readings] for matter in collation.matters] == [
        [text, text],
        ["每年开展两次业务培训。"],
    ]
    assert [[cell.state for cell in matter.cells] for matter in collation.matters] == [
        ["first", "same"],
        ["absent", "first"],
    ]


def test_two_demands_of_one_sentence_that_travels_whole_are_two_matters():
    text = "加强政策解读，推进政府网站集约化建设。"
    collation = collated([document("a", text, year=2020), document("b", text, year=2021)], {("a", 0, "b", 0): 0.9})
    assert [[one.text for one in matter.readings] for matter in collation.matters] == [
        ["加强政策解读，"] * 2,
        ["推进政府网站集约化建设。"] * 2,
    ]


def test_a_reading_without_what_the_demand_is_for_is_no_part_of_it():
    texts = ["加强政策解读，为企业复工提供保障。", "加强政策解读。"]
    found = [document("a", texts[0], year=2020), document("b", texts[1], year=2021)]
    (matter,) = collated(found, {("a", 0, "b", 0): 0.9}).matters
    assert [one.text for one in matter.readings] == texts
    assert [cell.state for cell in matter.cells] == ["first", "same"]


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([(1, 0)], r"pair \(1, 0\) is none of two witnesses in reading order"),
        ([(0, 2)], r"pair \(0, 2\) names a missing witness"),
        ([(0, 1), (0, 1)], "two witnesses are compared twice"),
    ],
)
def test_a_collection_that_contradicts_itself_is_refused(pairs, sentence):
    whole = collection([document("a", "公开。", year=2020), document("b", "公开。", year=2021)], {}, missing=["2022"])
    (pair,) = whole.pairs
    wrong = replace(whole, pairs=tuple(replace(pair, left=left, right=right) for left, right in pairs))
    with pytest.raises(ValueError, match=sentence):
        collate(wrong)


def test_the_state_of_a_cell_is_that_of_its_pair():
    found = [
        document("p", "应当在30日内答复申请人。按季度公布工作进展。推进政府网站建设。", region="浙江省"),
        document("x", "可以在30日内答复申请人。按季度公布工作进展。", region="嘉兴市", level="city"),
    ]
    collation = collated(found, {("p", 0, "x", 0): 0.9}, axis="levels", missing=["湖州市"])
    rows = {matter.readings[0].text: [cell.state for cell in matter.cells] for matter in collation.matters}
    assert [witness.siglum for witness in collation.collection.witnesses] == ["浙", "嘉兴", "湖州"]
    assert rows == {
        "应当在30日内答复申请人。": ["first", "weaker", "no_document"],
        "按季度公布工作进展。": ["first", "same", "no_document"],
        "推进政府网站建设。": ["first", "absent", "no_document"],
    }


def test_a_witness_that_nobody_compared_is_undecided():
    found = [document("a", "加强政策解读。", year=2020), document("b", "公开会议。", year=2021)]
    (first, second) = collated(found, compared=[]).matters
    assert [cell.state for cell in first.cells] == ["first", "undecided"]
    assert [cell.state for cell in second.cells] == ["undecided", "first"]


def test_the_gathering_is_all_that_the_order_rests_on():
    found = [document("b", "公开。", year=2021), document("a", "公开。", year=2020)]
    whole = made(gathered(found, "years"), {})
    assert [witness.id for witness in whole.witnesses] == ["a", "b"]
