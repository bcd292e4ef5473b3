# SPDX-License-Identifier: MIT
"""A field that holds one kept file, or none: chosen, dropped, opened, saved, taken off."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dvcq_desktop.widgets.drops import FileDrops
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.theme import SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


@dataclass(frozen=True)
class KeptFile:
    """A file that is in the database: the key of its content, and its name."""

    sha256: str
    name: str


class FileField(QWidget):
    """Show one file with the ways to open, save, replace and take it off.

    Its value is what is kept, the path of a file that was chosen and is not kept yet, or None.
    """

    edited = Signal(object)  # Path | None
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: KeptFile | Path | None = None
        # Widgets
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.said.setTextInteractionFlags(_LINKS)
        self.button = QPushButton(icon("paperclip"), "Chọn tệp…", self)
        self.button.setAutoDefault(False)
        self.button.setToolTip("Cũng có thể kéo tệp thả vào đây")
        self._drops = FileDrops(self)
        # Assemble
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.button)
        # Signals
        self.button.clicked.connect(self._on_button_clicked)
        self.said.linkActivated.connect(self._on_link_activated)
        self._drops.dropped.connect(self.take)
        self._show()

    @property
    def value(self) -> KeptFile | Path | None:
        """Return the file."""
        return self._value

    def set_value(self, value: KeptFile | Path | None) -> None:
        """Show a file without telling."""
        self._value = value
        self._show()

    def flush(self) -> None:
        """Do nothing: a choice tells at once."""

    def take(self, path: Path) -> None:
        """Take a file from the disk."""
        if path.is_file():
            self.set_value(path)
            self.edited.emit(path)

    def _show(self) -> None:
        match self._value:
            case KeptFile(_sha256, name):
                said = (
                    f'<a href="open">{escape(name)}</a> · <a href="save">Lưu ra…</a>'
                    ' · <a href="remove">Bỏ</a>'
                )
            case Path():
                said = f'{escape(self._value.name)} · <a href="remove">Bỏ</a>'
            case _:
                said = "Chưa có tệp."
        self.said.setText(said)
        self.said.setAccessibleName(self._value.name if self._value else "Chưa có tệp")

    def _on_button_clicked(self) -> None:
        dialog = open_dialog(self, "Chọn tệp")
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.open()

    def _on_files_selected(self, names: Sequence[str]) -> None:
        self.take(Path(names[0]))

    def _on_link_activated(self, link: str) -> None:
        kept = self._value
        if link == "remove":
            self.set_value(None)
            self.edited.emit(None)
        elif isinstance(kept, KeptFile):
            signal = self.open_requested if link == "open" else self.save_requested
            signal.emit(kept.sha256, kept.name)
