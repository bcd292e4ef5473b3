# SPDX-License-Identifier: MIT
"""The fields of one record: each saves itself when it is left; those of a new record wait for "Lưu"."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import delete

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.focus import holds
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, PickBox
from dvcq_desktop.widgets.theme import MARGIN
from dvcq_desktop.widgets.undoing import ENTERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

_FIELD = "record field"
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# Average characters from which two columns of fields fit beside each other.
_WIDE_FROM = 100


class RecordForm(QWidget):
    """Hold fields by the names of the record's attributes.

    Where there is room they stand in two columns, unless `one_column` is wanted, as for long texts.
    Showing the same record again leaves the field alone that is being edited, so that the answer to one
    save does not take away what is typed next.
    """

    edited = Signal(str, str, object)  # id of the record, name of the attribute, value
    mended = Signal()  # a field that could not be read can be again
    finished = Signal()  # Enter in the last field of a new record

    def __init__(self, parent: QWidget | None = None, *, one_column: bool = False) -> None:
        super().__init__(parent)
        self._one_column = one_column
        self._fields: dict[str, Any] = {}
        self._shown: dict[str, Any] = {}
        self._record_id = ""
        self._is_new = False
        self._rows: list[tuple[QWidget, QWidget]] = []
        self._columns = (FormLayout(), FormLayout())
        self._is_wide = False
        self._least_wide = 0  # what the two columns need, once it is known
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addLayout(self._columns[0], 1)
        beside.addLayout(self._columns[1])
        self._columns[1].setContentsMargins(0, 0, 0, 0)

    @property
    def record_id(self) -> str:
        """Return the id of the record shown, empty for a new one."""
        return self._record_id

    @property
    def is_new(self) -> bool:
        """Tell whether a record that is not saved yet is being typed."""
        return self._is_new

    @property
    def holds_typing(self) -> bool:
        """Tell whether a person typed something in a field, be it readable or not."""
        lines, areas = self.findChildren(QLineEdit), self.findChildren(QPlainTextEdit)
        return any(line.isModified() and line.text().strip() for line in lines) or any(
            area.document().isModified() and area.toPlainText().strip() for area in areas
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Return the attributes that have fields."""
        return tuple(self._fields)

    def add(self, name: str, title: str, field: Any, *, hint: str = "") -> QLabel:
        """Add a field: a widget with `value`, `set_value`, `flush` and a signal `edited`."""
        field.setProperty(_FIELD, name)
        field.edited.connect(self._on_field_edited)
        if hasattr(field, "mended"):
            field.mended.connect(self.mended)
        if isinstance(field, LineEdit):
            field.returnPressed.connect(self._on_return_pressed)
        else:
            (field.focusProxy() or field).installEventFilter(self)
        self._fields[name] = field
        label = self._columns[0].add_field(title, field, hint=hint)
        self._rows.append((label, field))
        return label

    def field(self, name: str) -> Any:
        """Return the widget of an attribute."""
        return self._fields[name]

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        place = self.names.index(name)
        for part in self._rows[place]:
            part.setVisible(shown)

    def show_values(self, record_id: str, values: Mapping[str, Any]) -> None:
        """Show a record that is in the file."""
        same = record_id == self._record_id and not self._is_new
        self._record_id = record_id
        self._set_new(is_new=False)
        self._fill(values, only_changed=same)

    def begin_new(self, values: Mapping[str, Any]) -> None:
        """Show a new record, and put the cursor into its first field."""
        self._record_id = ""
        self._set_new(is_new=True)
        self._fill(values, only_changed=False)

    def end_new(self) -> None:
        """Stop typing a new record, which is saved or given up."""
        self._record_id = ""
        self._set_new(is_new=False)

    def _set_new(self, *, is_new: bool) -> None:
        self._is_new = is_new
        self.setProperty(ENTERING, is_new)

    def forget(self) -> None:
        """Let the next showing fill every field, also with what the file held before a refused edit."""
        self._shown.clear()

    def typed(self) -> dict[str, Any]:
        """Return what stands in all fields, be it readable or not."""
        return {name: field.value for name, field in self._fields.items()}

    def tab_chain(self) -> list[QWidget]:
        """Return the fields in the order that Tab goes through them."""
        return list(self._fields.values())

    def focus_first(self) -> None:
        """Put the cursor into the first field; the ready text of a new record gives way to what is typed."""
        first = next(iter(self._fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        line = first.lineEdit() if isinstance(first, QComboBox) else first.focusProxy() or first
        if self._is_new and isinstance(line, QLineEdit | QPlainTextEdit):
            line.selectAll()

    @property
    def complaint(self) -> str:
        """Return why what is typed cannot be read, empty where all can."""
        said = (getattr(field, "complaint", "") for field in self._fields.values())
        return " ".join(filter(None, said))

    def flush(self) -> None:
        """Let every field tell now what was changed in it."""
        for field in self._fields.values():
            field.flush()

    def values(self) -> dict[str, Any]:
        """Return what stands in all fields; raises UserError where a date or a choice can't be read."""
        for field in self._fields.values():
            if isinstance(field, DateEdit | PickBox):
                field.flush()
        if self.complaint:
            raise UserError(self.complaint)
        return self.typed()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of one column: two of them would keep what is around from getting narrow again."""
        least = super().minimumSizeHint()
        if not self._is_wide:
            return least
        return QSize(max(column.minimumSize().width() for column in self._columns), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields into two columns where the form lies below the table, and they have room."""
        super().resizeEvent(event)
        enough = max(self.fontMetrics().averageCharWidth() * _WIDE_FROM, self._least_wide)
        wide = not self._one_column and self.width() >= enough
        if wide != self._is_wide:
            self._is_wide = wide
            self._lay_out()
        if self._is_wide:
            self._least_wide = super().minimumSizeHint().width()
            if self.width() < self._least_wide:
                self._is_wide = False
                self._lay_out()

    def _lay_out(self) -> None:
        for column in self._columns:
            while column.rowCount():
                taken = column.takeRow(0)
                # As long as an old item lives, its widget tells the new one nothing of the room it needs.
                for item in (taken.labelItem, taken.fieldItem):
                    delete(item)
        first = (len(self._rows) + 1) // 2 if self._is_wide else len(self._rows)
        for place, (label, field) in enumerate(self._rows):
            self._columns[place >= first].addRow(label, field)
        margin = MARGIN if self._is_wide else 0
        self._columns[1].setContentsMargins(0, margin, margin, margin)
        beside = self.layout()
        if isinstance(beside, QHBoxLayout):
            beside.setStretch(1, int(self._is_wide))

    def _fill(self, values: Mapping[str, Any], *, only_changed: bool) -> None:
        for name, field in self._fields.items():
            value = values.get(name)
            known = only_changed and name in self._shown
            if not known or (self._shown[name] != value and not self._is_being_typed(name)):
                field.set_value(value)
            self._shown[name] = value

    def _is_being_typed(self, name: str) -> bool:
        focused = QApplication.focusWidget()
        field: QWidget = self._fields[name]
        return holds(field, focused) and self._fields[name].value != self._shown[name]

    def _on_field_edited(self, value: object) -> None:
        name = str(self.sender().property(_FIELD))
        if not self._is_new and self._record_id:
            self._shown[name] = value
            self.edited.emit(self._record_id, name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in a last field that is no line of text, in a text of several lines too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_new:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and event.key() in _ENTER_KEYS and self.takes_enter(watched):
                self._on_last_return_pressed()
                return True
        return super().eventFilter(watched, event)

    def takes_enter(self, field: QObject) -> bool:
        """Tell whether Enter in a field ends a new record: it is the last one."""
        last = self._last_field()
        return self._is_new and field in {last, last.focusProxy()}

    def _last_field(self) -> QWidget:
        return self._rows[-1][1]

    def _on_last_return_pressed(self) -> None:
        last: Any = self._last_field()
        if isinstance(last, DateEdit):
            last.flush()
        self.finished.emit()

    def _on_return_pressed(self) -> None:
        """Go on to the next field of a new record, as from cell to cell; the last one ends it."""
        if not self._is_new:
            return
        if self.sender() is self._last_field():
            self.finished.emit()
        else:
            self.focusNextChild()
