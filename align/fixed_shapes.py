"""Other encoders, with `sentence_transformers`: every forward pass has a shape that one text alone decides.

The same text in another batch gives another last digit: libraries of matrices choose the order of their sums by the
shape, and attention takes another way where no row of a batch is padded. Here a short text is padded to a length that
follows from its own tokens, at least one mark of padding always included, and stands in a batch of as many rows as go
with that length; rows that are missing are filled up. A long text goes alone. What else is encoded changes nothing.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["encode_alone", "load_sentence_transformer"]

STEP = 8
"""Tokens between two lengths: longer steps compute more padding, shorter ones fill up more rows."""

SHORT = 48
"""Tokens from which a text goes alone: there are few of one length, and a pass over one of them is no waste."""

PASS = 192
"""Tokens a pass over short texts, padding included: smaller passes cost their overhead, larger ones are filled up."""


def load_sentence_transformer(folder: Path) -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Load a model from its folder; nothing is downloaded.

    Raises:
        ImportError: `sentence-transformers` is not installed.
        Exception: the folder holds no model; the libraries below raise whatever they like.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # threads that spin while they wait cost five times the run time as soon as another process wants a core
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"})
    return partial(encode_alone, model)


def encode_alone(model: Any, texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ANN401  the library has no types
    """Encode texts so that each row is the same in whatever company its text is.

    Args:
        model: a `SentenceTransformer`. One that has no tokenizer with padding, or that puts something before its texts
            by itself, is given one text at a time, which is slower and the same in this respect.
        texts: n texts, n >= 1.

    Returns:
        n rows of unit length.
    """
    tokenizer: Any = getattr(model, "tokenizer", None)
    if getattr(tokenizer, "pad_token_id", None) is None or getattr(model, "default_prompt_name", None):
        return np.concatenate([_encoded(model, text) for text in texts])
    longest = int(model.max_seq_length or tokenizer.model_max_length)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, tokens in enumerate(tokenizer(list(texts), truncation=True, max_length=longest)["input_ids"]):
        groups[_shape(len(tokens), longest)].append(index)
    vectors: dict[int, NDArray[np.float32]] = {}
    for (rows, length), indices in groups.items():
        for start in range(0, len(indices), rows):
            batch = indices[start : start + rows]
            filled = [texts[index] for index in batch] + [texts[batch[0]]] * (rows - len(batch))
            vectors |= zip(batch, _passed(model, tokenizer, filled, length), strict=False)
    return np.stack([vectors[index] for index in range(len(texts))])


def _shape(tokens: int, longest: int) -> tuple[int, int]:
    """Give rows and length of the pass that a text of so many tokens takes part in."""
    length = (tokens // STEP + 1) * STEP
    return (PASS // length, length) if tokens < SHORT and length <= longest else (1, tokens)


def _passed(model: Any, tokenizer: Any, texts: list[str], length: int) -> NDArray[np.float32]:  # noqa: ANN401
    import torch

    features = tokenizer(texts, padding="max_length", truncation=True, max_length=length, return_tensors="pt")
    with torch.inference_mode():
        embeddings = model(dict(features))["sentence_embedding"]
        return np.asarray(torch.nn.functional.normalize(embeddings, dim=1).numpy(), dtype=np.float32)


def _encoded(model: Any, text: str) -> NDArray[np.float32]:  # noqa: ANN401
    vectors = model.encode([text], show_progress_bar=False, convert_to_numpy=True, normalize_embeddings=True)
    return np.asarray(vectors, dtype=np.float32)
