"""Files of corrections on the command line's side: each goes to the document it was made on."""

import json

import pytest

from documents.corrections.correction_json import dumps
from documents.corrections.model import Correction, Corrections, Spot
from documents.errors import InputError, MissingFileError
from documents.task_lists.task_json import document_to_dict
from policydiff.api import compare_files, read
from policydiff.building import built
from policydiff.collating import read_witnesses
from policydiff.correction_files import corrected_documents
from policydiff.manifest import read_manifest

LEFT = "一、加强公开\n1．公布目录。听取公众意见。年底公布意见。（责任单位：省教育厅）\n2．公布结果。（责任单位：省教育厅）\n"
RIGHT = LEFT.replace("结果", "办理结果")


@pytest.fixture
def folder(tmp_path):
    for name, text in (("left.txt", LEFT), ("right.txt", RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    task = read(tmp_path / "left.txt").tasks[0]
    made = Corrections(
        read(tmp_path / "left.txt").source.sha256, (Correction("split", Spot(1, task.text, task.text.index("年"))),)
    )
    (tmp_path / "left.json").write_bytes(dumps(made))
    return tmp_path


def test_every_way_of_reading_a_file_takes_them(folder):
    left, right, corrections = folder / "left.txt", folder / "right.txt", folder / "left.json"
    once = read(left, corrections=corrections)
    assert [task.text for task in once.tasks] == ["听取公众意见。", "年底公布意见。", "公布结果。"]
    comparison = compare_files(left, right, encoder="none", corrections=[corrections])
    assert comparison.left.tasks == once.tasks
    assert [warning.code for side, warning in comparison.warnings if side == "left"] == ["corrected"]
    signature = dict(comparison.signature)
    assert signature["left_corrections"] == once.source.corrections
    assert "right_corrections" not in signature
    assert document_to_dict(once)["document"]["source"]["corrections"] == once.source.corrections
    assert read_witnesses([right, left], corrections=[corrections])[1].tasks == once.tasks
    manifest = folder / "comparisons.toml"
    sides = "".join(f'[[documents]]\nid = "{side}"\npath = "{side}.txt"\n' for side in ("left", "right"))
    manifest.write_text(f'{sides}[[comparisons]]\nleft = "left"\nright = "right"\n', encoding="utf-8")
    made = built(read_manifest(manifest), encoder="none", corrections=[corrections])
    assert made.comparisons[0].left.tasks == once.tasks


def test_a_file_that_is_for_none_or_the_second_for_one_is_refused(folder):
    left, right = read(folder / "left.txt"), read(folder / "right.txt")
    with pytest.raises(InputError, match="none of 'right\\.txt'"):
        corrected_documents([right], [folder / "left.json"])
    with pytest.raises(InputError, match="a second file of corrections for 'left\\.txt'"):
        corrected_documents([left], [folder / "left.json"] * 2)
    with pytest.raises(MissingFileError, match="does not exist"):
        corrected_documents([left], [folder / "none.json"])
    (folder / "odd.json").write_text(json.dumps({"corrections": []}), encoding="utf-8")
    with pytest.raises(InputError, match="format is missing"):
        corrected_documents([left], [folder / "odd.json"])
