import json
import subprocess
import sys

import numpy as np
import pytest

from align.encoder import EncoderUnavailableError, StoredEncoder, load_encoder


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return tmp_path / "cache"


def test_none_is_no_encoder():
    assert load_encoder("none") is None


@pytest.mark.parametrize("name", ["default", "e5-small"])
def test_the_bundled_encoder_is_found_without_loading_it(name, cache):
    encoder = load_encoder(name)
    assert encoder.name == "e5-small"
    assert not cache.exists()


@pytest.mark.parametrize("name", ["no-such-model", "some/model", ""])
def test_an_unknown_encoder_is_named_in_one_sentence(name, cache):
    with pytest.raises(EncoderUnavailableError, match="Encoder ") as caught:
        load_encoder(name)
    assert repr(name) in str(caught.value)
    assert "none" in str(caught.value)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(EncoderUnavailableError, match="without a model"):
        load_encoder(str(tmp_path))


def test_a_model_in_the_local_hub_is_found_by_name(tmp_path, cache):
    folder = tmp_path / "hub" / "hub" / "models--some--e5-model"
    (folder / "refs").mkdir(parents=True)
    (folder / "refs" / "main").write_text("abc")
    (folder / "snapshots" / "abc").mkdir(parents=True)
    (folder / "snapshots" / "abc" / "modules.json").write_text("[]")
    assert load_encoder("some/e5-model").name == "some/e5-model"


def test_models_of_different_content_have_different_digests(tmp_path):
    digests = set()
    for content in ("{}", "[]"):
        (tmp_path / "config.json").write_text(content)
        digests.add(load_encoder(str(tmp_path)).digest)
    assert len(digests) == 2


class Model:
    def __init__(self):
        self.calls = []

    def encode(self, texts, **options):
        self.calls.append(texts)
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def stored(cache):
    encoder = StoredEncoder("fake", "fake-1", lambda: cache, "", cache)
    encoder._model = Model()
    return encoder


def test_texts_met_before_do_not_reach_the_model(tmp_path):
    first, second = stored(tmp_path), stored(tmp_path)
    vectors = first.encode(["甲乙", "甲", "甲"])
    assert first._model.calls == [["甲"], ["甲乙"]]
    assert (second.encode(["甲乙", "甲", "甲"]) == vectors).all()
    assert second._model.calls == []
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3))


def test_a_cached_run_gives_the_bytes_of_the_first(tmp_path):
    texts = [str(index) * index for index in range(1, 40)]
    first = stored(tmp_path).encode(texts)
    assert first.tobytes() == stored(tmp_path).encode(texts).tobytes() == stored(None).encode(texts).tobytes()


def test_a_long_text_is_the_mean_of_its_windows():
    encoder = stored(None)
    encoder.encode(["甲" * 1000])
    assert [len(window) for (window,) in encoder._model.calls] == [400, 400, 200]


def test_a_model_that_cannot_be_unpacked_is_one_clear_error():
    def full_disk():
        raise OSError("No space left on device")

    encoder = StoredEncoder("fake", "fake-1", full_disk, "", None)
    with pytest.raises(EncoderUnavailableError, match="'fake' cannot be unpacked"):
        encoder.encode(["甲"])


@pytest.mark.encoder
def test_a_folder_that_is_no_model_is_one_clear_error(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderUnavailableError, match="cannot be loaded"):
        load_encoder(str(tmp_path)).encode(["甲"])


def test_no_texts_give_no_rows():
    assert len(stored(None).encode([])) == 0


def test_importing_the_model_of_the_package_loads_nothing_heavy():
    code = "import sys, json, align, align.model; print(json.dumps([n for n in sys.modules]))"
    modules = json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
    assert not {"numpy", "scipy", "torch", "sentence_transformers"} & set(modules)


@pytest.mark.encoder
def test_the_bundled_encoder_tells_a_paraphrase_from_a_stranger():
    one, other, stranger = load_encoder("default").encode(
        ["公布决策草案，征求社会意见", "公开决策草案并听取公众意见", "提高粮食综合生产能力"]
    )
    assert one @ other > one @ stranger + 0.05


@pytest.mark.encoder
def test_the_bundled_encoder_needs_no_writable_cache(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("POLICYDIFF_CACHE", str(blocked))
    assert np.isfinite(load_encoder("default").encode(["依法公开"])).all()


@pytest.mark.encoder
@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of file sizes")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, monkeypatch):
    code = """
import resource
from align.encoder import load_encoder
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
load_encoder("default").encode(["依法公开"])
"""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1].startswith(
        "align.encoder.EncoderUnavailableError: Encoder 'e5-small' cannot be unpacked ("
    )
    assert "make room on the disk" in run.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
