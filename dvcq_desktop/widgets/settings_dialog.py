# SPDX-License-Identifier: MIT
"""What she may set on this PC, in one dialog: the file's place, letters and colours, printer, errors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.application import Look
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.file_dialogs import folder_dialog
from dvcq_desktop.widgets.form import FormLayout
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.plain import OneLine, plain_label
from dvcq_desktop.widgets.theme import icon
from dvcq_desktop.widgets.workbench import PRINTER_SHIFT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

_OWN = "Như Windows" if sys.platform == "win32" else "Như hệ thống"
_SIZES = ((0, _OWN), (1, "Lớn hơn một cỡ"), (2, "Lớn hơn hai cỡ"), (4, "Lớn hơn bốn cỡ"))
_COLOURS = ((False, "Sáng"), (True, "Tối"))
_MOST_MM = 30.0
_LETTERS = 104


class SettingsDialog(QDialog):
    """Show the settings of this PC; each takes effect at once, what needs the whole window is asked of it.

    `look_chosen` carries a Look, `move_requested` a folder.
    """

    look_chosen = Signal(object)
    reset_requested = Signal()
    move_requested = Signal(object)
    backups_requested = Signal()
    report_requested = Signal()

    def __init__(self, settings: QSettings, path: Path, parent: QWidget, *, movable: bool) -> None:
        super().__init__(parent)
        self._settings = settings
        self._path = path
        look = Look.kept(settings)
        # Widgets
        self.messages = MessageBar(self)
        self.place = OneLine(self)
        self.place.setText(str(path))
        self.open_folder = self._button("Mở thư mục", self._on_folder_clicked)
        self.moving = self._button("Chuyển sang thư mục khác…", self._on_move_clicked)
        self.moving.setEnabled(movable)
        self.backups = self._button("Sao lưu và khôi phục…", self._on_backups_clicked)
        self.letters = KindBox(_SIZES, self)
        self.letters.set_value(look.larger)
        self.colours = KindBox(_COLOURS, self)
        self.colours.set_value(look.dark)
        self.reset = self._button("Đặt lại cột, khung và cửa sổ", self._on_reset_clicked)
        self.right, self.down = (self._shift(key) for key in PRINTER_SHIFT)
        self.report = self._button("Lưu thông tin lỗi…", self._on_report_clicked)
        # Assemble
        self.setWindowTitle("Cài đặt")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._build()
        # Signals
        self.letters.edited.connect(self._on_look_edited)
        self.colours.edited.connect(self._on_look_edited)

    def _build(self) -> None:
        file = self._group("Tệp dữ liệu")
        file.addRow("Nơi lưu:", self.place)
        file.addRow("", self._row(self.open_folder, self.moving, self.backups))
        look = self._group("Hiển thị trên máy này")
        look.add_field("Cỡ chữ", self.letters)
        look.add_field("Màu nền", self.colours)
        look.addRow("", self._row(self.reset))
        paper = self._group("Máy in của máy này")
        paper.add_field("Dịch sang phải", self.right, hint="Khi in lên phôi giấy chứng nhận, biểu mẫu in sẵn")
        paper.add_field("Dịch xuống dưới", self.down, hint="Khi in lên phôi giấy chứng nhận, biểu mẫu in sẵn")
        said = plain_label(self)
        said.setText("Dùng khi in lên phôi mua sẵn: đo trên trang in thử; số âm là dịch ngược lại.")
        said.setProperty("muted", True)
        paper.add_wide(said)
        errors = self._group("Khi chương trình có lỗi")
        errors.addRow("", self._row(self.report))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(icon("x"))
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        for group in self.findChildren(QGroupBox):
            column.addWidget(group)
        column.addWidget(buttons)

    def _group(self, title: str) -> FormLayout:
        return FormLayout(QGroupBox(title, self))

    def _row(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, words: str, step: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(step)
        return button

    def _shift(self, key: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(-_MOST_MM, _MOST_MM)
        box.setSingleStep(0.5)
        box.setDecimals(1)
        box.setSuffix(" mm")
        box.setValue(float(str(self._settings.value(key, 0.0, float))))
        box.setProperty("key", key)
        box.valueChanged.connect(self._on_shift_changed)
        return box

    def _on_shift_changed(self, value: float) -> None:
        self._settings.setValue(str(self.sender().property("key")), value)

    def _on_look_edited(self, _value: object) -> None:
        self.look_chosen.emit(Look(int(str(self.letters.value)), dark=bool(self.colours.value)))

    def _on_folder_clicked(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self.messages.show_error(f"Không mở được thư mục {self._path.parent}.")

    def _on_move_clicked(self) -> None:
        dialog = folder_dialog(self, "Chuyển tệp dữ liệu sang thư mục")
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self.move_requested.emit(Path(folder))

    def _on_backups_clicked(self) -> None:
        self.accept()
        self.backups_requested.emit()

    def _on_reset_clicked(self) -> None:
        self.reset_requested.emit()

    def _on_report_clicked(self) -> None:
        self.report_requested.emit()
