"""Words that somebody says, in quotation marks behind a verb of saying."""

import pytest
from tests.drafting.rules.marked import rows

SAID = "agreement/pact | code/speech-act/assertion | {} | reported_as={} | said_by=person/ann"
ANN = "[Ann Vale|person/ann;cg:Person]"


@pytest.mark.parametrize(
    ("lang", "report", "said"),
    [
        ("fr", "a déclaré : « [L'Accord|{PACT}] ouvre nos portes. »", ("L'Accord ouvre nos portes", "quoted")),
        ("en", "said: “[The Pact|{PACT}] opens our doors.”", ("The Pact opens our doors", "quoted")),
        ("en", "said: ‘[The Pact|{PACT}] doesn’t end today’.", ("The Pact doesn’t end today", "quoted")),
        ("en", 'said, "[The Pact|{PACT}] opens our doors".', ("The Pact opens our doors", "quoted")),
        ("es", "declaró: „[El Pacto|{PACT}] abre puertas“.", ("El Pacto abre puertas", "quoted")),
        ("en", "said that [the Pact|{PACT}] opens our doors.", ("the Pact opens our doors", "reported")),
        ("en", "said “yes” to [the Pact|{PACT}] of today.", ("“yes” to the Pact of today", "reported")),
    ],
)  # fmt: skip
def test_what_stands_in_quotation_marks_is_quoted_without_them(lang: str, report: str, said: tuple[str, str]) -> None:
    found = rows(f"{ANN} {report.replace('{PACT}', 'agreement/pact;cg:Agreement')}", lang)

    assert found == {SAID.format(*said)}


@pytest.mark.parametrize(
    ("lang", "words"),
    [("fr", "a déclaré : « Nos lecteurs viennent de loin. »"), ("en", "said: “Our readers come from far.”")],
)
def test_quoted_words_are_about_nothing_that_their_sentence_does_not_name(lang: str, words: str) -> None:
    assert not rows(f"[Pact|agreement/pact;cg:Agreement].\n\n{ANN} {words}", lang)
