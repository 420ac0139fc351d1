"""Files that are loaded as they are: what is taken for plain has no blank node and no literal that a store changes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, RdfFormat, Store, parse

from creativegraph.engine.written import Written, as_written
from creativegraph.store.plain import are_kept, is_plain, patterns, typed

PREFIXES = """@prefix : <http://example.org/#> .
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
PLAIN = (
    ":a", "<http://example.org/(b)#c~_:d>", ":c\\/5", ":d.e-7", "a:1", "7", "-12", "0", "1.5", "-0.25", "true",
    '"x"', '"[] _:b (#) ~ \'\'\' 007"', '"a \\" b"@en', '"\\\\"', '""', '"5"^^xsd:integer',
    '"2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date>', '"x y"^^:own', '"007"^^xsd:string', '"+1"@vi-vn',
)  # fmt: skip
CHANGED = (
    "007", "+5", "1.50", "-0", ".5", "1e3", "5.0", '"1"^^xsd:boolean', '"7"^^xsd:int', '"007"^^xsd:integer',
    '"PT60S"^^xsd:duration', '"7" ^^ xsd:byte', '"\\u0037"^^xsd:short', '"""7"""^^xsd:int', "'7'^^xsd:long",
    '"7"^^<http://www.w3.org/2001/XMLSchema#\\u0069nt>', '"7"^^int:eger',
)  # fmt: skip
BLANK = ("[]", "_:b", "( 1 2 )", "[ :p 1 ]", "<<( :a :b :c )>>")
HALF = "@prefix int: <http://www.w3.org/2001/XMLSchema#int> .\n"


TYPED = rb'"([^"\\\n\r]*+)"\^\^(?:<([^<>\\\s]*+)>|[\w.\-]*+:([\w\-]++)(?![\w.\-\\%:\x80-\xff]))'


def text_of(terms: list[str], gap: str = " ") -> bytes:
    return (PREFIXES + "@prefix a: <a:> . " + "".join(f":s{gap}:p{gap}{each}{gap}.\n" for each in terms)).encode()


def looked_at(data: bytes, ending: RdfFormat) -> tuple[Store, Written]:
    """Load a text triple by triple."""
    store, written = Store(), Written()
    as_written(lambda: parse(data, format=ending), store, written)
    return store, written


@pytest.mark.parametrize("term", PLAIN)
def test_what_a_store_keeps_is_plain(term: str) -> None:
    assert is_plain(text_of([term]), "ttl")


@pytest.mark.parametrize("term", [*CHANGED, *BLANK])
def test_what_a_store_changes_and_blank_nodes_are_not_plain(term: str) -> None:
    half = HALF.encode() if "int:" in term else b""

    assert not is_plain(half + text_of([*PLAIN, term]), "ttl")


@settings(max_examples=60, deadline=None)
@given(
    terms=st.lists(st.sampled_from([*PLAIN, *CHANGED[:-1], *BLANK]), max_size=4),
    gap=st.sampled_from([" ", "\n", "\t# a \"b' c\n", " \r\n  "]),
)
def test_nothing_is_kept_beside_of_a_plain_text(terms: list[str], gap: str) -> None:
    data = text_of(terms, gap)
    if not is_plain(data, "ttl"):
        return

    store, written = looked_at(data, RdfFormat.TURTLE)
    direct = Store()
    direct.load(data, format=RdfFormat.TURTLE)

    assert not written
    assert {*store} == {*direct}
    assert not any(isinstance(each, BlankNode) for quad in store for each in quad)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ('<x:s> <x:p> "5"^^<http://www.w3.org/2001/XMLSchema#integer> .', True),
        ('<x:s> <x:p> "[] ( ~ # \'"@en .', True),
        ('<x:s> <x:p> "7"^^<http://www.w3.org/2001/XMLSchema#int> .', False),
        ('<x:s> <x:p> "\\"7"^^<http://www.w3.org/2001/XMLSchema#int> .', False),
        ('<x:s> <x:p> "2^3 \\"^^<x:t> of_: \\""^^<x:t> .', False),
        ('<x:s> <x:p> "2^3"^^<x:t> .', True),
        ('<x:s> <x:p> "2^3"^^<http://www.w3.org/2001/XMLSchema#int> .', False),
        ('<x:s> <x:p> "a^"^^<x:t> .', True),
        ('<x:s> <x:p> "^^"^^<x:t> .', False),
        ('<x:s> <x:p> "7"^^<http://www.w3.org/2001/XMLSchema#\\u0069nt> .', False),
        ('<x:s> <x:p> "' + "_( ^" * 2000 + '" .', True),
        ('<x:s> <x:p> "' + "_( " * 2000 + '" .\n_:s <x:p> <x:o> .', False),
        ('<x:s> <x:p> "' + "_( " * 2000 + '" .\n<x:s> <x:p> <<( <x:a> <x:b> <x:c> )>> .', False),
        ("_:s <x:p> <x:o> .", False),
        ("<x:s> <x:p> <<( <x:a> <x:b> <x:c> )>> .", False),
    ],
)
def test_lines_of_n_triples_are_plain_or_not(line: str, plain: bool) -> None:
    assert is_plain(line.encode(), "nt") is plain


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(['"', '\\"', "^^", '"^^', "xsd:int", "<a#b>", " ", "7", '"x"^^xsd:date ', "\n", "^"])))
def test_typed_literals_are_found_by_their_signs_as_by_their_strings(parts: list[str]) -> None:
    data = "".join(parts).encode()

    found = re.findall(TYPED, data)

    all_found = len(found) == data.count(b"^^")
    assert typed(data) == ({(text, iri or local) for text, iri, local in found} if all_found else None)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["integer", "decimal", "boolean", "date", "dateTime", "duration"]), st.data())
