"""The commands for newcomers: one shows everything once, two write examples: of tables, and of a whole project."""

import csv
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from creativegraph import project
from creativegraph.cli.command import Argument, command
from creativegraph.cli.here import check_outside
from creativegraph.cli.options import Output, Places
from creativegraph.cli.output import print_rows, put
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, UnwritableError, shown

__all__ = ["example", "new", "tour"]

ALONE = {
    '"creativegraph 0.4"': "", ",cg:Event,": ",,",
    "indicator,makers": "indicator,,,,indicator,What a figure counts.\nindicator,makers",
    "c004,edition/orvane-2024,cg:takesPlaceIn,Orvane (place/orvane),,report,,,\n": "",
    "check,term,reason,date": "check,term,reason,date\n"
    "class-without-disjointness,{prefix}:Edition,Nothing but markets is held.,2026-11-28\n"
    "class-without-superclass,{prefix}:Edition,Nothing but markets is held.,2026-11-28",
    "edition,fairs:Edition,yes,,": "edition,{prefix}:Edition,yes,,\nobs,cg:OutcomeObservation,,a figure of a report,"
    '"{sosa:observedProperty} of {sosa:hasFeatureOfInterest}[, {cg:observedPart}][, {cg:observedGroup}]'
    '[, {cg:hasTimeSpan}][ ({cg:figureStatus})]"',
}  # fmt: skip
"""What the files of a project have in place of some words if it has nothing of the packaged one."""
LONGEST = 64
"""How many letters the name of a new project may have."""


@command(Argument("-o --out FOLDER", "Folder for the exported files.", Path, Path("out")))
def tour(out: Path) -> None:
    """Validate the packaged graph, run eight queries, show the provenance of one statement, write two files."""
    from creativegraph.cli.commands.check import checked, put_report
    from creativegraph.export.rdf import export
    from creativegraph.files import make_folder
    from creativegraph.reporting.summary import summary
    from creativegraph.why import why

    project.need_packaged()
    start = perf_counter()
    *questions, (wanted, _, thing, about) = asked()
    graph = Places().open(lasting=True)
    put(f"1. The graph: {len(graph):,} triples, opened in {perf_counter() - start:.1f} s.\n")
    put("2. Validation")
    report = checked([], Places())
    if any(each.severity != "info" for each in report.findings):
        put_report(report, None, "text", whole=False)
    else:  # a newcomer needs no list of what is merely to be known
        put("".join(f"   {line}\n" for line in summary(report)) + "   creativegraph check packaged shows each")
    put(f"\n3. {len(questions)} queries\n")
    for number, (question, name, given, _) in enumerate(questions, start=1):
        arguments = dict(each.split("=") for each in given.split())
        put(f"   {number}. {question}\n   creativegraph run {' '.join([name, *as_options(arguments)])}")
        print_rows(graph.run(name, languages=None, timeout=None, **arguments), Output("table"), arguments.keys())
    put(f"4. Provenance: {wanted}\n   creativegraph why {thing} {about}\n")
    put(str(why(graph, thing, about)))
    make_folder(out)
    put("\n5. Files for other tools")
    for name in ("creativegraph.ttl", "creativegraph.jsonld"):
        export(graph, out / name)
        put(f"   {out / name}  {(out / name).stat().st_size // 1000} kB")
    say(f"done in {perf_counter() - start:.1f} s; next: creativegraph queries")


def asked() -> list[list[str]]:
    """Return the questions of the packaged project: each in words, its name and arguments; last of what to ask why."""
    return list(csv.reader((project.folder("queries") / "tour.csv").read_text(encoding="utf-8").splitlines()))[1:]


def as_options(arguments: dict[str, str]) -> list[str]:
    """Return arguments as the command line takes them."""
    return [f"--{name} {value}" for name, value in arguments.items()]


@command(Argument("[FOLDER]", "Folder for `mine` and `texts`; made if it does not exist.", Path, Path()))
def example(folder: Path) -> None:
    """Write the example tables `mine` and their source text `texts`, to try every command on."""
    project.need_packaged()
    parts = sorted(each for each in (project.folder("docs") / "example").iterdir() if each.is_dir())
    write_copies(folder, {each.name: each for each in parts})
    for part in parts:
        say(f"wrote {folder / part.name}")
    put(f"creativegraph check packaged {folder / 'mine'}")


