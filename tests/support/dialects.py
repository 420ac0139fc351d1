"""SPARQL servers on loopback that answer as QLever and Jena Fuseki do: headers, line ends, formats and errors.

The graph behind them is an embedded one; only how an answer is written and sent is theirs. Read from the sources of
QLever (ExportQueryExecutionTrees.cpp, Server.cpp, MediaTypes.cpp) and of Jena (ResultSetWriterCSV.java,
ResponseResultSet.java, ActionExecLib.java).
"""

import csv
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat

import creativegraph as cg

CSV = "text/csv"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
XSD = "http://www.w3.org/2001/XMLSchema#"
QLEVER_CUT = (
    "\n !!!!>># An error has occurred while exporting the query result. Unfortunately due to limitations in the HTTP"
    " 1.1 protocol, there is no better way to report this than to append it to the incomplete result. The error message"
    " was:\nOperation timed out."
)
FUSEKI_CUT = (
    "\n##  Query cancelled due to timeout during execution   ##\n"
    "##  ****          Incomplete results           ****   ##\n"
)
Rows = list[list[object]]


class Sent(NamedTuple):
    """An answer."""

    status: int
    kind: str
    body: str


class QLever:
    """As QLever 0.5 answers: chunks, no character set, line feeds, ``meta`` behind the rows, errors in JSON."""

    headers = (("Access-Control-Allow-Origin", "*"),)
    tables = (JSON, XML, CSV)
    triples = ("text/turtle", "application/n-triples")
    cut = QLEVER_CUT

    def table(self, kind: str, columns: list[str], rows: Rows) -> Sent:
        if kind == CSV:
            lines = [",".join(columns), *(",".join(map(self.cell, row)) for row in rows)]
            return Sent(200, kind, "".join(f"{line}\n" for line in lines))
        bindings = [
            {name: self.term(each) for name, each in zip(columns, row, strict=True) if each is not None} for row in rows
        ]
        found = {
            "head": {"vars": columns}, "results": {"bindings": bindings},
            "meta": {"query-time-ms": 3, "result-size-total": len(rows)},
        }  # fmt: skip
        return Sent(200, JSON, json.dumps(found, ensure_ascii=False, separators=(",", ":")))

    def cell(self, term: object) -> str:
        text = self.text(term)
        return '"' + text.replace('"', '""') + '"' if any(each in text for each in '",\r\n') else text

    def text(self, term: object) -> str:
        if isinstance(term, BlankNode):
            return f"_:bn{term.value[:4]}"
        if isinstance(term, Literal) and term.datatype.value == XSD + "decimal":
            return f"{float(term.value):.1f}" if float(term.value).is_integer() else f"{float(term.value):.13g}"
        return "" if term is None else str(getattr(term, "value", term))

    def term(self, term: object) -> dict[str, str]:
        if isinstance(term, NamedNode):
            return {"type": "uri", "value": term.value}
        if isinstance(term, BlankNode):
            return {"type": "bnode", "value": self.text(term)[2:]}
        assert isinstance(term, Literal)
        if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        if term.datatype.value == XSD + "string":
            return {"type": "literal", "value": term.value}
        datatype = term.datatype.value.replace("#integer", "#int")
        return {"type": "literal", "value": self.text(term), "datatype": datatype}

    def truth(self, *, found: bool) -> Sent:
        return Sent(200, JSON, json.dumps({"head": {}, "boolean": found}, separators=(",", ":")))

    def wrong(self, query: str, message: str) -> Sent:
        error = {
            "exception": message, "query": query, "resultsize": 0, "status": "ERROR",
            "time": {"computeResult": 2, "total": 2},
        }  # fmt: skip
        return Sent(400, "application/json", json.dumps(error))

    def late(self, query: str) -> Sent:
        said = self.wrong(query, "Operation timed out. Last operation: Sort (internal order) on [0]")
        return said._replace(status=429)


