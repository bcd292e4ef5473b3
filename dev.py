# SPDX-License-Identifier: MIT
"""Set up and run everything a developer needs, on a fresh Linux or Windows machine: `python dev.py COMMAND`.

Only the standard library is used here, for this file runs before anything is installed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "dvcq-set-up"

# What Qt loads on Linux and a minimal Debian 12 lacks, by the file that shows it is there.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def main() -> int:
    """Read the command line, set up what is missing and run one command."""
    commands: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "lint": lint,
        "forms": forms,
        "guide": guide,
        "bench": bench,
        "faults": faults,
        "build": build,
    }
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    parser.add_argument("command", choices=commands)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this file may have any Python
        sys.exit("dev.py needs Python 3.11 or newer.")
    set_up(window=chosen.command in {"run", "build"})
    return commands[chosen.command](chosen.rest)


def run(rest: list[str]) -> int:
    """Open the program's window; `--demo` shows a made-up commune, `--screenshots DIR` its pictures."""
    return call("-m", "dvcq_desktop", *rest)


def test(rest: list[str]) -> int:
    """Run lint, types, import contracts, drift of the forms and all tests; options go to pytest."""
    return lint([]) or call(
        "-m", "pytest", *(rest or ["-n", "2", "--dist", "loadgroup", "-q"]), env=offscreen()
    )


def lint(_rest: list[str]) -> int:
    """Check style, types and the direction of imports, all of them even when one fails."""
    checks = [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    ]
    return max([call(*check) for check in checks])


def forms(_rest: list[str]) -> int:
    """Compile every `ui/*.ui` into `dvcq_desktop/forms/`."""
    for source in sorted((HERE / "ui").glob("*.ui")):
        target = HERE / "dvcq_desktop" / "forms" / f"{source.stem}.py"
        target.write_text(compile_form(source), encoding="utf-8", newline="\n")
        print(f"{source.relative_to(HERE)} -> {target.relative_to(HERE)}")
    return 0


def guide(_rest: list[str]) -> int:
    """Renew what help and README take from the program: the list of commands, and the pictures."""
    takes = ("renew_guide", "renew_readme")
    return max(
        call("-c", f"from dvcq_desktop.screenshots import {take}; {take}()", env=offscreen())
        for take in takes
    )


def bench(rest: list[str]) -> int:
    """Measure each speed promise as a ratio in one run; see `tests/bench`."""
    return call("-m", "tests.bench", *rest, env=offscreen())


def faults(rest: list[str]) -> int:
    """Run the long fault tests: kill -9, full disks, damaged files; `--kills N` only kills, N times."""
    parser = argparse.ArgumentParser(prog="dev.py faults", description=faults.__doc__, add_help=False)
    parser.add_argument("--kills", type=int)
    chosen, rest = parser.parse_known_args(rest)
    long = ["tests/faults", "tests/database/test_foreign.py", "tests/database/test_merge_machine.py"]
    env = {**offscreen(), "DVCQ_FAULTS": "long"}
    if chosen.kills is not None:
        long, env = ["tests/faults/test_kill_everything.py"], {**env, "DVCQ_KILLS": str(chosen.kills)}
    return call("-m", "pytest", *long, *(rest or ["-q"]), env=env)


def build(rest: list[str]) -> int:
    """Freeze the program into `dist/`, let it check itself, pack it; `--measure` against a bare window."""
    if sys.platform == "linux":
        install({tool: "binutils" for tool in ("objcopy", "strip") if shutil.which(tool) is None})
    return call("-m", "freezing", *rest)


def compile_form(source: Path) -> str:
    """Return the Python of one Qt Designer file, typed so that `mypy --strict` sees its widgets."""
    top = ET.parse(source).getroot().find("widget")  # noqa: S314 - our own file
    assert top is not None
    kind, form = top.attrib["class"], top.attrib["name"]
    uic = BIN / ("pyside6-uic.exe" if WINDOWS else "pyside6-uic")
    made = subprocess.run([uic, source], check=True, capture_output=True, encoding="utf-8").stdout
    body = made[made.index("from PySide6") :].rstrip()
    method = rf"def (setupUi|retranslateUi)\(self, {form}\):"
    body = re.sub(method, rf"def \1(self, {form}: {kind}) -> None:", body)
    header = (
        "# SPDX-License-Identifier: MIT\n"
        f'"""Generated from ui/{source.name} by `python dev.py forms`; never edited by hand."""'
    )
    return f"{header}\n\n{body}\n"


def set_up(*, window: bool) -> None:
    """Make `.venv` with the locked packages and see to Qt's system libraries, unless all of it is there."""
    if sys.platform == "linux":
        install_libraries(OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if window else {}))
    lock = HERE / "requirements.lock"
    project = (HERE / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.")[0]
    wanted = hashlib.sha256(lock.read_bytes() + (project + sys.version).encode()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv; this happens once and takes a minute or two.", flush=True)
    if not PYTHON.exists():
        make_venv()
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", lock], check=True, cwd=HERE)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], check=True, cwd=HERE)
    subprocess.run([PYTHON, "-m", "compileall", "-q", "dvcq_desktop"], check=False, cwd=HERE)
    STAMP.write_text(wanted)


def make_venv() -> None:
    """Make the virtual environment, or say which package of the system it lacks."""
    made = subprocess.run([sys.executable, "-m", "venv", VENV], check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"
        )


def install_libraries(libraries: dict[str, str]) -> None:
    """Install the system libraries of Qt that are missing."""
    install({file: package for file, package in libraries.items() if not loads(file)})


def install(missing: dict[str, str]) -> None:
    """Install packages of the system where this user may, else say the one command that does."""
    if not missing:
        return
    packages = sorted(set(missing.values()))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        sys.exit(f"These are missing: {', '.join(packages)} (names as in Debian).")
    if os.geteuid() != 0:
        sys.exit(f"A few packages of the system are missing. Please run: sudo {' '.join(command)}")
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def loads(file: str) -> bool:
    """Tell whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def offscreen() -> dict[str, str]:
    """Return an environment in which Qt needs no screen and always draws at the same scale."""
    return {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}


def call(*arguments: str, env: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the checkout and return its exit status."""
    # Without compiled files every start would compile the whole program anew.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([PYTHON, *arguments], check=False, cwd=HERE, env={**kept, **(env or {})}).returncode


if __name__ == "__main__":
    sys.exit(main())
