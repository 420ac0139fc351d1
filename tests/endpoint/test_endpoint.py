"""What a caller sees of endpoints that are away, busy, wrong or dishonest; each fault comes from a real server."""

import gc
import re
import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from time import monotonic

import pytest
import trustme
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.counting import counted
from tests.support.faulty import serving

import creativegraph as cg
from creativegraph.endpoint.client import Endpoint, Result
from creativegraph.endpoint.http import Limits, checked_url, shown_url, unsafe
from creativegraph.endpoint.media import JSON, TABLES
from creativegraph.endpoint.retry import retry_after, span
from creativegraph.endpoint.rewrite import instantiated, is_distinct, keyword, limit_of, order_of
from creativegraph.errors import (
    ArgumentError,
    CreativeGraphError,
    EndpointError,
    IncompleteError,
    LateError,
    QueryError,
    RefusedError,
)

SECRET = "correct-horse"  # noqa: S105 - a word to look for where it must not be
QUESTION = """#+ summary: Things.
#+ columns:
#+   thing: iri
SELECT ?thing WHERE { ?thing a ?kind } ORDER BY STR(?thing)
"""
FAULTS = (
    ("no server at that URL", "down", EndpointError),
    ("no response in time", "slow", LateError),
    ("a response that trickles in", "dripping", LateError),
    ("a web page (HTML)", "page", EndpointError),
    ("404", "missing", EndpointError),
    ("401", "credentials", RefusedError),
    ("403", "forbidden", RefusedError),
    ("429 with a Retry-After of one hour", "busy", EndpointError),
    ("500 with HTML", "failing", EndpointError),
    ("500 with a text", "explaining", EndpointError),
    ("400 with a text", "refusing", QueryError),
    ("a response shorter than its Content-Length", "half", IncompleteError),
    ("a response that ends within a chunk", "half-chunk", IncompleteError),
    ("a packed response (gzip) that ends before its end", "packed-half", IncompleteError),
    ("a response that ends within a row", "half-row", IncompleteError),
    ("a response that ends within quotes", "half-quote", IncompleteError),
    ("a response that ends between two rows", "between-rows", IncompleteError),
    ("a row limit, with a header that says so", "cut", IncompleteError),
    ("a row limit, silently applied", "cut-silently", IncompleteError),
    ("another Content-Type", "image", EndpointError),
    ("no Content-Type", "untyped", EndpointError),
    ("rows of another length than the header", "ragged", EndpointError),
    ("other columns than the query has", "renamed", EndpointError),
    ("JSON that ends in the middle", "half-json", EndpointError),
    ("bytes that are not UTF-8, without a charset", "not-utf-8", EndpointError),
    ("a charset that does not exist", "klingon", EndpointError),
    ("a text behind the rows that the server stopped (QLever, Fuseki)", "stopped", IncompleteError),
    ("a part of the rows by a time limit, with a header that says so (Virtuoso)", "anytime", IncompleteError),
    ("429 or 503 with a text that a time limit was reached", "late", LateError),
    ("a header that cannot be read", "bad-location", EndpointError),
    ("a server that does not speak HTTP", "garbage", EndpointError),
    ("a redirect loop", "loop", EndpointError),
    ("a redirect to another host that asks for credentials", "moved-to-login", RefusedError),
    ("a redirect to a file", "moved-to-file", EndpointError),
    ("a certificate that is not trusted", "https", EndpointError),
    ("a response without end", "endless", EndpointError),
)
PAGE = Path(__file__).parents[2] / "docs" / "endpoints.md"


class Servers:
    """Two faulty servers, one of them under another name, and one with its own certificate."""

    def __init__(self, here: str, away: str, secure: str) -> None:
        self.here, self.away, self.secure = here, away, secure
        self.seen: list[tuple[str, str | None]] = []
        self.seen_away: list[tuple[str, str | None]] = []
        self.heard_away: list[str] = []
        self.caught: dict[str, CreativeGraphError] = {}
        """The error that each fault has given, since several tests look at it."""

    def address(self, fault: str) -> str:
        if fault == "down":
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                return f"http://127.0.0.1:{probe.getsockname()[1]}/down"
        return f"{self.secure}/well" if fault == "https" else f"{self.here}/{fault}"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def started(authority: trustme.CA) -> Iterator[Servers]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    heard: list[str] = []
    with serving(heard=heard) as (away, seen_away), serving(secure=context) as (secure, _):
        other = away.replace("127.0.0.1", "localhost")
        with serving(other) as (here, seen):
            made = Servers(here, other, secure)
            made.seen, made.seen_away, made.heard_away = seen, seen_away, heard
            yield made


