"""Where each IRI has its page: a path that every file system and web server can hold, of the IRI alone.

No two IRIs have the same path, also where case does not count, and a path stays when other things come or go. A part
of an IRI stays as it is if it is plain: small letters, digits, ``-``, ``_``, dots before a digit, and at the very end
two dots, as an open period has them. Any other gets what is readable of it, ``~`` and a digest of the whole IRI.
"""

import re
from base64 import b32encode
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from creativegraph.iris import IRI, LIBRARY
from creativegraph.names.fold import fold

__all__ = ["Addresses", "Home", "apart", "name_of", "readable"]

LONGEST, LONGEST_READABLE, LONGEST_PATH, DEPTH = 100, 40, 160, 8
PART = rf"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|\Z))[a-z0-9](?:[a-z0-9_-]|\.+(?=[0-9])){{0,{LONGEST - 1}}}"
"""No dot before a letter: ``a.vi`` would have the page that ``a`` has in Vietnamese. No name of a device, which
Windows takes for no file, whatever its ending."""
PLAIN = re.compile(rf"{PART}(?:/{PART}){{0,{DEPTH - 1}}}(?:\.\.)?")
WEB = re.compile(r"(https?)://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::([0-9]+))?/(.+)", re.DOTALL)


class Home(NamedTuple):
    """Where things below a base have their pages: ``id/…`` and ``code/…`` in a folder, empty for the top."""

    base: str
    folder: str = ""


class Addresses:
    """The paths of IRIs. ``homes`` are the bases of projects; the first is that of the site's own."""

    def __init__(self, homes: Sequence[Home]) -> None:
        self.homes = sorted(homes, key=lambda each: -len(each.base))
        self.paths: dict[str, str] = {}
        self.anchors: dict[str, str] = {}

    def path(self, iri: str) -> str:
        """Return the path of an IRI, without language and ending."""
        found = self.paths.get(iri)
        if found is None:
            found = self.paths[iri] = self.found(iri)
        return found

    def found(self, iri: str) -> str:
        """Return the path of an IRI, as ``path`` gives it from then on."""
        for home in self.homes:
            if iri.startswith(home.base):
                rest = iri[len(home.base) :]
                if rest.startswith(("id/", "code/")):
                    return home.folder + rest if is_plain(rest) else hashed(home.folder, rest, iri)
                break
        found = WEB.fullmatch(iri)
        if found is None:
            return hashed("iri/", iri.replace("/", "-"), iri)
        scheme, host, port, rest = found.groups()
        if not is_plain(host.replace(".", "-")) or not is_plain(host.partition(".")[0]):
            return hashed(f"{scheme}/", f"{host}-{rest}".replace("/", "-"), iri)
        folder = f"{scheme}/{host}/"
        return folder + rest if port is None and is_plain(rest) else hashed(folder, rest, iri)

    def anchor(self, claim: str) -> str:
        """Return where a claim is on the page of what it is about: as no other claim and no section is called."""
        found = self.anchors.get(claim)
        if found is None:
            path = self.path(claim)
            name = path.rpartition("/")[2]
            is_own = path.startswith("id/claim/") and any(map(str.isdecimal, name))  # a section has no number in it
            found = self.anchors[claim] = name if is_own else hashed("", name, claim)
        return found


def is_plain(path: str) -> bool:
    """Return whether what is within an IRI can be a path, as it is."""
    return len(path) <= LONGEST_PATH and PLAIN.fullmatch(path) is not None


def hashed(folder: str, rest: str, iri: str) -> str:
    """Return the path of an IRI with a part that is not plain: below the plain ones, readable, and with a digest."""
    above, _, last = rest.rpartition("/")
    while above and not is_plain(above):
        above = above.rpartition("/")[0]
    digest = b32encode(sha256(iri.encode(errors="surrogatepass")).digest())[:20].decode().lower()
    return f"{folder}{above}{'/' if above else ''}{readable(last)}~{digest}"


def apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by IRIs: those that several have, or that a list of them has, with a digest of the IRI."""
    taken = Counter(names.values())
    return {iri: hashed("", name, iri) if taken[name] > 1 or name == "index" else name for iri, name in names.items()}


def name_of(*terms: str) -> str:
    """Return what classes and properties are called together within a path, as no others are."""
    return "_".join(map(name_of_one, terms))


def name_of_one(term: str) -> str:
    """Return what a class or property is called within a path: with its prefix, but those of the library itself."""
    for prefix, space in LIBRARY.items():
        name = term.removeprefix(space)
        if name != term and name.isascii() and name.isalnum() and len(name) <= LONGEST_READABLE:
            return name.lower() if prefix == "cg" else f"{prefix}-{name.lower()}"
    return hashed("", IRI(term).slug, term)


def readable(text: str) -> str:
    """Return the letters and digits of a text in ASCII, as far as there are any."""
    plain = fold(text[:300]).encode("ascii", errors="ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_READABLE].strip("-") or "x"
