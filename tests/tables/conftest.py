"""A function that writes the files of a project."""

from pathlib import Path

import pytest
from tests.support.projects import MANIFEST, SOURCES, Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the files of a project, by their names, and returns its folder."""

    def written(manifest: str = MANIFEST, name: str = "fairs", **files: str) -> Path:
        folder = tmp_path / name
        for path, text in {"creativegraph.toml": manifest, "data/sources.csv": SOURCES, **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return folder

    return written