@command(
    Argument("NAME", "Name of the project, in small letters, digits and hyphens; its folder is named so too."),
    Argument("--alone", "Extend nothing, without any packaged fact."),
    Argument("--base URL", "Beginning of its IRIs, with a slash at the end.  [default: https://example.org/NAME/]"),
)
def new(name: str, alone: bool, base: str | None) -> None:
    """Write a project of your own, with a working example of everything, in a folder of its name."""
    from creativegraph.tables.projects.bases import normal, taken_by
    from creativegraph.tables.projects.manifest import VALID

    place, slug = Path(name), Path(name).name
    check_outside(place)  # first, since it says what to call instead of .
    check_name(slug or name)
    home = base or f"https://example.org/{slug}/"
    if not VALID["base"](home):
        raise ArgumentError(f"{shown(home)} cannot begin IRIs; give {normal(home) or 'a URL with a slash at its end'}")
    if (taken := next(taken_by(home), "")) != "":
        advice = f"give one of your own, such as https://example.org/{slug}/"
        raise ArgumentError(f"{shown(home)} and {taken}, which is not yours, are one within the other; {advice}")
    if not alone and not project.is_whole():
        raise ArgumentError("this library has no packaged project, which a new one extends; add --alone")
    prefix = prefix_of(slug)
    changes = {
        "https://example.org/craft-fairs/": home, "craft-fairs": slug, "fairs": prefix,
        **({old: text.replace("{prefix}", prefix) for old, text in ALONE.items()} if alone else {}),
    }  # fmt: skip
    write_copies(place.parent, {slug: project.TEMPLATE}, changes)
    say(f"wrote {place}; docs/projects.md explains its files, and has a script that checks them on a server")
    put(f"creativegraph check {place}")
    put(f"creativegraph run {prefix}/of_rhythm --rhythm yearly --graph {place}")
    put(f"creativegraph test {place}")
    put(f"creativegraph why market/orvane stalls --graph {place}")


def check_name(name: str) -> None:
    """Refuse a name that the manifest of a project may not have.

    Raises:
        ArgumentError: it is misspelt, or means something else.
    """
    from creativegraph.tables.projects.extended import reserved
    from creativegraph.tables.projects.manifest import VALID

    if not VALID["name"](name) or len(name) > LONGEST:
        advice = f"use up to {LONGEST} small letters, digits and hyphens, such as craft-fairs"
        raise ArgumentError(f"{shown(name)} is no name of a project; {advice}")
    if name == project.NAME or name in reserved():
        what = "the name of the packaged project" if name == project.NAME else "a name that means something else"
        raise ArgumentError(f"{name} is {what}; choose another one, such as my-{name}")


def prefix_of(name: str) -> str:
    """Return a prefix made of a name: letters and digits, beginning with a letter, none that the library has."""
    from creativegraph.tables.projects.extended import reserved

    made = "".join(filter(str.isalnum, name))
    made = made if made[:1].isalpha() else f"p{made}"
    return f"{made}x" if made in reserved() else made


def write_copies(folder: Path, parts: Mapping[str, Path], changes: Mapping[str, str] | None = None) -> None:
    """Write copies of folders, by the names they get, into a folder; each of them whole, and none over another one."""
    from creativegraph.files import make_folder
    from creativegraph.files.remains import beside, ended, remove_folder

    for target in (folder / name for name in parts):
        if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
            raise UnwritableError(f"{target} is there already; name another folder, or move it away")
    make_folder(folder)
    new = beside(folder / "example")  # renamed when whole, so that nothing is half written
    try:
        for name, part in parts.items():
            shutil.copytree(part, new / name)
            if changes:
                change(new / name, changes)
        for name in parts:
            (new / name).rename(folder / name)
    except OSError as error:
        raise UnwritableError(f"cannot write into {folder}: {error.strerror or error}; name another folder") from error
    finally:
        remove_folder(new)
        ended(new)


def change(folder: Path, changes: Mapping[str, str]) -> None:
    """Put other words in place of some, in the files of a folder and in the names of its folders."""
    words = re.compile("|".join(map(re.escape, changes)))
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            path.write_text(words.sub(lambda found: changes[found[0]], text), encoding="utf-8")
        elif path.name in changes:
            path.rename(path.with_name(changes[path.name]))
