"""Graphs are loaded at real servers: whole or not at all, nothing twice, nothing else touched."""

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests
from hypothesis import given as of
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store
from tests.conftest import HEADER
from tests.support.commands import command
from tests.support.servers import OWNER, oxigraph

import creativegraph as cg
from creativegraph.endpoint.client import Endpoint
from creativegraph.endpoint.engine import RemoteEngine
from creativegraph.endpoint.held import held, hold
from creativegraph.endpoint.http import Limits
from creativegraph.endpoint.push import Pushed
from creativegraph.endpoint.target import Target
from creativegraph.endpoint.update import Writer
from creativegraph.endpoint.upload import Upload
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError, EndpointError, IncompleteError, RefusedError
from creativegraph.iris import BASE
from creativegraph.store.canonical import digest, normal, normal_form
from creativegraph.store.releases import release

Given = Callable[[str], cg.Graph]
MINE = "https://w3id.org/creativegraph/graph/mine"
FOREIGN = "https://example.org/foreign"
CITY = 'place:{0} a cg:City ; skos:prefLabel "City {0}"@en, "Thành phố {0}"@vi ; cg:count {0} .\n'


class Server(NamedTuple):
    """A real server, and who may write there."""

    url: str
    login: tuple[str, str] | None


@pytest.fixture(scope="module")
def running_oxigraph() -> Iterator[Server]:
    with oxigraph() as address:
        yield Server(address, None)


@pytest.fixture
def running_virtuoso(virtuoso_server: str) -> Server:
    return Server(virtuoso_server, OWNER)


@pytest.fixture(params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.foreign)])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(f"running_{request.param}")
    return found


@pytest.fixture
def small() -> Given:
    """A graph of Turtle and the one statement by which a push knows its own; to send the whole ontology takes long."""

    def world(turtle: str) -> cg.Graph:
        store = Store()
        store.load(f"{HEADER}<{BASE}ontology> a owl:Ontology .\n{turtle}".encode(), format=RdfFormat.TURTLE)
        return cg.Graph(OxigraphEngine(store))

    return world


def cities(given: Given, count: int, first: int = 0) -> cg.Graph:
    return given("".join(CITY.format(number) for number in range(first, first + count)))


