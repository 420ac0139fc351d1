"""Finds links of a site that lead nowhere: of its pages, style sheets, sitemap, checksums and descriptions.

Nothing is fetched. A link is followed if it leads to the folder: a relative one, or an address below that of the site.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from creativegraph.errors import UnreadableError
from creativegraph.site.folder.written import read_written

__all__ = ["Dead", "dead_links"]

ATTRIBUTES = ("href", "src", "action", "poster", "data")
"""The attributes that hold an address; ``srcset`` and that of a page that leads on are read as well."""
IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
ONWARD = re.compile(r"\s*\d+\s*[;,]\s*url=['\"]?([^'\"]+)", re.IGNORECASE)
ADDRESSES = ("og:url", "og:image", "twitter:image")
OF_FILES = ("http://www.w3.org/ns/dcat#downloadURL", "http://rdfs.org/ns/void#dataDump")
OF_ONTOLOGY = re.compile(r"ontology|shapes|ontology/(?:module|alignment)/[a-z-]+|[0-9]+\.[0-9]+\.[0-9]+/ontology")
"""The IRIs of an ontology, its modules, versions and shapes, for which the rules of servers have answers."""
OUT = "it leads out of the site"
ROOTED = "it leads elsewhere unless the site is the root of its host"
MOVED = "it is below another address than the site"
HERE = "https://site.invalid/deep/below/"
"""The address that stands for that of the site, whatever it is: a link out of it is seen to lead out."""


class Dead(NamedTuple):
    """A link that leads nowhere: the file that has it, the link, and what is wrong with it."""

    file: str
    link: str
    problem: str


class Led(NamedTuple):
    """Where a link leads: to a file of the site and an anchor in it, elsewhere (no file), or nowhere, and why."""

    problem: str = ""
    file: str = ""
    anchor: str = ""


def dead_links(
    folder: str | Path, url: str = "", *, progress: Callable[[str, int, int], None] | None = None
) -> tuple[list[Dead], int]:
    """Return the links of a site that lead nowhere, sorted, and how many links it has.

    Args:
        folder: where the site is.
        url: its address on the web, if not the one that it was written with.
        progress: called with each file, how many were read and how many there are.

    Raises:
        UnreadableError: the folder has no site.
    """
    base = Path(folder)
    was = read_written(base)
    if was is None:
        advice = "name the folder of a site that `creativegraph site` has written"
        raise UnreadableError(f"{folder} has no site; {advice}")
    return Links(base, was.url, url).check(progress)


class Links:
    """The files of a site, and where their links lead."""

    def __init__(self, base: Path, was: str, url: str) -> None:
        self.base, self.was = base, was
        self.url = url or self.was
        self.files = frozenset(
            path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file() and not is_beside(path)
        )
        self.folders = frozenset(place.as_posix() for each in self.files for place in PurePosixPath(each).parents)
        self.anchors: dict[str, frozenset[str]] = {}
        self.known: dict[tuple[str, str], Led] = {}

    def check(self, progress: Callable[[str, int, int], None] | None) -> tuple[list[Dead], int]:
        """Return the links that lead nowhere, and how many there are."""
        dead, number, later = list[Dead](), 0, list[tuple[str, str, str, str]]()
        for done, file in enumerate(sorted(self.files), 1):
            if progress:
                progress(file, done, len(self.files))
            for link in self.links_of(file):
                number += 1
                problem, target, anchor = self.follow(file, link)
                if problem:
                    dead.append(Dead(file, link, problem))
                elif anchor and target.endswith(".html"):
                    later.append((file, link, target, anchor))
        for file, link, target, anchor in later:
            if anchor not in self.anchors[target]:
                dead.append(Dead(file, link, f"{target} has no such anchor"))
        dead += self.wrong_sums()
        return sorted(set(dead)), number

    def links_of(self, file: str) -> list[str]:
        """Return the links that a file has."""
        name = file.rpartition("/")[2]
        if name.endswith(".html"):
            links, self.anchors[file] = of_html((self.base / file).read_bytes())
            return links
        reader = READERS.get(name) or READERS.get(Path(name).suffix)
        return reader((self.base / file).read_bytes(), self.url or HERE) if reader else []

    def follow(self, file: str, link: str) -> Led:
        """Return where a link leads."""
        if link.startswith(("#", "?")):
            return Led("", file, unquote(link.partition("#")[2]))
        folder, _, name = file.rpartition("/")
        if link.startswith("/") and not link.startswith("//"):
            root = urlsplit(self.url).path or "/"
            right = name == "404.html" and link.startswith(root)
            return self.led("", link[len(root) :]) if right else Led(ROOTED)
        key = folder, link
        if key not in self.known:
            self.known[key] = self.led(f"{folder}/" if folder else "", link)
        return self.known[key]

    def led(self, folder: str, link: str) -> Led:
        """Return where a link leads from a folder."""
        in_full = bool(self.url) and link.startswith(self.url)
        if in_full:
            link = HERE + link[len(self.url) :]
        elif link.lower().startswith(("http:", "https:")) and not link.startswith(HERE):
            return Led(MOVED if self.was and link.startswith(self.was) else "")
        try:
            parts = urlsplit(urljoin(HERE + folder, link.strip()))
        except ValueError:
            return Led("it is no address")
        if not parts.geturl().startswith("https://site.invalid/"):
            return Led("it runs a script" if parts.scheme in ("javascript", "vbscript") else "")
        root = urlsplit(HERE).path
        name = unquote(parts.path.removeprefix(root))
        place = normpath(name) if name else "."
        if not parts.path.startswith(root) or place.startswith(".."):
            return Led(OUT)
        if place == "." or name.endswith("/"):
            place = normpath(f"{place}/index.html")
        if in_full and place not in self.files and page_of(place) in self.files:
            place, parts = page_of(place), parts._replace(fragment="")
        if place not in self.files:
            return Led(f"there is {'a folder' if place in self.folders else 'nothing'} at {place}")
        return Led("", place, unquote(parts.fragment))

    def wrong_sums(self) -> Iterator[Dead]:
        """Yield the names of files of checksums at which there is no such file, or another."""
        for file in sorted(each for each in self.files if each.rpartition("/")[2] == "SHA256SUMS"):
            folder = file.rpartition("/")[0]
            for line in (self.base / file).read_text("utf-8").splitlines():
                digest, _, name = line.partition(" ")
                place = normpath(f"{folder}/{name.lstrip(' *')}" if folder else name.lstrip(" *"))
                if place not in self.files:
                    yield Dead(file, name.strip(), f"there is nothing at {place}")
                elif sha256((self.base / place).read_bytes()).hexdigest() != digest:
                    yield Dead(file, name.strip(), "its checksum is another")


def page_of(place: str) -> str:
    """Return the page to which a server leads from an IRI of a thing, code or the ontology: what has no ending."""
    return "ontology/index.html" if OF_ONTOLOGY.fullmatch(place) else f"{place}.html"


def is_beside(path: Path) -> bool:
    """Return whether a file is what a run that was ended has left."""
    return any(each.startswith(".site.cg-") for each in path.parts)


def of_html(data: bytes) -> tuple[list[str], frozenset[str]]:
    """Return the links of a page, and the anchors to which others may lead."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    links, anchors = list[str](), {"", "top"}
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except ParserError:  # an empty page
        return [], frozenset(anchors)
    for node in tree.iter():
        if isinstance(node.tag, str):  # no comment
            links += of_node(node.tag, node.attrib)
            anchors.update(value for name, value in node.attrib.items() if name == "id")
            if node.tag == "a":
                anchors.add(node.attrib.get("name", ""))
    return [each for each in links if each], frozenset(anchors)


