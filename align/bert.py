"""The forward pass of BERT in NumPy: numbers of tokens in, one vector a text out, whatever else is encoded the same.

The tokens of several texts stand side by side in a pass of always as many columns, as libraries of matrices choose the
order of their sums by the shape. They also sum some columns in another order than others, those at the edges mostly:
which ones they treat alike is tried out, and texts stand in these alone. Only attention, which looks at one text, is
computed text by text. So a vector is a function of its text, on one thread or several.
"""

import json
from bisect import bisect
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from align.threads import one_thread, thread_count

__all__ = ["Bert"]

PASS = 256
"""Columns a pass, a column being a token: enough for nine tenths of what a processor can do, and little waste where a
single text is encoded."""

TERMS = tuple(map(np.float32, (0.0705230784, 0.0422820123, 0.0092705272, 0.0001520143, 0.0002765672, 0.0000430638)))
FAR = np.float32(6.0)
"""Terms of the error function, and from where on it is 1 in single precision."""

Columns = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Room:
    """Arrays that the layers of a pass compute in: to ask the system for memory each time takes a quarter of the time.

    Attributes:
        attended: queries, keys and values.
        joined: two arrays as wide as the columns.
        inner: three arrays as wide as the inner layer.
    """

    attended: Columns
    joined: tuple[Columns, Columns]
    inner: tuple[Columns, Columns, Columns]

    @classmethod
    def of(cls, layer: "Layer", count: int) -> Self:
        """Make room for so many columns."""
        attended, joined, inner = (
            [np.empty((len(dense.matrix), count), np.float32) for _ in range(copies)]
            for dense, copies in ((layer.attended, 1), (layer.joined, 2), (layer.inner, 3))
        )
        return cls(attended[0], (joined[0], joined[1]), (inner[0], inner[1], inner[2]))


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation: scale and shift, one row each, after mean 0 and variance 1."""

    scale: Columns
    shift: Columns
    epsilon: float

    def apply(self, columns: Columns, free: Columns) -> None:
        """Normalise columns in place."""
        columns -= columns.mean(axis=0)
        np.multiply(columns, columns, out=free)
        columns /= np.sqrt(free.mean(axis=0) + np.float32(self.epsilon))
        columns *= self.scale
        columns += self.shift


@dataclass(frozen=True, slots=True)
class Dense:
    """Matrix and bias, one row an output, of a linear map."""

    matrix: Columns
    bias: Columns

    def apply(self, columns: Columns, out: Columns) -> None:
        """Map columns."""
        np.matmul(self.matrix, columns, out=out)
        out += self.bias


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: queries, keys and values in one map, the query scaled by 1/√(width of a head)."""

    attended: Dense
    joined: Dense
    joined_norm: Norm
    inner: Dense
    outer: Dense
    outer_norm: Norm
    heads: int

    def apply(self, columns: Columns, texts: Sequence[slice], room: Room) -> None:
        """Take the columns of several texts one layer further, in place."""
        joined, context = room.joined
        self.attended.apply(columns, room.attended)
        context[:] = 0.0
        for text in texts:
            context[:, text] = self._attention(room.attended[:, text])
        self.joined.apply(context, joined)
        joined += columns
        self.joined_norm.apply(joined, context)
        inner, *free = room.inner
        self.inner.apply(joined, inner)
        _gelu(inner, *free)
        self.outer.apply(inner, columns)
        columns += joined
        self.outer_norm.apply(columns, context)

    def _attention(self, columns: Columns) -> Columns:
        tokens = columns.shape[1]
        queries, keys, values = columns.reshape(3, self.heads, -1, tokens)
        shares = queries.transpose(0, 2, 1) @ keys
        shares -= shares.max(axis=2, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=2, keepdims=True)
        return np.asarray((values @ shares.transpose(0, 2, 1)).reshape(-1, tokens))

    def maps(self) -> tuple[Dense, ...]:
        """Give the linear maps of the layer."""
        return self.attended, self.joined, self.inner, self.outer


