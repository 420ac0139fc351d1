"""How names are folded, so that ``ha noi``, ``HÀ NỘI`` and ``Hà Nội`` are one key."""

__all__ = ["fold"]

UNMARKED = str.maketrans(
    {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "Ø": "o", "ł": "l", "ı": "i", "ə": "e", "æ": "ae", "œ": "oe",
     "þ": "th", "ħ": "h", "ŋ": "n"}
)  # fmt: skip


def fold(name: str) -> str:
    """``name`` without marks and case, blanks and punctuation as single blanks.

    Letters that Unicode does not decompose (đ, ø, ł, ı, ə) are mapped by hand. Scripts without case or
    marks pass as they are, so a Japanese name is found by itself. A name of punctuation alone keeps it.
    """
    if name.isascii():
        plain = name.lower()
    else:
        import unicodedata

        name = name.encode(errors="ignore").decode()  # halves of surrogate pairs name nothing
        folded = unicodedata.normalize("NFKD", name).casefold()  # some letters have case only once taken apart
        decomposed = unicodedata.normalize("NFKD", folded.translate(UNMARKED))
        plain = "".join([c for c in decomposed if not unicodedata.combining(c)])
    spaced = "".join([c if c.isalnum() else " " for c in plain])
    return " ".join(spaced.split()) or plain.strip()
