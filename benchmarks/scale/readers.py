"""One, two and three servers that read the same folder, behind nginx: requests a second by wrk."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from benchmarks import synthetic
from benchmarks.scale.asked import seconds_of
from benchmarks.scale.serving import balanced, binary, reader
from creativegraph import catalogue

TRIPLES, CLIENTS, SECONDS = 1_000_000, 16, 3
ASKED: dict[str, dict[str, list[str]]] = {
    "events/held_in": {"place": ["<https://w3id.org/creativegraph/id/place/city-1>"]},
    "cities/by_field": {"network": []},
}


def addressed(address: str, name: str) -> str:
    """The address of a catalogued question, as a link has it."""
    text = catalogue.bind(catalogue.load(name), {key: value or None for key, value in ASKED[name].items()}, '"en"')
    return f"{address}?query={quote(text, safe='')}"


def load(link: str) -> tuple[float, str]:
    """Requests a second, and how long half of them and 99 in a hundred waited at most."""
    words = ["wrk", "-t", "1", "-c", str(CLIENTS), "-d", f"{SECONDS}s", "--latency", "-H", "Accept: text/csv", link]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    half, most = (re.search(rf"{part}%\s+(\S+)", said) for part in (50, 99))
    if not (found and half and most):
        raise RuntimeError(said)
    return float(found[1]), f"{half[1]} / {most[1]}"


def measure(folder: Path) -> Iterator[str]:
    """A server alone, then nginx before one, two and three."""
    data, store = folder / "graph.nt", folder / "store"
    data.write_bytes(synthetic.ntriples(folder, TRIPLES))
    subprocess.run([binary(), "load", "--location", store, "--file", data], check=True, capture_output=True)
    yield f"| question | servers | requests a second | waited: half / 99 % | CPU s of the servers in {SECONDS} s |"
    yield "|---|---|---|---|---|"
    for name in ASKED:
        for count in (0, 1, 2, 3):
            with ExitStack() as stack:
                servers = [stack.enter_context(reader(store)) for _ in range(count or 1)]
                address = f"http://{servers[0][0]}/query"
                if count:
                    address = stack.enter_context(
                        balanced(folder / f"{name[:2]}{count}", [each for each, _ in servers])
                    )
                link = addressed(address, name)
                load(link)
                before = sum(seconds_of(process.pid) for _, process in servers)
                rate, waited = load(link)
                worked = sum(seconds_of(process.pid) for _, process in servers) - before
                told = f"{count} behind nginx" if count else "1, without nginx"
                yield f"| `{name}` | {told} | {rate:,.0f} | {waited} | {worked:.1f} |"
