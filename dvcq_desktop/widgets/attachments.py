# SPDX-License-Identifier: MIT
"""The files that are kept with a record: opened, saved, added, removed; those of a new one wait with it."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.text.numbers import size_in_words
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.plain import LinkLabel
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class ShownFile(Protocol):
    """Say what is shown of a kept file; `sha256` is the key of its content."""

    @property
    def id(self) -> str:
        """Return the key of the row that keeps it with the record."""

    @property
    def name(self) -> str:
        """Return its name."""

    @property
    def sha256(self) -> str:
        """Return the key of its content."""

    @property
    def size(self) -> int:
        """Return its size in bytes."""


class AttachmentList(QWidget):
    """List a record's files below a heading; files can be dropped on it."""

    add_requested = Signal(object)  # tuple of Path, of a record that is in the file
    remove_requested = Signal(str)  # the file's key
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, ShownFile] = {}
        self._elsewhere: dict[str, ShownFile] = {}
        self._where = ""
        self._waiting: tuple[Path, ...] = ()
        self._is_new = False
        # Widgets
        self.heading = QLabel("Tệp kèm theo", self)
        self.listed = LinkLabel(self)
        self.listed.setWordWrap(True)
        self.listed.setTextFormat(Qt.TextFormat.RichText)
        self.listed.setTextInteractionFlags(_LINKS)
        self.listed.setAccessibleName("Tệp kèm theo")
        self.button = QPushButton(icon("paperclip"), "Đính kèm tệp…", self)
        self.button.setToolTip("Cũng có thể kéo tệp thả vào đây")
        # Assemble
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.heading, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.listed)
        self.setAcceptDrops(True)
        # Signals
        self.button.clicked.connect(self._on_button_clicked)
        self.listed.linkActivated.connect(self._on_link_activated)
        self._show()

    @property
    def waiting(self) -> tuple[Path, ...]:
        """Return the files that wait for a new record to be saved."""
        return self._waiting

    def show_files(self, files: Sequence[ShownFile]) -> None:
        """List the files of a record that is in the file."""
        self._is_new, self._waiting, self._elsewhere = False, (), {}
        self._files = {file.id: file for file in files}
        self._show()

    def show_elsewhere(self, where: str, files: Sequence[ShownFile]) -> None:
        """List files of the record that are kept elsewhere: they are opened and saved here, removed there."""
        self._where, self._elsewhere = where, {file.id: file for file in files}
        self._show()

    def begin_new(self, waiting: Sequence[Path] = ()) -> None:
        """List what waits for a new record."""
        self._is_new, self._waiting, self._files, self._elsewhere = True, tuple(waiting), {}, {}
        self._show()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files from the disk: at once, or with the new record."""
        if not paths:
            return
        if self._is_new:
            self._waiting = tuple(dict.fromkeys((*self._waiting, *paths)))
            self._show()
        else:
            self.add_requested.emit(tuple(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files([path for path in paths if path.is_file()])
        event.acceptProposedAction()

    def _show(self) -> None:
        lines = [f"{_line(file)} · {_removing(file)}" for file in self._files.values()]
        lines += [f"{escape(self._where)}: {_line(file)}" for file in self._elsewhere.values()]
        for place, path in enumerate(self._waiting):
            lines.append(f'{escape(path.name)} · <a href="forget:{place}">Bỏ</a>')
        if self._waiting:
            lines.append("Được lưu cùng mục đang nhập.")
        self.listed.setText("<br>".join(lines) or "Chưa có tệp nào.")
        # Where there is no link, there is nothing to do by keys.
        self.listed.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        self.listed.setProperty("muted", not lines)
        self.listed.style().unpolish(self.listed)
        self.listed.style().polish(self.listed)

    def _on_button_clicked(self) -> None:
        dialog = open_dialog(self, "Chọn tệp đính kèm", several=True)
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.open()

    def _on_files_selected(self, names: list[str]) -> None:
        self.add_files([Path(name) for name in names])

    def _on_link_activated(self, link: str) -> None:
        verb, _, key = link.partition(":")
        if verb == "forget":
            place = int(key)
            self._waiting = (*self._waiting[:place], *self._waiting[place + 1 :])
            self._show()
            return
        file = self._files.get(key) or self._elsewhere.get(key)
        if file is None:
            return
        if verb == "open":
            self.open_requested.emit(file.sha256, file.name)
        elif verb == "save":
            self.save_requested.emit(file.sha256, file.name)
        else:
            self.remove_requested.emit(key)


def _line(file: ShownFile) -> str:
    size = size_in_words(file.size)
    return f'<a href="open:{file.id}">{escape(file.name)}</a> ({size}) · <a href="save:{file.id}">Lưu ra…</a>'


def _removing(file: ShownFile) -> str:
    return f'<a href="remove:{file.id}">Bỏ</a>'
