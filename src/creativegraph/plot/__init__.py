"""The graph as pictures: a map of cities, events in time, who works with whom, and what came of it.

Each function gives a ``Picture``, which shows itself in a notebook and saves itself as PNG, SVG or as an HTML page that
asks no other host. Colours are told apart by colour-blind readers, and shape or place always says the same as colour.
A picture says what it left out. Needs ``pip install "creativegraph[plot]"`` to be drawn.
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
