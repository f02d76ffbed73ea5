"""Write the schemas in docs/ of what people hand in, from the structs that read it."""

import json
from pathlib import Path

import msgspec

from compare import decision_wire
from compare.organs import register_wire
from documents.corrections import correction_wire
from documents.task_lists import task_wire
from policydiff import manifest_wire

DOCS = Path(__file__).parents[3] / "docs"

# file → the struct, how the schema is called, its title, what it cannot say itself
SCHEMAS = {
    "corrections.schema.json": (
        correction_wire.File,
        "policydiff-corrections/1",
        "Corrections of how a document is read",
        "What docs/corrections.md explains. Beyond the schema: a place is within the text, and no two are about one thing.",
    ),
    "decisions.schema.json": (
        decision_wire.File,
        "policydiff-decisions/1",
        "Reviewers' decisions on a comparison",
        "What docs/decisions.md explains. Beyond the schema: every task that is named has an anchor, and links tie them.",
    ),
    "manifest.schema.json": (
        manifest_wire.Manifest,
        "urn:policydiff:manifest:1",
        "A manifest for `policydiff build` and `review`, in TOML",
        "Beyond the schema: ids are unique, comparisons name ids, and every file is there.",
    ),
    "task-list.schema.json": (
        task_wire.TaskList,
        "urn:policydiff:task-list:1",
        "A task list",
        "What docs/task-list.md explains. Keys that are not here are ignored; ids are unique.",
    ),
    "units.schema.json": (
        register_wire.UnitFile,
        "urn:policydiff:units:1",
        "A file of units, in TOML",
        "What docs/units.md explains. Beyond the schema: no name stands for two organs, and counterparts are known.",
    ),
}


def schema(name):
    struct, identity, title, description = SCHEMAS[name]
    (reference,), parts = msgspec.json.schema_components([struct], ref_template="#/$defs/{name}")
    whole = parts.pop(reference["$ref"].rpartition("/")[2])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": identity}
    return (
        head
        | whole
        | {"title": title, "description": description, "$defs": _portable(parts)}
        | _portable({"properties": whole["properties"]})
    )


def text(name):
    return json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


def _portable(value):
    """Write patterns as JSON Schema has them: it knows no \\Z, and its $ means the very end."""
    if isinstance(value, dict):
        return {
            key: inner.replace(r"\Z", "$") if key == "pattern" and isinstance(inner, str) else _portable(inner)
            for key, inner in value.items()
        }
    return [_portable(inner) for inner in value] if isinstance(value, list) else value


if __name__ == "__main__":
    for file in SCHEMAS:
        (DOCS / file).write_text(text(file), encoding="utf-8")
