from pathlib import Path

import pytest

from documents.errors import InputError
from policydiff.output_names import chosen_formats, output_paths, page_names, pair_name


@pytest.mark.parametrize(
    ("formats", "out", "expected"),
    [
        (None, None, ("html",)),
        (None, "a.json", ("json",)),
        (None, "a.HTM", ("html",)),
        (None, "a.b", ("html",)),
        (None, "a/", ("html",)),
        ("json", None, ("json",)),
        ("html, md,html", "a", ("html", "md")),
        ("csv", "a.csv", ("csv",)),
        (None, "a.xlsx", ("xlsx",)),
        (None, "a.DOCX", ("docx",)),
        (None, "a.pdf", ("pdf",)),
    ],
)
def test_formats_come_from_the_option_or_the_ending(formats, out, expected):
    assert chosen_formats(formats, out) == expected


@pytest.mark.parametrize(
    ("formats", "out", "sentence"),
    [
        (
            "odt",
            None,
            r"--format 'odt' is not known; choose from html, xlsx, docx, pdf, json, csv, md, units\.csv, separated",
        ),
        (",", None, "is not known"),
        ("html,json", "a.html", r"-o 'a\.html' is one html file, but --format asks for html, json"),
        ("json", "a.html", "is one html file"),
    ],
)
def test_formats_that_contradict_are_refused(formats, out, sentence):
    with pytest.raises(InputError, match=sentence):
        chosen_formats(formats, out)


def test_outputs_are_placed_by_ending_folder_or_stem(tmp_path):
    assert output_paths(None, "l--r", ["html"]) == {"html": Path("l--r.html")}
    assert output_paths(str(tmp_path), "l--r", ["html", "md"]) == {
        "html": tmp_path / "l--r.html",
        "md": tmp_path / "l--r.md",
    }
    assert output_paths("new/", "l--r", ["csv"]) == {"csv": Path("new/l--r.csv")}
    assert output_paths("new/report", "l--r", ["csv", "md"]) == {
        "csv": Path("new/report.csv"),
        "md": Path("new/report.md"),
    }
    assert output_paths("x.html", "l--r", ["html"]) == {"html": Path("x.html")}
    assert output_paths("/dev/null", "l--r", ["html"]) == {"html": Path("/dev/null")}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("zj2020", "zj2021", "zj2020--zj2021"),
        ("../../etc/x", "a b\n", "etc-x--a-b"),
        ("..", "浙江", "document--浙江"),
        ("长" * 60, "b", f"{'长' * 60}--b"),
        ("长" * 300, "b", f"{'长' * 62}--b-dde1601031"),
        ("长" * 40, "文" * 40, f"{'长' * 31}--{'文' * 31}-6061093c38"),
    ],
)
def test_pair_is_named_without_characters_a_file_name_cannot_hold(left, right, expected):
    assert pair_name(left, right) == expected


def test_pages_never_share_a_name():
    pairs = [("a", "b", "year"), ("a", "b", "region"), ("a/b", "c", "year"), ("a:b", "c", "year"), ("a b", "c", "year")]
    names = page_names(pairs)
    assert names == ("a--b", "a--b--region", "a-b--c", "a-b--c--year", "a-b--c--year-5")


@pytest.mark.parametrize(("left", "right"), [(40, 40), (48, 49), (1, 300), (300, 1), (85, 85), (34, 33)])
def test_names_fit_every_file_system_and_differ_as_their_documents_do(left, right):
    pairs = {("甲" * left + end, "乙" * right + other) for end in ("", "丙", "丁") for other in ("", "丙", "丁")}
    names = {pair_name(*pair) for pair in pairs}
    assert len(names) == len(pairs)
    assert max(len(f"{name}--region-99.units.csv".encode()) for name in names) <= 255
    assert {pair_name(*pair) for pair in pairs} == names


def test_the_same_pair_in_every_mode_and_twice_has_names_of_its_own():
    long = ("甲" * 90, "乙" * 90)
    pairs = [(*long, "year"), (*long, "year"), (*long, "level"), ("A", "b", "year"), ("a", "B", "year")]
    names = page_names(pairs)
    assert len({name.casefold() for name in names}) == len(pairs)
    assert max(len(f"{name}.units.csv".encode()) for name in names) <= 255


def test_a_numbered_name_gives_way_to_one_that_is_there():
    pairs = [("a", "b--year-3", "year"), ("a", "b", "year"), ("a", "b", "year"), ("a", "b", "year")]
    assert len(set(page_names(pairs))) == 4
