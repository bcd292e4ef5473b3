# SPDX-License-Identifier: MIT
"""The guide of a new file: five steps, each ticked by what the file holds, and two other ways to begin."""
# ruff: noqa: N802 - the names of a button's methods are Qt's

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.today.rules import next_step
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, ICON_SIZE, MARGIN, SPACE, Tone, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from dvcq_desktop.today.rules import Step

# Wider than this, the eye loses the way from a step to its button.
_MOST_WIDTH = 860
_HEADING = "Bắt đầu dùng chương trình"
_ALL_DONE = "Đã xong cả năm bước. Từ nay trang Hôm nay chỉ còn việc của bạn."
_INTRO = "Làm lúc nào cũng được, bỏ dở rồi làm tiếp; bước nào đã có dữ liệu thì tự được đánh dấu."


class Guide(QScrollArea):
    """Show the first steps; the buttons lead to where each is done."""

    place_requested = Signal(object)  # Place
    copy_requested = Signal()
    sample_requested = Signal()
    left = Signal()  # she goes back to what waits
    hidden = Signal()  # she wants to see it no more

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._leads_on = False
        # Widgets
        self._inner = inner = QWidget(self)
        self.heading = QLabel(_HEADING, inner)
        self.intro = QLabel(_INTRO, inner)
        self.intro.setWordWrap(True)
        self.rows: list[_StepRow] = []
        self.copy = QPushButton(icon("usb"), "Mở bản bàn giao từ USB…", inner)
        self.sample = QPushButton("Xem thử với dữ liệu mẫu", inner)
        for button in (self.copy, self.sample):
            button.setAutoDefault(True)
        self.back = _link("Về việc hôm nay", inner)
        self.hide_link = _link("Ẩn hướng dẫn", inner)
        # Assemble
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.intro)
        column.addLayout(self._grid)
        column.addWidget(_rule(inner))
        column.addLayout(_other("Nhận việc từ người trước, hoặc đã dùng chương trình ở máy khác:", self.copy))
        column.addLayout(_other("Muốn xem chương trình làm được gì trước khi nhập dữ liệu:", self.sample))
        column.addWidget(_rule(inner))
        column.addLayout(self._links())
        column.addStretch(1)
        inner.setMaximumWidth(_MOST_WIDTH)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_HEADING)
        # Signals
        self.copy.clicked.connect(self.copy_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.back.clicked.connect(self.left)
        self.hide_link.clicked.connect(self.hidden)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps shown."""
        return self._steps

    def show_steps(self, steps: Sequence[Step], *, has_list: bool) -> None:
        """Show the steps as they now stand; `has_list` where there is what waits to go back to."""
        before = next_step(self._steps)
        self._steps = tuple(steps)
        coming = next_step(steps)
        self.intro.setText(_INTRO if coming else _ALL_DONE)
        while len(self.rows) < len(steps):
            row = _StepRow(len(self.rows) + 1, self._grid, self._inner)
            row.button.clicked.connect(partial(self._on_step_clicked, len(self.rows)))
            self.rows.append(row)
            self._order_keys()
        for step, row in zip(steps, self.rows, strict=True):
            row.show_step(step, is_next=step is coming)
            if step is coming:
                lead_to(self, row.button)
        self.back.setVisible(has_list)
        # A step may be done while she is elsewhere: then the keyboard is led on when it comes back.
        self._leads_on |= before is not None and (coming is None or coming.title != before.title)
        self._leads_on = self._leads_on and not self._lead_on()
        if self._leads_on:
            # The room that is opened again gives the keyboard back to the step where it was.
            QTimer.singleShot(0, self, self._lead_on_later)

    def _lead_on_later(self) -> None:
        self._leads_on = self._leads_on and not self._lead_on()

    def _order_keys(self) -> None:
        """Let Tab and the arrows walk from above to below, though the steps are made last."""
        below = (self.copy, self.sample, self.back, self.hide_link)
        chain = (*(row.button for row in self.rows), *below)
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _lead_on(self) -> bool:
        """Bring the keyboard from the step that is done to the next one; False where it is at no step."""
        # The window's own: a dialog may still have the screen's.
        now = self.window().focusWidget()
        if not any(row.button is now for row in self.rows):
            return False
        following = next((row.button for row in self.rows if row.button.property("primary")), None)
        (following or self.back).setFocus()
        return True

    def _links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.hide_link)
        return row

    def _on_step_clicked(self, number: int) -> None:
        self.place_requested.emit(self._steps[number].place)


class GuideNote(QFrame):
    """Say beside the list how many of the first steps are done, and which is the next."""

    opened = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Widgets
        self.words = plain_label(self)
        self.words.setWordWrap(True)
        self.open_link = _link("Xem các bước", self)
        self.hide_link = _link("Ẩn", self)
        # Assemble
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, GAP, SPACE, GAP)
        column.setSpacing(0)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.open_link)
        row.addStretch(1)
        row.addWidget(self.hide_link)
        column.addLayout(row)
        # Signals
        self.open_link.clicked.connect(self.opened)
        self.hide_link.clicked.connect(self.hidden)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Say where the steps stand."""
        done, coming = sum(step.is_done for step in steps), next_step(steps)
        ahead = f" Tiếp theo: {in_sentence(coming.title)}." if coming else ""
        self.words.setText(f"Bắt đầu: xong {done}/{len(steps)} bước.{ahead}")


class _StepRow:
    """Hold the widgets of one step, in a row of the grid."""

    def __init__(self, number: int, grid: QGridLayout, parent: QWidget) -> None:
        self._number = number
        self.sign = QLabel(parent)
        self.title = plain_label(parent)
        self.words = plain_label(parent)
        self.words.setWordWrap(True)
        self.words.setProperty("muted", True)
        self.button = QPushButton(parent)
        # Enter begins the step, as in a dialog.
        self.button.setAutoDefault(True)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.words)
        grid.addWidget(self.sign, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(said, number, 1)
        grid.addWidget(self.button, number, 2, Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, step: Step, *, is_next: bool) -> None:
        tone = Tone.DONE if step.is_done else Tone.NEUTRAL
        sign = icon("circle-check" if step.is_done else "circle-dashed", tone)
        ratio = self.sign.devicePixelRatioF()
        self.sign.setPixmap(sign.pixmap(QSize(ICON_SIZE, ICON_SIZE), ratio))
        self.sign.setAccessibleName("Đã xong" if step.is_done else "Chưa làm")
        font = self.title.font()
        font.setBold(is_next)
        self.title.setFont(font)
        done = " (đã xong)" if step.is_done else ""
        self.title.setText(f"{self._number}. {step.title}{done}")
        self.words.setText(step.words)
        self.button.setText(step.verb)
        if self.button.property("primary") != is_next:
            self.button.setProperty("primary", is_next)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
            # The grid must ask anew how wide it is: a primary button has room beside its words.
            self.button.updateGeometry()


class _Link(QToolButton):
    """Be clicked with Enter too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def _link(text: str, parent: QWidget) -> QToolButton:
    made = _Link(parent)
    made.setText(text)
    made.setProperty("link", True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _rule(parent: QWidget) -> QFrame:
    made = QFrame(parent)
    made.setFrameShape(QFrame.Shape.HLine)
    made.setFrameShadow(QFrame.Shadow.Sunken)
    return made


def _other(text: str, button: QPushButton) -> QHBoxLayout:
    """Return a row that says when another way to begin is hers, with its button."""
    words = QLabel(text, button.parentWidget())
    words.setWordWrap(True)
    row = QHBoxLayout()
    row.setSpacing(MARGIN)
    row.addWidget(words, 1)
    row.addWidget(button)
    return row