class Passes(BaseHTTPRequestHandler):
    """Passes requests on, but no more graphs than allowed; then it answers with a status, or breaks off."""

    protocol_version = "HTTP/1.1"
    place: str
    allowed: int
    status: int | None
    passed: list[int]

    def do_GET(self) -> None:
        self.do_POST()

    def do_PUT(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "triples" in self.headers.get("Content-Type", "") and len(self.passed) >= self.allowed:
            self.refuse()
            return
        headers = {key: value for key, value in self.headers.items() if key not in ("Host", "Connection")}
        got = requests.request(
            self.command, self.place + self.path, data=body, headers=headers | {"Accept-Encoding": ""}, timeout=60
        )
        if "triples" in self.headers.get("Content-Type", "") and got.ok:
            self.passed.append(body.count(b"\n"))
        self.send_response_only(got.status_code)
        for key in ("Content-Type", "WWW-Authenticate", "X-SPARQL-MaxRows", "Server"):
            if key in got.headers:
                self.send_header(key, got.headers[key])
        self.send_header("Content-Length", str(len(got.content)))
        self.end_headers()
        self.wfile.write(got.content)

    def refuse(self) -> None:
        self.close_connection = True
        if self.status is not None:
            self.send_response_only(self.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - the library's word
        pass


@contextmanager
def proxied(server: Server, allowed: int, status: int | None = None) -> Iterator[tuple[Server, list[int]]]:
    """A server behind such a proxy, and the sizes of the graphs that it took."""
    place, _, rest = server.url.removeprefix("http://").partition("/")
    passed: list[int] = []
    handler = type(
        "Handler", (Passes,), {"place": f"http://{place}", "allowed": allowed, "status": status, "passed": passed}
    )
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield Server(f"http://127.0.0.1:{proxy.server_address[1]}/{rest}", server.login), passed
    finally:
        proxy.shutdown()
        proxy.server_close()


def there(server: Server, graph: str = MINE) -> set[bytes]:
    return set(Target(server.url, graph, server.login, Limits(60, 0, 1 << 30)).found(graph))


def push(graph: cg.Graph, server: Server, into: str | None = MINE, **options: object) -> cg.Pushed:
    return cg.push(graph, server.url, into=into, login=server.login, **options)  # type: ignore[arg-type]


def test_a_graph_stands_at_the_server_as_it_is_here(small: Given, server: Server) -> None:
    graph = cities(small, 50)

    pushed = push(graph, server)

    assert there(server) == set(normal_form(graph.store()))
    assert pushed.hash == digest(normal_form(graph.store()))
    assert pushed.triples == pushed.sent == len(cg.connect(pushed.address))


def test_the_same_graph_is_not_sent_again(small: Given, server: Server) -> None:
    push(cities(small, 20), server)

    with proxied(server, allowed=0) as (watched, passed):
        again = push(cities(small, 20), watched)

    assert not again.changed
    assert passed == []


def test_a_newer_graph_takes_the_place_of_the_older_one(small: Given, server: Server) -> None:
    push(cities(small, 40), server)

    push(cities(small, 30, first=20), server)

    assert there(server) == set(normal_form(cities(small, 30, first=20).store()))


def claims(small: Given, changed: int = 0, more: int = 0) -> cg.Graph:
    """A hundred cities, of which some count otherwise, and some more."""
    return small("".join(CITY.format(n).replace(f"cg:count {n}", f"cg:count {n + 1000 * (n < changed)}")
                         for n in range(100 + more)))  # fmt: skip


def edited(server: Server, graph: str, text: str) -> None:
    """Somebody changes a graph by hand."""
    place = Target(server.url, graph, server.login, Limits(60, 0, 1 << 30))
    place.writer(None, None).update_url.write("POST", "application/sparql-update", text.encode(), {}, retry=False)


@pytest.mark.parametrize("at_hand", [True, False])
def test_of_a_graph_that_was_pushed_before_only_the_difference_is_sent(
    small: Given, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_hand: bool
) -> None:
    old, new, place = claims(small), claims(small, changed=10, more=2), f"{MINE}/difference-{at_hand}"
    push(old, server, into=place)
    if not at_hand:
        monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))

    with proxied(server, allowed=1000) as (watched, passed):
        pushed = push(new, watched, into=place)

    assert pushed.sent == sum(passed) == 10 + 10 + 2 * 4
    assert pushed.hash == digest(there_sorted(server, place))
    assert set(there(server, place)) == set(normal_form(new.store()))
    assert pushed.notes == ()


def test_a_graph_that_was_pushed_is_kept_as_it_is_written_and_found_by_its_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))
    lines = normal_form(b'<urn:a> <urn:b> "x"@zh-Hant .\n<urn:a> <urn:c> "y" .\n')
    name = digest(lines)

    hold(name, lines)

    assert held(name) == lines
    assert b'<urn:a> <urn:b> "x"@zh-Hant .' in lines.values()
    (kept,) = tmp_path.glob("pushed/*")
    kept.write_bytes(gzip.compress(b"<urn:a> <urn:c> <urn:z> .\n\n"))
    assert held(name) is None


def test_a_release_that_the_server_holds_is_not_downloaded_to_find_the_difference(
    small: Given, running_oxigraph: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, place = claims(small), claims(small, changed=10), MINE + "/released"
    push(old, running_oxigraph, into=place)
    release(old, "1.0", "2026-01-31", tmp_path / "releases")
    monkeypatch.setattr(
        sys.modules["creativegraph.store.releases.kept"], "releases_folder", lambda: tmp_path / "releases"
    )
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path / "cache"))
    downloads = list[str | None]()
    monkeypatch.setattr(Target, "found", lambda _self, graph: downloads.append(graph))

    pushed = push(new, running_oxigraph, into=place)

    assert pushed.sent == 20
    assert downloads == []


