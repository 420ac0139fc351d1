"""The made-up claims that speed is measured on."""

from pathlib import Path

from benchmarks import synthetic

from creativegraph.tables import build


def test_one_seed_gives_the_same_bytes_and_another_others() -> None:
    first = synthetic.claims(500, seed=7)

    assert first == synthetic.claims(500, seed=7)
    assert first != synthetic.claims(500, seed=8)


def test_the_claims_build_without_faults(tmp_path: Path) -> None:
    made = build([synthetic.tables(tmp_path, 500)])

    assert len(made.claims) == 500
    assert "đèn" in synthetic.claims(5000)
    assert {"en", "vi"} == {claim.lang for claim in made.claims.values() if claim.lang}


def test_a_graph_has_about_as_many_triples_as_asked_for(tmp_path: Path) -> None:
    data = synthetic.ntriples(tmp_path, 20_000)

    assert abs(data.count(b"\n") - 20_000) < 200
    assert data == synthetic.ntriples(tmp_path / "again", 20_000)
