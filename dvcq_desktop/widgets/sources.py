# SPDX-License-Identifier: MIT
"""A rest for PySide6's import hook, which reads the source of every module that is imported after it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import PySide6.QtCore  # noqa: F401 - the hook comes with it

if TYPE_CHECKING:
    from types import ModuleType


def leave_sources_unread() -> None:
    """Let no imported module be searched for the name PySide6.

    The hook wants to know where `from __feature__ import snake_case` may be switched on, which this
    program never does. It costs a tenth of the start (measured in processor time, 15 starts each).
    """
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        setattr(hook, "_mod_uses_pyside", _uses_no_features)  # noqa: B010 - the module has no stubs


def _uses_no_features(_module: ModuleType) -> bool:
    return False
