"""One name, one idea: no two public classes share a name, and no two modules fold a text each in its own way.

The structures of `*_wire.py` are named after what stands in a file, as its published schema has it: a decision on the wire
is called like the decision that it becomes. They are used as `wire.Decision`, and stand apart here.
"""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("documents", "align", "compare", "collate", "reports", "review", "policydiff")


def homes(wanted):
    """The modules that define a name at their top level, for every public name of the wanted kind."""
    found = defaultdict(list)
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.stem.endswith("_wire"):
                continue
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, wanted) and not node.name.startswith("_"):
                    found[node.name].append(str(path.relative_to(ROOT)))
    return found


def test_no_two_public_classes_share_a_name():
    assert {name: places for name, places in homes(ast.ClassDef).items() if len(places) > 1} == {}


def test_one_function_is_called_fold():
    assert homes(ast.FunctionDef)["fold"] == ["compare/texts/folding.py"]
