"""``python -m creativegraph`` is the command ``creativegraph``."""

from creativegraph.cli import main

main()
