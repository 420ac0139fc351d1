"""A SPARQL server in this process that keeps what it was asked, over an embedded graph."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import creativegraph as cg

Change = Callable[[str, bytes], tuple[int, str, bytes]]
"""Gives status, media type and body in place of the rows of a query."""


@contextmanager
def counted(
    graph: cg.Graph, most: int | None = None, change: Change | None = None, called: str = "counting"
) -> Iterator[tuple[cg.Graph, list[str]]]:
    """A graph at an endpoint with the same triples, and the queries that the endpoint gets.

    It gives ``most`` rows of a longer answer and does not say so, as some servers do; ``change`` changes answers.
    ``called`` is the server that it says it is.
    """
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples

    store, asked = graph.store(), list[str]()

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = called

        def do_GET(self) -> None:
            self.answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, form: str) -> None:
            query = parse_qs(form)["query"][0]
            asked.append(query)
            found = store.query(query)
            assert not isinstance(found, QueryTriples)
            json = isinstance(found, QueryBoolean)
            body = found.serialize(format=QueryResultsFormat.JSON if json else QueryResultsFormat.CSV) or b""
            status, kind = 200, "application/sparql-results+json" if json else "text/csv"
            if most is not None and not json:
                body = b"".join(body.splitlines(keepends=True)[: most + 1])
            if change and not json:
                status, kind, body = change(query, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield cg.connect(f"http://127.0.0.1:{server.server_port}/query"), asked
    finally:
        server.shutdown()
        server.server_close()
