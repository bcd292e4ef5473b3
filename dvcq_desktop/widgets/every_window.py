# SPDX-License-Identifier: MIT
"""What all windows and dialogs get, whichever room opens them: keys, letters, the focus in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.widgets.help_key import HelpKey
from dvcq_desktop.widgets.in_sight import InSight
from dvcq_desktop.widgets.keys import SameKeys
from dvcq_desktop.widgets.list_letters import ListLetters
from dvcq_desktop.widgets.opened_dialogs import OpenedDialogs

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication


def look_after_all(application: QApplication, parent: QObject) -> HelpKey:
    """Watch what gets the keyboard, as long as `parent` lives; return who tells of F1 in dialogs."""
    help_key = HelpKey(application, parent)
    OpenedDialogs(application, parent)
    ListLetters(application, parent)
    SameKeys(application, parent)
    InSight(application, parent)
    return help_key
