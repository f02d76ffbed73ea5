import random

import numpy as np
import pytest
from scipy.special import erf
from threadpoolctl import threadpool_limits

from align.bert import PASS, Bert, _gelu, _passes
from align.bundled import bundled_folder


def test_passes_hold_every_text_once_and_have_room_for_it():
    rng = random.Random(2)
    texts = [[0] * rng.randrange(1, 80) for _ in range(200)] + [[0] * 400]
    passes = list(_passes(list(map(len, texts)), PASS))
    assert sorted(index for one in passes for index in one) == list(range(len(texts)))
    rows = [sum(len(texts[index]) for index in one) for one in passes]
    assert rows[0] == 400
    assert max(rows[1:]) <= PASS
    assert sum(rows) > 0.97 * (PASS * (len(passes) - 1) + 400)


def test_gelu_is_the_share_of_the_normal_distribution_below_times_the_number():
    numbers = np.linspace(-60.0, 60.0, 100_001, dtype=np.float32)
    exact = numbers * (1.0 + erf(numbers.astype(np.float64) / 2**0.5)) / 2
    found = numbers.copy()
    _gelu(found, np.empty_like(found), np.empty_like(found))
    assert np.abs(found - exact).max() < 2e-6


@pytest.fixture(scope="module")
def bert():
    return Bert.read(bundled_folder())


@pytest.mark.encoder
def test_no_texts_give_no_rows(bert):
    assert bert.encode([]).shape == (0, 384)


@pytest.mark.encoder
def test_a_vector_is_the_same_alone_in_any_company_and_on_any_number_of_threads(bert):
    rng = random.Random(1)
    texts = [tuple(rng.choices(range(4, 20_000), k=rng.randrange(1, 60))) for _ in range(20)]
    texts += [tuple(rng.choices(range(4, 20_000), k=length)) for length in (PASS, PASS + 1)]
    expected = dict(zip(texts, bert.encode(texts), strict=True))
    for size, number in ((1, 1), (7, 2), (len(texts), 3)):
        shuffled = rng.sample(texts, len(texts))
        with threadpool_limits(limits=number, user_api="blas"):
            for start in range(0, len(shuffled), size):
                batch = shuffled[start : start + size]
                for one, vector in zip(batch, bert.encode(batch), strict=True):
                    assert vector.tobytes() == expected[one].tobytes(), (len(one), size, number)
