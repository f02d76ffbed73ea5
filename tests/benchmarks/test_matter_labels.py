from benchmarks.matter_labels import CellScore, LabelledCollection, labelled_collections, scored, scored_cells
from tests.collate.samples import collated, document


def test_readers_agree_and_groups_within_one_document_are_judged_only_when_asked():
    one, other = (entry for entry in labelled_collections() if entry.name == "seeds")
    theirs = {}
    for clause, matter in one.matter.items():
        theirs.setdefault(matter, []).append(clause)
    assert f"{scored(theirs.values(), one).f1:.3f}" == "1.000"
    assert f"{scored(theirs.values(), other).f1:.3f}" == "0.962"
    lone = [name for name in one.places if name not in one.matter and name.startswith("jx2020-list:")]
    assert scored([*theirs.values(), lone], one).f1 == scored(theirs.values(), one).f1
    assert scored([*theirs.values(), lone], one, lone=True).precision < 1


def test_a_cell_is_right_where_the_reader_has_a_matter_of_both_documents():
    found = [document("a", "公开会议。", "解读政策。", year=2020), document("b", "公开会议。", "解读政策。", year=2021)]
    collation = collated(found, {("a", 0, "b", 0): 0.95, ("a", 1, "b", 1): 0.95})
    places = {f"{one.id}:{task}": (one.id, task, 0, 5) for one in found for task in (0, 1)}
    reader = LabelledCollection("x", "x", tuple(found), {"a:0": 0, "b:0": 0, "a:1": 1}, frozenset(), places)
    assert scored_cells(collation, reader) == CellScore(told_right=1, told=2, asked_right=0, asked=0)
    assert f"{scored_cells(collation, reader)}" == "cells told 1 of 2 right, asked 0 of 0"
