"""The commands for newcomers: one shows everything once, one writes the example tables that the documents use."""

import shutil
from pathlib import Path
from time import perf_counter

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import Output, Places
from creativegraph.cli.output import print_rows, put, say
from creativegraph.errors import UnwritableError

__all__ = ["example", "tour"]

QUESTIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("What agreements link SOVICO and UNESCO?", "agreements/between", {"first": "sovico", "second": "unesco"}),
    ("What does the framework agreement cover?", "agreements/initiatives_of",
     {"agreement": "sovico-unesco-framework-2025-2035"}),
    ("What happened, in chronological order?", "events/timeline", {}),
    ("Who did what in the festival of 2023?", "events/roles_in", {"event": "hcdf-2023"}),
    ("What were the outcomes of the festival of 2024?", "outcomes/of_event", {"event": "hcdf-2024"}),
    ("Since when has Hà Nội been a member of the network?", "cities/membership_of", {"city": "hanoi"}),
    ("What lies in Hà Nội?", "places/within", {"place": "hanoi"}),
    ("What did the sources get wrong?", "claims/corrections", {}),
)  # fmt: skip


@command(Argument("-o --out FOLDER", "Folder for the exported files.", Path, Path("out")))
def tour(out: Path) -> None:
    """Validate the packaged graph, run eight queries, show the provenance of one statement, write two files."""
    from creativegraph.cli.check import checked, put_report
    from creativegraph.export.rdf import export
    from creativegraph.files import make_folder
    from creativegraph.why import why

    start = perf_counter()
    graph = Places().open()
    put(f"1. The graph: {len(graph)} triples, opened in {1000 * (perf_counter() - start):.0f} ms.\n")
    put("2. Validation")
    put_report(checked([], Places()), None, "text", whole=False)
    put(f"\n3. {len(QUESTIONS)} queries\n")
    for number, (question, name, arguments) in enumerate(QUESTIONS, start=1):
        put(f"   {number}. {question}\n   creativegraph run {' '.join([name, *as_options(arguments)])}")
        print_rows(graph.run(name, languages=None, timeout=None, **arguments), Output("table"), arguments.keys())
    put("4. Provenance: where does 2019 come from?\n   creativegraph why membership/hanoi-uccn cg:memberSince\n")
    put(str(why(graph, "membership/hanoi-uccn", "cg:memberSince")))
    make_folder(out)
    put("\n5. Files for other tools")
    for name in ("creativegraph.ttl", "creativegraph.jsonld"):
        export(graph, out / name)
        put(f"   {out / name}  {(out / name).stat().st_size // 1000} kB")
    say(f"done in {perf_counter() - start:.1f} s; next: creativegraph queries")


def as_options(arguments: dict[str, str]) -> list[str]:
    """Return arguments as the command line takes them."""
    return [f"--{name} {value}" for name, value in arguments.items()]


@command(Argument("[FOLDER]", "Folder for `mine` and `texts`; made if it does not exist.", Path, Path()))
def example(folder: Path) -> None:
    """Write the example tables `mine` and their source text `texts`, to try every command on."""
    from creativegraph import project
    from creativegraph.files import make_folder
    from creativegraph.files.remains import beside, ended, remove_folder

    parts = sorted(each for each in (project.folder("docs") / "example").iterdir() if each.is_dir())
    for target in (folder / each.name for each in parts):
        if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
            raise UnwritableError(f"{target} is there already; name another folder, or move it away")
    make_folder(folder)
    new = beside(folder / "example")  # renamed when whole, so that nothing is half written
    try:
        for part in parts:
            shutil.copytree(part, new / part.name)
        for part in parts:
            (new / part.name).rename(folder / part.name)
    except OSError as error:
        raise UnwritableError(f"cannot write into {folder}: {error.strerror or error}; name another folder") from error
    finally:
        remove_folder(new)
        ended(new)
    for part in parts:
        say(f"wrote {folder / part.name}")
    put(f"creativegraph check packaged {folder / 'mine'}")
