"""Listen on a port, of this machine alone where nobody asks for more, with the libraries of the extra `review`."""

import secrets
import socket
import sys
from pathlib import Path
from typing import Final

from documents.errors import InputError
from review.connections import server_limits
from review.guard import Application

__all__ = ["HOST", "answer", "bound_listener", "check_libraries", "new_token"]

HOST: Final = "127.0.0.1"

_TOKEN_BYTES: Final = 24
"""Random bytes of the token in the address: 192 bits cannot be guessed."""

_GRACE: Final = 3
"""Seconds that answers may still take when the server is asked to stop."""

_FILES: Final = 65_536
"""Open files that the server asks the system for: connections that only begin to talk TLS count with nobody, and go
after a minute; with the usual 1,024 they would fill all places."""


def new_token() -> str:
    """Make the secret part of an address."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def check_libraries(what: str) -> None:
    """Say what to install where the libraries of a server are missing.

    Args:
        what: needs them, as a sentence begins: `the review server`.

    Raises:
        InputError: one is missing.
    """
    try:
        import starlette
        import uvicorn
    except ImportError as error:
        raise InputError(
            f"{what} needs {error.name!r}, which is not installed; install 'policydiff[review]'."
        ) from error
    _ = starlette, uvicorn


def bound_listener(port: int, address: str = HOST) -> socket.socket:
    """Bind to a port.

    Args:
        port: 0 for any that is free.
        address: of this machine; that which no other machine reaches when nobody says another.

    Raises:
        InputError: port or address cannot be had.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a killed server's port is free at once
        listener.bind((address, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        reason = error.strerror if isinstance(error, OSError) else "ports go from 0 to 65535"
        place = f"port {port}" if address == HOST else f"port {port} of {address}"
        raise InputError(f"{place} cannot be had ({reason}); choose another --port, or 0 for any.") from error
    return listener


def answer(
    application: Application, listener: socket.socket, *, cert: Path | None = None, key: Path | None = None
) -> None:
    """Answer until the process is interrupted.

    Args:
        application: that answers.
        listener: bound to a port.
        cert: certificate in PEM; None without TLS.
        key: its private key.
    """
    import uvicorn

    _allow_connections()
    config = uvicorn.Config(
        application,
        access_log=False,  # a line of it would hold the token
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=_GRACE,
        ssl_certfile=cert,
        ssl_keyfile=key,
        **server_limits(),
    )
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _allow_connections() -> None:
    """Raise the number of files that this process may have open, as far as the system lets it."""
    if sys.platform == "win32":  # which has no such number
        return
    import resource

    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if most == resource.RLIM_INFINITY else min(_FILES, most)
    if least != resource.RLIM_INFINITY and least < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
