# SPDX-License-Identifier: MIT
"""Esc in a dialog where something was typed: the first one says so, the second one leaves."""
# ruff: noqa: N802 - the names of an object's methods are Qt's

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout

from dvcq_desktop.widgets.dialog_drafts import remember_days
from dvcq_desktop.widgets.messages import MessageBar

_TOLD = "told_of_typing"
_SENTENCE = "Phần vừa nhập ở đây chưa được lưu. Bấm Esc lần nữa để bỏ, hoặc nhập tiếp."


class DialogLeaving(QObject):
    """Keep a dialog open at the first Esc, or click on its cross, after something was typed or done in it.

    A dialog whose work is not only in fields says by a property `work_done` (text; empty for none) how far
    it has come. Its own button for leaving says what it does, and leaves at once.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first Esc, and the first click on the cross."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            remember_days(watched)
        if isinstance(watched, QDialog) and _leaves(event) and _is_first(watched):
            event.setAccepted(event.type() != QEvent.Type.Close)
            return True
        return super().eventFilter(watched, event)


def _leaves(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
    return event.type() == QEvent.Type.Close and event.spontaneous()


def _is_first(dialog: QDialog) -> bool:
    """Say that something is not saved, unless that was said since; tell whether it was said."""
    from dvcq_desktop.widgets.drafts import text_of_dialog  # noqa: PLC0415 - when it is asked

    work = str(dialog.property("work_done") or "")
    typed = "\n".join(filter(None, (text_of_dialog(dialog), work)))
    if not typed or dialog.property(_TOLD) == typed:
        return False
    bar = _bar_of(dialog)
    if bar is None:
        return False
    dialog.setProperty(_TOLD, typed)
    bar.show_warning(_SENTENCE)
    return True


def _bar_of(dialog: QDialog) -> MessageBar | None:
    """Return the dialog's bar for messages; one that has none gets it above its buttons."""
    bar = dialog.findChild(MessageBar)
    if bar is not None:
        return bar
    layout = dialog.layout()
    if isinstance(layout, QBoxLayout):
        made = MessageBar(dialog)
        layout.insertWidget(max(layout.count() - 1, 0), made)
        return made
    if isinstance(layout, QGridLayout):
        made = MessageBar(dialog)
        layout.addWidget(made, layout.rowCount(), 0, 1, -1)
        return made
    return None
