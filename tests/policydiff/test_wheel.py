import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from policydiff.version import __version__

pytest.importorskip("hatchling")
ROOT = Path(__file__).parents[2]
MOVED = ("align", "collate", "compare", "corpus", "documents", "office", "reports", "review", "seeds")
LIBRARIES = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]


def run(command, folder, **environment):
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=kept | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


BUILD = """
import gzip
import zlib
from functools import partial

zlib.Z_DEFAULT_COMPRESSION = 0
gzip.GzipFile = partial(gzip.GzipFile, compresslevel=0)
from hatchling.cli import hatchling

hatchling()
"""
"""Builds a package as hatchling does, but does not compress it: that takes seconds for the language model."""


def built(folder, target, *, source=ROOT):
    run([sys.executable, "-c", BUILD, "build", "--target", target, "--directory", str(folder)], source)
    (made,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made


def content(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built(tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The Python of an environment that holds the wheel, and the libraries of this one but not its policydiff."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    interpreter = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(run([interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip())
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "libraries.pth").write_text("\n".join(LIBRARIES), encoding="utf-8")
    assert Path(run([interpreter, "-c", "import policydiff; print(policydiff.__file__)"], folder).strip()) == (
        site / "policydiff" / "__init__.py"
    )
    return interpreter


@pytest.fixture
def crowded(tmp_path):
    """A folder whose own modules have the names of our folders."""
    for name in ("compare.py", "reports/__init__.py", "documents/__init__.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("raise SystemExit(f'{__file__} was imported')\n", encoding="utf-8")
    return tmp_path


def test_the_wheel_adds_one_name_and_holds_every_module_and_every_file_of_data(wheel):
    names = content(wheel).keys()
    assert {name.partition("/")[0] for name in names} == {"policydiff", f"policydiff-{__version__}.dist-info"}
    for package in MOVED:
        tracked = run(["git", "ls-files", package], ROOT).splitlines()
        assert [name for name in tracked if f"policydiff/{name}" not in names] == []


def test_a_module_of_the_wheel_differs_in_its_imports_alone(wheel):
    for name, data in content(wheel).items():
        source = ROOT / (name if (ROOT / name).is_file() else name.removeprefix("policydiff/"))
        if name.startswith("policydiff/") and not name.endswith(".py"):
            assert data == source.read_bytes()
        elif name.startswith("policydiff/"):
            pairs = zip(source.read_bytes().splitlines(), data.splitlines(), strict=True)
            changed = [(before, after) for before, after in pairs if before != after]
            assert all(re.match(rb" *(?:from|import) ", before) for before, _ in changed)
            assert not any(re.match(rb" *(?:from|import) (?!policydiff\.)", after) for _, after in changed)


def written(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_installed_demo_writes_the_pages_of_the_checkout_beside_modules_of_our_names(python, crowded, demo):
    run([python, "-m", "policydiff", "demo", "--encoder", "none", "-o", "installed"], crowded)
    installed = written(crowded / "installed")
    assert len([name for name in installed if "/" not in name]) == 5
    assert "five-documents/index.html" in installed
    assert installed == demo


def test_the_wheel_reads_a_file_in_a_process_of_its_own_beside_modules_of_our_names(python, crowded):
    cells = "<tr><th>序号<th>工作内容<th>责任单位<tr><td>1<td>公开重大决策目录。<td>省司法厅"
    (crowded / "list.html").write_text(f"<html><table>{cells}</table></html>", encoding="utf-8")
    (crowded / "lxml.py").write_text("raise SystemExit", encoding="utf-8")
    shown = run(
        [python, "-P", "-m", "policydiff", "read", "list.html", "--format", "csv"],
        crowded,
        PYTHONUTF8="1",
        POLICYDIFF_LIMIT_SECONDS="60",
    )
    assert "公开重大决策目录" in shown


@pytest.mark.encoder
def test_the_example_of_the_readme_runs_beside_modules_of_our_names(python, crowded):
    for year in (2020, 2021):
        (crowded / f"{year}.txt").write_bytes((ROOT / "seeds" / f"zj{year}-keypoints.txt").read_bytes())
    (example,) = re.findall(r"```python\n(.+?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert example in (ROOT / "README.zh-CN.md").read_text("utf-8")
    frames = "\nprint(len(policydiff.links_frame(comparison)), len(policydiff.changes_frame(comparison)))\n"
    (crowded / "example.py").write_text(example + frames, encoding="utf-8")
    *changes, counts = run([python, "example.py"], crowded, PYTHONUTF8="1").splitlines()
    links, rows = map(int, counts.split())
    assert len(changes) == rows > 0 < links
    assert (crowded / "report.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_an_sdist_builds_the_same_wheel(wheel, tmp_path):
    with tarfile.open(built(tmp_path / "sdist", "sdist")) as archive:
        for member in filter(tarfile.TarInfo.isfile, archive):
            (tmp_path / member.name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / member.name).write_bytes(archive.extractfile(member).read())
    (source,) = tmp_path.glob("policydiff-*")
    assert content(built(tmp_path / "wheel", "wheel", source=source)) == content(wheel)


def test_an_editable_install_is_the_checkout_itself(tmp_path):
    program = f"from hatchling.build import build_editable; print(build_editable({str(tmp_path)!r}))"
    held = content(tmp_path / run([sys.executable, "-c", program], ROOT).strip())
    assert {name: data for name, data in held.items() if "dist-info" not in name} == {
        "_policydiff.pth": str(ROOT).encode()
    }


@pytest.mark.parametrize(
    ("line", "in_the_wheel"),
    [
        ("from align.model import Link", "from policydiff.align.model import Link"),
        ("import align", "import policydiff.align as align"),
        ("import align as one, json, compare", "import policydiff.align as one, json, policydiff.compare as compare"),
        ("import align.model as model", "import policydiff.align.model as model"),
        ("x = '甲'; from compare import kinds", "x = '甲'; from policydiff.compare import kinds"),
        ("from policydiff.pairs import Pair", "from policydiff.pairs import Pair"),
        ("from alignment import align", "from alignment import align"),
        ("import json, reports_of_others", "import json, reports_of_others"),
        ('"""Write `from align import align`."""', '"""Write `from align import align`."""'),
    ],
)
def test_imports_of_our_packages_are_renamed_and_nothing_else(hook, line, in_the_wheel):
    assert hook.renamed(line.encode(), MOVED, "a.py").decode() == in_the_wheel


def test_an_import_that_cannot_be_renamed_stops_the_build(hook):
    with pytest.raises(ValueError, match=r"a\.py:2: 'import align\.model' cannot be renamed"):
        hook.renamed(b"\nimport align.model\n", MOVED, "a.py")


@pytest.fixture(scope="module")
def hook():
    spec = spec_from_file_location("import_names", ROOT / ".hatchling" / "import_names.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
