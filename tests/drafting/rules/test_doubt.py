"""What is denied, doubted, nearly so or said of a part is not drafted as a fact; what is plainly said still is."""

import csv
from pathlib import Path

import pytest
from tests.drafting.rules.marked import drafted, rows
from tests.drafting.rules.named import marked

HERE = Path(__file__).parent


def lines(name: str) -> list[tuple[str, ...]]:
    """The rows of a table, without its header."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [tuple(each) for each in csv.reader(file)][1:]


@pytest.mark.parametrize(("language", "report"), lines("doubtful.csv"))
def test_what_is_not_so_is_at_most_a_doubtful_draft(language: str, report: str) -> None:
    sure = [each for each in drafted(marked(report), language) if each.confidence != "low"]

    assert [(each.rule, each.subject, each.property, each.value) for each in sure] == []


@pytest.mark.parametrize(("language", "report", "said"), lines("plain.csv"))
def test_what_is_so_is_drafted(language: str, report: str, said: str) -> None:
    assert said in rows(marked(report), language)


@pytest.mark.parametrize(("language", "report", "said"), lines("plain.csv"))
def test_what_is_plainly_said_is_no_doubtful_draft(language: str, report: str, said: str) -> None:
    found = drafted(marked(report), language)

    assert all(each.confidence != "low" for each in found if f"{each.subject} | {each.property}" in said)


@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("en", "[The Guild|org/guild;org:Organization] may have opened in [1970|=1970]."),
        ("fr", "[La Guilde|org/guild;org:Organization] pourrait avoir ouvert en [1970|=1970]."),
        ("es", "[El Gremio|org/guild;org:Organization] podría haber abierto en [1970|=1970]."),
        ("vi", "[Hội Thủ công|org/guild;org:Organization] nếu được thành lập vào [1970|=1970]."),
    ],
)
def test_words_that_doubt_what_follows_count_among_the_words_of_a_phrase(language: str, report: str) -> None:
    assert {each.confidence for each in drafted(report, language)} == {"low"}


@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("en", "[The Loom Week|event/loom;cg:Festival] ended. Weavers taught in [nine schools|#9;{facilities}]."),
        ("en", "[The Loom Week|event/loom;cg:Festival] ended. The bank added [£900|#900 GBP;{contribution}]."),
        (
            "fr",
            "[La Semaine|event/loom;cg:Festival] a pris fin. La banque a versé [900 euros|#900 EUR;{contribution}].",
        ),
        ("es", "[La Semana|event/loom;cg:Festival] terminó. El banco concedió [doce becas|#12;{grants}]."),
        ("vi", "[Tuần lễ Dệt|event/loom;cg:Festival] đã kết thúc. Khung cửi trị giá [9 tỷ đồng|#9 VND;{price}]."),
    ],
)
def test_what_others_give_or_have_is_not_said_of_what_was_spoken_of(language: str, report: str) -> None:
    for name in ("facilities", "contribution", "grants", "price"):
        report = report.replace(f"{{{name}}}", f"code/indicator/{name}")

    assert rows(report, language) == set()


def test_a_table_still_tells_such_figures() -> None:
    report = "[The Loom Week|event/loom;cg:Festival]\n\nYear | Visitors | Facilities\n2025 | 900 | 12\n2024 | 800 | 11"

    assert "event/loom | code/indicator/facilities | 11 | when=2024" in rows(report)


@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("en", "The council, led by [Ann Vale|person/vale;cg:Person], met [five times|#5;code/indicator/times-held]."),
        ("fr", "Le bal, de [Ann Vale|person/vale;cg:Person], a réuni [vingt artistes|#20;{artists}]."),
        ("es", "El taller de [Ann Vale|person/vale;cg:Person] reunió a [veinte artistas|#20;{artists}]."),
        ("vi", "Vở rối của [Ann Vale|person/vale;cg:Person] quy tụ [20 nghệ sĩ|#20;{artists}]."),
        ("en", "Exchange with Tarn, [Ruritania|place/ruritania;cg:Country]: [8 writers|#8;{artists}]."),
    ],
)
def test_a_figure_behind_a_person_is_not_of_what_was_named_above(language: str, report: str) -> None:
    above = "[The Loom Week|event/loom;cg:Festival] ended.\n\n"
    figure = report.replace("{artists}", "code/indicator/participating-artists")

    assert rows(above + figure, language) == set()
    assert rows(above + figure.replace("person/vale;cg:Person", "=2024").replace(";cg:Country", ""), language)
