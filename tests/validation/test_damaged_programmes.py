"""What is wrong in tables about programmes, prizes, lists and goals is found at the cell in which it stands."""

from pathlib import Path

import pytest

import creativegraph as cg

pytestmark = pytest.mark.cold

SOURCES = "id,kind,title,lang\npress,press,Báo Huế,vi\n"
GOOD = """\
event/week,cg:hasTimeSpan,2022-06-25/2022-06-30
event/week,cg:heldOnlineOn,YouTube
series/hue,cg:firstHeldIn,2000
event/week,cg:editionOf,series/hue
work/tide,rdf:type,cg:Work
prize/grand-prix,cg:givenBy,person/ada
prize/grand-prix,rdf:type,cg:Prize
person/ada,rdf:type,cg:Person
place/hue,rdf:type,cg:City
place/land,rdf:type,cg:Country
place/hue,cg:locatedIn,place/land
element/songs,rdf:type,cg:IntangibleHeritage
initiative/archives,rdf:type,cg:Initiative
"""
DAMAGED = """\
event/late,cg:hasTimeSpan,2023-05-01
event/late,cg:partOfEvent,event/week|Event-notAfterWhole
event/loop,cg:partOfEvent,event/loop|Event-notPartOfItself
event/early,cg:hasTimeSpan,1999
event/early,cg:editionOf,series/hue
event/eight,cg:beginsAtTime,8 pm|Event-beginsAtTime
event/zero,cg:editionNumber,0|Event-editionNumber
event/near,cg:attendanceMode,code/attendance-mode/in-person
event/near,cg:heldOnlineOn,Zoom|Event-onlineFitsMode
event/often,cg:periodicity,code/periodicity/annual|Only-periodicity
work/tide,cg:madeBy,place/hue|Work-madeBy
award/a,cg:awardedTo,event/week|Award-awardedTo
award/b,cg:awardedTo,person/ada
award/b,cg:awardResult,code/work-kind/film|Award-awardResult
ranking/a,cg:rankedThing,place/hue
ranking/a,cg:rankedAmong,cities
ranking/a,cg:rankPosition,0|Ranking-rankPosition
listing/a,cg:listedThing,element/songs
listing/a,cg:onList,code/heritage-list/in-danger|Listing-thingFitsList
listing/a,cg:listedIn,20250|Listing-listedIn
place/hue,cg:componentOf,place/land|Place-componentOf
place/hue,cg:administrativeClass,code/heritage-list/in-danger|Place-administrativeClass
initiative/archives,cg:contributesToGoal,code/theme/creativity|Thing-contributesToGoal
person/ada,cg:contributesToGoal,code/sdg/11
initiative/archives,cg:implementsPolicy,event/week|Thing-implementsPolicy
"""


def test_each_fault_of_a_programme_a_prize_a_listing_or_a_goal_is_found_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    lines = [*GOOD.splitlines(), *DAMAGED.splitlines()]
    rows = [line.partition("|")[0].split(",") for line in lines]
    written = [
        f"c{number},{subject},{name},{value},{'en' if name == 'cg:rankedAmong' else ''},press"
        for number, (subject, name, value) in enumerate(rows, 1)
    ]
    (tmp_path / "claims.csv").write_text("\n".join(["id,subject,property,value,lang,sources", *written]), "utf-8")

    report = cg.check(tmp_path)

    wanted = {(line.partition("|")[2], number) for number, line in enumerate(lines, 2) if "|" in line}
    found = {(each.rule.slug, each.cell.row) for each in report.findings if each.severity == "violation" and each.cell}
    assert wanted - found == set()
    assert {each for each in found - wanted if each[0] != "Thing-prefLabel"} == {
        ("EventSeries-firstHeldBeforeEditions", 4),  # at the year, since the date of the edition may be right
        ("Only-contributesToGoal", 38),  # at the row that states it of a person
    }
