"""What is asked of the sources of scripts by Node.js, without a browser."""

import subprocess
from pathlib import Path

import orjson

from creativegraph.site import live

__all__ = ["module", "node"]

SHARED = Path(live.__file__).parent / "scripts" / "shared"


def module(name: str) -> str:
    """Return the address of a shared script, as an import names it."""
    return orjson.dumps((SHARED / name).as_uri()).decode()


def node(script: str, given: object) -> str:
    """Return what a script writes that reads ``given`` as JSON."""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], input=orjson.dumps(given), capture_output=True, check=True
    )
    return done.stdout.decode()
