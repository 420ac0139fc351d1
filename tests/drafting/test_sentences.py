"""Sentences of reports: where they end, and where a full stop does not end one."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from creativegraph.drafting.sentences import sentence_at, sentences
from creativegraph.tables.prose.language import LANGUAGES, language_of, right_to_left


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lễ hội diễn ra tại TP. HCM và TP. Hà Nội. Hơn 4.700 người dự.",
        "PGS. TS. Nguyễn Văn A phát biểu. Ông T. K. Trần cảm ơn.",
        "Dr. Ann Vale and Mr. Li of the U.S. Embassy came. They met at 4.30 p.m. on Friday.",
        "The fund gave 1.2 million USD. It was spent by Nov. 2023.",
        "Mme Dupont et M. Durand ont signé. La ville a versé 4,7 M€.",
        "La Sra. Ruiz, de EE. UU., inauguró la feria. Vinieron 2.500 personas, aprox. 300 de fuera.",
        "“We came. We saw.” Then they left.",
        'Ông nói: "Lễ hội rất vui. Chúng tôi sẽ trở lại." Mọi người vỗ tay.',
        "The fair (see p. 5. It is short) was held. All came.",
    ],
)
def test_a_text_has_two_sentences(text: str) -> None:
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Trong năm 2023.Thành phố đã tổ chức lễ hội.", 2),
        ("They met at the Museum of Folk Art. Orvane joined in 2023.", 2),
        ("Art. 5 holds. See Art. 7 of the law.", 2),
        ("See No. 5 of the list. No. The fair was not held.", 3),
        ("Is it open? Yes! It is…", 3),
        ("Xem www.hanoi.gov.vn hoặc thư a.b@c.vn để biết thêm.", 1),
        ("¿Cuántos vinieron? Más de mil.", 2),
        ("20 al 22 de marzo. Encuentro de Lenguas, en la Sala.", 1),
        ("From 3 to 5 May. Harbour Fair.", 1),
        ("We met in May. It rained.", 2),
        ("Các thành phố Hà Nội, Hội An v.v. Đà Lạt gia nhập năm 2023.", 2),
        ("", 0),
        (" \n \n", 0),
    ],
)  # fmt: skip
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_headings_items_and_rows_are_told_apart_from_prose() -> None:
    text = "A report\n\nThe fair was held. All came.\n\n- 300 delegates\n- 20 cities\n\nYear | Visitors\n2023 | 12.000"

    kinds = [(each.kind, text[each.start : each.end]) for each in sentences(text)]

    assert kinds == [
        ("heading", "A report"), ("prose", "The fair was held."), ("prose", "All came."), ("item", "300 delegates"),
        ("item", "20 cities"), ("row", "Year | Visitors"), ("row", "2023 | 12.000"),
    ]  # fmt: skip


def test_each_sentence_has_its_language() -> None:
    text = (
        "Lễ hội đã thu hút hơn 200.000 người tham dự. The fair of crafts was held in the old market hall."
        " Le festival a attiré plus de visiteurs que la foire. La feria se celebra en la plaza de los artesanos."
    )

    assert [each.language for each in sentences(text)] == ["vi", "en", "fr", "es"]
    assert [each.language for each in sentences("Orvane.", "fr")] == ["fr"]
    assert language_of("Orvane") == ""
    assert language_of("Se otorgaron 109 ayudas a proyectos.", "es") == "es"


def test_the_sentence_of_a_character_is_found() -> None:
    text = "One came. Two went."
    made = sentences(text)

    assert sentence_at(made, text.index("came")) == made[0]
    assert sentence_at(made, text.index(" Two")) is None
    assert sentence_at(made, len(text)) is None


def test_a_text_from_right_to_left_is_known() -> None:
    assert right_to_left("أقيم المعرض في المدينة القديمة 2023")
    assert not right_to_left("Lễ hội 2023")


@given(some.text(some.sampled_from(' \n.!?"“”()abcÀĐ12-|•…'), max_size=120))
def test_sentences_lie_in_order_within_lines_and_leave_no_word_out(text: str) -> None:
    made = sentences(text)

    places = [place for each in made for place in (each.start, each.end)]
    covered = {place for each in made for place in range(each.start, each.end)}
    assert places == sorted(places)
    assert all(text[each.start : each.end].strip() == text[each.start : each.end] != "" for each in made)
    assert not any("\n" in text[each.start : each.end] for each in made)
    left_out = [letter for place, letter in enumerate(text) if place not in covered and letter not in " \n-•.)(12abc"]
    assert [each for each in left_out if each.isalnum()] == []


@given(some.text(max_size=60))
def test_a_language_is_one_that_is_known(text: str) -> None:
    assert language_of(text) in {"", *LANGUAGES}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ORVANE, 6 October 2025 — On Friday the guilds signed a pact.", 2),
        ("(QBĐT) - Ngày 14/10, hai bên đã ký biên bản ghi nhớ.", 2),
        ("Hà Nội, ngày 2 tháng 9 năm 2025 - Hai bên đã ký biên bản ghi nhớ.", 2),
        ("12 May 2025 – Concert of the Guild in the hall, with tea.", 1),
        ("Saturday, 12 May 2025 – Concert of the Guild in the hall, with tea.", 1),
        ("The fair – a meeting of guilds – was held again.", 1),
    ],
)
def test_where_and_when_a_report_was_sent_is_no_part_of_its_first_sentence(text: str, count: int) -> None:
    assert len(found(text)) == count
