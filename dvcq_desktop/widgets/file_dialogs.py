# SPDX-License-Identifier: MIT
"""Which file to read and where one is saved: the question begins in the folder that was used last.

Qt itself remembers that folder, also for the next start, but only for a dialog that is given none. Where the
system has no such question of its own, Qt's is laid out so that its columns are read whole.
"""

from __future__ import annotations

from PySide6.QtCore import QDir, QSize, QStandardPaths, QStorageInfo, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

from dvcq_desktop.widgets.fitting import fitting_size

_OWN_SIZE = QSize(880, 540)
_SIDE = 170
_PLACES = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)
# Where Linux puts what is plugged in.
_PLUGGED_IN = ("/media/", "/run/media/")


def open_dialog(
    parent: QWidget | None, title: str, kinds: str = "", *, several: bool = False, folder: str = ""
) -> QFileDialog:
    """Return the question of which file to read, or which `several`; it deletes itself when closed."""
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    _lay_out(dialog)
    return dialog


def save_dialog(
    parent: QWidget | None, title: str, name: str, kinds: str = "", suffix: str = ""
) -> QFileDialog:
    """Return the question of where to save, with a name to begin with; it deletes itself when closed."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    _lay_out(dialog)
    return dialog


def folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """Return the question of which folder to save several files in; it deletes itself when closed."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _lay_out(dialog)
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


def _lay_out(dialog: QFileDialog) -> None:
    """Give Qt's own dialog room for its columns and the places where files mostly are; leave the system's."""
    tree, splitter = dialog.findChild(QTreeView), dialog.findChild(QSplitter)
    if tree is None or splitter is None:
        return
    header = tree.header()
    header.setStretchLastSection(False)
    for column in range(header.count()):
        stretches = column == 0
        mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
    places = [QStandardPaths.writableLocation(place) for place in _PLACES]
    plugged = [volume.rootPath() for volume in QStorageInfo.mountedVolumes()]
    places += [place for place in plugged if place.startswith(_PLUGGED_IN)]
    there = dict.fromkeys(place for place in places if place and QDir(place).exists())
    dialog.setSidebarUrls([QUrl("file:"), *(QUrl.fromLocalFile(place) for place in there)])
    dialog.resize(_OWN_SIZE)
    dialog.resize(fitting_size(dialog))
    splitter.setSizes([_SIDE, dialog.width() - _SIDE])
