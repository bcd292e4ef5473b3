# SPDX-License-Identifier: MIT
"""Beside the comparison: which thôn have not registered, and which models go on from the other year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.nominations.comparing import Comparison
from dvcq_desktop.widgets.clipboard import texts_as_mime
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.theme import MARGIN, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.nominations.rules import Model

_GAP = 2
_ROLE = Qt.ItemDataRole.UserRole


class CompareSide(Tabs):
    """Show two lists under tabs, each of which can be copied."""

    models_requested = Signal(int, object, str)  # year, keys, what to call them
    copied = Signal(str)  # a sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = Comparison(0, 0)
        # Widgets
        self.villages_said = _label(self)
        self.villages = QListWidget(self)
        self.villages.setAccessibleName("Thôn chưa đăng ký")
        self.copy_villages_button = _copy_button("Sao chép danh sách thôn chưa đăng ký", self)
        self.models_said = _label(self)
        self.models = QListWidget(self)
        self.models.setAccessibleName("Mô hình tiếp tục, chưa tiếp tục và mới")
        self.copy_models_button = _copy_button("Sao chép danh sách mô hình", self)
        # Assemble
        self.addTab(_column(self.villages_said, self.villages, self.copy_villages_button), "Thôn")
        self.addTab(_column(self.models_said, self.models, self.copy_models_button), "Tiếp tục")
        self.setAccessibleName("Bên cạnh bảng so sánh")
        # Signals
        self.copy_villages_button.clicked.connect(self.copy_villages)
        self.copy_models_button.clicked.connect(self.copy_models)
        self.models.itemClicked.connect(self._on_item_activated)
        self.models.itemActivated.connect(self._on_item_activated)

    def show_comparison(self, read: Comparison) -> None:
        """Show what goes with a comparison."""
        self._read = read
        self._show_villages(read)
        self._show_models(read)

    def copy_villages(self) -> None:
        """Put the thôn that have not registered on the clipboard."""
        rows = [["TT", f"Thôn chưa đăng ký năm {self._read.year}"]]
        rows += [[str(place), unit.name] for place, unit in enumerate(self._read.villages.missing, 1)]
        QGuiApplication.clipboard().setMimeData(texts_as_mime(rows))
        self.copied.emit(f"Đã sao chép {len(rows) - 1} thôn chưa đăng ký.")

    def copy_models(self) -> None:
        """Put what goes on, what does not and what is new on the clipboard."""
        rows = [["Mô hình", "Đơn vị, thôn", f"So với năm {self._read.other}"]]
        for title, models in self._groups(self._read):
            rows += [[model.name, self._read.where(model), title] for model in models]
        QGuiApplication.clipboard().setMimeData(texts_as_mime(rows))
        self.copied.emit(f"Đã sao chép {len(rows) - 1} mô hình.")

    def _show_villages(self, read: Comparison) -> None:
        found, before = read.villages, read.villages_before
        registered = {unit.id for unit in before.registered}
        self.setTabText(0, f"Thôn {len(found.registered)}/{found.total}" if found.total else "Thôn")
        said = f"Năm {read.year}: {found.sentence}. Năm {read.other}: {before.sentence}."
        if not found.total:
            said = "Chưa có thôn nào: hãy khai ở phòng Cơ quan, thẻ Đơn vị, loại Thôn."
        elif not found.missing:
            said += " Mọi thôn đều đã đăng ký."
        else:
            said += f" Còn {len(found.missing)} thôn chưa đăng ký:"
        self.villages_said.setText(said)
        self.villages.clear()
        for unit in found.missing:
            known = f" (năm {read.other} có đăng ký)" if unit.id in registered else ""
            self.villages.addItem(f"{unit.name}{known}")
        self.copy_villages_button.setEnabled(bool(found.missing))

    def _show_models(self, read: Comparison) -> None:
        self.setTabText(1, f"Tiếp tục {len(read.continued)}")
        self.models_said.setText(
            f"Năm {read.year}: {len(read.continued)} mô hình tiếp tục từ năm {read.other},"
            f" {len(read.new)} mô hình mới; {len(read.left)} mô hình của năm {read.other} không tiếp tục."
        )
        self.models.clear()
        for title, models in self._groups(read):
            if models:
                head = QListWidgetItem(f"{title}: {len(models)}", self.models)
                font = head.font()
                font.setBold(True)
                head.setFont(font)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for model in models:
                item = QListWidgetItem(f"{model.name} · {read.where(model)}", self.models)
                item.setData(_ROLE, (model.year, model.id, model.name))
                item.setToolTip(item.text())
        self.copy_models_button.setEnabled(self.models.count() > 0)

    def _groups(self, read: Comparison) -> list[tuple[str, Sequence[Model]]]:
        return [
            (f"Tiếp tục từ năm {read.other}", read.continued),
            (f"Năm {read.other} có, không tiếp tục", read.left),
            (f"Mới năm {read.year}", read.new),
        ]

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        held = item.data(_ROLE)
        if held is not None:
            year, key, name = held
            self.models_requested.emit(year, (key,), name)


def _label(parent: QWidget) -> QLabel:
    label = plain_label(parent)
    label.setWordWrap(True)
    return label


def _copy_button(verb: str, parent: QWidget) -> QPushButton:
    button = QPushButton("Sao chép", parent)
    button.setToolTip(verb)
    button.setAccessibleName(verb)
    button.setIcon(icon("copy"))
    return button


def _column(said: QWidget, rows: QListWidget, button: QPushButton) -> QWidget:
    rows.setAlternatingRowColors(True)
    rows.setSpacing(_GAP)
    rows.setTextElideMode(Qt.TextElideMode.ElideRight)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(SPACE, MARGIN, 0, 0)
    column.setSpacing(SPACE)
    # Above the list: below it, it would be out of sight where the pane is low.
    head = QHBoxLayout()
    head.setSpacing(SPACE)
    head.addWidget(said, 1)
    head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addWidget(rows, 1)
    return pane
