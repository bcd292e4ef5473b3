# SPDX-License-Identifier: MIT
"""What the front door asks and tells in boxes; imported when there is something to ask, which is seldom."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from dvcq_desktop import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

_NAME = "DVCQ Desktop"
_SILENT = (
    "Chương trình đang mở sẵn nhưng chưa trả lời: có thể đang làm một việc lâu, hoặc bị treo. Hãy đợi một lát"
    " rồi bấm “Thử lại”. Nếu vẫn vậy, kết thúc DVCQ Desktop trong Trình quản lý tác vụ (Ctrl+Shift+Esc) rồi"
    " mở lại: dữ liệu đã lưu vẫn còn, chữ đang gõ dở được giữ lại."
)
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


def ask_to_knock_again() -> bool:
    """Say that the program is open but does not answer; tell whether she wants to try once more."""
    box = QMessageBox(QMessageBox.Icon.Warning, _NAME, _SILENT)
    box.setTextFormat(Qt.TextFormat.PlainText)
    again = box.addButton("Thử lại", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is again


def ask_file(window: QWidget | None, title: str) -> Path | None:
    """Ask which file to open."""
    from dvcq_desktop.widgets import file_dialogs  # noqa: PLC0415 - the first start asks nothing

    file_dialogs.begin_in_documents()
    return _chosen(file_dialogs.open_dialog(window, title, _FILTER))


def ask_place(window: QWidget | None, title: str, suggested: str) -> Path | None:
    """Ask where a file is to be made, and suggest a name."""
    from dvcq_desktop.widgets import file_dialogs  # noqa: PLC0415 - the first start asks nothing

    file_dialogs.begin_in_documents()
    return _chosen(file_dialogs.save_dialog(window, title, suggested, _FILTER))


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


def _chosen(dialog: QFileDialog) -> Path | None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is still to be read
    names = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(names[0]) if names else None
