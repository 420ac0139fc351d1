"""Puts into the wheel what is built: the graph, so that an installed library opens it at once, and the bundles.

npm makes the bundles, which run in the browser of a portal's visitor. Where it cannot, the wheel has none and a line
says why; with ``CREATIVEGRAPH_BUNDLES=required`` that is an error.
"""

import gzip
import os
import runpy
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds ``graph.nt.gz`` from the tables, and scripts by npm, while the wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build both and add them to the wheel; an editable install builds the graph on first use instead."""
        if version == "editable":
            return
        self.add_bundles(build_data)
        sys.path.insert(0, str(Path(self.root) / "src"))
        from creativegraph.tables import build

        data = build([Path(self.root) / "data"]).ntriples()
        handle, name = tempfile.mkstemp(suffix=".nt.gz")
        with os.fdopen(handle, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
            packed.write(data)
        build_data["force_include"][name] = "creativegraph/_resources/graph.nt.gz"

    def add_bundles(self, build_data: dict[str, Any]) -> None:
        """Add what runs in the browser."""
        live = Path(self.root) / "src" / "creativegraph" / "site" / "live"
        make = runpy.run_path(str(live / "build.py"))["make"]
        wrong = make(live / "built", Path(self.root) / "build" / "live", Path(self.root) / "LICENSE")
        if not wrong:
            build_data["force_include"][str(live / "built")] = "creativegraph/site/live/built"
        elif os.environ.get("CREATIVEGRAPH_BUNDLES") == "required":
            raise RuntimeError(f"no bundles for the browser, and CREATIVEGRAPH_BUNDLES=required: {wrong}")
        else:
            self.app.display_warning(f"the wheel is made without what runs in the browser: {wrong}")
