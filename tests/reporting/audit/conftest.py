"""A project with claims of every kind that an audit lists."""

from pathlib import Path

import pytest
from tests.support.projects import BASE, TERMS

SOURCES = (
    "id,kind,title,lang,address,publisher,date,read,sha256,characters\n"
    "plan,announcement,The plan,en,https://example.org/plan,City,2020-01-05,2021-03-01,,\n"
    "press-1,press,The paper,en,https://example.org/paper,Paper,2020-06-20,2026-03-01,,\n"
    "press-2,press,The radio,en,https://example.org/radio,,,,,\n"
    f"text,document,The text,en,,City,2020-07-01,,{'a' * 64},100\n"
)
CLAIMS = (
    "id,subject,property,value,lang,sources,quote,start,end,mode,rank,reason\n"
    "h001,place/hall,rdf:type,base:Market,,text,,,,,,\n"
    "h002,place/hall,skos:prefLabel,Hall,en,text,Hall,0,4,,,\n"
    "h003,place/hall,base:since,1900,,plan,,,,,preferred,the city says so\n"
    "h004,place/hall,base:since,1901,,press-1 press-2,,,,,deprecated,the papers copied it\n"
    "h005,place/hall,cg:hasTimeSpan,2020-06-10,,plan,,,,,preferred,the city says so\n"
    "h006,place/hall,cg:hasTimeSpan,2020-06-12,,press-1,,,,,,\n"
    "h007,place/hall,skos:altLabel,The hall,en,text,,,,editorial,,\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of the project."""
    folder = tmp_path / "base"
    files = {"creativegraph.toml": BASE, **TERMS, "data/sources.csv": SOURCES, "data/claims.csv": CLAIMS}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
