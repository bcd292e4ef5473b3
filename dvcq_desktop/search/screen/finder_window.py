# SPDX-License-Identifier: MIT
"""The small window over the main one in which everything is found: type, arrows, Enter."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QListView, QVBoxLayout, QWidget

from dvcq_desktop.search.catalogue import RECENT
from dvcq_desktop.search.rules import FEW
from dvcq_desktop.search.screen.rows import ROW, Row, RowDelegate, RowModel
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.theme import GAP, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.search.catalogue import Catalogue, Hit
    from dvcq_desktop.search.rules import Group
    from dvcq_desktop.widgets.reads import Reader

_WIDTH, _HEIGHT = 720, 480
_TOP = 48
_KEYS = "↑ ↓ chọn · Enter mở · Esc đóng"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


_HELD_ALONE = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Escape,
    }
)


class FinderWindow(QDialog):
    """Show what is found for the words typed; what is chosen is told, and the window goes."""

    chosen = Signal(str, object)  # group, record
    key_left = Signal(object)  # a QKeySequence that means nothing here

    def __init__(self, reader: Reader, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._over = parent
        self._reader = reader
        self._catalogue = catalogue
        self._recent: tuple[tuple[str, str], ...] = ()
        self._only = ""
        # Widgets
        self.box = SearchBox("Tìm người, nhiệm vụ, mô hình, văn bản, lệnh…", self, shortcut=False)
        self.list = QListView(self)
        self.told = plain_label(self)
        self._model = RowModel(self)
        self._delegate = RowDelegate(self)
        # Assemble
        self._assemble()
        # Signals
        self.box.textChanged.connect(self._on_box_changed)
        self.list.clicked.connect(self._open)
        self.box.installEventFilter(self)

    def begin(self, recent: Sequence[tuple[str, str]]) -> None:
        """Show the window anew, with what was opened lately, or what was typed and led nowhere yet."""
        self._recent = tuple(recent)
        self._place()
        self.show()
        self.raise_()
        self.activateWindow()
        self.box.take_focus()
        self.told.setText("Đang đọc dữ liệu…")
        self._model.show(())
        if stale := self._catalogue.begin():
            self._reader.ask("search/load", partial(self._catalogue.load, stale), self._on_loaded)
        self._ask()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the lines that are shown."""
        return self._model.rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, open and leave from the box: the cursor never leaves it."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._open(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                # A search box of a page is emptied first; this one is selected when it comes again.
                self.hide()
                return True
            if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text():
                # The box would take it for a letter.
                self.key_left.emit(QKeySequence(event.keyCombination()))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of a key of the main window's menus, which do not hear it while this window has the keys."""
        if event.key() in _HELD_ALONE:
            super().keyPressEvent(event)
        else:
            self.key_left.emit(QKeySequence(event.keyCombination()))

    def changeEvent(self, event: QEvent) -> None:
        """Go when another window is chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(_WIDTH, _HEIGHT)

    # Private

    def _assemble(self) -> None:
        self.setWindowTitle("Tìm tất cả")
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("Kết quả")
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told.setProperty("muted", True)
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE, SPACE, SPACE, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.box)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _place(self) -> None:
        """Stand at the top of the main window, in its middle, and never beyond its edges."""
        over = self._over
        wide, high = min(_WIDTH, over.width() - 2 * _TOP), min(_HEIGHT, over.height() - 2 * _TOP)
        self.resize(wide, high)
        self.move(over.mapToGlobal(QPoint((over.width() - wide) // 2, _TOP)))

    def _ask(self) -> None:
        typed = self.box.text()
        if typed.strip():
            self._reader.ask("search/find", partial(self._catalogue.find, typed, self._only), self._on_found)
        else:
            self._reader.ask("search/find", partial(self._catalogue.recent, self._recent), self._on_recent)

    def _on_box_changed(self, _text: str) -> None:
        self._only = ""
        self._ask()

    def _on_loaded(self, _done: None) -> None:
        self._catalogue.loaded()

    def _on_recent(self, hits: list[Hit]) -> None:
        rows = [Row(hit.group, hit.record, self._icon(hit.group)) for hit in hits]
        self._show([Row(RECENT), *rows] if rows else [])
        self.told.setText(_KEYS if rows else f"Gõ vài chữ, có dấu hay không dấu đều được. {_KEYS}")

    def _on_found(self, groups: list[Group]) -> None:
        self._show(rows_of(groups, self._icon))
        total = sum(group.total for group in groups)
        said = f"{total} kết quả · {_KEYS}"
        self.told.setText(said if total else f"Không có gì khớp với “{self.box.text()}”.")

    def _show(self, rows: Sequence[Row]) -> None:
        self._model.show(rows)
        self.list.scrollToTop()
        self._choose(next((place for place, row in enumerate(rows) if not row.is_head), -1))

    def _icon(self, group: str) -> str:
        finder = self._catalogue.finders.get(group)
        return finder.icon if finder else "chevron-right"

    def _step(self, by: int) -> None:
        """Go to the next line that can be chosen; from the last one to the first and back."""
        rows = self._model.rows
        open_ = [place for place, row in enumerate(rows) if not row.is_head]
        if not open_:
            return
        now = self.list.currentIndex().row()
        place = open_.index(now) if now in open_ else 0
        if abs(by) == 1:
            self._choose(open_[(place + by) % len(open_)])
        else:
            self._choose(open_[max(0, min(len(open_) - 1, place + by))])

    def _choose(self, place: int) -> None:
        self.list.setCurrentIndex(self._model.index(place))
        if 0 < place <= 1:
            # The name of the first group stays in sight.
            self.list.scrollToTop()

    def _open(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row is None or row.is_head:
            return
        if row.record is None:
            self._only = row.group
            self._ask()
            return
        self.hide()
        self.box.clear()
        self.chosen.emit(row.group, row.record)


def rows_of(groups: Sequence[Group], icon_of: Callable[[str], str]) -> list[Row]:
    """Return the lines of what was found: under each group's name its best, and how many more there are."""
    rows = []
    for group in groups:
        rows.append(Row(group.name))
        rows += [Row(group.name, hit, icon_of(group.name)) for hit in group.hits]
        if group.total > len(group.hits) and len(group.hits) <= FEW:
            rows.append(Row(group.name, more=group.total))
    return rows
