"""Pushes a graph again and again, each time killed before a later request; a process of its own, which forks."""

import os
import signal
import sys
from pathlib import Path

import creativegraph as cg
from creativegraph.endpoint.http import Limits, Request, Transport
from creativegraph.endpoint.target import Target
from creativegraph.store.canonical import normal_form

STAGING = "https://w3id.org/creativegraph/graph/staging/"


def killed_before(number: int) -> None:
    """Kill this process before its request of that number."""
    left, send_once = number, Transport.send_once

    def send(self: Transport, request: Request, auth: object = None) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return send_once(self, request, auth)  # type: ignore[arg-type]

    Transport.send_once = send  # type: ignore[method-assign,assignment]


def main(old: Path, new: Path, url: str, graph: str, user: str, moments: str) -> None:
    """Write what the target holds after a push killed at each moment, and what the next push leaves."""
    login = (user, user) if user else None
    target = Target(url, graph, login, Limits(60, 0, 1 << 30))
    before, after = cg.open_graph(old), cg.open_graph(new)
    states = {frozenset(normal_form(each.engine.ntriples())): name for each, name in ((before, "old"), (after, "new"))}
    for number in map(int, moments.split(",")):
        cg.push(before, url, into=graph, login=login)
        pid = os.fork()
        if not pid:
            killed_before(number)
            cg.push(after, url, into=graph, login=login)
            os._exit(0)
        killed = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
        state = states.get(frozenset(target.found(graph)), "between")
        cg.push(after, url, into=graph, login=login)
        mended = frozenset(target.found(graph)) in states and not target.graphs(STAGING)
        sys.stdout.write(f"{'killed' if killed else 'done'} {state} {'mended' if mended else 'spoilt'}\n")


main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
