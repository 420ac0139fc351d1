"""Pictures of the graph: a map of cities, a timeline, networks, and reported outcomes.

Each function returns a ``Picture``, which shows itself in a notebook and saves itself as PNG, SVG or as an HTML page
that loads nothing from other hosts. Colour-blind readers can distinguish the colours, and shape or place always shows
the same as colour. Notes under a picture list what it left out. Drawing needs the extra ``plot``.
"""

from collections.abc import Callable, Mapping

from creativegraph.plot.map import map  # noqa: A004 - the name that users look for
from creativegraph.plot.network import network
from creativegraph.plot.outcomes import outcomes
from creativegraph.plot.picture import ENDINGS, Picture
from creativegraph.plot.timeline import timeline

__all__ = ["ENDINGS", "KINDS", "Picture", "map", "network", "outcomes", "timeline"]

KINDS: Mapping[str, Callable[..., Picture]] = {
    "map": map, "network": network, "outcomes": outcomes, "timeline": timeline,
}  # fmt: skip
"""The pictures by name."""
