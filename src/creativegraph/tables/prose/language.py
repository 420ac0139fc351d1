"""Tells in which language a text is, by its commonest words and the letters that one language alone has."""

import re

__all__ = ["LANGUAGES", "language_of", "right_to_left"]

WORDS = {
    "en": "the of and to in is was were for with on by at from that this it its has have had which who as an be are"
    " their not will would also more than during between over under they he she we been but into about after",
    "vi": "và của là có được cho trong với các những một này đã không từ đến tại về người năm theo khi cũng trên như"
    " do ra vào sẽ để bằng hơn đó nhiều nhằm việc ở sự gồm cùng bởi ngày tháng",
    "fr": "le la les des du de et est en une un dans pour par sur au aux avec ce cette ces qui que il elle ont été plus"
    " son sa ses leur leurs se sont a ne pas d l à entre lors ainsi afin également",
    "es": "el la los las del de y es en una un para por con se que su sus al como más lo fue fueron ha han este esta"
    " estos entre sobre durante también no desde hasta o sin según a",
}
SETS = {language: frozenset(words.split()) for language, words in WORDS.items()}
LANGUAGES = tuple(WORDS)
LETTERS = {
    "vi": re.compile("[ơưăđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ]"),
    "es": re.compile("[ñ¿¡áíóú]"),
    "fr": re.compile("[èêçàùœîâûëï]"),
}
"""Letters that count as half a word; those of Vietnamese alone count whole."""
WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 2.0
"""What the commonest words of a language must count, so that a name alone is in no language."""
CLEARLY = 1.15
BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
BESIDE = 1.5
"""How much more the words of another language than that of the text around must count."""
FIRST = 20_000
"""Characters of a text that tell its language."""


def language_of(text: str, default: str = "") -> str:
    """Return the code of the language of a text, one of ``LANGUAGES``; the default where it is too short to tell."""
    lowered = text[:FIRST].lower()
    words = WORD.findall(lowered)
    counts = {language: float(sum(map(known.__contains__, words))) for language, known in SETS.items()}
    for language, letters in LETTERS.items():
        found = sum(1 for each in words if letters.search(each))
        counts[language] += found * (1.0 if language == LANGUAGES[1] else 0.3)
    first, second = sorted(counts, key=lambda each: counts[each], reverse=True)[:2]
    told = counts[first] >= max(ENOUGH, len(words) * 0.08) and counts[first] >= CLEARLY * counts[second]
    beside = default in counts and counts[first] - counts[default] < BESIDE
    return first if told and not beside else default


def right_to_left(text: str) -> bool:
    """Return True if most letters of a text run from right to left."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(BACKWARDS.findall(text)) > letters / 2
