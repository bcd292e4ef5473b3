# SPDX-License-Identifier: MIT
"""Two records of one person side by side: she picks what is right, and one of them stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.joining import ACTION, join_people
from dvcq_desktop.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.joining import Settle
    from dvcq_desktop.office.rules import Person
    from dvcq_desktop.office.screen.section import OfficeSection

_LABELS = {"full_name": "Họ và tên", "birth": "Ngày sinh", "kind": "Đối tượng", "note": "Ghi chú"}
_WHAT = (
    "Nhiệm vụ, cam kết, trang quét và mọi thứ đang ghi cho một trong hai người sẽ thuộc về một người."
    " Bản ghi kia vào thùng rác; Ctrl+Z hoàn tác được."
)


class JoinDialog(QDialog):
    """`joined` carries the values chosen for the record that stays, which is the first one's."""

    joined = Signal(object)  # dict of the columns of a person

    def __init__(self, people: Sequence[Person], directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Gộp hai người")
        self._people = tuple(people)
        self.choices: dict[str, QButtonGroup] = {}
        # Widgets
        grid = QGridLayout()
        for line, (name, label) in enumerate(_LABELS.items()):
            self._add_line(grid, line, name, label)
        places = plain_label(self)
        places.setText("Vị trí công tác của cả hai được giữ: " + self._places(directory))
        places.setWordWrap(True)
        what = plain_label(self)
        what.setText(_WHAT)
        what.setWordWrap(True)
        what.setProperty("muted", True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Thôi", QDialogButtonBox.ButtonRole.RejectRole)
        self.join = buttons.addButton("Gộp thành một người", QDialogButtonBox.ButtonRole.AcceptRole)
        self.join.setProperty("primary", True)
        self.join.setDefault(True)
        # Assemble
        column = QVBoxLayout(self)
        column.addLayout(grid)
        for widget in (places, what, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        # Signals
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)

    def _add_line(self, grid: QGridLayout, line: int, name: str, label: str) -> None:
        said = [_said(person, name) for person in self._people]
        heading = plain_label(self)
        heading.setText(label)
        grid.addWidget(heading, line, 0, Qt.AlignmentFlag.AlignRight)
        group = QButtonGroup(self)
        self.choices[name] = group
        # What only one of them says is likelier to be wanted than nothing.
        wanted = 1 if not said[0] and said[1] else 0
        for number, words in enumerate(said):
            button = QRadioButton((words or "(trống)").replace("&", "&&"), self)
            button.setAccessibleName(f"{label}: {words or 'trống'}")
            button.setChecked(number == wanted)
            button.setEnabled(said[0] != said[1] or number == 0)
            group.addButton(button, number)
            grid.addWidget(button, line, 1 + number)

    def _places(self, directory: Directory) -> str:
        said = [
            f"{tenure.position or 'chưa ghi chức vụ'} ({directory.unit_called(tenure.unit)})"
            for person in self._people
            for tenure in person.tenures
        ]
        return "; ".join(dict.fromkeys(said)) or "chưa có"

    def _on_accepted(self) -> None:
        chosen: dict[str, Any] = {}
        for name, group in self.choices.items():
            person = self._people[max(group.checkedId(), 0)]
            chosen[name] = person.kind.id if name == "kind" else getattr(person, name) or None
        self.joined.emit(chosen)
        self.accept()


class JoinFlow(QObject):
    """Lead the joining of two people that are selected in the tab that owns it."""

    def __init__(self, section: OfficeSection, settles: Sequence[Settle]) -> None:
        super().__init__(section)
        self._section, self._settles = section, tuple(settles)

    def ask(self, people: Sequence[Person]) -> None:
        """Show both side by side; the one who was entered first stays."""
        first, second = sorted(people, key=lambda person: person.id)
        dialog = JoinDialog((first, second), self._section.directory, self._section)
        dialog.joined.connect(partial(self._on_joined, first.id, second.id))
        dialog.open()

    def _on_joined(self, kept: str, gone: str, values: dict[str, Any]) -> None:
        fields = self._section.workbench.database.fields
        work = partial(join_people, fields=fields, kept=kept, gone=gone, values=values, settles=self._settles)
        self._section.write(ACTION, work, self._on_done)

    def _on_done(self, _result: None) -> None:
        self._section.page.messages.show_success(
            "Đã gộp thành một người.", self._section.workbench.writer.undo_link()
        )


def _said(person: Person, name: str) -> str:
    if name == "birth":
        return birth_text(person.birth)
    return person.kind.label if name == "kind" else str(getattr(person, name) or "")
