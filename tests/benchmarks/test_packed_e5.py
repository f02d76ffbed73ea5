import struct

import numpy as np
import pytest

from benchmarks.packed_e5 import _read, _unpack, packed_weights, read_packed


def test_a_block_is_sixteen_low_and_sixteen_high_nibbles_times_a_scale():
    data = np.float16(0.5).tobytes() + bytes([0x80] * 16)
    assert _unpack(data, 0, 32).tolist() == [-4.0] * 16 + [0.0] * 16


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="E5S1"):
        _read(b"GGUF" + bytes(100))


def test_other_blocks_are_refused():
    with pytest.raises(ValueError, match="blocks of 64"):
        _read(b"E5S1" + struct.pack("<8ifi", 1, 384, 12, 12, 1536, 250037, 512, 2, 1e-12, 64) + bytes(100))


def test_a_file_that_is_cut_off_is_refused(tmp_path):
    (tmp_path / "weights").write_bytes(b"E5S1" + bytes(8))
    with pytest.raises(ValueError, match="weights is cut off"):
        read_packed(tmp_path / "weights")


def test_the_packed_weights_come_with_the_package():
    assert packed_weights().is_file()
