from benchmarks.matter_labels import labelled_collections, scored


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
