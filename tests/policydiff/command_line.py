"""The command line as tests run it: what a run gives back, and the documents that it is run on."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
OLD = str(SEEDS / "zj2020-keypoints.txt")
NEW = str(SEEDS / "zj2021-keypoints.txt")
NO_MODEL = ["--encoder", "none"]
TASKS = "1.深化改革，年底前完成清单。（省发展改革委负责）\n2.扩大开放，出台管理办法。（省商务厅负责）\n"


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def demo_files(folder, *, seed):
    """Run a demo of the checkout under a seed of hashes, and give what it wrote by name."""
    subprocess.run(
        [sys.executable, "-m", "policydiff", "demo", *NO_MODEL, "-o", str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    return {name: (folder / name).read_bytes() for name in files_below(folder)}
