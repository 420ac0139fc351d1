"""What a project says of its own properties is asked of its claims: how many values, of what, and of which class."""

from pathlib import Path

import pytest

import creativegraph as cg

FILES = {
    "creativegraph.toml": (
        'name = "twins"\nversion = "0.1.0"\nbase = "https://example.org/twins/"\nprefix = "twins"\n'
        'languages = ["en"]\nrequired_languages = []\nextends = []\n'
    ),
    "data/sources.csv": "id,kind,title,lang\nart,website,Towns,en\n",
    "data/kinds.csv": "kind,class,note\ntown,twins:Town,\nbridge,twins:Bridge,\n",
    "data/classes.csv": "class,below,label@en\ntwins:Town,,town\ntwins:Port,twins:Town,port\ntwins:Bridge,,bridge\n",
    "data/properties.csv": (
        "property,value,single,implied,domain,range,label@en\ntwins:twin,thing,no,no,twins:Town,twins:Town,twin\n"
        "twins:near,thing,no,no,,,near\ntwins:since,integer,yes,no,,,since\n"
        "twins:motto,text,language,no,,,motto\n"
        "twins:built,period,yes,no,,,built\n"
    ),
}
CLAIMS = """\
id,subject,property,value,lang,sources,rank,reason
a1,town/alba,rdf:type,twins:Town,,art,,
a2,town/bray,rdf:type,twins:Port,,art,,
a3,bridge/high,rdf:type,twins:Bridge,,art,,
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("c1,town/alba,twins:since,1990,,art,,\nc2,town/alba,twins:since,1991,,art,,\n", "5:4 since-single"),
        ("c1,town/alba,twins:since,1990,,art,preferred,Seen.\nc2,town/alba,twins:since,1991,,art,,\n", ""),
        ("c1,town/alba,twins:since,1990,,art,,\nc2,town/alba,twins:since,1990,,art,,\n", ""),
        ("c1,town/alba,twins:built,1990,,art,,\nc2,town/alba,twins:built,1991,,art,,\n", "5:4 built-single"),
        ("c1,town/alba,twins:motto,A,en,art,,\nc2,town/alba,twins:motto,B,en,art,,\n", "5:4 motto-single"),
        ("c1,town/alba,twins:motto,A,en,art,,\nc2,town/alba,twins:motto,B,vi,art,,\n", ""),
        ("c1,town/alba,twins:twin,town/bray,,art,,\n", ""),
        ("c1,town/alba,twins:twin,bridge/high,,art,,\n", "5:4 twin-range"),
        ("c1,town/alba,twins:twin,town/atlantis,,art,,\n", "5:4 twin-range"),
        ("c1,town/alba,twins:near,bridge/high,,art,,\n", ""),
        ("c1,town/alba,twins:near,town/atlantis,,art,,\n", "5:4 near-range"),
        ("c1,town/bray,twins:twin,town/alba,,art,,\n", ""),
        ("c1,bridge/high,twins:twin,town/alba,,art,,\n", "5:4 twin-domain"),
    ],
)
def test_claims_that_say_other_than_the_table_of_properties_are_found_at_their_cells(
    tmp_path: Path, rows: str, expected: str
) -> None:
    for name, text in {**FILES, "data/claims.csv": CLAIMS + rows}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    found = cg.check(tmp_path).findings

    places = [f"{each.cell.row}:{each.cell.column} {each.rule.slug}" for each in found if each.cell]
    assert places == ([expected] if expected else [])
    assert len(found) == len(places)
