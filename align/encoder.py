"""Encoders: what turns a text into a unit vector. Offline always, and loaded only when a text is new."""

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from align.bundled import E5_PREFIX, bundled_digest, bundled_folder, load_bundled
from align.cache_place import cache_folder
from align.fixed_shapes import load_sentence_transformer
from align.vector_cache import read_vectors, rounded, write_vectors

__all__ = ["Encoder", "EncoderUnavailableError", "StoredEncoder", "load_encoder"]

BUNDLED = frozenset({"default", "e5-small"})
Model = Callable[[Sequence[str]], NDArray[np.float32]]
E5_NAME = re.compile(r"(?:^|[-_/])e5(?:[-_/]|$)")
WINDOW = 400
"""Characters a forward pass: 512 tokens hold at least that many Han characters. Longer texts are cut and averaged."""


class EncoderUnavailableError(ValueError):
    """An encoder is not there or cannot be loaded."""


class Encoder(Protocol):
    """Turn texts into unit vectors.

    Attributes:
        name: what a reader of a report sees.
        digest: changes whenever the vectors would.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def digest(self) -> str: ...  # noqa: D102

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode n texts.

        Returns:
            An array of n rows of unit length, in the order of the texts.
        """
        ...


class StoredEncoder:
    """A model behind a cache of vectors; the model is loaded when a text is met for the first time.

    Args:
        name: what a reader of a report sees.
        digest: of model and prefix.
        load: loads the model, called once, at the first new text: texts in, one row each out, and the row of a text the
            same whatever else is encoded.
        prefix: put before every text.
        cache: where vectors are kept; None keeps none.
    """

    def __init__(self, name: str, digest: str, load: Callable[[], Model], prefix: str, cache: Path | None) -> None:
        self.name = name
        self.digest = digest
        self._load = load
        self._prefix = prefix
        self._cache = cache
        self._model: Model | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts, those met before from the cache.

        Args:
            texts: any texts; repeats are encoded once.

        Returns:
            One unit vector a text, rounded to float16 and back, so that a cached run gives the same.

        Raises:
            EncoderUnavailableError: the model or its library cannot be loaded.
        """
        if not texts:
            return np.zeros((0, 1), np.float32)
        found = read_vectors(self._cache, self.digest, texts)
        missing = sorted(set(texts) - found.keys(), key=lambda text: (len(text), text))
        if missing:
            vectors = self._compute(missing)
            found |= zip(missing, rounded(vectors), strict=True)
            write_vectors(self._cache, self.digest, dict(zip(missing, vectors, strict=True)))
        return np.stack([found[text] for text in texts])

    def _compute(self, texts: list[str]) -> NDArray[np.float32]:
        """Run the model over texts sorted by length; the vector of a long text is the mean over its windows."""
        if self._model is None:
            self._model = self._load()
        windows = [
            (index, self._prefix + text[start : start + WINDOW])
            for index, text in enumerate(texts)
            for start in range(0, max(1, len(text)), WINDOW)
        ]
        vectors = self._model([text for _, text in windows])
        sums = np.zeros((len(texts), vectors.shape[1]), np.float32)
        np.add.at(sums, [index for index, _ in windows], vectors)
        return _unit(sums)


def _unit(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to unit length, so that float16 keeps the same share of every vector; zeros stay."""
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    lengths[lengths == 0.0] = 1.0
    return np.asarray(sums / lengths, dtype=np.float32)


def load_encoder(name_or_path: str) -> Encoder | None:
    """Find an encoder without loading its model.

    Args:
        name_or_path: `none`; `default` or `e5-small` for the bundled one; the folder of a `SentenceTransformer`; or
            the name of one that the local Hugging Face cache holds. Names of the e5 family get its prefix.

    Returns:
        The encoder, or None for `none`.

    Raises:
        EncoderUnavailableError: there is no such encoder on this machine; nothing is downloaded.
    """
    if name_or_path == "none":
        return None
    cache = cache_folder()
    if name_or_path in BUNDLED:
        bundled = bundled_folder()
        try:
            digest = bundled_digest(bundled)
        except OSError as error:
            raise EncoderUnavailableError(
                f"Encoder {name_or_path!r} is not where it was installed ({error}); "
                "install policydiff anew or compare with encoder 'none'."
            ) from error
        return StoredEncoder("e5-small", f"e5-small-{digest}", lambda: _bundled(bundled), E5_PREFIX, cache)
    folder = Path(name_or_path) if Path(name_or_path).is_dir() else _downloaded(name_or_path)
    if folder is None:
        raise EncoderUnavailableError(
            f"Encoder {name_or_path!r} is neither a folder nor in the local model cache, and nothing is downloaded; "
            "name a folder, 'default' or 'none'."
        )
    if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
        raise EncoderUnavailableError(
            f"Encoder {name_or_path!r} is a folder without a model (no modules.json, no config.json); "
            "name another folder, 'default' or 'none'."
        )
    prefix = E5_PREFIX if E5_NAME.search(str(name_or_path).lower()) else ""
    digest = f"{_folder_digest(folder)}-{len(prefix)}"
    return StoredEncoder(name_or_path, digest, lambda: _sentence_transformer(name_or_path, folder), prefix, cache)


def _bundled(folder: Path) -> Model:
    try:
        return load_bundled(folder)
    except ImportError as error:
        raise EncoderUnavailableError(
            f"Encoder 'e5-small' needs the packages 'tokenizers' and 'safetensors' ({error}); "
            "install policydiff anew or compare with encoder 'none'."
        ) from error
    except (OSError, ValueError) as error:
        raise EncoderUnavailableError(
            f"Encoder 'e5-small' cannot be loaded from {str(folder)!r} ({error}); "
            "install policydiff anew or compare with encoder 'none'."
        ) from error


def _sentence_transformer(name: str, folder: Path) -> Model:
    try:
        return load_sentence_transformer(folder)
    except ImportError as error:
        raise EncoderUnavailableError(
            f"Encoder {name!r} needs the package 'sentence-transformers' ({error}); "
            "install it or compare with encoder 'default'."
        ) from error
    except Exception as error:  # the libraries below raise whatever they like
        raise EncoderUnavailableError(
            f"Encoder {name!r} cannot be loaded from {str(folder)!r} ({type(error).__name__}); "
            "name another folder, 'default' or 'none'."
        ) from error


def _downloaded(name: str) -> Path | None:
    """Find a model by name in the local Hugging Face cache."""
    try:
        home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface")
    except RuntimeError:
        return None
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    for full in (name, f"sentence-transformers/{name}"):
        folder = hub / ("models--" + full.replace("/", "--"))
        reference = folder / "refs" / "main"
        if reference.is_file():
            snapshot = folder / "snapshots" / reference.read_text(encoding="utf-8").strip()
            if snapshot.is_dir():
                return snapshot
    return None


def _folder_digest(folder: Path) -> str:
    """Digest names and sizes of all files and the content of the small ones."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            size = path.stat().st_size
            digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
            with path.open("rb") as stream:
                digest.update(stream.read(1 << 20))
    return digest.hexdigest()[:16]
