# SPDX-License-Identifier: MIT
"""A rest for PySide6's import hooks, which look at every import of the program that comes after them."""

from __future__ import annotations

import builtins

_PYTHONS_OWN = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - the hooks come with it


def import_unwatched() -> None:
    """Let Python import by itself again, without a call to PySide6 for each name that is imported.

    The hooks want to know where `from __feature__ import snake_case` and `from PySide6.QtCore import *` are
    said, which this program never does; the first of them reads the source of each module for it.
    """
    # Where another program, as pytest, had PySide6 before, at least the first one goes.
    watched = _PYTHONS_OWN is builtins.__import__
    builtins.__import__ = vars(builtins).get("__orig_import__", _PYTHONS_OWN) if watched else _PYTHONS_OWN
