"""Puts the built graph into the wheel, so that an installed library opens it at once."""

import gzip
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds ``graph.nt.gz`` from the tables while the wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the graph and add it to the wheel; an editable install builds on first use instead."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from creativegraph.tables import build

        data = build([Path(self.root) / "data"]).ntriples()
        handle, name = tempfile.mkstemp(suffix=".nt.gz")
        with os.fdopen(handle, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
            packed.write(data)
        build_data["force_include"][name] = "creativegraph/_resources/graph.nt.gz"
