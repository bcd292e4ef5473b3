# SPDX-License-Identifier: MIT
"""Shiboken's own modules: its library carries their sources, which each start of a program would compile."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

# Where this folder is, Shiboken imports its modules as any others; nothing says that they must lie in it.
MARK = "shiboken6/files.dir/shibokensupport/__init__.py"
# Writes the type hints of PySide6 when that is made; its patterns and imports are 5 ms of each start.
_UNUSED = "shibokensupport/signature/lib/pyi_generator.py"


def support_modules(folder: Path) -> list[tuple[str, str, str]]:
    """Unpack the sources into a folder; name them for PyInstaller, to be compiled as Shiboken would."""
    # Not in this process: PyInstaller's imports need not be watched by PySide6.
    subprocess.run([sys.executable, __file__, str(folder)], check=True)
    sources = sorted(folder.rglob("*.py"))
    names = [".".join(source.relative_to(folder).with_suffix("").parts) for source in sources]
    return [
        (name.removesuffix(".__init__"), str(source), "PYMODULE")
        for name, source in zip(names, sources, strict=True)
    ]


def _unpack(folder: Path) -> None:
    import shiboken6  # noqa: F401, PLC0415 - brings what is asked for next

    # What another release of PySide6 left there.
    shutil.rmtree(folder, ignore_errors=True)
    packed = sys.modules["signature_bootstrap"].prepare_zipfile()[1].zfile
    packed.extractall(folder, [name for name in packed.namelist() if name.startswith("shibokensupport/")])
    # The others import it all the same.
    (folder / _UNUSED).write_text("")


if __name__ == "__main__":
    _unpack(Path(sys.argv[1]))
