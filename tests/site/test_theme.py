"""A theme: only its own files are published, and what is wrong with a template is told at its line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.site.html.render import Renderer
from creativegraph.site.html.theme import checked_theme
from creativegraph.site.page import Page
from creativegraph.site.portal import Portal

Given = Callable[[str], cg.Graph]
WORLD = '<http://example.org/a> skos:prefLabel "Alba"@en .'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    for each in ("templates", "assets"):
        (tmp_path / "theme" / each).mkdir(parents=True)
    return tmp_path / "theme"


@pytest.mark.skipif(os.name == "nt", reason="links take a right that most users have not")
@pytest.mark.parametrize("link", ["assets/style.css", "templates/thing.html", "assets/more"])
@pytest.mark.parametrize("target", ["secret", "nowhere", ""])
def test_a_link_that_leads_out_of_a_theme_is_refused(theme: Path, link: str, target: str) -> None:
    (theme.parent / "secret").write_text("mine")
    (theme / link).symlink_to(theme.parent / target)

    with pytest.raises(ArgumentError, match=rf"'{link}' of the theme .* is a link that leads out of it"):
        checked_theme(theme)


@pytest.mark.skipif(os.name == "nt", reason="links take a right that most users have not")
def test_a_link_within_a_theme_is_followed(theme: Path) -> None:
    (theme / "assets/a.css").write_text("")
    (theme / "assets/b.css").symlink_to("a.css")

    assert checked_theme(theme) == theme


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("<p>\n{% if %}", 2, "Expected an expression"),
        ("<p>{{ nothing }}", 1, "'nothing' is undefined"),
        ("<p>\n\n{% include 'none.html' %}", 3, "none.html"),
        ("<p>\n{{ 1 + page }}", 2, "unsupported operand"),
        ("{% macro a() %}\n{{ 1 / 0 }}{% endmacro %}\n{{ a() }}", 2, "division by zero"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_at_its_line(
    given: Given, theme: Path, template: str, line: int, what: str
) -> None:
    (theme / "templates/own.html").write_text(template)
    renderer = Renderer(Portal(given(WORLD)), theme)

    with pytest.raises(ArgumentError, match=rf"own\.html, line {line}: .*{what}.*; correct the template"):
        renderer.render(Page("a", "en", "own.html", "Alba", {}))


def test_a_template_adds_to_that_in_whose_place_it_comes_and_a_further_style_sheet_is_loaded(
    given: Given, theme: Path
) -> None:
    (theme / "templates/base.html").write_text(
        '{% extends "package/base.html" %}{% block footer %}{{ super() }}<p>Ours</p>{% endblock %}'
    )
    (theme / "assets/extra.css").write_text(":root { --accent: red; }")
    portal = Portal(given(WORLD))
    data = {"policy": "", "persons": [], "contact": "", "report": "", "above": []}

    made = Renderer(portal, theme).render(Page("persons", "en", "persons.html", "Persons", data)).decode()

    assert "<p>Ours</p>" in made
    assert made.index("assets/style.css") < made.index("assets/extra.css")
    assert "extra.css" not in Renderer(portal).render(Page("persons", "en", "persons.html", "Persons", data)).decode()
