# SPDX-License-Identifier: MIT
"""The core runs without Qt, and heavy libraries wait until they are needed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dvcq_desktop"
QT_NAMES = {"screen", "dialogs", "table"}
QT_MODULES = {"app", "main_menu", "window_keys", "main_window", "screenshots", "walking", "__main__"}


def modules_without_qt() -> list[str]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        ours = parts[0] in {"widgets", "forms"} | QT_MODULES or parts[0].startswith("front_")
        if ours or QT_NAMES & set(parts):
            continue
        found.append(".".join(("dvcq_desktop", *parts)).removesuffix(".__init__"))
    return found


def modules_loaded_by(*imports: str) -> set[str]:
    code = "import importlib, sys\n"
    code += "".join(f"importlib.import_module({name!r})\n" for name in imports)
    code += "print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    return {line.partition(".")[0] for line in done.stdout.split()}


def test_no_module_below_the_window_loads_qt() -> None:
    assert "PySide6" not in modules_loaded_by(*modules_without_qt())


@pytest.mark.parametrize("library", ["reportlab", "docx", "pypdfium2", "sqlite_utils", "lxml"])
def test_the_window_starts_without(library: str) -> None:
    assert library not in modules_loaded_by("dvcq_desktop.app")
