"""The normal form of a graph is that of each of its lines, in whatever order and spelling they come."""

from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.iris import XSD
from creativegraph.store.canonical import digest, normal, normal_form
from creativegraph.store.releases.state import digest_of

VALUES = [
    *(f'"{text}"^^<{XSD}{kind}>' for kind in ("integer", "int", "decimal") for text in ("1", "01", "+1", "2.50", "x")),
    f'"true"^^<{XSD}boolean>', f'"1"^^<{XSD}boolean>', f'"a \\" b"^^<{XSD}date>', '"x"', '"x"@en', '"x"@EN-gb',
    '"x"@zh-Hant', '"@EN"', f'"of ^^<{XSD}int>"', "<urn:x>", f"<{XSD}int>", '"viên \\r"@vi', '"x"@EN--ltr',
]  # fmt: skip
LINES = st.lists(st.sampled_from([f"<urn:{name}> <urn:p> {value} ." for name in "ab" for value in VALUES]))


@settings(max_examples=100, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_the_normal_form_of_a_graph_is_that_of_each_line(lines: list[str], end: str) -> None:
    data = end.join([*lines, ""]).encode()
    forms = sorted({normal(each.encode()) for each in lines})

    found = normal_form(data)

    assert list(found) == forms
    assert all(line.decode() in lines and normal(line) == form for form, line in found.items())
    assert digest_of(lines) == digest(forms)


def test_of_two_spellings_the_line_that_is_in_normal_form_stands_for_both() -> None:
    lines = [f'<urn:a> <urn:p> "{text}"^^<{XSD}integer> .\n' for text in ("1", "01")]
    form = lines[0].encode().removesuffix(b"\n")

    assert normal_form("".join(lines).encode()) == normal_form("".join(reversed(lines)).encode()) == {form: form}


def test_a_graph_without_triples_has_the_digest_of_nothing() -> None:
    assert digest_of([]) == digest([])
    assert normal_form(b"") == {}
