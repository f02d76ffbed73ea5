from tests.collate.samples import collated, document

SAME = "建立健全会议公开制度。"


def told(collation, kind):
    ids = [witness.id for witness in collation.collection.witnesses]
    return [[(ids[one], task) for one, task in doubt.tasks] for doubt in collation.doubts if doubt.kind == kind]


def three(*links, **options):
    found = [document(name, SAME, year=2020 + n) for n, name in enumerate("abc")]
    return collated(found, {(one, 0, other, 0): confidence for one, other, confidence in links}, **options)


def test_two_sure_links_that_meet_in_one_clause_ask_for_a_third():
    found = three(("a", "b", 0.9), ("b", "c", 0.9))
    assert told(found, "open_triangle") == [[("a", 0), ("b", 0), ("c", 0)]]
    (doubt,) = found.doubts
    assert doubt.matters == (found.matters[0].id,)


def test_a_closed_triangle_is_no_doubt_nor_is_one_that_rests_on_unsure_links():
    assert told(three(("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.9)), "open_triangle") == []
    assert told(three(("a", "b", 0.9), ("b", "c", 0.5)), "open_triangle") == []


def test_a_triangle_whose_outer_two_were_never_compared_is_no_doubt():
    assert told(three(("a", "b", 0.9), ("b", "c", 0.9), compared=[("a", "b"), ("b", "c")]), "open_triangle") == []


def test_one_link_that_holds_two_parts_together_is_a_bridge():
    found = [document(name, SAME, year=2020 + n) for n, name in enumerate("abcd")]
    links = {("a", 0, "b", 0): 0.9, ("b", 0, "c", 0): 0.9, ("c", 0, "d", 0): 0.9}
    assert told(collated(found, links), "bridge") == [[("b", 0), ("c", 0)]]


def test_a_matter_in_two_tasks_of_one_witness_is_a_doubt():
    found = [document("a", SAME, year=2020), document("b", SAME, SAME, year=2021), document("c", SAME, year=2022)]
    links = {("a", 0, "b", 0): 0.9, ("b", 1, "c", 0): 0.9, ("a", 0, "c", 0): 0.9}
    assert told(collated(found, links), "two_readings") == [[("b", 0), ("b", 1)]]


def test_a_link_whose_tasks_share_no_matter_is_told_and_leaves_the_cells_open():
    found = [document("a", "清理整合僵尸账号。", year=2020), document("b", "推进网站建设。", year=2021)]
    collation = collated(found, {("a", 0, "b", 0): 0.6})
    assert told(collation, "cut_link") == [[("a", 0), ("b", 0)]]
    assert [[cell.state for cell in matter.cells] for matter in collation.matters] == [
        ["first", "undecided"],
        ["undecided", "first"],
    ]
    assert collation.matters[0].cells[1].tasks == (0,)


BUNDLE = ("清理整合僵尸账号。按季度公布工作进展。", "推进网站建设。")


def test_a_doubtful_link_of_a_bundle_leaves_none_of_its_matters_open_and_is_named_in_the_cell():
    found = [document("a", BUNDLE[0], year=2020), document("b", BUNDLE[1], year=2021)]
    collation = collated(found, {("a", 0, "b", 0): 0.6})
    assert told(collation, "cut_link") == [[("a", 0), ("b", 0)]]
    assert [(matter.cells[1].state, matter.cells[1].tasks) for matter in collation.matters[:2]] == [
        ("absent", (0,))
    ] * 2
    assert [cell.state for cell in collation.matters[2].cells] == ["undecided", "first"]


def test_a_sure_link_of_a_bundle_leaves_all_of_them_open():
    found = [document("a", BUNDLE[0], year=2020), document("b", BUNDLE[1], year=2021)]
    collation = collated(found, {("a", 0, "b", 0): 0.9})
    assert [matter.cells[1].state for matter in collation.matters[:2]] == ["undecided"] * 2


def test_decisions_that_cannot_all_hold_are_a_doubt():
    decisions = {"must": [("a", 0, "b", 0), ("b", 0, "c", 0)], "cannot": [("a", 0, "c", 0)]}
    assert told(three(**decisions), "contradiction") == [[("b", 0), ("c", 0)]]
