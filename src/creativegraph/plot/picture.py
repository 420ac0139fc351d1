"""A picture: a Vega-Lite specification with its data, saved as PNG (how fine: SCALE), SVG or HTML."""

import hashlib
import html
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property, wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, ParamSpec

from creativegraph.engine.endable import in_child
from creativegraph.errors import ArgumentError, FormatError, UnwritableError, shown
from creativegraph.files import atomic_write, write_whole
from creativegraph.graph.rows.table import extra
from creativegraph.messages.characters import in_xml
from creativegraph.plot.style import DARK, on_phones
from creativegraph.store.cache import cache_folder

__all__ = ["ENDINGS", "SCALE", "Picture", "for_phones", "needed"]

ENDINGS = ("png", "svg", "html")
SCALE = 2
"""Pixels a point of a PNG, unless said otherwise; the command line says the same."""
LARGEST_SCALE = 10
POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:"
"""What a page may do: run its own scripts, fetch nothing."""
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ margin: 1.5rem auto; max-width: 58.5rem; font-family: Roboto, "Liberation Sans", Arial, Helvetica, sans-serif }}
#picture.vega-embed {{ display: block; padding: 0 }}
#picture svg.marks {{ display: block; max-width: 100%; height: auto }}
#picture form {{ margin-left: 18px; font-size: .85rem }}
@media (max-width: 61rem) {{
body {{ margin: 1rem; max-width: 32rem }}
#picture svg.marks {{ width: 100% }}
}}
@media (prefers-color-scheme: dark) {{
body {{ background: {dark}; color: #e4e8ec }}
#picture svg.marks {{ background: {dark} !important }}
#picture summary {{ opacity: 1 }}
{colours}}}
</style>
<script>{code}</script>
</head>
<body>
<div id="picture"></div>
<script>
const wide = matchMedia("(min-width: 61rem)"), specs = [{spec}, {phone}];
const draw = () => vegaEmbed("#picture", specs[wide.matches ? 0 : 1], {{"renderer": "svg"}});
wide.addEventListener("change", draw);
draw();
</script>
</body>
</html>
"""
P = ParamSpec("P")


def for_phones(draw: "Callable[P, Picture]") -> "Callable[P, Picture]":
    """Let a picture be drawn once more for a phone, when its page is made."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Picture:
        def again() -> Picture:
            with on_phones():
                return draw(*args, **kwargs)

        picture = draw(*args, **kwargs)
        picture.again = again
        return picture

    return drawn


class Picture:
    """The result of ``map``, ``timeline``, ``network`` and ``outcomes``; shows itself in a notebook.

    ``spec`` is a complete Vega-Lite specification: ``altair.Chart.from_dict(picture.spec)`` and any Vega editor accept
    it. ``notes`` are the lines under the picture: how to read it, and what was left out. ``shown`` and ``left_out``
    count the things that are drawn and not drawn.
    """

    def __init__(  # noqa: PLR0913 - all that a picture is
        self, spec: Mapping[str, Any], *, title: str, language: str, notes: Sequence[str], shown: int, left_out: int
    ) -> None:
        self.spec = {name: printable(value) for name, value in spec.items()}
        self.title = in_xml(title)
        self.language = language
        self.notes = tuple(map(in_xml, notes))
        self.shown = shown
        self.left_out = left_out
        self.again: Callable[[], Picture] | None = None

    def __repr__(self) -> str:
        return f"Picture({self.title!r}, {self.shown} shown, {self.left_out} left out)"

    def svg(self) -> str:
        """Return the picture as SVG, its letters as text.

        Raises:
            MissingExtraError: the extra ``plot`` is not installed.
        """
        drawn: str = converter().vegalite_to_svg(self.spec, allowed_base_urls=[])
        return drawn

    def png(self, scale: float = SCALE) -> bytes:
        """Return the picture as PNG; ``scale`` is the number of pixels a point, more for print.

        Raises:
            ArgumentError: ``scale`` is not above 0 and at most 10.
            MissingExtraError: the extra ``plot`` is not installed.
        """
        if not 0 < scale <= LARGEST_SCALE:
            raise ArgumentError(f"{shown(scale)} is not a scale; give a number above 0, at most {LARGEST_SCALE}")
        drawn: bytes = converter().vegalite_to_png(self.spec, scale=scale, allowed_base_urls=[])
        return drawn

    def html(self) -> str:
        """Return the picture as a self-contained page; its content security policy allows no request to other hosts.

        The page has the picture twice, the second time drawn for a phone, and is dark where the reader prefers that.

        Raises:
            MissingExtraError: the extra ``plot`` is not installed.
        """
        spec, phone = in_script(self.spec), in_script(self.phone)
        colours = "".join(
            f'#picture [{name}="{light}"] {{ {name}: {dark} }}\n'
            for name in ("fill", "stroke", "stop-color")
            for light, dark in DARK.items()
        )
        return PAGE.format(
            language=self.language, policy=POLICY, title=html.escape(self.title), code=program(), spec=spec,
            phone=phone, colours=colours, dark=DARK["white"],
        )  # fmt: skip

    @cached_property
    def phone(self) -> dict[str, Any]:
        """The specification for a phone; the same if the picture cannot be drawn again."""
        return self.again().spec if self.again else self.spec

    def save(self, path: str | Path, *, scale: float = SCALE) -> None:
        """Write the picture; the ending of ``path`` gives the format.

        The file is written to a temporary file and renamed, so a failed write leaves the old file intact.

        Args:
            path: ends in ``.png``, ``.svg`` or ``.html``.
            scale: pixels per point in PNG files.

        Raises:
            FormatError: another ending.
            UnwritableError: the place cannot be written.
            MissingExtraError: the extra ``plot`` is not installed.
        """
        data = self.data(ending_of(path), scale)
        with atomic_write(Path(path)) as file:
            file.write(data)

    def data(self, ending: str, scale: float = SCALE) -> bytes:
        """Return the bytes of the picture in a format; drawn where it can be ended, as what draws holds Python up."""
        if ending == "html":
            _ = self.phone  # asks the graph, which a copy of the process must not
        if "vl_convert" in sys.modules:  # it has threads now, which a copy of the process would miss
            return self.drawn(ending, scale)
        return in_child(lambda: self.drawn(ending, scale))

    def drawn(self, ending: str, scale: float) -> bytes:
        """Return the bytes of the picture in a format."""
        if ending == "png":
            return self.png(scale)
        return (self.svg() if ending == "svg" else self.html()).encode()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return what a notebook shows."""
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}


def in_script(spec: Mapping[str, Any]) -> str:
    """Return a specification as JSON within a script, which no label in it can end."""
    import orjson

    text = orjson.dumps(spec).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def printable(part: Any) -> Any:
    """Return a part of a specification without control characters: vl-convert ends the process on one."""
    if isinstance(part, str):
        return in_xml(part)
    if isinstance(part, Mapping):
        return {name: printable(value) for name, value in part.items()}
    if isinstance(part, list | tuple) and part and not isinstance(part[0], int | float):
        return [printable(each) for each in part]
    return part


def ending_of(path: str | Path) -> str:
    """Return the format by the ending of a path."""
    ending = Path(path).suffix.removeprefix(".").lower()
    if ending not in ENDINGS:
        wanted = f"cannot draw {shown(ending)}" if ending else f"{shown(path)} has no ending"
        raise FormatError(f"{wanted}; can draw {', '.join(ENDINGS)}")
    return ending


@cache
def converter() -> ModuleType:
    """Return the library that draws, with a font that has all Vietnamese letters: its own has not."""
    found, letters = needed("vl_convert"), needed("font_roboto")
    found.register_font_directory(str(Path(str(letters.__file__)).parent / "files"))
    return found


def program() -> str:
    """Return the JavaScript of Vega, Vega-Lite and Vega-Embed that a page needs.

    Bundling it takes a second, so it is kept in the cache, and made anew where it is not there and whole.
    """
    kept = cache_folder() / f"vega-{converter().__version__}.js"
    with suppress(OSError):
        digest, _, code = kept.read_bytes().partition(b"\n")
        if digest == b"// " + hashlib.sha256(code).hexdigest().encode():
            return code.decode()
    made: str = converter().javascript_bundle()
    data = made.encode()
    with suppress(UnwritableError):  # without a cache the next page takes as long as this one
        write_whole(kept, b"// " + hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
    return made


def needed(module: str) -> ModuleType:
    """Return a library of the extra ``plot``.

    Raises:
        MissingExtraError: it is not installed.
    """
    with extra("plot", "a picture"):
        return import_module(module)
