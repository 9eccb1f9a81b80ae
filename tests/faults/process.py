"""Running programs, and the parent that they are forked from."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from tests.faults.forks import EXIT, Request

ROOT: Final = Path(__file__).resolve().parents[2]
MEGABYTE: Final = 1_024
LONGEST_IMPORT: Final = 60.0


class Process:
    """A running program, and the lines it wrote to standard output and error."""

    def __init__(self, pid: int, output: asyncio.StreamReader, connection: asyncio.StreamWriter) -> None:
        self.pid = pid
        self.lines: list[str] = []
        self.written = asyncio.Condition()
        self._code: int | None = None
        self._connection = connection
        self._reading = asyncio.create_task(self._read(output))

    @property
    def alive(self) -> bool:
        return self._code is None

    def memory(self, name: str) -> float:
        """Megabytes; `VmRSS` now, `VmHWM` at the most."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split(f"{name}:")[1].split()[0]) / MEGABYTE

    async def told(self, seconds: float, *words: str) -> bool:
        """Whether it wrote a line in time, with one of the words where there are any."""

        def said() -> bool:
            return any(not words or any(word in line.lower() for word in words) for line in self.lines)

        try:
            async with asyncio.timeout(seconds), self.written:
                await self.written.wait_for(said)
        except TimeoutError:
            return False
        return True

    async def kill(self) -> None:
        """Ends it at once, with SIGKILL."""
        self._signal(signal.SIGKILL)
        await self.ended(10)

    async def terminate(self, seconds: float = 30) -> tuple[int | None, float]:
        """Asks it to end, with SIGTERM; returns its exit code and how many seconds it took."""
        began = time.monotonic()
        self._signal(signal.SIGTERM)
        return await self.ended(seconds), time.monotonic() - began

    async def ended(self, seconds: float) -> int | None:
        """Its exit code, or None where it didn't end in time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.shield(self._reading)
        return self._code

    def _signal(self, number: int) -> None:
        if self.alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    async def _read(self, output: asyncio.StreamReader) -> None:
        while line := (await output.readline()).decode(errors="replace"):
            if line.startswith(EXIT):
                self._code = int(line.removeprefix(EXIT))
                break
            async with self.written:
                if line.strip():
                    self.lines.append(line)
                self.written.notify_all()
        self._connection.close()


class Forks:
    """Has programs forked from a parent that imported everything; `async with` ends the parent, too."""

    def __init__(self, directory: Path) -> None:
        self._socket = str(directory / "forks")
        self._parent: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        self._parent = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.forks",
            self._socket,
            cwd=ROOT,
            # A library that computes with several threads would make them on being imported.
            env={**os.environ, "PYTHONUNBUFFERED": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self._parent.stdout is not None
        async with asyncio.timeout(LONGEST_IMPORT):
            assert await self._parent.stdout.readline()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._parent is not None
        assert self._parent.stdin is not None
        self._parent.stdin.close()
        await self._parent.wait()

    async def start(self, request: Request) -> Process:
        """Starts a program."""
        reader, writer = await asyncio.open_unix_connection(self._socket)
        writer.write(json.dumps(request).encode())
        pid = int(await reader.readline())
        return Process(pid, reader, writer)