@dataclass(frozen=True, slots=True)
class Bert:
    """A BERT whose text vector is the mean of its token vectors, scaled to unit length.

    Attributes:
        words: one row a piece of the vocabulary, in half precision: few of them are met.
        places: one row a place in the text, the type of the only sentence added.
        norm: of words and places.
        layers: in their order.
        alike: the columns of a pass that the library of matrices treats alike; none where they are few.
    """

    words: NDArray[np.float16]
    places: NDArray[np.float32]
    norm: Norm
    layers: tuple[Layer, ...]
    alike: slice

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the folder of a `transformers.BertModel`: `config.json` and shards of safetensors.

        Raises:
            OSError: a file is missing or cannot be read.
            KeyError: the weights of a layer are missing.
        """
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        tensors = dict(_tensors(folder))
        norm = partial(_norm, tensors, config["layer_norm_eps"])
        places = tensors["embeddings.position_embeddings.weight"].astype(np.float32)
        layers = tuple(
            Layer(
                attended=_attended(tensors, f"{name}.attention.self", config["num_attention_heads"]),
                joined=_dense(tensors, f"{name}.attention.output.dense"),
                joined_norm=norm(f"{name}.attention.output.LayerNorm"),
                inner=_dense(tensors, f"{name}.intermediate.dense"),
                outer=_dense(tensors, f"{name}.output.dense"),
                outer_norm=norm(f"{name}.output.LayerNorm"),
                heads=config["num_attention_heads"],
            )
            for name in (f"encoder.layer.{index}" for index in range(config["num_hidden_layers"]))
        )
        return cls(
            words=tensors["embeddings.word_embeddings.weight"],
            places=places + tensors["embeddings.token_type_embeddings.weight"][0],
            norm=norm("embeddings.LayerNorm"),
            layers=layers,
            alike=_alike(layers[0]),
        )

    def encode(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Encode texts, each by the numbers of its tokens.

        Args:
            texts: n texts of one token at least and of as many as there are places at most.

        Returns:
            n rows of unit length.
        """
        passes = list(_passes(list(map(len, texts)), self.alike.stop - self.alike.start))
        workers = max(1, min(thread_count(), len(passes)))
        vectors = np.zeros((len(texts), self.words.shape[1]), np.float32)
        with one_thread(), ThreadPoolExecutor(workers) as pool:
            chosen = ([texts[index] for index in one] for one in passes)
            for one, found in zip(passes, pool.map(self._passed, chosen), strict=True):
                vectors[one] = found
        return vectors

    def _passed(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Run the layers over the texts of one pass; a text of more than a pass has one of its own length."""
        together = sum(map(len, texts)) <= self.alike.stop - self.alike.start
        ends = accumulate(map(len, texts), initial=self.alike.start if together else 0)
        slices = [slice(start, end) for start, end in pairwise(ends)]
        columns = np.zeros((self.words.shape[1], PASS if together else slices[-1].stop), np.float32)
        for text, place in zip(texts, slices, strict=True):
            columns[:, place] = (self.words[np.asarray(text)] + self.places[: len(text)]).T
        room = Room.of(self.layers[0], columns.shape[1])
        self.norm.apply(columns, room.joined[0])
        for layer in self.layers:
            layer.apply(columns, slices, room)
        means = np.stack([np.ascontiguousarray(columns[:, place].T).mean(axis=0) for place in slices])
        means /= np.sqrt((means * means).sum(axis=1, keepdims=True))
        return means


def _alike(layer: Layer) -> slice:
    """Find the longest run of columns of a pass in which equal columns have equal products."""
    same = np.ones(PASS - 1, dtype=bool)
    with one_thread():
        for dense in layer.maps():
            column = np.random.default_rng(0).standard_normal((dense.matrix.shape[1], 1), dtype=np.float32)
            products = dense.matrix @ np.repeat(column, PASS, axis=1)
            same &= (products[:, 1:] == products[:, :-1]).all(axis=0)
    breaks = [0, *(np.flatnonzero(~same) + 1).tolist(), PASS]
    start, end = max(pairwise(breaks), key=lambda run: run[1] - run[0])
    return slice(start, end) if end - start >= PASS // 2 else slice(0, 0)


def _passes(lengths: list[int], room: int) -> Iterator[list[int]]:
    """Share texts out to passes: the longest that is left, then always the longest that has room beside it."""
    left = sorted(range(len(lengths)), key=lengths.__getitem__)
    lengths = sorted(lengths)
    while left:
        chosen, free = [left.pop()], room - lengths.pop()
        while (place := bisect(lengths, free) - 1) >= 0:
            chosen.append(left.pop(place))
            free -= lengths.pop(place)
        yield chosen


def _gelu(numbers: Columns, beyond: Columns, shares: Columns) -> None:
    """Compute x · Φ(x) in place, to 7e-7, with two arrays of the same shape to compute in.

    Source:
        Abramowitz and Stegun 1964, formula 7.1.28 for the error function: a fifth of the time of `scipy.special.erf`.
    """
    np.abs(numbers, out=beyond)
    beyond *= np.float32(0.5**0.5)
    np.minimum(beyond, FAR, out=beyond)
    np.multiply(beyond, TERMS[-1], out=shares)
    for term in TERMS[-2::-1]:
        shares += term
        shares *= beyond
    shares += np.float32(1.0)
    for _ in range(4):
        shares *= shares
    np.divide(np.float32(0.5), shares, out=shares)  # Φ(-|x|)
    shares *= numbers
    np.abs(shares, out=shares)
    np.maximum(numbers, np.float32(0.0), out=numbers)
    numbers -= shares


def _tensors(folder: Path) -> Iterator[tuple[str, NDArray[np.float16]]]:
    """Read all shards."""
    from safetensors import safe_open

    for path in sorted(folder.glob("*.safetensors")):
        with safe_open(path, framework="np") as shard:
            for name in shard.keys():  # noqa: SIM118  the library offers no other way
                yield name, shard.get_tensor(name)


def _dense(tensors: dict[str, Any], *names: str) -> Dense:
    """Put the outputs of several maps of the same columns below one another."""
    matrix = np.concatenate([tensors[f"{name}.weight"] for name in names], dtype=np.float32)
    return Dense(matrix, _rows(np.concatenate([tensors[f"{name}.bias"] for name in names])))


def _attended(tensors: dict[str, Any], name: str, heads: int) -> Dense:
    dense = _dense(tensors, f"{name}.query", f"{name}.key", f"{name}.value")
    width = len(dense.bias) // 3
    scale = np.float32((width // heads) ** -0.5)
    dense.matrix[:width] *= scale
    dense.bias[:width] *= scale
    return dense


def _norm(tensors: dict[str, Any], epsilon: float, name: str) -> Norm:
    return Norm(_rows(tensors[f"{name}.weight"]), _rows(tensors[f"{name}.bias"]), epsilon)


def _rows(numbers: NDArray[np.float16]) -> Columns:
    return numbers.astype(np.float32)[:, None]
