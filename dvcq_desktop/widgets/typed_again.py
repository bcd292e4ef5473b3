# SPDX-License-Identifier: MIT
"""What stands in the fields of a new record, as it is kept on the disk and put back into the same form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, PickBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.widgets.record_form import RecordForm

_PLAIN = (str, int, float, bool, type(None))


def kept_values(form: RecordForm) -> dict[str, Any]:
    """Return what stands in the fields as JSON can hold it; what is half typed stays half typed."""
    return keepable({name: _kept(form.field(name)) for name in form.names})


def keepable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of these values JSON can hold."""
    return {name: _plain(held) for name, held in values.items() if _is_keepable(_plain(held))}


def put_back(form: RecordForm, values: Mapping[str, Any]) -> None:
    """Fill the fields of a new record with what was kept, as if it had just been typed there."""
    for name in form.names:
        if name in values:
            _fill(form.field(name), values[name])


def retype(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Let a text stand in a field as if it had just been typed there; Ctrl+Z brings what was saved back."""
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(text)
        field.setModified(True)
    else:
        cursor = field.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        field.document().setModified(True)


def words_of(form: RecordForm) -> list[str]:
    """Return what is filled in as it is read: "Họ và tên: Nguyễn Văn An"."""
    named = [(form.field(name), _words(form.field(name))) for name in form.names]
    return [f"{field.accessibleName()}: {words}" for field, words in named if words]


def _words(field: Any) -> str:
    if isinstance(field, DateEdit):
        return field.line.text()
    if isinstance(field, PickBox | KindBox):
        return field.currentText()
    value = field.value
    if isinstance(value, tuple | list):
        return "; ".join(str(one) for one in value)
    return "" if value is None or isinstance(value, bool) else str(value)


def _kept(field: Any) -> Any:
    if isinstance(field, DateEdit):
        return {"typed": field.line.text()}
    if isinstance(field, KindBox) or (isinstance(field, PickBox) and field.is_being_typed):
        return {"typed": field.currentText()}
    return _plain(field.value)


def _plain(value: object) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _is_keepable(held: Any) -> bool:
    parts = [*held.values()] if isinstance(held, dict) else held if isinstance(held, list) else [held]
    return all(isinstance(part, _PLAIN) for part in parts)


def _fill(field: Any, kept: Any) -> None:
    typed = kept.get("typed") if isinstance(kept, dict) else None
    if isinstance(field, DateEdit):
        field.line.setText(str(typed or ""))
        field.flush()
    elif isinstance(field, PickBox) and typed is not None:
        field.setEditText(str(typed))
        field.flush()
    elif isinstance(field, KindBox):
        if (place := field.findText(str(typed))) >= 0:
            field.set_value(field.offered[place])
    else:
        field.set_value(tuple(kept) if isinstance(kept, list) else kept)
    _mark(field)


def _mark(field: QWidget) -> None:
    """Say that a person typed what stands in a field: only such a text is kept when the power goes."""
    for line in [field, *field.findChildren(QLineEdit)]:
        if isinstance(line, QLineEdit):
            line.setModified(bool(line.text()))
        elif isinstance(line, QPlainTextEdit):
            line.document().setModified(bool(line.toPlainText()))
