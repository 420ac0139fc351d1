"""Makes the bundles in a checkout; exit code 1, and the reason in one line, where npm cannot."""

import sys

from creativegraph.project import root
from creativegraph.site.live import BUILT
from creativegraph.site.live.build import make

wrong = make(BUILT, root() / "build" / "live", root() / "LICENSE")
if wrong:
    sys.exit(f"no bundles for the browser were made: {wrong}")
