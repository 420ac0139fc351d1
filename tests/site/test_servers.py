"""What web servers answer with the configurations that a site brings, real ones on loopback."""

import re
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import given as of
from hypothesis import strategies as st
from markupsafe import escape
from pyoxigraph import RdfFormat, parse
from tests.support.web_servers import SERVERS, register

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.site.folder.media import MEDIA, OF_MEDIA, POLICY
from creativegraph.site.html.render import Renderer
from creativegraph.site.page import Page
from creativegraph.site.pages.gone import Address
from creativegraph.site.portal import Portal
from creativegraph.site.servers import texts, weights
from creativegraph.site.write import write

Given = Callable[[str], cg.Graph]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
RDFLIB = "application/rdf+xml,text/turtle;q=0.9,application/n-triples;q=0.8,*/*;q=0.1"
TURTLE, HTML, LD, NT = "text/turtle; charset=utf-8", "text/html; charset=utf-8", "application/ld+json", "text/turtle"
FILES = (
    "index.html", "index.pt.html", "about.html", "about.pt.html", "list/city.html", "list/city.pt.html", "404.html",
    "assets/site.css", "id/city/alba.html", "id/city/alba.pt.html", "id/city/alba.ttl", "id/city/alba.jsonld",
    "id/city/alba.nt", "id/city/alba.evidence.ttl", "id/claim/a1.html", "id/claim/a1.ttl", "id/claim/a2.ttl",
    "id/city/lost.html", "id/city/alba-old.html",
    "code/field.html", "code/field/song.html", "code/field/song.ttl", "query/cities/members.html",
    "query/cities/members.csv",
    "dumps/graph.nt.gz", ".well-known/void", "ontology/index.html", "ontology/ontology.ttl", "ontology/ontology.rdf",
)  # fmt: skip
GONE = (Address("id/city/alba-old", "id/city/alba"), Address("id/city/lost", ""))
ANSWERS = [
    ("/", BROWSER, "", 200, "/index.html", HTML),
    ("/", BROWSER, "pt-BR,pt;q=0.9,en;q=0.8", 200, "/index.pt.html", HTML),
    ("/id/city/alba", BROWSER, "en,pt;q=0.5", 303, "/id/city/alba.html", ""),
    ("/id/city/alba", BROWSER, "en;q=0.2,pt;q=0.4", 303, "/id/city/alba.pt.html", ""),
    ("/id/city/alba", "*/*", "", 303, "/id/city/alba.html", ""),
    ("/id/city/alba", "text/turtle", "", 303, "/id/city/alba.ttl", ""),
    ("/id/city/alba", "application/n-triples", "", 303, "/id/city/alba.nt", ""),
    ("/id/city/alba", 'text/html;q=0.5,application/ld+json;profile="a";q=0.9', "", 303, "/id/city/alba.jsonld", ""),
    ("/id/city/alba", "text/turtle;q=0,*/*;q=0.1", "pt", 303, "/id/city/alba.pt.html", ""),
    ("/id/city/alba", RDFLIB, "", 303, "/id/city/alba.ttl", ""),
    ("/id/city/alba.evidence", "text/turtle", "", 303, "/id/city/alba.evidence.ttl", ""),
    ("/id/city/alba.ttl", BROWSER, "", 200, None, TURTLE),
    ("/id/city/alba.jsonld", BROWSER, "", 200, None, LD),
    ("/id/claim/a1", BROWSER, "pt", 303, "/id/claim/a1.html", ""),
    ("/id/claim/a1", "application/n-triples", "", 303, "/id/claim/a1.ttl", ""),
    ("/id/claim/a1", "application/ld+json", "", 303, "/id/claim/a1.ttl", ""),
    ("/id/claim/a2", BROWSER, "", 303, "/id/claim/a2.ttl", ""),
    ("/id/city/atlantis", BROWSER, "", 404, None, HTML),
    ("/id/city/alba/", "text/turtle", "", 404, None, HTML),
    ("/about/", BROWSER, "", 404, None, HTML),
    ("/code/field", BROWSER, "", 303, "/code/field.html", ""),
    ("/code/field/song", "text/turtle", "", 303, "/code/field/song.ttl", ""),
    ("/about", "text/turtle", "pt", 200, "/about.pt.html", HTML),
    ("/query/cities/members", "text/csv", "", 200, "/query/cities/members.csv", "text/csv; charset=utf-8"),
    ("/ontology", RDFLIB, "", 303, "/ontology/ontology.rdf", ""),
    ("/ontology/module/events", BROWSER, "", 303, "/ontology/index.html#module-events", ""),
    ("/id/city/alba-old", BROWSER, "", 301, "/id/city/alba", ""),
    ("/id/city/alba-old.ttl", "*/*", "", 301, "/id/city/alba.ttl", ""),
    ("/id/city/lost", BROWSER, "", 410, None, HTML),
    ("/.well-known/void", "*/*", "", 200, None, TURTLE),
    ("/dumps/graph.nt.gz", "*/*", "", 200, None, "application/gzip"),
]  # fmt: skip