def test_texts_are_kept_together_as_each_is_alone(name: str, data: st.DataObject) -> None:
    pattern = patterns()[name.encode()]
    texts = st.lists(st.one_of(st.from_regex(pattern, fullmatch=True), st.sampled_from([b"", b"1\n", b"007", b" 1"])))
    some = data.draw(texts) if name != "duration" else data.draw(st.lists(st.just(b"PT1M")))

    assert are_kept(some, name.encode()) == all(re.fullmatch(pattern, each) for each in some)


@pytest.mark.parametrize("many", [10, 3000])
def test_many_typed_literals_are_looked_at_as_few_are(many: int) -> None:
    lines = [f':s{number} :p "{number}"^^xsd:integer .' for number in range(many)]
    plain, changed = (
        (PREFIXES + "\n".join([*lines, each])).encode() for each in (':t :p "8"^^xsd:integer .', ':t :p "8"^^xsd:int .')
    )

    assert is_plain(plain, "ttl")
    assert not is_plain(changed, "ttl")


@pytest.mark.parametrize("number", [" .5 ", "\n.05 ", "\t-.5 ", ' "x",.5 ', " 5.0 ", " 1,007 ", ' "x";:p +7 '])
def test_a_number_that_a_store_changes_is_seen_wherever_it_stands(number: str) -> None:
    assert not is_plain((PREFIXES + f":s :p{number}.\n").encode(), "ttl")


SUBJECTS, VERBS = (":s", "<x:s>", ":", "a:"), (":p", "<x:p>", ":", "a:b", "a:", "a", ":p-", ":\u00e9", ":p\\!")
OBJECTS = (
    "5", "05", "+5", "+05", "-5", "-05", ".5", "-.5", "+.5", "1.5", "1.50", "1e5", "+1e5", "1.E-5", "true", "false",
    ":o", ":", '"x"', '"x"@en', '"5"^^xsd:int', '"5"^^<x:t>', "<x:o>", "+0", "-0", "a:-", "'x'", "[]", "(+05)",
)  # fmt: skip
GAPS = st.sampled_from(["", "", "", " "])


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(SUBJECTS),
    st.lists(st.tuples(*map(st.sampled_from, (VERBS, OBJECTS, ",;."))), min_size=1),
    st.data(),
)
def test_nothing_is_kept_beside_of_a_plain_text_without_blanks(
    subject: str, parts: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    tokens = [subject]
    for verb, value, end in parts:
        tokens += [*([] if tokens[-1] == "," else [subject, verb] if tokens[-1] == "." else [verb]), value, end]
    gaps = data.draw(st.lists(GAPS, min_size=len(tokens), max_size=len(tokens)))
    made = "".join(each + gap for each, gap in zip(tokens, gaps, strict=True)).rstrip(",;. ") + " ."
    text = (PREFIXES + "@prefix a: <a:> .\n" + made).encode()
    direct = Store()
    try:
        direct.load(text, format=RdfFormat.TURTLE)
    except SyntaxError:
        return

    _, written = looked_at(text, RdfFormat.TURTLE)

    assert not (written and is_plain(text, "ttl"))


@pytest.mark.parametrize(
    "glued", [":p+05", ":p+5", ":p+.5", ":-05", ":.5", "a:-05", "a:.5", "a+05", "<x:p>05", "<x:p>.5"]
)
def test_a_number_that_a_store_changes_is_seen_right_behind_its_property(glued: str) -> None:
    text = (PREFIXES + f"@prefix a: <a:> .\n:s {glued} .\n").encode()

    assert looked_at(text, RdfFormat.TURTLE)[1]
    assert not is_plain(text, "ttl")


@pytest.mark.parametrize("glued", [":p<x:o>", ":p-5 7", ':p"x"', "a:b-5 -7", ":p7 true"])
def test_a_name_with_signs_and_digits_is_no_number(glued: str) -> None:
    assert is_plain((PREFIXES + f"@prefix a: <a:> .\n:s {glued} .\n").encode(), "ttl")


def test_other_formats_are_looked_at_triple_by_triple() -> None:
    assert not is_plain(b"", "rdf")
