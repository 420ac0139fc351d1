"""A server on loopback that does wrong what a SPARQL endpoint can do wrong, one fault a path."""

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

CSV = "text/csv"
HEADER = b"thing\r\n"
PAGE = b"<html><body>" + b"<p>Welcome to the portal</p>" * 500 + b"</body></html>"
TEN = b"".join(b"urn:%d\r\n" % number for number in range(10))
MANY = 30


def half_packed(data: bytes) -> bytes:
    """Gzip whose end is missing, though all of these bytes can be unpacked."""
    made = zlib.compressobj(wbits=31)
    return made.compress(data) + made.flush(zlib.Z_SYNC_FLUSH)


class Faulty(BaseHTTPRequestHandler):
    """Answers each path with its fault; ``seen`` holds what came."""

    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, str | None]]
    heard: list[str]
    elsewhere = ""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.query = parse_qs(parts.query).get("query", [""])[0]
        self.answer(parts.path)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.heard.append(body.decode())
        self.query = parse_qs(body.decode()).get("query", [""])[0]
        self.answer(urlsplit(self.path).path)

    def answer(self, path: str) -> None:
        self.heard.append(self.path)
        self.seen.append((path, self.headers.get("Authorization")))
        with suppress(OSError):
            getattr(self, path.strip("/").replace("-", "_"))()

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - the library's word
        pass

    def give(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def unframed(self, body: bytes) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", CSV)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def chunked(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", CSV)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def redirect(self, target: str, status: int = 302) -> None:
        self.give(status, "text/html", PAGE, Location=target)

    def well(self) -> None:
        self.give(200, CSV, HEADER + b"urn:x\r\n")

    def slow(self) -> None:
        time.sleep(1)
        self.well()

    def dripping(self) -> None:
        self.chunked()
        for _ in range(40):
            self.wfile.write(b"7\r\nurn:x\r\n\r\n")
            time.sleep(0.05)
        self.close_connection = True

    def dripping_bytes(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", CSV)
        self.send_header("Content-Length", "10000")
        self.end_headers()
        self.drip(b"thing\r\n")

    def dripping_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-Header: x\r\n")

    def dripping_first_line(self) -> None:
        self.drip(b"HTTP/1.1 200 " + b"O" * 200)

    def dripping_page(self) -> None:
        self.send_response(500)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "10000")
        self.end_headers()
        self.drip(b"out of memory ")

    def drip(self, text: bytes) -> None:
        for place in range(40):
            self.wfile.write(text[place % len(text) :][:1])
            time.sleep(0.1)
        self.close_connection = True

    def moving_on(self) -> None:
        time.sleep(0.2)
        self.redirect("/moving-on-too")

    def moving_on_too(self) -> None:
        time.sleep(0.2)
        self.redirect("/moving-on-again")

    def moving_on_again(self) -> None:
        time.sleep(0.2)
        self.redirect("/well")

    def closing_late(self) -> None:
        time.sleep(0.3)
        self.close_connection = True

    def page(self) -> None:
        self.give(200, "text/html; charset=utf-8", PAGE)

    def missing(self) -> None:
        self.give(404, "text/html", PAGE)

    def credentials(self) -> None:
        self.give(401, "text/html", PAGE, WWW_Authenticate='Basic realm="x"')

    def forbidden(self) -> None:
        self.give(403, "text/plain", b"not for you")

    def busy(self) -> None:
        self.give(429, "text/html", PAGE, Retry_After="3600")

    def busy_once(self) -> None:
        if len([path for path, _ in self.seen if path == self.path.partition("?")[0]]) > 1:
            return self.well()
        return self.give(429, "text/html", PAGE, Retry_After="0")

    def failing(self) -> None:
        self.give(500, "text/html", PAGE)

    def explaining(self) -> None:
        self.give(500, "text/plain", b"out of memory\nat query.c:17\n" * 50)

    def refusing(self) -> None:
        self.give(400, "text/plain", b"no such function")

    def half(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", CSV)
        self.send_header("Content-Length", "10000")
        self.end_headers()
        self.wfile.write(HEADER + b"urn:x\r\n")
        self.close_connection = True

    def packed(self, data: bytes, kept: int | None = None) -> None:
        self.give(200, CSV, data[:kept], Content_Encoding="gzip")

    def packed_well(self) -> None:
        self.packed(gzip.compress(HEADER) + gzip.compress(b"urn:x\r\n") + bytes(8))

    def packed_half(self) -> None:
        self.packed(half_packed(HEADER + b"urn:x"))

    def packed_half_member(self) -> None:
        self.packed(gzip.compress(HEADER) + half_packed(b"urn:x"))

    def packed_rows(self) -> None:
        self.packed(gzip.compress(HEADER + (b"urn:" + b"x" * 54 + b"\r\n") * 200_000))

    def chunked_rows(self) -> None:
        self.chunked()
        rows = HEADER + b"urn:x\r\n" * 1_300_000
        for start in range(0, len(rows), 1 << 20):
            part = rows[start : start + (1 << 20)]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def packed_bomb(self) -> None:
        self.packed(gzip.compress(HEADER + b"a" * (70 << 20)))

    def half_chunk(self) -> None:
        self.chunked()
        self.wfile.write(b"ff\r\nthing\r\n")
        self.close_connection = True

    def half_once(self) -> None:
        if len([path for path, _ in self.seen if path == self.path.partition("?")[0]]) > 1:
            return self.well()
        return self.half()

    def half_row(self) -> None:
        self.unframed(HEADER + b"urn:x\r\nurn:")

    def half_quote(self) -> None:
        self.unframed(HEADER + b'"one\n')

    def between_rows(self) -> None:
        self.count_or(lambda: self.unframed(HEADER + b"urn:x\r\nurn:y\r\n"))

    def count_or(self, otherwise: object) -> None:
        if "COUNT(*)" in self.query:
            return self.give(200, CSV, f"size\r\n{MANY}\r\n".encode())
        assert callable(otherwise)
        otherwise()
        return None

    def cut(self) -> None:
        self.count_or(lambda: self.give(200, CSV, HEADER + TEN, X_SPARQL_MaxRows="10"))

    def cut_silently(self) -> None:
        self.count_or(lambda: self.give(200, CSV, HEADER + TEN))

    def image(self) -> None:
        self.give(200, "image/png", b"\x89PNG")

    def untyped(self) -> None:
        self.give(200, "", b"thing\r\n")

    def ragged(self) -> None:
        self.give(200, CSV, HEADER + b"urn:x,urn:y\r\n")

    def renamed(self) -> None:
        self.give(200, CSV, b"city\r\nurn:x\r\n")

    def half_json(self) -> None:
        self.give(200, "application/sparql-results+json", b'{"head":{"vars":["thing"]},"results":{"bindings":[{"th')

    def not_utf_8(self) -> None:
        self.give(200, CSV, HEADER + b"urn:\xff\r\n")

    def klingon(self) -> None:
        self.give(200, CSV + "; charset=klingon", HEADER + b"urn:x\r\n")

    def stopped(self) -> None:
        cut = b"\n##  Query cancelled due to timeout during execution   ##\n"
        self.give(200, CSV, HEADER + b"urn:x\r\n" + cut)

    def anytime(self) -> None:
        self.give(200, CSV, HEADER + b"urn:x\r\n", X_SQL_State="S1TAT")

    def late(self) -> None:
        self.give(503, "text/plain;charset=utf-8", b"Query timed out\n")

    def bad_location(self) -> None:
        self.redirect("http://[x")

    def odd_location(self) -> None:
        self.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /well\x01 \xe9\r\nContent-Length: 0\r\n\r\n")

    def no_get(self) -> None:
        return self.well() if self.command == "POST" else self.give(405, "text/html", PAGE)

    def garbage(self) -> None:
        self.close_connection = True
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    def loop(self) -> None:
        self.redirect("/loop-again")

    def loop_again(self) -> None:
        self.redirect("/loop")

    def moved(self) -> None:
        self.redirect("/well", 301)

    def moved_away(self) -> None:
        self.redirect(f"{self.elsewhere}/well?query=x", 307)

    def moved_to_login(self) -> None:
        self.redirect(f"{self.elsewhere}/credentials", 302)

    def moved_to_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def endless(self) -> None:
        self.chunked()
        for _ in range(100_000):
            self.wfile.write(b"700\r\n" + b"urn:x\r\n" * 256 + b"\r\n")


class Quiet(ThreadingHTTPServer):
    """Says nothing of callers that go away in the middle of an answer, as they should."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def serving(
    elsewhere: str = "", secure: ssl.SSLContext | None = None, heard: list[str] | None = None
) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """The address of a faulty server, and what it has seen: paths with credentials."""
    seen: list[tuple[str, str | None]] = []
    handler = type(
        "Handler", (Faulty,), {"seen": seen, "heard": heard if heard is not None else [], "elsewhere": elsewhere}
    )
    server = Quiet(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        scheme = "http" if secure is None else "https"
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}", seen
    finally:
        server.shutdown()
        server.server_close()