@pytest.fixture(scope="module", params=["", "/a/portal"])
def below(request: pytest.FixtureRequest) -> str:
    """The path of the site on its host."""
    return str(request.param)


@pytest.fixture(scope="module")
def root(below: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a host serves."""
    folder: Path = tmp_path_factory.mktemp("host")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    site = folder / below.strip("/")
    for name, text in [
        *((each, f"{each} " * 99) for each in FILES),
        *texts(("en", "pt"), f"https://alba.example{below}/", GONE),
    ]:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, root: Path, below: str) -> Iterator[str]:
    """The address of the site on a real server."""
    with SERVERS[request.param](root, root / below.strip("/")) as address:
        yield address + below


def led_to(answer: requests.Response) -> str | None:
    """The path of where an answer leads, or of the file that it is."""
    if location := answer.headers.get("Location"):
        split = urlsplit(location)
        return split.path + (f"#{split.fragment}" if split.fragment else "")
    return answer.headers.get("Content-Location")


@pytest.mark.foreign
def test_a_server_gives_what_is_wanted(server: str, below: str) -> None:
    wrong = []
    for path, accept, language, status, target, media in ANSWERS:
        headers = {"Accept": accept, "Accept-Language": language or None}
        answer = requests.get(server + path, headers=headers, allow_redirects=False, timeout=20)
        found = (answer.status_code, led_to(answer), answer.headers.get("Content-Type") if media else "")
        if found != (status, target and below + target, media):
            wrong.append((path, accept, language, found))

    assert wrong == []


ODD = (
    "/id/..%2f..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/id/city/alba%00",
    "/id/city/alba%0d%0aX-Odd:%20b", "/id/city/alba?x=%0d%0aX-Odd:%20b", "/id/city/H%C3%A0", "/id/city/" + "a" * 4000,
    "/ID/CITY/ALBA", "/id/city/%E0%A4%A", "//evil.example/id/city/alba", "/..%5c..%5cetc%5cpasswd",
)  # fmt: skip


@pytest.mark.foreign
def test_an_odd_address_leads_nowhere_else_and_adds_no_header(server: str, below: str) -> None:
    at = urlsplit(server)
    for path in ODD:
        asked = HTTPConnection(at.hostname or "", at.port, timeout=20)
        asked.request("GET", below + path, headers={"Accept": "text/turtle"})
        answer = asked.getresponse()

        led = urlsplit(answer.getheader("Location") or "")
        assert b"root:" not in answer.read(), path
        assert answer.getheader("X-Odd") is None, path
        assert answer.status >= 400 or led.path == f"{below}/id/city/alba.ttl", path
        assert led.netloc in ("", at.netloc), path
        asked.close()


@pytest.mark.foreign
def test_a_head_request_is_answered_alike_and_nothing_is_written(server: str) -> None:
    thing, page = f"{server}/id/city/alba", f"{server}/about"

    assert requests.head(thing, headers={"Accept": "text/turtle"}, timeout=20).headers["Location"].endswith(".ttl")
    assert requests.head(page, timeout=20).status_code == 200
    assert requests.post(page, timeout=20).status_code == 405
    assert requests.put(thing, timeout=20).status_code == 405


@pytest.mark.foreign
def test_what_is_negotiated_says_by_what_it_varies_and_a_file_does_not(server: str) -> None:
    for path in ("/id/city/alba", "/about"):
        said = requests.get(server + path, allow_redirects=False, timeout=20).headers["Vary"]
        assert {"Accept", "Accept-Language"} <= {each.strip() for each in said.split(",")}

    assert "Accept-Language" not in requests.get(f"{server}/id/city/alba.ttl", timeout=20).headers.get("Vary", "")


def test_a_page_allows_itself_what_servers_allow_it(given: Given) -> None:
    renderer = Renderer(Portal(given("place:alba a cg:City ."), ("en",)))

    assert escape(POLICY) in renderer.render(Page("x", "en", "base.html", "X", {})).decode()


@pytest.mark.foreign
@pytest.mark.parametrize("path", ["/id/city/alba.html", "/id/city/alba.ttl", "/id/city/atlantis"])
def test_an_answer_may_be_read_by_pages_of_others_and_runs_nothing_of_others(server: str, path: str) -> None:
    headers = requests.get(server + path, timeout=20).headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.foreign
def test_a_file_is_sent_compressed_and_only_once(server: str) -> None:
    first = requests.get(f"{server}/id/city/alba.ttl", timeout=20)
    again = {"If-None-Match": first.headers["ETag"]}

    assert first.headers["Content-Encoding"] == "gzip"
    assert "max-age" in first.headers["Cache-Control"]
    assert requests.get(f"{server}/id/city/alba.ttl", headers=again, timeout=20).status_code == 304
    assert "Content-Encoding" not in requests.get(f"{server}/dumps/graph.nt.gz", timeout=20).headers


@pytest.mark.foreign
@pytest.mark.parametrize("name", SERVERS)
def test_a_site_as_it_is_written_is_negotiated(name: str, given: Given, tmp_path: Path) -> None:
    graph = given("""place:alba a cg:City ; skos:prefLabel "Alba"@en, "An Ba"@vi ; cg:locatedIn place:land .""")
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    write(graph, site := tmp_path / "site")
    found = {}

    with SERVERS[name](site, site) as address:
        for accept in (BROWSER, "text/turtle", "application/ld+json", "application/n-triples"):
            headers = {"Accept": accept, "Accept-Language": "vi"}
            answer = requests.get(f"{address}/id/place/alba", headers=headers, timeout=20)
            found[accept] = (answer.history[0].status_code, answer.headers["Content-Type"], answer.content)
        nowhere = requests.get(f"{address}/id/place/a/b/c", headers={"Accept": BROWSER}, timeout=20)

    assert "An Ba" in found[BROWSER][2].decode()
    assert [each[0] for each in found.values()] == [303] * 4
    for (_, media, data), kind in zip(
        [*found.values()][1:], (RdfFormat.TURTLE, RdfFormat.JSON_LD, RdfFormat.N_TRIPLES), strict=True
    ):
        assert media.split(";")[0] == kind.media_type
        assert any(each.subject.value.endswith("/id/place/alba") for each in parse(data, format=kind))
    assert nowhere.status_code == 404
    assert 'href="/index' in nowhere.text


REGISTERED = [
    ("", BROWSER, "pt", "/index.pt.html"),
    ("id/city/alba", BROWSER, "en", "/id/city/alba.html"),
    ("id/city/alba", BROWSER, "en;q=0.2,pt;q=0.4", "/id/city/alba.pt.html"),
    ("id/city/alba", "text/turtle", "", "/id/city/alba.ttl"),
    ("id/city/alba", "text/html;q=0.1,application/ld+json", "", "/id/city/alba.jsonld"),
    ("id/city/alba", "application/n-triples", "", "/id/city/alba.nt"),
    ("id/city/alba", RDFLIB, "", "/id/city/alba.ttl"),
    ("id/city/alba.evidence.ttl", BROWSER, "", "/id/city/alba.evidence.ttl"),
    ("id/claim/a1", BROWSER, "en", "/id/claim/a1.html"),
    ("id/claim/a1", "application/n-triples", "", "/id/claim/a1.ttl"),
    ("id/claim/a1", "application/ld+json", "", "/id/claim/a1.ttl"),
    ("code/field/song", "application/json", "", "/code/field/song.jsonld"),
    ("list/city", BROWSER, "pt", "/list/city.pt.html"),
    ("about", "text/turtle", "", "/about.html"),
    ("query/cities/members", "text/csv", "", "/query/cities/members.csv"),
    ("query/cities/members", BROWSER, "", "/query/cities/members.html"),
    ("ontology", BROWSER, "", "/ontology/index.html"),
    ("ontology", RDFLIB, "", "/ontology/ontology.rdf"),
    ("ontology/module/events", "text/turtle", "", "/ontology/module/events.ttl"),
    ("ontology/context.jsonld", "*/*", "", "/ontology/context.jsonld"),
    ("0.4.0/ontology", BROWSER, "", "/ontology/index.html#changes"),
    ("0.4.0/ontology", "text/turtle", "", "/ontology/0.4.0/ontology.ttl"),
    ("shapes", "text/turtle", "", "/ontology/shapes.ttl"),
    (".well-known/void", "*/*", "", "/void.ttl"),
]  # fmt: skip


@pytest.mark.foreign
def test_the_register_of_names_sends_each_to_the_page_or_file_that_is_wanted(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    site = "https://alba.github.example/portal"
    (tmp_path / ".htaccess").write_text(dict(texts(("en", "pt"), f"{site}/"))["servers/w3id/.htaccess"])
    wrong = []

    with register(tmp_path, "alba") as address:
        for name, accept, language, target in REGISTERED:
            headers = {"Accept": accept, "Accept-Language": language or None}
            answer = requests.get(f"{address}/{name}", headers=headers, allow_redirects=False, timeout=20)
            if (answer.status_code, answer.headers.get("Location")) != (303, site + target):
                wrong.append((name, accept, answer.status_code, answer.headers.get("Location")))

    assert wrong == []


def test_a_site_of_one_language_negotiates_no_language() -> None:
    assert [
        path for path, text in texts(("en",)) if "Accept-Language" in text and "SetEnvIfNoCase Accept-L" in text
    ] == []


def test_without_an_address_there_is_nothing_for_the_register() -> None:
    assert "servers/w3id/.htaccess" not in dict(texts(("en",)))


@pytest.mark.parametrize("url", ["https://a.example/b c/", 'https://a.example/"/', "https://a.example/$x/", "ftp://a/"])
def test_an_address_that_would_mean_something_in_a_configuration_is_refused(url: str) -> None:
    with pytest.raises(ArgumentError, match="cannot stand in the configuration of a server; give one such as https://"):
        dict(texts(("en",), url))


def test_a_language_that_would_mean_something_in_a_configuration_is_refused() -> None:
    with pytest.raises(ArgumentError, match="is not a language tag"):
        dict(texts(("en", "p)t")))


def asked(accept: str) -> str | None:
    """The media type that the expressions of all configurations find."""
    for weight in weights():
        if found := re.search(rf"(?:^|[\s,])({OF_MEDIA}){weight}", accept, re.IGNORECASE):
            return found[1]
    return None


@of(st.lists(st.tuples(st.sampled_from(sorted(MEDIA)), st.integers(0, 10)), min_size=1, unique_by=lambda each: each[0]))
def test_the_highest_weight_wins_and_the_first_of_equal_ones(wanted: list[tuple[str, int]]) -> None:
    accept = ", ".join(f"{media};q={weight / 10}" for media, weight in wanted)
    best = max(wanted, key=lambda each: each[1])

    assert asked(accept) == (best[0] if best[1] else None)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("TEXT/Turtle", "TEXT/Turtle"),
        ("text/html;level=1;q=0.2, text/turtle;charset=utf-8", "text/turtle"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#framed"', "application/ld+json"),
        ("text/turtle ; q=0.05 , image/png", "text/turtle"),
        ("image/png, text/turtlesque", None),
        ("", None),
    ],
)
def test_what_is_accepted_is_read_as_it_is_written(accept: str, media: str | None) -> None:
    assert asked(accept) == media
