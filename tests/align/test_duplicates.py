from align.alignment import align
from align.duplicates import distinct
from align.model import Segment
from tests.align.fakes import pairs, segments

ROW = "责任单位：各市、县（市、区）政府"


def test_texts_that_differ_in_marks_and_width_are_copies():
    assert distinct(segments("依法公开。", "及时回应", "依法公开")) == ((0, 2), (1,))


def test_texts_without_letters_are_copies_only_under_the_same_headings():
    rows = (Segment("", ("一",)), Segment("", ("二",)), Segment("", ("一",)))
    assert distinct(rows) == ((0, 2), (1,))


def test_thirty_identical_rows_keep_their_order():
    rows = segments(*[ROW] * 30)
    assert pairs(align(rows, rows, encoder=None)) == [(index, index) for index in range(30)]


def test_a_missing_copy_leaves_one_without_partner():
    alignment = align(segments(*[ROW] * 5), segments(*[ROW] * 4), encoder=None)
    assert len(alignment.links) == 4
    assert len(alignment.unlinked_left) == 1


def test_a_copy_goes_with_its_neighbours():
    left = segments("完善财政预决算公开", ROW, "推进义务教育信息公开", ROW, "落实就业创业政策", ROW)
    right = segments("落实就业创业政策", ROW, "完善财政预决算公开", ROW)
    assert pairs(align(left, right, encoder=None)) == [(0, 2), (1, 3), (4, 0), (5, 1)]


def test_where_a_copy_went_with_the_task_before_it_the_copy_of_the_task_before_stays():
    left = segments("完善财政预决算公开", ROW, "推进义务教育信息公开", ROW, "落实就业创业政策")
    right = segments("完善财政预决算公开", ROW, "落实就业创业政策")
    assert pairs(align(left, right, encoder=None)) == [(0, 0), (1, 1), (4, 2)]
    assert pairs(align(right, left, encoder=None)) == [(0, 0), (1, 1), (2, 4)]


def test_a_copy_goes_with_its_heading():
    left = (Segment(ROW, ("一、财政",)), Segment(ROW, ("二、教育",)))
    right = (Segment(ROW, ("二、教育",)), Segment(ROW, ("一、财政",)))
    assert pairs(align(left, right, encoder=None)) == [(0, 1), (1, 0)]
