# SPDX-License-Identifier: MIT
"""A bar that says what was undone, or that much was changed at once, each with the way back."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.writes import REDONE, UNDONE

if TYPE_CHECKING:
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.writes import Writer

# What such words begin takes something away, or concerns many records.
_GREAT = re.compile(r"(?:Xóa|Bỏ|Gộp|Dán|Nhập|Nhận|Kết thúc|Chuyển giao)\b|.*\b(?:[2-9]|[1-9]\d+) ")


class FrontUndo(QObject):
    """Follow what is saved; the pages' own bars, which say more, come first."""

    def __init__(self, window: MainWindow, writer: Writer) -> None:
        super().__init__(window)
        self._window = window
        self._writer = writer
        # Signals
        writer.saved.connect(self._on_saved)

    def _on_saved(self, name: str, _changed: object) -> None:
        undone, redone = name.removeprefix(UNDONE), name.removeprefix(REDONE)
        if undone != name:
            self._window.message.show_info(f"Đã hoàn tác “{undone}”.", self._writer.redo_link())
        elif redone != name:
            self._window.message.show_info(f"Đã làm lại “{redone}”.", self._writer.undo_link())
        elif _GREAT.match(name):
            # The page that asked for it hears of it, and may tell of it, after this.
            QTimer.singleShot(0, self, partial(self._tell, name))

    def _tell(self, name: str) -> None:
        told = any(bar.isVisible() and not bar.stays for bar in self._window.findChildren(MessageBar))
        if not told and self._writer.undo_name() == name:
            self._window.message.show_info(f"Đã lưu “{name}”.", self._writer.undo_link())
