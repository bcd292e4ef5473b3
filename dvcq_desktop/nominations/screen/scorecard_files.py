# SPDX-License-Identifier: MIT
"""Scorecards to files and from them: what one office gives another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.errors import UserError, reason_of
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.templates import read_template, write_template
from dvcq_desktop.text.file_names import safe_file_name
from dvcq_desktop.widgets.file_dialogs import open_dialog, save_dialog
from dvcq_desktop.widgets.files import write_whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.nominations.scorecards import Scorecard

_SUFFIX = ".toml"
_KINDS = "Thang điểm (*.toml)"
_LARGEST = 2 << 20


class ScorecardFiles(QObject):
    """Ask for a file, and read or write it."""

    read = Signal(object)  # Scorecard
    said = Signal(str)  # a sentence of what was done
    failed = Signal(str)  # a sentence

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask_save(self, card: Scorecard) -> None:
        """Ask where to save a scorecard that can be used; say why another one is not saved."""
        if problems(card):
            self.save_to(card, "")
            return
        dialog = save_dialog(
            self._window, "Xuất thang điểm", safe_file_name(card.name, _SUFFIX), _KINDS, "toml"
        )
        dialog.fileSelected.connect(partial(self.save_to, card))
        dialog.open()

    def ask_open(self) -> None:
        """Ask which file to read."""
        dialog = open_dialog(self._window, "Nhập thang điểm từ tệp", f"{_KINDS};;Mọi tệp (*)")
        dialog.fileSelected.connect(self.open_from)
        dialog.open()

    def save_to(self, card: Scorecard, path: str) -> None:
        """Save a scorecard, and say so or why not: one that cannot be used could be read in nowhere."""
        if wrong := problems(card):
            self.failed.emit(
                f"Chưa xuất “{card.called}”: {wrong[0]} Máy khác không nhận được tệp như vậy: hãy sửa trong"
                " bảng, rồi xuất lại."
            )
            return
        try:
            write_whole(Path(path), write_template(card))
        except UserError as error:
            self.failed.emit(error.sentence)
        else:
            self.said.emit(f"Đã xuất “{card.called}” ra {path}.")

    def open_from(self, name: str) -> None:
        """Read a scorecard, and tell it or why it cannot be used."""
        path = Path(name)
        try:
            with path.open("rb") as file:
                found = read_template(file.read(_LARGEST))
        except OSError as error:
            self.failed.emit(f"Không đọc được tệp “{path.name}” ({reason_of(error)}); hãy chọn lại.")
        except UserError as error:
            self.failed.emit(f"“{path.name}”: {error.sentence}")
        else:
            self.read.emit(found)
