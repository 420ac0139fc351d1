"""What a check of tables of agreements promises: a finding at the cell that a curator has to change."""

from pathlib import Path

import creativegraph as cg

SOURCES = "id,kind,title\nctk,press,Report of the agency\n"
CLAIMS = "id,subject,property,value,lang,sources,mode"
PARTIES = """
org/prague-city,rdf:type,cg:PublicAuthority
org/taipei-city,rdf:type,cg:PublicAuthority
"""
AGREEMENT = """
agreement/{name},rdf:type,cg:Agreement
agreement/{name},cg:hasParty,org/prague-city
agreement/{name},cg:hasParty,org/taipei-city
"""


def found(folder: Path, *parts: str) -> list[tuple[str, str]]:
    """Each finding of the rules on agreements: the rule, and the row and cell that it points at."""
    rows = [each for each in "".join(parts).splitlines() if each]
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    lines = [CLAIMS, *(f"t{number},{each},,ctk,explicit" for number, each in enumerate(rows, 1))]
    (folder / "claims.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    at = [(each.name, each.cell) for each in cg.check(folder).findings if "Label" not in each.name]
    return sorted(
        (name, f"{rows[cell.row - 2]}: {CLAIMS.split(',')[cell.column - 1]}") for name, cell in at if cell is not None
    )


def test_an_agreement_without_a_fault_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, PARTIES, AGREEMENT.format(name="pact"), "agreement/pact,cg:signedOn,2020-01-13\n") == []


def test_days_of_an_agreement_that_contradict_each_other_are_found_where_they_stand(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        PARTIES,
        AGREEMENT.format(name="early"),
        "agreement/early,cg:signedOn,2020-01-13\nagreement/early,cg:inForceFrom,2019\n",
        AGREEMENT.format(name="over"),
        "agreement/over,cg:signedOn,2020-01-13\nagreement/over,cg:endedOn,2019-10-09\n",
        AGREEMENT.format(name="unsigned"),
        "agreement/unsigned,cg:status,code/status/in-force\n",
    ) == [
        ("Agreement-endsAfterItBegins", "agreement/over,cg:endedOn,2019-10-09: value"),
        ("Agreement-inForceAfterSigning", "agreement/early,cg:inForceFrom,2019: value"),
        ("AgreementInForceShape", "agreement/unsigned,rdf:type,cg:Agreement: subject"),
    ]


def test_links_of_agreements_that_go_round_or_back_are_found_where_they_stand(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        PARTIES,
        *(AGREEMENT.format(name=each) for each in ("a", "b", "old", "new")),
        "agreement/a,cg:renews,agreement/b\nagreement/b,cg:renews,agreement/a\n",
        "agreement/old,cg:signedOn,2001\nagreement/new,cg:signedOn,2020\nagreement/old,cg:replaces,agreement/new\n",
    ) == [
        ("Agreement-renewsNotItself", "agreement/a,cg:renews,agreement/b: value"),
        ("Agreement-renewsNotItself", "agreement/b,cg:renews,agreement/a: value"),
        ("Agreement-replacesWhatIsEarlier", "agreement/old,cg:replaces,agreement/new: value"),
    ]


def test_a_commitment_needs_a_debtor_and_words_and_is_due_after_the_signing(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        PARTIES,
        "place/prague,rdf:type,cg:Place\n",
        AGREEMENT.format(name="zoos"),
        "agreement/zoos,cg:signedOn,2020-01-13\n",
        "commitment/nobody,rdf:type,cg:Commitment\ncommitment/nobody,cg:hasDeliverable,agreement/zoos\n",
        "commitment/nothing,rdf:type,cg:Commitment\ncommitment/nothing,cg:owedBy,org/taipei-city\n",
        "commitment/city,rdf:type,cg:Commitment\ncommitment/city,cg:owedBy,place/prague\n",
        "commitment/city,cg:hasDeliverable,agreement/zoos\n",
        "commitment/city,cg:setOutIn,agreement/zoos\ncommitment/city,cg:dueBy,2019\n",
    ) == [
        ("Commitment-content", "commitment/nothing,rdf:type,cg:Commitment: subject"),
        ("Commitment-dueAfterSigning", "commitment/city,cg:dueBy,2019: value"),
        ("Commitment-owedBy", "commitment/city,cg:owedBy,place/prague: value"),
        ("Commitment-owedBy", "commitment/nobody,rdf:type,cg:Commitment: subject"),
    ]
