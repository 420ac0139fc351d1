"""The library knows nothing of the packaged project: no module names a thing, class, code or language of it.

The words that are looked for are those of the packaged project's ontology, code lists, tables and graph, not a list
made by hand. What a word means cannot be told where it is ordinary English: ``music`` is a code and a word. So one word
counts where it is written as a name (``place/NAME``, ``code/LIST/NAME``, ``cg:Name``), and by itself if it is a proper
name, which the English texts of library, messages and documents never write in small letters. Names of several words
count anywhere.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from tests.support.questions import packaged

from creativegraph import project
from creativegraph.iris import CODES, PREFIXES, TERMS, compact
from creativegraph.messages.table import languages
from creativegraph.names.labels import LANGUAGES

ENDINGS = {".css", ".html", ".js", ".py", ".rq", ".ru", ".toml", ".xml"}
ELSEWHERE = {
    "_resources": "the packaged project itself",
    "topics": "made from its questions",
    "site/live/built": "bundles of what others wrote, made from site/live/scripts",
    "messages/messages.csv": "texts of the commands that ask them",
}
READERS = {
    "tables/prose/language.py": "the commonest words of four languages",
    "drafting/mentions/in_words.py": "figures said in words in four languages",
    "drafting/reading/encoding.py": "letters of four languages beyond ASCII",
    "drafting/sentences.py": "abbreviations of four languages",
    "names/fold.py": "Vietnamese abbreviations of cities in what people type",
    "tables/cells/cells.py": "Vietnamese letters read in a wrong encoding",
    "tables/cells/dates.py": "dates in English and Vietnamese",
    "tables/cells/printed.py": "words of figures in four languages",
    "tables/prose/numerals.py": "words of numbers in four languages",
    "messages/locale.py": "numbers and months in English and Vietnamese",
    "site/html/writer.py": "numbers in English and Vietnamese",
    "site/content/vocabulary.py": "names of properties that begin with has, in English and Vietnamese",
}
"""Readers of languages."""
TEXTS = {
    "names/labels.py": "the order of labels where no project says one: that of the message catalogue",
    "tables/triples.py": "the column reason_vi of corrections",
    "tables/rules.py": "a finding has its message in both languages of the message catalogue",
    "drafting/taking/decided.py": "a refusal has its message in both",
    "validation/shapes/languages.py": "a shape has its message in both",
    "validation/projects/properties.py": "a shape has its message in both",
    "validation/projects/ranks.py": "a shape has its message in both",
    "validation/findings/faults.py": "chooses one of the two messages",
    "ontology/home.py": "what the checks say of required languages, to put those of a project there",
    "ontology/html.py": "the page of an ontology has its own words in both",
    "ontology/templates/index.html": "the page of an ontology has its own words in both",
    "ontology/templates/page.css": "shows one of the two",
    "ontology/terms.py": "the page of an ontology has its own words in both",
    **{
        f"project/library/ontology/checks/{each}.rq": "stands for the languages of the project, see ontology/home.py"
        for each in (
            "code-without-words",
            "merged-concept",
            "ontology-without-words",
            "term-without-definition",
            "term-without-label",
            "text-without-language",
        )
    },
    "project/library/creativegraph.toml": "the languages of the library's own texts",
}
"""Modules that have texts of the message catalogue in all its languages, by the reason."""
TERMS_ELSEWHERE = {
    "cli/commands/tour.py": "what the template of a project takes of the packaged one, which --alone leaves out",
    "export/schema_org.py": "eventStatus is a property of schema.org too",
    "project/library/queries/claims/around.rq": "leaves out periods, which are no things",
    "site/live/scripts/shared/editor.js": "validFor is a property of the editor's completions too",
    "plot/extent.rq": "the bounds of a country, beyond which its map does not reach",
    "export/networks/build.py": "relations of cities that its networks show: a question has no column for their names",
}
"""Modules that name a term of the packaged project, by the reason."""
WORD, RUN = re.compile(r"[^\W\d_]+"), re.compile(r"[\w-]+")
EXAMPLE = re.compile(r"^.*[}]  # param$", re.MULTILINE)
"""Examples of the library's questions ask the packaged graph, so that each has an answer."""


def sources() -> dict[str, str]:
    """The texts of the library's modules, queries, templates and styles, by their names in the package."""
    found = {}
    for path in sorted(project.PACKAGE.rglob("*")):
        name = path.relative_to(project.PACKAGE).as_posix()
        if path.suffix in ENDINGS and not name.startswith(tuple(ELSEWHERE)) and name not in READERS:
            found[name] = EXAMPLE.sub("", path.read_text(encoding="utf-8"))
    return found


SOURCES = sources()


def described(folder: Path) -> set[str]:
    """The IRIs that the ontology and the code lists in a folder describe."""
    files = (*folder.glob("ontology/*.ttl"), *folder.glob("data/codes/*.ttl"))
    found = (each.subject for path in files for each in parse(path=path, format=RdfFormat.TURTLE))
    return {each.value for each in found if isinstance(each, NamedNode)}


@cache
def terms() -> set[str]:
    """The classes, properties, codes and code lists of the packaged project alone."""
    return described(project.root()) - described(project.LIBRARY)


