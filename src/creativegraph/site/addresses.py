"""Where each IRI has its page: a path that every file system and web server can hold, of the IRI alone.

No two IRIs have the same path, also where case does not count, and a path stays when other things come or go. A part
of an IRI stays as it is if it is plain: small letters, digits, ``-``, ``_``, and a dot before a digit. Any other gets
what is readable of it, ``~`` and a digest of the whole IRI.
"""

import re
from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

__all__ = ["Addresses", "Home", "readable"]

PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]|\.(?=[0-9]))*")
"""No dot before a letter: ``hanoi.vi`` would have the page that ``hanoi`` has in Vietnamese."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)")
"""Names of devices, which Windows takes for no files, whatever the ending."""
WEB = re.compile(r"(https?)://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::([0-9]+))?/(.+)", re.DOTALL)
LONGEST, LONGEST_READABLE, LONGEST_PATH, DEPTH = 100, 40, 160, 8


class Home(NamedTuple):
    """Where things below a base have their pages: ``id/…`` and ``code/…`` in a folder, empty for the top."""

    base: str
    folder: str = ""


class Addresses:
    """The paths of IRIs. ``homes`` are the bases of projects; the first is that of the site's own."""

    def __init__(self, homes: Sequence[Home]) -> None:
        self.homes = sorted(homes, key=lambda each: -len(each.base))

    def path(self, iri: str) -> str:
        """Return the path of an IRI, without language and ending."""
        for home in self.homes:
            if iri.startswith(home.base):
                rest = iri[len(home.base) :]
                parts = rest.split("/")
                if parts[0] in ("id", "code") and len(parts) > 1:
                    return home.folder + rest if is_plain(parts) else hashed(home.folder, parts[:-1], parts[-1], iri)
                break
        found = WEB.fullmatch(iri)
        if found is None:
            return hashed("iri/", (), iri, iri)
        scheme, host, port, rest = found.groups()
        if RESERVED.match(host) or len(host) > LONGEST:
            return hashed(f"{scheme}/", (), f"{host}-{rest}", iri)
        parts = rest.split("/")
        if port is None and is_plain(parts):
            return f"{scheme}/{host}/{rest}"
        return hashed(f"{scheme}/{host}/", parts[:-1], parts[-1], iri)


def is_plain(parts: Sequence[str]) -> bool:
    """Return whether parts of an IRI can be those of a path, as they are."""
    if len(parts) > DEPTH or sum(map(len, parts)) > LONGEST_PATH:
        return False
    return all(PLAIN.fullmatch(each) and len(each) <= LONGEST and not RESERVED.match(each) for each in parts)


def hashed(folder: str, above: Sequence[str], last: str, iri: str) -> str:
    """Return the path of an IRI with a part that is not plain: below the plain ones, readable, and with a digest."""
    plain: list[str] = []
    for each in above[: DEPTH - 1]:
        if not is_plain([*plain, each]):
            break
        plain.append(each)
    digest = b32encode(sha256(iri.encode(errors="surrogatepass")).digest())[:20].decode().lower()
    return folder + "/".join([*plain, f"{readable(last)}~{digest}"])


def readable(text: str) -> str:
    """Return the letters and digits of a text in ASCII, as far as there are any."""
    plain = normalize("NFKD", text[:300]).encode("ascii", errors="ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_READABLE].strip("-") or "x"
