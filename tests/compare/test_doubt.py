from dataclasses import replace

from compare import compare
from compare.organs.ledger import unit_ledger
from tests.compare.samples import alignment, document, link, task


def merged(*confidences):
    """Compare two tasks that became one: the first led by 省农业农村厅, the second by 省水利厅, the new one by 省林业局."""
    left = document(
        task(1, "修复湿地，建成5处公园。", document="left", lead=["省农业农村厅"], deadline="9月底前"),
        task(2, "疏浚河道，完成12公里。", document="left", lead=["省水利厅"], deadline="9月底前"),
        name="left",
        year=2023,
    )
    right = document(
        task(
            1, "修复湿地，建成8处公园，疏浚河道，完成20公里。", document="right", lead=["省林业局"], deadline="6月底前"
        ),
        name="right",
        year=2024,
    )
    links = [replace(link(i, 0), confidence=confidence) for i, confidence in enumerate(confidences)]
    return compare(left, right, alignment(*links), mode="year")


def events(comparison):
    return [(unit.status, unit.left, unit.unsure) for unit in comparison.changes[0].units]


def test_what_rests_on_sure_links_is_sure():
    comparison = merged(0.95, 0.8)
    assert events(comparison) == [("lead_handed_over", "省农业农村厅", False), ("dropped", "省水利厅", False)]
    assert not comparison.changes[0].unsure
    counts = comparison.counts
    assert (counts.unit_changes, counts.deadline_changes, counts.number_changes) == (1, 1, 1)


def test_what_rests_on_links_to_be_confirmed_alone_is_unsure_and_counted_apart():
    comparison = merged(0.79, 0.5)
    assert events(comparison) == [("lead_handed_over", "省农业农村厅", True), ("dropped", "省水利厅", True)]
    change, counts = comparison.changes[0], comparison.counts
    assert change.unsure
    assert all(fact.unsure for fact in change.facts)
    assert all(unit.unsure for part in change.parts for unit in part.units)
    assert (counts.unit_changes, counts.deadline_changes, counts.number_changes) == (0, 0, 0)
    assert (counts.unsure_units, counts.unsure_deadlines, counts.unsure_numbers) == (1, 1, 1)


def test_of_a_group_only_what_its_sure_links_tell_by_themselves_is_sure():
    comparison = merged(0.95, 0.5)
    assert events(comparison) == [("lead_handed_over", "省农业农村厅", False), ("dropped", "省水利厅", True)]
    change = comparison.changes[0]
    assert not change.unsure
    assert {(fact.left, fact.unsure) for fact in change.facts} == {("5处", False), ("12公里", True)}
    assert [part.units[0].unsure for part in change.parts] == [False, True]
    assert comparison.counts.unit_changes == 1


def test_the_ledger_counts_no_event_that_is_unsure():
    sure, unsure = ({row.organ: row for row in unit_ledger(merged(*both)).rows} for both in ((0.95, 0.9), (0.5, 0.5)))
    led = next(organ for organ, row in sure.items() if row.left_names == ("省农业农村厅",))
    assert (sure[led].lost, sure[led].lead_lost, len(sure[led].handed_to)) == ((0,), (0,), 1)
    assert (unsure[led].lost, unsure[led].lead_lost, unsure[led].handed_to) == ((), (), ())
    assert unsure[led].events == sure[led].events
