# SPDX-License-Identifier: MIT
"""The beginning of an appraisal: of all models, or of those that she chooses where some were decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.nominations.store.candidates import candidates
from dvcq_desktop.nominations.store.scoring_page import begin_appraisal
from dvcq_desktop.nominations.terms import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.dialogs.session_dialog import SessionDialog
    from dvcq_desktop.nominations.store.candidates import Candidate
    from dvcq_desktop.nominations.terms import Movement
    from dvcq_desktop.widgets.workbench import Workbench


class SessionBegin(QObject):
    """Ask which models an appraisal is of where it is not the first; owned by the page."""

    decided = Signal(object)  # what writes the appraisal, taking an Action

    def __init__(self, workbench: Workbench, owner: QWidget) -> None:
        super().__init__(owner)
        self._workbench = workbench
        self._owner = owner
        self._begin: Callable[..., Any] = begin_appraisal
        self.dialog: SessionDialog | None = None

    def start(self, year: int, purpose: Purpose, movement: Movement) -> None:
        """Begin an appraisal of a year."""
        self._begin = partial(begin_appraisal, year=year, purpose=purpose, movement=movement)
        if purpose is Purpose.OFFICE:
            self.decided.emit(self._begin)
            return
        question = partial(candidates, year=year, movement=movement)
        self._workbench.reader.ask("nominations/session-begin", question, self._on_read)

    def _on_read(self, models: Sequence[Candidate]) -> None:
        if all(each.is_proposed and not each.note for each in models):
            self.decided.emit(self._begin)
            return
        from dvcq_desktop.nominations.dialogs.session_dialog import SessionDialog  # noqa: PLC0415 - when asked

        self.dialog = SessionDialog(models, self._owner)
        self.dialog.answered.connect(self._on_answered)
        self.dialog.open()

    def _on_answered(self, models: tuple[str, ...]) -> None:
        work: Callable[[Action], str] = partial(self._begin, models=models)
        self.decided.emit(work)
