"""A project that extends nothing works where the files of the packaged project are taken out of the library."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from creativegraph.project import PACKAGE

CALLS = (
    "new fairs --alone", "check fairs", "run fairs/of_rhythm --rhythm yearly --graph fairs", "test fairs",
    "why market/orvane stalls --graph fairs", "build fairs --output graph.nt", "export graph.ttl --graph fairs",
    "ontology check --graph fairs", "ontology site pages --graph fairs", "release 0.1.0 --graph fairs",
    "ontology diff --graph fairs", "diff --graph fairs", "site portal --graph fairs", "audit --graph fairs --own",
    "template market --graph fairs -o market.xlsx", "find orvane --graph fairs", "codegen fairs/queries typed",
    "network around --thing market/orvane --graph fairs", "upgrade fairs", "upgrade fairs --check",
    "queries --graph fairs", "reconcile Orvane --graph fairs",
)  # fmt: skip
IN_TURN = """
import sys
from creativegraph.cli import main
from creativegraph.project import is_whole

assert not is_whole()
for words in sys.argv[1:]:
    try:
        main(words.split())
    except SystemExit as ended:
        if ended.code:
            sys.exit(f"{words}: {ended.code}")
print("done")
"""


@pytest.mark.cold
def test_a_library_without_the_packaged_project_does_all_for_a_project_that_extends_nothing(tmp_path: Path) -> None:
    left_out = shutil.ignore_patterns("_resources", "__pycache__", "built")
    shutil.copytree(PACKAGE, tmp_path / "library" / "creativegraph", ignore=left_out)
    (tmp_path / "empty").mkdir()
    environment = {
        **os.environ, "PYTHONPATH": str(tmp_path / "library"), "CREATIVEGRAPH_CACHE": str(tmp_path / "cache"),
    }  # fmt: skip

    done = subprocess.run(
        [sys.executable, "-c", IN_TURN, *CALLS],
        check=False, cwd=tmp_path / "empty", env=environment, capture_output=True, text=True, timeout=300,
    )  # fmt: skip

    assert (done.returncode, done.stderr if done.returncode else "") == (0, "")
    assert "Orvane market" in done.stdout
    assert done.stdout.endswith("done\n")
