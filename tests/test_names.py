"""One name, one idea: no two public classes share a name, and no two modules fold a text each in its own way."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("documents", "align", "compare", "reports", "review", "policydiff")


def homes(wanted):
    """The modules that define a name at their top level, for every public name of the wanted kind."""
    found = defaultdict(list)
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, wanted) and not node.name.startswith("_"):
                    found[node.name].append(str(path.relative_to(ROOT)))
    return found


def test_no_two_public_classes_share_a_name():
    assert {name: places for name, places in homes(ast.ClassDef).items() if len(places) > 1} == {}


def test_one_function_is_called_fold():
    assert homes(ast.FunctionDef)["fold"] == ["compare/texts/folding.py"]
