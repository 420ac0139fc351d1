"""What was found out of the releases of a graph, kept in the user's cache from one run to the next.

The digests of releases are of all that they state; what of it is published, and of persons, is in the key as well.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, json

from creativegraph.errors import UnwritableError
from creativegraph.files import write_whole
from creativegraph.site.content.once import once
from creativegraph.site.content.persons import rule
from creativegraph.site.digests import made_by
from creativegraph.site.things import Things
from creativegraph.store.cache import cache_folder

__all__ = ["policy", "recalled", "remember", "remembered"]

T = TypeVar("T")


@once
def policy(site: Things) -> bytes:
    """Return a digest of what decides what is published of persons."""
    return blake2b(rule(site.graph, site.settings.said.person_properties).encode()).digest()


def remembered(site: Things, key: str, kind: type[T], make: Callable[[], T]) -> T:
    """Return what was found out before of the same graphs, published alike, by the same library."""
    made = recalled(site, key, kind)
    if made is None:
        made = make()
        remember(site, key, made)
    return made


def recalled(site: Things, key: str, kind: type[T]) -> T | None:
    """Return what was found out before, None if nothing was."""
    with suppress(OSError, MsgspecError):
        return json.decode(file_of(site, key).read_bytes(), type=kind)
    return None


def remember(site: Things, key: str, made: object) -> None:
    """Keep what was found out, in place of what was found out before; a cache that cannot be written keeps nothing."""
    file = file_of(site, key)
    with suppress(UnwritableError, OSError):
        write_whole(file, json.encode(made))


def file_of(site: Things, key: str) -> Path:
    """Return where it is kept."""
    digest = blake2b(repr((key, site.bases)).encode() + b"\0" + policy(site) + made_by(), digest_size=16).hexdigest()
    return cache_folder() / "changes" / f"{digest}.json"
