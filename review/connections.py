"""Connections that ask for nothing take no place from those that do: who connects is served, whatever else is open."""

import asyncio
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["server_limits"]

MOST_CONNECTIONS: Final = 256
"""Open connections; a browser has up to six, and systems allow a process some 1,000 files."""

ACCEPTED_AT_ONCE: Final = 64
"""Connections that are taken in before the surplus is closed."""

ASKING: Final = 10.0
"""Seconds in which the head of a request must arrive, from when the connection is open or the last answer was given."""

SENDING: Final = 120.0
"""Seconds in which the body of a request must arrive: the largest import at 270 kB a second."""

_LOOK: Final = 2.0  # seconds between two looks at a connection


def limited_connections() -> "type[H11Protocol]":
    """Make the protocol of a server's connections: idle ones are closed, first of all those that never asked anything.

    Everybody comes from one address, this machine's, so that there is nothing to count by address.
    """
    import h11
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class LimitedProtocol(H11Protocol):
        """A connection that knows since when it waits for its client."""

        waits_since = 0.0
        answered = False

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            """Take a connection in; where there are too many, close the one that has been waiting longest."""
            super().connection_made(transport)
            self.waits_since = self.loop.time()
            self.loop.call_later(_LOOK, self.look)
            kept = [
                one for one in self.connections if isinstance(one, LimitedProtocol) and not one.transport.is_closing()
            ]
            if len(kept) > MOST_CONNECTIONS:
                idle = [one for one in kept if one.waits_for_head()]
                min(idle, key=lambda one: (one.answered, one.waits_since), default=self).transport.abort()

        def data_received(self, data: bytes) -> None:
            """Take bytes in; from the head of a request on, its body is waited for."""
            waited = self.waits_for_head()
            super().data_received(data)
            if waited and not self.waits_for_head():
                self.waits_since = self.loop.time()

        def on_response_complete(self) -> None:
            """Begin to wait for the next request."""
            self.answered = True
            self.waits_since = self.loop.time()
            super().on_response_complete()

        def waits_for_head(self) -> bool:
            """Whether no request, or only the beginning of its head, has arrived since the last answer."""
            return self.conn.their_state in (h11.IDLE, h11.ERROR)

        def look(self) -> None:
            """Close the connection when its client was waited for too long; an answer takes as long as it takes."""
            if self.transport.is_closing():
                return
            waited = self.loop.time() - self.waits_since
            sends = self.conn.their_state is h11.SEND_BODY
            if (self.waits_for_head() and waited > ASKING) or (sends and waited > SENDING):
                self.transport.abort()
                return
            self.loop.call_later(_LOOK, self.look)

    return LimitedProtocol


def server_limits() -> dict[str, Any]:
    """Return the settings of the server that hold its connections within limits."""
    return {"http": limited_connections(), "ws": "none", "backlog": ACCEPTED_AT_ONCE}
