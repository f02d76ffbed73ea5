"""The encoder that comes with the package: multilingual-e5-small, cut to what Chinese documents hold, without torch.

The folder `e5_small` is one that `sentence_transformers.SentenceTransformer` loads, too; `make encoder` writes it.
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["DIGESTS", "E5_PREFIX", "bundled_digest", "bundled_folder", "load_bundled"]

E5_PREFIX = "query: "
"""Multilingual-e5 wants it before every text of a symmetric task (model card of intfloat/multilingual-e5-small)."""

DIGESTS = "digests.json"
"""SHA-256 of every other file of the folder."""


PASS_FORMAT = 1
"""Of the forward pass; part of the digest, so that a change of it encodes anew."""


def bundled_folder() -> Path:
    """Say where the folder of the encoder is, whether it is there or not."""
    return Path(str(files(__package__))) / "e5_small"


def bundled_digest(folder: Path) -> str:
    """Digest the digests of all files, which is quick.

    Returns:
        Twelve hexadecimal digits and the format of the forward pass.

    Raises:
        OSError: the folder is not there.
    """
    return f"{hashlib.sha256((folder / DIGESTS).read_bytes()).hexdigest()[:12]}-{PASS_FORMAT}"


def load_bundled(folder: Path) -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Read weights and tokenizer into memory.

    Args:
        folder: of the encoder.

    Returns:
        Texts with their prefix in, one row of unit length each out, the same whatever else is encoded.

    Raises:
        OSError: a file is missing or cannot be read.
        ValueError: a file is not as it was made.
        ImportError: `tokenizers` or `safetensors` is not installed.
    """
    # texts are short, and a process that forks later would be warned of the threads
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    from align.bert import Bert

    _check(folder)
    bert = Bert.read(folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(len(bert.places))
    return lambda texts: bert.encode([text.ids for text in tokenizer.encode_batch(list(texts))])


def _check(folder: Path) -> None:
    """Hold every file against its digest: a tenth of a second."""
    for name, expected in json.loads((folder / DIGESTS).read_text(encoding="utf-8")).items():
        with (folder / name).open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != expected:
                raise ValueError(f"{name} is damaged")
