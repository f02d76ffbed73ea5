"""Whole files of offices: what they say of themselves, and where their tasks begin and end."""

import json
import os
from pathlib import Path

import pytest

from documents.reading import read_document

ROOT = Path(__file__).parents[3]
FILES = Path(os.environ.get("POLICYDIFF_CASES", ROOT.parent / "shared" / "cases")) / "files"
GOLD = json.loads((ROOT / "tests" / "gold" / "files.json").read_text("utf-8"))
FIELDS = {
    "title": "title",
    "issuer": "issuer",
    "doc_number": "document_number",
    "issued_on": "issued_on",
    "year": "year",
    "region": "region",
    "level": "level",
}


def differences(name, truth):
    """Say what of a file is read otherwise than it was written down."""
    document = read_document(FILES / name)
    found = {key: getattr(document, field) for key, field in FIELDS.items()}
    wrong = {key: (found[key], truth[key]) for key in FIELDS if found[key] != truth[key]}
    last = document.tasks[-1].number
    return wrong if last in truth["last"] else wrong | {"last": (last, truth["last"])}


@pytest.mark.skipif(not FILES.is_dir(), reason="the files of other offices are not part of the project")
def test_files_of_offices_say_what_was_read_by_hand():
    wrong = {name: found for name, truth in GOLD.items() if (found := differences(name, truth))}
    assert len(wrong) <= len(GOLD) // 15, wrong
