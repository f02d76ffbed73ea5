import io
import json
import zipfile
from pathlib import Path

import pytest

import policydiff
from documents.errors import EncoderError, InputError
from documents.model import Document, Task
from policydiff.api import link

SEEDS = Path(__file__).parents[2] / "seeds"


def document(**fields):
    tasks = (Task(id="a", number=None, section=(), text="加强政策解读，及时回应社会关切。"),)
    return Document(id="d", title="d", tasks=tasks, **fields)


@pytest.mark.parametrize(
    ("left", "right", "mode"),
    [
        ({"region": "浙江省", "level": "province", "year": 2020}, {"region": "浙江省", "level": "province"}, "year"),
        ({"region": "浙江省", "level": "province"}, {"region": "嘉兴市", "level": "city"}, "level"),
        ({"region": "浙江省", "level": "province"}, {"region": "安徽省", "level": "province"}, "region"),
        ({"level": "national"}, {"region": "浙江省", "level": "province"}, "level"),
        ({"year": 2010}, {"year": 2024}, "year"),
        ({}, {}, "year"),
    ],
)
def test_mode_is_guessed_from_level_then_region(left, right, mode):
    assert policydiff.guess_mode(document(**left), document(**right)) == mode


def test_documents_made_by_hand_are_compared():
    comparison = policydiff.compare_documents(document(), document(), encoder="none")
    assert [change.kind for change in comparison.changes] == ["unchanged"]


def text_in(content):
    """The text of a file, of all parts of an office file; a PDF keeps its own compressed."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("file_format", [name for name in policydiff.FORMATS if name != "pdf"])
def test_every_format_is_rendered_to_bytes(file_format):
    comparison = policydiff.compare_documents(document(), document(), encoder="none")
    word = "左列名称" if file_format == "units.csv" else "政策解读"
    assert word in text_in(policydiff.render(comparison, file_format))


@pytest.mark.browser
def test_a_pdf_is_printed():
    comparison = policydiff.compare_documents(document(), document(), encoder="none")
    assert policydiff.render(comparison, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [({"file_format": "odt"}, "'odt' is no format; choose from html, xlsx"), ({"lang": "fr"}, "'fr' is no language")],
)
def test_unknown_format_and_language_are_refused(options, sentence):
    comparison = policydiff.compare_documents(document(), document(), encoder="none")
    with pytest.raises(InputError, match=sentence):
        policydiff.render(comparison, **options)


def test_unknown_mode_is_refused():
    with pytest.raises(InputError, match="'decade' is no mode"):
        policydiff.compare_documents(document(), document(), mode="decade", encoder="none")


def test_an_unknown_encoder_is_an_error_of_the_user():
    with pytest.raises(EncoderError, match="'no-such-encoder' is neither a folder nor") as caught:
        policydiff.compare_documents(document(), document(), encoder="no-such-encoder")
    assert isinstance(caught.value, policydiff.PolicyDiffError)


def test_an_error_of_ours_in_linking_stays_what_it_is():
    with pytest.raises(ValueError, match="beyond 1 left and 1 right segments") as caught:
        link(document(), document(), encoder="none", must_link=[(0, 1)])
    assert not isinstance(caught.value, policydiff.PolicyDiffError)


def test_the_frames_are_at_hand():
    comparison = policydiff.compare_documents(document(), document(), encoder="none")
    assert isinstance(comparison, policydiff.Comparison)
    assert isinstance(comparison.left, policydiff.Document)
    assert len(policydiff.links_frame(comparison)) == len(policydiff.changes_frame(comparison)) == 1
    assert policydiff.units_frame(comparison).empty


@pytest.mark.encoder
def test_files_are_compared_by_meaning_with_the_bundled_encoder():
    comparison = policydiff.compare_files(SEEDS / "zj2020-keypoints.txt", SEEDS / "zj2021-keypoints.txt")
    data = json.loads(policydiff.render(comparison, "json"))
    assert (data["mode"], data["signature"]["encoder"]) == ("year", "e5-small")
    assert any("semantic" in link["matched_by"] for link in data["links"])
