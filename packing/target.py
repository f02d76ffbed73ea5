"""Which machine an archive is for: what wheels it can use, and what conditions of requirements hold there."""

from dataclasses import dataclass
from typing import Final

__all__ = ["MACHINES", "SYSTEMS", "Target"]

SYSTEMS: Final = ("linux", "windows")
MACHINES: Final = ("x86_64", "aarch64")

_NEWEST_GLIBC: Final = 28
"""Of glibc 2: what the systems of offices that are in use have at least (Kylin V10, UOS 20, Debian 10)."""

_OLDEST_GLIBC: Final = 5
"""Of glibc 2: no wheel asks for less."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of machine.

    Attributes:
        system: `linux` or `windows`.
        machine: its processor: `x86_64`, or `aarch64` (Kunpeng, Phytium).
        python: major and minor version.
    """

    system: str
    machine: str
    python: tuple[int, int]

    def __post_init__(self) -> None:
        """Refuse what no wheels are made for."""
        known = self.system in SYSTEMS and self.machine in MACHINES
        if not known or (self.system == "windows" and self.machine != "x86_64"):
            raise ValueError(f"nothing is packed for {self.system!r} on {self.machine!r}.")

    @property
    def version(self) -> str:
        """Python's version as it is written: `3.11`."""
        return ".".join(map(str, self.python))

    @property
    def name(self) -> str:
        """The machine in one word, for the name of a file."""
        return f"{self.system}-{self.machine}-py{self.version}"

    @property
    def platforms(self) -> tuple[str, ...]:
        """Tags of the wheels that it can use, the best first."""
        if self.system == "windows":
            return ("win_amd64",)
        by_glibc = (f"manylinux_2_{minor}" for minor in range(_NEWEST_GLIBC, _OLDEST_GLIBC - 1, -1))
        return tuple(f"{tag}_{self.machine}" for tag in (*by_glibc, "manylinux2014", "manylinux2010", "manylinux1"))

    @property
    def markers(self) -> dict[str, str]:
        """What the conditions of requirements ask for (PEP 508)."""
        windows = self.system == "windows"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.version}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": "AMD64" if windows else self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Windows" if windows else "Linux",
            "platform_version": "",
            "python_full_version": f"{self.version}.0",
            "python_version": self.version,
            "sys_platform": "win32" if windows else "linux",
        }
