"""Whole files of offices: what they say of themselves, and where their tasks begin and end."""

import json

from tests.documents.real_files import ROOT, needs_files, read_file

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
    document = read_file(name)
    found = {key: getattr(document, field) for key, field in FIELDS.items()}
    wrong = {key: (found[key], truth[key]) for key in FIELDS if found[key] != truth[key]}
    last = document.tasks[-1].number
    return wrong if last in truth["last"] else wrong | {"last": (last, truth["last"])}


@needs_files
def test_files_of_offices_say_what_was_read_by_hand():
    wrong = {name: found for name, truth in GOLD.items() if (found := differences(name, truth))}
    assert len(wrong) <= len(GOLD) // 15, wrong
