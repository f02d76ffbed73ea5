import random
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from align.bundled import bundled_folder
from align.fixed_shapes import PASS, SHORT, _shape, encode_alone


@pytest.mark.parametrize(
    ("tokens", "longest", "shape"),
    [
        (3, 512, (24, 8)),
        (7, 512, (24, 8)),
        (8, 512, (12, 16)),
        (47, 512, (4, 48)),
        (48, 512, (1, 48)),
        (512, 512, (1, 512)),
        (31, 32, (6, 32)),
        (32, 32, (1, 32)),
    ],
)
def test_the_shape_of_a_pass_follows_from_the_tokens(tokens, longest, shape):
    assert _shape(tokens, longest) == shape


def test_a_short_text_is_padded_and_a_pass_is_never_too_large():
    for tokens in range(1, SHORT):
        rows, length = _shape(tokens, 512)
        assert length > tokens
        assert rows * length <= PASS


class Alone:
    """A model without a tokenizer, whose vectors depend on the batch."""

    def encode(self, texts, **options):
        return np.array([[len(text), len(texts)] for text in texts], np.float32)


def test_a_model_without_a_tokenizer_is_given_one_text_at_a_time():
    assert encode_alone(Alone(), ["甲", "甲乙"]).tolist() == [[1.0, 1.0], [2.0, 1.0]]


@contextmanager
def threads(number):
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(number)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def model():
    from sentence_transformers import SentenceTransformer

    folder = str(bundled_folder())
    return SentenceTransformer(folder, device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"})


@pytest.mark.encoder
def test_a_vector_is_the_same_alone_in_any_company_and_on_any_number_of_threads(model):
    text = "".join(
        path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    )
    rng = random.Random(1)
    texts = sorted({text[start : start + rng.randrange(1, 90)] for start in range(0, 12_000, 400)})
    expected = dict(zip(texts, encode_alone(model, texts), strict=True))
    shuffled = rng.sample(texts, len(texts))
    for size, number in ((1, 1), (7, 2), (17, 1), (len(texts), 3)):
        with threads(number):
            for start in range(0, len(shuffled), size):
                batch = shuffled[start : start + size]
                for one, vector in zip(batch, encode_alone(model, batch), strict=True):
                    assert vector.tobytes() == expected[one].tobytes(), (one, size, number)
