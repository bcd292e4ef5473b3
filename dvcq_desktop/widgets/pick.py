# SPDX-License-Identifier: MIT
"""A list to pick one from by typing any part of it, without tones if one likes."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter, QWidget

from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, Tone, shades
from dvcq_desktop.widgets.undoing import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

_SHOWN_MATCHES = 200
_BEHIND_NAME = " · "


class PickBox(QComboBox):
    """Pick one of (id, text), or none; emits the id when a person picked another.

    What is typed and means no choice stays, with a sentence below it.
    """

    edited = Signal(object)  # id, or None
    mended = Signal()  # what stands there is known again

    def __init__(self, parent: QWidget | None = None, *, none: str = "(chưa chọn)") -> None:
        super().__init__(parent)
        self._none = none
        self._choices: list[tuple[str, str]] = []
        self._folded: list[str] = []
        self._value: str | None = None
        self._matched: list[str] = []
        self._complaint = ""
        self._matches = QStringListModel(self)
        self._completer = QCompleter(self._matches, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._line = Line(self)
        self._wrong = plain_label(self)
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(self._completer)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self._line.setPlaceholderText(none)
        popup = self._completer.popup()
        if popup is not None:
            popup.installEventFilter(self)
        # Signals
        self._line.textEdited.connect(self._on_text_edited)
        self._line.editingFinished.connect(self.flush)
        self._line.editingFinished.connect(self._show_begin)
        self.activated.connect(self._on_activated)
        self._marking.timeout.connect(self._mark_best)
        matched = self._completer.activated[QModelIndex]  # type: ignore[index]  # the stubs know no overloads
        matched.connect(self._on_match_activated)

    @property
    def value(self) -> str | None:
        """Return the id picked."""
        return self._value

    @property
    def is_being_typed(self) -> bool:
        """Tell whether the line holds other words than those of what is picked."""
        return self.currentText() != self._picked_text

    @property
    def complaint(self) -> str:
        """Return why what is typed is no choice, empty when it is one."""
        return self._complaint

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (id, text), keeping what is picked if it is still among them.

        Offering the same again leaves alone what is being typed.
        """
        offered = list(choices)
        if offered == self._choices and self.count():
            return
        self._choices = offered
        self._folded = [fold(text) for _one, text in self._choices]
        self.clear()
        self.addItem(self._none)
        self.addItems([text for _one, text in self._choices])
        self.set_value(self._value)

    def set_value(self, one: str | None) -> None:
        """Show this choice without telling; an id that is not offered shows none."""
        self._complain("")
        place = self._place(one)
        self._value = one if place is not None else None
        self.setCurrentIndex(-1 if place is None else place + 1)
        if place is None:
            self.setEditText("")
        self._line.setCursorPosition(0)

    def flush(self) -> None:
        """Take what is typed when it can mean only one choice; else leave it there, and say so.

        The whole of a name means more than its beginning, and that more than a part of it.
        """
        typed = fold(self.currentText())
        if not typed:
            self._pick(None)
            return
        found = [place for place, text in enumerate(self._folded) if text == typed]
        found = found or [place for place, text in enumerate(self._folded) if text.startswith(typed)]
        found = found or [place for place, text in enumerate(self._folded) if typed in text]
        picked = self._place(self._value)
        if picked is not None and picked in found and self._folded[picked] == typed:
            found = [picked]
        if len(found) == 1:
            self._pick(self._choices[found[0]][0])
        elif found:
            self._complain(f"Có {len(found)} mục khớp với “{self.currentText()}”: hãy chọn một.")
        else:
            self._complain(f"Không có mục nào khớp với “{self.currentText()}”: hãy chọn trong danh sách.")

    def setAccessibleName(self, name: str) -> None:
        """Name the line too, for that is what has the focus."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing searches anew."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._line.selectAll()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Take the row that is marked with Tab, also while the open list has the keys."""
        self._on_left()
        return super().focusNextPrevChild(next)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click beside the list leave the box, with the row that is marked: Qt only closes the list."""
        popup = self._completer.popup()
        if (
            popup is not None
            and watched is popup
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
            and not popup.rect().contains(event.position().toPoint())
        ):
            self._on_left()
            popup.hide()
            press_again(event)
            return True
        return super().eventFilter(watched, event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Draw the box above the sentence only."""
        super().initStyleOption(option)
        if self._complaint:
            rect = option.rect
            rect.setHeight(super().sizeHint().height())
            option.rect = rect

    def sizeHint(self) -> QSize:
        """Ask for the room of the sentence too."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._height_of_sentence())

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the sentence too."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), hint.height() + self._height_of_sentence())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sentence out below the box."""
        super().resizeEvent(event)
        self._place_sentence()

    def _height_of_sentence(self) -> int:
        return GAP + self._wrong.heightForWidth(self.width()) if self._complaint else 0

    def _place_sentence(self) -> None:
        if self._complaint:
            top = super().sizeHint().height() + GAP
            self._wrong.setGeometry(0, top, self.width(), self._wrong.heightForWidth(self.width()))
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling a form must not change what it holds."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the arrows; take the row that is marked with Enter, before a dialog does.

        Esc takes the typing back.
        """
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.showPopup()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.is_being_typed:
            self._take_marked()
        elif event.key() == Qt.Key.Key_Escape and self.is_being_typed:
            self._complain("")
            self._line.put_back(self._picked_text)
            # What is put back looks like typing, which drops the list.
            self._marking.stop()
            if (popup := self._open_list) is not None:
                popup.hide()
        else:
            super().keyPressEvent(event)

    @property
    def _picked_text(self) -> str:
        place = self._place(self._value)
        return "" if place is None else self._choices[place][1]

    @property
    def _open_list(self) -> QAbstractItemView | None:
        """Return the list of what matches while it is open."""
        popup = self._completer.popup()
        return popup if popup is not None and popup.isVisible() else None

    def _place(self, one: str | None) -> int | None:
        return next((place for place, (known, _text) in enumerate(self._choices) if known == one), None)

    def _pick(self, one: str | None) -> None:
        changed = one != self._value
        self.set_value(one)
        if changed:
            self.edited.emit(self._value)

    def _take_marked(self) -> None:
        popup = self._open_list
        typed = fold(self.currentText())
        if not typed or not self._matched or popup is None:
            self.flush()
            return
        marked = popup.currentIndex().row()
        popup.hide()
        self._pick(self._matched[marked if marked >= 0 else self._best_match()])

    def _show_begin(self) -> None:
        """Show how a long name begins, once it is left."""
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)

    def _on_left(self) -> None:
        """Take the row that is marked in the open list; with the list closed, `flush` does what it can."""
        if self._open_list is not None and self.is_being_typed:
            self._take_marked()

    def _best_match(self) -> int:
        """Return the place of the match that is meant most likely, the first of those alike."""
        wanted = fold(self.currentText())
        texts = [fold(text) for text in self._matches.stringList()]
        return min(range(len(texts)), key=lambda at: _distance(texts[at], wanted))

    def _mark_best(self) -> None:
        """Mark the row that Enter takes, without writing it into the line as Qt does."""
        popup = self._open_list
        if self._matched and self.currentText() and popup is not None:
            row = self._best_match()
            self._completer.blockSignals(True)
            popup.setCurrentIndex(self._completer.completionModel().index(row, 0))
            self._completer.blockSignals(False)

    def _complain(self, sentence: str) -> None:
        """Show the field as not understood, with the reason below it."""
        if sentence == self._complaint:
            return
        self._complaint = sentence
        ink = shades(Tone.OVERDUE)
        self._line.setStyleSheet(f"border: 1px solid {ink.ink}; background: {ink.paper};" if sentence else "")
        self._line.setToolTip(sentence)
        self._line.setAccessibleDescription(sentence)
        # The program's style sheet does not reach what lies in a box.
        self._wrong.setStyleSheet(f"color: {ink.ink};" if sentence else "")
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.updateGeometry()
        self._place_sentence()
        if not sentence:
            self.mended.emit()

    def _on_text_edited(self, typed: str) -> None:
        self._complain("")
        wanted = fold(typed)
        found = [place for place, text in enumerate(self._folded) if wanted in text][:_SHOWN_MATCHES]
        self._matched = [self._choices[place][0] for place in found]
        self._matches.setStringList([self._choices[place][1] for place in found])
        self._completer.complete()
        # Qt completes once more after this and would take the mark away.
        self._marking.start()

    def _on_match_activated(self, index: QModelIndex) -> None:
        self._pick(self._matched[index.row()])

    def _on_activated(self, place: int) -> None:
        self._pick(self._choices[place - 1][0] if place > 0 else None)


def _distance(text: str, wanted: str) -> tuple[bool, ...]:
    """Return how far a text is from what is typed: just that, beginning so, a word of its name beginning so.

    What stands behind the name tells it apart only: "hoa" means Lê Thị Hoa before anyone of Phòng Văn hóa.
    """
    name = text.partition(_BEHIND_NAME)[0]
    return (
        text != wanted,
        not text.startswith(wanted),
        f" {wanted}" not in name,
        wanted not in name,
    )


def press_again(event: QMouseEvent) -> None:
    """Press what lies under the mouse; its release comes by itself."""
    target = QApplication.widgetAt(event.globalPosition().toPoint())
    if target is None:
        return
    if target.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        target.setFocus(Qt.FocusReason.MouseFocusReason)
    place = target.mapFromGlobal(event.globalPosition())
    pressed = QMouseEvent(
        event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
    )
    QCoreApplication.postEvent(target, pressed)