def test_a_difference_of_the_default_graph_is_sent_alone_as_well(small: Given) -> None:
    with oxigraph() as address:
        cg.push(claims(small), address)

        pushed = cg.push(claims(small, changed=3), address)

        assert pushed.sent == 6
        assert len(cg.connect(address)) == pushed.triples


def test_a_difference_that_is_most_of_the_graph_is_sent_as_a_whole(small: Given, server: Server) -> None:
    place = MINE + "/most"
    push(claims(small), server, into=place)

    pushed = push(cities(small, 20, first=600), server, into=place)

    assert pushed.sent == pushed.triples


@pytest.mark.parametrize("edit", ["INSERT DATA { GRAPH <%s> { <urn:a> <urn:b> 1 } }", "", "DELETE DATA"])
def test_what_somebody_changed_by_hand_meanwhile_is_noticed_and_said(small: Given, server: Server, edit: str) -> None:
    place, city = MINE + "/by-hand", f"<{BASE}id/place/50> <{BASE}ontology#count>"
    push(claims(small), server, into=place)
    other = f"DELETE DATA {{ GRAPH <{place}> {{ {city} 50 }} }}"
    same_size = f"{other} ; INSERT DATA {{ GRAPH <{place}> {{ {city} 51 }} }}"
    edited(server, place, edit % place if "%" in edit else other if edit else same_size)

    pushed = push(claims(small, changed=3), server, into=place, verify=not edit)

    assert len(pushed.notes) == 1
    assert "somebody else changed it" in pushed.notes[0]
    assert 6 <= pushed.sent <= 9
    assert set(there(server, place)) == set(normal_form(claims(small, changed=3).store()))


def test_a_graph_that_somebody_changed_is_not_taken_for_the_one_that_was_pushed(small: Given, server: Server) -> None:
    place, city = MINE + "/up-to-date", f"<{BASE}id/place/50> <{BASE}ontology#count>"
    push(claims(small), server, into=place)
    edited(server, place, f"DELETE DATA {{ GRAPH <{place}> {{ {city} 50 }} }}")

    pushed = push(claims(small), server, into=place)

    assert pushed.changed
    assert set(there(server, place)) == set(normal_form(claims(small).store()))


