# SPDX-License-Identifier: MIT
"""Where two copies say different things: a list, and beside it the values of the current one side by side."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.handover.conflict_items import together
from dvcq_desktop.widgets.fields import LineEdit
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, colours, icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from dvcq_desktop.database.schema import FieldValue
    from dvcq_desktop.handover.conflict_items import ConflictItem, Side
    from dvcq_desktop.handover.taking import Place

_FROZEN = "Hồ sơ này đã chốt nên giữ nguyên số liệu của máy này; muốn sửa thì lập hồ sơ mới thay thế."
_WHOLE = (
    "Hai máy đều đã chốt hồ sơ này: chọn một bên thì số liệu, số, ngày, người ký và các phần khác của hồ sơ"
    " cùng lấy theo bên đó."
)
_HINT = "Phím 1, 2… chọn bên; mũi tên sang chỗ khác; gõ ở Ghi khác rồi Enter: dùng chữ ấy."
_UNUSED = "Chữ gõ ở Ghi khác chưa được dùng: bấm Enter ở ô ấy để dùng."
_LIST_WIDTH = 300
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ConflictsPane(QWidget):
    """Let her choose; what she chose is told by `chosen`, and shown once `mark` says that it holds."""

    chosen = Signal(object, object)  # list[ConflictItem], list[FieldValue]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[ConflictItem] = []
        self._choices: dict[Place, FieldValue] = {}
        self._words: dict[Place, str] = {}  # typed, taken or not
        self.cards: list[_Card] = []
        # Widgets
        self.list = _KeyList(self)
        self.field = plain_label(self)
        self.before = plain_label(self)
        self.typed = _OtherWords(self)
        self.use_typed = QPushButton("Dùng chữ này", self)
        self.here = QPushButton("Tất cả theo máy này", self)
        self.there = QPushButton("Tất cả theo bản kia", self)
        self._typing = QWidget(self)
        self._said = plain_label(self)
        self._room = QWidget(self)
        self._row = QHBoxLayout()
        # Assemble
        self._assemble()
        # Signals
        self.list.currentRowChanged.connect(self._show)
        self.list.picked.connect(self._on_picked)
        self.use_typed.clicked.connect(self._on_typed)
        self.typed.entered.connect(self._on_typed)
        self.typed.textEdited.connect(self._on_text_edited)
        self.here.clicked.connect(partial(self._choose_all, here=True))
        self.there.clicked.connect(partial(self._choose_all, here=False))

    def set_items(self, items: Sequence[ConflictItem], *, sides: bool = True) -> None:
        """List conflicts; `sides` where it is known which values are those of this PC."""
        row = max(self.list.currentRow(), 0)
        self._items = list(items)
        self.list.clear()
        for item in self._items:
            QListWidgetItem(f"{item.field}\n{item.record}", self.list)
        several = sides and len(self._items) > 1
        self.here.setVisible(several)
        self.there.setVisible(several)
        self.list.setCurrentRow(min(row, len(self._items) - 1))
        self._show()

    def mark(self, choices: Mapping[Place, FieldValue]) -> None:
        """Show what is chosen so far, and go on to the next place that is not."""
        self._choices = dict(choices)
        for row, item in enumerate(self._items):
            shown = self.list.item(row)
            shown.setIcon(icon("check") if item.place in self._choices else icon("circle-dashed"))
        waiting = [row for row, item in enumerate(self._items) if item.place not in self._choices]
        if waiting and self.current and self.current.place in self._choices:
            after = [row for row in waiting if row > self.list.currentRow()]
            self.list.setCurrentRow((after or waiting)[0])
        self._show()

    @property
    def current(self) -> ConflictItem | None:
        """Return the conflict that is shown."""
        row = self.list.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def choose(self, number: int) -> None:
        """Choose one of the values of the current conflict."""
        item = self.current
        if item and not item.conflict.is_frozen and number < len(item.sides):
            chosen = together(self._items, item, item.sides[number])
            self.chosen.emit([each for each, _side in chosen], [side.value for _each, side in chosen])

    def _assemble(self) -> None:
        self.field.setProperty("heading", True)
        self.field.setWordWrap(True)
        self.before.setWordWrap(True)
        self.list.setAccessibleName("Chỗ hai bên ghi khác nhau")
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSpacing(2)
        self._said.setProperty("muted", True)
        self._said.setWordWrap(True)
        left = QWidget(self)
        under = QVBoxLayout(left)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.list, 1)
        under.addWidget(self.here)
        under.addWidget(self.there)
        typing = QHBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        label = plain_label(self)
        label.setText("Ghi khác:")
        label.setBuddy(self.typed)
        self.typed.setAccessibleName("Ghi khác")
        typing.addWidget(label)
        typing.addWidget(self.typed, 1)
        typing.addWidget(self.use_typed)
        column = QVBoxLayout(self._room)
        column.setContentsMargins(MARGIN, 0, GAP, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.field)
        column.addWidget(self.before)
        column.addLayout(self._row)
        column.addWidget(self._typing)
        column.addWidget(self._said)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._room)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(scroll)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _show(self, _row: int = 0) -> None:
        item = self.current
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._room.setVisible(item is not None)
        if item is None:
            return
        self.field.setText(f"{item.field} · {item.record}")
        self.before.setText(item.before)
        self.before.setVisible(bool(item.before))
        chosen = self._choices.get(item.place, _NOTHING)
        for number, side in enumerate(item.sides):
            card = _Card(side, number, is_chosen=chosen == side.value, is_frozen=item.conflict.is_frozen)
            card.button.clicked.connect(partial(self.choose, number))
            self.cards.append(card)
            self._row.addWidget(card, 1)
        self._typing.setVisible(item.may_be_typed)
        is_own = chosen is not _NOTHING and chosen not in {side.value for side in item.sides}
        words = self._words.get(item.place, str(chosen) if is_own else "")
        self.typed.setText(words)
        unused = [_UNUSED] if words.strip() and words.strip() != chosen else []
        told = "\n".join([*unused, *[_WHOLE] * bool(item.whole), _HINT])
        self._said.setText(_FROZEN if item.conflict.is_frozen else told)

    def _on_picked(self, number: int) -> None:
        self.choose(number)

    def _on_typed(self) -> None:
        item, text = self.current, self.typed.text().strip()
        if item and text:
            self.chosen.emit([item], [text])

    def _on_text_edited(self, text: str) -> None:
        if self.current:
            self._words[self.current.place] = text

    def _choose_all(self, _checked: object = None, *, here: bool) -> None:
        items, values = [], []
        for item in self._items:
            side = next((side for side in item.sides if side.is_here is here), None)
            if side and not item.conflict.is_frozen:
                items.append(item)
                values.append(side.value)
        if items:
            self.chosen.emit(items, values)


class _Nothing:
    """Stand for no choice, which NULL could not."""


_NOTHING: object = _Nothing()


class _Card(QFrame):
    """One value with who wrote it when, and the button that takes it."""

    def __init__(self, side: Side, number: int, *, is_chosen: bool, is_frozen: bool) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        # Widgets
        heading, origin, self.words = plain_label(self), plain_label(self), plain_label(self)
        # The number is its letter for Alt: one of its words would take that of another button meanwhile.
        self.button = QPushButton(f"{'Đã chọn' if is_chosen else 'Chọn'} (&{number + 1})", self)
        # Assemble
        heading.setText(side.heading)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        origin.setText(side.origin)
        origin.setProperty("muted", True)
        self.words.setText(side.words)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (heading, origin, self.words):
            label.setWordWrap(True)
        self.button.setProperty("primary", is_chosen)
        self.button.setIcon(icon("check", colour=colours().on_accent) if is_chosen else icon("circle-dashed"))
        self.button.setAccessibleName(f"Chọn {side.heading}: {side.words}")
        self.button.setVisible(not is_frozen)
        column = QVBoxLayout(self)
        column.addWidget(heading)
        column.addWidget(origin)
        column.addSpacing(GAP)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class _OtherWords(LineEdit):
    """A line that Enter takes, and nothing else of the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the main button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & _COMMANDS:
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class _KeyList(QListWidget):
    """A list in which a digit picks a value."""

    picked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1 to 9 for a choice."""
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < 9:
            self.picked.emit(digit)
        else:
            super().keyPressEvent(event)
