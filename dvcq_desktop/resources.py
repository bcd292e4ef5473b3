# SPDX-License-Identifier: MIT
"""The one way to the files of `resources/`, in a checkout, an installed wheel and a frozen program alike."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`, e.g. `resource("fonts", "x.ttf")`.

    Raises FileNotFoundError where there is none: a resource that is missing is a broken build.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path


@cache
def _root() -> Path:
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
