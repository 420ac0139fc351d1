"""The portal of a graph as static files: a page and RDF for every thing, for any web server, at any path, or no server.

``portal`` knows the graph and where each thing has its page, ``contents`` which modules make pages and other files,
and ``write`` brings all of it into a folder, whole or not at all. What pages say is read in ``content``, put together
in ``pages``, and written as HTML by ``html``.
"""

from creativegraph.site.page import Link, Page, Part
from creativegraph.site.portal import Portal

__all__ = ["Link", "Page", "Part", "Portal"]
