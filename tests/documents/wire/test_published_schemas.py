import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from documents.reading import read_document
from documents.task_lists.task_json import document_to_dict
from tests.documents.wire.published_schemas import DOCS, SCHEMAS, schema, text

ROOT = Path(__file__).parents[3]


def faults(name, data):
    return [error.message for error in jsonschema.Draft202012Validator(schema(name)).iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_what_the_reader_says(name):
    assert (DOCS / name).read_text(encoding="utf-8") == text(name), "run make update-gold"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert r"\Z" not in json.dumps(schema(name))


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_written_of_a_seed_fits_the_schema_of_task_lists(seed):
    assert faults("task-list.schema.json", document_to_dict(read_document(seed))) == []


def test_the_files_that_travel_with_policydiff_fit_their_schemas():
    assert faults("manifest.schema.json", tomllib.loads((ROOT / "seeds" / "comparisons.toml").read_text("utf-8"))) == []
    register = (ROOT / "compare" / "organs" / "organs.toml").read_text("utf-8")
    assert faults("units.schema.json", tomllib.loads(register)) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("task-list.schema.json", {"tasks": []}),
        ("task-list.schema.json", {"tasks": [{"text": " "}]}),
        ("units.schema.json", {"organs": [{"name": "A", "form": []}]}),
        ("manifest.schema.json", {"documents": [], "comparisons": []}),
        ("decisions.schema.json", {"format": "policydiff-decisions/2"}),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(name, data):
    assert faults(name, data) != []
