# SPDX-License-Identifier: MIT
"""What the front door asks and tells in boxes; imported when there is something to ask, which is seldom."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from dvcq_desktop import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NAME = "DVCQ Desktop"
_FILTER = "Tệp dữ liệu DVCQ (*.dvcq);;Mọi tệp (*)"


class Instead(Enum):
    """Say what she wants where a file cannot be opened."""

    RESCUE = "Khôi phục bản sao lưu"
    VIEW = "Mở để xem"
    OTHER = "Mở tệp khác…"
    NEW = "Tạo tệp mới…"
    LEAVE = "Thoát"


def ask_instead(sentence: str, *, viewable: bool, rescue: str = "") -> Instead:
    """Say why a file cannot be opened, and ask what to do instead; `rescue` names a backup that is whole."""
    box = QMessageBox(QMessageBox.Icon.Warning, _NAME, sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    roles = {
        Instead.RESCUE: QMessageBox.ButtonRole.AcceptRole,
        Instead.VIEW: QMessageBox.ButtonRole.AcceptRole,
        Instead.OTHER: QMessageBox.ButtonRole.AcceptRole,
        Instead.NEW: QMessageBox.ButtonRole.ActionRole,
        Instead.LEAVE: QMessageBox.ButtonRole.RejectRole,
    }
    buttons = {
        instead: box.addButton(rescue if instead is Instead.RESCUE else instead.value, role)
        for instead, role in roles.items()
        if {Instead.VIEW: viewable, Instead.RESCUE: bool(rescue)}.get(instead, True)
    }
    box.exec()
    clicked = box.clickedButton()
    return next((instead for instead, button in buttons.items() if button is clicked), Instead.LEAVE)


def ask_file(window: QWidget | None, title: str) -> Path | None:
    """Ask which file to open."""
    name, _ = QFileDialog.getOpenFileName(window, title, str(_home()), _FILTER)
    return Path(name) if name else None


def ask_place(window: QWidget | None, title: str, suggested: str) -> Path | None:
    """Ask where a file is to be made, and suggest a name."""
    name, _ = QFileDialog.getSaveFileName(window, title, str(_home() / suggested), _FILTER)
    return Path(name) if name else None


def warn(window: QWidget | None, sentence: str) -> None:
    """Say what could not be done."""
    box = QMessageBox(QMessageBox.Icon.Warning, _NAME, sentence, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def tell_about(window: QWidget | None) -> None:
    """Introduce the program; say which face papers are printed in, for the decree names one."""
    from dvcq_desktop.documents.fonts import prints_in_times  # noqa: PLC0415 - the first start asks nothing

    face = (
        "Giấy tờ in bằng phông Times New Roman của máy này."
        if prints_in_times()
        else "Máy này không có đủ phông Times New Roman: giấy tờ in bằng phông Liberation Serif đi kèm, chữ"
        " rộng bằng nhau; bản Word vẫn ghi Times New Roman."
    )
    QMessageBox.about(
        window,
        "Giới thiệu chương trình",
        f"{_NAME} {__version__}\n\nTheo dõi công tác dân vận chính quyền cấp xã.\n"
        f"Dữ liệu nằm trong một tệp trên máy này; chương trình không gửi gì ra ngoài.\n\n{face}",
    )


def _home() -> Path:
    return Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
