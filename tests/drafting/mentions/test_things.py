"""Things in reports: names of the graph, new names by their nouns, persons, short forms."""

import pytest
from tests.drafting.mentions.conftest import Read, read_with

from creativegraph.drafting.mentions import Mention
from creativegraph.graph import Graph


def named(found: list[Mention]) -> dict[str, str]:
    """The first id of each thing by its words; those spoken of without a name are left out."""
    return {each.text: each.ids[0] for each in found if each.kind == "thing" and each.ids and not each.definite}


def one(found: list[Mention], text: str) -> Mention:
    """The first mention of some words."""
    return next(each for each in found if each.text == text)


def test_known_names_are_found_with_and_without_diacritics_and_with_endings(en: Read) -> None:
    found = named(en("Hanoi's designers met those of Ha Noi and Hà Nội in Édimbourg and Viet Nam."))

    assert found == {
        "Hanoi": "place/hanoi", "Ha Noi": "place/hanoi", "Hà Nội": "place/hanoi", "Édimbourg": "place/edinburgh",
        "Viet Nam": "place/vietnam",
    }  # fmt: skip


def test_the_place_behind_a_comma_tells_which_of_two_cities_is_meant(en: Read, es: Read) -> None:
    spanish = es("Los artistas de Granada llegaron. Venían de Nicaragua en autobús.")
    english = en("Artists of Granada met. They came from Spain, by bus.")

    assert one(spanish, "Granada").ids[0] == "place/granada-ni"
    assert one(english, "Granada").ids[0] == "place/granada-es"


def test_a_word_that_is_a_name_as_well_is_no_thing(en: Read, vi: Read) -> None:
    assert named(en("Hue and saturation were discussed. A nice cork floor was laid.")) == {}
    assert named(vi("Anh ấy vẽ tranh. Mãi sau này mới có người mua.")) == {}


def test_vietnamese_names_end_where_a_verb_begins(vi: Read) -> None:
    found = named(vi("Sở Ngoại vụ Cần Thơ tổ chức Lễ hội Áo dài Cần Thơ 2024 với hơn 20 hoạt động."))

    assert found["Sở Ngoại vụ Cần Thơ"].startswith("org/")
    assert found["Lễ hội Áo dài Cần Thơ 2024"] == "event/le-hoi-ao-dai-can-tho-2024"


def test_french_and_spanish_names_go_on_with_their_complements(fr: Read, es: Read) -> None:
    french = named(fr("Le Festival international du film d'animation et l'Agence française de développement signent."))
    spanish = named(es("El Museo Nacional de Bellas Artes firmó con la Fundación Carolina un convenio."))

    assert french == {
        "Festival international du film d'animation": "event/festival-international-du-film-d-animation",
        "Agence française de développement": "org/agence-francaise-de-developpement",
    }
    assert spanish == {
        "Museo Nacional de Bellas Artes": "place/museo-nacional-de-bellas-artes",
        "Fundación Carolina": "org/fundacion-carolina",
    }


def test_names_go_on_with_what_they_are_on_and_with_adjectives_of_several(fr: Read, es: Read) -> None:
    french = named(fr("L'Accord sur la conservation partagée a été signé. Le projet Boîtes ouvertes dispose de fonds."))
    spanish = named(es("El proyecto Cajas abiertas dispone de fondos para la ciudad."))
    verb = named(fr("Le projet Portes accueille les artistes de la ville."))

    assert french == {
        "Accord sur la conservation partagée": "agreement/accord-sur-la-conservation-partagee",
        "projet Boîtes ouvertes": "project/projet-boites-ouvertes",
    }
    assert spanish == {"proyecto Cajas abiertas": "project/proyecto-cajas-abiertas"}
    assert verb == {"projet Portes": "project/projet-portes"}


