# SPDX-License-Identifier: MIT
"""Erasing a person for good: rows and entries first, then the backups that still hold them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.database.restoring import put_aside
from dvcq_desktop.database.rooms import all_labels
from dvcq_desktop.office.erasing import ACTION, erase_person, going
from dvcq_desktop.office.screen.erase_dialog import EraseDialog
from dvcq_desktop.rooms import ROOMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.office.erasing import Going
    from dvcq_desktop.widgets.workbench import Workbench


class FrontErasing(QObject):
    """Lead the erasing of one person; the window owns it. `renew` makes the backups anew."""

    def __init__(self, window: MainWindow, workbench: Workbench, renew: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._workbench, self._renew = window, workbench, renew

    def ask(self, person: str) -> None:
        """Show what would go, and erase it once the name was typed."""
        self._window.save_first(partial(self._ask, person))

    def _ask(self, person: str) -> None:
        question = partial(going, fields=self._workbench.database.fields, person=person)
        self._workbench.reader.ask("office/erasing", question, self._on_asked)

    def _on_asked(self, found: Going) -> None:
        dialog = EraseDialog(found, all_labels(ROOMS.values()).tables, self._window)
        dialog.erase_confirmed.connect(self._on_confirmed)
        dialog.open()

    def _on_confirmed(self, person: str) -> None:
        work = partial(erase_person, self._workbench.database.fields, person)
        self._workbench.writer.write(ACTION, work, self._on_erased, undoable=False)

    def _on_erased(self, _result: None) -> None:
        # Blanking leaves no entries by which the rooms would know what changed.
        self._workbench.writer.saved.emit(ACTION, None)
        left = put_aside(self._workbench.database.path)
        names = ", ".join(path.name for path in left)
        self._window.message.show_success(
            "Đã xóa vĩnh viễn 1 người. Bản sao lưu được làm lại ngay; bản trên USB chưa cắm được làm lại khi"
            " cắm vào, và máy khác xóa theo khi hợp nhất."
            + f" Tệp hỏng để lại bên cạnh có thể còn tên người này, hãy tự xóa: {names}."
            * bool(left)
        )
        self._renew()
