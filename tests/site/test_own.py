"""The site of a project that extends another can be of the project alone."""

from pathlib import Path

import pytest
from lxml import etree
from pyoxigraph import Literal
from tests.support.commands import command
from tests.support.projects import BASE, ON_BASE, SOURCES, laid

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.site.dataset import schema
from creativegraph.site.dataset.about import about_of
from creativegraph.site.folder.links import dead_links
from creativegraph.site.folder.stage import Done
from creativegraph.site.pages import changes
from creativegraph.site.pages.overview import figures
from creativegraph.site.pages.policy import about
from creativegraph.site.portal import Portal
from creativegraph.site.write import untranslated, write
from creativegraph.store.releases import release

CLAIMS = (
    "id,subject,property,value,lang,sources\n"
    "f001,place/hall,base:since,1902,,article\n"
    "f002,place/yard,rdf:type,base:Market,,article\n"
    "f003,place/yard,skos:prefLabel,Yard,en,article\n"
    "f004,place/yard,fairs:beside,place/hall,,article\n"
    "f005,place/yard,fairs:beside,place/green,,article\n"
)


@pytest.fixture
def fairs(tmp_path: Path) -> cg.Graph:
    """The graph of a project on another one: a thing of its own, and a claim on one of the two of the other."""
    base = laid(tmp_path / "base", BASE)
    facts = base / "data" / "claims.csv"
    more = "h004,place/green,rdf:type,base:Market,,article,,\nh005,place/green,skos:prefLabel,Green,en,article,,\n"
    facts.write_text(facts.read_text(encoding="utf-8") + more, encoding="utf-8")
    for name, text in {
        "creativegraph.toml": ON_BASE, "data/sources.csv": SOURCES, "data/claims.csv": CLAIMS,
        "data/properties.csv": "property,value,single,implied,label@en\nfairs:beside,thing,no,no,beside\n",
    }.items():  # fmt: skip
        (tmp_path / "fairs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "fairs" / name).write_text(text, encoding="utf-8")
    return cg.open_graph(tmp_path / "fairs")


@pytest.mark.usefixtures("few_questions")
def test_a_site_of_a_project_alone_has_its_things_and_those_that_its_claims_are_about(
    fairs: cg.Graph, tmp_path: Path
) -> None:
    write(fairs, tmp_path / "site", own=True)

    pages = {each.relative_to(tmp_path / "site").as_posix() for each in (tmp_path / "site").rglob("*.html")}
    yard = (tmp_path / "site" / "id" / "place" / "yard.html").read_text(encoding="utf-8")
    assert {"id/place/yard.html", "project/base/id/place/hall.html"} <= pages
    assert "project/base/id/place/green.html" not in pages
    assert 'href="https://example.org/base/id/place/green"' in yard
    assert ">Green</a>" in yard
    assert not any(each.startswith("id/claim/h") for each in pages)
    assert dead_links(tmp_path / "site")[0] == []


@pytest.mark.usefixtures("few_questions")
def test_one_source_is_counted_in_the_singular(fairs: cg.Graph, tmp_path: Path) -> None:
    write(fairs, tmp_path / "site", own=True)

    index, page = ((tmp_path / "site" / f"{each}.html").read_text(encoding="utf-8") for each in ("index", "about"))

    assert "<strong>1</strong> source</" in index
    assert "<strong>5</strong> claims</" in index
    assert "5 claims of 1 source." in page


def test_what_a_project_calls_a_thing_of_another_too_does_not_become_its_name(fairs: cg.Graph, tmp_path: Path) -> None:
    with (tmp_path / "fairs" / "data" / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("f006,place/hall,skos:altLabel,Covered market,en,article\n")

    portal = Portal(cg.open_graph(tmp_path / "fairs"), own=True)

    assert portal.label("https://example.org/base/id/place/hall", "en") == ("Hall", "en")


@pytest.mark.usefixtures("few_questions")
def test_the_first_page_of_a_project_alone_counts_what_is_its_own_and_other_things_apart(
    fairs: cg.Graph, tmp_path: Path
) -> None:
    (tmp_path / "fairs" / "data" / "corrections.csv").write_text(
        "id,wrong,right,error,reason,sources\nk1,base:h003,f001,misprint,The list has 1902.,article\n", encoding="utf-8"
    )
    portal = Portal(cg.open_graph(tmp_path / "fairs"), own=True)

    counts = {each.key: each.number for each in figures(portal, "en")}
    told = about(portal, "en")

    assert len(portal.claims.by) == 6
    assert (counts["site.count.claims"], counts["site.count.sources"]) == (5, 1)
    assert (counts["site.count.things"], counts["site.count.extended"]) == (2, 1)  # a place and the correction
    assert (told["claims"], told["sources"]) == ("5", "1")
    assert about_of(portal).traced() == {"en": "5 claims, each with the sources that state it; 1 source is named."}


@pytest.mark.usefixtures("few_questions")
def test_a_site_becomes_one_of_the_project_alone_and_nothing_stays_of_the_other(
    fairs: cg.Graph, tmp_path: Path
) -> None:
    write(fairs, tmp_path / "site")
    assert (tmp_path / "site" / "project" / "base" / "id" / "place" / "green.html").is_file()

    write(fairs, tmp_path / "site", own=True)

    assert not (tmp_path / "site" / "project" / "base" / "id" / "place" / "green.html").exists()
    assert "project/base/id/place/green" not in (tmp_path / "site" / "id" / "place" / "yard.html").read_text("utf-8")


def test_a_graph_of_no_project_has_nothing_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .\n")

    with pytest.raises(ArgumentError, match="no project of your own"):
        write(cg.open_graph(tmp_path / "a.ttl"), tmp_path / "site", own=True)


def test_the_time_of_a_project_alone_is_not_that_of_its_events(
    fairs: cg.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = {"https://schema.org/temporalCoverage": [Literal("2025/2025")]}
    monkeypatch.setattr(schema, "described", lambda *_, **__: {"https://example.org/fairs": years})

    assert "temporalCoverage" not in schema.coverage(Portal(fairs, own=True), "en")
    assert schema.coverage(Portal(fairs), "en")["temporalCoverage"] == "2025/2025"


def told(graph: cg.Graph, *, own: bool) -> list[list[str]]:
    [page] = changes.pages(Portal(graph, own=own), "en")
    sections = page.data["sections"]
    assert isinstance(sections, list)
    return [["".join(piece.text for piece in one.pieces) for one in each.told] for each in sections]


def told_by_command(graph: cg.Graph, old: str, new: str | cg.Graph) -> list[str]:
    with cg.project.using(graph.projects):
        return [each.text for each in cg.diff(old, new).sentences("en")]


@pytest.mark.usefixtures("few_questions")
def test_what_changed_of_a_project_alone_is_told_as_by_the_command_and_nothing_is_new_that_it_names_now(
    fairs: cg.Graph, tmp_path: Path
) -> None:
    claims, ranks = (tmp_path / "fairs" / "data" / f"{each}.csv" for each in ("claims", "ranks"))
    green = "f005,place/yard,fairs:beside,place/green,,article\n"
    claims.write_text(CLAIMS.replace(green, ""))
    release(cg.open_graph(tmp_path / "fairs"), "1.0", "2026-01-31")
    claims.write_text(CLAIMS)
    ranks.write_text("id,claim,rank,to,reason,sources\nr1,base:h002,deprecated,,Its name is another,article\n")
    release(cg.open_graph(tmp_path / "fairs"), "2.0", "2026-02-28")
    ranks.write_text("id,claim,rank,to,reason,sources\nr1,base:h002,deprecated,,Its old name,article\n")
    graph = cg.open_graph(tmp_path / "fairs")

    found = told(graph, own=True)
    write(graph, tmp_path / "site", own=True)

    first = told_by_command(graph, "1.0", "2.0")
    assert found == [told_by_command(graph, "2.0", graph), first]
    assert all(any("Its" in each for each in some) for some in found)
    entries = etree.parse(tmp_path / "site" / "feed.atom").findall("{*}entry")
    assert ["".join(each.itertext()) for each in entries[0].iter("{*}li")] == first


def test_what_changed_of_what_a_project_extends_is_told_by_the_site_of_both_alone(
    fairs: cg.Graph, tmp_path: Path
) -> None:
    release(cg.open_graph(tmp_path / "fairs"), "1.0", "2026-01-31")
    facts = tmp_path / "base" / "data" / "claims.csv"
    facts.write_text(facts.read_text().replace("1900", "1910"))
    graph = cg.open_graph(tmp_path / "fairs")

    whole, own = told(graph, own=False), told(graph, own=True)

    assert any("1900 → 1910" in each for each in whole[0])
    assert not any("1900 → 1910" in each for some in own for each in some)


def test_the_command_says_that_a_site_has_all_that_is_extended_and_which_words_stay_english(
    fairs: cg.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fairs
    made: list[bool] = []

    def written(*_: object, own: bool, **__: object) -> Done:
        made.append(own)
        return Done(1, 1, 1, 0, (), tuple(untranslated(("fr", "vi", "en"))))

    monkeypatch.setattr("creativegraph.site.write.write", written)

    whole, own = (
        command("site", str(tmp_path / "out"), "-g", str(tmp_path / "fairs"), *more) for more in ((), ("--own",))
    )

    told = "the site includes all that the project extends; --own writes only what is of the project itself"
    assert [made, whole.code, own.code] == [[False, True], 0, 0]
    assert told in whole.stderr
    assert told not in own.stderr
    assert own.stderr.count("in the pages in fr the menus, headings, dates and numbers stay English") == 1


@pytest.mark.usefixtures("few_questions")
def test_names_fall_back_in_the_order_of_the_languages_of_a_site(fairs: cg.Graph, tmp_path: Path) -> None:
    with (tmp_path / "fairs" / "data" / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("f006,place/yard,skos:prefLabel,Chợ,vi,article\n")
    assert fairs

    portal = Portal(cg.open_graph(tmp_path / "fairs"), ("fr", "vi", "en"), own=True)
    done = write(cg.open_graph(tmp_path / "fairs"), tmp_path / "site", languages=("fr", "vi", "en"), own=True)

    assert portal.label("https://example.org/fairs/id/place/yard", "fr") == ("Chợ", "vi")
    assert len(done.notes) == 1
    assert done.notes[0].startswith("in the pages in fr the menus,")
    assert not [*untranslated(("vi", "en"))]
