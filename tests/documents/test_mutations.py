import pytest

from tests.documents.mutations import apart, mutated, originals, outcomes

ENDINGS = ("docx", "pdf", "xlsx", "html", "txt", "csv", "json")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return originals(tmp_path_factory.mktemp("originals"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_broken_file_is_read_or_refused_in_one_sentence(files, ending, tmp_path):
    found = outcomes(tmp_path, files[ending], ending, 20)
    assert {seed: said for seed, said in found.items() if said not in ("read", "refused")} == {}


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx", "html"])
def test_a_broken_file_says_nothing_but_one_sentence(files, ending, tmp_path, capfd):
    path = tmp_path / f"a.{ending}"
    path.write_bytes(mutated(files[ending], seed=1))
    assert "\n" not in apart(path)
    assert capfd.readouterr() == ("", "")
