"""Phrases by the labels of a project's own properties: what is drafted in a project without a table of phrases."""

import re
from pathlib import Path

import pytest
from tests.drafting.rules.marked import rows
from tests.support.projects import SOURCES

import creativegraph as cg
from creativegraph.drafting import Document
from creativegraph.drafting.draft import draft
from creativegraph.project import Projects, using
from creativegraph.tables.phrases.labelled import core
from creativegraph.tables.projects.folders import projects_of

DOCS = Path(__file__).parents[3] / "docs" / "drafting.md"
MANIFEST = 'name = "sea"\nversion = "1"\nbase = "https://example.org/sea/"\nprefix = "sea"\nextends = []\n'
FILES = {
    "creativegraph.toml": MANIFEST,
    "data/sources.csv": SOURCES,
    "data/kinds.csv": "kind,class\nmuseum,sea:Museum\nship,sea:Ship\nyard,sea:Yard\n",
    "data/classes.csv": "class,below,label@en\nsea:Museum,,museum\nsea:Ship,,ship\nsea:Yard,,yard\n",
    "data/codes/rig.csv": "scheme,code,label@en,label@fr\nrig,,rig,gréement\nrig,barque,barque,barque\n",
    "data/properties.csv": "property,value,single,implied,scheme,domain,range,label@en,label@fr,label@es,label@vi\n"
    "sea:lendsTo,thing,no,no,,sea:Museum,sea:Museum,lends objects to,prête des objets à,presta objetos a"
    ",cho mượn đồ với\n"
    "sea:displayArea,decimal,yes,no,,sea:Museum,,has display area in m²,surface d'exposition (m²),superficie,\n"
    "sea:flagship,thing,yes,no,,sea:Museum,sea:Ship,flagship,navire amiral,buque insignia,\n"
    "sea:restoredBy,thing,no,no,,sea:Ship,sea:Yard,restored by,restauré par,restaurado por,\n"
    "sea:launchedIn,integer,yes,no,,sea:Ship,,launched in,lancé en,botado en,\n"
    "sea:rig,thing,yes,no,rig,sea:Ship,,rig,gréement,aparejo,\n"
    "sea:motto,text,yes,no,,sea:Museum,,motto,devise,lema,\n"
    "sea:of,thing,yes,no,,sea:Ship,sea:Museum,of,de,de,\n",
}
MARKS = {
    "HALL": "museum/a;sea:Museum", "DRAY": "museum/b;sea:Museum", "KEST": "museum/kest;sea:Museum",
    "ANNA": "ship/anna;sea:Ship", "YARD": "yard/vourne;sea:Yard",
}  # fmt: skip


