# SPDX-License-Identifier: MIT
"""The line above the diary in which an activity is typed at once: Enter saves it and begins the next."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from dvcq_desktop.activities.quick import named_kind, read_line
from dvcq_desktop.activities.screen.counts_field import CountEdit
from dvcq_desktop.activities.terms import USUAL_KIND
from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, LineEdit
from dvcq_desktop.widgets.theme import GAP, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.activities.store.lists import Lists
    from dvcq_desktop.activities.terms import Measure

_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_COUNTS = 3
_DIGITS = 7
_KIND_LETTERS = 13
_TOLD = (
    "Ghi nhanh (Ctrl+Shift+N). Gõ ngày ở đầu dòng, số liệu ở cuối dòng sau dấu phẩy:"
    " “5/3 Hội nghị dân vận quý I, 86 người”; không gõ ngày thì lấy ngày ở ô bên trái."
)

_HINTS = (
    "Ghi nhanh: 5/3 nội dung, 86 người, rồi Enter; hoặc dán từ Excel",
    "Ghi nhanh: 5/3 nội dung, 86 người, rồi Enter",
    "5/3 nội dung, 86 người, Enter",
    "Ghi nhanh",
)


class QuickLine(QWidget):
    """Take day, kind, title and the first counts of the kind; day and kind stay for the next one.

    What the title says of them is shown in their fields while it is typed, before Enter.
    """

    entered = Signal(object)  # dict of values
    refused = Signal(str)  # a sentence
    pasted = Signal(str)  # several lines of text

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: Lists | None = None
        self._today = today
        self._sent: dict[str, Any] = {}
        self._usual: object = USUAL_KIND  # the kind of a line that names none
        self._is_kind_picked = False
        self._usual_day: date | None = None  # what the day was before the title said another
        # What the title said last: it is not shown again over what she wrote herself since.
        self._said_day: date | None = None
        self._said: dict[str, int] = {}
        self.counts: dict[str, CountEdit] = {}
        # Widgets
        self.day = DateEdit(self, today=today)
        self.day.set_value(today())
        self.day.setAccessibleName("Ngày của hoạt động ghi nhanh")
        self.kind = KindBox([(USUAL_KIND, "")], self)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_KIND_LETTERS)
        self.kind.setAccessibleName("Loại của hoạt động ghi nhanh")
        self.title = LineEdit(self)
        self.title.set_hints(*_HINTS)
        self.title.setAccessibleName("Nội dung của hoạt động ghi nhanh")
        self.title.setToolTip(_TOLD)
        self.save = QPushButton(icon("check"), "Ghi", self)
        self.save.setToolTip("Ghi và nhập hoạt động tiếp theo (Enter)")
        # Assemble
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, GAP)
        self._row.setSpacing(GAP)
        self.day.setMaximumWidth(self.day.minimumSizeHint().width() + GAP)
        self._row.addWidget(self.day)
        self._row.addWidget(self.kind)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.save)
        # Signals
        self.kind.edited.connect(self._on_kind_edited)
        self.title.textEdited.connect(self._understand)
        self.save.clicked.connect(self.submit)
        for widget in (self.day.line, self.kind, self.title):
            widget.installEventFilter(self)

    def offer(self, lists: Lists) -> None:
        """Offer the kinds that are in use, keeping what is typed."""
        if lists == self._lists:
            return
        self._lists = lists
        kind = self.kind.value
        choices = [(each.id, each.label) for each in lists.kinds if each.enabled]
        self.kind.offer(choices)
        if kind in {key for key, _label in choices}:
            self.kind.set_value(kind)
        self._ask_counts()

    @property
    def has_typed(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return bool(self.title.value) or any(edit.value is not None for edit in self.counts.values())

    def submit(self) -> None:
        """Tell what was typed, where it can be read."""
        self.day.flush()
        if self.day.complaint or self.day.value is None:
            self.refused.emit(self.day.complaint or "Chưa có ngày: hãy nhập ngày, ví dụ 15/06/2026.")
            self.day.setFocus()
            return
        if not self.title.value:
            self.refused.emit("Chưa có nội dung: hãy ghi đã làm việc gì.")
            self.title.setFocus()
            return
        try:
            day, title, said = self._read()
        except UserError as error:
            self.refused.emit(error.sentence)
            self.title.setFocus()
            return
        self._show_day(day)
        typed = {key: edit.value for key, edit in self.counts.items() if edit.value is not None}
        values: dict[str, Any] = {
            "happened_on": self.day.value,
            "kind": self.kind.value,
            "title": title,
            "counts": {**said, **typed},
        }
        # The next one may be typed while this one is still being written.
        self._sent = {"title": self.title.value, **typed}
        self.begin_next()
        self.entered.emit(values)

    def begin_next(self) -> None:
        """Begin the next activity of the same day and kind."""
        self.title.set_value("")
        for edit in self.counts.values():
            edit.set_value(None)
        self._usual, self._is_kind_picked = self.kind.value, False
        self._usual_day, self._said_day, self._said = None, None, {}
        self.title.setFocus()

    def take_back(self) -> None:
        """Show again what was sent last and refused, where nothing else was typed since."""
        if self.has_typed:
            return
        self.title.set_value(self._sent.get("title", ""))
        for key, edit in self.counts.items():
            edit.set_value(self._sent.get(key))
        self.title.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in any field, and several lines pasted into the title."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
            if watched is self.title and event.matches(QKeySequence.StandardKey.Paste):
                text = QGuiApplication.clipboard().text()
                if "\n" in text.strip() or "\t" in text.strip():
                    self.pasted.emit(text)
                    return True
        return super().eventFilter(watched, event)

    def _on_kind_edited(self, kind: object) -> None:
        self._usual, self._is_kind_picked = kind, True
        self._ask_counts()
        self._understand()

    def _read(self) -> tuple[date | None, str, dict[str, int]]:
        """Return day, title and counts of the line, whose kind is shown; raises UserError."""
        if not self._is_kind_picked and self._lists is not None:
            named = named_kind(self.title.value, self._lists.kinds) or self._usual
            if named != self.kind.value and named in self.kind.offered and self._has_room_in(str(named)):
                self.kind.set_value(named)
                self._ask_counts()
        asked = self._lists.asked_of(str(self.kind.value)) if self._lists else ()
        return read_line(self.title.value, asked, self._today())

    def _understand(self, _typed: str = "") -> None:
        """Show in their fields what the title says of kind, day and counts."""
        try:
            day, _title, said = self._read()
        except UserError:
            # A day that is still being typed.
            return
        self._show_day(day)
        for key, edit in self.counts.items():
            if edit.value == self._said.get(key):
                edit.set_value(said.get(key))
        self._said = said

    def _show_day(self, said: date | None) -> None:
        """Show another day that the title says, or the usual one where it says none any more."""
        if said == self._said_day:
            return
        if said is not None:
            self._usual_day = self._usual_day or self.day.value
            self.day.set_value(said)
        elif self.day.value == self._said_day:
            self.day.set_value(self._usual_day)
        if said is None:
            self._usual_day = None
        self._said_day = said

    def _has_room_in(self, kind: str) -> bool:
        """Tell whether a kind asks for all counts that were typed into their fields."""
        typed = {key for key, edit in self.counts.items() if edit.value not in {None, self._said.get(key)}}
        return typed <= {each.id for each in self._asked_of(kind)}

    def _asked_of(self, kind: str) -> Sequence[Measure]:
        return self._lists.asked_of(kind)[:_MOST_COUNTS] if self._lists else ()

    def _ask_counts(self) -> None:
        asked = self._asked_of(str(self.kind.value))
        typed = {key: edit.value for key, edit in self.counts.items()}
        for edit in self.counts.values():
            self._row.removeWidget(edit)
            edit.deleteLater()
        self.counts = {}
        before: QWidget = self.title
        for measure in asked:
            edit = CountEdit(measure, self)
            edit.setPlaceholderText(measure.label)
            metrics = edit.fontMetrics()
            title = metrics.horizontalAdvance(measure.label) + edit.BESIDE_HINT + GAP
            edit.setFixedWidth(min(max(title, metrics.averageCharWidth() * _DIGITS), 12 * metrics.height()))
            edit.set_value(typed.get(measure.id))
            edit.installEventFilter(self)
            self.counts[measure.id] = edit
            self._row.insertWidget(self._row.indexOf(self.save), edit)
            QWidget.setTabOrder(before, edit)
            before = edit
        QWidget.setTabOrder(before, self.save)
