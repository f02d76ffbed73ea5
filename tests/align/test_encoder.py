import json
import shutil
import subprocess
import sys

import numpy as np
import pytest

from align.bundled import bundled_folder
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


class Stored(StoredEncoder):
    """A stored encoder that notes what its model is asked."""

    def __init__(self, cache):
        super().__init__("fake", "fake-1", lambda: self.answer, "", cache)
        self.calls = []

    def answer(self, texts):
        self.calls.append(texts)
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_texts_met_before_do_not_reach_the_model(tmp_path):
    first, second = Stored(tmp_path), Stored(tmp_path)
    vectors = first.encode(["甲乙", "甲", "甲"])
    assert first.calls == [["甲", "甲乙"]]
    assert (second.encode(["甲乙", "甲", "甲"]) == vectors).all()
    assert second.calls == []
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3))


def test_a_cached_run_gives_the_bytes_of_the_first(tmp_path):
    texts = [str(index) * index for index in range(1, 40)]
    first = Stored(tmp_path).encode(texts)
    assert first.tobytes() == Stored(tmp_path).encode(texts).tobytes() == Stored(None).encode(texts).tobytes()


def test_a_long_text_is_the_mean_of_its_windows():
    encoder = Stored(None)
    encoder.encode(["甲" * 1000])
    assert [[len(window) for window in windows] for windows in encoder.calls] == [[400, 400, 200]]


@pytest.mark.parametrize("missing", ["", "model-00002-of-00002.safetensors"])
def test_a_bundled_encoder_that_is_not_there_is_one_clear_error(tmp_path, monkeypatch, cache, missing):
    folder = tmp_path / "e5_small"
    if missing:
        shutil.copytree(bundled_folder(), folder, ignore=lambda *_: [missing])
    monkeypatch.setattr("align.encoder.bundled_folder", lambda: folder)
    with pytest.raises(EncoderUnavailableError, match="install policydiff anew or compare with encoder 'none'"):
        load_encoder("default").encode(["甲"])


@pytest.mark.encoder
def test_a_folder_that_is_no_model_is_one_clear_error(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderUnavailableError, match="cannot be loaded"):
        load_encoder(str(tmp_path)).encode(["甲"])


def test_no_texts_give_no_rows():
    assert len(Stored(None).encode([])) == 0


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
def test_a_full_disk_keeps_nothing_from_being_encoded(tmp_path, monkeypatch):
    code = """
import resource
from align.encoder import load_encoder
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
load_encoder("default").encode(["依法公开"])
"""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size] == []
