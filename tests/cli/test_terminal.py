"""What a label, an argument or a name of a file holds never steers the terminal; programs get it exactly."""

import json
import re
from contextlib import suppress
from pathlib import Path

import pytest

from creativegraph.cli import main
from creativegraph.iris import TERMS, THINGS

HOSTILE = r"\u001b[31mRED\u001b]0;pwned\u0007\u001b[2J\u009b1m\u202eevil\u2066x\u2028y\u0085z\rw\u007f"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    "words",
    [
        ["run", "claims/names"],
        ["show", "event/a"],
        ["find", "red"],
        ["find", "nothing\x1b[2J"],
        ["why", "event/a"],
        ["why", "event/\x1b[2J"],
        ["sparql", "SELECT ?l { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }"],
        ["sparql", "SELEC\x1b[2J"],
        ["run", "claims/\x1b[31m"],
        ["run", "events/timeline", "--\x1b[31m"],
        ["check"],
    ],
    ids=lambda words: " ".join(words)[:24],
)
def test_nothing_of_a_label_or_argument_steers_the_terminal(
    words: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "events-\x1b[31m.ttl"
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(
        f'<{THINGS}event/a> a <{TERMS}Festival> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "{HOSTILE}"@en .'
    )

    with suppress(SystemExit):
        main([*words, *([name] if words == ["check"] else ["--graph", name])])

    printed = capfd.readouterr()
    assert STEERING.findall(printed.out + printed.err) == []
    assert printed.out + printed.err


def test_formats_for_programs_keep_labels_exact(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "world.ttl"
    path.write_text(f'<urn:x> <urn:p> "{HOSTILE}" .')

    with suppress(SystemExit):
        main(["sparql", "SELECT ?l { <urn:x> <urn:p> ?l }", "--graph", str(path), "--format", "json"])

    assert json.loads(capfd.readouterr().out) == [{"l": HOSTILE.encode().decode("unicode_escape")}]
