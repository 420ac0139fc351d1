"""Pushes a graph ten times, each time killed before a later request; a process of its own, which forks."""

import os
import signal
import sys
from itertools import count

from pyoxigraph import RdfFormat, Store

import creativegraph as cg
from creativegraph.endpoint.http import Limits, Request, Transport
from creativegraph.endpoint.target import Target
from creativegraph.engine import OxigraphEngine
from creativegraph.store.canonical import normal_form

STAGING = "https://w3id.org/creativegraph/graph/staging/"
ONTOLOGY = "<https://w3id.org/creativegraph/ontology> a <http://www.w3.org/2002/07/owl#Ontology> .\n"
MOMENTS = 10


def graph(changed: int) -> cg.Graph:
    """Fifty triples, some of which are others."""
    store = Store()
    lines = (f"<urn:s{number}> <urn:p> {number + 100 * (number < changed)} .\n" for number in range(50))
    store.load((ONTOLOGY + "".join(lines)).encode(), format=RdfFormat.TURTLE)
    return cg.Graph(OxigraphEngine(store))


def requests(killed_before: int | None = None) -> "count[int]":
    """Count the requests of this process, and kill it before one of them."""
    counter, send_once = count(), Transport.send_once

    def send(self: Transport, request: Request, auth: object = None) -> object:
        if next(counter) == killed_before:
            os.kill(os.getpid(), signal.SIGKILL)
        return send_once(self, request, auth)  # type: ignore[arg-type]

    Transport.send_once = send  # type: ignore[method-assign,assignment]
    return counter


def main(url: str, into: str, user: str) -> None:
    """Write what the target holds after a push killed at each moment, and what the next push leaves."""
    login = (user, user) if user else None
    target = Target(url, into, login, Limits(60, 0, 1 << 30))
    old, new = (set(normal_form(graph(changed).store())) for changed in (0, 5))
    read, write = os.pipe()
    cg.push(graph(0), url, into=into, login=login)
    if not os.fork():
        counter = requests()
        cg.push(graph(5), url, into=into, login=login)
        os.write(write, str(next(counter)).encode())
        os._exit(0)
    os.wait()
    last = int(os.read(read, 9)) - 1
    for moment in range(MOMENTS):
        cg.push(graph(0), url, into=into, login=login)
        if not os.fork():
            requests(last * (moment + 1) // MOMENTS)
            cg.push(graph(5), url, into=into, login=login)
            os._exit(0)
        killed = os.waitstatus_to_exitcode(os.wait()[1]) == -signal.SIGKILL
        found = set(target.found(into))
        cg.push(graph(5), url, into=into, login=login)
        state = "old" if found == old else "new" if found == new else "between"
        mended = set(target.found(into)) == new and not target.graphs(STAGING)
        sys.stdout.write(f"{'killed' if killed else 'done'} {state} {'mended' if mended else 'spoilt'}\n")


main(*sys.argv[1:])
