"""What was recognised on a page is kept whole or not at all."""

import numpy
import pytest

from documents.files.recognition_cache import keep_page, kept_page

PAGE = {"width": 595.2, "height": 841.8, "edges": [["h", 1.0, 2.0, 3.0, 3.0]], "characters": [["年", 0.98, "", 1.0]]}
PICTURE = numpy.full((20, 30), 255, dtype=numpy.uint8)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path))
    return tmp_path / "recognised"


def test_a_page_that_was_kept_is_given_back(folder):
    assert kept_page(PICTURE) is None
    keep_page(PICTURE, PAGE)
    assert kept_page(PICTURE) == PAGE
    assert kept_page(PICTURE[:, ::-1].reshape(30, 20)) is None
    assert [path.suffix for path in folder.iterdir()] == [".json"]


@pytest.mark.parametrize("damage", [lambda text: text[:-5], lambda text: text.replace("0.98", "0.99"), lambda _: ""])
def test_what_was_damaged_is_not_used(folder, damage):
    keep_page(PICTURE, PAGE)
    (path,) = folder.iterdir()
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert kept_page(PICTURE) is None
    keep_page(PICTURE, PAGE)
    assert kept_page(PICTURE) == PAGE


def test_without_a_place_to_keep_it_nothing_is_kept(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "file"))
    keep_page(PICTURE, PAGE)
    assert kept_page(PICTURE) is None
