"""A session of requests that waits for each packet no longer than the whole answer may take.

The timeout of requests is one for each packet: a server that sends a byte a second is waited for without end. Here
what is read of a connection is read by the deadline of the answer, its headers and its chunks as well.
"""

import io
from http.client import HTTPResponse
from http.cookiejar import DefaultCookiePolicy
from socket import SocketIO
from typing import TYPE_CHECKING, Any

from requests import Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import pool_classes_by_scheme

from creativegraph.engine.deadline import LONGEST, left

if TYPE_CHECKING:
    from socket import socket

__all__ = ["new_session"]


class TimedSocket(SocketIO):
    """The bytes of a connection; each read may take what is left of the time of the answer."""

    def __init__(self, connection: "socket") -> None:
        super().__init__(connection, "r")
        self.connection = connection
        connection._io_refs += 1  # type: ignore[attr-defined]  # noqa: SLF001 - as makefile() does; closing gives it back

    def readinto(self, buffer: Any) -> int | None:
        """Read what has come, or wait for it until the deadline."""
        seconds = left()
        if seconds is not None:
            if not seconds:
                raise TimeoutError("timed out")
            self.connection.settimeout(min(seconds, LONGEST))
        return super().readinto(buffer)


class TimedResponse(HTTPResponse):
    """A response that is read by the deadline."""

    def __init__(self, sock: "socket", *given: Any, **options: Any) -> None:
        super().__init__(sock, *given, **options)
        self.fp.close()
        self.fp = io.BufferedReader(TimedSocket(sock))


class TimedConnection(HTTPConnection):
    """A connection whose responses are read by the deadline."""

    response_class = TimedResponse


class TimedTLSConnection(HTTPSConnection):
    """The same over TLS."""

    response_class = TimedResponse


class TimedPool(HTTPConnectionPool):
    """Connections to one host."""

    ConnectionCls = TimedConnection


class TimedTLSPool(HTTPSConnectionPool):
    """The same over TLS."""

    ConnectionCls = TimedTLSConnection


class TimedAdapter(HTTPAdapter):
    """Sends requests by such connections, also through a proxy."""

    def init_poolmanager(self, *given: Any, **options: Any) -> None:
        """Make the connections of the session."""
        super().init_poolmanager(*given, **options)
        self.poolmanager.pool_classes_by_scheme = POOLS

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        """Make the connections to a proxy."""
        made = super().proxy_manager_for(proxy, **options)
        if made.pool_classes_by_scheme is pool_classes_by_scheme:  # a SOCKS proxy has its own
            made.pool_classes_by_scheme = POOLS
        return made


POOLS = {"http": TimedPool, "https": TimedTLSPool}


def new_session() -> Session:
    """Return a session that keeps connections open and accepts no cookies."""
    made = Session()
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for scheme in ("http://", "https://"):
        made.mount(scheme, TimedAdapter())
    return made
