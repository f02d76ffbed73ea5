"""Small files that once cost a traceback: one sentence, exit 2, and nothing written."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared" / "cases" / "hostile"
SEED = str(ROOT / "seeds" / "jx2020-list.txt")
WORKBOOKS = [(f"decfault-xlsx-hidden-{ordinal}.xlsx", ["decisions", "list", "{}"]) for ordinal in range(1, 8)]

needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the development cases are not part of the project")


@needs_cases
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("cr-in-id.json", ["read", "{}"]),
        ("cr-in-id-2.json", ["read", "{}"]),
        ("hugeint-line.json", ["read", "{}"]),
        ("deep.toml", ["build", "{}", "-o", "out"]),
        ("hugeint.toml", ["build", "{}", "-o", "out"]),
        ("deep.toml", ["compare", SEED, SEED, "--encoder", "none", "--units", "{}"]),
        ("decisions-at-9999.json", ["decisions", "list", "{}"]),
        ("decisions-side-obj.json", ["decisions", "list", "{}"]),
        *WORKBOOKS,
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(name, command, tmp_path):
    arguments = [part.format(CASES / name) for part in command]
    program = [sys.executable, "-m", "policydiff", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("policydiff: error: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
