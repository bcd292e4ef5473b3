# SPDX-License-Identifier: MIT
"""What stands in the fields of a dialog, as it is shown when the program ended before the dialog was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from dvcq_desktop.widgets.dates import DateEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS = "days_it_began_with"


def remember_days(window: QWidget) -> None:
    """Keep the days that a dialog begins with: one that was typed and left looks like one that was given."""
    if isinstance(window, QDialog) and window.property(_DAYS) is None:
        window.setProperty(_DAYS, _days(window))


def words_of_fields(dialog: QDialog, fields: Sequence[QLineEdit | QPlainTextEdit], *, is_typed: bool) -> str:
    """Return a line "label: value" for each field and each choice; empty while nothing was changed."""
    if not is_typed and dialog.property(_DAYS) in {None, _days(dialog)}:
        return ""
    kinds: list[QWidget] = [*fields]
    boxes = (box for box in dialog.findChildren(QComboBox) if box.isVisible() and not box.isEditable())
    kinds += [box for box in boxes if box.currentText().strip()]
    # As they are seen from top to bottom, in whatever order they were made.
    kinds.sort(key=lambda one: one.mapTo(dialog, one.rect().topLeft()).toTuple()[::-1])
    return "\n".join(f"{label}: {_text(one)}" if (label := label_of(one)) else _text(one) for one in kinds)


def label_of(field: QWidget) -> str:
    """Return what a field is called: by its own name, or by the label whose buddy it or its holder is."""
    held = field.accessibleName() or _holder_of(field).accessibleName()
    if held:
        return held
    holders = [field, field.parentWidget()]
    labels = (label for label in field.window().findChildren(QLabel) if label.buddy() in holders)
    return next((label.text().replace("&", "").rstrip(":") for label in labels), "")


def _holder_of(field: QWidget) -> QWidget:
    above = field.parentWidget()
    return above if isinstance(above, QComboBox | DateEdit) else field


def _text(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _days(dialog: QWidget) -> str:
    return "\n".join(each.line.text() for each in dialog.findChildren(DateEdit))
