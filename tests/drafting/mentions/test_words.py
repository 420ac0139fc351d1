"""Words of a project of one's own."""

from pathlib import Path

import pytest
from tests.support.projects import MANIFEST, SOURCES

import creativegraph as cg
from creativegraph.drafting import Document
from creativegraph.drafting.mentions import mentions


@pytest.mark.cold
def test_a_project_names_its_classes_and_what_it_counts_by_words_of_its_own(tmp_path: Path) -> None:
    files = {
        "creativegraph.toml": MANIFEST,
        "data/sources.csv": SOURCES,
        "data/kinds.csv": "kind,class,figures\nstall,fairs:Stall,yes\n",
        "data/classes.csv": "class,below,label@en\nfairs:Stall,cg:Place,stall\n",
        "data/codes/indicator.csv": "scheme,code,unit,label@en\nindicator,pots,pot,pots\nunit,pot,,pot\n",
        "data/words.csv": "lang,words,means,as\nen,Booth,fairs:Stall,head\nen,jugs,code/indicator/pots,counted\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    found = mentions(Document("The Northern Potters Booth sold about 300 jugs.", "en"), cg.open_graph(tmp_path))

    booth = next(each for each in found if each.kind == "thing")
    jugs = next(each for each in found if each.kind == "figure")
    assert (booth.text, booth.ids, booth.classes) == (
        "Northern Potters Booth", ("stall/northern-potters-booth",), ("fairs:Stall",),
    )  # fmt: skip
    assert (jugs.value, jugs.indicator.rpartition("/")[2]) == ("about 300", "pots")
