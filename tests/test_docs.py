"""The documents are true: their examples run as printed, their links resolve, and they leave out nothing public."""

import doctest
import inspect
import re
import shlex
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from docs.make_pages import GROUPS, api_page, limits_page
from tests.support.commands import Done, command
from tests.support.faulty import serving
from tests.support.shared_checks import shared_checks, shared_graph

import creativegraph as cg
from creativegraph import __version__, catalogue, errors
from creativegraph.catalogue.example import example_of
from creativegraph.catalogue.page import catalogue_page
from creativegraph.cli.app import app
from creativegraph.tables import build, verify
from creativegraph.tables.table import HEADERS

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "docs/command-line.md", "docs/endpoints.md", "docs/engines.md", "docs/errors.md",
    "docs/export.md", "docs/inference.md", "docs/limits.md", "docs/networks.md", "docs/pictures.md",
    "docs/reconcile.md", "docs/scale.md", "docs/schema-org.md", "docs/tables.md", "docs/template.md",
    "docs/validation.md",
)  # fmt: skip
LEFT_OUT = "…"
PAGES = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
    *sorted(f"docs/{each.name}" for each in (ROOT / "docs").glob("*.md")),
)  # fmt: skip
GOOD, BAD = "http://localhost:7878/query", "http://localhost:8000"
PLACEHOLDER = re.compile(r"ADDRESS|TODO|FIXME|\byour-|<[A-Z_]+>|example\.com")
LONG = (
    f"creativegraph check --graph {GOOD}", "creativegraph export wider.ttl --inferred", "creativegraph export graph.nq",
    "creativegraph export dataset.jsonld --view", "creativegraph export named.nt", "creativegraph plot map -o",
    "creativegraph plot network", "creativegraph plot outcomes", "creativegraph plot map --country vietnam --langua",
)  # fmt: skip
"""Commands that take long; others, and the tests of what they call, are quick."""
LONG_PAGES = ("docs/inference.md", "docs/pictures.md", "docs/validation.md")
"""Pages whose Python draws, infers from or validates the packaged graph."""
SHELLS = ("sh", "console")


NEEDED = {
    r"\.to_pandas\(": "pandas", r"\.to_polars\(": "polars", r"\.to_arrow\(|\.to_parquet\(": "arrow",
    r"cg\.plot\.|\.save\(": "plot", r"import duckdb|duckdb\.sql|format=.parquet": "duckdb",
}  # fmt: skip
"""What Python on a page does with a library that not every installation has, and the extra that brings it."""


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def blocks(document: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(document), re.MULTILINE | re.DOTALL)


def commands(document: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks(document, "console")).splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line.rstrip())
    return found


def every_command() -> list[Any]:
    return [
        pytest.param(document, call, shown, marks=pytest.mark.cold if call.startswith(LONG) else ())
        for document in DOCUMENTS for call, shown in commands(document)
    ]  # fmt: skip


def is_shown(printed: list[str], shown: list[str]) -> bool:
    rest = iter(printed)
    return all(
        any(line.startswith(wanted.removesuffix(LEFT_OUT)) if wanted.endswith(LEFT_OUT) else line == wanted
            for line in rest)
        for wanted in shown if wanted != LEFT_OUT
    )  # fmt: skip


def classes_of_errors() -> list[type[Exception]]:
    found = [each for _, each in inspect.getmembers(errors, inspect.isclass)]
    return [each for each in found if issubclass(each, errors.CreativeGraphError)]


def links(page: str) -> list[tuple[str, str]]:
    """The relative links of a page, each as a path from the root and an anchor."""
    found = re.findall(r"\]\(([^)\s:]+)\)", re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL))
    folder = (ROOT / page).parent
    return [
        ((folder / path).resolve().relative_to(ROOT).as_posix() if path else page, anchor)
        for path, _, anchor in (link.partition("#") for link in found)
    ]


