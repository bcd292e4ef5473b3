# SPDX-License-Identifier: MIT
"""The stages above the table: how many models stand at each, and a click shows these only."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.nominations.rules import standing
from dvcq_desktop.nominations.terms import End, Stage
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from dvcq_desktop.nominations.rules import Model

_ALL = ""


class StageBar(QWidget):
    """Show a button for each stage and each end with its count; `changed` tells that another is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = _ALL
        self._buttons: dict[str, QToolButton] = {}
        self._lines: dict[str, int] = {}
        self._rows = (QHBoxLayout(), QHBoxLayout())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.setSpacing(GAP)
            row.addStretch(1)
            column.addLayout(row)
        for value in (_ALL, *(each.value for each in (*Stage, *End))):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setChecked(value == _ALL)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("stage", value)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[value] = button
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_counts(())

    @property
    def chosen(self) -> str:
        """Return the value of the stage or end that is chosen, empty for all."""
        return self._chosen

    def button(self, value: str) -> QToolButton:
        """Return the button of a stage, an end, or "" for all."""
        return self._buttons[value]

    def choose(self, value: str) -> None:
        """Show the models of one stage or end only, or all of them."""
        self._chosen = value
        for each, button in self._buttons.items():
            button.setChecked(each == value)
        self.changed.emit()

    def show_counts(self, models: Iterable[Model]) -> None:
        """Count where models stand, and say how many came past each stage."""
        known = list(models)
        self._buttons[_ALL].setText(f"Tất cả {len(known)}")
        self._buttons[_ALL].setToolTip("Mọi mô hình, ở bước nào cũng hiện")
        for stage in Stage:
            here = sum(standing(model) == stage.value for model in known)
            past = sum(model.has(stage) for model in known)
            button = self._buttons[stage.value]
            button.setText(f"{stage.short} {here}")
            button.setToolTip(f"{stage.label}: {here} mô hình đang ở bước này, {past} mô hình đã có bước này")
        for end in End:
            count = sum(model.ended is end for model in known)
            button = self._buttons[end.value]
            button.setText(f"{end.label} {count}")
            button.setToolTip(f"{end.label}: {count} mô hình; lý do ghi ở từng mô hình")
            button.setVisible(count > 0 or self._chosen == end.value)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what one row has no room for into a second."""
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Let the table be narrower than all buttons together."""
        return QSize(0, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        taken, lines = 0, {}
        for value, button in self._buttons.items():
            taken += 0 if button.isHidden() else button.sizeHint().width() + GAP
            lines[value] = int(taken > self.width() + GAP)
        if lines != self._lines:
            self._lines = lines
            places = [0, 0]
            for value, line in lines.items():
                self._rows[line].insertWidget(places[line], self._buttons[value])
                places[line] += 1

    def _on_button_clicked(self) -> None:
        value = str(self.sender().property("stage"))
        self.choose(_ALL if value == self._chosen else value)
