"""Names that words before or behind them introduce, and numbers that count what the one before them counts."""

from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention


def things(found: list[Mention]) -> dict[str, str]:
    """The id of each thing by what it is called."""
    return {each.label: each.ids[0] for each in found if each.kind == "thing" and each.ids}


def figures(found: list[Mention]) -> dict[str, str]:
    """What each figure counts, by its value."""
    return {each.value: each.indicator.rpartition("/")[2] for each in found if each.kind == "figure"}


def test_a_person_is_named_behind_words_such_as_curated_by(en: Read) -> None:
    found = things(en("The show was curated by Lena Morrow and Ode Vash, and moderated by the Guild of Weavers."))

    assert found["Lena Morrow"] == "person/lena-morrow"
    assert found["Ode Vash"] == "person/ode-vash"
    assert "person/guild-of-weavers" not in found.values()


def test_a_name_without_quotation_marks_stands_behind_its_noun(en: Read) -> None:
    found = things(en("We saw the exhibition Salt and Strings. The project Taste of Tides goes on."))

    assert found == {"Salt and Strings": "event/salt-and-strings", "Taste of Tides": "project/taste-of-tides"}


def test_a_title_with_which_a_sentence_begins_is_an_event_if_it_was_held(en: Read) -> None:
    found = things(en('Two shows were put on. "Threads of Orvane", held in May, closed early. "We are glad", he said.'))

    assert found == {"Threads of Orvane": "event/threads-of-orvane"}


def test_a_name_is_what_it_is_said_to_be(en: Read) -> None:
    found = things(en("ORVA is a three-year cooperation project. It began in 2022, and ORVA will go on."))

    assert found == {"ORVA": "project/orva"}


def test_a_surname_means_the_person_named_before(en: Read) -> None:
    found = en("Anna Vale, Mayor of Orvane, came. Ms Vale spoke.")

    assert {each.ids[0] for each in found if each.kind == "thing" and "Vale" in each.text} == {"person/anna-vale"}


def test_the_last_words_of_a_name_mean_its_thing(en: Read) -> None:
    found = en("The Orvane Bay Food Trust met. Since 2022 the Food Trust has had an office.")

    assert [each.ids[0] for each in found if each.kind == "thing"] == ["org/orvane-bay-food-trust"] * 2


def test_a_mayor_and_a_title_of_a_network_tell_that_a_name_is_one_of_a_town(en: Read) -> None:
    found = en("The Mayor of Orvane spoke. Vourne Bay has been a UNESCO Creative City since 2017.")

    assert {each.text: each.classes[0] for each in found if each.kind == "thing" and each.text[0] in "OV"} == {
        "Orvane": "cg:City", "Vourne Bay": "cg:City",
    }  # fmt: skip


def test_an_agreement_with_adjectives_before_its_noun_has_no_name(en: Read) -> None:
    found = next(each for each in en("They signed a new cultural agreement.") if each.kind == "thing")

    assert (found.text, found.classes[0], found.ids) == ("a new cultural agreement", "cg:Agreement", ())


def test_a_number_counts_what_the_one_before_it_counts(en: Read) -> None:
    found = figures(en("It drew 21,000 visitors in 2019 and 34,500 in 2022, compared with 19,100 in 2018."))

    assert found == {"21,000": "visitors", "34,500": "visitors", "19,100": "visitors"}


def test_a_percentage_is_a_change_where_words_say_so(en: Read) -> None:
    found = figures(en("It drew 21,000 visitors, up 12% on the year before."))

    assert found["+12%"] == "visitors"


def test_letters_before_a_dollar_sign_are_no_country(en: Read) -> None:
    found = en("The bank gave US$ 120,000 for it.")

    assert [each.value for each in found if each.kind == "figure"] == ["US$ 120,000"]
    assert not [each for each in found if each.text == "US"]


def test_a_label_names_the_thing_of_a_report(en: Read) -> None:
    found = things(en("Project title: Threadbare Futures\nThreadbare Futures began in 2021."))

    assert found["Threadbare Futures"] == "project/threadbare-futures"


def test_an_aside_says_what_a_name_is(en: Read) -> None:
    found = things(
        en("People came to see Orvane Lights, the town's biennial light festival. In Vourne, the fair drew few.")
    )

    assert found["Orvane Lights"] == "event/orvane-lights"
    assert "event/vourne" not in found.values()


def test_bodies_are_named_behind_words_such_as_sponsored_by(en: Read) -> None:
    found = things(en("The fair was sponsored by Tidewater Energy and the Bakers. It was supported by many."))

    assert (found["Tidewater Energy"], found["Bakers"]) == ("org/tidewater-energy", "org/bakers")


def test_a_council_names_its_town(en: Read) -> None:
    found = en("Orvane City Council met. Later Orvane signed a pact.")

    assert [each.classes[0] for each in found if each.text == "Orvane"] == ["cg:City"]


def test_labels_of_two_languages_name_the_thing_of_a_report(en: Read, vi: Read) -> None:
    assert things(en("Project title: Paths of Clay and Salt\nDonor: nobody"))["Paths of Clay and Salt"] == (
        "project/paths-of-clay-and-salt"
    )
    assert "project/trung-tam-nghe-gom" in things(vi("Tên dự án: Trung tâm nghề gốm\nThời gian: năm 2020")).values()


def test_the_title_is_a_project_where_labels_say_so(en: Read) -> None:
    found = things(en("Paths of Clay\n\nStatus: ended\nDonor: a friend\nImplementing agency: nobody"))

    assert found["Paths of Clay"] == "project/paths-of-clay"


def test_a_paper_about_a_thing_is_not_the_thing(en: Read) -> None:
    assert not any(each.startswith("event/") for each in things(en("FESTIVAL REPORT\n\nIt rained.")).values())


def test_a_person_is_who_does_what_only_persons_do(en: Read) -> None:
    found = things(en("Ada Vale, who came late, left. Ode Vash and Lena Morrow spoke."))

    assert {"person/ada-vale", "person/ode-vash", "person/lena-morrow"} <= set(found.values())


def test_a_body_may_be_called_after_a_place_and_a_part_of_a_country_is_none(en: Read) -> None:
    found = things(en("We thank Creative New Zealand. It rains in Northern Italy."))

    assert found["Creative New Zealand"] == "org/creative-new-zealand"
    assert "org/northern-italy" not in found.values()


def test_departments_keep_all_their_fields(vi: Read) -> None:
    found = things(vi("Lễ hội do Sở Văn hóa, Thể thao và Du lịch tổ chức tại Trung tâm Văn hóa - Thể thao Lam Sơn."))

    assert "org/so-van-hoa-the-thao-va-du-lich" in found.values()
    assert "org/trung-tam-van-hoa-the-thao-lam-son" in found.values()


def test_a_part_of_those_counted_before_is_a_group_of_them(en: Read, vi: Read) -> None:
    found = [each for each in en("It had 400 visitors, of whom 55% were women.") if each.kind == "figure"]
    more = [each for each in vi("Lễ hội đón 900 lượt khách, trong đó có 31 nữ.") if each.kind == "figure"]

    assert [(each.indicator, each.group) for each in found] == [
        ("code/indicator/visitors", ""),
        ("code/indicator/visitors", "code/breakdown/women"),
    ]
    assert (more[1].indicator, more[1].group) == ("code/indicator/turnout", "code/breakdown/women")
