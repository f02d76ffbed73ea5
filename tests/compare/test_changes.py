from dataclasses import replace

import pytest

from compare import changes
from compare.changes import change_ids, groups
from tests.compare.samples import document, link, task

SIX = ["公开目录", "加强解读", "回应关切", "办理申请", "建设网站", "办好公报"]


def kinds(left, right, *links):
    return [
        (group.kind, group.moved, group.left, group.right) for group in groups(document(*left), document(*right), links)
    ]


@pytest.mark.parametrize(
    ("left", "right", "label", "kind"),
    [
        ("公开目录。", "公开目录", "same", "unchanged"),
        ("公开目录。", "公开目录", "edited", "unchanged"),
        ("公开目录", "公开目录，更新清单", "same", "edited"),
        ("公开目录", "更新目录", "edited", "edited"),
    ],
)
def test_the_kind_of_a_pair_speaks_of_its_text(left, right, label, kind):
    assert kinds([left], [right], link(0, 0, label)) == [(kind, False, (0,), (0,))]


def test_groups_are_split_merged_and_regrouped():
    links = [link(0, 0), link(0, 1), link(1, 2), link(2, 2), link(3, 3), link(3, 4), link(4, 4)]
    assert kinds(SIX, SIX, *links) == [
        ("split", False, (0,), (0, 1)),
        ("merged", False, (1, 2), (2,)),
        ("regrouped", False, (3, 4), (3, 4)),
        ("dropped", False, (5,), ()),
        ("added", False, (), (5,)),
    ]


def test_only_what_crosses_the_order_of_the_rest_is_moved():
    links = [link(0, 4), link(1, 0), link(2, 1), link(3, 2), link(4, 3), link(5, 5)]
    assert [group.moved for group in groups(document(*SIX), document(*SIX), links)] == [False] * 4 + [True, False]


def test_a_shifted_ordinal_is_no_move():
    links = [link(2, 0), link(3, 2), link(4, 3), link(5, 5)]
    assert not any(moved for _, moved, _, _ in kinds(SIX, SIX, *links))


def test_a_group_with_one_part_in_place_is_not_moved():
    links = [link(0, 0), link(0, 5), link(1, 1), link(2, 2)]
    assert not any(moved for _, moved, _, _ in kinds(SIX, SIX, *links))


def test_a_doubtful_link_makes_no_move():
    links = [link(0, 4, confidence=0.4), link(1, 0), link(2, 1)]
    assert not any(moved for _, moved, _, _ in kinds(SIX, SIX, *links))


def test_two_neighbours_that_changed_places_have_not_moved():
    assert kinds(["公开目录", "加强政策解读工作"], ["加强政策解读工作", "公开目录"], link(0, 1), link(1, 0)) == [
        ("unchanged", False, (1,), (0,)),
        ("unchanged", False, (0,), (1,)),
    ]


def in_sections(*sections):
    """Make a document of one section after another, each a heading and its texts."""
    texts = [(heading, text) for heading, *own in sections for text in own]
    return document(*(replace(task(n, text), section=(heading,)) for n, (heading, text) in enumerate(texts, 1)))


def moved(left, right, *links):
    return [group.left for group in groups(left, right, links) if group.moved]


def test_a_neighbour_that_went_into_another_section_has_moved():
    left = in_sections(("一、植树造林", "种苗", "抚育"), ("二、森林防火", "巡山", "瞭望"))
    right = in_sections(("一、植树造林", "种苗"), ("二、森林防火", "巡山", "抚育", "瞭望"))
    assert moved(left, right, link(0, 0), link(1, 2), link(2, 1), link(3, 3)) == [(1,)]


def test_a_section_that_is_numbered_or_worded_anew_is_the_same_section():
    left = in_sections(("一、植树造林", "种苗", "抚育", "采伐"))
    links = [link(0, 0), link(1, 2), link(2, 1)]
    assert moved(left, in_sections(("三、植树造林", "种苗", "采伐", "抚育")), *links) == []
    assert moved(left, in_sections(("二、培育森林资源", "种苗", "采伐", "抚育")), *links) == []


def test_what_went_along_with_its_section_has_not_moved_and_what_left_it_has():
    left = in_sections(("一、渔港", "甲", "乙", "丙"), ("二、苗种", "丁", "戊", "己"))
    right = in_sections(("一、苗种", "丁", "戊", "己"), ("二、渔港", "甲", "乙", "丙"))
    swapped = [link(0, 3), link(1, 4), link(2, 5), link(3, 0), link(4, 1), link(5, 2)]
    assert moved(left, right, *swapped) == []
    left_out = in_sections(("一、苗种", "丁", "戊", "己", "甲"), ("二、渔港", "乙", "丙"))
    assert moved(left, left_out, link(0, 3), *(link(i, j) for i, j in ((1, 4), (2, 5), (3, 0), (4, 1), (5, 2)))) == [
        (0,)
    ]


def test_what_keeps_its_number_in_its_section_has_not_moved():
    left = in_sections(("一、渔港管理", "甲", "乙", "丙", "丁", "戊"))
    right = in_sections(("二、渔港管理", "丁", "戊", "丙"))
    assert moved(left, right, link(2, 2), link(3, 0), link(4, 1)) == []
    assert moved(left, in_sections(("二、渔港管理", "丁", "戊", "新", "丙")), link(2, 3), link(3, 0), link(4, 1)) == [
        (2,)
    ]


def test_a_dropped_task_follows_its_left_neighbour():
    links = [link(1, 2), link(3, 0)]
    assert [(left, right) for _, _, left, right in kinds(SIX[:5], SIX[:3], *links)] == [
        ((0,), ()),
        ((3,), (0,)),
        ((4,), ()),
        ((), (1,)),
        ((1,), (2,)),
        ((2,), ()),
    ]


def test_ids_depend_on_ids_and_texts_only():
    pair = ([task(1, "公开目录")], [task(2, "更新目录")])
    (name,) = change_ids([pair])
    assert name == change_ids([([], [task(9, "")]), pair])[1]
    assert name != change_ids([([task(1, "公开目录。")], pair[1])])[0]
    assert name != change_ids([(pair[1], pair[0])])[0]
    assert len(name) == 10
    assert name.startswith("r-")


def test_a_taken_id_is_replaced(monkeypatch):
    monkeypatch.setattr(changes, "ID_DIGITS", 1)
    pairs = [([task(n, "公开")], []) for n in range(12)]
    ids = change_ids(pairs)
    assert len(set(ids)) == 12
    assert ids == change_ids(pairs)
