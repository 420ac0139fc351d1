"""The notebook that tells the story of the graph runs from top to bottom and shows what it speaks of."""

import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parent.parent / "docs" / "story.ipynb"


@cache
def executed() -> Any:
    with warnings.catch_warnings():  # of the libraries that run notebooks, in their own doing
        warnings.simplefilter("ignore")
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(PATH, as_version=4)  # type: ignore[no-untyped-call]
        return NotebookClient(notebook, timeout=120, kernel_name="python3").execute()


def outputs() -> list[dict[str, Any]]:
    return [each["data"] for cell in executed().cells for each in cell.get("outputs", ()) if "data" in each]


def test_the_notebook_is_kept_without_outputs() -> None:
    kept = json.loads(PATH.read_text(encoding="utf-8"))

    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"]] == []


@pytest.mark.cold
def test_the_notebook_runs_and_every_cell_shows_something() -> None:
    code = [cell for cell in executed().cells if cell.cell_type == "code"]

    assert [cell.source for cell in code if not cell.outputs] == []
    assert [each for cell in code for each in cell.outputs if each.output_type in ("error", "stream")] == []


@pytest.mark.cold
def test_the_notebook_shows_its_pictures_one_of_them_in_vietnamese() -> None:
    pictures = [data["image/svg+xml"] for data in outputs() if "image/svg+xml" in data]

    assert len(pictures) == 6
    assert "Thỏa thuận và sự kiện theo thời gian" in pictures[-1]
    assert all("<svg" in each for each in pictures)


@pytest.mark.cold
def test_the_notebook_tells_what_the_graph_says() -> None:
    told = " ".join(str(data.get(form, "")) for data in outputs() for form in ("text/plain", "text/html"))

    assert "('Hanoi', 'Design', 2019)" in told
    assert "2029" in told
    assert "300000" in told
