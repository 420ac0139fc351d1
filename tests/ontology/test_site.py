"""What the site of the ontology promises: to readers, to browsers, to programs that ask by name."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import html5lib
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Store, parse
from tests.support.commands import command

import creativegraph as cg
from creativegraph import errors, project
from creativegraph.engine import in_memory
from creativegraph.iris import CODES, PREFIXES, RDF_TYPE, TERMS, THINGS
from creativegraph.messages import table
from creativegraph.messages.width import width_of, wrapped
from creativegraph.ontology import html, patterns, site
from creativegraph.ontology.diagrams import TOKENS, Arrow, Box, Diagram, columns_of, draw
from creativegraph.ontology.html import EVIDENCE_KINDS, environment, in_languages, numbers, safe_address
from creativegraph.ontology.release import ONTOLOGY, current, past_releases
from creativegraph.ontology.terms import MATCHES, Facts, Usage, facts, terms
from creativegraph.tables.vocabulary import vocabulary

LABEL = PREFIXES["skos"] + "prefLabel"
FORMATS = {"ttl": RdfFormat.TURTLE, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES}
ACCEPT = {
    "html": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "ttl": "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3",
    "rdf": "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5,*/*;q=0.1",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
}
DIGESTS = """
import hashlib, sys
from creativegraph.engine import in_memory
from creativegraph.ontology import site
for name, data in site.parts(in_memory(sys.stdin.buffer.read())):
    print(hashlib.sha256(data).hexdigest(), name)
