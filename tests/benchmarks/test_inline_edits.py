from benchmarks.inline_edits import difflib_quality, edit_pairs, own_quality


def test_the_pairs_are_the_same_in_every_run_and_differ():
    pairs = edit_pairs(20)
    assert pairs == edit_pairs(20)
    assert all(left != right and len(left) == 200 for left, right in pairs)


def test_our_edits_leave_no_more_to_read_than_difflib():
    pairs = edit_pairs(200)
    own, plain = own_quality(pairs), difflib_quality(pairs)
    assert own.hunks <= plain.hunks
    assert own.islands <= plain.islands // 10
