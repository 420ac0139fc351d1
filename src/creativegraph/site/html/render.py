"""Renders pages: the templates of the package, which those of a theme override, and what they are given.

Templates get ``page``, its ``data`` by their names, ``site`` (the settings), ``alternates`` (the same page in each
language), ``t`` for texts of the pages, ``scripts`` that were bundled and ``script_texts`` of these, and two filters
that make a path relative to the page: ``href`` of a page, in the same language, and ``file`` of any other file.
"""

from collections.abc import Hashable
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import __version__
from creativegraph.messages.table import message, texts
from creativegraph.site.content.kinds import menu, paths_of
from creativegraph.site.content.pictures import in_templates
from creativegraph.site.content.releases import feed_of, releases_of
from creativegraph.site.digests import made_by, made_of
from creativegraph.site.folder.media import POLICY, TYPES
from creativegraph.site.html.functions import functions
from creativegraph.site.html.hrefs import address, file_of, href
from creativegraph.site.html.languages import direction, own_name
from creativegraph.site.html.markup import in_steps, raised
from creativegraph.site.html.theme import told_at_its_line
from creativegraph.site.live import bundles, texts_of
from creativegraph.site.modules import NAVIGATION
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

__all__ = ["Alternate", "Renderer"]

FOLDER = Path(__file__).parent.parent
EXTRA = "assets/extra.css"


class Renderer:
    """Renders the pages of a portal; ``theme`` is a folder with ``templates`` and ``assets`` that come first."""

    def __init__(self, portal: Portal, theme: Path | None = None) -> None:
        self.portal, self.theme = portal, theme
        self.folders = [each for each in (theme, FOLDER) if each is not None]
        self.known: dict[tuple[str, str], Mapping[str, object]] = {}

    @cached_property
    def environment(self) -> "Environment":
        """The templates, which escape every value and know every variable that they use."""
        from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context

        from creativegraph.site.html.quick import COMPILED, QuickEnvironment
        from creativegraph.store.templates import KeptTemplates

        made = QuickEnvironment(
            bytecode_cache=KeptTemplates(f"site-{__version__}-{COMPILED}"),
            loader=ChoiceLoader([
                FileSystemLoader([each / "templates" for each in self.folders]),
                PrefixLoader({"package": FileSystemLoader(FOLDER / "templates")}),
            ]), autoescape=True,
            undefined=StrictUndefined, auto_reload=False, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        made.filters["href"] = pass_context(lambda context, path: href(path, context["root"], context["suffix"]))
        made.filters["file"] = pass_context(lambda context, path: address(path, context["root"]))
        made.filters |= {**in_templates(), "in_steps": in_steps, "raised": raised}
        made.globals.update(
            site=self.portal.settings, direction=direction, own_name=own_name,
            content_policy=POLICY, media_types=TYPES, extra=self.extra,
        )  # fmt: skip
        return made

    def navigation(self, language: str) -> list[Link]:
        """Return the menu: the main kinds, and pages that every site has.

        A graph without claims has nothing that sources contradict or that was corrected.
        """
        without = [] if self.portal.claims.by else ["contradictions", "corrections"]
        without += [] if bundles() else ["sparql"]
        first, *others = (Link(text(language, key), "", path) for path, key in NAVIGATION if path not in without)
        return [first, *(each.name for each in menu(self.portal, language)), *others]

    @property
    def extra(self) -> str:
        """The style sheet of a theme that comes after that of the package; empty if it has none."""
        return EXTRA if self.theme and (self.theme / EXTRA).is_file() else ""

    @cached_property
    def key(self) -> bytes:
        """A digest of all templates, texts and settings, and of the library itself, on which every page depends."""
        menus = [self.navigation(each) for each in self.portal.languages]
        released = [(each.name, each.day, each.digest) for each in releases_of(self.portal)]
        settings = (
            self.portal.settings, self.portal.languages, menus, paths_of(self.portal), bundles(), self.extra, released
        )  # fmt: skip
        digest = blake2b(repr(settings).encode() + made_by())
        for folder in self.folders:
            for path in sorted((folder / "templates").rglob("*")):
                if path.is_file():
                    digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        found = sorted((key, sorted(each.items())) for key, each in texts().items() if key.startswith("site."))
        digest.update(repr(found).encode())
        return digest.digest()

    def key_of(self, page: Page) -> str:
        """Return a digest of all that a page is made of."""
        from msgspec.msgpack import encode

        return made_of(self.key, encode((page.path, page.language, page.template, page.title, page.data)))

    def file(self, page: Page) -> str:
        """Return the name of the file of a page."""
        return file_of(page.path, self.suffix(page.language))

    def suffix(self, language: str) -> str:
        """Return what stands between the path of a page and ``.html``: nothing for the first language."""
        return "" if language == self.portal.languages[0] else f".{language}"

    def render(self, page: Page) -> bytes:
        """Return the HTML of a page."""
        alternates = [
            Alternate(each, file_of(page.path, self.suffix(each)).rpartition("/")[2]) for each in self.portal.languages
        ]
        shared = self.shared(page.language, "../" * page.path.count("/"))
        with told_at_its_line(self.theme):
            template = self.environment.get_template(page.template)
            return template.render(**page.data, page=page, alternates=alternates, **shared).encode()

    def shared(self, language: str, root: str) -> "Mapping[str, object]":
        """Return what pages in a language have alike from which one gets to the first page in the same way."""
        if (language, root) not in self.known:
            suffix = self.suffix(language)
            self.known[language, root] = {
                "root": root, "suffix": suffix, "t": partial(text, language), "navigation": self.navigation(language),
                "scripts": bundles(), "script_texts": partial(texts_of_script, language),
                "feed": feed_of(self.portal, language),
                **functions(language, partial(href, root=root, suffix=suffix), partial(text, language)),
            }  # fmt: skip
        return self.known[language, root]


class Alternate(NamedTuple):
    """The same page in a language: which, and the name of its file, which lies in the same folder."""

    language: str
    file: str


@lru_cache(maxsize=4096)
def text(language: str, key: str, /, **details: Hashable) -> str:
    """Return a text of the pages in a language."""
    return message(key, language, **details)


@lru_cache(maxsize=256)
def texts_of_script(language: str, area: str) -> str:
    """Return the texts of a script in a language as JSON."""
    import orjson

    return orjson.dumps(texts_of(area, language)).decode()
