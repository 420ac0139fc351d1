"""Names are found however they are typed."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.commands import command
from tests.support.projects import BASE, FACTS, ON_BASE, laid

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.iris import TERMS
from creativegraph.names.fold import fold

Given = Callable[[str], cg.Graph]
WORLD = """
    place:hanoi skos:prefLabel "Hà Nội"@vi, "Hanoi"@en .
    place:da-lat skos:prefLabel "Đà Lạt"@vi .
    agreement:frame skos:prefLabel "Thoả thuận khung hợp tác chiến lược"@vi .
    place:asahikawa skos:prefLabel "旭川市"@ja .
    event:fair skos:prefLabel "Hội chợ Hà Nội 2024"@vi .
"""


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("ha noi", "hanoi"),
        ("HÀ NỘI", "hanoi"),
        ("DA LAT", "da-lat"),
        ("đà lạt", "da-lat"),
        ("thoa thuan khung", "frame"),
        ("Thỏa thuận khung", "frame"),
        ("旭川", "asahikawa"),
        ("noi 2024", "fair"),
        ("hoi", "fair"),
    ],
)
def test_marks_case_and_composition_do_not_count(given: Given, typed: str, slug: str) -> None:
    graph = given(WORLD)

    for typed_so in (unicodedata.normalize("NFC", typed), unicodedata.normalize("NFD", typed)):
        found = cg.find(graph, typed_so)

        assert found[0].thing.slug == slug


def test_an_exact_name_comes_before_longer_ones(given: Given) -> None:
    graph = given(WORLD)

    assert [each.thing.slug for each in cg.find(graph, "hà nội")][:2] == ["hanoi", "fair"]


@pytest.mark.parametrize("text", ['"', "*", "NEAR(qx", "qx AND zj", "x" * 10**6, "\ud800", "nothing of the kind"])
def test_nothing_found_is_an_empty_list(given: Given, text: str) -> None:
    graph = given(WORLD)

    assert cg.find(graph, text) == []


def test_every_label_of_the_packaged_graph_finds_its_thing_first() -> None:
    graph = cg.open_graph()
    names = [(str(row[0]), str(row[1])) for row in graph.run("claims/names") if TERMS not in str(row[0])]
    sharing: dict[str, set[str]] = {}
    for thing, name in names:
        sharing.setdefault(fold(name), set()).add(thing)

    missed = [
        (thing, form)
        for thing, name in names
        for form in (fold(name), name.upper(), unicodedata.normalize("NFD", name))
        if thing not in {hit.thing for hit in graph.index.find(form, len(sharing[fold(name)]))}
    ]

    assert missed == []


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_text_is_an_error(given: Given, text: str) -> None:
    with pytest.raises(cg.errors.ArgumentError, match="the search text is empty; give a name"):
        cg.find(given(WORLD), text)


def test_a_notebook_shows_what_was_found_with_labels_and_links(given: Given) -> None:
    graph = given('place:odd skos:prefLabel "<b>Odd</b>"@en .')

    found = cg.find(graph, "odd")

    assert '<a href="https://w3id.org/creativegraph/id/place/odd">&lt;b&gt;Odd&lt;/b&gt;</a>' in found._repr_html_()
    assert "<b>Odd" not in found._repr_html_()
    assert repr(found) == "[place/odd “<b>Odd</b>”]"


@pytest.mark.parametrize(("text", "limit"), [(3, 20), (None, 20), ("ha noi", 0), ("ha noi", -1), ("ha noi", "x")])
def test_what_is_no_text_or_no_limit_is_refused(text: str, limit: int) -> None:
    with pytest.raises(ArgumentError):
        cg.find(cg.open_graph(), text, limit=limit)


def test_what_was_found_shows_no_control_characters(given: Given) -> None:
    graph = given('place:alba skos:prefLabel "\\u001b[31mAlba\\u0007"@en .')

    assert "\x1b" not in repr(cg.find(graph, "alba"))


def test_names_that_several_projects_have_are_told_with_the_prefix_that_means_one_of_them(tmp_path: Path) -> None:
    laid(tmp_path / "base", BASE)
    own = laid(tmp_path / "fairs", ON_BASE)
    for each in ("kinds", "classes", "properties"):
        (own / f"data/{each}.csv").unlink()
    facts = FACTS.replace("h00", "f00").replace("place/hall", "fairs:place/hall")
    (own / "data/claims.csv").write_text(facts, encoding="utf-8")

    both, alone = (command("find", "hall", "-g", str(tmp_path / each)) for each in ("fairs", "base"))

    told = "things of several projects have one short name; to mean one of these, write base:place/hall"
    assert (told in both.stderr.splitlines(), both.stdout.count("place/hall")) == (True, 2)
    assert alone.stderr.splitlines() == ["1 row"]


def test_a_slip_in_one_word_of_a_name_is_answered_with_the_thing_in_python_as_in_the_command(given: Given) -> None:
    graph = given("""
        orgs:mejanes skos:prefLabel "Médiathèque Méjanes"@fr . event:lire skos:prefLabel "Lire Ensemble"@fr .
        obs:lire-2024 skos:prefLabel "Lire Ensembel 2024, visiteurs"@fr .
        obs:lire-2025 skos:prefLabel "Lire Ensembel 2025, visiteurs"@fr .
    """)

    one, other = cg.find(graph, "mejannes"), cg.find(graph, "lire ensembell")

    assert (one, other) == ([], [])
    assert one.notes == ("no name has this word, or one that begins so; did you mean org/mejanes?",)
    assert other.notes[0].endswith("did you mean event/lire?")
    assert "did you mean org/mejanes?" in repr(one)
    assert "did you mean org/mejanes?" in one._repr_html_()
    assert cg.find(graph, "lire").notes == ()
