"""What was done to a graph is what is told of it, no less and no more."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from creativegraph.reporting.changes import Difference
from creativegraph.store.releases.state import of_store

BASE = "https://w3id.org/creativegraph/"
PREFIXES = f"""
@prefix cg: <{BASE}ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
cg:foundedYear rdfs:label "since"@en .
<{BASE}id/source/news> a cg:Source ; skos:prefLabel "The News"@en .
<{BASE}id/source/paper> a cg:Source ; skos:prefLabel "The Paper"@en .
"""
NAMES = ("Alba", "Brix", "Corvo")


class City(NamedTuple):
    """A city of which a name, a year and a motto are claimed."""

    slug: str
    name: str
    year: int
    motto: str
    source: str = "news"
    claims: str = "f"
    founded: bool = True

    def written(self) -> str:
        facts = [("skos:prefLabel", f'"{self.name}"@en'), ("skos:note", f'"{self.motto}"@en')]
        facts += [("cg:foundedYear", str(self.year))] if self.founded else []
        node = f"<{BASE}id/place/{self.slug}>"
        claims = [
            f"<{BASE}id/claim/{self.claims}-{place}> a cg:Claim ; cg:claimSubject {node} ; cg:claimPredicate {term} ;"
            f" cg:claimValue {value} ; dcterms:source <{BASE}id/source/{self.source}> ."
            for place, (term, value) in enumerate(facts)
        ]
        return "\n".join([f"{node} a cg:City .", *(f"{node} {term} {value} ." for term, value in facts), *claims])


def done(city: City, what: str) -> tuple[list[City], list[str]]:
    """What there is of a city after something was done to it, and what is told then."""
    name, slug = city.name, city.slug
    other = city._replace(slug=f"{slug}-2", year=2000, motto="Otherwise.", source="paper", claims=f"{city.claims}-2")
    since = f"{name}, since: {city.year}"
    return {
        "leave": ([city], []),
        "remove": ([], [f"removed {name}"]),
        "rename": ([city._replace(slug=f"{slug}-2")], [f"{name} has a new address: place/{slug} → place/{slug}-2"]),
        "rename and correct": (
            [city._replace(slug=f"{slug}-2", year=1999)],
            [f"{name} has a new address: place/{slug} → place/{slug}-2", f"{since} → 1999; source: The News"],
        ),
        "rename and call otherwise": (
            [city._replace(slug=f"{slug}-2", name="Dorn")],
            [
                f"Dorn has a new address: place/{slug} → place/{slug}-2",
                f"Dorn, name (en): “{name}” → “Dorn”; source: The News",
            ],
        ),
        "correct": ([city._replace(year=1999)], [f"{since} → 1999; source: The News"]),
        "withdraw": ([city._replace(founded=False)], [f"Claim withdrawn: {since}; source: The News"]),
        "add a homonym": ([city, other], [f"added {name}"]),
        "replace by a homonym": ([other], [f"removed {name}", f"added {name}"]),
    }[what]  # fmt: skip


WHAT = (
    "leave", "remove", "rename", "rename and correct", "rename and call otherwise", "correct", "withdraw",
    "add a homonym", "replace by a homonym",
)  # fmt: skip


def difference(old: list[City], new: list[City]) -> Difference:
    stores = [Store(), Store()]
    for store, cities in zip(stores, (old, new), strict=True):
        text = PREFIXES + "\n".join(each.written() for each in cities)
        store.load(text.encode(), format=RdfFormat.TURTLE)
    return Difference(*(of_store(each, "") for each in stores))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from((1900, 1950)), st.sampled_from(WHAT)), min_size=1, max_size=3
    )
)
def test_what_was_done_is_told_and_nothing_else(worlds: list[tuple[str, int, str]]) -> None:
    old, new, expected = [], [], list[str]()
    for place, (name, year, what) in enumerate(worlds):
        city = City(f"c{place}", name, year, f"Motto {place}.", claims=f"f{place}")
        after, sentences = done(city, what)
        old.append(city)
        new += after
        expected += sentences

    made = difference(old, new)
    told = [each.text for each in made.sentences("en") if not each.kind.startswith("things-")]
    listed = [
        f"{each.kind.removeprefix('things-')} {city}"
        for each in made.sentences("en") if each.kind.startswith("things-")
        for city in (part.text for part in each.parts if part.iri.startswith(f"{BASE}id/"))
    ]  # fmt: skip

    assert sorted(told + listed) == sorted(expected)


QUOTED = """
@prefix id: <https://w3id.org/creativegraph/id/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
id:place\\/alba a cg:City ; skos:prefLabel "Alba"@en .
id:quotation\\/q a cg:Quotation ; oa:hasSelector id:selector\\/{place} .
id:selector\\/{place} a oa:TextQuoteSelector ; oa:exact "Alba, since 1900" .
"""
CLAIM = """
id:place\\/alba {term} {value} .
id:claim\\/{slug} a cg:Claim ; cg:claimSubject id:place\\/alba ; cg:claimPredicate {term} ; cg:claimValue {value} ;
  cg:supportedByQuotation id:quotation\\/q .
"""


def test_a_new_place_of_a_quotation_is_not_told_with_a_claim_that_went() -> None:
    stays = CLAIM.format(slug="a", term="skos:note", value='"Alba"@en')
    goes = CLAIM.format(slug="b", term="cg:foundedYear", value="1900")
    stores = [Store(), Store()]
    for store, text in zip(
        stores, (QUOTED.format(place="one") + stays + goes, QUOTED.format(place="two") + stays), strict=True
    ):
        store.load((PREFIXES + text).encode(), format=RdfFormat.TURTLE)

    changes = Difference(*(of_store(each, "") for each in stores)).changes

    came = {line for each in changes if not each.removed for line in each.added}
    withdrawn = [each for each in changes if any("claim/b" in line for line in each.removed)]
    assert len(withdrawn) == 1
    assert not withdrawn[0].added
    assert any("selector/two" in line for line in came)
