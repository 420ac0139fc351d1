"""``python -m benchmarks.scale`` prints all tables; name parts for only these.

``places`` may be followed by sizes (``places 1000000``). It is no part of ``python -m benchmarks``: it takes a quarter
of an hour, eight gigabytes of memory and ten of disk, and servers that Debian has (nginx-light, wrk,
virtuoso-opensource); ``cluster`` also takes pyspark and a Java.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.scale import beyond, cluster, engines, files, places, readers, shapes, stores

PARTS = {
    "places": places, "readers": readers, "files": files, "engines": engines, "shapes": shapes, "cluster": cluster,
    "stores": stores, "beyond": beyond,
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    chosen: dict[str, list[str]] = {}
    for word in sys.argv[1:] or PARTS:
        if word in PARTS:
            chosen[word] = []
        else:
            chosen[next(reversed(chosen))].append(word)
    for name, words in chosen.items():
        with tempfile.TemporaryDirectory(prefix="creativegraph-") as folder:
            for line in PARTS[name].measure(Path(folder), *words):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
