import pytest

from documents.errors import InputError, MissingFileError
from documents.model import Document
from policydiff.manifest import (
    ManifestCollection,
    ManifestComparison,
    ManifestDocument,
    packaged_manifest,
    read_manifest,
    with_known,
)

DOCUMENTS = '[[documents]]\nid = "a"\npath = "a.txt"\n[[documents]]\nid = "b"\npath = "b.txt"\nyear = 2021\n'
COMPARISON = '[[comparisons]]\nleft = "a"\nright = "b"\n'


@pytest.fixture
def write(tmp_path):
    def write_manifest(text):
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text("一、甲", encoding="utf-8")
        path = tmp_path / "manifest.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_manifest


def test_manifest_is_read_with_paths_beside_it(write, tmp_path):
    (tmp_path / "d.json").write_text("{}", "utf-8")
    text = DOCUMENTS + COMPARISON + 'mode = "year"\nname = "甲乙"\ndecisions = ["d.json"]\n'
    manifest = read_manifest(write(text))
    assert manifest.documents == (
        ManifestDocument("a", tmp_path / "a.txt"),
        ManifestDocument("b", tmp_path / "b.txt", year=2021),
    )
    assert manifest.comparisons == (ManifestComparison("a", "b", "year", "甲乙", (tmp_path / "d.json",)),)


def test_a_collection_has_all_documents_unless_it_names_some(write):
    text = DOCUMENTS + COMPARISON + '[[collection]]\nid = "all"\naxis = "regions"\n'
    text += '[[collection]]\nid = "some"\naxis = "years"\ndocuments = ["b", "a"]\nbase = "a"\nmissing = ["2022"]\n'
    assert read_manifest(write(text)).collections == (
        ManifestCollection("all", "regions", ("a", "b")),
        ManifestCollection("some", "years", ("b", "a"), "a", ("2022",)),
    )


@pytest.mark.parametrize(
    ("collections", "sentence"),
    [
        (['id = "x"'], r"\[\[collection\]\] 1: axis is missing"),
        (['id = "../x"\naxis = "years"'], "id must be letters, digits, - and _, not '../x'"),
        (['id = "x"\naxis = "decades"'], "axis must be one of years, levels, regions, not 'decades'"),
        (['id = "x"\naxis = "years"\ndocuments = ["a"]'], "documents must be a list of two ids or more"),
        (['id = "x"\naxis = "years"\ndocuments = ["a", "c"]'], "collection x: there is no document 'c'"),
        (['id = "x"\naxis = "years"\nbase = "c"'], "collection x: there is no document 'c'"),
        (['id = "x"\naxis = "years"\ndocuments = ["a", "a"]'], "collection x: 'a' is listed 2 times"),
        (['id = "x"\naxis = "years"', 'id = "X"\naxis = "regions"'], "collection id 'x' is used 2 times"),
    ],
)
def test_a_collection_that_cannot_be_is_refused(write, collections, sentence):
    text = DOCUMENTS + COMPARISON + "".join(f"[[collection]]\n{one}\n" for one in collections)
    with pytest.raises(InputError, match=sentence):
        read_manifest(write(text))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[documents]\n", r"'manifest\.toml' is not valid TOML: .*line 1"),
        (DOCUMENTS, r"is not a valid manifest: there is no \[\[comparisons\]\] table"),
        ("documents = 3\n" + COMPARISON, r"there is no \[\[documents\]\] table"),
        ("x = 1\n" + DOCUMENTS + COMPARISON, "'x' is not known"),
        (
            DOCUMENTS + COMPARISON + 'kind = "year"\n',
            r"\[\[comparisons\]\] 1: 'kind' is not known \(known: left, right,",
        ),
        (DOCUMENTS + '[[comparisons]]\nleft = "a"\n', r"\[\[comparisons\]\] 1: right is missing"),
        (DOCUMENTS + COMPARISON + 'mode = "decade"\n', "mode must be one of year, level, region, not 'decade'"),
        (DOCUMENTS + 'level = "town"\n' + COMPARISON, "level must be one of national, .*, not 'town'"),
        (DOCUMENTS.replace("2021", '"2021"') + COMPARISON, "year must be a whole number from 1900 to 2100, not '2021'"),
        (DOCUMENTS.replace("2021", "0x" + "f" * 9999) + COMPARISON, "not a number of more digits than can be shown"),
        (
            DOCUMENTS + "region = 3\n" + COMPARISON,
            r"\[\[documents\]\] 2: region must be a string that is not empty, not 3",
        ),
        ("a = " + "[" * 5000 + "]" * 5000, r"'manifest\.toml' is nested too deeply"),
        ("\na = " + "9" * 5000, r"'manifest\.toml' holds a number with too many digits in line 2"),
        (
            DOCUMENTS + COMPARISON + "decisions = 3\n",
            r"\[\[comparisons\]\] 1: decisions must be a list of names of files",
        ),
        (DOCUMENTS + COMPARISON + "decisions = []\n", "decisions must be a list of names of files, not \\[\\]"),
        (
            DOCUMENTS + COMPARISON + 'decisions = "d.json"\n',
            "comparison a with b: there is no file of decisions 'd.json'",
        ),
        (DOCUMENTS + COMPARISON.replace('"b"', '"c"'), "comparison 1: there is no document 'c'"),
        (DOCUMENTS + COMPARISON * 2, "comparison a with b is listed 2 times"),
        (DOCUMENTS.replace('"b"', '"a"') + COMPARISON, "document id 'a' is used 2 times"),
        (DOCUMENTS.replace("b.txt", "c.txt") + COMPARISON, r"document 'b': there is no file 'c\.txt'"),
    ],
)
def test_broken_manifest_is_told_with_place_and_value(write, text, sentence):
    with pytest.raises(InputError, match=sentence):
        read_manifest(write(text))


@pytest.mark.parametrize(("name", "sentence"), [("none.toml", "does not exist"), ("", "is a folder, not a manifest")])
def test_missing_manifest_is_told(tmp_path, name, sentence):
    with pytest.raises(MissingFileError, match=sentence):
        read_manifest(tmp_path / name)


def test_what_the_document_does_not_say_is_filled_in():
    known = ManifestDocument("a", packaged_manifest(), title="题", region="浙江省", level="province", year=2020)
    document = with_known(Document(id="a", title="a", tasks=()), known)
    assert (document.title, document.region, document.level, document.year) == ("题", "浙江省", "province", 2020)
    assert document.warnings == ()


def test_document_is_believed_where_the_manifest_contradicts():
    known = ManifestDocument("a", packaged_manifest(), title="2020 年计划", year=2020)
    document = with_known(Document(id="a", title="２０２０年计划", tasks=(), year=2021), known)
    assert document.year == 2021
    assert [warning.code for warning in document.warnings] == ["manifest-contradicts"]
    assert "“2020”" in document.warnings[0].message


def test_packaged_manifest_names_five_documents_and_four_comparisons():
    manifest = read_manifest(packaged_manifest())
    assert [document.id for document in manifest.documents] == [
        *("zj2020-keypoints", "zj2020-division", "zj2021-keypoints", "ah2020-division", "jx2020-list")
    ]
    assert [(pair.left, pair.right, pair.mode) for pair in manifest.comparisons] == [
        ("zj2020-keypoints", "zj2021-keypoints", "year"),
        ("zj2020-division", "zj2021-keypoints", "year"),
        ("zj2020-keypoints", "jx2020-list", "level"),
        ("ah2020-division", "zj2020-division", "region"),
    ]
