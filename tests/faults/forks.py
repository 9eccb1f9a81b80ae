"""Starts programs in a fraction of a second: all is imported and the encoder's weights are read once, and each program is
a fork of that.

`python -m tests.faults.forks SOCKET` says that it's ready, and forks for each connection until its standard input
closes. A connection sends one line of JSON (`Request`), gets the program's pid in a line, then what the program writes, and at last `exit CODE`.

A fork is a process of its own, with its own kill -9. Whatever it opens (database, locks, sockets, threads) it opens
after the fork: the parent has a single thread, which is checked before each fork.
"""

from __future__ import annotations

import json
import os
import random
import runpy
import selectors
import socket
import sys
from pathlib import Path
from typing import Final, NamedTuple

from appealbot.adapters.sentence_encoder import installed_encoder

PRELOADED: Final = (
    "aiosqlite",
    "alembic.autogenerate",
    "alembic.command",
    "appealbot.bootstrap.serving",
    "appealbot.commands.cli",
    "babel.dates",
    "eldc",
    "scipy.sparse",
    "sqlalchemy.dialects.sqlite.aiosqlite",
)
"""What a bot imports, in the end, directly or by what imports it."""
EXIT: Final = "exit "
READY: Final = "ready"
LARGEST_REQUEST: Final = 65_536


class Request(NamedTuple):
    """A program to start.

    Attributes:
        arguments: As `python` takes them: `-m MODULE …` or `FILE …`.
        directory: Where it runs.
        environment: All of it.
        fresh: Whether to execute `python` itself, so that the program imports everything anew.
    """

    arguments: list[str]
    directory: str
    environment: dict[str, str]
    fresh: bool


def serve(path: str) -> Request | None:
    """Forks for each connection; returns what to run in a fork, and None in the parent, at the end."""
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen(100)
    sys.stdout.write(f"{READY}\n")
    running: dict[int, tuple[int, socket.socket]] = {}
    with selectors.DefaultSelector() as selector:
        selector.register(listening, selectors.EVENT_READ)
        selector.register(sys.stdin.fileno(), selectors.EVENT_READ)
        while True:
            ready = {key.fd for key, _ in selector.select()}
            if sys.stdin.fileno() in ready:
                return None
            for ended in ready & running.keys():
                selector.unregister(ended)
                _tell_end(ended, *running.pop(ended))
            if listening.fileno() not in ready:
                continue
            connection, _ = listening.accept()
            request = Request(*json.loads(connection.recv(LARGEST_REQUEST)))
            assert len(list(Path("/proc/self/task").iterdir())) == 1, "a fork would be without the other threads"
            pid = os.fork()
            if pid:
                descriptor = os.pidfd_open(pid)
                running[descriptor] = pid, connection
                selector.register(descriptor, selectors.EVENT_READ)
                continue
            for other in (listening, *(each for _, each in running.values())):
                other.close()
            for descriptor in running:
                os.close(descriptor)
            _become(connection, request)
            return request


def _tell_end(descriptor: int, pid: int, connection: socket.socket) -> None:
    os.close(descriptor)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with connection:
        try:
            connection.sendall(f"\n{EXIT}{code}\n".encode())
        except BrokenPipeError:  # nobody wants to know
            return


def _become(connection: socket.socket, request: Request) -> None:
    """Takes on what a program is started with."""
    connection.sendall(f"{os.getpid()}\n".encode())
    for standard in (1, 2):
        os.dup2(connection.fileno(), standard)
    connection.close()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.chdir(request.directory)
    os.environ.clear()
    os.environ.update(request.environment)
    random.seed()  # the parent's chance would be that of all forks


def run(request: Request) -> None:
    """Runs the program as `python` would."""
    if request.fresh:
        os.execv(sys.executable, [sys.executable, *request.arguments])  # noqa: S606 - the tests' own programs
    if request.arguments[0] == "-m":
        sys.argv = request.arguments[1:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = request.arguments
        runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    for name in PRELOADED:
        __import__(name)
    installed_encoder()
    if (wanted := serve(sys.argv[1])) is not None:
        run(wanted)
