"""The tour: what a newcomer sees first."""

from pathlib import Path
from time import perf_counter

from creativegraph.cli.checking import put_report
from creativegraph.cli.printing import print_rows, put, say
from creativegraph.export.rdf import export
from creativegraph.files import make_folder
from creativegraph.store.open import open_graph
from creativegraph.validation import check
from creativegraph.why import why

__all__ = ["QUESTIONS", "show_tour"]

QUESTIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("What agreements link SOVICO and UNESCO?", "agreements/between", {"first": "sovico", "second": "unesco"}),
    ("What does the framework agreement cover?", "agreements/initiatives_of",
     {"agreement": "sovico-unesco-framework-2025-2035"}),
    ("What happened, in order of time?", "events/timeline", {}),
    ("Who did what in the festival of 2023?", "events/roles_in", {"event": "hcdf-2023"}),
    ("What came of the festival of 2024?", "outcomes/of_event", {"event": "hcdf-2024"}),
    ("Since when is Hà Nội in the network?", "cities/membership_of", {"city": "hanoi"}),
    ("What lies in Hà Nội?", "places/within", {"place": "hanoi"}),
    ("What did the source get wrong?", "claims/corrections", {}),
)  # fmt: skip


def show_tour(out: Path) -> None:
    """Open the graph, check it, ask, show one why, and write two files to ``out``."""
    start = perf_counter()
    graph = open_graph()
    put(f"1. The graph: {len(graph)} triples, opened in {1000 * (perf_counter() - start):.0f} ms.\n")
    put("2. Is it as the shapes say?")
    put_report(check(), "-", "text", whole=False)
    put(f"\n3. {len(QUESTIONS)} questions.\n")
    for number, (question, name, arguments) in enumerate(QUESTIONS, start=1):
        put(f"   {number}. {question}\n   creativegraph run {' '.join([name, *spoken(arguments)])}")
        print_rows(graph.run(name, languages=None, **arguments), "table", arguments.keys())
    put("4. Why does it say 2019?\n   creativegraph why membership/hanoi-uccn cg:memberSince\n")
    put(str(why(graph, "membership/hanoi-uccn", "cg:memberSince")))
    make_folder(out)
    put("\n5. Files for other tools:")
    for name in ("creativegraph.ttl", "creativegraph.jsonld"):
        export(graph, out / name)
        put(f"   {out / name}  {(out / name).stat().st_size // 1000} kB")
    say(f"done in {perf_counter() - start:.1f} s; next: creativegraph queries")


def spoken(arguments: dict[str, str]) -> list[str]:
    """Arguments as the command line takes them."""
    return [f"--{name} {value}" for name, value in arguments.items()]
