"""Numbers in words of several words."""

import pytest

from creativegraph.drafting.mentions.numerals import numeral_at
from creativegraph.drafting.mentions.tokens import Tokens


@pytest.mark.parametrize(
    ("lang", "words", "end", "value"),
    [
        ("en", "Forty-two artists", 2, 42),
        ("en", "three hundred and five volunteers", 4, 305),
        ("en", "one hundred twenty thousand people", 4, 120_000),
        ("en", "four five", 1, 4),
        ("en", "half a million visitors", 3, 500_000),
        ("fr", "soixante-dix-sept pays", 3, 77),
        ("fr", "quatre-vingt-cinq éditeurs", 3, 85),
        ("fr", "vingt et un pays", 3, 21),
        ("fr", "mille deux cents personnes", 3, 1200),
        ("es", "treinta y dos talleres", 3, 32),
        ("es", "dos mil quinientas personas", 3, 2500),
        ("es", "medio millón de visitantes", 2, 500_000),
        ("vi", "ba mươi lăm nghệ sĩ", 3, 35),
        ("vi", "hai trăm đại biểu", 2, 200),
    ],
)
def test_words_make_one_number(lang: str, words: str, end: int, value: int) -> None:
    found = numeral_at(Tokens(words), 0, lang)

    assert found is not None
    assert (found.end, found.value) == (end, value)


def test_a_round_number_behind_an_article_is_one_of_about_that_size() -> None:
    found = numeral_at(Tokens("une centaine de chercheurs"), 0, "fr")

    assert found is not None
    assert (found.value, found.about) == (100, True)