def laid(folder: Path, files: dict[str, str]) -> Path:
    """A folder with files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(name="sea", scope="module")
def of_museums(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    """A project that extends nothing and has no phrases."""
    used, faults = projects_of([laid(tmp_path_factory.mktemp("sea"), FILES)])
    assert faults == []
    assert used is not None
    return used


@pytest.mark.parametrize(
    ("lang", "report", "said"),
    [
        ("en", "[Orvane|{HALL}] was lending objects to [the Dray|{DRAY}].", "museum/a | sea:lendsTo | museum/b"),
        ("en", "[Orvane|{HALL}] lent [40 objects|#40] to [the Dray|{DRAY}].", "museum/a | sea:lendsTo | museum/b"),
        ("fr", "[L'Orvane|{HALL}] a prêté des objets au [Dray|{DRAY}].", "museum/a | sea:lendsTo | museum/b"),
        ("es", "[El Orvane|{HALL}] prestó objetos al [Dray|{DRAY}].", "museum/a | sea:lendsTo | museum/b"),
        ("en", "[Orvane|{HALL}] did not lend objects to [the Dray|{DRAY}].", ""),
        ("fr", "[L'Orvane|{HALL}] n'a pas prêté d'objets au [Dray|{DRAY}].", ""),
        ("en", "Did [the Orvane|{HALL}] lend objects to [the Dray|{DRAY}]?", ""),
        ("en", "[Orvane|{HALL}] has a display area of [4,200 m²|#4200].", "museum/a | sea:displayArea | 4200"),
        ("en", "[Orvane|{HALL}]\n- Display area (m²): [900|#900]", "museum/a | sea:displayArea | 900"),
        ("fr", "La surface d'exposition d'[Orvane|{HALL}] est de [950 m²|#950].", "museum/a | sea:displayArea | 950"),
        ("en", "[Orvane|{HALL}] grew. Its flagship is [the Anna|{ANNA}].", "museum/a | sea:flagship | ship/anna"),
        ("en", "[The Anna|{ANNA}], the flagship of [the Orvane|{HALL}], sails.", "museum/a | sea:flagship | ship/anna"),
        ("fr", "[L'Orvane|{HALL}]\n- Navire amiral : [Anna|{ANNA}]", "museum/a | sea:flagship | ship/anna"),
        ("en", "[The Anna|{ANNA}] was restored by [the Vourne|{YARD}].", "ship/anna | sea:restoredBy | yard/vourne"),
        ("en", "[The Vourne|{YARD}] restored [the Anna|{ANNA}].", "ship/anna | sea:restoredBy | yard/vourne"),
        ("es", "[El Anna|{ANNA}], botado en [1898|=1898], navega.", "ship/anna | sea:launchedIn | 1898"),
        ("en", "[The Anna|{ANNA}] is a [barque|code/rig/barque].", "ship/anna | sea:rig | code/rig/barque"),
        ("en", "[Orvane|{HALL}]\n- Motto: sail before noon", "museum/a | sea:motto | sail before noon"),
        ("en", "[The Anna|{ANNA}] of [the Orvane|{HALL}] sails.", ""),
        ("en", "[The Vourne|{YARD}] lends objects to [the Dray|{DRAY}].", ""),
        ("en", "[Orvane|{HALL}] hopes to lend objects to [the Dray|{DRAY}].", ""),
        ("en", "[Orvane|{HALL}] will lend objects to [the Dray|{DRAY}].", ""),
        ("en", "[Orvane|{HALL}] may lend objects to [the Dray|{DRAY}].", ""),
        ("en", "[The Anna|{ANNA}] may have been launched in [1898|=1898].", ""),
        ("en", "[Orvane|{HALL}] plans to have a display area of [4,200 m²|#4200].", ""),
        ("en", "The town hopes that, next to the old hall, [Orvane|{HALL}] lends objects to [the Dray|{DRAY}].", ""),
        ("en", "Reportedly, [Orvane|{HALL}] lends objects to [the Dray|{DRAY}].", ""),
        ("fr", "[L'Orvane|{HALL}] souhaite prêter des objets au [Dray|{DRAY}].", ""),
        ("fr", "[L'Orvane|{HALL}] aurait prêté des objets au [Dray|{DRAY}].", ""),
        ("fr", "La surface d'exposition d'[Orvane|{HALL}] sera de [950 m²|#950].", ""),
        ("es", "[El Orvane|{HALL}] prevé prestar objetos al [Dray|{DRAY}].", ""),
        ("es", "[El Orvane|{HALL}] podría prestar objetos al [Dray|{DRAY}].", ""),
        ("es", "[El Anna|{ANNA}] será botado en [2031|=2031].", ""),
        ("vi", "[Orvane|{HALL}] dự kiến cho mượn đồ với [Dray|{DRAY}].", ""),
        ("vi", "[Orvane|{HALL}] cho mượn đồ với [Dray|{DRAY}].", "museum/a | sea:lendsTo | museum/b"),
        ("en", "A friend of the [Orvane|{HALL}] lends objects to [the Dray|{DRAY}].", ""),
        ("en", "The boat of the [Anna|{ANNA}] was launched in [1898|=1898].", ""),
        ("fr", "Le canot de l'[Anna|{ANNA}] a été lancé en [1898|=1898].", ""),
        ("es", "La lancha del [Anna|{ANNA}] fue botada en [1898|=1898].", ""),
    ],
)  # fmt: skip
def test_a_label_is_a_phrase(sea: Projects, lang: str, report: str, said: str) -> None:
    with using(sea):
        found = rows(report.format(**MARKS), lang)

    assert found == set(filter(None, [said]))


def test_a_phrase_of_the_project_comes_before_its_labels(tmp_path: Path) -> None:
    header = "id,lang,pattern,subject,property,value,columns,confidence,note\n"
    own = "gave,en,{M:sea:Museum} ~ lent ... to {N:sea:Museum},N,sea:lendsTo,M,,high,\n"
    used, _ = projects_of([laid(tmp_path, {**FILES, "data/phrases.csv": header + own})])

    with using(used):
        found = rows("[Orvane|{HALL}] lent [40 objects|#40] to [the Dray|{DRAY}].".format(**MARKS))

    assert "museum/b | sea:lendsTo | museum/a" in found


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("display area in m²", "display area"), ("surface (ha)", "surface"), ("has flagship", "flagship"),
        ("rehearses in", "rehearses in"), ("ensaya en", "ensaya en"), ("est restauré par", "restauré par"),
    ],
)  # fmt: skip
def test_a_label_is_looked_for_without_its_unit_and_the_verb_before_it(label: str, words: str) -> None:
    assert core(label) == words


@pytest.mark.cold
def test_the_example_of_the_docs_drafts_what_it_says(tmp_path: Path) -> None:
    section = DOCS.read_text(encoding="utf-8").partition("**Properties of your own project need no phrases.**")[2]
    properties, report, drafted = re.findall(r"```(?:csv|text)\n(.*?)```", section, re.DOTALL)[:3]
    folder = laid(tmp_path, {
        **{name: text for name, text in FILES.items() if "codes" not in name},
        "data/properties.csv": properties,
        "creativegraph.toml": MANIFEST.replace("[]", '["creativegraph 0.4"]'),
    })  # fmt: skip

    made = draft(Document(report, "en", date="2025-02"), cg.open_graph(folder))

    names = {each.id: each.label for each in made.things}
    found = {
        " | ".join([names[each.subject], each.property, names.get(each.value, each.value), each.confidence])
        for each in made.candidates
        if each.property.startswith("sea:")
    }
    assert found == set(drafted.strip().splitlines())
    assert {each.rule.partition("-")[0] for each in made.candidates if each.confidence == "low"} == {"label"}
