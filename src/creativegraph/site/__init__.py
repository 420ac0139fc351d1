"""The portal of a graph as static files: a page and RDF for every thing, for any web server, at any path, or no server.

``portal`` knows the graph and where each thing has its page, ``contents`` which modules make pages and other files,
``render`` makes HTML of a page, and ``write`` brings all of it into a folder, whole or not at all.
"""

from creativegraph.site.page import Link, Page, Part
from creativegraph.site.portal import Portal

__all__ = ["Link", "Page", "Part", "Portal"]
