"""A name that a project and one that it extends both give: the project's own comes first, wherever cells hold names."""

from tests.support.projects import BASE, HEADER, ON_BASE, TERMS, Write, of_two

from creativegraph import project
from creativegraph.iris import compact
from creativegraph.names.argument import nearest_to
from creativegraph.names.kinds import Known
from creativegraph.tables import build
from creativegraph.tables.projects.folders import projects_of

OWN = {
    "data/kinds.csv": "kind,class,note\nstall,fairs:Market,\n",
    "data/classes.csv": "class,below,label@en\nfairs:Market,,market\n",
    "data/properties.csv": "property,value,single,implied,scheme,label@en\nfairs:since,integer,yes,no,,since\n"
    "fairs:size,thing,yes,no,size,size\n",
    "data/codes/size.csv": "scheme,code,label@en\nsize,small,Small\nsize,tiny,Tiny\n",
}
"""Terms and codes of a project, with the labels of those of the project that it extends."""
CODES = {"data/codes/size.csv": "scheme,code,label@en\nsize,little,Small\n"}


def test_a_property_that_is_called_like_one_of_an_extended_project_is_the_projects_own(write: Write) -> None:
    folder = of_two(write, **OWN, **{"data/claims.csv": f"{HEADER}c1,stall/a,since,1990,,article,,\n"})

    made = build([folder])

    assert made.claims["fairs:c1"].property.name == "fairs:since"
    assert made.claims["base:h003"].property.name == "base:since", "the other project says what it always said"


def test_a_class_and_a_code_that_are_called_like_those_of_an_extended_project_are_the_projects_own(
    write: Write,
) -> None:
    write(BASE, "base", **TERMS, **CODES)
    records = "id,thing,sources,rdf:type,fairs:size\nr1,stall/a,article,market,small\nr2,stall/b,article,market,Small\n"
    folder = write(ON_BASE, **OWN, **{"data/records.csv": records})

    made = build([folder]).claims

    assert {compact(each.value) for name, each in made.items() if name.startswith("fairs:r1")} == {
        "fairs:Market", "fairs:code/size/small"
    }  # fmt: skip
    assert compact(made["fairs:r2-size"].value) == "fairs:code/size/small"


def test_a_property_of_two_extended_projects_with_one_label_is_told_with_what_to_write(write: Write) -> None:
    write(BASE, "base", **TERMS)
    write(
        BASE.replace('"base"', '"other"').replace("base/", "other/"),
        "other",
        **{each: TERMS[each].replace("base:", "other:") for each in TERMS},
    )
    both = ON_BASE.replace('  "../base",\n', '  "../base",\n  "../other",\n')
    folder = write(both, **{"data/claims.csv": f"{HEADER}c1,base:place/a,since,1990,,article,,\n"})

    found = build([folder], lenient=True).faults

    told = next(each for each in found if (each.row, each.column) == (2, 3))
    assert told.rule == "name-of-several"
    assert told.message.endswith("write one of base:since, other:since")


def test_a_name_on_the_command_line_means_the_projects_own_term_whoever_has_the_query(write: Write) -> None:
    query = {"queries/fairs/since.rq": ""}
    write(BASE, "base", **TERMS, **query)
    used, _ = projects_of([write(ON_BASE, **OWN)])
    bases = ("https://example.org/base/", "https://example.org/fairs/")
    terms = [Known(f"{each}ontology#since", frozenset(), frozenset()) for each in bases]
    things = [Known(f"{each}id/place/hall", frozenset(), frozenset()) for each in bases]

    with project.using(used):
        assert nearest_to("fairs/since", terms) == terms[1:]
        assert nearest_to("fairs/since", things) == things[:1], "a thing is that of the project which asks"
