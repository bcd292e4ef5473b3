# SPDX-License-Identifier: MIT
"""A new record that was left half typed: as it is kept, also on the disk, and put back into its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, PickBox
from dvcq_desktop.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dvcq_desktop.widgets.page import Page

_PLAIN = (str, int, float, bool, type(None))


class HalfTyped(NamedTuple):
    """Hold what stood in each form; what is no `whole` record is a new part of `record`."""

    record: str
    whole: bool
    heading: str
    text: str
    forms: Sequence[tuple[tuple[str, ...], dict[str, Any]]]


def half_typed(page: Page, record: str, *, whole: bool) -> HalfTyped:
    """Keep what stands in all forms of a page whose records are new."""
    begun = begun_forms(page)
    text = "\n".join(line for form in begun for line in words_of(form))
    forms = [(form.names, {**form.typed(), **kept_values(form)}) for form in begun]
    heading = getattr(getattr(page.parentWidget(), "detail", None), "heading", None)
    return HalfTyped("" if whole else record, whole, heading.text() if heading else "", text, forms)


def fill_begun_forms(page: QWidget, forms: Iterable[tuple[Sequence[str], Mapping[str, Any]]]) -> None:
    """Fill the forms of a new record that was just begun with what was kept, by the names of their fields."""
    begun = begun_forms(page)
    for names, values in forms:
        for form in begun:
            if list(form.names) == list(names):
                _fill_form(form, values)


def begun_forms(page: QWidget) -> list[RecordForm]:
    """Return the forms on a page, or in a window, whose records are new."""
    return [form for form in page.findChildren(RecordForm) if form.is_new]


def kept_values(form: RecordForm) -> dict[str, Any]:
    """Return what stands in the fields as JSON can hold it; what is half typed stays half typed."""
    return keepable({name: _kept(form.field(name)) for name in form.names})


def keepable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of these values JSON can hold."""
    return {name: _plain(held) for name, held in values.items() if _is_keepable(_plain(held))}


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


def _fill_form(form: RecordForm, values: Mapping[str, Any]) -> None:
    """Fill the fields with what was kept, as if it had just been typed there."""
    for name in form.names:
        if name in values:
            _fill(form.field(name), values[name])


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
