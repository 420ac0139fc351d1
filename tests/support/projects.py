"""The files of small projects, and what several tests ask of them."""

from collections.abc import Callable
from pathlib import Path

import creativegraph as cg
from creativegraph.store.releases import release

MANIFEST = """\
name = "fairs"
version = "0.1.0"
base = "https://example.org/fairs/"
prefix = "fairs"
languages = ["en", "de"]
required_languages = ["en"]
quoted_share = 0.2
extends = [
  "creativegraph 0.4",
]
"""


ALONE = MANIFEST.replace('  "creativegraph 0.4",\n', "")


SOURCES = "id,kind,title,lang\narticle,website,Fairs,en\n"


HEADER = "id,subject,property,value,lang,sources,rank,reason\n"


Write = Callable[..., Path]


BASE = MANIFEST.replace('"fairs"', '"base"').replace("fairs/", "base/").replace('  "creativegraph 0.4",\n', "")


ON_BASE = MANIFEST.replace("creativegraph 0.4", "../base")


TERMS = {
    "data/kinds.csv": "kind,class,note\nplace,base:Market,\n",
    "data/classes.csv": "class,below,label@en\nbase:Market,,market\n",
    "data/properties.csv": "property,value,single,implied,scheme,label@en\nbase:since,integer,yes,no,,since\n",
}


FACTS = HEADER + (
    "h001,place/hall,rdf:type,base:Market,,article,,\n"
    "h002,place/hall,skos:prefLabel,Hall,en,article,,\n"
    "h003,place/hall,base:since,1900,,article,,\n"
)


def laid(folder: Path, manifest: str) -> Path:
    """A project of a few facts in a folder."""
    files = {"creativegraph.toml": manifest, "data/sources.csv": SOURCES, **TERMS, "data/claims.csv": FACTS}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def released(folder: Path, manifest: str) -> Path:
    """A project of a few facts with a release 1.0, of which the year of the hall was changed since."""
    release(cg.open_graph(laid(folder, manifest)), "1.0", "2026-01-31")
    (folder / "data/claims.csv").write_text(FACTS.replace("1900", "1901"), encoding="utf-8")
    return folder


def of_two(write: Write, **files: str) -> Path:
    """Return a project that extends another one, with files of its own."""
    write(BASE, "base", **{**TERMS, "data/claims.csv": FACTS})
    return write(ON_BASE, **files)


def stated(graph: cg.Graph, term: str) -> list[str]:
    """Return the values of a property of the hall, as plain facts have them."""
    rows = graph.run("claims/facts_of", thing="place/hall")
    return [str(row.value) for row in rows if str(row.property).endswith(f"#{term}")]


QUERY = """\
#+ summary: Stalls of a size.
#+ answers: Which stalls are of a size?
#+ params:
#+   size: iri<code:size>
#+ columns:
#+   stall: iri
#+   stall_label: label
PREFIX fairs: <https://example.org/fairs/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?stall ?stall_label
WHERE {
  VALUES ?size { <https://example.org/fairs/code/size/small> }  # param
  VALUES ?language { "en" }  # language
  ?stall a fairs:Stall ; fairs:size ?size .
  OPTIONAL { ?stall skos:prefLabel ?stall_label FILTER(LANG(?stall_label) = ?language) }
}
ORDER BY STR(?stall)
"""


CG = "@prefix cg: <https://w3id.org/creativegraph/ontology#> .\n"


OTHERS = CG + (
    "@prefix cgs: <https://w3id.org/creativegraph/shapes#> .\n"
    "@prefix base: <https://example.org/base/ontology#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
)
