"""Typed Python from the headers of queries: the packaged topics, and any folder of queries."""

import importlib.util
import inspect
import itertools
import keyword
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st
from tests.catalogue.typed import own

import creativegraph as cg
from creativegraph.catalogue.codegen import check_modules, packaged_folders, write_modules
from creativegraph.catalogue.module import IMPORTED, class_name
from creativegraph.errors import ArgumentError, CatalogueError, CreativeGraphError, UnwritableError
from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

FIELD_TYPES: dict[str, Any] = {
    "iri": IRI, "string": str, "label": str, "integer": int, "year": int, "decimal": Decimal, "date": date,
    "boolean": bool,
}  # fmt: skip
OWN = Path(__file__).parent / "own"
TYPED = Path(__file__).parent / "typed"
VISITS, CITIES = ((OWN / name).read_text(encoding="utf-8") for name in ("visits.rq", "cities.rq"))
WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:latitude 44.7 .
    event:fair a cg:Event ; cg:takesPlaceIn place:alba .
"""
NUMBERS = itertools.count()


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def imported(path: Path) -> ModuleType:
    name = f"generated_{next(NUMBERS)}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look for the module of a class
    spec.loader.exec_module(module)
    return module


def test_the_packaged_topics_are_those_of_their_queries() -> None:
    check_modules(*packaged_folders())


def test_a_folder_of_three_queries_is_a_module_that_answers(given: Callable[[str], Graph]) -> None:
    # it is committed, so that mypy checks it, and this use of it, with everything else
    check_modules(OWN, TYPED)
    world = given(WORLD)

    visits, cities, places = own.visits(world, city="place/alba"), own.cities(world), own.altitudes(world, Decimal(50))

    assert isinstance(visits, Answers)
    assert [(row.event.slug, row.begins) for row in visits] == [("fair", None)]
    assert cities == [own.Cities(IRI("https://w3id.org/creativegraph/id/place/alba"), "Alba")]
    assert cities.to_csv().splitlines()[0] == "city,city_label"
    assert places == []


def test_folders_of_queries_are_a_module_each_and_move_with_their_queries(
    tmp_path: Path, given: Callable[[str], Graph]
) -> None:
    written(tmp_path / "a/queries", {"towns/cities.rq": CITIES, "fairs/visits.rq": VISITS})
    write_modules(tmp_path / "a/queries", tmp_path / "a/typed")

    (tmp_path / "a").rename(tmp_path / "b")

    towns = imported(tmp_path / "b/typed/towns.py")
    assert [row.city_label for row in towns.cities(given(WORLD))] == ["Alba"]
    assert sorted(path.name for path in (tmp_path / "b/typed").glob("*.py")) == ["__init__.py", "fairs.py", "towns.py"]
    check_modules(tmp_path / "b/queries", tmp_path / "b/typed")


def test_a_docstring_has_what_the_header_says(tmp_path: Path) -> None:
    queries = written(tmp_path / "mine", {"visits.rq": VISITS, "README.md": "# Mine\n\nFairs and\nwho came.\n"})
    write_modules(queries, tmp_path / "typed")

    module = imported(tmp_path / "typed" / "mine.py")

    assert (tmp_path / "typed" / "mine.py").read_text().startswith("# generated from mine/*.rq; edit those\n")
    assert module.__doc__ == "Fairs and who came."
    assert inspect.getdoc(module.Visits) == "One row of ``visits``.\n\nAttributes:\n    begins: The first day."
    assert inspect.getdoc(module.visits) == (
        "Events in a city, by IRI.\n\n"
        "One row per event, however many of its places lie in ``city``.\n\n"
        "Args:\n"
        "    graph: The graph to ask.\n"
        "    city: Takes cg:City.\n"
        "    languages: Has no effect: this query has no labels.\n\n"
        "Raises:\n"
        "    WrongKindError: An argument is a thing of another kind than the query takes.\n"
        "    UnknownNameError: An argument names nothing in the graph.\n"
        "    AmbiguousNameError: An argument names several things; the message lists them.\n\n"
        "Source: ``mine/visits.rq``.\n"
    ).removesuffix("\n")


def test_a_module_is_stale_as_soon_as_a_header_changes_or_a_topic_goes(tmp_path: Path) -> None:
    queries, typed = tmp_path / "queries", tmp_path / "typed"
    written(queries, {"towns/cities.rq": CITIES, "fairs/visits.rq": VISITS})
    write_modules(queries, typed)

    (queries / "towns/cities.rq").write_text(CITIES.replace("A city.", "A town."))
    with pytest.raises(CatalogueError, match=r"^towns\.py in .* differ from the queries"):
        check_modules(queries, typed)
    write_modules(queries, typed)
    (queries / "fairs/visits.rq").unlink()

    with pytest.raises(CatalogueError, match=r"^__init__\.py, fairs\.py in "):
        check_modules(queries, typed)
    write_modules(queries, typed)
    assert sorted(path.name for path in typed.iterdir()) == ["__init__.py", "towns.py"]


@pytest.mark.parametrize(
    ("files", "part"),
    [
        ({"x.rq": CITIES.replace("summary:", "sumary:")}, "x.rq:1: unknown key 'sumary'"),
        ({"x.rq": CITIES.replace("city: iri", "city:")}, "city has no kind"),
        ({"x.rq": VISITS.replace("cg:City>", "cg:Town>")}, "city takes cg:Town, which is neither a class"),
        ({"x.rq": VISITS.replace("cg:City>", "code:towns>")}, "city takes code:towns, which is neither a class"),
        ({"X.rq": CITIES, "x.rq": CITIES}, "two queries of the name x"),
        ({"a_b.rq": CITIES, "a__b.rq": CITIES}, "two queries that make one class AB"),
        ({"x.rq": CITIES, "mine/x.rq": CITIES}, "x.rq beside the folder mine"),
        ({"a-b/x.rq": CITIES, "a_b/x.rq": CITIES}, "two folders in"),
        ({"class.rq": CITIES}, "the file's name 'class' cannot be a name in Python"),
        ({"2020.rq": CITIES}, "the file's name '2020' cannot be a name in Python"),
        ({"Towns.rq": CITIES}, "use small letters"),
        ({"datetime.rq": CITIES}, "'datetime' means something else in the module"),
        ({"graph.rq": CITIES}, "'graph' makes a class Graph, which every module imports"),
        ({"x.rq": VISITS.replace("city", "import")}, "the parameter 'import' cannot be a name in Python"),
        ({"x.rq": VISITS.replace("city", "2nd")}, "the parameter '2nd' cannot be a name in Python"),
        ({"x.rq": VISITS.replace("city", "graph")}, "the parameter 'graph' means something else"),
        ({"x.rq": VISITS.replace("city", "languages")}, "cannot be named languages, name or timeout"),
        ({"x.rq": VISITS.replace("begins", "from")}, "the column 'from' cannot be a name in Python"),
        ({"x.rq": VISITS.replace("begins", "int")}, "the column 'int' means something else"),
        ({"x.rq": VISITS.replace("begins", "ﬁrst")}, "the column 'ﬁrst' cannot be a name in Python"),
        ({"x.rq": CITIES.replace("ORDER BY", "ORDRE BY")}, "x.rq: the query is not SPARQL 1.1: error at "),
        ({}, "has no .rq files"),
    ],
)  # fmt: skip
def test_bad_queries_are_one_line_and_nothing_is_written(files: dict[str, str], part: str, tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    queries.mkdir()
    written(queries, files)
    if len(list(queries.rglob("*.rq"))) < len(files):
        pytest.skip("this file system does not tell large from small letters")

    with pytest.raises(CreativeGraphError) as caught:
        write_modules(queries, tmp_path / "typed")

    assert isinstance(caught.value, CatalogueError | ArgumentError)
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "typed").exists()


@pytest.mark.parametrize("foreign", ["notes.txt", "mine.py", "other.py", "__init__.py"])
def test_files_that_codegen_did_not_write_are_left_alone(foreign: str, tmp_path: Path) -> None:
    queries = written(tmp_path / "mine", {"cities.rq": CITIES})
    written(tmp_path / "typed", {foreign: "my_work = 1\n"})

    with pytest.raises(ArgumentError, match=rf"has {foreign}, which codegen did not write"):
        write_modules(queries, tmp_path / "typed")

    assert [path.name for path in (tmp_path / "typed").iterdir()] == [foreign]
    assert (tmp_path / "typed" / foreign).read_text() == "my_work = 1\n"


def test_a_folder_of_queries_or_one_with_other_folders_is_no_target(tmp_path: Path) -> None:
    queries = written(tmp_path / "mine", {"cities.rq": CITIES})
    written(tmp_path / "typed", {"work/notes.txt": "mine\n"})

    with pytest.raises(ArgumentError, match="is the folder of the queries; name another folder"):
        write_modules(queries, queries)
    with pytest.raises(ArgumentError, match="has work, which codegen did not write"):
        write_modules(queries, tmp_path / "typed")


def test_a_target_that_is_a_file_or_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    queries = written(tmp_path / "mine", {"cities.rq": CITIES})
    written(tmp_path, {"file": ""})

    for target, error in ((tmp_path / "file", ArgumentError), (tmp_path / "file" / "typed", UnwritableError)):
        with pytest.raises(error) as caught:
            write_modules(queries, target)
        assert "\n" not in str(caught.value)
    with pytest.raises(ArgumentError, match="is not a folder"):
        write_modules(tmp_path / "none", tmp_path / "typed")


def test_an_error_in_the_last_query_leaves_the_modules_as_they_were(tmp_path: Path) -> None:
    queries = written(tmp_path / "queries", {"a/cities.rq": CITIES, "z/visits.rq": VISITS})
    write_modules(queries, tmp_path / "typed")
    before = {path.name: path.read_bytes() for path in (tmp_path / "typed").iterdir()}

    written(queries, {"a/cities.rq": CITIES.replace("A city.", "A town."), "z/visits.rq": "#+ summary: Broken."})
    with pytest.raises(CatalogueError):
        write_modules(queries, tmp_path / "typed")

    assert {path.name: path.read_bytes() for path in (tmp_path / "typed").iterdir()} == before


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True).filter(
    lambda name: (
        not keyword.iskeyword(name)
        and name not in IMPORTED | {"graph", "languages", "name"}
        and class_name(name) not in IMPORTED
        and not name.endswith("_label")
    )
)
TEXTS = st.text(min_size=1, max_size=300)  # any at all: a header can hold them by escapes
KINDS = sorted(FIELD_TYPES.keys() - {"label"})
ENTRIES = st.dictionaries(NAMES, st.tuples(st.sampled_from(KINDS), st.booleans(), st.none() | TEXTS), max_size=5)


def in_yaml(text: str) -> str:
    """Any text between double quotes, with escapes where YAML needs them."""
    escaped = "".join(each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08X}" for each in text)
    return f'"{escaped}"'


def bare(text: str) -> str:
    return "".join(each for each in text if each.isprintable() and each not in "` ")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@of(NAMES, TEXTS.filter(str.strip), st.tuples(st.none() | TEXTS, st.none() | TEXTS), ENTRIES, ENTRIES.filter(bool))
def test_any_valid_header_is_the_signature_the_fields_and_the_docstring_of_its_function(
    name: str, summary: str, texts: tuple[str | None, ...], params: dict[str, Any], columns: dict[str, Any]
) -> None:
    asked = {f"p_{key}": value for key, value in params.items()}
    lines = [f"summary: {in_yaml(summary)}"]
    lines += [f"{key}: {in_yaml(text)}" for key, text in zip(("row", "counts"), texts, strict=True) if text]
    for key, entries in (("params", asked), ("columns", columns)):
        lines += [
            f"{key}:",
            *(f"  {each}: {kind}{'?' if optional else ''}" for each, (kind, optional, _) in entries.items()),
        ]
    helps = [(each, text) for each, (_, _, text) in {**columns, **asked}.items() if text]
    lines += ["help:", *(f"  {each}: {in_yaml(text)}" for each, text in helps)] if helps else []
    values = "\n".join(f'  VALUES ?{each} {{ "x" }}  # param' for each in asked)
    head = "\n".join(f"#+ {line}" for line in lines if line != "params:" or asked)
    text = f"{head}\n\nSELECT {' '.join(f'?{each}' for each in columns)}\nWHERE {{\n{values}\n}}\n"

    with tempfile.TemporaryDirectory() as place:
        write_modules(written(Path(place) / "mine", {f"{name}.rq": text}), Path(place) / "typed")
        module = imported(Path(place) / "typed" / "mine.py")

    function, made = getattr(module, name), getattr(module, class_name(name))
    hints, signature = get_type_hints(function), inspect.signature(function).parameters
    assert set(signature) == {"graph", *asked, "languages"}
    assert (hints["graph"], hints["languages"], hints["return"]) == (cg.Graph, Languages | None, Answers[made])  # type: ignore[valid-type]
    for key, (kind, optional, _) in asked.items():
        wanted = Things if kind == "iri" else FIELD_TYPES[kind]
        assert hints[key] == (wanted | None if optional else wanted)
        assert (signature[key].default is None) == optional
        assert (signature[key].kind is inspect.Parameter.KEYWORD_ONLY) == optional
    assert is_dataclass(made)
    assert [each.name for each in fields(made)] == list(columns)
    for key, (kind, optional, _) in columns.items():
        assert get_type_hints(made)[key] == (FIELD_TYPES[kind] | None if optional else FIELD_TYPES[kind])
    assert bare(summary) in bare(function.__doc__ or "")


def test_the_command_writes_and_checks_the_modules_of_a_folder(tmp_path: Path) -> None:
    written(tmp_path / "mine", {"cities.rq": CITIES})
    call = [sys.executable, "-m", "creativegraph", "codegen"]

    for words, code, part in (
        (["mine", "typed", "--check"], 1, "__init__.py, mine.py in typed differ"),
        (["mine", "typed"], 0, "wrote mine.py, __init__.py in typed"),
        (["mine", "typed", "--check"], 0, ""),
        (["mine"], 1, "name a folder for the modules too"),
    ):
        done = subprocess.run([*call, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)

        assert (done.returncode, done.stdout) == (code, "")
        assert part in done.stderr
        assert done.stderr.count("\n") <= 1


def test_a_column_that_every_class_has_already_is_refused(tmp_path: Path) -> None:
    queries = written(tmp_path / "q", {"odd.rq": CITIES.replace("city", "mro")})

    with pytest.raises(CatalogueError, match="'mro' means something else"):
        write_modules(queries, tmp_path / "typed")
    assert not (tmp_path / "typed").exists()


def test_modules_of_other_queries_are_not_removed(tmp_path: Path) -> None:
    write_modules(written(tmp_path / "a", {"cities.rq": CITIES}), tmp_path / "typed")
    before = {path.name: path.read_bytes() for path in (tmp_path / "typed").iterdir()}

    with pytest.raises(ArgumentError, match=r"written for the queries in a; name another folder"):
        write_modules(written(tmp_path / "b", {"cities.rq": CITIES}), tmp_path / "typed")

    assert {path.name: path.read_bytes() for path in (tmp_path / "typed").iterdir()} == before
