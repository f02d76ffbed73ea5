"""Install policydiff from this folder, without a network: python3 install.py [FOLDER].

It needs Python alone, and runs with old ones as far as to say which is wanted.
"""

import hashlib
import os
import platform
import re
import subprocess
import sys
from typing import Dict, List, Mapping, Optional, Tuple

__all__ = ["damaged", "main", "pip_command", "quiet", "taken", "unfit"]

HERE = os.path.dirname(os.path.abspath(__file__))
WHEELS = os.path.join(HERE, "wheels")


def main(arguments: List[str]) -> int:
    """Install into a folder, and print how to begin; the exit code is 0 where it worked."""
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        return told("usage: python3 install.py [FOLDER]", 2)
    folder = os.path.abspath(arguments[0] if arguments else "policydiff")
    here = (platform.system().lower(), machine(), "%d.%d" % sys.version_info[:2])
    wrong = unfit(here, tuple(read("machine.txt").split())) or taken(folder)
    wrong = wrong or damaged(read("requirements.txt"), WHEELS)
    if wrong:
        return told(wrong, 2)
    import venv

    venv.create(folder, symlinks=os.name != "nt")
    python = os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")
    failed = subprocess.call(pip_command(python, HERE), env=quiet(os.environ))
    if failed:
        return told("没有装成：原因见上面几行。 It was not installed; the lines above say why.", failed)
    command = os.path.join(os.path.dirname(python), "policydiff")
    return told("已装好。启动： Installed. To begin:\n  %s serve --open" % command, 0)


def unfit(here: Tuple[str, ...], wanted: Tuple[str, ...]) -> Optional[str]:
    """Say why the wheels are for another machine; None where they are for this one."""
    if here == wanted:
        return None
    return (
        "这个文件夹是给 %s、%s、Python %s 的，本机是 %s、%s、Python %s：请换相应的安装包，或装相应的 Python。 "
        "This folder is for %s on %s with Python %s, and here is %s on %s with Python %s."
    ) % (wanted + here + wanted + here)


def damaged(requirements: str, folder: str) -> Optional[str]:
    """Name wheels that are not as they were packed; None where all are."""
    wanted = set(re.findall("--hash=sha256:([0-9a-f]{64})", requirements))
    names = sorted(name for name in os.listdir(folder) if name.endswith(".whl") and not name.startswith("pip-"))
    found = {name: digest(os.path.join(folder, name)) for name in names}
    bad = [name for name in names if found[name] not in wanted]
    if not bad and wanted == set(found.values()):
        return None
    return "安装包不完整（%s）：请重新复制。 Files are damaged or missing; copy the folder anew." % (
        ", ".join(bad) or "%d/%d" % (len(found), len(wanted))
    )


def taken(folder: str) -> Optional[str]:
    """Say that a folder holds something else; None where it is new, empty, or an earlier installation."""
    if not os.path.isdir(folder):
        return "%r 是文件。 It is a file; name a folder." % folder if os.path.exists(folder) else None
    if not os.listdir(folder) or os.path.isfile(os.path.join(folder, "pyvenv.cfg")):
        return None
    return "文件夹 %r 里已有别的东西：请另写一个。 The folder holds something else; name another one." % folder


def pip_command(python: str, here: str) -> List[str]:
    """Return the command that installs: pip out of its own wheel, which every Python can run."""
    (pip,) = [name for name in os.listdir(os.path.join(here, "wheels")) if name.startswith("pip-")]
    return [
        python,
        os.path.join(here, "wheels", pip, "pip"),
        "--isolated",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-warn-script-location",
        "--no-index",
        "--no-cache-dir",
        "--find-links",
        os.path.join(here, "wheels"),
        "--no-deps",  # everything is listed, and may have been listed without what is seldom used
        "--require-hashes",
        "--requirement",
        os.path.join(here, "requirements.txt"),
    ]


def quiet(environment: Mapping[str, str]) -> Dict[str, str]:
    """Leave away what tells pip or Python to look elsewhere."""
    kept = {name: value for name, value in environment.items() if not name.startswith(("PIP_", "PYTHON"))}
    kept["PIP_CONFIG_FILE"] = os.devnull
    return kept


def machine() -> str:
    """Name the processor as the archive does."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(name, name)


def digest(path: str) -> str:
    """Return the SHA-256 of a file."""
    whole = hashlib.sha256()
    with open(path, "rb") as source:
        for part in iter(lambda: source.read(1 << 20), b""):
            whole.update(part)
    return whole.hexdigest()


def read(name: str) -> str:
    """Read a text of this folder."""
    with open(os.path.join(HERE, name), encoding="utf-8") as source:
        return source.read()


def told(sentence: str, code: int) -> int:
    """Print a sentence, on a terminal of whatever encoding, and return the exit code."""
    stream = sys.stderr if code else sys.stdout
    coded = (stream.encoding or "ascii", "replace")
    stream.write(sentence.encode(*coded).decode(coded[0]) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
