"""Digests of what the files of a site are made of: a file is made again only if its digest has changed."""

from functools import cache
from hashlib import blake2b

from creativegraph.project import PACKAGE

__all__ = ["made_by", "made_of"]

OWN = (".py", ".rq", ".csv", ".ttl", ".html", ".css", ".js")
"""Endings of the files of the library that decide what is made."""


def made_of(*parts: bytes) -> str:
    """Return a digest of what something is made of."""
    return blake2b(b"\0".join(parts), digest_size=16).hexdigest()


@cache
def made_by() -> bytes:
    """Return a digest of the library itself, which decides too what is made."""
    digest = blake2b()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in OWN and path.is_file():
            digest.update(path.read_bytes())
    return digest.digest()