def test_after_a_difference_the_graph_is_not_downloaded_unless_all_is_to_be_verified(
    small: Given, running_oxigraph: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, compared = MINE + "/tallied", list[str | None]()
    push(claims(small), running_oxigraph, into=place)
    holds = Target.holds

    def noticed(self: Target, graph: str | None, lines: dict[bytes, bytes]) -> bool:
        compared.append(graph)
        return holds(self, graph, lines)

    monkeypatch.setattr(Target, "holds", noticed)

    push(claims(small, changed=3), running_oxigraph, into=place)
    by_tally = list(compared)
    push(claims(small, changed=5), running_oxigraph, into=place, verify=True)

    assert place not in by_tally
    assert place in compared


def test_the_digest_is_named_only_of_a_graph_that_was_compared(
    small: Given, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, new = MINE + "/named-late", claims(small, changed=3)
    before = push(claims(small), server, into=place).hash
    monkeypatch.setattr(Target, "tallies", lambda *_: (_ for _ in ()).throw(EndpointError("gone")))
    with pytest.raises(EndpointError, match="gone"):
        push(new, server, into=place)
    named = Target(server.url, place, server.login, Limits(60, 0, 1 << 30)).named()
    monkeypatch.undo()

    pushed = push(new, server, into=place)

    assert named == {before}
    assert pushed.notes == ()
    assert set(there(server, place)) == set(normal_form(new.store()))


def test_of_a_graph_that_is_there_already_nothing_is_overwritten_where_another_digest_is_named(
    small: Given, running_oxigraph: Server
) -> None:
    place, server = MINE + "/named-otherwise", running_oxigraph
    push(claims(small), server, into=place)
    target = Target(server.url, place, server.login, Limits(60, 0, 1 << 30))
    digest = {"record": target.record, "digest": f"urn:sha256:{'0' * 64}"}
    target.writer(None, None).update("record", digest)

    pushed = push(claims(small), server, into=place)

    assert [each.partition("; ")[2] for each in pushed.notes] == ["the digest is mended"]
    assert target.named() == {pushed.hash}
    assert pushed.sent == 0


def test_what_a_dead_push_has_left_comes_to_a_graph_of_the_process_that_goes_on(
    small: Given, running_oxigraph: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, place, dead = cities(small, 60), MINE + "/taken-over", 4_000_000
    lines = normal_form(graph.store())
    target = Target(running_oxigraph.url, place, None, Limits(60, 0, 1 << 30))
    begun = Upload(target, target.writer(None, None), lines, lambda *_: None)
    own = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: dead)
    with begun.staging([], begun.digest, "whole") as (left,):
        begun.writer.add(left, list(lines.values())[:100])
    monkeypatch.setattr(os, "getpid", lambda: own)
    again = Upload(target, target.writer(None, None), lines, lambda *_: None)

    with again.staging(again.left(), again.digest, "whole") as (taken,):
        found = there(running_oxigraph, taken)
    again.drop_abandoned()

    assert f"-{own}-" in taken
    assert len(found) == 100
    assert target.graphs(left) == []


def test_an_earlier_graph_with_blank_nodes_is_changed_by_its_difference(small: Given, server: Server) -> None:
    place, rest = MINE + "/blank-before", "".join(map(CITY.format, range(20)))
    push(small(f"place:a cg:part [ skos:prefLabel 'x' ] .{rest}"), server, into=place)

    pushed = push(small(f"place:a cg:part [ skos:prefLabel 'y' ] .{rest}"), server, into=place)

    assert pushed.sent == 4
    assert len(there(server, place)) == pushed.triples


def test_a_push_that_is_killed_leaves_the_old_graph_or_the_new_and_nothing_behind_after_the_next(
    server: Server,
) -> None:
    script, user = Path(__file__).with_name("killed.py"), server.login[0] if server.login else ""
    words = [sys.executable, str(script), server.url, MINE + "/killed-ten", user]

    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=300)

    assert done.stderr == ""
    assert len(lines := done.stdout.splitlines()) == 10
    assert set(lines) == {"killed old mended", "killed new mended"}


def test_the_staging_graph_of_a_push_that_is_under_way_is_left_alone(small: Given, running_oxigraph: Server) -> None:
    place = MINE + "/two"
    target = Target(running_oxigraph.url, place, None, Limits(60, 0, 1 << 30))
    other = Upload(target, target.writer(None, None), normal_form(cities(small, 9).store()), lambda *_: None)

    with other.staging([], other.digest, "whole") as (staging,):
        other.writer.add(staging, list(other.lines.values()))
        push(cities(small, 5), running_oxigraph, into=place)
        meanwhile = there(running_oxigraph, staging)
    push(cities(small, 6), running_oxigraph, into=place)

    assert meanwhile == set(other.lines)
    assert there(running_oxigraph, staging) == set()


def test_no_other_graph_is_touched(small: Given, server: Server) -> None:
    push(cities(small, 10, first=500), server, into=FOREIGN)
    before = there(server, FOREIGN)

    push(cities(small, 25), server)
    push(cities(small, 26), server)

    assert before
    assert there(server, FOREIGN) == before


def test_a_push_that_was_cut_goes_on_where_it_stopped_while_readers_see_the_old_graph_or_the_new(
    small: Given, server: Server
) -> None:
    old, new = cities(small, 300), cities(small, 270, first=400)
    push(old, server)
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        reader = cg.connect(server.url, graph=MINE)
        while not done.is_set():
            seen.append(len(reader))

    polling = threading.Thread(target=read)
    polling.start()
    with proxied(server, allowed=3) as (cut, first), pytest.raises(EndpointError, match="continues from here"):
        push(new, cut, batch=200, retries=0)
    still, seen_until_then = there(server), set(seen)
    with proxied(server, allowed=1000) as (whole, second):
        pushed = push(new, whole, batch=200)
    done.set()
    polling.join()

    assert still == set(normal_form(old.store()))
    assert there(server) == set(normal_form(new.store()))
    assert sum(first) == 600
    assert sum(first) + sum(second) == len(new)
    assert pushed.sent == sum(second)
    assert seen_until_then == {len(old)}
    assert [size for size, _ in groupby(seen) if size in (len(old), len(new))] in ([len(old)], [len(old), len(new)])
    halves = [size for size in seen if size not in (len(old), len(new))]
    assert len(halves) <= (
        0 if server.login is None else 3
    )  # Virtuoso does not swap at once; a reader sees it in passing


def test_a_killed_command_goes_on_where_it_stopped(given: Given, running_oxigraph: Server, tmp_path: object) -> None:
    code = (
        "import os, sys, creativegraph as cg\n"
        "def told(what, done, total):\n"
        "    if what == 'sending' and done >= 2000: os.kill(os.getpid(), 9)\n"
        "cg.push(cg.open_graph(f'{sys.argv[1]}/world.ttl'), sys.argv[2], into=sys.argv[3], batch=1000, progress=told)\n"
    )
    graph = cities(given, 310)
    words = [sys.executable, "-c", code, str(tmp_path), running_oxigraph.url, MINE + "/killed"]

    killed = subprocess.run(words, check=False, timeout=60)
    pushed = push(graph, running_oxigraph, into=MINE + "/killed", batch=1000)

    assert killed.returncode == -9
    assert pushed.sent == pushed.triples - 2000
    assert there(running_oxigraph, MINE + "/killed") == set(normal_form(graph.store()))


def test_a_batch_that_arrived_in_part_is_mended(small: Given, server: Server) -> None:
    graph = cities(small, 60)
    lines = normal_form(graph.store())
    target = Target(server.url, MINE + "/part", server.login, Limits(60, 0, 1 << 30))
    begun = Upload(target, target.writer(None, None), lines, lambda *_: None)
    with begun.staging([], begun.digest, "whole") as (staging,):
        begun.writer.add(staging, list(lines.values())[::7])

    push(graph, server, into=MINE + "/part", batch=50)

    assert there(server, MINE + "/part") == set(lines)


def test_what_a_push_that_was_given_up_left_is_dropped_by_the_next_one(small: Given, server: Server) -> None:
    place = MINE + "/given-up"
    with proxied(server, allowed=1) as (cut, _), pytest.raises(EndpointError):
        push(cities(small, 300), cut, into=place, batch=500, retries=0)

    push(cities(small, 10), server, into=place)

    every = requests.get(
        server.url, params={"query": "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"}, timeout=60,
        headers={"Accept": "text/csv"},
    ).text  # fmt: skip
    assert place in every
    assert "/staging/" not in every


def test_a_difference_whose_answer_is_lost_is_looked_for_before_it_is_called_failed(
    small: Given, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, place = claims(small), claims(small, changed=5), f"{MINE}/lost"
    push(old, server, into=place)
    patch, done = Writer.patch, [False, True]

    def lost(self: Writer, *given: Any) -> None:
        if done.pop():
            patch(self, *given)
        raise EndpointError("no answer")

    monkeypatch.setattr(Writer, "patch", lost)
    assert push(new, server, into=place).changed
    assert there(server, place) == set(normal_form(new.store()))
    with pytest.raises(EndpointError, match="no answer; the target graph is unchanged"):
        push(old, server, into=place)
    assert there(server, place) == set(normal_form(new.store()))


def test_a_full_server_keeps_the_old_graph_and_says_so(small: Given, server: Server) -> None:
    push(cities(small, 12), server)

    with proxied(server, allowed=1, status=507) as (full, _), pytest.raises(EndpointError) as caught:
        push(cities(small, 300), full, batch=500)

    assert "is full (507)" in str(caught.value)
    assert "the target graph is unchanged" in str(caught.value)
    assert there(server) == set(normal_form(cities(small, 12).store()))


@pytest.mark.foreign
def test_without_credentials_nothing_is_written(small: Given, running_virtuoso: Server) -> None:
    with pytest.raises(RefusedError, match="login"):
        push(cities(small, 5), running_virtuoso._replace(login=None), into=MINE + "/refused")
    with pytest.raises(RefusedError, match="login"):
        push(cities(small, 5), running_virtuoso._replace(login=("dba", "wrong")), into=MINE + "/refused")

    assert there(running_virtuoso, MINE + "/refused") == set()


@pytest.mark.parametrize("edit", [
    "",
    "DELETE { GRAPH <%s> { ?c ?p 50 } } INSERT { GRAPH <%s> { ?c ?p 51 } } WHERE { GRAPH <%s> { ?c ?p 50 } }",
    "INSERT { GRAPH ?r { ?r ?v <urn:sha256:" + "0" * 64 + "> } } WHERE { GRAPH ?r { ?r ?v ?d } }",
])  # fmt: skip
def test_a_graph_that_was_pushed_is_known_without_our_ontology(
    running_oxigraph: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    def alone(start: int) -> cg.Graph:
        store = Store()
        text = HEADER + "".join(CITY.format(number) for number in range(start, start + 100))
        store.load(text.encode(), format=RdfFormat.TURTLE)
        return cg.Graph(OxigraphEngine(store))

    place = f"{MINE}/alone-{len(edit)}"
    push(alone(0), running_oxigraph, into=place)
    if edit:
        edited(running_oxigraph, place, edit.replace("%s", place))
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(tmp_path))

    pushed = push(alone(2), running_oxigraph, into=place)

    assert 16 <= pushed.sent <= 18
    assert there(running_oxigraph, place) == set(normal_form(alone(2).store()))


def test_a_graph_of_somebody_else_in_place_of_what_was_pushed_is_not_replaced_unasked(
    small: Given, running_oxigraph: Server
) -> None:
    place = MINE + "/theirs-now"
    push(cities(small, 5), running_oxigraph, into=place)
    edited(
        running_oxigraph, place, f"CLEAR GRAPH <{place}> ; INSERT DATA {{ GRAPH <{place}> {{ <urn:a> <urn:b> 1 }} }}"
    )

    with pytest.raises(ArgumentError, match="already holds 1 triples not written by creativegraph"):
        push(cities(small, 6), running_oxigraph, into=place)


def test_a_graph_of_somebody_else_is_not_replaced_unasked(small: Given, running_oxigraph: Server) -> None:
    foreign = "https://example.org/theirs"
    requests.post(
        running_oxigraph.url.replace("/query", "/store"), params={"graph": foreign}, data="<urn:a> <urn:b> <urn:c> .",
        headers={"Content-Type": "application/n-triples"}, timeout=60,
    ).raise_for_status()  # fmt: skip

    with pytest.raises(ArgumentError, match="already holds 1 triples not written by creativegraph"):
        push(cities(small, 5), running_oxigraph, into=foreign)
    push(cities(small, 5), running_oxigraph, into=foreign, replace=True)

    assert there(running_oxigraph, foreign) == set(normal_form(cities(small, 5).store()))


def test_the_default_graph_is_filled_where_no_other_is_named(small: Given) -> None:
    with oxigraph() as address:
        pushed = cg.push(cities(small, 5), address)

        assert pushed.address == address
        assert pushed.graph is None
        assert cg.connect(address).labels(["https://w3id.org/creativegraph/id/place/nowhere"])
        assert len(cg.connect(address)) == pushed.triples


def test_blank_nodes_become_iris_that_stay_the_same(small: Given, server: Server) -> None:
    graph = small("place:a cg:part [ skos:prefLabel 'x' ; cg:part [ skos:prefLabel 'y' ] ] .")

    first = push(graph, server, into=MINE + "/blank")
    second = push(graph, server, into=MINE + "/blank")

    assert first.triples == len(graph)
    assert not second.changed


def test_values_that_a_server_writes_otherwise_are_the_same_values(small: Given, server: Server) -> None:
    graph = small(
        'place:a cg:is true, "0"^^xsd:boolean, 007, 1.50, "+5"^^xsd:int, 1.5e3, "2.5"^^xsd:float, "a"@EN-gb,'
        ' "2024-01-02T10:00:00.500+07:00"^^xsd:dateTime, "2024"^^xsd:gYear, "a\\n\\"b\\"" .'
    )

    assert push(graph, server, into=MINE + "/values").hash == digest(there_sorted(server, MINE + "/values"))


def there_sorted(server: Server, graph: str) -> list[bytes]:
    return sorted(there(server, graph))


@pytest.mark.foreign
def test_values_that_a_server_loses_leave_the_old_graph_and_are_named(small: Given, running_virtuoso: Server) -> None:
    push(cities(small, 5), running_virtuoso, into=MINE + "/lossy")

    with pytest.raises(EndpointError, match=r"P10D.*unchanged"):
        push(small('place:a cg:lasts "P10D"^^xsd:duration .'), running_virtuoso, into=MINE + "/lossy")

    assert there(running_virtuoso, MINE + "/lossy") == set(normal_form(cities(small, 5).store()))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"batch": 0}, "batch=0"),
        ({"timeout": 0}, "timeout=0"),
        ({"into": "no iri"}, "is not the IRI of one graph"),
    ],
)
def test_options_that_are_none_are_told(
    options: dict[str, object], told: str, small: Given, running_oxigraph: Server
) -> None:
    with pytest.raises(ArgumentError, match=told):
        push(cities(small, 1), running_oxigraph, **options)  # type: ignore[arg-type]


