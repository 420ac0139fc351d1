"""Releases: a graph kept as it was on a day, and patches that make one of another."""

from creativegraph.store.releases.kept import Release, kept, release
from creativegraph.store.releases.patch import patch, patched
from creativegraph.store.releases.snapshot import Snapshot, snapshot

__all__ = ["Release", "Snapshot", "kept", "patch", "patched", "release", "snapshot"]
