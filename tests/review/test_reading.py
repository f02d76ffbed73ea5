import pytest

from documents.errors import InputError, MissingFileError
from review import read_decisions


def test_missing_file_is_told(tmp_path):
    with pytest.raises(MissingFileError):
        read_decisions(tmp_path / "none.json")


def test_a_folder_is_no_file_of_decisions(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read_decisions(tmp_path)