def test_a_server_that_takes_no_updates_is_told(small: Given, running_oxigraph: Server) -> None:
    address = running_oxigraph.url.replace("/query", "/nothing")

    with pytest.raises(EndpointError, match="accepts no updates"):
        push(cities(small, 1), running_oxigraph, into=MINE + "/none", update=address, store=address)


def test_a_server_without_updates_gets_the_graph_in_one_request(small: Given, running_oxigraph: Server) -> None:
    nothing = running_oxigraph.url.replace("/query", "/nothing")

    with proxied(running_oxigraph, allowed=9) as (watched, passed):
        push(cities(small, 30), watched, into=MINE + "/put", update=nothing)

    assert len(passed) == 1
    assert there(running_oxigraph, MINE + "/put") == set(normal_form(cities(small, 30).store()))


def test_a_server_without_a_graph_store_gets_the_graph_by_updates(small: Given, server: Server) -> None:
    nothing = server.url.rpartition("/")[0] + "/nothing"

    push(cities(small, 30), server, into=MINE + "/inserted", store=nothing)

    assert there(server, MINE + "/inserted") == set(normal_form(cities(small, 30).store()))


def test_the_command_says_what_it_did_and_where(given: Given, running_oxigraph: Server, tmp_path: object) -> None:
    graph = cities(given, 3)
    words = [sys.executable, "-m", "creativegraph", "push", running_oxigraph.url, "--graph", f"{tmp_path}/world.ttl",
             "--into", MINE + "/command"]  # fmt: skip

    first, second = (subprocess.run(words, capture_output=True, text=True, check=True, timeout=60) for _ in range(2))

    assert f"sent {len(graph):,} of {len(graph):,} triples" in first.stderr
    assert "already up to date" in second.stderr
    assert len(cg.connect(first.stdout.strip())) == len(graph)


