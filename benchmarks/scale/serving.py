"""Servers on loopback, each in a folder of its own, at ports that the system chose."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = "127.0.0.1"
STARTS_WITHIN = 300
EXAMPLE = Path(__file__).parents[2] / "docs/examples/nginx.conf"
FRONT, BEHIND = f"{HERE}:7878", tuple(f"{HERE}:{port}" for port in (7881, 7882, 7883))
"""The addresses in the example of a configuration."""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(words: Sequence[str], port: int, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A server process that answers on a port, ended at last."""
    output = folder / f"output-{port}"
    with output.open("wb") as file:
        process = subprocess.Popen(words, cwd=folder, stdout=file, stderr=file)
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not listens(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{words[0]} does not answer: {output.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(60)
        process.kill()
        process.wait()


def listens(port: int) -> bool:
    """True if something takes connections."""
    try:
        socket.create_connection((HERE, port), 1).close()
    except OSError:
        return False
    return True


def binary() -> str:
    """The Oxigraph server that is installed beside Python."""
    return str(Path(sys.executable).parent / "oxigraph")


@contextmanager
def reader(store: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Host and port of a server that only reads a folder, and its process."""
    port = free_port()
    words = [binary(), "serve-read-only", "--location", str(store), "--bind", f"{HERE}:{port}", "--timeout-s", "300"]
    with running(words, port, store.parent) as process:
        yield f"{HERE}:{port}", process


def nginx() -> str | None:
    """Where nginx is; system folders are not in every user's path."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def balanced(folder: Path, readers: Sequence[str]) -> Iterator[str]:
    """The address of nginx before servers, by the example of the documents with the ports put in."""
    found, port = nginx(), free_port()
    if found is None:
        raise RuntimeError("nginx is missing; install Debian's nginx-light")
    folder.mkdir(parents=True)
    (folder / "nginx.conf").write_text(configured(f"{HERE}:{port}", readers), encoding="utf-8")
    directives = f"daemon off; {worker()}"
    words = [found, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log", "-g", directives]
    with running(words, port, folder):
        yield f"http://{HERE}:{port}/query"


def worker() -> str:
    """Who does the work: nginx started by root gives it to a user who may not enter the folders of root."""
    return "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""


def configured(front: str, readers: Sequence[str]) -> str:
    """The example with other addresses; there are as many lines of servers as servers."""
    text = EXAMPLE.read_text(encoding="utf-8").replace(FRONT, front)
    line = re.search(rf"^ *server {re.escape(BEHIND[0])}.*\n", text, re.MULTILINE)
    lines = "".join(line[0].replace(BEHIND[0], each) for each in readers) if line else ""
    return re.sub(rf"(^ *server {HERE}:788\d.*\n)+", lines, text, flags=re.MULTILINE)
