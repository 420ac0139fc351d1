"""A server on this machine that counts what it is asked: nothing at all, if what is tested stays here."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

__all__ = ["Listener", "listening"]

ANSWER = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'


class Listener(NamedTuple):
    """The address of the server, and the requests that came."""

    url: str
    asked: list[str]


@contextmanager
def listening() -> Iterator[Listener]:
    """Give a server that answers every query with no rows."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("content-length") or 0))
            asked.append(f"{self.command} {self.path}")
            self.send_response(200)
            self.send_header("content-type", "application/sparql-results+json")
            self.send_header("content-length", str(len(ANSWER)))
            self.end_headers()
            self.wfile.write(ANSWER)

        do_POST = do_HEAD = do_GET  # noqa: N815 - the names that the class calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the parameter
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield Listener(f"http://127.0.0.1:{server.server_address[1]}/", asked)
        finally:
            server.shutdown()
