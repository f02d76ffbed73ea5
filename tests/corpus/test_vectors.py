import numpy as np

from align.vector_cache import rounded
from corpus.vectors import GivenVectors, merge_parts, open_vectors, part_path, text_key, write_part

RAW = np.random.default_rng(1).standard_normal((5, 8)).astype(np.float32)
UNIT = rounded(RAW / np.linalg.norm(RAW, axis=1, keepdims=True))
TEXTS = ["甲", "乙", "丙", "丁", "戊"]


class Encoder:
    name, digest = "fake", "1"

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked.append(tuple(texts))
        return np.stack([UNIT[TEXTS.index(text)] for text in texts])


def written(folder, *batches):
    path = folder / "vectors.npy"
    for batch in batches:
        texts = [TEXTS[place] for place in batch]
        write_part(part_path(path, texts), texts, UNIT[list(batch)].astype(np.float16))
    merge_parts(path)
    return path


def test_vectors_come_back_bit_for_bit_in_whatever_batches_they_were_written(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one = written(tmp_path / "one", (0, 1, 2), (3, 4))
    two = written(tmp_path / "two", (4,))
    two = written(tmp_path / "two", (1, 0), (2, 3, 4))
    assert one.read_bytes() == two.read_bytes()
    assert [path.name for path in two.parent.iterdir()] == ["vectors.npy"]
    texts, rows = open_vectors(one).of_texts([*TEXTS, "己"])
    assert texts == tuple(sorted(TEXTS))
    encoder = Encoder()
    given = GivenVectors(encoder, dict(zip(texts, rows, strict=True)))
    assert (given.encode(TEXTS) == UNIT).all()
    assert encoder.asked == []


def test_what_is_missing_is_named_and_encoded(tmp_path):
    vectors = open_vectors(written(tmp_path, (0, 1)))
    assert vectors.missing(map(text_key, TEXTS)) == {text_key(text) for text in TEXTS[2:]}
    texts, rows = vectors.of_texts(TEXTS)
    encoder = Encoder()
    assert (GivenVectors(encoder, dict(zip(texts, rows, strict=True))).encode(TEXTS) == UNIT).all()
    assert encoder.asked == [("丁", "丙", "戊")]


def test_damaged_vectors_are_none(tmp_path):
    path = written(tmp_path, (0, 1))
    path.write_bytes(path.read_bytes()[:20])
    assert len(open_vectors(path)) == 0
    assert len(open_vectors(written(tmp_path, (2, 3)))) == 2
