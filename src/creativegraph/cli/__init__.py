"""The command line: parse, call one library function, print. Data on stdout, words on stderr."""

from creativegraph.cli.app import main

__all__ = ["main"]