def test_english_names_have_their_noun_at_the_end_or_before_of(en: Read) -> None:
    found = named(en("The Ministry of Culture, Sports and Tourism and the Orvane Craft Festival met in May."))

    assert found == {
        "Ministry of Culture, Sports and Tourism": "org/ministry-of-culture-sports-and-tourism",
        "Orvane Craft Festival": "event/orvane-craft-festival",
    }


def test_a_title_in_quotation_marks_names_what_the_noun_before_it_says(en: Read, es: Read, vi: Read) -> None:
    assert one(en('Its project "Living Sounds" began.'), 'project "Living Sounds"').ids == ("project/living-sounds",)
    assert one(es("La exposición «Raíces vivas» abrió."), "exposición «Raíces vivas»").label == "Raíces vivas"
    assert one(vi("Triển lãm “Sắc màu” mở cửa."), "Triển lãm “Sắc màu”").ids == ("event/sac-mau",)


def test_a_person_has_the_office_beside_the_name(en: Read, fr: Read, vi: Read) -> None:
    english = one(en("Mr John Vale, Director of the Orvane Museum, spoke."), "John Vale")
    french = one(fr("Le maire de Montclar, Luc Aubry, a signé."), "Luc Aubry")
    vietnamese = one(vi("Ông Trần Văn Minh, Giám đốc Sở Du lịch, phát biểu."), "Trần Văn Minh")

    assert [each.office for each in (english, french, vietnamese)] == [
        "code/office-kind/director", "code/office-kind/mayor", "code/office-kind/director",
    ]  # fmt: skip
    assert {each.classes for each in (english, french, vietnamese)} == {("cg:Person",)}


def test_names_go_on_behind_a_hyphen_and_in_words_of_which_a_part_is_a_small_word(vi: Read) -> None:
    found = {each.text for each in vi("Bà Lee Eun-mi thăm Tổng công ty Hàng không Orvane. Ông Lê Quân đã dự.")}

    assert {"Lee Eun-mi", "Tổng công ty Hàng không Orvane", "Lê Quân"} <= found


def test_a_short_form_in_brackets_means_the_name_before_it_from_there_on(vi: Read, en: Read) -> None:
    vietnamese = vi("Sở Văn hóa và Thể thao (VH&TT) mở lớp. Sở VH&TT cho biết có 40 học viên.")
    english = en("The Orvane Craft Fund (OCF) began in 2020. OCF gave 20 grants. The Fund grew.")

    assert len({each.ids for each in vietnamese if each.kind == "thing" and each.ids}) == 1
    assert {each.ids for each in english if each.text in ("Orvane Craft Fund", "OCF", "The Fund")} == {
        ("org/orvane-craft-fund",)
    }


def test_a_noun_means_the_last_thing_of_its_class(en: Read, vi: Read, es: Read) -> None:
    english = en("The Orvane Craft Festival opened. The festival was free. An exhibition closed it.")
    vietnamese = vi("Lễ hội Áo dài Cần Thơ khai mạc. Lễ hội này thu hút 500 người. Một triển lãm mở cửa.")
    spanish = es("Firmaron el Convenio Marco de Cooperación. El convenio dura dos años.")

    assert one(english, "The festival").ids == ("event/orvane-craft-festival",)
    assert one(english, "An exhibition").ids == ()
    assert one(vietnamese, "Lễ hội này").ids == ("event/le-hoi-ao-dai-can-tho",)
    assert one(vietnamese, "Một triển lãm").ids == ()
    assert one(spanish, "El convenio").ids == ("agreement/convenio-marco-de-cooperacion",)


def test_a_proposed_id_is_never_that_of_something_else(en: Read, fr: Read) -> None:
    found = fr("Le Musée Hanoi Museum Annexe ouvre.") + en("The Braga Manifesto Festival 2024 opened.")

    for each in found:
        if each.kind == "thing" and each.ids and not each.known:
            assert each.ids[0] not in ("place/hanoi-museum", "policy/braga-manifesto-2024")


