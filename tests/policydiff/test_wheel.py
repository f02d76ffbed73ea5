import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, built and unpacked as an installation would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_wheel_holds_the_packages_with_their_data_and_nothing_else(installed):
    names = sorted(path.name for path in installed.iterdir())
    assert [name for name in names if not name.endswith(".dist-info")] == [
        *("align", "compare", "documents", "policydiff", "reports", "review", "seeds")
    ]
    for package in ("align", "compare", "documents", "policydiff", "reports", "review", "seeds"):
        tracked = subprocess.run(
            ["git", "ls-files", package], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.splitlines()
        assert [name for name in tracked if not (installed / name).is_file()] == []


def test_installed_demo_works_anywhere(installed, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "from policydiff.cli import main; main()", "demo", "--encoder", "none", "-o", "out"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert len(done.stdout.splitlines()) == 5
    assert (tmp_path / "out" / "index.html").is_file()


def test_seeds_are_installed_byte_for_byte(installed):
    for path in sorted((ROOT / "seeds").iterdir()):
        assert (installed / "seeds" / path.name).read_bytes() == path.read_bytes()
