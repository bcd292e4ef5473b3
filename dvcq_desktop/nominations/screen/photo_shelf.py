# SPDX-License-Identifier: MIT
"""The photos and documents of a model: pictures as thumbnails, everything opened, saved and removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from dvcq_desktop.database.attachments import read_blob
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.nominations.rules import is_photo
from dvcq_desktop.widgets.attachments import AttachmentList, ShownFile
from dvcq_desktop.widgets.choices import Tick
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

_EDGE = 96
_BESIDE = 3  # so many stand beside each other in the narrowest detail
_KEY = int(Qt.ItemDataRole.UserRole)

Pictures = dict[str, QImage]


class PhotoShelf(AttachmentList):
    """List files, and above them show the pictures small; Enter or a double click opens one."""

    pictures_wanted = Signal(object)  # tuple of sha256

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, ShownFile] = {}
        self._pictures: Pictures = {}
        # Widgets
        self.heading.setText("Ảnh, tài liệu")
        self.shelf = QListWidget(self)
        self.shelf.setAccessibleName("Ảnh của mô hình")
        self.shelf.setViewMode(QListView.ViewMode.IconMode)
        self.shelf.setMovement(QListView.Movement.Static)
        self.shelf.setResizeMode(QListView.ResizeMode.Adjust)
        self.shelf.setIconSize(QSize(_EDGE, _EDGE))
        self.shelf.setGridSize(QSize(_EDGE + 16, _EDGE + self.fontMetrics().height() + 12))
        self.shelf.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.shelf.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.shelf.hide()
        self.keeps_original = Tick("Giữ nguyên ảnh gốc (không thu nhỏ ảnh lớn)", self)
        # Assemble
        column = self.layout()
        assert column is not None
        column.removeWidget(self.listed)
        column.addWidget(self.keeps_original)
        column.addWidget(self.shelf)
        column.addWidget(self.listed)
        # Signals
        self.shelf.itemActivated.connect(self._on_item_activated)
        self.shelf.customContextMenuRequested.connect(self._on_menu_requested)

    def show_files(self, files: Sequence[ShownFile]) -> None:
        """List the files, and ask for the pictures that were not shown before."""
        super().show_files(files)
        self._shown = {file.id: file for file in files if is_photo(file.name)}
        self.shelf.clear()
        for file in self._shown.values():
            item = QListWidgetItem(file.name, self.shelf)
            item.setData(_KEY, file.id)
            item.setToolTip(file.name)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setSizeHint(self.shelf.gridSize())
            self._show_picture(item, file)
        rows = 1 if len(self._shown) <= _BESIDE else 2
        self.shelf.setFixedHeight(rows * self.shelf.gridSize().height() + 8)
        self.shelf.setVisible(bool(self._shown))
        wanted = tuple(file.sha256 for file in self._shown.values() if file.sha256 not in self._pictures)
        if wanted:
            self.pictures_wanted.emit(wanted)

    def take_pictures(self, pictures: Pictures) -> None:
        """Show pictures that were read, by the keys of their contents."""
        self._pictures |= pictures
        for place in range(self.shelf.count()):
            item = self.shelf.item(place)
            self._show_picture(item, self._shown[item.data(_KEY)])

    def menu_of(self, key: str) -> QMenu:
        """Make the menu of one picture."""
        file = self._shown[key]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("external-link"), "Mở", partial(self.open_requested.emit, file.sha256, file.name))
        menu.addAction(icon("download"), "Lưu ra…", partial(self.save_requested.emit, file.sha256, file.name))
        menu.addAction(icon("trash-2"), "Bỏ", partial(self.remove_requested.emit, key))
        return menu

    def _show_picture(self, item: QListWidgetItem, file: ShownFile) -> None:
        image = self._pictures.get(file.sha256)
        if image is not None and not image.isNull():
            item.setIcon(QIcon(QPixmap.fromImage(image)))
        else:
            item.setIcon(icon("file-text"))

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        file = self._shown[item.data(_KEY)]
        self.open_requested.emit(file.sha256, file.name)

    def _on_menu_requested(self, at: QPoint) -> None:
        if item := self.shelf.itemAt(at):
            self.menu_of(item.data(_KEY)).popup(self.shelf.viewport().mapToGlobal(at))


def read_pictures(keys: Sequence[str], connection: sqlite3.Connection) -> Pictures:
    """Return pictures made small, on the reader's thread; one that cannot be read is empty."""
    found: Pictures = {}
    for key in keys:
        try:
            found[key] = _small(read_blob(connection, key))
        except DatabaseError:
            found[key] = QImage()
    return found


def _small(data: bytes) -> QImage:
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(2 * _EDGE, 2 * _EDGE, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
