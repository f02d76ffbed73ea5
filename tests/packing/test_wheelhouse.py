import hashlib
import subprocess
import sys
import zipfile
from importlib.resources import files

import pytest
from packaging.requirements import Requirement

from packing import install
from packing.target import Target
from packing.wheelhouse import requirement_lines, write_archive

HERE = Target(
    install.platform.system().lower(), install.machine(), sys.version_info[:2]
)  # the tests run where the program does
ROOT = Requirement("policydiff[review]==0.1")
SCRIPT = "import sys\n\n\ndef main():\n    sys.stdout.write('it runs\\n')\n"


@pytest.fixture
def wheels(tmp_path):
    """A wheel of the name of ours that prints a line, and one that pip will not need."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    wheel(
        folder,
        "policydiff",
        "0.1",
        {"policydiff.py": SCRIPT},
        "Provides-Extra: review\nRequires-Dist: small==2\n",
        "policydiff:main",
    )
    wheel(folder, "small", "2", {"small.py": ""})
    return folder


def wheel(folder, name, version, modules, more="", entry=""):
    info = f"{name}-{version}.dist-info"
    texts = {
        **modules,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {entry}\n" if entry else "",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in texts.items():
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), text)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_each_wheel_is_named_with_its_digest_and_pip_is_not(wheels):
    (wheels / "pip-26.3-py3-none-any.whl").write_bytes(b"pip")
    assert requirement_lines(wheels.glob("*.whl"), ROOT) == (
        f"policydiff[review]==0.1 --hash=sha256:{sha256(wheels / 'policydiff-0.1-py3-none-any.whl')}\n"
        f"small==2 --hash=sha256:{sha256(wheels / 'small-2-py3-none-any.whl')}\n"
    )


def test_the_archive_is_the_same_each_time_and_its_digest_stands_beside_it(wheels, tmp_path):
    one, two = (write_archive(tmp_path / name, wheels, ROOT, HERE) for name in "ab")
    assert one.read_bytes() == two.read_bytes()
    assert (tmp_path / "a" / f"{one.name}.sha256").read_text() == f"{sha256(one)}  {one.name}\n"
    with zipfile.ZipFile(one) as archive:
        names = sorted(name.removeprefix(f"{one.stem}/") for name in archive.namelist())
    assert names == [
        *("install.py", "machine.txt", "requirements.txt"),
        *(f"wheels/{path.name}" for path in sorted(wheels.iterdir())),
        "安装说明.txt",
    ]


@pytest.fixture
def unpacked(wheels, tmp_path):
    """The archive where somebody has carried it, with a pip that Python brings along."""
    bundled = [path for path in files("ensurepip").joinpath("_bundled").iterdir() if path.name.startswith("pip-")]
    if not bundled:
        pytest.skip("this Python brings no pip along")
    (wheels / bundled[0].name).write_bytes(bundled[0].read_bytes())
    archive = write_archive(tmp_path / "out", wheels, ROOT, HERE)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    return tmp_path / archive.stem


def test_it_installs_from_its_own_wheels_alone(unpacked, tmp_path):
    command = [sys.executable, str(unpacked / "install.py"), str(tmp_path / "应用")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    program = done.stdout.split("\n")[1].strip().removesuffix(" serve --open")
    assert subprocess.run([program], capture_output=True, text=True, check=True).stdout == "it runs\n"


@pytest.mark.parametrize("damage", ["changed", "gone", "added"])
def test_what_is_damaged_or_missing_is_told_before_anything_is_made(unpacked, tmp_path, damage, monkeypatch, capsys):
    path = unpacked / "wheels" / "small-2-py3-none-any.whl"
    {
        "changed": lambda: path.write_bytes(path.read_bytes()[:-1]),
        "gone": path.unlink,
        "added": lambda: path.with_name("other-1-py3-none-any.whl").write_bytes(b"x"),
    }[damage]()
    monkeypatch.setattr(install, "HERE", str(unpacked))
    monkeypatch.setattr(install, "WHEELS", str(unpacked / "wheels"))
    assert install.main([str(tmp_path / "app")]) == 2
    assert "请重新复制" in capsys.readouterr().err
    assert not (tmp_path / "app").exists()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    assert install.taken(str(tmp_path / "new")) is None
    assert install.taken(str(tmp_path)) is None
    (tmp_path / "pyvenv.cfg").write_text("")
    assert install.taken(str(tmp_path)) is None
    (tmp_path / "pyvenv.cfg").rename(tmp_path / "要点.docx")
    assert "已有别的东西" in install.taken(str(tmp_path))
    assert "是文件" in install.taken(str(tmp_path / "要点.docx"))


def test_another_machine_or_python_is_told():
    here = ("linux", "x86_64", "3.11")
    assert install.unfit(here, here) is None
    assert "Python 3.12" in install.unfit(here, ("linux", "x86_64", "3.12"))
    assert "windows" in install.unfit(here, ("windows", "x86_64", "3.11"))


def test_nothing_that_is_set_for_pip_or_python_reaches_the_installation():
    kept = install.quiet({"PIP_INDEX_URL": "x", "PYTHONPATH": "y", "PATH": "z"})
    assert kept == {"PATH": "z", "PIP_CONFIG_FILE": install.os.devnull}
