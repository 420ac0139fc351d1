"""What is made again after a change is what a whole run makes."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks import synthetic
from tests.site.conftest import ask_few
from tests.site.test_disputes import RIVALS, figure
from tests.support.projects import BASE, laid

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.site.modules import PARTS
from creativegraph.site.pages import questions
from creativegraph.site.portal import Portal
from creativegraph.site.write import write
from creativegraph.store.cache import cache_folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changes(lines: list[bytes], chance: random.Random) -> Iterator[list[bytes]]:
    """The lines with some that are gone, say something else, or are new."""
    while True:
        place = chance.randrange(len(lines))
        parts = lines[place].split(b" ", 2)
        other = chance.choice(lines).split(b" ", 2)
        new = {
            "gone": [],
            "other value": [b" ".join((*parts[:2], other[2]))],
            "other subject": [b" ".join((other[0], *parts[1:]))],
            "new": [lines[place], b" ".join((other[0], *parts[1:]))],
        }[chance.choice(("gone", "other value", "other subject", "new"))]
        lines = [*lines[:place], *new, *lines[place + 1 :]]
        yield lines


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.cold) for seed in range(1, 5)])
def test_after_any_change_the_files_are_those_of_a_whole_run(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = [each for each in PARTS if each in ("documents", "dataset")]
    monkeypatch.setattr("creativegraph.site.write.PAGES", ("pages.things", "pages.sources"))
    monkeypatch.setattr("creativegraph.site.write.PARTS", tuple(modules))
    things = [
        each for each in synthetic.ntriples(tmp_path, 800).splitlines(keepends=True) if b"<https://w3id" in each[:20]
    ]
    write(of(tmp_path, things), tmp_path / "site")
    made = []

    for number, (lines, _) in enumerate(zip(changes(things, random.Random(seed)), range(3), strict=False)):  # noqa: S311
        done = write(of(tmp_path, lines), tmp_path / "site")
        whole = write(of(tmp_path, lines), tmp_path / f"whole-{number}")

        made.append(done.made < whole.made)
        assert files(tmp_path / "site") == files(tmp_path / f"whole-{number}")
    assert any(made)


def of(folder: Path, lines: list[bytes]) -> cg.Graph:
    path = folder / "it.nt"
    path.write_bytes(b"".join(lines))
    return cg.open_graph(path)


FAR = """
    claim:f1 a cg:Claim ; cg:claimSubject place:far ; cg:claimPredicate cg:foundedYear ; cg:claimValue 1200 ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:far .
    claim:f2 a cg:Claim ; cg:claimSubject place:far ; cg:claimPredicate cg:foundedYear ; cg:claimValue 1200 ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:near .
    place:far skos:prefLabel "Far"@en ; cg:foundedYear 1200 . source:far skos:prefLabel "A far page"@en .
"""
WORLD = RIVALS + FAR + figure("one", "normal", 10) + figure("two", "normal", 12).replace("source:list", "source:count")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("cg:claimValue 2018", "cg:claimValue 2019", id="a claim says something else"),
        pytest.param('"The page"', '"A page"', id="a source has another name"),
        pytest.param(
            '"Alba in the network"', '"Alba"', id="what claims are about has another name", marks=pytest.mark.cold
        ),
        pytest.param(
            "dcterms:source source:near",
            "dcterms:source source:far",
            id="a source says something alone",
            marks=pytest.mark.cold,
        ),
        pytest.param("a member since", "member since", id="a source has other words", marks=pytest.mark.cold),
        pytest.param(
            "SimpleResult 12", "SimpleResult 13", id="a figure that another source contradicts", marks=pytest.mark.cold
        ),
        pytest.param(
            "claimValue 12 ;",
            "claimValue 10 ;",
            id="a figure that no source contradicts any more",
            marks=pytest.mark.cold,
        ),
    ],
)
def test_sources_tell_of_what_changed_as_a_whole_run_would(
    old: str, new: str, given: Callable[[str], cg.Graph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creativegraph.site.write.PAGES", ("pages.things", "pages.sources", "pages.disputes"))
    monkeypatch.setattr("creativegraph.site.write.PARTS", ("documents", "pages.permalinks", "dataset"))
    write(given(WORLD), tmp_path / "site")

    done = write(given(WORLD.replace(old, new)), tmp_path / "site")
    whole = write(given(WORLD.replace(old, new)), tmp_path / "whole")

    assert files(tmp_path / "site") == files(tmp_path / "whole")
    assert done.made < whole.made


@pytest.fixture(scope="module")
def first_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project, a theme, and the site that was written of them."""
    folder = tmp_path_factory.mktemp("published")
    project, theme = laid(folder / "project", BASE), folder / "theme"
    (project / "ontology").mkdir()
    (project / "ontology/markets.ttl").write_text(
        "@prefix base: <https://example.org/base/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n"
        'base:Market\n    rdfs:comment "A place where things are sold."@en ;\n    .\n'
    )
    (theme / "templates").mkdir(parents=True)
    (theme / "templates/base.html").write_text(
        '{% extends "package/base.html" %}{% block footer %}{{ super() }}<p>Ours</p>{% endblock %}'
    )
    with pytest.MonkeyPatch.context() as patch:
        ask_few(patch)
        write(cg.open_graph(project), folder / "site", theme=theme)
    return folder


