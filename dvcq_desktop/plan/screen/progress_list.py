# SPDX-License-Identifier: MIT
"""The progress entries of a task as they are read, with links to change them and to open their files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from dvcq_desktop.text.numbers import size_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Progress
    from dvcq_desktop.plan.store.evidence import Evidence


class ProgressList(QTextBrowser):
    """List entries, the latest first; Tab walks through the links."""

    edit_requested = Signal(object)  # Progress
    trash_requested = Signal(str)  # the entry's key
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Progress] = {}
        self._files: dict[str, KeptFile] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Các lần ghi tiến độ")
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_evidence(self, evidence: Sequence[Evidence], directory: Directory) -> None:
        """List these entries with their files."""
        self._entries = {one.progress.id: one.progress for one in evidence}
        self._files = {file.id: file for one in evidence for file in one.files}
        listed = "<hr>".join(_entry(one, directory) for one in evidence)
        self.setHtml(listed or "<p>Chưa ghi lần nào.</p>")

    def _on_anchor_clicked(self, url: QUrl) -> None:
        verb, _, key = url.toString().partition(":")
        file, entry = self._files.get(key), self._entries.get(key)
        if verb == "open" and file:
            self.open_requested.emit(file.sha256, file.name)
        elif verb == "save" and file:
            self.save_requested.emit(file.sha256, file.name)
        elif verb == "edit" and entry:
            self.edit_requested.emit(entry)
        elif verb == "trash" and entry:
            self.trash_requested.emit(key)


def _entry(one: Evidence, directory: Directory) -> str:
    entry = one.progress
    facts = (
        f"<b>{entry.entered_on:%d/%m/%Y}</b>" if entry.entered_on else "",
        f"{entry.percent}%" if entry.percent is not None else "",
        escape(directory.unit_called(entry.unit)),
        f'<a href="edit:{entry.id}">Sửa</a>',
        f'<a href="trash:{entry.id}">Bỏ</a>',
    )
    files = "".join(_file(file) for file in one.files)
    words = escape(entry.content).replace("\n", "<br>")
    return f"<p>{' · '.join(fact for fact in facts if fact)}<br>{words}{files}</p>"


def _file(file: KeptFile) -> str:
    name, size = escape(file.name), size_in_words(file.size)
    return f'<br>Tệp: <a href="open:{file.id}">{name}</a> ({size}) · <a href="save:{file.id}">Lưu ra…</a>'