class Fuseki:
    """As Jena Fuseki 5 answers: CRLF, ``charset=utf-8``, roomy JSON, errors as text."""

    headers = (
        ("Fuseki-Request-Id", "7"), ("Vary", "Accept,Accept-Encoding,Accept-Charset"), ("Pragma", "no-cache"),
        ("Cache-Control", "must-revalidate,no-cache,no-store"),
    )  # fmt: skip
    tables = (XML, JSON, CSV)
    triples = ("text/turtle", "application/n-triples", "application/rdf+xml")
    cut = FUSEKI_CUT

    def table(self, kind: str, columns: list[str], rows: Rows) -> Sent:
        if kind == CSV:
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows(
                [columns, *([self.text(each) for each in r] for r in rows)]
            )
            return Sent(200, f"{kind}; charset=utf-8", out.getvalue())
        bindings = [
            {name: self.term(each) for name, each in zip(columns, row, strict=True) if each is not None} for row in rows
        ]
        found = {"head": {"vars": columns}, "results": {"bindings": bindings}}
        return Sent(200, f"{JSON}; charset=utf-8", json.dumps(found, indent=2, separators=(" ,", ": ")) + "\n")

    def text(self, term: object) -> str:
        if isinstance(term, BlankNode):
            return f"_:{term.value[:4]}"
        return "" if term is None else str(getattr(term, "value", term))

    def term(self, term: object) -> dict[str, str]:
        if isinstance(term, Literal) and not term.language and term.datatype.value != XSD + "string":
            return {"type": "literal", "datatype": term.datatype.value, "value": term.value}
        return QLever().term(term)

    def truth(self, *, found: bool) -> Sent:
        body = f'{{ \n  "head" : {{ }} ,\n  "boolean" : {str(found).lower()}\n}}\n'
        return Sent(200, f"{JSON}; charset=utf-8", body)

    def wrong(self, query: str, message: str) -> Sent:
        return Sent(400, "text/plain;charset=utf-8", f"Parse error: \n{query}\n{message}\n")

    def late(self, query: str) -> Sent:  # noqa: ARG002 - QLever repeats the query
        return Sent(503, "text/plain;charset=utf-8", "Query timed out\n")


Dialect = QLever | Fuseki


def chosen(accept: str, offered: tuple[str, ...]) -> str:
    """The media type of the greatest weight among those offered, else the first."""
    weights = {}
    for each in accept.split(","):
        name, _, quality = each.strip().partition(";q=")
        weights[name] = float(quality or 1)
    return max(offered, key=lambda name: (weights.get(name, 0), -offered.index(name)))


def answered(dialect: Dialect, graph: cg.Graph, query: str, accept: str) -> Sent:
    """The answer to a query in the best format that the client accepts."""
    try:
        found = graph.store().query(query)
    except SyntaxError as error:
        return dialect.wrong(query, str(error))
    if isinstance(found, QueryTriples):
        kind = chosen(accept, dialect.triples)
        body = found.serialize(format=RdfFormat.from_media_type(kind))
        return Sent(200, kind, (body or b"").decode())
    kind = chosen(accept, dialect.tables)
    if isinstance(found, QueryBoolean):
        return dialect.truth(found=bool(found))
    assert isinstance(found, QuerySolutions)
    return dialect.table(kind, [each.value for each in found.variables], [list(row) for row in found])


@contextmanager
def speaking(dialect: Dialect, graph: cg.Graph, how: str = "") -> Iterator[tuple[cg.Graph, list[str]]]:
    """A graph at such a server, and what it was sent: methods. ``how`` is ``cut`` or ``late`` for a server that is."""
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, form: str) -> None:
            asked.append(self.command)
            query = parse_qs(form)["query"][0]
            sent = answered(dialect, graph, query, self.headers["Accept"])
            if how == "late":
                sent = dialect.late(query)
            body = sent.body
            if how == "cut":
                whole_rows = body.rfind("\n", 0, -1)
                body = body[: whole_rows if whole_rows > 0 else len(body) // 2] + dialect.cut
            self.send_response(sent.status)
            for name, value in (*dialect.headers, ("Content-Type", sent.kind), ("Transfer-Encoding", "chunked")):
                self.send_header(name, value)
            self.end_headers()
            for part in (body.encode()[:40], body.encode()[40:], b""):
                if part or body:
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part) if part else b"")
            self.wfile.write(b"0\r\n\r\n")

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield cg.connect(f"http://127.0.0.1:{server.server_port}/query", retries=2, timeout=10), asked
    finally:
        server.shutdown()
        server.server_close()
