"""A vector for each distinct text of the corpus: one file, ordered by digests of the texts.

Vectors are kept as float16, as `align.vector_cache` keeps them; brought back to unit length they are bit for bit what
an encoder gives. New ones are written beside the file batch by batch, and merged into it at the end, so that the file
is the same in whatever order they came.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder
from align.vector_cache import rounded
from corpus.tables import written_whole

__all__ = ["GivenVectors", "Vectors", "merge_parts", "open_vectors", "part_path", "text_key", "write_part"]

KEY_BYTES: Final = 20
AT_ONCE: Final = 100_000
"""Vectors held in memory while a file is written (77 MB of 384 numbers)."""

_Records = NDArray[Any]


def text_key(text: str) -> bytes:
    """Give the digest that a text is kept by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


class Vectors:
    """The vectors of a store.

    Args:
        records: keys and vectors, ordered by key.
    """

    def __init__(self, records: _Records) -> None:
        self._records = records
        self._keys = np.array(records["key"])

    def __len__(self) -> int:
        return len(self._keys)

    def missing(self, keys: Iterable[bytes]) -> frozenset[bytes]:
        """Give those of some keys that have no vector."""
        asked = np.array(sorted(set(keys)), dtype=f"S{KEY_BYTES}")
        return frozenset(key.ljust(KEY_BYTES, b"\0") for key in asked[~self._there(asked)].tolist())

    def of_texts(self, texts: Iterable[str]) -> tuple[tuple[str, ...], NDArray[np.float16]]:
        """Give the vectors of texts.

        Returns:
            The texts that have one, in order, and a row for each.
        """
        chosen = sorted(set(texts))
        asked = np.array([text_key(text) for text in chosen], dtype=f"S{KEY_BYTES}")
        there = self._there(asked)
        rows = self._records["vector"][np.searchsorted(self._keys, asked[there])] if len(self) else np.zeros((0, 1))
        found = tuple(text for text, is_there in zip(chosen, there.tolist(), strict=True) if is_there)
        return found, np.asarray(rows, dtype=np.float16)

    def blocks(self) -> Iterable[tuple[NDArray[Any], NDArray[np.float32]]]:
        """Give keys and unit vectors, a block at a time."""
        for start in range(0, len(self), AT_ONCE):
            block = self._records[start : start + AT_ONCE]
            yield self._keys[start : start + AT_ONCE], rounded(block["vector"].astype(np.float32))

    def _there(self, asked: NDArray[Any]) -> NDArray[np.bool_]:
        if not len(self):
            return np.zeros(len(asked), dtype=bool)
        places = np.minimum(np.searchsorted(self._keys, asked), len(self) - 1)
        return np.asarray(self._keys[places] == asked)


def open_vectors(path: Path) -> Vectors:
    """Open the vectors of a store; where there are none, or what is there is damaged, there are none."""
    try:
        records = np.load(path, mmap_mode="r")
        if records.dtype.names == ("key", "vector"):
            return Vectors(records)
    except (OSError, ValueError, EOFError):
        pass
    return Vectors(np.zeros(0, dtype=[("key", f"S{KEY_BYTES}"), ("vector", "<f2", (1,))]))


def part_path(path: Path, texts: Sequence[str]) -> Path:
    """Name the part of the vectors that a batch of texts makes."""
    digest = hashlib.sha256(b"".join(map(text_key, texts))).hexdigest()[:KEY_BYTES]
    return path.with_name(f"{path.stem}-{digest}.part.npy")


def write_part(path: Path, texts: Sequence[str], vectors: NDArray[np.float16]) -> None:
    """Write the vectors of a batch of texts, whole or not at all."""
    records = np.zeros(len(texts), dtype=[("key", f"S{KEY_BYTES}"), ("vector", "<f2", (vectors.shape[1],))])
    records["key"] = [text_key(text) for text in texts]
    records["vector"] = vectors
    _write(path, np.sort(records, order="key"))


def merge_parts(path: Path) -> None:
    """Merge what was written beside the vectors into them."""
    parts = sorted(path.parent.glob(f"{path.stem}-*.part.npy"))
    if not parts:
        return
    sources: list[_Records] = []
    for one in (path, *parts):
        try:
            sources.append(np.load(one, mmap_mode="r"))
        except (OSError, ValueError, EOFError):  # not there, or damaged: its texts are encoded anew
            continue
    width = max(one.dtype["vector"].shape[0] for one in sources)
    sources = [one for one in sources if one.dtype["vector"].shape[0] == width]
    keys, first = np.unique(np.concatenate([one["key"] for one in sources]), return_index=True)
    bounds = np.cumsum([0, *(len(one) for one in sources)])
    with written_whole(path) as draft:
        merged = np.lib.format.open_memmap(draft, mode="w+", dtype=sources[0].dtype, shape=(len(keys),))
        for start in range(0, len(keys), AT_ONCE):
            places = first[start : start + AT_ONCE]
            for number, source in enumerate(sources):
                inside = (bounds[number] <= places) & (places < bounds[number + 1])
                merged[start : start + AT_ONCE][inside] = source[places[inside] - bounds[number]]
        merged.flush()
        del merged
    for one in parts:
        one.unlink()


def _write(path: Path, records: _Records) -> None:
    with written_whole(path) as draft, draft.open("xb") as stream:
        np.save(stream, records)


class GivenVectors:
    """An encoder whose vectors were computed before; another one is asked for what is missing.

    Args:
        encoder: that gave the vectors.
        vectors: text to vector, as kept.
    """

    def __init__(self, encoder: Encoder, vectors: Mapping[str, NDArray[np.float16]]) -> None:
        self._encoder = encoder
        self._vectors = vectors

    @property
    def name(self) -> str:
        """What a reader of a report sees."""
        return self._encoder.name

    @property
    def digest(self) -> str:
        """Changes whenever the vectors would."""
        return self._encoder.digest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of texts, as the encoder would."""
        if not texts:
            return self._encoder.encode(texts)
        missing = sorted(set(texts) - self._vectors.keys())
        found = dict(zip(missing, self._encoder.encode(missing), strict=True)) if missing else {}
        there = sorted(set(texts) - found.keys())
        if there:
            kept = np.stack([self._vectors[text] for text in there]).astype(np.float32)
            found |= zip(there, rounded(kept), strict=True)
        return np.stack([found[text] for text in texts])
