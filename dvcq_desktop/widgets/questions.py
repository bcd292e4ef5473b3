# SPDX-License-Identifier: MIT
"""A question before what cannot be taken back; everything else is done at once and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


def ask_first(
    parent: QWidget, question: str, verb: str, step: Callable[[], object], *, stay: str = ""
) -> QMessageBox:
    """Open a question whose one button does the step (a bound method) and the other nothing.

    Returns at once; the safe button is the default one, called `stay` where "Hủy" could mean either.
    """
    box = QMessageBox(QMessageBox.Icon.Question, parent.window().windowTitle(), question, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    do = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    safe = box.addButton(QMessageBox.StandardButton.Cancel)
    # Qt's own sign is black, in the dark too.
    safe.setIcon(QIcon())
    if stay:
        safe.setText(stay)
    box.setDefaultButton(safe)
    do.clicked.connect(step)
    box.open()
    return box


def ask_which(parent: QWidget, question: str, *ways: tuple[str, Callable[[], object]]) -> QMessageBox:
    """Open a question with several answers, each with its step (a bound method); Cancel is the default."""
    box = QMessageBox(QMessageBox.Icon.Question, parent.window().windowTitle(), question, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    for verb, step in ways:
        box.addButton(verb, QMessageBox.ButtonRole.AcceptRole).clicked.connect(step)
    safe = box.addButton(QMessageBox.StandardButton.Cancel)
    safe.setIcon(QIcon())
    box.setDefaultButton(safe)
    box.open()
    return box
