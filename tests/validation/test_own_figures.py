"""Things of a project's own kinds may have figures where its table of kinds says so."""

from pathlib import Path

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH

from creativegraph.iris import PREFIXES
from creativegraph.project import using
from creativegraph.tables.projects.folders import projects_of
from creativegraph.validation.projects.figures import with_figures

MANIFEST = 'name = "stages"\nversion = "1"\nbase = "https://example.org/stages/"\nprefix = "stages"\nextends = []\n'
KINDS = "kind,class,figures,note\ntheatre,stages:Theatre,yes,\ntown,stages:Town,no,\nclub,stages:Club,,\n"
SHAPE = rdflib.URIRef(PREFIXES["cgs"] + "Observation-hasFeatureOfInterest")
RULES = f"<{SHAPE}> <{SH}or> ( [ <{SH}class> <{PREFIXES['cg']}Event> ] [ <{SH}class> <{PREFIXES['cg']}Project> ] ) ."


def test_the_classes_of_such_kinds_stand_beside_the_packaged_ones(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kinds.csv").write_text(KINDS)
    (tmp_path / "creativegraph.toml").write_text(MANIFEST)
    rules = rdflib.Graph().parse(data=RULES).serialize(format="nt").encode()
    used, faults = projects_of([tmp_path])
    assert used is not None

    with using(used):
        found = rdflib.Graph().parse(data=with_figures(rules, used), format="nt")

    (choice,) = found.objects(SHAPE, SH["or"])
    classes = [str(found.value(each, SH["class"])) for each in Collection(found, choice)]
    assert faults == []
    assert classes[0] == "https://example.org/stages/ontology#Theatre"
    assert sorted(classes[1:]) == [PREFIXES["cg"] + "Event", PREFIXES["cg"] + "Project"]
