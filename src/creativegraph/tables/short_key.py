"""What the property cell of a row in short form names: a code or property, by its label or slug, or a misspelt one."""

from functools import lru_cache

from creativegraph.iris import compact
from creativegraph.names.fold import fold
from creativegraph.names.suggest import means_otherwise, respelled, similar, spoken
from creativegraph.project import own_first
from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.cells.things import codes_in, slug
from creativegraph.tables.property import Short
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["called_like", "coded_like", "is_far", "key_of", "keys_called", "meant_like", "short_of"]

SPELLED = 4
"""How many labels that are spelled alike are looked at."""
STEM = 5
"""With how many letters a word begins that is a form of another one."""


def key_of(cells: Cells) -> str:
    """Return the code or property in the property cell of a row, which may be called by its name or the code alone."""
    name = cells.get("property")
    found = keys_called(cells, name)
    return found[0] if len(found) == 1 else name


def keys_called(cells: Cells, name: str) -> list[str]:
    """Return the codes and properties that a property cell calls by a name: of several those of the project itself."""
    if not name or name in cells.known.properties or name.startswith("code/"):
        return []
    asked = (cells.table.owner, name)  # in many rows it is looked for once
    if (found := cells.keys.get(asked)) is None:
        found = cells.keys[asked] = looked_for(cells, name)
    return found


def looked_for(cells: Cells, name: str) -> list[str]:
    """Return what ``keys_called`` does, of a name that is neither a property nor a code as cells write it."""
    known = cells.known
    lists = [each for each in known.shorts if ":" not in each]
    named = (each for scheme in lists for each in cells.named.of(name, scheme, cells.table.owner))
    codes = {each for each in named if any(f"/code/{scheme}/" in each for scheme in lists)}
    found = [*map(compact, codes), *known.called.get(fold(name), ())] or by_slug(known).get(slug(name), [])
    return own_first(found, cells.table.owner)


@lru_cache(maxsize=32)
def by_slug(known: Vocabulary) -> dict[str, list[str]]:
    """Return the codes of which there are short forms, as cells have them, by their last parts."""
    found: dict[str, list[str]] = {}
    for each in codes_in(known):
        scheme, name = each.split("/")[-2:]
        if scheme in known.shorts:
            found.setdefault(name, []).append(each)
    return found


def called_like(cells: Cells, name: str) -> list[str]:
    """Return the codes and properties, as cells have them, of which a word in the property cell is a misspelt label."""
    if not name or ":" in name or "/" in name:
        return []
    lists = tuple(f"code/{each}/" for each in cells.known.shorts if ":" not in each)
    codes = [each for each in cells.named.near(name, cells.table.owner) if each.startswith(lists)]
    labels = [each for each in similar(fold(name), cells.known.called, SPELLED) if respelled(fold(name), each)]
    right = [each for each in codes if respelled(name, each.rpartition("/")[2]) or is_called(cells, name, each)]
    return list(dict.fromkeys([*right, *(one for each in labels for one in cells.known.called[each])]))[:SPELLED]


def coded_like(cells: Cells, name: str) -> list[str]:
    """Return the codes of which there are short forms and of which the property cell has a misspelt code, or a term.

    A term of no ontology names one with another verb: ``hasBaker`` means the code ``baker``.
    """
    if ":" in name and "/" not in name and not similar(name, cells.known.properties, 1):
        return keys_called(cells, spoken(name))[:SPELLED]
    if not name.startswith("code/"):
        return []
    codes = [each for some in by_slug(cells.known).values() for each in some]
    alike = [each for each in similar(name, codes, SPELLED) if not means_otherwise(name, each)]
    return [each for each in alike if respelled(name, each)] or alike[:1]


def is_far(cells: Cells, name: str) -> bool:
    """Return whether no property is spelled like a word without a prefix: what only means alike is no suggestion."""
    return ":" not in name and "/" not in name and not similar(name, cells.known.properties, SPELLED)


def meant_like(cells: Cells, name: str) -> list[str]:
    """Return codes of which there are short forms, and properties, that share a word with what is no label."""
    stems = [each[:STEM] for each in slug(name).split("-") if len(each) >= STEM]
    if not stems or ":" in name or "/" in name:
        return []
    lists = sorted(f"code/{each}/" for each in cells.known.shorts if ":" not in each)
    found = [each for start in lists for each in cells.known.meanings.like(name, 2, start)]
    found += [each for each in cells.known.meanings.like(name, 8) if each in cells.known.properties]
    return [each for each in found if any(stem in each.lower() for stem in stems)][:SPELLED]


def is_called(cells: Cells, name: str, code: str) -> bool:
    """Return whether a word is a spelling of a label of a code."""
    labels = similar(fold(name), cells.named.things, SPELLED)
    return any(respelled(fold(name), each) and cells.thing(code) in cells.named.things[each] for each in labels)


def short_of(cells: Cells, name: str) -> Short | None:
    """Return what the property cell of a row makes it say besides; None for a row that makes one claim."""
    shorts = cells.known.shorts
    if name in shorts or not name.rpartition(":")[2].startswith("code/"):  # of which project, where several have it
        return shorts.get(name)
    iri = cells.thing(name)
    return shorts.get(iri.rpartition("/")[0].rpartition("/")[2]) if iri else None