def anchors(page: str) -> set[str]:
    """The anchors of a page: those of its headings, as GitHub makes them, and those that it names."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text_of(page)))


@pytest.fixture
def beside_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert command("example", ".").code == 0
    return tmp_path


@pytest.fixture(scope="module")
def served(oxigraph_server: str) -> Iterator[Callable[[str], str]]:
    """A text of the documents with the addresses of servers that run now."""
    with serving() as (bad, _):

        def placed(text: str) -> str:
            return text.replace(GOOD, oxigraph_server).replace(BAD, bad)

        yield placed


@pytest.fixture(scope="module", autouse=True)
def checked_once() -> Iterator[None]:
    """The documents check the same tables in six ways, and ask the same graph in a hundred."""
    with shared_checks(), shared_graph():
        yield


@pytest.mark.parametrize(
    "document", [pytest.param(each, marks=pytest.mark.cold if each in LONG_PAGES else ()) for each in DOCUMENTS]
)
def test_python_examples_give_the_output_that_is_printed(
    document: str, beside_the_tables: Path, served: Callable[[str], str]
) -> None:
    written = served("".join(blocks(document, "python")))
    example = doctest.DocTestParser().get_doctest(written, {}, document, document, 0)
    said: list[str] = []

    done = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)

    assert done.failed == 0, "".join(said)


@cache
def run_once(call: str) -> Done:
    """How a command ends that stands in several documents; none needs what another one wrote."""
    program, *words = shlex.split(call)
    assert program == "creativegraph"
    return command(*words)


@pytest.mark.parametrize(("document", "call", "shown"), every_command())
def test_commands_print_what_is_shown(
    document: str, call: str, shown: list[str], beside_the_tables: Path, served: Callable[[str], str]
) -> None:
    done = run_once(served(call))

    assert done.code == 0, done.stderr
    assert is_shown(done.lines, shown), f"{document} is not what `{call}` prints:\n{done.stdout}"


@pytest.mark.cold
def test_the_tour_answers_eight_questions_and_writes_two_files(tmp_path: Path) -> None:
    done = command("tour", "--out", str(tmp_path / "out"))

    assert done.code == 0, done.stderr
    assert done.stdout.count("?\n") >= 8
    assert "0 violations" in done.stdout
    assert " info: " not in done.stdout
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "creativegraph.jsonld",
        "creativegraph.ttl",
    ]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("README.md", "each of the [{} queries](docs/queries.md)"),
        ("docs/engines.md", "the {} queries of the catalogue"),
    ],
)
def test_the_number_of_queries_is_that_of_the_catalogue(page: str, words: str) -> None:
    assert words.format(len(catalogue.names())) in " ".join(text_of(page).split())


def test_the_first_screen_has_python_and_commands() -> None:
    assert blocks("README.md", "python")[0].count("\n>>> ") + 1 == 4
    assert commands("README.md")


def test_the_example_tables_are_those_of_the_document(beside_the_tables: Path) -> None:
    shown = re.findall(r"^`(\w+\.csv)`\n\n```csv\n(.*?)^```$", text_of("docs/tables.md"), re.MULTILINE | re.DOTALL)

    written = {each.name: each.read_text(encoding="utf-8") for each in Path("mine").iterdir()}
    assert dict(shown) == written
    assert blocks("docs/tables.md", "text")[0] == Path("texts/report.txt").read_text(encoding="utf-8") + "\n"


def test_the_example_tables_build_and_their_quotations_stand_in_the_text(beside_the_tables: Path) -> None:
    built = build(["mine"])

    shares, faults = verify(built, Path("texts"))

    assert len(built.claims) == 31
    assert len(built.corrections) == 1
    assert faults == []
    assert [share.source for share in shares] == ["orvane-report"]


def test_nothing_is_found_wrong_with_the_example_tables(beside_the_tables: Path) -> None:
    report = cg.validate(cg.open_graph(cg.PACKAGED, "mine"))

    assert [str(each) for each in report.findings if "orvane" in each.focus] == []


@pytest.mark.cold
def test_the_findings_that_are_shown_are_those_of_the_rows_that_are_shown(beside_the_tables: Path) -> None:
    Path("fair.csv").write_text(blocks("docs/validation.md", "csv")[0], encoding="utf-8")

    done = command("check", "packaged", "mine", "fair.csv")

    assert done.code == 1
    assert blocks("docs/validation.md", "text")[0] in done.stdout


def test_no_table_of_a_page_is_broken_by_an_empty_line() -> None:
    broken = [page for page in PAGES if re.search(r"^\|.*\|\n\n\|(?!.*\n\|[ :|-]+\n)", text_of(page), re.MULTILINE)]

    assert broken == []


def test_the_example_row_of_a_new_fact_can_be_read(beside_the_tables: Path) -> None:
    Path("new.csv").write_text(blocks("CONTRIBUTING.md", "csv")[0], encoding="utf-8")

    built = build(["mine/sources.csv", "new.csv"])

    assert built.claims["b901"].value == "1912"


def test_the_example_query_answers(beside_the_tables: Path) -> None:
    Path("new.rq").write_text(blocks("CONTRIBUTING.md", "sparql")[0], encoding="utf-8")

    rows = cg.open_graph().run("new.rq", place="hanoi")

    assert "Hanoi Creative Design Festival 2024" in [row.event_label for row in rows]


def test_the_page_of_questions_is_current() -> None:
    assert text_of("docs/queries.md") == catalogue_page(), "run `make docs`"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_the_extra_that_its_python_needs(page: str) -> None:
    python = "".join(blocks(page, "python"))

    needed = {extra for use, extra in NEEDED.items() if re.search(use, python)}

    assert needed == {each for each in needed if re.search(rf"extra\s+`?{each}\b|`{each}` for", text_of(page))}


def test_the_page_of_questions_shows_an_example_of_every_parameter() -> None:
    without = [
        (name, parameter.name)
        for name in catalogue.names()
        for parameter in catalogue.load(name).parameters
        if not any(example_of(catalogue.load(name)).get(parameter.name, ()))
    ]

    assert without == []


def test_every_subcommand_is_named() -> None:
    words = "\n".join(map(text_of, DOCUMENTS))

    assert [name for name in app.names if not re.search(rf"creativegraph {name}\b|make {name}\b", words)] == []


def test_every_column_of_the_tables_is_explained() -> None:
    page = text_of("docs/tables.md")

    columns = {name for kind in ("claims", "records", "sources", "corrections") for name in HEADERS[kind]}
    assert [name for name in sorted(columns) if f"`{name}`" not in page] == []


@pytest.mark.parametrize("error", classes_of_errors(), ids=lambda each: each.__name__)
def test_every_error_has_its_place_and_an_example(error: type[Exception]) -> None:
    page = text_of("docs/errors.md")

    assert error.__name__ in blocks("docs/errors.md", "")[0]
    assert error is errors.CreativeGraphError or f"\ncreativegraph.errors.{error.__name__}: " in page


def test_the_tree_of_errors_is_that_of_the_module() -> None:
    tree = inspect.cleandoc(errors.__doc__ or "").partition("::\n\n")[2].partition("\n\n")[0]

    assert blocks("docs/errors.md", "")[0].rstrip("\n") == inspect.cleandoc(tree)


def test_every_relative_link_resolves() -> None:
    broken = [
        (page, path, anchor)
        for page in PAGES
        for path, anchor in links(page)
        if not (ROOT / path).exists() or (anchor and path.endswith(".md") and anchor not in anchors(path))
    ]

    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, found = set[str](), ["README.md"]
    while found:
        page = found.pop()
        if page not in seen and page.endswith(".md"):
            seen.add(page)
            found.extend(path for path, _ in links(page))

    assert [page for page in PAGES if page not in seen] == []


def test_every_command_can_be_pasted() -> None:
    written = [
        (page, line)
        for page in PAGES
        for language in SHELLS
        for line in "".join(blocks(page, language)).splitlines()
        if PLACEHOLDER.search(line)
    ]

    assert written == []


def test_no_page_installs_from_a_package_index_or_links_to_one() -> None:
    assert [page for page in PAGES if re.search(r"pip install creativegraph|pypi\.org", text_of(page))] == []


def test_the_page_of_public_names_has_them_all_and_is_current() -> None:
    assert sorted(name for group in GROUPS.values() for name in group) == sorted(cg.__all__)
    assert text_of("docs/api.md") == api_page(), "run `make docs`"


def test_the_page_of_limits_is_current() -> None:
    assert text_of("docs/limits.md") == limits_page(), "run `make docs`"


def test_there_is_one_version_number() -> None:
    newest = next(re.finditer(r"^## (?!Unreleased)(\S+)$", text_of("CHANGELOG.md"), re.MULTILINE))[1]

    assert newest == __version__
    assert str(yaml.safe_load(text_of("CITATION.cff"))["version"]) == __version__
    assert f" to {__version__}\n" in text_of("docs/upgrading.md")
