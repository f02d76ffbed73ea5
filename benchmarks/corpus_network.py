"""Compare a corpus over a network whose machines die: `python -m benchmarks.corpus_network FOLDER`, as root.

Scheduler, three workers and the command that hands out the work each get a network namespace of their own (`ip netns`),
and talk by TLS. Two workers are killed (SIGKILL) while they work, and the scheduler is killed and started anew. What
comes of it must be, byte for byte, what one process makes; a certificate of somebody else must be refused; and nothing
may listen beyond the namespaces.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from benchmarks.corpus import write_corpus
from corpus.planning import planned
from corpus.store import create_store
from policydiff.certificate import write_certificate
from policydiff.corpus_reading import corpus_sources, read_corpus

__all__ = ["Machine", "Network"]

PORT: Final = 8786
NAMES: Final = ("scheduler", "worker1", "worker2", "worker3", "command")
SUBNET: Final = "10.77.86"
WAIT_SECONDS: Final = 7_200
PYTHON: Final = (sys.executable, "-m")
PAGE: Final = ("--dashboard-address", "127.0.0.1:8787")
"""Where Dask shows how it is; without it on every interface, `--no-dashboard` or not, for the scheduler as well."""


class Machine:
    """A network namespace with an address, and the program that runs in it, which is started anew when it ends."""

    def __init__(self, name: str, address: str) -> None:
        self.namespace = f"policydiff-{name}"
        self.address = address
        self._arguments: tuple[str, ...] = ()
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str) -> list[str]:
        """Give the command that runs a module of Python there."""
        return ["ip", "netns", "exec", self.namespace, *PYTHON, *arguments]

    def start(self, *arguments: str) -> None:
        """Run a program."""
        self._arguments = arguments
        self.process = subprocess.Popen(
            self.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def keep(self) -> bool:
        """Start the program anew where it has ended; tell whether it had."""
        if self.process is None or self.process.poll() is None:
            return False
        self.start(*self._arguments)
        return True

    def kill(self) -> None:
        """Kill all of it at once."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def listening(self) -> list[str]:
        """Say what is listened to in the namespace."""
        return _listening("ip", "netns", "exec", self.namespace)


class Network:
    """Namespaces on one bridge, which stands in a namespace as well."""

    def __init__(self) -> None:
        self.machines = {name: Machine(name, f"{SUBNET}.{place}") for place, name in enumerate(NAMES, start=1)}

    def __enter__(self) -> dict[str, Machine]:
        self._remove()
        _run("ip", "netns", "add", "policydiff-hub")
        _run("ip", "-n", "policydiff-hub", "link", "add", "bridge", "type", "bridge")
        _run("ip", "-n", "policydiff-hub", "link", "set", "bridge", "up")
        for place, one in enumerate(self.machines.values()):
            _run("ip", "netns", "add", one.namespace)
            end = f"end{place}"
            _run(
                "ip",
                "-n",
                "policydiff-hub",
                "link",
                "add",
                end,
                "type",
                "veth",
                "peer",
                "name",
                "net",
                "netns",
                one.namespace,
            )
            _run("ip", "-n", "policydiff-hub", "link", "set", end, "master", "bridge", "up")
            _run("ip", "-n", one.namespace, "addr", "add", f"{one.address}/24", "dev", "net")
            for link in ("net", "lo"):
                _run("ip", "-n", one.namespace, "link", "set", link, "up")
        return self.machines

    def __exit__(self, *_: object) -> None:
        for one in self.machines.values():
            one.kill()
        self._remove()

    def _remove(self) -> None:
        for name in (*(one.namespace for one in self.machines.values()), "policydiff-hub"):
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)


_OURS: Final = re.compile(rb"dask|policydiff|multiprocessing")


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _listening(*inside: str) -> list[str]:
    """Say what is listened to by programs of this Python: others on the machine are not ours."""
    done = subprocess.run([*inside, "ss", "-Hltnp"], check=True, capture_output=True, text=True)
    found = []
    for line in done.stdout.splitlines():
        for process in re.findall(r"pid=(\d+)", line):
            with suppress(OSError):
                if _OURS.search(Path(f"/proc/{process}/cmdline").read_bytes()):
                    found.append(line.split()[3])
    return sorted(found)


