"""A theme: a folder of templates and assets that come before those of the package, which others may have made."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from creativegraph.errors import ArgumentError, shown

__all__ = ["checked_theme", "told_at_its_line"]

FOLDERS = ("templates", "assets")


def checked_theme(theme: str | Path | None) -> Path | None:
    """Return the folder of a theme.

    Raises:
        ArgumentError: it has neither templates nor assets, or a link in it leads out of it.
    """
    if theme is None:
        return None
    if not any((Path(theme) / each).is_dir() for each in FOLDERS):
        advice = "name a folder with one of them, whose files come before those of the package"
        raise ArgumentError(f"{shown(str(theme))} has no folder templates or assets; {advice}")
    real = Path(theme).resolve()
    for folder, folders, files in os.walk(real):
        for each in (Path(folder) / name for name in (*folders, *files)):
            if each.is_symlink() and not leads_within(each, real):
                what = f"{shown(each.relative_to(real).as_posix())} of the theme {theme} is a link that leads out of it"
                raise ArgumentError(f"{what}, and only files of the theme are published; copy the file in its place")
    return Path(theme)


def leads_within(link: Path, folder: Path) -> bool:
    """Return whether a link leads to something in a folder."""
    try:
        return link.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):  # nowhere, or in a circle
        return False


@contextmanager
def told_at_its_line(folder: Path | None) -> Iterator[None]:
    """Tell of what a template of a theme does wrong in one error, with its file and line.

    Raises:
        ArgumentError: a template of the theme is wrong.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        yield
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or "", error.lineno
        else:
            frames = [(frame.f_code.co_filename, number) for frame, number in walk_tb(error.__traceback__)]
            file, line = next((each for each in reversed(frames) if is_of(each[0], folder)), ("", 0))
        if not is_of(file, folder):
            raise
        what = " ".join(str(error).split()) or type(error).__name__
        raise ArgumentError(f"{file}, line {line}: {what}; correct the template of the theme") from error


def is_of(file: str, folder: Path | None) -> bool:
    """Return whether a file is a template of a theme."""
    return folder is not None and Path(file).is_relative_to(folder / FOLDERS[0])
