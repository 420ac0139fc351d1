"""The bundles as files of a site."""

import gzip
from collections.abc import Iterator
from functools import partial

from creativegraph.site.digests import made_of
from creativegraph.site.live import AT, bundle, bundles
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal

__all__ = ["parts"]


def parts(_: Portal) -> Iterator[Part]:
    """Yield the bundles, packed ones unpacked too: a host may pack these better on the way."""
    for name in bundles():
        data = bundle(name) or b""
        yield Part(AT + name, made_of(data), partial(bytes, data))
        if name.endswith(".gz"):
            yield Part(AT + name.removesuffix(".gz"), made_of(data, b"gz"), partial(gzip.decompress, data))
