from hashlib import sha256

import pytest

from compare.organs.identity import identify
from documents.errors import InputError, MissingFileError
from policydiff.api import compare_files
from policydiff.building import build
from policydiff.manifest import packaged_manifest, read_manifest
from policydiff.unit_file import read_unit_file

LEFT = "一、加强公开\n1．公布目录，听取公众意见。（责任单位：省数字办）\n2．公布结果。（责任单位：省教育厅）\n"
RIGHT = "一、加强公开\n1．公布目录，听取公众意见。（责任单位：省大数据局）\n2．公布结果。（责任单位：省教育厅）\n"
UNITS = '[[organs]]\nname = "大数据"\nforms = ["数字"]\n'


def written(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def statuses(comparison):
    return [unit.status for change in comparison.changes for unit in change.units]


def test_a_file_of_units_says_that_two_names_are_one_organ(tmp_path):
    folder = written(tmp_path, left_txt=LEFT, right_txt=RIGHT, units_toml=UNITS)
    without = compare_files(folder / "left.txt", folder / "right.txt", mode="year", encoder="none")
    given = compare_files(
        folder / "left.txt", folder / "right.txt", mode="year", encoder="none", units=folder / "units.toml"
    )
    assert sorted(statuses(without)) == ["added", "dropped", "kept"]
    assert sorted(statuses(given)) == ["counterpart", "kept"]
    assert dict(given.signature)["units_sha256"] == sha256(UNITS.encode()).hexdigest()
    assert "units_sha256" not in dict(without.signature)


def test_a_manifest_names_a_file_of_units(tmp_path):
    folder = written(tmp_path, left_txt=LEFT, right_txt=RIGHT, units_toml=UNITS)
    manifest = folder / "all.toml"
    manifest.write_text(
        'units = "units.toml"\n'
        '[[documents]]\nid = "a"\npath = "left.txt"\n[[documents]]\nid = "b"\npath = "right.txt"\n'
        '[[comparisons]]\nleft = "a"\nright = "b"\nmode = "year"\n',
        encoding="utf-8",
    )
    assert read_manifest(manifest).units == folder / "units.toml"
    files = build(manifest, folder / "out", encoder="none", formats=("json", "units.csv"))
    assert [path.name for path in files] == ["index.html", "a--b.html", "a--b.json", "a--b.units.csv"]
    assert '"units_sha256"' in (folder / "out" / "a--b.json").read_text(encoding="utf-8")
    assert read_manifest(packaged_manifest()).units is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[organs", "'units.toml' is not valid TOML: "),
        (
            "[[organs]]\nname = '财政'\nform = ['财税']",
            "'units.toml' is not a valid file of units: organs[1].form is not known (known: name, forms, renamed, counterparts, party).",
        ),
        ("", "'units.toml' is empty; write [[organs]] or [[groups]] into it."),
        (
            "[[organs]]\nname = '数据办'\nforms = ['教育']",
            "'units.toml' is not a valid file of units: organ '数据办': '教育' stands for '教育' already.",
        ),
    ],
)
def test_a_fault_is_one_sentence_with_file_and_key(tmp_path, text, message):
    folder = written(tmp_path, units_toml=text)
    with pytest.raises(InputError) as error:
        read_unit_file(folder / "units.toml")
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MissingFileError, match=r"does not exist; give a TOML file with \[\[organs\]\]"):
        read_unit_file(tmp_path / "no.toml")


def test_the_register_of_a_file_leaves_the_built_in_one_alone(tmp_path):
    folder = written(tmp_path, units_toml=UNITS)
    given = read_unit_file(folder / "units.toml").register
    other = read_unit_file(written(tmp_path, more_toml="# nothing yet\n").joinpath("more.toml")).register
    assert identify("省数字办", given).organ == "大数据"
    assert identify("省数字办", other).organ == "数字"
