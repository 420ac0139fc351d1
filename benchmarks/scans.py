"""Any SPARQL query over the whole packaged graph, in a new process and asked again, beside rdflib and bare stores."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import creativegraph as cg
from benchmarks.measuring import Fresh, Line, at_least, at_most, children, in_turns, ms
from creativegraph.store import cache

PREFIXES = """
PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
SCANS = {
    "all labels, sorted": "SELECT ?thing ?name { ?thing skos:prefLabel ?name } ORDER BY ?name ?thing",
    "claims by property": """SELECT ?property (COUNT(?claim) AS ?claims) { ?claim cg:claimPredicate ?property }
        GROUP BY ?property ORDER BY DESC(?claims) ?property""",
    "labels with a word": """SELECT ?thing ?name { ?thing skos:prefLabel ?name FILTER CONTAINS(LCASE(?name), "city") }
        ORDER BY ?thing ?name""",
    "values of preferred claims": """SELECT ?claim ?value { ?claim cg:claimValue ?value ; cg:claimSubject ?thing .
        ?thing a cg:City } ORDER BY ?claim ?value""",
    "claims by source": """SELECT ?source (COUNT(DISTINCT ?thing) AS ?things) { ?claim dcterms:source ?source ;
        cg:claimSubject ?thing } GROUP BY ?source ORDER BY DESC(?things) ?source""",
}
OURS = """
import creativegraph as cg
graph = cg.open_graph()
def asked(text):
    return [tuple(row) for row in graph.sparql(text)]
"""
MEMORY = """
from pyoxigraph import RdfFormat, Store
store = Store()
store.bulk_load(path=sys.argv[2], format=RdfFormat.N_TRIPLES)
def asked(text):
    return [tuple(row) for row in store.query(text)]
"""
DISK = """
from pyoxigraph import Store
store = Store.read_only(sys.argv[3])
def asked(text):
    return [tuple(row) for row in store.query(text)]
"""
RDFLIB = """
from rdflib import Graph
graph = Graph().parse(sys.argv[2], format="nt")
def asked(text):
    return [tuple(row) for row in graph.query(text)]
"""
START = "import sys\n"
COLD = "\nprint(len(asked(sys.argv[1])))"
WARM = """
from statistics import median
from time import process_time
times = []
for number in range(int(sys.argv[4])):
    start = process_time()
    kept = asked(sys.argv[1])
    times.append(process_time() - start)
    del kept
print(median(times[len(times) // 2 :]))  # an engine may take some calls to warm up
"""
AS_RDFLIB, AS_DISK, AS_MEMORY = 40, 1.6, 1.3
"""How many times as fast as rdflib, how many times the time of a store on disk, and asked again of one in memory."""
CALLS = 12


def measure(folder: Path) -> Iterator[Line]:
    """Each query in new processes, then in one that asks it again and again."""
    fresh = Fresh(folder)
    file = folder / "packaged.nt"
    cg.export(cg.open_graph(cg.PACKAGED), file)
    fresh.python(START + OURS + COLD, "SELECT * { ?s ?p ?o } LIMIT 1")
    store = str(fresh.cache / cache.key_of() / cache.STORE)
    for name, scan in SCANS.items():
        yield from asked(
            name, lambda code, scan=scan, calls=0: fresh.python(code, PREFIXES + scan, file, store, str(calls))
        )


def asked(name: str, call: Callable[..., str]) -> Iterator[Line]:
    """One query in a new process, and again."""
    programs = [START + each + COLD for each in (OURS, DISK, MEMORY, RDFLIB)]
    answers = [call(each) for each in programs]
    assert len(set(answers)) == 1, answers
    ours, disk, memory = in_turns(5, *(partial(call, each) for each in programs[:3]), clock=children)
    (plain,) = in_turns(1, partial(call, programs[3]), clock=children)
    yield at_least(f"scans: {name}, new process", ours, plain, "rdflib", AS_RDFLIB)
    yield at_most(f"scans: {name}, new process", ours, disk, "bare store on disk", AS_DISK)
    yield at_most(f"scans: {name}, new process", ours, memory, "bare store in memory, loading included", 1.0)
    ours, memory = (float(call(START + each + WARM, calls=CALLS)) for each in (OURS, MEMORY))
    yield at_most(f"scans: {name}, asked again", ours, memory, "bare store in memory", AS_MEMORY)
    plain = float(call(START + RDFLIB + WARM, calls=2))
    yield Line(
        f"scans: {name}, asked again", ms(ours), f"{ms(plain)}  rdflib", f"{plain / ours:.1f} faster", "shown", met=True
    )
