"""Pack what a machine without a network needs: every wheel with its SHA-256, pip, and a program that installs them.

Run as `make wheelhouse`, on a machine that has a network. What is packed is what `requirements.lock` pins, for the
system and the Python that are named, whichever this machine has.
"""

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from email.parser import HeaderParser
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name, parse_wheel_filename

from packing.closure import Wheel, missing, pins
from packing.target import MACHINES, SYSTEMS, Target
from policydiff.version import __version__

__all__ = ["main", "requirement_lines", "write_archive"]

_ROOT: Final = Path(__file__).parents[1]
_PIP: Final = Requirement("pip==26.3")
"""Packed as well: what installs there is the same everywhere, and Python need not bring any."""

_EXTRAS: Final = "review,office,ocr,corpus"
"""All that the program can do."""

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""Time of each file in the archive: the same wheels make the same bytes."""

_GUIDE: Final = """\
政策文件对照 policydiff {version}：没有网络时的安装

适用：{system}，{machine}，Python {python}。
1. 把这个文件夹整个复制到要安装的电脑上。
2. 在这个文件夹里运行（policydiff 是装到哪里，可以写别的路径）：
   {command} install.py policydiff
3. 按它最后打印的命令启动。

每个文件都先核对 SHA-256 再安装，不访问网络。
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Pack as the command line says, and print where the archive is."""
    asked = _arguments(arguments)
    try:
        target = Target(asked.system, asked.machine, asked.python)
        with tempfile.TemporaryDirectory(prefix="policydiff-wheelhouse-") as folder:
            wheels = Path(folder)
            _build(wheels)
            root = Requirement(f"policydiff[{asked.extras}]=={__version__}" if asked.extras else "policydiff")
            _collect(wheels, root, target, _pip(asked.pip), frozenset(map(canonicalize_name, asked.without)))
            archive = write_archive(asked.output, wheels, root, target)
    except (ValueError, OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"nothing was packed: {error}") from error
    print(f"{archive} ({archive.stat().st_size / 1e6:.0f} MB)")  # noqa: T201
    print((archive.parent / f"{archive.name}.sha256").read_text(encoding="utf-8"), end="")  # noqa: T201


def requirement_lines(wheels: Iterable[Path], root: Requirement) -> str:
    """Name each wheel with its version and SHA-256, as pip takes them.

    Args:
        wheels: their paths.
        root: what is to be installed, with its extras.
    """
    lines = []
    for path in sorted(wheels, key=lambda wheel: wheel.name.lower()):
        name, version, _, _ = parse_wheel_filename(path.name)
        if name != "pip":  # which installs the others and stays where it is
            extras = f"[{','.join(sorted(root.extras))}]" if name == root.name and root.extras else ""
            lines.append(f"{name}{extras}=={version} --hash=sha256:{_sha256(path)}\n")
    return "".join(lines)


def write_archive(output: Path, wheels: Path, root: Requirement, target: Target) -> Path:
    """Write the archive, and its SHA-256 beside it.

    Args:
        output: folder to write to; made when it does not exist.
        wheels: folder of the wheels.
        root: what is to be installed.
        target: the machine that they are for.

    Returns:
        The path of the archive.
    """
    name = f"policydiff-{__version__}-{target.name}"
    files = sorted(wheels.glob("*.whl"))
    command = "py -3" if target.system == "windows" else "python3"
    guide = _GUIDE.format(
        version=__version__, system=target.system, machine=target.machine, python=target.version, command=command
    )
    texts = {
        "install.py": (Path(__file__).parent / "install.py").read_text(encoding="utf-8"),
        "machine.txt": f"{target.system} {target.machine} {target.version}\n",
        "requirements.txt": requirement_lines(files, root),
        "安装说明.txt": guide,
    }
    output.mkdir(parents=True, exist_ok=True)
    archive = output / f"{name}.zip"
    part = output / f"{name}.zip.part"
    with zipfile.ZipFile(part, "w") as packed:  # wheels are compressed already
        for file, text in sorted(texts.items()):
            packed.writestr(_entry(f"{name}/{file}"), text.encode("utf-8-sig" if file.startswith("安") else "utf-8"))
        for path in files:
            with path.open("rb") as source, packed.open(_entry(f"{name}/wheels/{path.name}"), "w") as sink:
                shutil.copyfileobj(source, sink)
    part.replace(archive)
    (output / f"{name}.zip.sha256").write_text(f"{_sha256(archive)}  {archive.name}\n", encoding="utf-8")
    return archive


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.external_attr = 0o644 << 16
    return entry


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m packing.wheelhouse", description=__doc__.partition("\n")[0])
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    parser.add_argument("--system", choices=SYSTEMS, default=platform.system().lower())
    parser.add_argument("--machine", choices=MACHINES, default=machine)
    parser.add_argument("--python", type=_version, default=sys.version_info[:2], metavar="3.N")
    parser.add_argument("--extras", default=_EXTRAS, help="of pyproject.toml, parted by commas (default: %(default)s)")
    parser.add_argument(
        "--without", nargs="*", default=(), metavar="NAME", help="requirements to leave out, and theirs"
    )
    parser.add_argument("--output", "-o", type=Path, default=Path("dist"), metavar="DIR")
    parser.add_argument("--pip", default=sys.executable, metavar="PYTHON", help="a Python that has pip")
    return parser.parse_args(given)


def _version(text: str) -> tuple[int, int]:
    major, _, minor = text.partition(".")
    return int(major), int(minor)


def _pip(python: str) -> tuple[str, ...]:
    """Find a pip; environments that Debian makes have none of their own."""
    for candidate in (sys.executable, python):
        command = (candidate, "-m", "pip", "--disable-pip-version-check")
        if not subprocess.run((*command, "--version"), capture_output=True, check=False).returncode:
            return command
    raise ValueError(f"neither {sys.executable!r} nor {python!r} has pip; name a Python that does with --pip.")


def _build(folder: Path) -> None:
    """Build the wheel of this checkout."""
    command = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    built = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    if built.returncode:
        raise ValueError(f"the wheel of policydiff cannot be built.\n{built.stderr}")


def _collect(
    folder: Path, root: Requirement, target: Target, pip: Sequence[str], without: frozenset[NormalizedName]
) -> None:
    """Fetch wheels into a folder until everything is there that they require."""
    pinned = pins((_ROOT / "requirements.lock").read_text(encoding="utf-8"), target.markers)
    pinned[canonicalize_name(_PIP.name)] = _PIP
    while wanted := missing((root, _PIP), map(_wheel, folder.glob("*.whl")), pinned, target.markers, without):
        print("fetching", *wanted)  # noqa: T201
        before = len(list(folder.glob("*.whl")))
        command = [*pip, "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
        command += ["--implementation", "cp", "--python-version", target.version]
        command += [part for tag in target.platforms for part in ("--platform", tag)]
        subprocess.run([*command, *map(str, wanted)], stderr=subprocess.STDOUT, check=True)
        if len(list(folder.glob("*.whl"))) < before + len(wanted):
            raise ValueError(f"pip gave fewer wheels than it was asked for ({', '.join(map(str, wanted))}).")


def _wheel(path: Path) -> Wheel:
    name, version, _, _ = parse_wheel_filename(path.name)
    with zipfile.ZipFile(path) as archive:
        (place,) = (entry for entry in archive.namelist() if entry.count("/") == 1 and entry.endswith("/METADATA"))
        headers = HeaderParser().parsestr(archive.read(place).decode("utf-8"))
    return Wheel(name, version, tuple(map(Requirement, headers.get_all("Requires-Dist") or ())))


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


if __name__ == "__main__":
    main()
