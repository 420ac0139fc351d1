"""What `import creativegraph` gives, and what it costs."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import creativegraph as cg

ROOT = Path(__file__).parents[1]
NAMES = {
    "Asked", "IRI", "Matches", "PACKAGED", "Reconciled", "Build", "CreativeGraphError", "Difference", "Finding",
    "Found", "Graph", "Limits", "Marked", "Nearest", "Pushed", "Query", "Report", "Row", "Rows", "Why", "agreements",
    "build", "centrality", "check", "cities", "claims", "connect", "diff", "errors", "events", "export", "find",
    "geojson", "infer", "limits", "links", "mark", "nearest", "network", "open_graph", "organisations", "outcomes",
    "places", "plot", "policies", "projects", "push", "read_report", "reconcile", "releases", "report_text",
    "save_network", "schema_org", "statements", "validate", "why", "wkt", "write_report",
}  # fmt: skip
HEAVY = (
    "SPARQLWrapper", "duckdb", "networkx", "numpy", "openpyxl", "orjson", "pandas", "polars", "pyarrow", "pyld",
    "prettytable", "pyoxigraph", "rapidfuzz", "pyshacl", "rdflib", "requests", "rich", "tenacity", "typing",
    "vl_convert", "wcwidth", "yaml",
)  # fmt: skip
WATCHED = """
import json, sys
before = set(sys.modules)
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
import creativegraph
code = (".py", ".pyc")
print(json.dumps({
    "loaded": sorted({name.partition(".")[0] for name in set(sys.modules) - before}),
    "read": [name for name in opened if not name.endswith(code) and ".pyc." not in name],
}))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, list[str]]:
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_the_public_names_are_these() -> None:
    assert set(cg.__all__) == NAMES
    assert len(cg.__all__) == len(NAMES)


def seen_by_type_checkers() -> dict[str, object]:
    """The names that the package imports for type checkers alone, and what stands there."""
    found = {}
    for node in ast.walk(ast.parse(Path(cg.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("creativegraph"):
            for each in node.names:
                home = import_module(node.module)
                found[each.name] = getattr(home, each.name, None) or import_module(f"{node.module}.{each.name}")
    return found


def test_every_public_name_leads_to_what_type_checkers_see_there() -> None:
    wanted = seen_by_type_checkers()

    assert {name for name in NAMES if getattr(cg, name) is not wanted.get(name)} == set()
    assert set(dir(cg)) >= NAMES


def test_every_public_name_says_what_it_is_for() -> None:
    silent = {name for name in NAMES - {"PACKAGED"} if not (getattr(cg, name).__doc__ or "").strip()}

    assert silent == set()


def test_no_name_is_hidden_by_a_module_once_all_modules_are_imported() -> None:
    asked = (
        "import importlib, creativegraph as cg\n"
        "for home in set(cg.HOMES.values()): importlib.import_module(f'creativegraph.{home}')\n"
        "print([name for name in cg.HOMES if type(getattr(cg, name)).__name__ == 'module'])"
    )

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == "[]\n"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'creativegraph' has no attribute 'graf'"):
        _ = getattr(cg, "graf")  # noqa: B009 - mypy knows that it is not there


def test_importing_loads_no_heavy_library(imported: dict[str, list[str]]) -> None:
    assert [name for name in HEAVY if name in imported["loaded"]] == []


def test_importing_reads_no_resource(imported: dict[str, list[str]]) -> None:
    folders = {"data", "ontology", "queries", "shapes", "_resources"}

    assert [name for name in imported["read"] if folders.intersection(Path(name).parts)] == []


def test_a_question_of_the_catalogue_loads_no_reference_library_and_nothing_for_other_queries() -> None:
    asked = "import sys, creativegraph as cg; cg.open_graph().run('events/timeline'); print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)

    loaded = set(done.stdout.split())
    assert {"rdflib", "pyshacl", "networkx", "pandas"}.isdisjoint(loaded)
    assert {"creativegraph.engine.guard", "creativegraph.engine.comparable", "orjson"}.isdisjoint(loaded)


def test_a_topic_is_one_module_by_either_name() -> None:
    asked = (
        "import creativegraph as cg, creativegraph.cities\n"
        "from creativegraph.cities import members\n"
        "from creativegraph.topics import cities\n"
        "print(cg.cities is cities, creativegraph.cities is cities, members is cities.members)"
    )

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == "True True True\n"


def test_a_public_module_that_lies_in_a_package_is_one_module_by_either_name() -> None:
    asked = (
        "import creativegraph as cg, creativegraph.releases\n"
        "from creativegraph.releases import patch\n"
        "from creativegraph.store import releases\n"
        "print(cg.releases is releases, creativegraph.releases is releases, patch is releases.patch)"
    )

    done = subprocess.run([sys.executable, "-W", "error", "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout == "True True True\n"


def test_a_function_stays_a_function_when_its_module_is_imported() -> None:
    asked = (
        "import creativegraph.find, creativegraph.why, creativegraph.export.rdf, creativegraph as cg\n"
        "print(*[type(each).__name__ for each in (cg.find, cg.why, cg.export)])"
    )

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == "function function function\n"


@pytest.mark.parametrize("name", sorted(cg.MOVED))
def test_a_module_that_moved_is_found_by_its_old_name_and_warns(name: str) -> None:
    sys.modules.pop(f"creativegraph.{name}", None)

    with pytest.warns(FutureWarning, match=rf"creativegraph\.{name} is now creativegraph\.{cg.MOVED[name]}"):
        old = import_module(f"creativegraph.{name}")

    assert old is sys.modules[f"creativegraph.{cg.MOVED[name]}"]


def test_a_module_that_never_was_is_not_found() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"No module named .creativegraph\.towns"):
        import_module("creativegraph.towns")


def test_no_package_exports_a_name_that_another_of_its_modules_takes_once_it_is_loaded() -> None:
    for path in Path(cg.__file__).parent.rglob("*/__init__.py"):
        modules = {each.stem for each in path.parent.glob("*.py")}
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                taken = modules & {each.asname or each.name for each in node.names}
                assert taken <= {str(node.module).rpartition(".")[2]}, path


def test_the_packaged_graph_is_built_by_what_the_build_of_a_wheel_installs() -> None:
    asked = (
        "import sys; before = set(sys.modules)\n"
        "from creativegraph.tables import build; build([sys.argv[1]]).ntriples()\n"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)"
    )
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    installed = {re.split(r"[^\w-]", each)[0] for each in wheel}

    done = subprocess.run(
        [sys.executable, "-c", asked, ROOT / "data"], capture_output=True, text=True, check=True, timeout=60
    )

    assert set(done.stdout.split()) - installed == {"creativegraph"}
