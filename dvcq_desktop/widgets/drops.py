# SPDX-License-Identifier: MIT
"""A file dragged from the desktop and dropped on a row of a table, or on a part of its detail."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.table import RecordTable

_MOVES = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class FileDrops(QObject):
    """Take files that are dropped on one widget; of several only the first counts."""

    dropped = Signal(object)  # Path

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def accepts(self, event: QDropEvent) -> bool:
        """Tell whether a file may be dropped there."""
        return _file(event.mimeData()) is not None

    def take(self, _event: QDropEvent, path: Path) -> None:
        """Tell what was dropped."""
        self.dropped.emit(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer while a file is dragged over the widget, and when it is let go."""
        if event.type() not in _MOVES or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        if not self.accepts(event):
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        path = _file(event.mimeData())
        if event.type() == QEvent.Type.Drop and path is not None:
            self.take(event, path)
        return True


class StackDrops(FileDrops):
    """Take all files that are dropped at once."""

    stack_dropped = Signal(object)  # tuple of Paths

    def take(self, event: QDropEvent, _path: Path) -> None:
        """Tell what was dropped."""
        self.stack_dropped.emit(tuple(_files(event.mimeData())))


class RowDrops(FileDrops):
    """Take a file that is dropped on a row of a table."""

    dropped_on = Signal(str, object)  # id of the row, Path

    def __init__(self, table: RecordTable) -> None:
        self._table = table
        super().__init__(table.viewport())

    def accepts(self, event: QDropEvent) -> bool:
        """Tell whether there is a row below the file."""
        return super().accepts(event) and self._row(event) is not None

    def take(self, event: QDropEvent, path: Path) -> None:
        """Tell on which row it was dropped."""
        row = self._row(event)
        if row is not None:
            self.dropped_on.emit(row, path)

    def _row(self, event: QDropEvent) -> str | None:
        return self._table.records.id_at(self._table.rowAt(int(event.position().y())))


def _file(dragged: QMimeData) -> Path | None:
    return next(_files(dragged), None)


def _files(dragged: QMimeData) -> Iterator[Path]:
    return (Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
