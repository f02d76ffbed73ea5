"""From where the window can be reached: this machine alone, or a network over TLS, and by which names."""

import re
import ssl
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Final

from documents.errors import InputError
from policydiff.listening import HOST
from review.guard import local_origins

__all__ = ["Exposure"]

_NAME: Final = re.compile(r"[0-9a-z](?:[0-9a-z.-]{0,251}[0-9a-z])?(?::\d{1,5})?|\[[0-9a-f:]+\](?::\d{1,5})?")
_HTTPS_PORT: Final = 443
"""The port that browsers leave away behind `https://`."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How a server is reached.

    Attributes:
        listen: address to listen on; None for this machine alone.
        cert: certificate in PEM, with those that vouch for it; None without TLS of our own.
        key: its private key in PEM.
        proxy: address or network of the proxy that brings TLS and is answered alone; None without one.
        hosts: names that people type, each with a port where it is another one than that listened on.
    """

    listen: str | None = None
    cert: Path | None = None
    key: Path | None = None
    proxy: str | None = None
    hosts: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether nothing was asked for but this machine alone."""
        return self == Exposure()

    @property
    def address(self) -> str:
        """What to bind to."""
        return self.listen or HOST

    @property
    def networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks of the proxy; none without one."""
        return () if self.proxy is None else (ip_network(self.proxy, strict=False),)

    def check(self, *, people: bool) -> None:
        """See that nothing secret crosses a network in the open.

        Args:
            people: whether anybody could sign in.

        Raises:
            InputError: passwords would, or options are missing or wrong.
        """
        if self.is_local:
            return
        if (self.cert is None) != (self.key is None):
            raise InputError("--cert and --key belong together; give both files, or neither.")
        if self.cert is not None and self.proxy is not None:
            raise InputError("--cert and --behind-proxy exclude each other; the proxy has the certificate.")
        if self.listen is not None and not self._is_address(self.listen):
            raise InputError(f"--listen {self.listen[:60]!r} is no address; give one such as 192.168.1.20 or 0.0.0.0.")
        if self.listen is not None and self.cert is None and self.proxy is None:
            raise InputError(
                f"--listen {self.listen} would send passwords and documents through the network in the open; add "
                "--cert and --key (`policydiff cert NAME` makes both), or --behind-proxy ADDRESS of a proxy that has a "
                "certificate."
            )
        self._check_proxy()
        for host in self.hosts:
            if not _NAME.fullmatch(host.lower()):
                raise InputError(f"--host {host[:60]!r} is no name of a machine; give it as people type it.")
        open_to_all = self.listen is not None and ip_address(self.listen).is_unspecified
        if not self.hosts and (open_to_all or self.proxy is not None):
            raise InputError(
                "it is not known by which name people reach this machine; add --host NAME, as they type it."
            )
        if not people:
            raise InputError(
                "nobody could sign in; take in an administrator first: `policydiff user add NAME --role admin`."
            )
        self._check_certificate()

    def origins(self, port: int) -> tuple[str, ...]:
        """Return what browsers call the server, the name for people first.

        Args:
            port: that it listens on.
        """
        if self.cert is None and self.proxy is None:
            return local_origins(port)
        suffix = "" if port == _HTTPS_PORT or self.proxy is not None else f":{port}"
        named = [host if re.search(r":\d+$", host) else host + suffix for host in self.hosts]
        if self.proxy is None and not ip_address(self.address).is_unspecified:
            named += [f"[{self.address}]{suffix}" if ":" in self.address else self.address + suffix]
        if self.proxy is None and self.address == HOST:
            named += ["localhost" + suffix]
        return tuple(dict.fromkeys(f"https://{name.lower()}" for name in named))

    def _check_proxy(self) -> None:
        try:
            _ = self.networks
        except ValueError as error:
            raise InputError(
                f"--behind-proxy {str(self.proxy)[:60]!r} is no address; give that of the proxy, such as 127.0.0.1 or "
                "172.18.0.0/16."
            ) from error

    def _check_certificate(self) -> None:
        if self.cert is None or self.key is None:
            return
        try:
            # without a password: nobody is there to type one
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.cert, self.key, password="")
        except (OSError, ssl.SSLError) as error:
            raise InputError(
                f"--cert {str(self.cert)!r} and --key {str(self.key)!r} cannot be used ({error.strerror or error}); "
                "give a certificate and its key in PEM, without a password."
            ) from error

    @staticmethod
    def _is_address(text: str) -> bool:
        try:
            ip_address(text)
        except ValueError:
            return False
        return True
