"""A crash, or another program of the same user, brings nothing of the bot's memory to light."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from appealbot.adapters import core_dumps
from tests.vault.people import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
PLAIN: Final = "import time; print('ready', flush=True); time.sleep(60)"
CAREFUL: Final = f"from appealbot.adapters import core_dumps; core_dumps.forbid(); {PLAIN}"
RUN: Final = "from appealbot.commands.cli import app; app()"
PATIENCE: Final = 30.0
NOBODY: Final = 65_534
SYSTEMS: Final = shutil.which("python3", path="/usr/bin:/usr/local/bin")


@contextmanager
def _started(
    directory: Path, program: str, *arguments: str, python: str = sys.executable, user: int | None = None
) -> Iterator[subprocess.Popen[str]]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(directory),
        "APPEALBOT_TOKEN": "1:A",
        "APPEALBOT_API_URL": "http://127.0.0.1:9",
        "APPEALBOT_HMAC_KEY": KEY.hex(),
    }
    with subprocess.Popen(  # noqa: S603 - the test's own program
        [python, "-c", program, *arguments],
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        user=user,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def _unlimited() -> Iterator[None]:
    """Programs may write an image of any size when they crash, as after `ulimit -c unlimited`."""
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, before)


def _until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def _crash(process: subprocess.Popen[str], number: int, directory: Path) -> list[str]:
    """Which images of its memory the process leaves."""
    process.send_signal(number)
    process.wait(PATIENCE)
    return [file.name for file in directory.rglob("*core*")]


@pytest.mark.usefixtures("_unlimited")
@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV])
def test_a_crash_of_the_running_bot_leaves_no_image_of_its_memory(tmp_path: Path, number: int) -> None:
    if "/" in (pattern := Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii")) or "|" in pattern:
        pytest.skip("here images go elsewhere")
    (tmp_path / "control").mkdir()
    with _started(tmp_path / "control", PLAIN) as control:
        _until_ready(control)
        if not _crash(control, number, tmp_path):
            pytest.skip("here no program leaves one")
    (tmp_path / "bot").mkdir()
    with _started(tmp_path / "bot", RUN, "run") as bot:
        limits, until = Path(f"/proc/{bot.pid}/limits"), time.monotonic() + PATIENCE
        while "Max core file size        0                    0" not in limits.read_text(encoding="ascii"):
            assert bot.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        assert _crash(bot, number, tmp_path / "bot") == []
        assert bot.returncode == -number


@pytest.mark.parametrize(("program", "dumpable"), [(PLAIN, 1), (CAREFUL, 0)])
def test_no_image_goes_to_a_program_that_collects_them_either(program: str, dumpable: int) -> None:
    asked = f"{program.replace('time.sleep(60)', 'pass')}; import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603 - as above
    assert done.stdout == f"ready\n{dumpable}\n"


@pytest.mark.parametrize(("first", "found"), [("", 1), ("forbid()", 0)])
def test_another_program_of_the_same_user_does_not_read_its_environment(first: str, found: int) -> None:
    user, python = (NOBODY, SYSTEMS) if os.geteuid() == 0 else (None, sys.executable)  # to root nothing is closed
    if python is None:
        pytest.skip("there is no Python that nobody may run")
    source = Path(core_dumps.__file__).read_text(encoding="utf-8")  # which nobody may not read for themselves
    with _started(Path("/"), f"{source}\n{first}\n{PLAIN}", python=python, user=user) as process:
        _until_ready(process)
        reading = ["cat", f"/proc/{process.pid}/environ"]
        read = subprocess.run(reading, capture_output=True, check=False, user=user)  # noqa: S603 - as above
        assert read.stdout.count(KEY.hex().encode()) == found