def test_a_city_that_no_graph_knows_is_known_behind_its_noun_and_after(en: Read) -> None:
    found = en("The City of Larnholm opened a library. Larnholm has 9,000 inhabitants.")

    assert {each.ids for each in found if each.text in ("City of Larnholm", "Larnholm")} == {("place/larnholm",)}


def test_words_within_names_mean_codes_as_well(vi: Read) -> None:
    found = vi('Dự án "Trao quyền cho thanh niên và phụ nữ" bắt đầu.')

    assert {each.ids[0] for each in found if each.kind == "code" and each.inner} >= {"code/target-group/women"}


def test_vietnamese_names_have_dashes_years_and_words_that_are_verbs_elsewhere(vi: Read) -> None:
    found = named(
        vi(
            "Ông Trương Minh Đạt, Giám đốc Viện Goethe, ký Thỏa thuận kết nghĩa Sa Đéc - Larnholm. "
            "Sở Ngoại vụ Sa Đéc tổ chức Hội thi Nghệ nhân ướp trà và Lễ hội Trà Sa Đéc năm 2024."
        )
    )

    assert {"Trương Minh Đạt", "Viện Goethe", "Thỏa thuận kết nghĩa Sa Đéc - Larnholm"} <= set(found)
    assert {"Hội thi Nghệ nhân ướp trà", "Lễ hội Trà Sa Đéc năm 2024"} <= set(found)
    assert found["Lễ hội Trà Sa Đéc năm 2024"] == "event/le-hoi-tra-sa-dec-2024"


def test_short_forms_of_words_name_the_same_body(vi: Read) -> None:
    found = named(vi("UBND thành phố Sa Đéc tham dự. Tại đây có Ủy ban nhân dân TP Sa Đéc và Sở Du lịch Sa Đéc."))

    assert found["UBND thành phố Sa Đéc"] == found["Ủy ban nhân dân TP Sa Đéc"]


def test_a_place_that_says_whose_a_body_is_stands_in_its_name(en: Read) -> None:
    found = en("The fund met China's Orvane Museum.")

    assert named([each for each in found if not each.inner]) == {"China's Orvane Museum": "place/orvane-museum"}


def test_the_name_of_a_body_goes_on_over_the_noun_of_its_territory(fr: Read, vi: Read) -> None:
    french = named(fr("La Municipalité de la ville de Tunis a signé."))
    vietnamese = named(vi("Sở Giáo dục và đào tạo tỉnh Kyong Sang Nam đã ký."))

    assert "Municipalité de la ville de Tunis" in french
    assert any(each.startswith("Sở Giáo dục và đào tạo") for each in vietnamese)


def test_the_words_of_the_name_of_an_event_may_stand_in_another_order(en: Read) -> None:
    found = en("The Orvane International Film Festival opened. The International Film Festival of Orvane is old.")

    assert len({each.ids for each in found if each.ids and each.ids[0].startswith("event/")}) == 1


def test_the_name_of_a_body_ends_before_a_person_with_an_office(en: Read) -> None:
    found = en(
        "Ann Vale, Director of the Palace Museum, Bo Lund, Head of the Fund and Cy Marsh, Deputy Director, came."
    )

    assert "Palace Museum" in {each.text for each in found}


def test_a_title_in_quotation_marks_may_begin_with_a_small_letter(vi: Read) -> None:
    found = vi('Tỉnh vừa tiếp nhận dự án "xây dựng mạng lưới cộng đồng hỗ trợ bảo tồn" hôm qua.')

    assert "xây dựng mạng lưới cộng đồng hỗ trợ bảo tồn" in {each.label for each in found}


