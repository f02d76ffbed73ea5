"""Listen on a port of this machine alone, with the libraries of the extra `review`."""

import secrets
import socket
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


def bound_listener(port: int) -> socket.socket:
    """Bind to a port of this machine alone; 0 for any that is free.

    Raises:
        InputError: the port cannot be had.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a killed server's port is free at once
        listener.bind((HOST, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        reason = error.strerror if isinstance(error, OSError) else "ports go from 0 to 65535"
        raise InputError(f"port {port} cannot be had ({reason}); choose another --port, or 0 for any.") from error
    return listener


def answer(application: Application, listener: socket.socket) -> None:
    """Answer until the process is interrupted."""
    import uvicorn

    config = uvicorn.Config(
        application,
        access_log=False,  # a line of it would hold the token
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=_GRACE,
        **server_limits(),
    )
    with listener:
        uvicorn.Server(config).run(sockets=[listener])
