# SPDX-License-Identifier: MIT
"""The whole way to next year's draft: read the tasks, ask what becomes of them, write it in one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.dialogs.turn_dialog import TurnDialog
    from dvcq_desktop.plan.store.year_turn import Drafted, TurnYear
    from dvcq_desktop.widgets.workbench import Workbench


class TurnFlow(QObject):
    """Lead one turn of the year at a time; owned by the page of the plan's text."""

    drafted = Signal(object)  # Drafted
    open_requested = Signal(int, str)  # year and key of a plan that was drafted already

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._dialog: TurnDialog | None = None

    @property
    def dialog(self) -> TurnDialog | None:
        """Return the dialog that is open."""
        return self._dialog

    def start(self, plan: str) -> None:
        """Ask what becomes of a plan's tasks."""
        question = partial(_read, plan, self._workbench.today())
        self._workbench.reader.ask("plan-turn", question, self._on_read)

    def _on_read(self, read: TurnYear) -> None:
        from dvcq_desktop.plan.dialogs.turn_dialog import TurnDialog  # noqa: PLC0415 - start-up time

        if self._dialog is not None:
            self._dialog.show_plan(read)
            return
        self._dialog = TurnDialog(read, self._window)
        self._dialog.plan_wanted.connect(self.start)
        self._dialog.draft_requested.connect(self._on_draft_requested)
        self._dialog.open_requested.connect(self.open_requested)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _on_draft_requested(self) -> None:
        from dvcq_desktop.plan.store import year_turn  # noqa: PLC0415 - start-up time

        dialog = self._dialog
        if dialog is None:
            return
        work = partial(
            year_turn.draft_next,
            plan_id=dialog.plan,
            year=dialog.year,
            chosen=dialog.model.choices,
            keep_owners=dialog.ui.owners.isChecked(),
            keep_deadlines=dialog.ui.deadlines.isChecked(),
        )
        self._workbench.writer.write(
            f"Lập kế hoạch năm {dialog.year}", work, self._on_drafted, self._on_refused
        )

    def _on_drafted(self, made: Drafted) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.drafted.emit(made)

    def _on_refused(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(error)

    def _on_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _read(plan: str, as_of: date, connection: sqlite3.Connection) -> TurnYear:
    from dvcq_desktop.plan.store import year_turn  # noqa: PLC0415 - start-up time

    return year_turn.read_turn(connection, plan, as_of)