def test_a_person_is_named_behind_where_they_come_from(fr: Read, es: Read) -> None:
    french = named(fr("Le sculpteur ghanéen Kofi Mensah et la Brésilienne Lia Prado ont exposé leurs œuvres."))
    spanish = named(es("El curador será el chileno Alejandro Beals. Habló la mexicana Tatiana Bilbao."))

    assert french == {"Kofi Mensah": "person/kofi-mensah", "Lia Prado": "person/lia-prado"}
    assert spanish["Alejandro Beals"] == "person/alejandro-beals"
    assert spanish["Tatiana Bilbao"] == "person/tatiana-bilbao"


def test_a_first_name_that_is_a_country_stays_in_the_name_of_a_person(es: Read) -> None:
    found = named(es("Lo firmó el intendente de Montevideo, Mauricio Zunino, ante la prensa."))

    assert found["Montevideo"] == "place/montevideo"
    assert found["Mauricio Zunino"] == "person/mauricio-zunino"


def test_a_creative_city_is_no_city_of_that_name(es: Read) -> None:
    assert named(es("Medellín es Ciudad Creativa de la UNESCO en música desde 2015.")) == {
        "Medellín": "place/medellin", "UNESCO": "org/unesco",
    }  # fmt: skip


def test_what_takes_place_is_an_event_whatever_its_name(fr: Read, es: Read) -> None:
    spanish = es("Vive Orvane se celebró del 3 al 5 de mayo. Miles acudieron a Vive Orvane.")
    french = fr("Bulles d'Afrique est un festival. Les Voix Vives, qui se tiendront à Sète, sont annulées.")

    assert [each.classes for each in spanish if each.text == "Vive Orvane"] == [("cg:Event",)] * 2
    assert one(french, "Bulles d'Afrique").classes == ("cg:Festival",)


def test_a_number_of_years_between_two_editions_counts_nothing(fr: Read, es: Read) -> None:
    found = [*es("La Bienal se celebra cada dos años."), *fr("La Biennale a lieu tous les deux ans.")]

    assert [each.text for each in found if each.kind == "figure"] == []


def test_a_form_of_address_behind_a_city_is_no_place(fr: Read) -> None:
    found = named(fr("La cérémonie a eu lieu à Brazzaville, Mme Odile Bemba y assistait."))

    assert found == {"Brazzaville": "place/brazzaville", "Odile Bemba": "person/odile-bemba"}


def test_the_header_of_a_table_says_what_its_rows_are_of(en: Read) -> None:
    text = "Festival | Visitors\nVive Orvane | 300\nLuna Alta | 200\n\nOther | Visitors\nNot That | 5"

    found = en(f"Numbers of the year\n\n{text}")

    assert {each.text: each.classes for each in found if each.kind == "thing"} == {
        "Vive Orvane": ("cg:Festival",), "Luna Alta": ("cg:Festival",),
    }  # fmt: skip


def test_an_apostrophe_within_a_word_opens_no_title(en: Read) -> None:
    found = en("Book Week is the city's largest event.\n- Organiser: Arts Trust\n- Partners: the Poets' Guild")

    assert not [each.text for each in found if "\n" in each.text]


def test_two_bodies_that_a_word_joins_are_two(vi: Read) -> None:
    found = vi("UBND thành phố Orvane và chính quyền thành phố Brisa ký kết. UBND thành phố Orvane vui mừng.")

    assert one(found, "UBND thành phố Orvane").ids == ("org/ubnd-thanh-pho-orvane",)
    assert one(found, "chính quyền thành phố Brisa").ids == ("org/chinh-quyen-thanh-pho-brisa",)


def test_a_group_of_people_in_a_name_ends_no_name(en: Read) -> None:
    found = en("It opened at the Orvane Women's Museum with the Arts Trust.")

    assert one(found, "Orvane Women's Museum").ids


def test_the_ends_of_a_prize_in_small_letters_are_its_name(en: Read) -> None:
    assert one(en("The team won the grand prize of the fair."), "grand prize").ids == ("prize/grand-prize",)