@cache
def things() -> dict[str, set[str]]:
    """The things of the packaged project by their short names, with their labels."""
    found: dict[str, set[str]] = {}
    for name in ("prefLabel", "altLabel"):
        for quad in packaged().store().quads_for_pattern(None, NamedNode(PREFIXES["skos"] + name), None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                short = compact(quad.subject.value)
                if "/" in short and not short.startswith(("code/", "http")):
                    found.setdefault(short, set()).add(quad.object.value)
    return found


@cache
def ordinary() -> set[str]:
    """The words that English texts of the library, its messages and its documents write in small letters."""
    files = [*(project.LIBRARY / "ontology").glob("*.ttl"), *(project.LIBRARY / "data" / "codes").glob("*.ttl")]
    files += [*(project.PACKAGE / "messages").glob("*.csv"), *project.folder("docs").glob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"(?<![\w/:`\"'=-])[a-z]+(?![\w/:`\"'=-])", text))


def found(pattern: re.Pattern[str]) -> dict[str, set[str]]:
    """What a pattern finds in each module, exceptions left out."""
    hits = {name: {each[0] for each in pattern.finditer(text)} for name, text in SOURCES.items()}
    return {name: some for name, some in hits.items() if some}


@cache
def runs(text: str) -> dict[str, list[int]]:
    """The words of a text, with hyphens, and where each begins."""
    found: dict[str, list[int]] = {}
    for run in RUN.finditer(text):
        found.setdefault(run[0], []).append(run.start())
    return found


def begun(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by their first words; signs before these are left out."""
    found: dict[str, set[str]] = {}
    for each in names:
        first = RUN.search(each)
        assert first, each
        found.setdefault(first[0], set()).add(each[first.start() :])
    return found


def standing(names: Mapping[str, set[str]], text: str) -> set[str]:
    """Which names stand in a text, not as a part of longer ones; a pattern of thousands would take seconds."""
    return {
        each
        for word in names.keys() & runs(text).keys()
        for each in names[word]
        for start in runs(text)[word]
        if text.startswith(each, start) and not RUN.match(text, start + len(each))
    }


def named(names: Iterable[str]) -> dict[str, set[str]]:
    """Which names stand in each module, exceptions left out."""
    by_word = begun(names)
    return {module: some for module, text in SOURCES.items() if (some := standing(by_word, text))}


def test_a_name_is_found_where_it_stands_whole() -> None:
    names = ["x:City", "x:Citie", "x:Fair", "fair", "‘the fair", "Alba", "New Alba", "Alba town"]

    found_here = standing(begun(names), "of x:City, x:Cities and y-x:Fair; ‘the fair’ of Alba-town in New Alba")

    assert found_here == {"x:City", "fair", "the fair", "Alba", "New Alba"}


def test_no_module_names_a_class_property_code_or_code_list() -> None:
    names = {compact(each) for each in terms() if each.startswith(TERMS)}
    locals_ = {each.partition(":")[2] for each in names}
    codes = {compact(each) for each in terms() if each.startswith(CODES)}
    written = {*names, *codes, *(each.replace("code/", "code:", 1) for each in codes)}
    written |= {each for each in locals_ if re.search("[a-z][A-Z]", each)}  # creativeField, NetworkMembership

    hits = named(written)

    assert {name: some for name, some in hits.items() if name not in TERMS_ELSEWHERE} == {}
    assert hits.keys() >= TERMS_ELSEWHERE.keys()


def test_no_module_names_a_thing() -> None:
    slugs = {each.partition("/")[2] for each in things()}
    names = {each for each in things() if not each.startswith("source/")}
    several = {each for each in slugs if WORD.findall(each)[1:]}
    proper = {
        each
        for short, labels in things().items()
        if len(each := short.partition("/")[2]) > 3 and each.isalpha() and each not in ordinary()
        and any(label[:1].isupper() for label in labels)
    }  # fmt: skip

    assert len(proper) > 100
    assert named(names) == {}
    assert named(several) == {}
    assert named(proper) == {}


def test_no_module_has_a_label_of_a_thing() -> None:
    labels = {label for some in things().values() for label in some if len(label) > 3}
    several = {each for each in labels if len(each.split()) > 1 and not set(WORD.findall(each.lower())) <= ordinary()}
    proper = {each for each in labels if each[0].isupper() and each.isalpha() and each.lower() not in ordinary()}

    assert len(several) > 500
    assert named(several) == {}
    assert named(proper) == {}


def test_no_module_speaks_of_the_network_its_organisation_or_its_country() -> None:
    assert found(re.compile(r"uccn|unesco|vi[eệ]t ?nam(?!ese)", re.IGNORECASE)) == {}


def test_no_module_names_a_language_but_for_the_texts_of_messages() -> None:
    other = [each for each in project_languages() if each != "en"]

    hits = found(re.compile(rf"""["'](?:{"|".join(other)})["']"""))

    assert hits.keys() == TEXTS.keys()
    assert languages() == LANGUAGES


def project_languages() -> list[str]:
    """The languages of the packaged project, as its manifest says."""
    said = (project.root() / project.MANIFEST).read_text(encoding="utf-8")
    line = re.search(r"^languages = \[(.*)\]$", said, re.MULTILINE)
    return next(csv.reader([line[1].replace(" ", "")])) if line else []


def test_every_exception_is_there() -> None:
    exceptions = {*READERS, *TEXTS, *TERMS_ELSEWHERE, *ELSEWHERE} - {"_resources", "site/live/built"}

    assert [each for each in exceptions if not (project.PACKAGE / each).exists()] == []
