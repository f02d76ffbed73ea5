"""Pages that are pictures: what recognising them may take, and that it is done once."""

import numpy

from documents import limits
from documents.files.seen_pages import PAGE_SECONDS, seen_page


def test_a_page_asks_for_its_time_when_it_is_recognised_and_not_when_it_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path))
    asked = []
    monkeypatch.setattr(limits, "_askers", [asked.append])
    blank = numpy.full((1200, 900), 255, dtype=numpy.uint8)
    for number in (1, 2):
        assert seen_page(blank, number).characters == []
    assert asked == [PAGE_SECONDS]
