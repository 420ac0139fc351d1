"""How a page is cited: whatever its title is, BibTeX reads one entry with the fields that are given."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.site.html.reference import Reporter, braced
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site


@given(st.text(min_size=1))
@example("A {brace")
@example("}}\n@misc{evil, title={x}}")
@example(r"100% of $x_1$ & \input{x} ~ ^")
def test_a_title_ends_where_it_is_to_and_has_no_command_of_its_own(title: str) -> None:
    text = braced(title)

    bare = re.sub(r"\\(?:[&%$#_]|text[a-z]+\{\})", "", text)
    assert not text or (bare[0], bare[-1]) == ("{", "}")
    assert not set(bare[1:-1]) & set("{}\\&%$#_~^")


@pytest.mark.parametrize("to", ["mailto:desk@fairs.example", "https://fairs.example/new?list=1"])
def test_each_report_has_its_own_thing_claim_and_value(given: Callable[[str], cg.Graph], to: str) -> None:
    graph = given('place:alba skos:prefLabel "Chợ & Fair"@en . place:brisa skos:prefLabel "Brisa"@en .')
    reporter = Reporter(Portal(graph, settings=Settings("fairs", said=Site(report=to))).writer("en"))
    alba, brisa = (f"https://w3id.org/creativegraph/id/place/{each}" for each in ("alba", "brisa"))
    wanted = {
        (alba, "claim:c1", "a+b &c"): ["Chợ & Fair", alba, "claim:c1", "a+b &c"],
        (alba, "", ""): ["Chợ & Fair", alba],
        (brisa, "claim:c2", "Hà Nội"): ["Brisa", brisa, "claim:c2", "Hà Nội"],
        (alba, "claim:c1", ""): ["Chợ & Fair", alba, "claim:c1"],
    }

    bodies = {given: parse_qs(urlsplit(reporter.address(*given)).query)["body"][0] for given in wanted}

    assert {given: body.split("\n\n")[0].split("\n") for given, body in bodies.items()} == wanted
