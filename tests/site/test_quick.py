"""What the site's own compiler of templates makes is what Jinja2 makes of them."""

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from creativegraph.site.html.quick import QuickEnvironment

BASE = "<title>{{ title }}</title>{% block main %}{% endblock %}<p>{{ end }} {{ end }}</p>"
TEMPLATES = (
    "a{{ title }}b{{ some[0] }}{{ marked }}",
    "{{ title }}",
    "{{ marked }}",
    "text {{ 'constant' }} {{ 1 + 1 }} &",
    "{% for each in some %}<li>{{ each }}{% if not loop.last %}, {% endif %}{{ loop.index }}{% else %}none{% endfor %}",
    "{% macro one(of, n=2) %}<b>{{ of }}{{ n }}</b>{% endmacro %}{{ one(title) }}{{ one(marked, 3) }}",
    "{% set kept %}{{ title }}-{{ end }}{% endset %}{{ kept }}{{ kept }}",
    "{% extends 'base' %}{% block main %}{{ super() }}<i>{{ title }}{{ end }}</i>{% endblock %}",
    "{% filter upper %}{{ title }} {{ end }}{% endfilter %}",
    "{% autoescape false %}{{ title }}{{ end }}{% endautoescape %}",
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_gives_the_same_as_by_jinja2(template: str) -> None:
    loader = DictLoader({"base": BASE, "page": template})
    data = {"title": "<A & 'B'>", "end": 7, "some": ["x", "<y>", None], "marked": Markup("<em>so</em>")}
    ours, theirs = (
        each(loader=loader, autoescape=True).get_template("page") for each in (QuickEnvironment, Environment)
    )
    assert ours.render(**data) == theirs.render(**data)


def test_texts_and_values_that_follow_each_other_are_given_in_one_step() -> None:
    template = QuickEnvironment(autoescape=True).from_string("a{{ one }}b{{ two }}c")
    assert [*template.generate(one="<", two=2)] == ["a&lt;b2c"]
