from benchmarks.corpus import generated_corpus
from corpus.metadata import entry_of
from corpus.planning import planned
from documents.task_lists.task_json import dumps


def test_generated_documents_are_planned_by_year_and_level():
    entries = [entry_of(name, dumps(one).encode()) for name, one in generated_corpus(9, tasks=6)]
    assert {one.untold for one in entries} == {()}
    assert {one.subject for one in entries} == {"政务公开"}
    relations = [pair.relation for pair in planned(entries)]
    assert (relations.count("years"), relations.count("levels"), len(relations)) == (6, 6, 12)


def test_the_same_seed_gives_the_same_documents():
    one, other, else_ = (list(generated_corpus(4, tasks=6, seed=seed)) for seed in (1, 1, 2))
    assert one == other
    assert one != else_
