"""The made-up claims that speed is measured on."""

from pathlib import Path

from benchmarks import synthetic
from benchmarks.growth import Growth, Question, Taken

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


def test_a_copy_of_a_graph_has_things_of_its_own_and_the_same_codes() -> None:
    city, code = "https://w3id.org/creativegraph/id/place/hanoi", "https://w3id.org/creativegraph/code/field/design"
    data = f"<{city}> <http://example.org/field> <{code}> .\n<{code}> <http://example.org/is> <{code}> .\n".encode()

    copied = synthetic.copy(data, 3).decode()

    assert synthetic.copy(data, 0) == data
    assert copied == f"<{city}-copy-3> <http://example.org/field> <{code}> .\n"


def test_a_question_with_a_required_parameter_may_cost_more_only_if_its_answer_is_longer() -> None:
    def costs(first: Taken, last: Taken, *, needs: bool) -> bool:
        return Growth(Question("topic/name", needs, lambda _: []), [first, last]).met(larger=70)

    assert costs(Taken(1, "", 1, 1), Taken(1, "", 2.9, 2.9), needs=True)
    assert not costs(Taken(1, "", 5, 5), Taken(1, "", 11, 11), needs=True)
    assert costs(Taken(1, "", 5, 5), Taken(70, "", 350, 350), needs=True)
    assert costs(Taken(4, "", 5, 5), Taken(4, "", 350, 350), needs=False)
    assert not costs(Taken(4, "", 5, 5), Taken(4, "", 5000, 5000), needs=False)