def test_the_command_sends_as_many_triples_a_request_as_it_is_told(
    given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, object] = {}

    def sent(_graph: cg.Graph, url: str, **options: object) -> Pushed:
        told.update(options)
        return Pushed(url, None, 1, 1, True, "")

    monkeypatch.setattr("creativegraph.endpoint.push.push", sent)
    cities(given, 1)
    words = ("push", "http://localhost:1/query", "--graph", f"{tmp_path}/world.ttl")

    assert command(*words, "--batch", "50").code == 0
    assert told.pop("batch") == 50
    assert command(*words).code == 0
    assert "batch" not in told
    assert "0 is less than 1" in command(*words, "--batch", "0").stderr


LEXICAL = st.one_of(
    st.integers().map(lambda each: (str(each), "integer")),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(lambda each: (f"{each:f}", "decimal")),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda each: (repr(each), "double")),
    st.sampled_from([("1", "boolean"), ("true", "boolean"), ("0", "boolean"), ("x", "boolean"), ("", "integer")]),
    st.sampled_from([("-1e999", "double"), ("NaN", "float"), ("INF", "double"), ("00:00:00.0-00:00", "time")]),
    st.text(alphabet="0123456789+-.:TZeE", max_size=30).flatmap(
        lambda text: st.sampled_from(["dateTime", "time", "date", "gYear", "decimal", "double", "integer"]).map(
            lambda kind: (text, kind)
        )
    ),
)