@pytest.mark.parametrize(
    ("lang", "report", "name", "time"),
    [
        ("en", "On 3 October 2025 the Orvane Museum and UNESCO signed it.", "Orvane Museum", "2025-10-03"),
        ("en", "On 3 October 2025, the Orvane Museum and UNESCO signed it.", "Orvane Museum", "2025-10-03"),
        ("en", "On October 3 2025 the Orvane Museum and UNESCO signed it.", "Orvane Museum", "2025-10-03"),
        ("en", "On Friday 3 October 2025 the Orvane Museum and UNESCO signed it.", "Orvane Museum", "2025-10-03"),
        ("en", "On Friday the Orvane Museum and UNESCO signed it.", "Orvane Museum", ""),
        ("fr", "Le Vendredi 3 Octobre 2025, le Musée de Orvane et l'UNESCO signent.", "Musée de Orvane", "2025-10-03"),
        ("es", "El 3 de Octubre de 2025 el Museo de Orvane y la UNESCO firmaron.", "Museo de Orvane", "2025-10-03"),
        ("vi", "Ngày 3 tháng 10 năm 2025, Bảo tàng Orvane và UNESCO đã ký.", "Bảo tàng Orvane", "2025-10-03"),
    ],
)
def test_a_date_before_a_name_is_no_part_of_it(lang: str, report: str, name: str, time: str, graph: Graph) -> None:
    found = read_with(graph, lang, report)

    assert set(named(found)) == {name, "UNESCO"}
    assert [each.value for each in found if each.kind == "time"] == ([time] if time else [])


def test_a_name_ends_before_an_amount_of_money(en: Read) -> None:
    found = named(en("The Ministry of Weaving US$ 650,000 and the Province of Orvane CAD 250,000 gave."))

    assert "org/ministry-of-weaving" in found.values()
    assert not any("us" in each.split("-") or "cad" in each for each in found.values())


def test_a_sentence_that_begins_with_an_article_and_a_noun_is_no_name_of_an_event(en: Read) -> None:
    found = named(en("Money\n\nThe festival cost CAD 2.05 million. Half came from tickets.\n\nThe end."))

    assert found == {}


def test_what_an_adverb_opens_is_not_called_by_it(en: Read) -> None:
    assert named(en("Reportedly, a second agreement is being prepared.")) == {}


def test_french_names_go_on_with_adjectives_and_what_links_their_nouns(fr: Read) -> None:
    found = named(fr("Le Centre flamand du récit graphique a signé. Elle est dans le Réseau des villes du livre."))

    assert {"Centre flamand du récit graphique", "Réseau des villes du livre"} <= set(found)


def test_two_names_that_a_word_joins_are_two(fr: Read, es: Read) -> None:
    french = named(
        fr("La Fédération Orvane et la Loterie nationale ont signé. Le ministère de l'Europe et des Affaires.")
    )
    spanish = named(es("La patrocinan Banco Pampa y Molinos Andes. El Ministerio de Educación y Cultura firmó."))

    assert {"Fédération Orvane", "ministère de l'Europe et des Affaires"} <= set(french)
    assert {"Banco Pampa", "Ministerio de Educación y Cultura"} <= set(spanish)


def test_a_word_before_a_country_in_brackets_is_a_place(fr: Read) -> None:
    found = fr("Louvranges (Belgique) est belle. Ann Vale (Belgique) est venue.")

    assert one(found, "Louvranges").ids == ("place/louvranges",)
    assert not any("Vale" in each.text and each.ids[0].startswith("place/") for each in found)


def test_a_person_stands_behind_words_that_a_time_parts(fr: Read) -> None:
    found = fr("La Maison est dirigée depuis janvier 2020 par Benoît Lacaze et a grandi.")

    assert one(found, "Benoît Lacaze").classes == ("cg:Person",)


def test_a_title_is_named_by_the_noun_before_its_adjectives(fr: Read, es: Read) -> None:
    french = fr("L'exposition itinérante « Laisses de mer » a ouvert.")
    spanish = es("La exposición itinerante «Puertos hermanos» abrió.")

    assert "event/laisses-de-mer" in named(french).values()
    assert "event/puertos-hermanos" in named(spanish).values()


