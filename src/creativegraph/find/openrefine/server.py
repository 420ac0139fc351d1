"""The server of the OpenRefine Reconciliation API: on this computer alone, for pages of this computer alone.

Version 0.2 is at the root, the draft of 1.0 below ``/draft``. Werkzeug reads the requests and sends the answers.
"""

from collections.abc import Callable, Iterable
from socket import create_server
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import orjson

from creativegraph.errors import ArgumentError, CreativeGraphError, UnwritableError
from creativegraph.find.candidates import Matcher
from creativegraph.find.matches import Matches
from creativegraph.find.openrefine.query import MOST, query_of, query_of_draft
from creativegraph.find.openrefine.service import BATCH, SUGGESTED, Service
from creativegraph.graph import Graph
from creativegraph.graph.rows.table import extra
from creativegraph.project import using

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from werkzeug.wrappers import Request, Response

__all__ = ["Application", "serve"]

HOST = "127.0.0.1"
LARGEST = 16 << 20
"""Bytes that a request may have."""
HERE = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
ROUTES = {
    "": "root", "/": "root", "/suggest/<what>": "suggest", "/flyout/<what>": "flyout", "/preview": "preview",
    "/extend/propose": "propose", "/draft": "draft", "/draft/": "draft", "/draft/match": "match",
    "/draft/suggest/<what>": "suggest", "/draft/preview": "preview", "/draft/extend": "extend",
    "/draft/extend/propose": "propose",
}  # fmt: skip
KINDS = ("entity", "type", "property")


class Application:
    """Answers requests by a service, one at a time."""

    def __init__(self, service: Service) -> None:
        with extra("reconcile", "the server"):
            from werkzeug.routing import Map, Rule
        self.service = service
        self.rules = Map([Rule(path, endpoint=name) for path, name in ROUTES.items() if path], strict_slashes=False)
        self.lock = Lock()

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        from werkzeug.exceptions import HTTPException
        from werkzeug.wrappers import Request

        request = Request(environ)
        request.max_content_length = request.max_form_memory_size = LARGEST
        with self.lock, using(self.service.graph.projects):
            try:
                response = self.answer(request)
            except ArgumentError as error:
                response = answered({"status": "error", "message": str(error)}, 400)
            except CreativeGraphError as error:
                response = answered({"status": "error", "message": str(error)}, 500)
            except HTTPException as error:
                response = answered({"status": "error", "message": error.description or error.name}, error.code or 500)
        origin = request.headers.get("Origin", "")
        if urlsplit(origin).hostname in HERE:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        response.headers["Vary"] = "Origin"
        return response(environ, start)

    def answer(self, request: "Request") -> "Response":
        """Return the answer to a request; a page of elsewhere gets none, whatever name it has for this computer."""
        from werkzeug.exceptions import Forbidden

        host = urlsplit(f"//{request.host}").hostname
        origin = request.headers.get("Origin")
        if host not in HERE or (origin and urlsplit(origin).hostname not in HERE):
            raise Forbidden("only this computer is answered; ask http://127.0.0.1")
        if request.method == "OPTIONS":
            return answered({})
        name, values = self.rules.bind_to_environ(request.environ).match(method=request.method)
        made: Response = getattr(self, name)(request, **values)
        return made

    def root(self, request: "Request") -> "Response":
        """Version 0.2: the manifest, a query, several queries, or values."""
        given = request.values
        if text := given.get("queries"):
            queries = loaded(text)
            if not isinstance(queries, dict):
                raise ArgumentError("queries is no object of queries by their keys; give one")
            check_size(len(queries))
            return answered({key: self.results(each) for key, each in queries.items()})
        if text := given.get("query"):
            return answered(self.results(loaded(text) if text.lstrip().startswith("{") else {"query": text}))
        if text := given.get("extend"):
            meta, rows = self.service.extend(loaded(text))
            return answered({"meta": meta, "rows": rows})
        return answered(self.service.manifest(request.host_url.rstrip("/")))

    def results(self, query: object) -> dict[str, Any]:
        """Return the answer to a query of version 0.2."""
        return {"result": [self.service.result(each) for each in self.service.match(query_of(query))]}

    def draft(self, request: "Request") -> "Response":  # noqa: ARG002 - as the others
        """The draft: the manifest."""
        return answered(self.service.manifest_of_draft())

    def match(self, request: "Request") -> "Response":
        """The draft: several queries."""
        given = posted(request)
        queries = given.get("queries") if isinstance(given, dict) else None
        if not isinstance(queries, list):
            raise ArgumentError("the request has no list of queries; post an object that has one")
        check_size(len(queries))
        found = [self.service.match(query_of_draft(each)) for each in queries]
        return answered({"results": [{"candidates": [self.service.result(one) for one in each]} for each in found]})

    def suggest(self, request: "Request", what: str) -> "Response":
        """Suggestions, as both versions have them."""
        known(what)
        prefix = request.args.get("prefix", "")
        limit = whole(request.args.get("limit"), SUGGESTED) or SUGGESTED
        offset = whole(request.args.get("offset", request.args.get("cursor")), 0)
        return answered({"result": self.service.suggest(what, prefix, min(limit, MOST), offset)})

    def flyout(self, request: "Request", what: str) -> "Response":
        """A few words about an entity, class or property."""
        known(what)
        identifier = request.args.get("id", "")
        return found_or_not(identifier, self.service.flyout(what, identifier))

    def preview(self, request: "Request") -> "Response":
        """A page about an entity."""
        from werkzeug.wrappers import Response

        identifier = request.args.get("id", "")
        page = self.service.preview(identifier)
        return Response(page, mimetype="text/html") if page else found_or_not(identifier, None)

    def propose(self, request: "Request") -> "Response":
        """Properties of a class."""
        return answered(self.service.propose(request.args.get("type", ""), whole(request.args.get("limit"), 0) or None))

    def extend(self, request: "Request") -> "Response":
        """The draft: values of properties."""
        meta, rows = self.service.extend(posted(request))
        listed = [
            {"id": thing, "properties": [{"id": name, "values": values} for name, values in row.items()]}
            for thing, row in rows.items()
        ]
        return answered({"meta": meta, "rows": listed})


