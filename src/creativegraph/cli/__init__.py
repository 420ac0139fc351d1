"""The command line: parse, call one library function, print. Data on stdout, words on stderr."""

import sys

from creativegraph.cli.asking import answered
from creativegraph.errors import CreativeGraphError

__all__ = ["main"]


def main() -> None:
    """Run the command line; our errors are one line each and exit 1."""
    try:
        if not answered(sys.argv[1:]):
            from creativegraph.cli.app import app

            app()
    except CreativeGraphError as error:
        sys.stderr.write(f"creativegraph: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
