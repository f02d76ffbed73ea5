"""Measure how time and memory grow with the lists: `python -m benchmarks.scale [none|stored]`.

Every size runs in a process of its own, so that its peak memory is its own.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from resource import RUSAGE_SELF, getrusage
from typing import Final

import numpy as np
from numpy.typing import NDArray

from align import Encoder, align
from benchmarks.synthetic import synthetic_pair

__all__ = ["StoredVectors", "measure_one"]

SIZES: Final = (500, 1_000, 2_000, 5_000)
SEED: Final = 7
DIMENSIONS: Final = 384
"""Numbers a vector, as those of the bundled encoder."""


class StoredVectors:
    """Vectors at hand, made of the characters of a text: they cost no model, as stored ones do not."""

    name = "stored"
    digest = "stored-1"

    def __init__(self) -> None:
        self._table = np.random.default_rng(SEED).standard_normal((1 << 16, DIMENSIONS)).astype(np.float32)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give each text as the mean of the vectors of its characters."""
        rows = np.stack([self._table[[ord(mark) & 0xFFFF for mark in text]].mean(axis=0) for text in texts])
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)


def measure_one(size: int, encoder: Encoder | None) -> str:
    """Align two lists of a size once; give seconds, seconds of all cores together, peak memory and F1 as a row."""
    pair = synthetic_pair(size, seed=SEED)
    began, worked = time.perf_counter(), time.process_time()
    alignment = align(pair.left, pair.right, encoder=encoder)
    seconds, work = time.perf_counter() - began, time.process_time() - worked
    found = {(link.left, link.right) for link in alignment.links}
    f1 = 2 * len(found & set(pair.links)) / (len(found) + len(pair.links))
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return f"{size:>6} {seconds:>8.2f} {work:>8.2f} {megabytes:>8.0f} {f1:>7.3f}"


def main(arguments: Sequence[str]) -> None:
    """Print a table of all sizes, or a row of the one that is named."""
    encoder = StoredVectors() if arguments[:1] == ["stored"] else None
    if len(arguments) == 2:
        print(measure_one(int(arguments[1]), encoder))
        return
    for kind in arguments or ("none", "stored"):
        print(f"vectors: {kind}\n{'tasks':>6} {'seconds':>8} {'of CPU':>8} {'MB':>8} {'F1':>7}", flush=True)
        for size in SIZES:
            subprocess.run([sys.executable, "-m", "benchmarks.scale", kind, str(size)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
