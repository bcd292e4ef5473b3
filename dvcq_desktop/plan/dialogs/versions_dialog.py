# SPDX-License-Identifier: MIT
"""The texts that the plans of a year had, one after the other, with what the next one changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.plan_versions import Ui_PlanVersions
from dvcq_desktop.plan.spoken import plain_text
from dvcq_desktop.text.wording import marks
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.marked import marked_old

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QModelIndex

    from dvcq_desktop.plan.rules import Plan
    from dvcq_desktop.plan.versions import PlanVersion


@dataclass(frozen=True)
class _Shown:
    title: str
    text: str
    later: str | None = None
    file: str | None = None
    file_name: str = ""


class VersionsDialog(QDialog):
    """List the texts of plans, the present one of each first."""

    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(
        self, plans: Sequence[tuple[Plan, Sequence[PlanVersion]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = [each for plan, versions in plans for each in _texts_of(plan, versions)]
        # Widgets
        self.ui = Ui_PlanVersions()
        self.ui.setupUi(self)
        self._model = QStringListModel([each.title for each in self._shown], self)
        # Assemble
        self.ui.list.setModel(self._model)
        self.ui.splitter.setSizes([320, 760])
        # Signals
        self.ui.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.ui.marked.toggled.connect(self._show_text)
        self.ui.openButton.clicked.connect(self._on_open_clicked)
        self.ui.saveButton.clicked.connect(self._on_save_clicked)
        self.ui.closeButton.clicked.connect(self.reject)
        fit_to_screen(self)
        self.ui.list.setCurrentIndex(self._model.index(0))

    @property
    def _current(self) -> _Shown | None:
        row = self.ui.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_text()

    def _show_text(self) -> None:
        shown = self._current
        if shown is None:
            return
        compares = shown.later is not None and self.ui.marked.isChecked()
        spans = marks(shown.text, shown.later or "").old if compares else ()
        self.ui.text.setHtml(marked_old(shown.text, spans))
        self.ui.marked.setEnabled(shown.later is not None)
        for button in (self.ui.openButton, self.ui.saveButton):
            button.setEnabled(shown.file is not None)

    def _on_open_clicked(self) -> None:
        if self._current and self._current.file:
            self.open_requested.emit(self._current.file, self._current.file_name)

    def _on_save_clicked(self) -> None:
        if self._current and self._current.file:
            self.save_requested.emit(self._current.file, self._current.file_name)


def _texts_of(plan: Plan, versions: Sequence[PlanVersion]) -> Iterator[_Shown]:
    later = plan.full_text or plain_text(plan)
    yield _Shown(
        f"{plan.cited}\nBản đang dùng ({plan.state.label.lower()})", later, None, plan.file, plan.file_name
    )
    for version in versions:
        until = f"\nDùng đến ngày {version.replaced_on:%d/%m/%Y}" if version.replaced_on else ""
        yield _Shown(f"{version.title}{until}", version.full_text, later, version.file, version.file_name)
        later = version.full_text
