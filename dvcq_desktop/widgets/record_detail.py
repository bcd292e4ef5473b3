# SPDX-License-Identifier: MIT
"""The right half of a page: the current record's form and its history, or the form of a new record."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.plain import OneLine
from dvcq_desktop.widgets.remarks import RemarksPane
from dvcq_desktop.widgets.several import SeveralPane
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.widgets.several import Step

_LIST = "margin-top: 0px; margin-bottom: 8px; margin-left: -24px;"
# Lines of text from which there is room for a heading.
_HEADED_FROM = 16
# Of so many lines of the pane, a remark may take one.
_LINES_OF_A_REMARK = 6


class Detail(QWidget):
    """Frame the forms of a record; the tab adds them with `add`."""

    submit_requested = Signal()
    keep_requested = Signal()  # what is typed into a record that is in the file
    cancel_requested = Signal()
    history_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_record = False
        # Widgets
        self.heading = OneLine(self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setProperty("heading", True)
        self.remarks = RemarksPane(self)
        self.remarks.hide()
        self.tabs = Tabs(self)
        self._info = QWidget(self)
        self._history = QTextBrowser(self)
        self._history.setFrameShape(QFrame.Shape.NoFrame)
        self._history.setAccessibleName("Lịch sử")
        self.save = QPushButton("Lưu", self)
        self.save.setProperty("primary", True)
        self.save.setToolTip("Lưu (Ctrl+S)")
        self.save.setAutoDefault(True)
        self.cancel = QPushButton("Thôi", self)
        self.hint = QLabel("Ctrl+Enter hoặc Ctrl+S: lưu · Ctrl+N: lưu và nhập tiếp", self)
        self.hint.setProperty("muted", True)
        self.hint.setWordWrap(True)
        self._buttons = QWidget(self)
        self.several = SeveralPane(self)
        self.several.hide()
        self._nothing = QLabel("Chọn một dòng để xem và sửa.", self)
        self._nothing.setProperty("muted", True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._assemble()
        # Signals
        for key in (Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_save_pressed)
        self.save.clicked.connect(self.submit_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.show_nothing()

    def _assemble(self) -> None:
        self._column = QVBoxLayout(self._info)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._info)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.tabs.addTab(scroll, "Thông tin")
        self.tabs.addTab(self._history, "Lịch sử")
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.addWidget(self.hint, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)
        # Below: what comes and goes above the fields would move them from under the mouse.
        column.addWidget(self.remarks)
        column.addWidget(self._buttons)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.several, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a part to the first tab, under those added before."""
        self._column.insertWidget(self._column.count() - 1, widget, stretch)

    def add_tab(self, widget: QWidget, title: str) -> None:
        """Add a tab of a record that is in the file, before its history."""
        self.tabs.insertTab(self.tabs.indexOf(self._history), widget, title)

    def show_record(self, heading: str, remarks: Sequence[str]) -> None:
        """Frame a record that is in the file."""
        self._show_parts(record=True)
        self.heading.setText(heading)
        self._fit()
        self.remarks.tell(remarks, self._most_remarks())
        self._show_tabs(shown=True)
        self._buttons.hide()
        if self.tabs.currentWidget() is self._history:
            self.history_requested.emit()

    def _most_remarks(self) -> int:
        """Return how many remarks leave room for the forms."""
        lines = self.height() // max(self.fontMetrics().lineSpacing(), 1)
        return max(1, lines // _LINES_OF_A_REMARK)

    def show_new(self, heading: str, verb: str) -> None:
        """Frame a record that waits for its "Lưu"."""
        self._show_parts(record=True)
        self.heading.setText(heading)
        self.remarks.hide()
        self.tabs.setCurrentIndex(0)
        self._show_tabs(shown=False)
        self.save.setText(verb)
        self._buttons.show()

    def show_several(self, heading: str, steps: Sequence[Step]) -> None:
        """Offer what can be done to all the rows that are selected."""
        self._show_parts(record=False)
        self._nothing.hide()
        self.several.offer(heading, steps)
        self.several.show()

    def show_nothing(self) -> None:
        """Say that no row is chosen."""
        self._show_parts(record=False)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Fill the tab of the history."""
        parts = []
        for line in lines:
            changes = "".join(f"<li>{escape(change)}</li>" for change in line.changes)
            heading = f"<p style='margin-bottom: 0px'><b>{escape(line.heading)}</b></p>"
            parts.append(f"{heading}<ul style='{_LIST}'>{changes}</ul>")
        self._history.setHtml("".join(parts) or "<p>Chưa có thay đổi nào.</p>")

    @property
    def history_text(self) -> str:
        """Return the history as it is read."""
        return self._history.toPlainText()

    def minimumSizeHint(self) -> QSize:
        """Let the forms scroll inside, under the heading and above the buttons."""
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - any height will do
        """Ask for no height by the lines of the remarks: the page would scroll what scrolls inside."""
        return 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the heading out where there is little height: the row above says it."""
        super().resizeEvent(event)
        self._fit()
        self.remarks.fit(self._most_remarks())

    def _fit(self) -> None:
        low = self.height() < self.fontMetrics().height() * _HEADED_FROM
        self.heading.setVisible(self._has_record and not low)

    def _show_parts(self, *, record: bool) -> None:
        self._has_record = record
        self._fit()
        self.several.hide()
        self.tabs.setVisible(record)
        self._nothing.setVisible(not record)
        if not record:
            self.remarks.hide()
            self._buttons.hide()

    def _on_save_pressed(self) -> None:
        if not self._buttons.isHidden():
            self.submit_requested.emit()
        elif self._has_record:
            self.keep_requested.emit()

    def _show_tabs(self, *, shown: bool) -> None:
        """Show or hide all tabs but the first: a new record has only that."""
        for place in range(1, self.tabs.count()):
            self.tabs.setTabVisible(place, shown)

    def _on_tab_changed(self, _place: int) -> None:
        if self.tabs.currentWidget() is self._history:
            self.history_requested.emit()
