# SPDX-License-Identifier: MIT
"""Where a file is saved: the question begins in the folder that was used last.

Qt itself remembers that folder, also for the next start, but only for a dialog that is given none.
"""

from __future__ import annotations

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def save_dialog(parent: QWidget, title: str, name: str, kinds: str = "", suffix: str = "") -> QFileDialog:
    """Return the question of where to save, with a name to begin with; it deletes itself when closed."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return dialog


def folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """Return the question of which folder to save several files in; it deletes itself when closed."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def begin_in_documents() -> None:
    """Let the first question of all begin where she keeps documents, not where the program stands."""
    for place in (
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.HomeLocation,
    ):
        folder = QStandardPaths.writableLocation(place)
        if folder and QDir(folder).exists() and QDir.setCurrent(folder):
            return
