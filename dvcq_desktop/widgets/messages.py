# SPDX-License-Identifier: MIT
"""The one place where a page tells something: a bar below its rows, never a box in the way."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from dvcq_desktop.widgets.theme import GAP, ICON_SIZE, MARGIN, SPACE, Tone, icon, shades
from dvcq_desktop.widgets.words import escaped

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class Link(NamedTuple):
    """Hold a next step of a message: its verb, and what it does (a bound method).

    `until` is the signal from which on the step would do something else: the message then goes.
    """

    text: str
    step: Callable[[], object]
    until: SignalInstance | None = None


class MessageBar(QFrame):
    """Show one message with its next steps; a new message replaces the one before.

    A window shows one bar: a new one takes those of other pages and of the frame away, unless they tell
    an error or `stays` until one of its steps is taken. What is told on a page that is not looked at leaves
    the others alone. What the bar holds is made with its first message.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self.stays = stays
        self._links: list[QToolButton] = []
        self._ends: list[SignalInstance] = []
        self._tone = Tone.NEUTRAL
        self._said = ""
        self._is_built = False
        self.setObjectName("messageBar")
        self.hide()

    def _build(self) -> None:
        self._is_built = True
        # Widgets
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setToolTip("Đóng thông báo (Esc)")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.setVisible(not self.stays)
        # Assemble
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, GAP, GAP)
        row.setSpacing(SPACE)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._row = row
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        # Signals
        self._close.clicked.connect(self.clear)

    @property
    def text(self) -> str:
        """Return the message shown, empty when there is none."""
        return "" if self.isHidden() else self._said

    @property
    def tone(self) -> Tone:
        """Return the tone of the last message."""
        return self._tone

    def show_error(self, sentence: str, *links: Link) -> None:
        """Say what went wrong, why, and what to do."""
        self._show(Tone.OVERDUE, "circle-alert", "Lỗi", sentence, links)

    def show_warning(self, sentence: str, *links: Link) -> None:
        """Say what needs a look."""
        self._show(Tone.SOON, "triangle-alert", "Lưu ý", sentence, links)

    def show_info(self, sentence: str, *links: Link) -> None:
        """Say what is good to know."""
        self._show(Tone.ACCENT, "info", "Thông báo", sentence, links)

    def show_success(self, sentence: str, *links: Link) -> None:
        """Say what is finished, with its next steps: "Đã in 60 bản" · Mở · In lại."""
        self._show(Tone.DONE, "circle-check", "Xong", sentence, links)

    def add(self, sentence: str, *links: Link) -> None:
        """Say one thing more about what is shown, with its own next steps; alone where nothing is."""
        if self.isHidden():
            self.show_info(sentence, *links)
        else:
            self._say(f"{self._said} {sentence}")
            self._add_links(links)

    def clear(self) -> None:
        """Take the message away, and its room: it stands below what she works in, which does not move."""
        if self.isHidden():
            return
        self._forget_ends()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.stays:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._text.setText(sentence)
        self.setAccessibleDescription(sentence)

    def _show(self, tone: Tone, sign: str, kind: str, sentence: str, links: tuple[Link, ...]) -> None:
        if not self._is_built:
            self._build()
        ink = shades(tone)
        self._tone = tone
        self._icon.setPixmap(icon(sign, tone).pixmap(QSize(ICON_SIZE, ICON_SIZE), self.devicePixelRatioF()))
        self._close.setIcon(icon("x", tone))
        self._say(sentence)
        self.setStyleSheet(
            f"#messageBar {{ background: {ink.paper}; border: 1px solid {ink.ink}; border-radius: 3px; }}"
            f"#messageBar QLabel, #messageBar QToolButton {{ color: {ink.ink}; }}"
        )
        self._set_links(links)
        self.setAccessibleName(kind)
        self.show()
        if not self.stays and self.isVisible():
            self._clear_others()
        self._announce(f"{kind}: {sentence}")

    def _announce(self, sentence: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - start-up time

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _clear_others(self) -> None:
        for bar in self.window().findChildren(MessageBar):
            if bar is self or bar.stays:
                continue
            if bar.isVisible() and bar.tone is not Tone.OVERDUE:
                bar.clear()

    def _forget_ends(self) -> None:
        for end in self._ends:
            end.disconnect(self.clear)
        self._ends = []

    def _set_links(self, links: tuple[Link, ...]) -> None:
        self._forget_ends()
        for button in self._links:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._links = []
        self._add_links(links)

    def _add_links(self, links: tuple[Link, ...]) -> None:
        for link in links:
            button = QToolButton(self)
            button.setText(escaped(link.text))
            button.setAutoRaise(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            font = button.font()
            font.setUnderline(True)
            button.setFont(font)
            button.clicked.connect(link.step)
            self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)
            self._links.append(button)
            if link.until is not None:
                link.until.connect(self.clear)
                self._ends.append(link.until)
