# SPDX-License-Identifier: MIT
"""Fields that only a task has: its deadline with the day off it falls on, units that help, sources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from dvcq_desktop.plan.deadlines import comes_back, first_deadline, moves
from dvcq_desktop.plan.extending import Subject
from dvcq_desktop.widgets.dates import DateEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.office.calendar import Calendar
    from dvcq_desktop.plan.rules import Extension, Line, Task

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class DeadlineEdit(DateEdit):
    """Edit a deadline; says below it where it falls on a day off, and how decisions moved it."""

    extension_requested = Signal()
    extension_trashed = Signal(str)  # the extension's key

    def __init__(self, parent: QWidget | None = None, *, today: Callable[[], date]) -> None:
        super().__init__(parent, today=today)
        self.note = QLabel(self)
        self.note.setProperty("muted", True)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.RichText)
        self.note.setTextInteractionFlags(_LINKS)
        self.note.linkActivated.connect(self._on_note_link_activated)
        column = self.layout()
        assert column is not None
        column.addWidget(self.note)

    def explain(self, calendar: Calendar, task: Task, line: Line | None = None) -> None:
        """Write the note under the date that stands in the field, of a task or of one unit's part."""
        subject, day, granted = Subject(task, line), self.value, moves(task, line)
        parts = []
        followed = subject.deadline if line and day is None else None
        if followed:
            parts.append(f"Theo nhiệm vụ: {followed:%d/%m/%Y}.")
        rest = calendar.name_of(day) if day else ""
        if day and rest:
            until = calendar.due_day(day)
            parts.append(f"Rơi vào ngày nghỉ ({escape(rest)}); tính đến hết ngày {until:%d/%m/%Y}.")
        first = first_deadline(task, line)
        if granted and first and not comes_back(task, line):
            parts.append(f"Thời hạn đầu <b>{first:%d/%m/%Y}</b>, đã gia hạn {len(granted)} lần:")
        parts += [_granted(each, own=(each.line or "") == (line.id if line else "")) for each in granted]
        if not subject.why_not:
            parts.append('<a href="extend">Gia hạn…</a>')
        self.note.setText("<br>".join(parts))
        self.note.setVisible(bool(parts))

    def _on_note_link_activated(self, link: str) -> None:
        verb, _, key = link.partition(":")
        if verb == "trash":
            self.extension_trashed.emit(key)
        else:
            self.extension_requested.emit()


class SourcesField(QLabel):
    """Show where a task comes from, with the way to change it."""

    edited = Signal(object)  # never told: the dialog of the sources writes them
    change_requested = Signal()
    open_requested = Signal(str, str)  # sha256, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._note = ""
        self._files: dict[str, str] = {}
        self.setWordWrap(True)
        self.setTextInteractionFlags(_LINKS)
        self.linkActivated.connect(self._on_link_activated)

    @property
    def value(self) -> str:
        """Return the sources as they are cited."""
        return self._value

    def set_value(self, cited: str | None) -> None:
        """Show the sources."""
        self._value = cited or ""
        self._show()

    def explain(self, task: Task) -> None:
        """Say which day is set from above, and where the task's own deadline is later."""
        days = [source.deadline for source in task.sources if source.deadline]
        own = task.schedule.deadline
        self._note = f"Cấp trên giao hạn {min(days):%d/%m/%Y}" if days else ""
        if days and own and own > min(days):
            self._note += "; thời hạn của nhiệm vụ muộn hơn"
        self._show()

    def show_files(self, files: Sequence[KeptFile]) -> None:
        """Offer to open the files that came with the sources."""
        self._files = {file.sha256: file.name for file in files}
        self._show()

    def flush(self) -> None:
        """Do nothing: there is nothing to type."""

    def _show(self) -> None:
        shown = escape(self._value) or "Không có (việc đột xuất)"
        opens = [f'<a href="{key}">Mở {escape(name)}</a>' for key, name in self._files.items()]
        first = " · ".join([shown, '<a href="edit">Sửa căn cứ…</a>', *opens])
        self.setText("<br>".join(part for part in (first, escape(self._note)) if part))

    def _on_link_activated(self, link: str) -> None:
        if link in self._files:
            self.open_requested.emit(link, self._files[link])
        else:
            self.change_requested.emit()


def _granted(extension: Extension, *, own: bool) -> str:
    """Return one extension in a line; one that the whole task was given can only be taken back there."""
    days = (extension.old_deadline, extension.new_deadline, extension.granted_on)
    old, new, granted = (f"{day:%d/%m/%Y}" if day else "…" for day in days)
    why = escape("; ".join(part for part in (extension.document, extension.reason.rstrip(".")) if part))
    back = f' · <a href="trash:{extension.id}">Bỏ</a>' if own else " · theo nhiệm vụ"
    return f"{old} → {new} (cho phép {granted}: {why}){back}"