def _spent() -> float:
    """Processor seconds of the programs that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=48)
    parser.add_argument("--tasks", type=int, default=40)
    parser.add_argument("--encoder", default="default")
    parser.add_argument("--source", type=Path, help="a folder of documents instead of made ones")
    parser.add_argument("--one", type=Path, help="the store that one process makes, or has made, of them")
    options = parser.parse_args()
    folder: Path = options.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    source: Path = options.source or folder / "documents"
    if not options.source:
        write_corpus(source, options.documents, tasks=options.tasks)
    build = ("policydiff", "corpus", "build", str(source), "--encoder", options.encoder)
    alone: Path = options.one or folder / "one"
    os.environ["POLICYDIFF_CACHE"] = str(folder / "cache of one")
    if not options.one:
        spent = _spent()
        subprocess.run([*PYTHON, *build, "-o", str(alone), "--workers", "0"], check=True)
        print(f"one process: {_spent() - spent:.0f} s of the processor", flush=True)
    pairs = len(planned(read_corpus(create_store(folder / "plan"), corpus_sources(source)).entries))
    os.environ["POLICYDIFF_CACHE"] = str(folder / "cache of many")  # else they would not encode anything themselves
    for name in ("tls", "wrong"):
        write_certificate(["scheduler.example"], folder / name, days=2, both_ends=True)
    outside = _listening()
    with Network() as machines:
        given = [f"--{key}={folder / 'tls' / file}.pem" for key, file in _DASK_TLS]
        scheduler = machines["scheduler"]
        address = f"tls://{scheduler.address}:{PORT}"
        scheduler.start(
            "dask",
            "scheduler",
            "--host",
            scheduler.address,
            "--port",
            str(PORT),
            "--protocol",
            "tls",
            *PAGE,
            *given,
        )
        workers = [machines[name] for name in NAMES if name.startswith("worker")]
        time.sleep(5)
        for one in workers:
            one.start("dask", "worker", address, "--host", one.address, "--nthreads", "1", *PAGE, *given)
        client = machines["command"]
        wrong = [f"--{key}={folder / 'wrong' / file}.pem" for key, file in _TLS]
        refused = subprocess.run(
            client.command(*build, "-o", str(folder / "refused"), "--scheduler", address, *wrong),
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"wrong certificate: exit {refused.returncode}, {refused.stderr.strip()}")
        print(f"store left behind: {(folder / 'refused').exists()}", flush=True)
        right = [f"--{key}={folder / 'tls' / file}.pem" for key, file in _TLS]
        started, spent = time.monotonic(), _spent()
        running = subprocess.Popen(client.command(*build, "-o", str(folder / "many"), "--scheduler", address, *right))
        killings = _disturbed(running, folder / "many" / "pairs", pairs, scheduler, workers)
        seconds = time.monotonic() - started
        command = _spent() - spent
        print(f"three workers: {seconds:.0f} s, exit {running.returncode}; {killings}", flush=True)
        print(f"the command and those that were killed: {command:.0f} s of the processor", flush=True)
        for one in machines.values():
            print(f"{one.namespace} ({one.address}) listens on {', '.join(one.listening()) or 'nothing'}")
        print(f"listened to outside meanwhile: {sorted(set(_listening()) - set(outside)) or 'nothing new'}")
        started, spent = time.monotonic(), _spent()
        again = subprocess.run(
            client.command(*build, "-o", str(folder / "many"), "--scheduler", address, *right),
            capture_output=True,
            text=True,
            check=False,
        )
        print(
            f"second run: {time.monotonic() - started:.1f} s, {_spent() - spent:.1f} s of the processor, "
            f"{again.stdout.splitlines()[1:2]}"
        )
    expected, found = _contents(alone), _contents(folder / "many")
    differing = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    print(f"{len(expected)} files, {sum(map(len, expected.values())) / 1e6:.1f} MB; differing: {differing or 'none'}")


_DASK_TLS: Final = (("tls-ca-file", "cert"), ("tls-cert", "cert"), ("tls-key", "key"))
_TLS: Final = (("tls-ca", "cert"), ("tls-cert", "cert"), ("tls-key", "key"))


def _disturbed(
    running: "subprocess.Popen[bytes]", made: Path, pairs: int, scheduler: Machine, workers: list[Machine]
) -> str:
    """Kill two workers and start the scheduler anew while a command runs; keep everything else alive."""
    told: list[str] = []
    events = [(0.15, "worker1"), (0.35, "worker2"), (0.55, "scheduler")]
    ends = time.monotonic() + WAIT_SECONDS
    while running.poll() is None and time.monotonic() < ends:
        done = sum(1 for _ in made.rglob("*.parquet")) if made.is_dir() else 0
        if events and done >= events[0][0] * pairs:
            _, name = events.pop(0)
            victim = scheduler if name == "scheduler" else workers[int(name[-1]) - 1]
            victim.kill()
            told.append(f"{name} killed at {done} of {pairs} pairs")
        for one in (scheduler, *workers):
            one.keep()
        time.sleep(0.3)
    if running.poll() is None:
        running.kill()
    running.wait()
    return ", ".join(told)


if __name__ == "__main__":
    main()
