# SPDX-License-Identifier: MIT
"""F1: the help of the place she is in, in rooms and dialogs; and the guide as one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from dvcq_desktop.guide.pages import Guide
from dvcq_desktop.guide.screen.help_window import HelpWindow
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench


class FrontGuide(QObject):
    """Hold the window of the help for a main window, which owns this and closes it."""

    def __init__(self, window: MainWindow, workbench: Workbench) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self.help = HelpWindow(Guide())
        # Signals
        self.help.print_requested.connect(self.print_guide)
        window.closed.connect(self.help.close)
        window.destroyed.connect(self.help.deleteLater)

    def show(self) -> None:
        """Show the page about the place: the dialog that is open, else the open page of the open room."""
        page = None
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        if isinstance(dialog, QDialog):
            page = self.help.guide.about_dialog(name_of(dialog))
        page = page or self.help.guide.about_place(place_of(self._window))
        if not self.help.isVisible():
            self.help.stand_beside(self._window)
        self.help.show()
        self.help.show_page(page.slug)
        self.help.raise_()
        self.help.activateWindow()

    def print_guide(self) -> None:
        """Make the guide off the window's thread, then show it as it will be printed."""
        self._workbench.jobs.run(Job("Đang làm sách hướng dẫn", _make), self._on_made, self._on_failed)

    def _on_made(self, made: tuple[bytes, Document]) -> None:
        from dvcq_desktop.guide.prints import TITLE  # noqa: PLC0415 - when it is printed
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - when it is printed

        preview: PreviewDialog = PreviewDialog(self._workbench.jobs, made[0], TITLE, self._window)
        preview.pane.offer_formats(made[1])
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def _on_failed(self, error: UserError) -> None:
        self._window.message.show_error(error.sentence)


def name_of(dialog: object) -> str:
    """Return a dialog as the help names it: "plan.ImportDialog"."""
    kind = type(dialog)
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}" if "." in kind.__module__ else kind.__name__


def place_of(window: MainWindow) -> str:
    """Return the open page as the help names it: "Kế hoạch / Nhiệm vụ"."""
    tabs: Any = getattr(window.current_screen, "tabs", None)
    page = tabs.tabText(tabs.currentIndex()) if tabs is not None else ""
    return f"{window.room_title} / {page}" if page else window.room_title


def _make(progress: Progress) -> tuple[bytes, Document]:
    from dvcq_desktop.guide.prints import build, printed  # noqa: PLC0415 - when it is printed

    guide = Guide()
    return printed(guide, lambda: progress.cancelled), build(guide)