@pytest.fixture
def published(first_site: Path, tmp_path: Path) -> Iterator[Path]:
    """The same folder for each test, as it was at first: where a project lies is a part of what its site knows."""
    shutil.copytree(first_site, tmp_path / "kept")
    yield first_site
    shutil.rmtree(first_site)
    shutil.move(tmp_path / "kept", first_site)


def only_templates(cache: Path) -> Path:
    """A cache in which nothing is kept but compiled templates, which are found by what they say."""
    cache.mkdir()
    (cache / "templates").symlink_to(cache_folder() / "templates")
    return cache


@pytest.mark.usefixtures("few_questions")
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param("project/data/claims.csv", "1900", "1901", id="a claim"),
        pytest.param("project/data/claims.csv", ",Hall,", ",House,", id="the name of a thing"),
        pytest.param(
            "project/data/claims.csv",
            "h003,",
            "h004,place/hall,skos:altLabel,Old hall,en,article,,\nh003,",
            id="a claim more",
        ),
        pytest.param("project/data/claims.csv", "h003,place/hall,base:since,1900,,article,,\n", "", id="a claim less"),
        pytest.param(
            "project/data/claims.csv",
            "h001,",
            "h005,place/yard,rdf:type,base:Market,,article,,\nh006,place/yard,skos:prefLabel,Yard,en,article,,\nh001,",
            id="a thing more",
        ),
        pytest.param("project/data/sources.csv", ",Fairs,", ",All fairs,", id="the name of a source"),
        pytest.param("project/data/classes.csv", ",market", ",hall of a market", id="the name of a class"),
        pytest.param("project/ontology/markets.ttl", "A place", "A hall or place", id="a comment of the ontology"),
        pytest.param("project/creativegraph.toml", '"0.1.0"', '"0.2.0"', id="the version of the project"),
        pytest.param("theme/templates/base.html", "Ours", "Yours", id="a template"),
    ],
)
def test_after_a_change_of_a_project_or_theme_all_files_are_those_of_a_whole_run(
    path: str, old: str, new: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, theme = published / "project", published / "theme"
    before = (published / path).read_text(encoding="utf-8")

    (published / path).write_text(before.replace(old, new), encoding="utf-8")
    done = write(cg.open_graph(project), published / "site", theme=theme)
    monkeypatch.setenv("CREATIVEGRAPH_CACHE", str(only_templates(published / "cache")))
    write(cg.open_graph(project), published / "whole", theme=theme)

    assert files(published / "site") == files(published / "whole")
    assert 0 < done.changed < done.files


def of_markets(what: str, pattern: str) -> str:
    return (
        f"#+ summary: Markets with {what}.\n#+ answers: Which {what} have markets?\n#+ row: A market.\n"
        "#+ counts: Each once.\n#+ columns:\n#+   market: iri\n#+   market_label: label\n#+   value: string\n"
        '#+ added: "0.1"\n\n'
        "PREFIX base: <https://example.org/base/ontology#>\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n\n"
        "SELECT DISTINCT ?market ?market_label ?value\nWHERE {\n"
        f"  {pattern} .\n  OPTIONAL {{ ?market skos:prefLabel ?market_label }}\n}}\nORDER BY STR(?market) ?value\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        pytest.param("1900", "1901", ["markets/years"], id="a year"),
        pytest.param(",Hall,", ",House,", ["markets/names", "markets/years"], id="a name"),
        pytest.param("place/hall", "place/yard", ["markets/names", "markets/years"], id="another thing"),
    ],
)
def test_the_page_of_a_question_that_reads_nothing_of_a_change_stays(
    old: str, new: str, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = laid(tmp_path / "project", BASE)
    (project / "queries/markets").mkdir(parents=True)
    for what, pattern in {"years": "?market base:since ?value", "names": "?market skos:prefLabel ?value"}.items():
        (project / f"queries/markets/{what}.rq").write_text(of_markets(what, pattern))
    monkeypatch.setattr(catalogue, "names", lambda: ("markets/names", "markets/years"))
    write(cg.open_graph(project), tmp_path / "site")
    claims, made, question = project / "data/claims.csv", set[str](), questions.question
    claims.write_text(claims.read_text().replace(old, new))

    def noted(portal: Portal, found: questions.Answered, language: str) -> dict[str, object]:
        made.add(found.query.name)
        return question(portal, found, language)

    with monkeypatch.context() as patched:
        patched.setattr(questions, "question", noted)
        write(cg.open_graph(project), tmp_path / "site")
    write(cg.open_graph(project), tmp_path / "whole")

    assert sorted(made) == asked
    assert files(tmp_path / "site") == files(tmp_path / "whole")