@pytest.fixture
def servers(started: Servers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Servers:
    started.seen.clear()
    started.seen_away.clear()
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    (tmp_path / "things.rq").write_text(QUESTION, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return started


def ask(url: str, **options: object) -> cg.Rows:
    quick = {"timeout": 0.5, "retries": 0, "max_bytes": 1_000_000}
    return cg.connect(url, **{**quick, **options}).run("things.rq")  # type: ignore[arg-type]


def seen_of(fault: str, servers: Servers) -> CreativeGraphError:
    login = ("reader", SECRET) if fault != "credentials" else None
    with pytest.raises(CreativeGraphError) as caught:
        ask(servers.address(fault), login=login)
    servers.caught[fault] = caught.value
    return caught.value


def shown_in_docs(error: CreativeGraphError) -> str:
    text = re.sub(r"http://localhost:\d+/", "http://other.example/", str(error))
    text = re.sub(r"http://127\.0\.0\.1:\d+/", "http://localhost:8000/", text)
    return re.sub(r"https://127\.0\.0\.1:\d+/", "https://localhost:8443/", text)


@pytest.mark.parametrize(
    "fault", ["dripping-bytes", "dripping-headers", "dripping-first-line", "moving-on", "closing-late"]
)
def test_the_timeout_is_that_of_the_whole_answer(fault: str, servers: Servers) -> None:
    begun = monotonic()

    with pytest.raises(cg.errors.EndpointError) as caught:
        ask(servers.address(fault), retries=20)

    assert monotonic() - begun < 2
    assert isinstance(caught.value, LateError) or fault == "closing-late"


def test_an_error_text_that_trickles_in_is_not_waited_for_beyond_the_timeout(servers: Servers) -> None:
    begun = monotonic()

    with pytest.raises(cg.errors.EndpointError, match=r"failed \(500\)"):
        ask(servers.address("dripping-page"))

    assert monotonic() - begun < 2


def test_a_question_with_a_timeout_of_its_own_ends_by_it(servers: Servers) -> None:
    begun = monotonic()

    with pytest.raises(cg.errors.TooLongError, match=r"within 0\.3 s"):
        cg.connect(servers.address("dripping-bytes"), timeout=60).run("things.rq", timeout=0.3)

    assert monotonic() - begun < 2


@pytest.mark.parametrize(("case", "fault", "kind"), FAULTS, ids=[each[1] for each in FAULTS])
def test_a_fault_is_one_clear_error_that_names_the_endpoint(
    case: str, fault: str, kind: type[Exception], servers: Servers
) -> None:
    error = seen_of(fault, servers)

    assert type(error) is kind, case
    assert str(error).startswith(("http://127.0.0.1:", "https://127.0.0.1:"))
    assert "\n" not in str(error)
    assert len(str(error)) < 300
    assert not re.search(r"<\w+>|Welcome", str(error))
    assert SECRET not in repr(error)


def test_a_packed_answer_that_is_hundreds_of_times_as_large_is_refused(servers: Servers) -> None:
    graph = cg.connect(f"{servers.here}/packed-bomb")

    with pytest.raises(EndpointError, match=r"more than 200 times as large unpacked \(limit unpacked_ratio: 200\)"):
        graph.run("cities/by_field")


@pytest.mark.parametrize(("answer", "size"), [("packed-rows", 12_000_000), ("chunked-rows", 9_100_000)])
def test_a_large_answer_is_read_though_it_is_packed_small_or_comes_in_chunks(
    answer: str, size: int, servers: Servers
) -> None:
    endpoint = Endpoint(f"{servers.here}/{answer}", None, None, Limits(60, 0, 1 << 30))

    assert len(endpoint.query("SELECT ?thing { ?thing ?property ?value }", "SELECT", TABLES).data) > size


def test_the_table_of_faults_in_the_documents_is_what_callers_see(servers: Servers) -> None:
    rows = [
        f"| {case} | `{kind.__name__}` | {shown_in_docs(servers.caught.get(fault) or seen_of(fault, servers))} |"
        for case, fault, kind in FAULTS
    ]

    table = "\n".join(["| fault | error | message |", "|---|---|---|", *rows])
    assert table in PAGE.read_text(encoding="utf-8"), f"the table in {PAGE.name} should be\n{table}"


def test_packed_parts_and_what_pads_them_are_read_and_a_part_that_ends_too_soon_is_not(servers: Servers) -> None:
    assert len(ask(f"{servers.here}/packed-well")) == 1

    with pytest.raises(IncompleteError):
        ask(f"{servers.here}/packed-half-member")


def test_a_server_that_is_busy_is_asked_again(servers: Servers) -> None:
    rows = ask(f"{servers.here}/busy-once", retries=1)

    assert list(rows.to_dicts()) == [{"thing": "urn:x"}]
    assert [path for path, _ in servers.seen][:2] == ["/busy-once", "/busy-once"]


def test_an_answer_that_broke_off_is_asked_for_again(servers: Servers) -> None:
    assert len(ask(f"{servers.here}/half-once", retries=1)) == 1


def test_a_server_that_asks_to_wait_too_long_is_not_waited_for(servers: Servers) -> None:
    with pytest.raises(EndpointError, match="asks to wait 3600 s") as caught:
        ask(f"{servers.here}/busy", retries=5)

    assert caught.value.retry_after == 3600
    assert len(servers.seen) == 1


def test_what_cannot_pass_is_not_asked_again(servers: Servers) -> None:
    for fault in ("failing", "page", "refusing", "credentials"):
        with pytest.raises(CreativeGraphError):
            ask(f"{servers.here}/{fault}", retries=5)

    assert len(servers.seen) == 4


def test_credentials_go_to_the_host_and_not_on_to_another(servers: Servers) -> None:
    rows = ask(f"{servers.here}/moved-away", login=("reader", SECRET))

    assert len(rows) == 1
    assert {(path, bool(sent)) for path, sent in servers.seen} == {("/moved-away", True)}
    assert set(servers.seen_away) == {("/well", None)}


def test_credentials_go_on_to_another_address_of_the_host(servers: Servers) -> None:
    assert len(ask(f"{servers.here}/moved", login=("reader", SECRET))) == 1

    assert {(path, bool(sent)) for path, sent in servers.seen} == {("/moved", True), ("/well", True)}


@pytest.mark.parametrize("fault", ["bad-location", "odd-location", "loop"])
def test_a_redirect_that_leads_nowhere_leaves_no_connection_open(fault: str, servers: Servers) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with pytest.raises(EndpointError):
            cg.connect(servers.address(fault), timeout=5, retries=0).sparql("ASK {}")
        gc.collect()

    assert [str(each.message) for each in told if each.category is ResourceWarning] == []


def test_a_long_question_is_posted_and_stays_so_when_redirected(servers: Servers) -> None:
    long = QUESTION.replace("a ?kind", f'a ?kind FILTER (STR(?thing) != "{"x" * 5000}")')
    Path("things.rq").write_text(long, encoding="utf-8")

    assert len(ask(f"{servers.here}/moved")) == 1


def test_a_server_that_takes_no_query_in_the_address_gets_all_by_post(servers: Servers) -> None:
    graph = cg.connect(f"{servers.here}/no-get", retries=0)

    assert [len(graph.run("things.rq")) for _ in range(2)] == [1, 1]
    assert [path for path, _ in servers.seen] == ["/no-get"] * 3


def test_a_key_in_the_address_is_shown_nowhere_and_told_to_no_other_host(servers: Servers) -> None:
    long = QUESTION.replace("a ?kind", f'a ?kind FILTER (STR(?thing) != "{"x" * 5000}")')
    Path("things.rq").write_text(long, encoding="utf-8")

    with pytest.raises(EndpointError) as caught:
        ask(f"{servers.here}/moved-away?key={SECRET}")

    assert SECRET not in str(caught.value)
    assert SECRET not in "".join(servers.heard_away)


def test_credentials_may_stand_in_the_address(servers: Servers) -> None:
    graph = cg.connect(servers.here.replace("//", f"//reader:{SECRET}@") + "/well")

    assert len(graph.run("things.rq")) == 1
    assert servers.seen[0][1] is not None
    assert SECRET not in repr(graph) + str(graph.engine) + str(vars(graph))


def test_credentials_are_read_from_netrc_for_their_host_alone(servers: Servers, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text(f"machine 127.0.0.1 login reader password {SECRET}\ndefault login x password y\n")

    assert len(ask(f"{servers.here}/moved-away")) == 1

    assert {bool(sent) for _, sent in servers.seen} == {True}
    assert set(servers.seen_away) == {("/well", None)}


def test_a_certificate_is_good_once_its_authority_is_trusted(
    servers: Servers, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path("authority.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "authority.pem")

    assert len(ask(f"{servers.secure}/well")) == 1


def test_nothing_is_asked_before_the_first_question(servers: Servers) -> None:
    graph = cg.connect(servers.address("down"))

    assert repr(graph).startswith("Graph(http://127.0.0.1:")


@pytest.mark.parametrize(
    "url",
    ["", "example.org/sparql", "ftp://example.org/", "file:///etc/passwd", "http://", "http://a b/", "http://a:x/"],
)
def test_what_is_no_address_of_the_web_is_an_argument_error(url: str) -> None:
    with pytest.raises(ArgumentError, match="is not the URL of an endpoint"):
        cg.connect(url)


@pytest.mark.parametrize(
    "options",
    [{"timeout": 0}, {"retries": -1}, {"max_bytes": 0}, {"graph": "x y"}, {"login": ("a",)}],
)
def test_options_that_leave_no_answer_are_argument_errors(options: dict[str, object]) -> None:
    with pytest.raises(ArgumentError):
        cg.connect("http://127.0.0.1/", **options)  # type: ignore[arg-type]


@of(st.text(max_size=40))
def test_any_text_is_an_address_or_one_clear_error(text: str) -> None:
    for url in (text, "http://" + text, "http://user:word@" + text):
        try:
            assert "@" not in shown_url(checked_url(url)).partition("//")[2].partition("/")[0]
        except ArgumentError as error:
            assert "\n" not in str(error)
            assert "word@" not in str(error)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("CONSTRUCT { ?a ?b '}' } WHERE { ?a ?b ?c }", "SELECT *  WHERE { ?a ?b ?c }"),
        (
            "PREFIX x: <y#{>\nCONSTRUCT{?a x:b [x:c ?d]}{?a ?b ?c} LIMIT 3",
            "PREFIX x: <y#{>\nSELECT * {?a ?b ?c} LIMIT 3",
        ),
        ("CONSTRUCT WHERE { ?a ?b ?c }", "SELECT *  WHERE { ?a ?b ?c }"),
        ("# SELECT\nconstruct {} where {}", "# SELECT\nSELECT *  where {}"),
    ],
)
def test_the_rows_behind_a_construct_are_its_pattern(text: str, rows: str) -> None:
    assert keyword(text) == "CONSTRUCT"
    assert instantiated(text) == rows


CITIES = """
    place:a a cg:City ; cg:locatedIn place:land . place:b a cg:City ; skos:prefLabel "B"@fr ; cg:locatedIn place:land .
    place:c a cg:City ; skos:prefLabel "C"@vi ; cg:locatedIn place:land . place:land a cg:Country .
"""
OWN = """#+ summary: Cities.
#+ params:
#+   country: iri<cg:Country>
#+ columns:
#+   city: iri
#+   city_label: label?
PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?city ?city_label
WHERE {
  VALUES ?country { <https://w3id.org/creativegraph/id/place/vietnam> }  # param
  ?city cg:locatedIn ?country .
  OPTIONAL { ?city skos:prefLabel ?city_label FILTER (LANG(?city_label) = "fr") }
}
ORDER BY DESC(STR(?city))
"""
OWN_MEMBERS = """#+ summary: Cities.
#+ columns:
#+   city: iri
PREFIX cg: <https://w3id.org/creativegraph/ontology#>
SELECT DISTINCT ?city WHERE { ?city a cg:City } ORDER BY STR(?city)
"""
Given = Callable[[str], cg.Graph]


def of_joined(query: str) -> bool:
    return 'BIND ("end" AS ?cg_end)' in query


def asked_both(given: Given, tmp_path: Path, text: str, **options: object) -> tuple[list[object], list[object], int]:
    """The rows of an own query here and at an endpoint, and how many requests it took."""
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    world = given(CITIES)
    asked = {"country": "place/land"} if "# param" in text else {}
    with counted(world, **options) as (there, requests):  # type: ignore[arg-type]
        quick = cg.connect(there.place, retries=0, timeout=30)
        found: list[object] = list(quick.run(str(tmp_path / "own.rq"), timeout=None, **asked))
        here: list[object] = list(world.run(str(tmp_path / "own.rq"), timeout=None, **asked))
        return here, found, len(requests)


@pytest.mark.parametrize("most", [None, 2])
def test_variables_of_an_own_query_may_have_any_name(most: int | None, given: Given, tmp_path: Path) -> None:
    world, own = given(CITIES), tmp_path / "own.rq"
    with counted(world, most=most) as (there, requests):
        for name in ("cg_place", "cg_name", "cg_end", "cg_thing", "cg_naming", "cg_none", "cg_rows"):
            own.write_text(OWN.replace("city", name), encoding="utf-8")
            before = len(requests)
            found = cg.connect(there.place, retries=0, timeout=30).run(str(own), timeout=None, country="place/land")

            assert list(found) == list(world.run(str(own), timeout=None, country="place/land")), name
            assert len(found) == 3
            assert most or len(requests) - before == 2, name


@pytest.mark.parametrize(
    "answer",
    [
        (500, "text/plain", b"too complex"), (503, "text/plain", b"busy"), (403, "text/plain", b"no"),
        (400, "text/plain", b"no"), (200, "text/html", b"<html>"), (200, "text/csv", b""),
        (200, "text/csv", b"\r\n\r\n"),
    ],
)  # fmt: skip
def test_rows_are_asked_apart_where_a_server_fails_to_answer_them_with_names(
    answer: tuple[int, str, bytes], given: Given, tmp_path: Path
) -> None:
    here, there, _ = asked_both(
        given, tmp_path, OWN, change=lambda query, body: answer if of_joined(query) else (200, "text/csv", body)
    )

    assert there == here


def test_a_server_that_could_not_answer_rows_with_names_is_not_asked_so_again(given: Given, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")

    def failing(query: str, body: bytes) -> tuple[int, str, bytes]:
        return (500, "text/plain", b"too complex") if of_joined(query) else (200, "text/csv", body)

    with counted(given(CITIES), change=failing) as (there, requests):
        for _ in range(2):
            there.run(str(tmp_path / "own.rq"), country="place/land")

    assert len([query for query in requests if of_joined(query)]) == 1


def test_rows_keep_their_order_where_a_server_orders_no_part_of_a_query(given: Given, tmp_path: Path) -> None:
    def shuffled(query: str, body: bytes) -> tuple[int, str, bytes]:
        head, *rows = body.splitlines(keepends=True)
        ordered = query.rstrip().rpartition("}")[2].strip().startswith("ORDER BY")
        return 200, "text/csv", body if ordered else b"".join([head, *reversed(rows)])

    here, there, requests = asked_both(given, tmp_path, OWN, change=shuffled)

    assert there == here
    assert requests == 2


def test_rows_are_counted_where_a_server_puts_the_mark_of_their_end_elsewhere(given: Given, tmp_path: Path) -> None:
    def turned(query: str, body: bytes) -> tuple[int, str, bytes]:
        head, *rows = body.splitlines(keepends=True)
        return 200, "text/csv", b"".join([head, *reversed(rows)]) if of_joined(query) else body

    here, there, requests = asked_both(given, tmp_path, OWN, change=turned)

    assert there == here
    assert requests > 2


def test_a_query_stands_twice_at_most_in_a_request(given: Given, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")
    with counted(given(CITIES)) as (there, requests):
        there.run(str(tmp_path / "own.rq"), country="place/land")

    (joined,) = filter(of_joined, requests)
    assert joined.count("cg:locatedIn") == 2 * OWN.count("cg:locatedIn")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("SELECT ?a { ?a ?b ?c }", ""),
        ("SELECT ?a { {SELECT * {?a ?b ?c} ORDER BY ?b} }", ""),
        ("SELECT ?a { } ORDER # x\nBY DESC(STR(?a)) LIMIT 3 # ?b", "ORDER  \nBY DESC(STR(?a))"),
        ("SELECT ?a { } ORDER BY ?a ?b", None),
        ("SELECT ?a (COUNT(*) AS ?n) { } GROUP BY ?a ORDER BY COUNT(*)", None),
    ],
)
def test_an_order_holds_around_a_query_if_its_keys_are_columns(text: str, order: str | None) -> None:
    assert order_of(text, ["a"]) == order


def test_a_query_is_not_read_by_its_comments() -> None:
    assert limit_of("SELECT ?a { } LIMIT 100 # LIMIT 10") == 100
    assert limit_of("SELECT ?a { } LIMIT 20 # of many\n OFFSET 5") == 20
    assert limit_of("SELECT ?a { } # LIMIT 10") is None
    assert not is_distinct("# SELECT DISTINCT\nSELECT ?a { }")
    assert is_distinct("SELECT # all\n DISTINCT ?a { }")


def test_placeholders_of_packaged_queries_may_be_comments_of_a_query(given: Given, tmp_path: Path) -> None:
    text = OWN.replace("SELECT", "# columns # query # both # thing\nSELECT", 1)

    here, there, _ = asked_both(given, tmp_path, text, most=2)

    assert there == here


@pytest.mark.parametrize("place", ["query", "order", "columns", "bare"])
def test_placeholders_of_packaged_queries_may_be_texts_in_the_order_of_a_query(
    place: str, given: Given, tmp_path: Path
) -> None:
    text = OWN.replace("ORDER BY", f'ORDER BY (STR(?city) = "# {place}")')

    here, there, requests = asked_both(given, tmp_path, text)

    assert there == here
    assert requests == 2


def test_rows_are_counted_where_the_mark_of_their_end_is_missing(given: Given, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")
    world = given(CITIES + "".join(f"place:c{n} a cg:City ; cg:locatedIn place:land ." for n in range(10)))
    with counted(world, 7) as (there, _):
        found = [list(there.run(str(tmp_path / "own.rq"), country="place/land")) for _ in range(2)]

    assert found == [list(world.run(str(tmp_path / "own.rq"), country="place/land"))] * 2


def test_a_row_twice_in_place_of_another_is_noticed_in_a_query_of_distinct_rows(given: Given, tmp_path: Path) -> None:
    def twice(query: str, body: bytes) -> tuple[int, str, bytes]:
        head, *rows = body.splitlines(keepends=True)
        plain = [place for place, row in enumerate(rows) if not row.rstrip().endswith(b",end")]
        if of_joined(query):
            rows[plain[1]] = rows[plain[0]]
        return 200, "text/csv", b"".join([head, *rows])

    here, there, _ = asked_both(given, tmp_path, OWN, change=twice)

    assert there == here


def test_a_server_that_gives_no_rows_at_all_says_nothing_of_what_is_in_the_graph(given: Given, tmp_path: Path) -> None:
    with pytest.raises(EndpointError, match="something other than a number"):
        asked_both(given, tmp_path, OWN.replace("place/vietnam", "place/land"), most=0)


def test_a_server_that_gives_no_rows_at_all_has_an_empty_answer_of_a_query_without_arguments_counted(
    given: Given, tmp_path: Path
) -> None:
    with pytest.raises(EndpointError, match="something other than a number"):
        asked_both(given, tmp_path, OWN_MEMBERS, most=0)


def test_an_empty_answer_costs_a_count_only_until_a_server_has_sent_a_row(given: Given, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN_MEMBERS.replace("cg:City ", "cg:Country "), encoding="utf-8")
    with counted(given("place:a a cg:City .")) as (there, requests):
        sizes = []
        for _ in range(3):
            assert list(there.run(str(tmp_path / "own.rq"))) == []
            sizes.append(len(requests))

    assert sizes == [2, 3, 4]


def test_rows_may_end_with_a_line_feed_alone(given: Given, tmp_path: Path) -> None:
    here, there, _ = asked_both(
        given, tmp_path, OWN, change=lambda _, body: (200, "text/csv", body.replace(b"\r\n", b"\n"))
    )

    assert there == here


def test_rows_that_repeat_are_one_clear_error_where_a_server_cuts_them(given: Given, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(
        "#+ summary: Kinds.\n#+ columns:\n#+   kind: iri\nSELECT ?kind WHERE { ?thing a ?kind } ORDER BY ?kind\n"
    )
    world = given("".join(f"place:c{n} a cg:City ." for n in range(60)))
    with counted(world, 10) as (there, requests), pytest.raises(IncompleteError, match="SELECT DISTINCT"):
        there.run(str(tmp_path / "own.rq"))

    assert len(requests) < 8


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("864000", "10 days"), ("9" * 400, "more than 100 years"), ("Fri, 31 Dec 9999 23:59:59 GMT", "more than 100"),
        ("7200", "2 hours"), ("7199", "7199 s"), ("-5", "try again later"), ("nan", "try again later"),
        ("soon", "try again later"), ("٣٦٠٠", "try again later"),
    ],
)  # fmt: skip
def test_a_server_that_asks_to_wait_is_told_as_what_it_says(given: str, said: str) -> None:
    wait = retry_after(given)

    assert said in (f"it asks to wait {span(wait)}" if wait is not None else "try again later")


def test_a_date_to_wait_for_is_read_and_one_that_is_past_is_now() -> None:
    later = datetime.now(UTC) + timedelta(days=10)

    assert span(retry_after(format_datetime(later, usegmt=True)) or 0) == "10 days"
    assert retry_after("Fri, 31 Dec 1999 23:59:59 GMT") == 0


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("https://example.org/sparql", "http://example.org/sparql", "encrypted"),
        ("https://example.org/sparql", "https://127.0.0.1:7200/sparql", "this machine"),
        ("http://example.org/sparql", "http://localhost/sparql", "this machine"),
        ("http://example.org/sparql", "http://169.254.169.254/latest/meta-data", "this machine"),
        ("http://example.org/sparql", "http://[::1]/sparql", "this machine"),
        ("http://example.org/sparql", "http://[::ffff:10.0.0.1]/sparql", "this machine"),
        ("http://example.org/sparql", "http://2130706433/", "this machine"),
        ("http://example.org/sparql", "http://wiki.local./", "this machine"),
        ("http://example.org/sparql", "http://127.1/", "this machine"),
        ("http://example.org/sparql", "http://0177.0.0.1/", "this machine"),
        ("http://example.org/sparql", "http://１２７.0.0.1/", "this machine"),
        ("http://example.org/sparql", "http://router/", "this machine"),
        ("http://example.org/sparql", "http://x.lan/", "this machine"),
        ("http://example.org/sparql", "http://x.localdomain/", "this machine"),
        ("http://example.org/sparql", "http://x.home.arpa/", "this machine"),
        ("http://example.org/sparql", "http://[64:ff9b::7f00:1]/", "this machine"),
        ("http://example.org/sparql", "http://[2002:7f00:1::1]/", "this machine"),
        ("http://example.org/sparql", "http://[fe80::1%25eth0]/", "this machine"),
        ("http://example.org/sparql", "http://inside.example.org/", "this machine"),
        ("http://example.org/sparql", "http://[64:ff9b::5db8:d822]/", ""),
        ("http://example.org/sparql", "http://gone.example.org/", ""),
        ("http://example.org/sparql", "https://www.example.org/sparql", ""),
        ("http://127.0.0.1:1/sparql", "http://localhost:2/sparql", ""),
        ("http://10.0.0.2/sparql", "http://93.184.216.34/sparql", ""),
    ],
)
def test_a_server_sends_no_query_inside_or_in_clear(
    before: str, after: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved = {
        "example.org": ["93.184.216.34"], "www.example.org": ["93.184.216.34", "2606:2800:220:1::1"],
        "inside.example.org": ["93.184.216.34", "192.168.1.1"], "gone.example.org": [],
    }  # fmt: skip
    numeric = socket.getaddrinfo

    def resolve(host: str, port: object, *_: object) -> list[tuple[object, ...]]:
        if host not in resolved:  # addresses, however they are written
            return list(numeric(host, None, flags=socket.AI_NUMERICHOST))
        if not resolved[host]:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, 1, 6, "", (each, port)) for each in resolved[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)

    assert why in unsafe(before, after) if why else unsafe(before, after) == ""


@pytest.mark.parametrize(("column", "truth"), [("__ASK_RETVAL", False), ("x", None)])
def test_a_table_answers_ask_as_virtuoso_names_it_alone(
    column: str, truth: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = f'{{"head":{{"vars":["{column}"]}},"results":{{"bindings":[]}}}}'.encode()
    monkeypatch.setattr(Endpoint, "query", lambda *_given, **_options: Result(JSON, {}, body, True))
    graph = cg.connect("http://127.0.0.1:9/sparql")

    if truth is None:
        with pytest.raises(EndpointError, match="returned a table, not true or false"):
            graph.sparql("ASK { ?s ?p ?o }")
    else:
        assert graph.sparql("ASK { ?s ?p ?o }") is truth
