"""Whole files of offices, which are not part of the project: each is read once for all tests of a process."""

import os
from functools import cache
from pathlib import Path

import pytest

from documents.reading import read_document

ROOT = Path(__file__).parents[2]
FILES = Path(os.environ.get("POLICYDIFF_CASES", ROOT.parent / "shared" / "cases")) / "files"

needs_files = pytest.mark.skipif(not FILES.is_dir(), reason="the files of other offices are not part of the project")


@cache
def read_file(name, part=None):
    return read_document(FILES / name, part=part)