def test_a_sentence_with_its_verb_is_no_title(fr: Read) -> None:
    found = fr(
        "Page de la ville\n\nCoopérations\nOrvane est jumelée avec Hanoï. La rencontre annuelle plaît à tous.\n\nFin"
    )

    assert not any("jumelée" in each.text for each in found)


def test_words_before_a_person_are_no_part_of_the_name(fr: Read, es: Read) -> None:
    spanish = es("Según Pablo Vidal, director del Teatro del Norte, gustó.")
    french = fr("Ont participé à la rencontre Anne Leroy, maire de Moncourt, et son équipe.")

    assert one(spanish, "Pablo Vidal").classes == ("cg:Person",)
    assert one(french, "Anne Leroy").classes == ("cg:Person",)


def test_a_body_has_the_name_of_the_other_one_in_its_own_with_which_it_works(es: Read) -> None:
    found = es("La Comisión Nacional Orvanesa de Cooperación con la UNESCO apoyó la feria con el Museo Vaude.")

    names = {each.text for each in found if each.kind == "thing" and each.ids and not each.inner}
    assert names >= {"Comisión Nacional Orvanesa de Cooperación con la UNESCO", "Museo Vaude"}


def test_a_kind_of_cities_is_no_city_and_stands_in_the_name_of_a_meeting(fr: Read, es: Read) -> None:
    french = fr("La réunion annuelle du Comité vaudois des Villes Créatives de l'UNESCO s'est tenue à Metz.")
    spanish = es("La feria tuvo a Vaude como Ciudad Invitada y será Capital Mundial del Libro.")

    assert "réunion annuelle du Comité vaudois des Villes Créatives de l'UNESCO" in {each.text for each in french}
    assert {"place/creatives", "place/invitada", "place/mundial"}.isdisjoint(
        one for each in (*french, *spanish) for one in each.ids
    )


def test_a_verb_behind_an_event_ends_its_name(es: Read) -> None:
    found = es("En el evento de inauguración participó el Dr. Julio Vale, Director del Museo Orvane.")

    assert {each.text for each in found if each.kind == "thing" and each.office} == {"Julio Vale"}


def test_a_workshop_is_an_event_and_no_body(fr: Read, es: Read) -> None:
    for found in (fr("Un atelier a lieu à Vaude."), es("Un taller se celebra en Vaude.")):
        assert [each.classes for each in found if each.text in ("Un atelier", "Un taller")] == [("cg:Conference",)]


def test_what_a_title_tells_of_is_told_of_once_more_in_the_text(fr: Read, es: Read) -> None:
    french = fr(
        "Signature d'un accord de coopération\n\nElles ont signé un accord relatif au patrimoine, et un accord."
    )
    spanish = es("Firman un convenio\n\nLos museos han firmado un convenio sobre archivos.")

    assert [each.definite for each in french if each.classes == ("cg:Agreement",)] == [False, True, False]
    assert [each.definite for each in spanish if each.classes == ("cg:Agreement",)] == [False, True]


def test_a_town_and_a_body_that_a_word_joins_are_two(fr: Read, es: Read) -> None:
    french = fr("La Ville de Vaude et Orvane Culture ont signé une convention.")
    spanish = es("La Ciudad de Vaude y Orvane Cultura firmaron un convenio.")

    assert not any(each.text.endswith(("Orvane Culture", "Orvane Cultura")) and "Vaude" in each.text
                   for each in (*french, *spanish))  # fmt: skip


def test_a_name_of_a_city_in_another_spelling_is_no_new_place(fr: Read) -> None:
    found = fr("Le maire de Huê a parlé.")

    assert [each.ids for each in found if each.text == "Huê"] == [("place/hue",)]