def of_node(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    """Yield the links of an element."""
    for name, value in given.items():
        if name in ATTRIBUTES:
            yield value
        elif name == "srcset":
            yield from (each.split()[0] for each in value.split(",") if each.strip())
    if tag == "meta":
        content = given.get("content", "")
        if given.get("http-equiv", "").lower() == "refresh" and (onward := ONWARD.match(content)):
            yield onward[1]
        elif given.get("property", given.get("name", "")) in ADDRESSES:
            yield content


def of_css(data: bytes, _: str) -> list[str]:
    """Return the links of a style sheet."""
    return [each for each in IN_CSS.findall(data.decode()) if not each.startswith(("data:", "#"))]


def of_robots(data: bytes, _: str) -> list[str]:
    """Return the addresses of sitemaps."""
    return re.findall(r"(?mi)^sitemap:\s*(\S+)", data.decode())


def of_sitemap(data: bytes, _: str) -> list[str]:
    """Return the addresses of a sitemap."""
    from lxml.etree import XMLParser, fromstring

    tree = fromstring(data, XMLParser(resolve_entities=False))
    return [str(each.text).strip() for each in tree.iter("{*}loc")]


def of_description(data: bytes, url: str) -> list[str]:
    """Return the addresses of files in a description of the dataset."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    quads = parse(data, format=RdfFormat.TURTLE, base_iri=url)
    return [
        each.object.value for each in quads if each.predicate.value in OF_FILES and isinstance(each.object, NamedNode)
    ]


def of_package(data: bytes, _: str) -> list[str]:
    """Return the paths of a data package."""
    import orjson

    found: list[str] = []
    for each in orjson.loads(data).get("resources", ()):
        path = each.get("path", [])
        found += [path] if isinstance(path, str) else path
    return found


READERS: Mapping[str, Callable[[bytes, str], list[str]]] = {
    ".css": of_css, "sitemap.xml": of_sitemap, "robots.txt": of_robots, "dcat.ttl": of_description,
    "void.ttl": of_description, "datapackage.json": of_package,
}  # fmt: skip
"""What reads the links of files other than pages, by their names or endings."""
