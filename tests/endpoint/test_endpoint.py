"""What a caller sees of endpoints that are away, busy, wrong or dishonest; each fault comes from a real server."""

import re
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.faulty import serving

import creativegraph as cg
from creativegraph.endpoint.http import checked_url, shown_url
from creativegraph.endpoint.rewrite import instantiated, keyword
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
    ("a response that ends within a row", "half-row", IncompleteError),
    ("a response that ends within quotes", "half-quote", IncompleteError),
    ("a response that ends between two rows", "between-rows", IncompleteError),
    ("a row limit, with a header that says so", "cut", IncompleteError),
    ("a row limit, silently applied", "cut-silently", IncompleteError),
    ("another Content-Type", "image", EndpointError),
    ("no Content-Type", "untyped", EndpointError),
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
    address = servers.address(fault)
    login = ("reader", SECRET) if fault != "credentials" else None
    with pytest.raises(CreativeGraphError) as caught:
        ask(address, login=login)
    return caught.value


def shown_in_docs(error: CreativeGraphError) -> str:
    text = re.sub(r"http://localhost:\d+/", "http://other.example/", str(error))
    text = re.sub(r"http://127\.0\.0\.1:\d+/", "http://localhost:8000/", text)
    return re.sub(r"https://127\.0\.0\.1:\d+/", "https://localhost:8443/", text)


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


def test_the_table_of_faults_in_the_documents_is_what_callers_see(servers: Servers) -> None:
    rows = [
        f"| {case} | `{kind.__name__}` | {shown_in_docs(seen_of(fault, servers))} |" for case, fault, kind in FAULTS
    ]

    table = "\n".join(["| fault | error | message |", "|---|---|---|", *rows])
    assert table in PAGE.read_text(encoding="utf-8"), f"the table in {PAGE.name} should be\n{table}"


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


def test_a_long_question_is_posted_and_stays_so_when_redirected(servers: Servers) -> None:
    long = QUESTION.replace("a ?kind", f'a ?kind FILTER (STR(?thing) != "{"x" * 5000}")')
    Path("things.rq").write_text(long, encoding="utf-8")

    assert len(ask(f"{servers.here}/moved")) == 1


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