"""
SHOWN = (project.folder("ontology") / "patterns.toml").read_text(encoding="utf-8")
pytestmark = pytest.mark.xdist_group("site")


@cache
def graph() -> bytes:
    """The packaged graph without the claims, quotations and selectors that no pattern shows, nine of ten triples."""
    left_out = tuple(f"<{THINGS}{kind}/".encode() for kind in ("claim", "quotation", "record", "selector"))
    return b"".join(
        each
        for each in cg.open_graph().engine.ntriples().splitlines(keepends=True)
        if not each.startswith(left_out) or each.decode().partition(">")[0].removeprefix(f"<{THINGS}") in SHOWN
    )


@cache
def usage() -> Usage:
    return Usage(in_memory(graph()))


@cache
def files() -> dict[str, bytes]:
    return dict(site.parts(usage().store))


@cache
def tree_of(name: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(files()[name].decode())


def elements(name: str) -> Iterator[Any]:
    return (each for each in tree_of(name).iter() if isinstance(each.tag, str))


@cache
def anchors(name: str) -> frozenset[str]:
    return frozenset(each.get("id") for each in elements(name) if each.get("id"))


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def canonical(data: bytes, ending: str) -> set[str]:
    dataset = Dataset(parse(data, format=FORMATS[ending], base_iri="https://w3id.org/creativegraph/"))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(each) for each in dataset}


def answered(path: str, accept: str, rules: str) -> str | None:
    """Where a server with these rules sends a path; conditions, environment and redirects as in mod_rewrite."""
    given = {"HTTP_ACCEPT": accept}
    holds = True
    for line in rules.splitlines():
        kind, *rest = line.split(maxsplit=2) if line.startswith("Rewrite") else [""]
        if kind == "RewriteCond":
            holds = holds and re.search(rest[1], given.get(rest[0][2:-1], "")) is not None
        if kind != "RewriteRule":
            continue
        pattern, target, flags = [*rest[:1], *rest[1].rsplit(maxsplit=1)]
        found = re.search(pattern, path) if holds else None
        holds = True
        if not found:
            continue
        for flag in flags[1:-1].split(","):
            if flag.startswith("E="):
                name, _, value = flag[2:].partition(":")
                given[f"ENV:{name}"] = value
        if target != "-":
            filled = re.sub(r"\$(\d)", lambda match, found=found: found[int(match[1])] or "", target)  # type: ignore[misc]
            return re.sub(r"%\{([^}]+)\}", lambda match: given.get(match[1], ""), filled)
    return None


@pytest.mark.parametrize("name", ["index.html", "id.html"])
def test_the_pages_are_html_without_a_fault(name: str) -> None:
    assert tree_of(name).find("head/title").text


@pytest.mark.parametrize("name", ["index.html", "id.html"])
def test_no_two_places_of_a_page_have_the_same_anchor(name: str) -> None:
    counts = Counter(each.get("id") for each in elements(name) if each.get("id"))

    assert [each for each, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", ["index.html", "id.html"])
def test_every_link_within_the_site_leads_somewhere(name: str) -> None:
    links = {each.get("href") for each in elements(name) if each.get("href")}
    broken = []
    for link in links - {each for each in links if each.startswith("http")}:
        page, _, anchor = link.partition("#")
        if (page or name) not in files() or (anchor and anchor not in anchors(page or name)):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("name", ["index.html", "id.html"])
def test_a_page_loads_nothing_from_anywhere(name: str) -> None:
    text = files()[name].decode()
    loading = [each.tag for each in elements(name) if each.get("src") or each.get("srcset") or each.get("data")]
    linked = [each.get("rel") for each in elements(name) if each.tag == "link"]

    assert loading == []
    assert set(linked) <= {"alternate"}
    assert re.findall(r"url\((?!#)|@import|fetch\(|XMLHttpRequest", text) == []


def test_every_term_has_its_place_with_name_definition_and_version() -> None:
    articles = {each.get("id"): each for each in elements("index.html") if each.tag == "article"}

    assert set(articles) == {each.name for each in terms()}
    for term in terms():
        told = words(articles[term.name])
        definition = facts().texts(term.iri, "skos:definition")
        assert all(text in told for text in (*term.label.values(), *definition.values()))
        assert f"từ {term.since}" in told


def test_a_term_of_this_version_says_so_and_what_it_does_not_mean() -> None:
    articles = {each.get("id"): words(each) for each in elements("index.html") if each.tag == "article"}

    assert "từ 1.1.0" in articles["Province"]
    assert "từ 1.0.0" in articles["City"]
    assert "Not this" in articles["Agreement"]
    assert "Negative example" not in files()["index.html"].decode()


def test_a_class_shows_how_often_it_is_used_and_things_of_it() -> None:
    [article] = [each for each in elements("index.html") if each.tag == "article" and each.get("id") == "Festival"]
    links = [each.get("href") for each in article.iter("a")]

    assert f"{len(usage().subjects('rdf:type', 'cg:Festival'))} resources" in words(article)
    assert "id.html#event/hcdf-2024" in links
    assert "https://schema.org/Festival" in links


def test_every_code_has_its_place() -> None:
    schemes = {f"code/{each}" for each in project.schemes()}
    codes = {"code/" + each.removeprefix(CODES) for each in usage().place if each.startswith(CODES)}

    assert schemes | codes <= anchors("index.html")


@pytest.mark.parametrize("name", ["index.html", "id.html"])
def test_what_is_said_in_english_is_also_said_in_vietnamese(name: str) -> None:
    counts = Counter(each.get("lang") for each in elements(name) if each.tag != "html")

    assert counts["en"] == counts["vi"] > 100


def test_the_pages_use_the_texts_of_the_catalogue_and_no_text_of_it_is_left_over() -> None:
    folder = project.PACKAGE / "ontology" / "templates"
    quoted = {each for path in folder.glob("*.html") for each in re.findall(r'"([\w-]+)"', path.read_text("utf-8"))}
    properties = vocabulary().properties.values()
    chosen = (
        {each.kind for each in terms()} | {each.value for each in properties} | {each.single for each in properties}
    )
    chosen |= {each.lower() for each in MATCHES} | numbers(usage()).keys() | {"shared-terms", "things-title"}
    keys = {key.removeprefix("ontology.") for key in table.texts() if key.startswith("ontology.")}

    assert chosen <= keys
    assert keys - quoted <= chosen


HOSTILE = "<script>alert(1)</script>"


def header() -> Iterator[tuple[str, Any]]:
    """What the ontology says of itself, without which it has no page."""
    own = (each for each in vocabulary().ontology if each.subject == NamedNode(ONTOLOGY))
    return ((each.predicate.value, each.object) for each in own)


def test_nothing_hostile_in_the_graph_or_the_ontology_reaches_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    thing, evil = NamedNode(THINGS + "place/hanoi"), NamedNode("javascript:alert(1)")
    festival = NamedNode(TERMS + "Festival")
    known, said = Store(), Store()
    for value in (Literal(HOSTILE, language="en"), Literal(HOSTILE + "vi", language="vi")):
        known.add(Quad(thing, NamedNode(LABEL), value))
        said.add(Quad(festival, NamedNode(PREFIXES["skos"] + "definition"), value))
    for kind in (evil, festival):
        known.add(Quad(thing, NamedNode(RDF_TYPE), kind))
    said.extend(Quad(NamedNode(ONTOLOGY), NamedNode(prop), value) for prop, value in header())
    said.add(Quad(festival, NamedNode(PREFIXES["rdfs"] + "subClassOf"), evil))
    for address in ("data:text/html,x", "JavaScript:x"):
        said.add(Quad(festival, NamedNode(PREFIXES["skos"] + "closeMatch"), NamedNode(address)))
    [own] = [each for each in terms() if each.iri == festival.value]
    term = own._replace(
        label={"en": HOSTILE, "vi": '"><img src=x onerror=alert(1)>'}, notes=({"en": HOSTILE},)
    )  # fmt: skip
    monkeypatch.setattr(html, "terms", lambda: (term,))
    monkeypatch.setattr(html, "facts", partial(Facts, said))
    monkeypatch.setattr(html, "patterns", lambda _: [])

    pages = [html.ontology_page(Usage(known)), html.things_page(Usage(known))]

    for page in pages:
        found = list(html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page).iter())
        links = [each.get("href") for each in found if isinstance(each.tag, str) and each.get("href")]
        assert [each for each in links if not re.match(r"https?:|mailto:|[\w./-]*#|[\w./-]+$", each)] == []
        assert [each.get("type") for each in found if each.tag == "script"] in ([None], ["application/ld+json", None])
        assert [each for each in found if each.tag == "img" or "onerror" in getattr(each, "attrib", {})] == []
        assert HOSTILE not in page
        assert "&lt;script&gt;alert(1)" in page
    assert "data:text/html" in pages[0]


def test_only_addresses_of_the_web_of_mail_and_of_the_site_are_links() -> None:
    safe = ["https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org", "#City", "id.html#x", "a/b.ttl"]
    unsafe = [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        " javascript:x",
        "java\nscript:x",
        "data:text/html,x",
        "//x.org",
        "",
    ]

    assert [each for each in safe if safe_address(each) != each] == []
    assert [each for each in unsafe if safe_address(each)] == []


def test_every_address_in_a_template_is_a_constant_or_goes_through_the_filter() -> None:
    folder = project.PACKAGE / "ontology" / "templates"
    texts = [path.read_text("utf-8") for path in folder.glob("*.html")]
    addresses = [each for text in texts for each in re.findall(r'href="([^#][^"]*)"', text)]

    assert [each for each in addresses if "{{" in each and "| href }}" not in each] == ["ontology.{{ ending }}"]
    assert [text for text in texts if re.search(r"\|\s*safe\b|autoescape", text)] == []


def test_a_text_in_one_language_only_is_never_hidden() -> None:
    both = environment().get_template("macros.html").module.both  # type: ignore[attr-defined]

    assert in_languages({"en": "city"}) == [("en-GB", "city")]
    assert both({"en": "city", "vi": "thành phố"}) == '<span lang="en">city</span><span lang="vi">thành phố</span>'
    assert both({"en": "UNESCO", "vi": "UNESCO"}) == "UNESCO"
    assert both({"en": "<b>"}, "p") == '<p lang="en-GB">&lt;b&gt;</p>'


def test_the_page_tells_search_engines_what_it_is() -> None:
    [script] = [each for each in elements("index.html") if each.tag == "script" and each.get("type")]
    told = json.loads(script.text)

    assert told["@type"] == "DefinedTermSet"
    assert told["version"] == current().version
    assert {each["contentUrl"] for each in told["encoding"]} <= files().keys()


def test_every_pattern_is_drawn_in_both_languages_and_told_to_those_who_do_not_see_it() -> None:
    drawn = [each for each in elements("index.html") if each.tag.endswith("svg")]
    told = patterns.patterns(usage())

    assert [each.name for each in told] == ["agreement", "membership", "event", "outcome", "policy", "claim"]
    assert len(drawn) == 2 * len(told)
    for each in drawn:
        title, desc = each.get("aria-labelledby").split()
        parts = {part.get("id"): words(part) for part in each.iter() if part.get("id")}
        assert each.get("role") == "img"
        assert parts[title]
        assert parts[desc].count("→") >= 4


def test_a_pattern_cannot_show_what_the_graph_does_not_say() -> None:
    told = patterns.patterns(usage())[0]
    wrong = (THINGS + "org/sovico", TERMS + "hasParty", THINGS + "org/unesco")

    with pytest.raises(errors.FormatError, match=r"agreement shows .*which the graph does not hold"):
        patterns.check(told._replace(triples=(wrong,)), usage())


def test_arrows_point_right_and_boxes_keep_apart() -> None:
    boxes = {each: Box("kind", f"Name of {each} that is so long that it needs lines", ("a: 1",)) for each in "abcd"}
    arrows = (Arrow("a", "to", "b"), Arrow("b", "to", "c"), Arrow("a", "past", "c"), Arrow("a", "to", "d"))

    _, spots, routes, width, height = draw(Diagram("x", "X", boxes, arrows))

    assert [spots[each].x for each in "abc"] == sorted({spots[each].x for each in "abc"})
    assert len(routes[2]) == 3
    assert all(0 < each.x < width and each.y > 0 and each.y + each.height < height for each in spots.values())
    for one in spots.values():
        for other in spots.values():
            assert one is other or one.x != other.x or one.y + one.height < other.y or other.y + other.height < one.y


def test_arrows_in_a_circle_are_refused() -> None:
    with pytest.raises(errors.FormatError, match="cycle"):
        columns_of("ab", (Arrow("a", "to", "b"), Arrow("b", "to", "a")))


def test_words_are_wrapped_to_fit_and_lose_nothing() -> None:
    for text in ("Signing of the SOVICO–UNESCO framework agreement 2025–2035", "has time span: 2024-11-09/2024-11-17"):
        lines = wrapped(text, 180, 15, TOKENS)

        assert all(width_of(each, 15) <= 180 for each in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert not any(each.endswith("2024-") for each in lines)


def test_what_a_diagram_shows_is_escaped() -> None:
    boxes = {"a": Box("<kind>", "A"), "b": Box("", "B", ("<img>",))}
    drawing = draw(Diagram("x", "A & B", boxes, (Arrow("a", "<to>", "b"),)))

    drawn = environment().get_template("diagram.svg").render(drawing=drawing)

    assert "&lt;to&gt;" in drawn
    assert not {"<to>", "<kind>", "<img>"} & set(re.findall(r"<[^>]*>", drawn))


@pytest.mark.parametrize("name", ["ontology", "shapes", "1.0.0/ontology", "module/events", "alignment/schema"])
def test_the_four_files_of_a_name_hold_the_same_statements(name: str) -> None:
    graphs = [canonical(files()[f"{name}.{ending}"], ending) for ending in FORMATS]

    assert graphs[0]
    assert all(each == graphs[0] for each in graphs)


def test_every_file_of_data_can_be_read_in_the_format_of_its_name() -> None:
    for name, data in files().items():
        ending = name.rpartition(".")[2]
        if ending in FORMATS and not name.startswith(("id/claim", "context")):
            assert sum(1 for _ in parse(data, format=FORMATS[ending])) > 0 or name.startswith("id/"), name


def test_the_turtle_of_the_site_is_that_of_the_sources() -> None:
    source = (project.folder("ontology") / "places.ttl").read_text(encoding="utf-8")

    assert files()["module/places.ttl"].decode() == source


@pytest.mark.parametrize("wanted", ACCEPT)
def test_every_name_leads_to_a_page_or_file_that_is_there(wanted: str) -> None:
    rules = site.rules("https://example.org/cg/")
    names = ["ontology", "ontology/", "shapes", "id/place/hanoi", "code/role/funder"]
    names += [f"{each}/ontology" for each in (current().version, *past_releases())]
    folder = project.folder("ontology")
    names += [f"ontology/module/{each.topic}" for each in terms() if each.topic != "creativegraph"]
    names += [f"ontology/alignment/{path.stem}" for path in (folder / "alignments").glob("*.ttl")]
    names += [f"code/{each}" for each in project.schemes()]
    names += [thing.removeprefix("https://w3id.org/creativegraph/") for thing in usage().place if "/code/" in thing]
    names += [f"id/{each}/some-thing_1.2" for each in project.kinds() if wanted != "html"]

    for name in names:
        target = answered(name, ACCEPT[wanted], rules)
        assert target is not None, name
        path, _, anchor = target.removeprefix("https://example.org/cg/").partition("#")
        assert path in files(), (name, target)
        assert path.endswith("." + wanted), (name, target)
        assert not anchor or anchor in anchors(path), (name, target)


def test_names_lead_where_they_should() -> None:
    rules = site.rules()

    assert answered("ontology", "*/*", rules) == "/index.html"
    assert answered("ontology", "", rules) == "/index.html"
    assert answered("1.0.0/ontology", "text/turtle", rules) == "/1.0.0/ontology.ttl"
    assert answered("ontology/module/events", ACCEPT["html"], rules) == "/index.html#module-events"
    assert answered("code/role/funder", "application/ld+json", rules) == "/code/role.jsonld"
    assert answered("code/role/funder", ACCEPT["html"], rules) == "/index.html#code/role/funder"
    assert answered("id/event/hcdf-2024", ACCEPT["html"], rules) == "/id.html#event/hcdf-2024"
    for kind in EVIDENCE_KINDS:
        assert answered(f"id/{kind}/some-thing", ACCEPT["html"], rules) == f"/id/{kind}.ttl"
    assert answered("ontology/context.jsonld", "*/*", rules) == "/context.jsonld"
    assert answered("", "text/html", rules) == "/index.html"
    assert answered("ontology.ttl", "text/html", rules) is None
    assert answered("nothing/of/this", "text/html", rules) is None


def test_what_may_be_read_from_anywhere_is_said_of_redirects_too() -> None:
    said = [line.split() for line in site.rules().splitlines() if line.strip().startswith("Header ")]

    assert [line[1:4] for line in said] == [
        ["always", "set", "Access-Control-Allow-Origin"],
        ["always", "merge", "Vary"],
    ]


@pytest.mark.parametrize(
    "address", ["https://a.org/x y", "https://a.org/a,L]", 'https://a.org/"', "https://a.org/\nDeny"]
)
def test_an_address_that_would_change_the_rules_is_refused(address: str) -> None:
    with pytest.raises(errors.ArgumentError, match=r"cannot stand in \.htaccess; give an address such as https:"):
        site.rules(address)


@pytest.mark.parametrize("address", ["", "/cg", "http://localhost:8000", "https://Example.org/~cg/v1.1_a-b/"])
def test_an_address_that_a_rule_can_hold_stands_in_it(address: str) -> None:
    assert f"E=SITE:{address.rstrip('/')}]" in site.rules(address)


@pytest.mark.cold
def test_the_same_ontology_gives_the_same_bytes_in_another_process() -> None:
    changed = {**os.environ, "PYTHONHASHSEED": "7"}

    done = subprocess.run(
        [sys.executable, "-c", DIGESTS], input=graph(), capture_output=True, check=True, timeout=300, env=changed
    )

    assert done.stdout.decode().splitlines() == [f"{sha256(data).hexdigest()} {name}" for name, data in files().items()]


def test_the_command_writes_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "ntriples", bytes)
    monkeypatch.setattr(site, "parts", lambda *_: iter([("index.html", b"x"), ("module/a.ttl", b"y")]))

    done = command("ontology", "site", str(tmp_path / "new" / "site"))

    assert done.code == 0, done.stderr
    assert (tmp_path / "new" / "site" / "module" / "a.ttl").read_bytes() == b"y"


def test_progress_names_each_file_that_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "ntriples", bytes)
    monkeypatch.setattr(site, "parts", lambda *_: iter([("index.html", b"x"), ("module/a.ttl", b"y")]))
    seen: list[tuple[str, int, int]] = []

    site.write(tmp_path, progress=lambda *step: seen.append(step))

    assert seen == [("index.html", 1, 0), ("module/a.ttl", 2, 0)]


def test_a_place_where_no_folder_can_be_made_is_our_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "ntriples", bytes)
    monkeypatch.setattr(site, "parts", lambda *_: iter([("index.html", b"x")]))
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(errors.UnwritableError, match="name another folder"):
        site.write(tmp_path / "file" / "site")
