"""Shapes of the properties that projects declare: how many values they have, of what, and of which kind."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, compact
from creativegraph.messages.table import message
from creativegraph.project import Projects
from creativegraph.tables.property import Property
from creativegraph.tables.vocabulary import Vocabulary, vocabulary

__all__ = ["shapes_of_properties"]

SH, RDFS = PREFIXES["sh"], PREFIXES["rdfs"]
ANYTHING = (PREFIXES["owl"] + "Thing", RDFS + "Resource")
ELSEWHERE = """\
SELECT $this ?value WHERE {{ $this $PATH ?value .
FILTER NOT EXISTS {{ $this <{type}>/<{rdfs}subClassOf>* <{of}> }} }}"""


def shapes_of_properties(used: Projects) -> bytes:
    """Return the shapes of the properties of one's own projects, as N-Triples."""
    known = vocabulary()
    own = [each for each in known.properties.values() if each.own]
    classes = classes_of(known) if own else {}
    return "".join(line for each in own for line in shapes_for(each, home_of(each.iri, used), classes)).encode()


def classes_of(known: Vocabulary) -> dict[tuple[str, str], list[str]]:
    """Return the classes of the subjects and values of properties, by the IRI and ``domain`` or ``range``."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in known.ontology:
        role = each.predicate.value.removeprefix(RDFS)
        if role in ("domain", "range") and isinstance(each.object, NamedNode) and each.object.value not in ANYTHING:
            there = found.setdefault((str(each.subject)[1:-1], role), [])
            there += [each.object.value] if each.object.value not in there else []
    return found


def home_of(iri: str, used: Projects) -> str:
    """Return how the names of the shapes of a property begin."""
    base = next(each.base for each in used.projects if iri.startswith(each.base))
    return f"{base}shapes#{IRI(iri).slug}-"


def shapes_for(about: Property, home: str, classes: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    """Yield the shapes of a property as lines of N-Triples."""
    one, yes = f'"1"^^<{PREFIXES["xsd"]}integer>', f'"true"^^<{PREFIXES["xsd"]}boolean>'
    if about.single == "yes":
        yield from shape(f"{home}single", about, "report.own-single", f"<{SH}maxCount> {one}")
    if about.single == "language":
        yield from shape(f"{home}single", about, "report.own-single-language", f"<{SH}uniqueLang> {yes}")
    for number, of in enumerate(classes.get((about.iri, "domain"), ()), 1):
        name, query = f"{home}domain{number if number > 1 else ''}", f"_:{home_label(home)}domain{number}"
        yield from shape(name, about, "report.own-domain", f"<{SH}sparql> {query}", of)
        asked = Literal(ELSEWHERE.format(type=RDF_TYPE, rdfs=RDFS, of=of))
        yield f"{query} <{RDF_TYPE}> <{SH}SPARQLConstraint> .\n"
        yield f"{query} <{SH}select> {asked} .\n"
    if about.value != "thing":
        return
    ranges = classes.get((about.iri, "range"), [])
    for number, of in enumerate(ranges, 1):
        name = f"{home}range{number if number > 1 else ''}"
        yield from shape(name, about, "report.own-range", f"<{SH}class> <{of}>", of)
    if not ranges and not about.scheme:
        node, kind = (f"_:{home_label(home)}{each}" for each in ("described", "class"))
        yield from shape(f"{home}range", about, "report.own-undescribed", f"<{SH}node> {node}")
        yield f"{node} <{SH}property> {kind} .\n"
        yield f"{kind} <{SH}path> <{RDF_TYPE}> .\n"
        yield f"{kind} <{SH}minCount> {one} .\n"


def home_label(home: str) -> str:
    """Return the beginning of the labels of blank nodes of the shapes of a property."""
    return "own" + home.encode().hex()


def shape(name: str, about: Property, said: str, constraint: str, of: str = "") -> Iterator[str]:
    """Yield a shape about the values of a property with one constraint."""
    yield f"<{name}> <{RDF_TYPE}> <{SH}PropertyShape> .\n"
    yield f"<{name}> <{SH}targetSubjectsOf> <{about.iri}> .\n"
    yield f"<{name}> <{SH}path> <{about.iri}> .\n"
    yield f"<{name}> <{SH}severity> <{SH}Violation> .\n"
    yield f"<{name}> {constraint} .\n"
    for lang in ("en", "vi"):
        text = message(said, lang, property=about.name, of=compact(IRI(of)) if of else "")
        yield f"<{name}> <{SH}message> {Literal(text, language=lang)} .\n"
