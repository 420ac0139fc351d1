"""A small report, the terms of a small project, and answers of a model about it."""

from pathlib import Path

import pytest
from tests.support.projects import ALONE, HEADER

import creativegraph as cg
from creativegraph.drafting import Document
from creativegraph.graph import Graph

FILES = {
    "creativegraph.toml": ALONE,
    "data/sources.csv": "id,kind,title,lang\narticle,website,Fairs,en\n",
    "data/kinds.csv": "kind,class,note\nplace,fairs:Market,\norg,fairs:Office,\n",
    "data/classes.csv": "class,below,label@en,label@vi\nfairs:Market,,market,chợ\nfairs:Office,,office,văn phòng\n",
    "data/properties.csv": (
        "property,value,single,implied,scheme,domain,range,label@en,label@vi\n"
        "fairs:since,integer,yes,no,,fairs:Market,,since,từ năm\n"
        "fairs:runBy,thing,no,no,,fairs:Market,fairs:Office,run by,do ai điều hành\n"
        "fairs:rhythm,thing,no,no,rhythm,fairs:Market,,rhythm,nhịp\n"
        "fairs:motto,text,no,no,,fairs:Market,,motto,khẩu hiệu\n"
    ),
    "data/codes/codes.csv": "scheme,code,label@en\nrhythm,,rhythms\nrhythm,yearly,yearly\nrhythm,weekly,weekly\n",
    "data/claims.csv": HEADER + "h1,place/hall,skos:prefLabel,The Hall,en,article,,\n",
}
TEXT = (
    "The Hall opened in 1900. It is run by the Vale Office – since last year.\n"
    "The market is held every year. “Old and new”, says the Vale Office; the market is held every year."
)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A graph of a small project of its own."""
    folder = tmp_path_factory.mktemp("fairs")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return cg.open_graph(Path(folder))


@pytest.fixture
def report() -> Document:
    """A small report."""
    return Document(TEXT, "en", title="Markets", date="2026-05")
