"""Figures of the things of a project's own kinds: what the table of kinds says that they may have."""

from pathlib import Path

import pytest
from tests.drafting.rules.marked import rows
from tests.support.commands import command

import creativegraph as cg
from creativegraph.drafting import Document
from creativegraph.drafting.draft import draft
from creativegraph.project import Projects, using

READERS = "code/indicator/readers"
FILES = {
    "data/kinds.csv": "kind,class,figures\narchive,reading:Archive,yes\nfonds,reading:Fonds,\nhall,reading:Hall,yes\n",
    "data/classes.csv": "class,below,label@en\nreading:Archive,org:Organization,archive\nreading:Fonds,,fonds\n"
    "reading:Hall,cg:Event,hall\n",
    "data/codes/read.csv": "scheme,code,unit,label@en\nindicator,readers,reader,readers\nunit,reader,,\n",
}
MARKS = {
    "ARCHIVE": "archive/a;reading:Archive", "OTHER": "archive/b;reading:Archive", "FONDS": "fonds/a;reading:Fonds",
    "FAIR": "event/fair;cg:Event", "N": f"#1250;{READERS}", "MORE": f"#900;{READERS}", "SEEN": "#40;code/indicator/x",
}  # fmt: skip


@pytest.fixture(name="reading", scope="module")
def of_archives(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    """A project that extends the packaged one, of whose own kinds two may have figures."""
    from creativegraph.tables.projects.folders import projects_of

    folder = tmp_path_factory.mktemp("reading")
    manifest = 'name = "reading"\nversion = "1"\nbase = "https://example.org/reading/"\nprefix = "reading"\n'
    for name, text in {"creativegraph.toml": f'{manifest}extends = ["creativegraph 0.4"]\n', **FILES}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    used, faults = projects_of([folder])
    assert faults == []
    assert used is not None
    return used


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("[The Archive|{ARCHIVE}] drew [1,250 readers|{N}] in [2025|=2025].", "archive/a | 1250 | when=2025"),
        ("[The Archive|{ARCHIVE}] counted [1,250 readers|{N}].", "archive/a | 1250"),
        ("[1,250 readers|{N}] came to [the Archive|{ARCHIVE}].", "archive/a | 1250"),
        ("In [2025|=2025], [1,250 readers|{N}] came to [the Archive|{ARCHIVE}].", "archive/a | 1250 | when=2025"),
        ("[The fair|{FAIR}] opened. [The Archive|{ARCHIVE}] drew [1,250 readers|{N}].", "archive/a | 1250"),
        ("[The fair|{FAIR}] drew [1,250 readers|{N}] to [the Archive|{ARCHIVE}].", "event/fair | 1250"),
        ("[The Archive|{ARCHIVE}] grew, [B|{OTHER}] drew [900 readers|{MORE}].", "archive/b | 900"),
        ("[The Archive|{ARCHIVE}] opened. It drew [1,250 readers|{N}].", "archive/a | 1250"),
        ("[The Archive|{ARCHIVE}] did not draw [1,250 readers|{N}].", ""),
        ("[The Fonds|{FONDS}] drew [1,250 readers|{N}].", ""),
        ("[The Archive|{ARCHIVE}] drew [40|{SEEN}].", ""),
    ],
)  # fmt: skip
def test_a_figure_of_an_own_indicator_is_of_a_thing_of_an_own_kind(reading: Projects, report: str, said: str) -> None:
    with using(reading):
        found = rows(report.format(**MARKS))

    assert {each.replace(f" | {READERS}", "") for each in found} == set(filter(None, [said]))


@pytest.mark.cold
@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("Vourne market drew 40 makers in 2023.", ("market/vourne", "code/indicator/makers", "40")),
        ("Orvane market has 130 stalls.", ("market/orvane", "markets:stalls", "130")),
        ("Vourne market\n\n- Makers: 40\n", ("market/vourne", "code/indicator/makers", "40")),
    ],
)  # fmt: skip
def test_a_report_too_short_to_tell_its_language_is_in_that_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str, said: tuple[str, str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    command("new", "markets", "--alone")

    made = draft(Document(report, ""), cg.open_graph(tmp_path / "markets"))

    assert said in {(each.subject, each.property, each.value) for each in made.candidates}
