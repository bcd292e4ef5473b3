# SPDX-License-Identifier: MIT
"""What she was typing when the program ended on its own, offered again; imported once the window is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.widgets.drafts import DraftKeeper, forget_drafts, left_drafts
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench


class FrontDrafts(QObject):
    """Keep drafts of one window; `folder` is where this PC's settings are."""

    def __init__(self, window: MainWindow, workbench: Workbench, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._keeper = DraftKeeper(folder, workbench.writer, self)

    def begin(self) -> None:
        """Offer what was left, and keep from now on what is being typed."""
        if drafts := left_drafts(self._folder):
            many = f"{len(drafts)} ô chữ" if len(drafts) > 1 else f"ô “{drafts[0].place}”"
            self._window.message.show_warning(
                f"Lần trước chương trình tắt khi {many} đang gõ chưa được lưu; chữ đã gõ vẫn còn.",
                Link("Xem và chép lại…", self.show),
            )
        self._keeper.begin()

    def show(self) -> None:
        """Show what was left."""
        from dvcq_desktop.widgets.drafts_dialog import DraftsDialog  # noqa: PLC0415 - seldom

        dialog = DraftsDialog(left_drafts(self._folder), self._window)
        dialog.accepted.connect(partial(forget_drafts, self._folder))
        dialog.open()

    def end(self) -> None:
        """Forget what is kept: all of it is saved, or she let it go."""
        self._keeper.end()
