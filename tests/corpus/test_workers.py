from corpus.workers import LOST, InProcess, carried_out


class Deadly:
    """Loses every batch that holds a 3."""

    def map(self, work, batches, *, alone=False):
        yield from ((place, LOST if 3 in batch else work(batch)) for place, batch in enumerate(batches))


def doubled(batch):
    return [2 * item for item in batch]


def test_items_come_with_what_came_of_them():
    assert list(carried_out(InProcess(), doubled, [[1, 2], [3]], list)) == [(1, 2), (2, 4), (3, 6)]


def test_of_a_batch_that_was_lost_each_item_is_tried_by_itself():
    found = dict(carried_out(Deadly(), doubled, [[1, 2], [3, 4], [5]], list))
    assert found == {1: 2, 2: 4, 3: LOST, 4: 8, 5: 10}
