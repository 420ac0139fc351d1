"""Texts that are not UTF-8 are read in the encoding of their language, and that is told."""

from unicodedata import combining, normalize

import pytest

from creativegraph.drafting.reading import read_bytes
from creativegraph.errors import UnreadableError

TEXTS = {
    "cp1252": (
        "España celebró el año pasado la reunión de ciudades creativas.",
        "España, año",
        "Hanoï est une ville créative. Où là être français, à l’été et à Noël; le cœur du réseau – 350 villes.",
        "Hanoï … où là être",
        "São Paulo é uma cidade. A organização não tem informação sobre a população.",
        "São Paulo joined.",
        "The “naïve” director joined São Paulo’s network—for €5,000—in Forlì and in Reykjavík.",
        "Die Stadt München gehört zum Netzwerk für Künstler. Straße, Übung, Äußerung.",
    ),
    "cp1258": ("Hội nghị Hà Nội", "Lễ hội Thiết kế Sáng tạo thu hút hơn 200.000 người, và được UNESCO ghi nhận."),
    "cp1250": ("Kraków jest miastem literatury. Żółte łąki są piękne, że wszędzie źródła i świat w śniegu.",),
    "cp1251": ("Ханой вступил в сеть творческих городов в 2019 году. Это было хорошо.",),
    "gb18030": ("河内于2019年加入创意城市网络。这是一个很好的消息。",),
}


@pytest.mark.parametrize(("encoding", "text"), [(each, text) for each, some in TEXTS.items() for text in some])
def test_letters_are_those_that_were_written_and_the_encoding_is_told(encoding: str, text: str) -> None:
    made = read_bytes(encoded(text, encoding), "report.txt")

    assert made.text == text
    assert made.notes[0].startswith(f"report.txt is not UTF-8 and was read as {encoding};")


def encoded(text: str, encoding: str) -> bytes:
    """Return text in an encoding; that of Vietnamese has the tones behind the letters."""
    return b"".join(apart(each, encoding) for each in text)


def apart(letter: str, encoding: str) -> bytes:
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        signs = normalize("NFD", letter)
        tones = [each for each in signs if combining(each) and each in "\u0300\u0301\u0303\u0309\u0323"]
        bare = normalize("NFC", "".join(each for each in signs if each not in tones))
        return (bare + "".join(tones)).encode(encoding)


VIETNAMESE = "Lễ hội thu hút hơn 200.000 người tham dự tại Hà Nội."


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (VIETNAMESE.encode()[:-1] + b"\xe1\xbb", f"{VIETNAMESE[:-1]}\ufffd", "damaged in 1 places"),
        (VIETNAMESE.encode() + b" Caf\xe9.", f"{VIETNAMESE} Caf\ufffd.", "damaged in 1 places"),
        (VIETNAMESE.encode("utf-16-le"), VIETNAMESE, "read as UTF-16-LE"),
        (VIETNAMESE.encode("utf-16-be"), VIETNAMESE, "read as UTF-16-BE"),
        (VIETNAMESE.encode("utf-32"), VIETNAMESE, ""),
    ],
)
def test_unicode_is_read_though_it_is_damaged_or_has_no_mark(data: bytes, text: str, told: str) -> None:
    made = read_bytes(data, "report.txt")

    assert made.text == text
    assert told in " ".join(made.notes)


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "utf-16", "idna", "hex", "utf-7", "unicode_escape", "x-user-defined", "punycode"]
)
def test_a_page_that_declares_no_encoding_of_texts_is_read_in_that_which_fits(declared: str) -> None:
    page = f"<meta charset={declared}><p>“España” joined the network in \\u0041 2019 – +ADw-</p>"

    made = read_bytes(page.encode("cp1252"), "page.html")

    assert made.text == "“España” joined the network in \\u0041 2019 – +ADw-"


def test_bytes_that_are_no_text_are_refused() -> None:
    for data in (b"\x81\x8d\x90\xff\xfd\x80" * 10, b"\x00\x01\x02" * 20):
        with pytest.raises(UnreadableError, match=r"is in no encoding|is no text"):
            read_bytes(data, "report.txt")
