"""Lines of N-Triples: those of a vocabulary, lines sorted and each once, and lines encoded in parts."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, pairwise

from creativegraph.tables.vocabulary import KEPT, Vocabulary

__all__ = ["codes", "encoded_in_turn", "for_stores", "ontology", "tidy"]

AT_ONCE = 1 << 8
"""Lines encoded together: a string with one letter beyond Latin is twice as long, and encoded letter by letter."""
PARTS, PART_BYTES = 1 << 9, 1 << 25
"""How many of these, or of their bytes, a store on disk takes in one go, each time in a file of its own."""


def tidy(lines: Iterable[str]) -> list[str]:
    """Return lines sorted, each once; few of them stand twice, so that a set of them takes longer."""
    found = sorted(lines)
    return [line for line, after in pairwise(chain(found, [""])) if line != after]


def encoded(lines: Iterable[str]) -> bytes:
    """Return lines as N-Triples."""
    return (" .\n".join(lines) + " .\n").encode()


def encoded_in_turn(lines: list[str]) -> Iterator[bytes]:
    """Yield lines as N-Triples in parts; the list is emptied, since what is made of the parts takes their memory."""
    lines.reverse()
    while lines:
        some = lines[: -AT_ONCE - 1 : -1]
        del lines[-AT_ONCE:]
        yield encoded(some)


def for_stores(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield lines as N-Triples in parts that a store on disk takes in one go."""
    left = iter(lines)
    part, size = list[bytes](), 0
    for each in map(encoded, iter(lambda: list(islice(left, AT_ONCE)), [])):
        part.append(each)
        size += len(each)
        if len(part) == PARTS or size > PART_BYTES:
            yield b"".join(part)
            part, size = [], 0
    if part:
        yield b"".join(part)


@lru_cache(maxsize=KEPT)
def codes(vocabulary: Vocabulary) -> list[str]:
    """Return the code lists, sorted, with search keys; they are the same in every build."""
    return sorted(frozenset[str]().union(*(some for each in vocabulary.code_files for some in (each.lines, each.keys))))


@lru_cache(maxsize=KEPT)
def ontology(vocabulary: Vocabulary) -> list[str]:
    """Return the ontology, sorted."""
    return sorted(frozenset[str]().union(*(each.lines for each in vocabulary.ontology_files)))