def answered(made: object, status: int = 200) -> "Response":
    """Return an answer in JSON."""
    from werkzeug.wrappers import Response

    return Response(orjson.dumps(made), status, mimetype="application/json")


def found_or_not(identifier: str, made: object) -> "Response":
    """Return what is known of an identifier."""
    from werkzeug.exceptions import NotFound

    if made is None:
        raise NotFound(f"nothing has the id {identifier}; look it up with /suggest/entity")
    return answered(made)


def known(what: str) -> None:
    """Refuse what is none of the things that are suggested."""
    from werkzeug.exceptions import NotFound

    if what not in KINDS:
        raise NotFound(f"nothing is suggested for {what}; ask for entity, type or property")


def loaded(text: str | bytes) -> object:
    """Return what JSON says."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ArgumentError(f"the request is no JSON ({error}); send an object in JSON") from error


def posted(request: "Request") -> object:
    """Return what was posted."""
    return loaded(request.get_data())


def check_size(number: int) -> None:
    """Refuse too many queries at once."""
    from werkzeug.exceptions import RequestEntityTooLarge

    if number > BATCH:
        raise RequestEntityTooLarge(f"{number} queries are more than {BATCH}; send them in several requests")


def whole(text: str | None, default: int) -> int:
    """Return a number of an address."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


def serve(graph: Graph, compare: Matcher, known: Matches, port: int, say: Callable[[str], None]) -> None:
    """Answer until Ctrl-C, on this computer alone.

    Raises:
        UnwritableError: the port is taken.
    """
    with extra("reconcile", "the server"):
        from werkzeug.serving import WSGIRequestHandler, make_server

    class Silent(WSGIRequestHandler):
        """Prints no line for each request."""

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Print nothing."""

    try:
        listening = create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise UnwritableError(f"port {port} of {HOST} cannot be opened; name another one, or 0 for any") from error
    port = listening.getsockname()[1]
    application = Application(Service(graph, compare, known))
    server = make_server(HOST, port, application, threaded=True, request_handler=Silent, fd=listening.fileno())
    say(f"OpenRefine finds the service at http://{HOST}:{port}/ (version 0.2);")
    say(f"clients of the draft of 1.0 at http://{HOST}:{port}/draft; end it with Ctrl-C")
    with listening, server:
        server.serve_forever()