@of(LEXICAL)
def test_the_normal_form_of_a_normal_form_is_itself(literal: tuple[str, str]) -> None:
    line = f'<urn:s> <urn:p> "{literal[0]}"^^<http://www.w3.org/2001/XMLSchema#{literal[1]}> .'.encode()

    assert normal(normal(line)) == normal(line)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"1"^^<{x}boolean>', '"true"^^<{x}boolean>'),
        ('"1.50"^^<{x}decimal>', '"+1.5"^^<{x}decimal>'),
        ('"1.0"^^<{x}decimal>', '"1"^^<{x}decimal>'),
        ('"007"^^<{x}int>', '"7"^^<{x}integer>'),
        ('"1.5E3"^^<{x}double>', '"1500"^^<{x}float>'),
        ('"10:00:00.500"^^<{x}time>', '"10:00:00.5"^^<{x}time>'),
        ('"2024-01-02T10:00:00.000Z"^^<{x}dateTime>', '"2024-01-02T10:00:00Z"^^<{x}dateTime>'),
        ('"2024-01-02T10:00:00.50+00:00"^^<{x}dateTime>', '"2024-01-02T10:00:00.5Z"^^<{x}dateTime>'),
        ('"2024-01-02-00:00"^^<{x}date>', '"2024-01-02Z"^^<{x}date>'),
        ('"2024+00:00"^^<{x}gYear>', '"2024Z"^^<{x}gYear>'),
        ('"1E400"^^<{x}float>', '"+INF"^^<{x}double>'),
        ('"a"@EN-gb', '"a"@en-GB'),
    ],
)
def test_values_that_are_the_same_have_one_normal_form(one: str, other: str) -> None:
    first, second = (
        f"<urn:s> <urn:p> {each.format(x='http://www.w3.org/2001/XMLSchema#')} .".encode() for each in (one, other)
    )

    assert normal(first) == normal(second)


def test_a_graph_that_changes_while_it_is_read_is_said_to_have_changed_and_not_to_be_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there, sizes = Store(), iter((2, 3))
    there.load(b"<urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 .", format=RdfFormat.TURTLE)
    engine = RemoteEngine(Endpoint("http://127.0.0.1:9/query", None, None, Limits(1, 0, 1)))
    monkeypatch.setattr(RemoteEngine, "number", lambda *_: next(sizes))
    monkeypatch.setattr(RemoteEngine, "construct", lambda *_: there)

    with pytest.raises(IncompleteError, match="changed while it was read; try again"):
        engine.ntriples()
