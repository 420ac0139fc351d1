"""A project that extends nothing needs nothing of the packaged project."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from creativegraph.project import PACKAGE

DAY = """
from pathlib import Path

import creativegraph as cg
from creativegraph.cli import main

assert cg.__file__.startswith({here!r})
for words in (["new", "fairs", "--alone"], ["check", "fairs"], ["build", "fairs"], ["queries", "--graph", "fairs"],
              ["test", "fairs"], ["show", "market/orvane", "--graph", "fairs"], ["find", "orvane", "--graph", "fairs"],
              ["why", "market/orvane", "stalls", "--graph", "fairs"], ["run", "claims/counts", "--graph", "fairs"],
              *(["export", f"x.{{each}}", "--graph", "fairs"] for each in ("ttl", "nt", "jsonld", "rdf")),
              ["build", "fairs", "--output", "fairs.nt"], ["check", "fairs.nt"],
              ["export", "i.ttl", "--inferred", "--graph", "fairs"], ["ontology", "check", "--graph", "fairs"],
              ["export", "-", "--view", "schema-org", "--thing", "source/guide", "--graph", "fairs"],
              ["site", "site", "--graph", "fairs"],
              ["site", "site", "--graph", "fairs", "--check"], ["ontology", "site", "pages", "--graph", "fairs"],
              ["release", "1.0", "--graph", "fairs"], ["codegen", "fairs/queries", "typed"],
              ["plot", "network", "--of", "around", "--thing", "market/orvane", "-o", "x.svg", "--graph", "fairs"]):
    try:
        main(words)
    except SystemExit as done:
        assert not done.code, words
for words in (["new", "towns"], ["find", "x"], ["check"], ["tour"], ["example"],
              ["nearest", "market/orvane", "--graph", "fairs"]):
    try:
        main(words)
    except SystemExit as done:
        assert done.code == 1, words
graph = cg.open_graph("fairs")
assert [row.stalls for row in graph.run("fairs/of_rhythm", rhythm="yearly")] == [120, 45]
assert "orvane" in [each.thing.slug for each in cg.find(graph, "orvane")]
assert cg.validate(graph).conforms
assert len(cg.open_graph("x.jsonld")) >= len(graph)
for page in ("site/ontology/index.html", "site/id/market/orvane.html", "pages/index.html"):
    assert "fairs" in Path(page).read_text(), page
assert Path("pages/.htaccess").is_file()
"""


@pytest.mark.cold
def test_a_project_that_extends_nothing_works_without_the_packaged_projects_files(tmp_path: Path) -> None:
    here = tmp_path / "creativegraph"
    shutil.copytree(PACKAGE, here, ignore=shutil.ignore_patterns("__pycache__", "_resources"))

    done = subprocess.run(
        [sys.executable, "-c", DAY.format(here=str(here))],
        cwd=tmp_path, env={"PYTHONPATH": str(tmp_path), "HOME": str(tmp_path)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "do not apply: FOOPS" in done.stderr
    assert "this library has no packaged project, which a new one extends; add --alone" in done.stderr
    assert "has no coordinates for 'market/orvane'" in done.stderr
    assert done.stderr.count("the packaged project is not in this library") == 4
