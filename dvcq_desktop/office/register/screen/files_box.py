# SPDX-License-Identifier: MIT
"""What can be done with a paper's own bytes and with its scan, below the fields of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dvcq_desktop.office.register.screen.rows import made
from dvcq_desktop.widgets.drops import FileDrops
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, icon

if TYPE_CHECKING:
    from dvcq_desktop.office.register.rules import Issued


class FilesBox(QWidget):
    """Offer the print and the scan of one paper; a scan may be dropped on it too."""

    open_print_requested = Signal()
    save_print_requested = Signal()
    save_word_requested = Signal()
    attach_requested = Signal()
    open_scan_requested = Signal()
    save_scan_requested = Signal()
    remove_scan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self._made = _muted(self)
        self.open_print = self._button("Mở lại bản in", "printer")
        self.save_print = self._button("Lưu bản in…", "download")
        self.save_word = self._button("Lưu Word…", "download")
        self.save_word.setToolTip("Lưu nội dung đã in thành tệp Word, để sửa tiếp")
        self._scan = _muted(self)
        self.attach = self._button("Gắn bản quét…", "paperclip")
        self.open_scan = self._button("Mở bản quét", "external-link")
        self.save_scan = self._button("Lưu bản quét…", "download")
        self.remove_scan = self._button("Bỏ bản quét", "x")
        self.drops = FileDrops(self)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._made)
        column.addLayout(_row(self.open_print, self.save_print))
        column.addLayout(_row(self.save_word))
        column.addSpacing(SPACE)
        column.addWidget(self._scan)
        column.addLayout(_row(self.attach, self.open_scan))
        column.addLayout(_row(self.save_scan, self.remove_scan))
        # Signals
        self.open_print.clicked.connect(self.open_print_requested)
        self.save_print.clicked.connect(self.save_print_requested)
        self.save_word.clicked.connect(self.save_word_requested)
        self.attach.clicked.connect(self.attach_requested)
        self.open_scan.clicked.connect(self.open_scan_requested)
        self.save_scan.clicked.connect(self.save_scan_requested)
        self.remove_scan.clicked.connect(self.remove_scan_requested)

    def show_paper(self, paper: Issued) -> None:
        """Show what there is of a paper."""
        self._made.setText(made(paper))
        self.open_print.setEnabled(paper.file is not None)
        self.save_print.setEnabled(paper.file is not None)
        self.save_word.setEnabled(paper.file is not None)
        has_scan = paper.scan is not None
        self._scan.setText(
            f"Bản quét: {paper.scan_name}" if has_scan else "Chưa có bản quét của văn bản đã ký."
        )
        self.attach.setText("Thay bản quét…" if has_scan else "Gắn bản quét…")
        for button in (self.open_scan, self.save_scan, self.remove_scan):
            button.setVisible(has_scan)

    def _button(self, verb: str, icon_name: str) -> QPushButton:
        button = QPushButton(icon(icon_name), verb, self)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return button


def _muted(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", True)
    return label


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
