"""Releases: a graph kept as it was on a day, and patches that make one of another."""

from creativegraph.releases.kept import Release, kept, release
from creativegraph.releases.patch import patch, patched
from creativegraph.releases.snapshot import Snapshot, snapshot

__all__ = ["Release", "Snapshot", "kept", "patch", "patched", "release", "snapshot"]
