"""The command check: what it says before, and what it no longer takes."""

import json
from pathlib import Path

import pytest
from tests.support.commands import command


def test_pyshacl_is_announced_before_it_runs() -> None:
    done = command("check", "nowhere.ttl", "--engine", "pyshacl")

    assert done.code == 1
    assert done.stderr.startswith("pySHACL validates: minutes where the fast engine takes seconds")
    assert "nowhere.ttl does not exist" in done.stderr


def test_since_is_taken_once_more_with_a_warning_and_validates_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command("example", ".")

    with_it, without = command("check", "mine", "--since", "last", "-f", "json"), command("check", "mine", "-f", "json")

    assert with_it.code == without.code
    assert json.loads(with_it.stdout)["findings"] == json.loads(without.stdout)["findings"] != []
    assert with_it.stderr.startswith("--since has no effect any more: everything is validated")


def test_a_format_that_is_none_is_refused_before_anything_is_read() -> None:
    done = command("check", "nowhere.ttl", "--format", "xml")

    assert done.stderr == ("creativegraph: no format 'xml'; choose one of text, csv, json, sarif, ttl, jsonld, nt\n")


def test_a_language_of_neither_messages_nor_labels_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text('<http://example.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "a"@de .', encoding="utf-8")

    refused = command("check", str(file), "--languages", "zz")

    assert refused.code == 1
    assert refused.stderr.startswith("creativegraph: no label is in zz; labels are in de, en, ")
    for language in ("de", "vi", "vi-VN", "zz,en"):
        assert "no label is in" not in command("check", str(file), "--languages", language).stderr


def test_marked_copies_are_there_though_the_reader_of_the_report_stops_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command("example", ".")

    def stopped(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("creativegraph.cli.commands.check.show", stopped)
    monkeypatch.setattr("creativegraph.cli.silence", lambda _: None)
    done = command("check", "mine", "--mark", "marked")

    assert "wrote marked" in done.stderr
    assert list((tmp_path / "marked").iterdir())
