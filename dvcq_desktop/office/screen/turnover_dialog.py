# SPDX-License-Identifier: MIT
"""The closed piece of work of leaving: the last day, what is open, and who goes on with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dvcq_desktop.forms.office_turnover import Ui_OfficeTurnover
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.table import Column, Kind, RecordModel, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.turnover import Holding

_NOBODY = "(chưa giao ai)"
_ROLE = Column("role", "Vai trò", width=20)
_TITLE = Column("title", "Việc", width=44)
_DUE = Column("due", "Thời hạn", kind=Kind.DATE, width=11)
_TAKER = Column("taker", "Người nhận", width=22)


@dataclass(frozen=True)
class Ending:
    """What she decided: the last day, who takes each thing; of units which one succeeds, also for people."""

    last_day: date
    given: Mapping[str, str | None]
    successor: str | None
    move_people: bool


@dataclass(frozen=True)
class _Row:
    id: str
    role: str
    title: str
    due: date | None
    taker: str


class TurnoverDialog(QDialog):
    """Ask how people or units leave; `end_requested` when she decided, then `accept` or `show_refusal`."""

    end_requested = Signal(object)  # Ending

    def __init__(
        self,
        title: str,
        question: str,
        holdings: Sequence[Holding],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._holdings = {holding.id: holding for holding in holdings}
        self._given: dict[str, str | None] = dict.fromkeys(self._holdings)
        self._names: dict[str, str] = {}
        self._of_units = False
        # Widgets
        self.ui = Ui_OfficeTurnover()
        self.ui.setupUi(self)
        self.table: RecordTable | None = None
        # Assemble
        self.setWindowTitle(title)
        self.ui.question.setText(question)
        self.ui.day.set_value(today())
        self.ui.day.line.selectAll()
        self.ui.end.setText(title)
        self.ui.end.setProperty("primary", True)
        self.ui.movePeople.hide()
        # Signals
        self.ui.taker.edited.connect(self._on_taker_edited)
        self.ui.end.clicked.connect(self._on_end_clicked)
        self.ui.cancel.clicked.connect(self.reject)

    def offer_takers(self, people: Sequence[tuple[str, str]]) -> None:
        """Ask who takes what, one of these (id, name)."""
        self._names = dict(people)
        self._ask("Người nhận &việc:", people)
        count = len(self._holdings)
        self.ui.sentence.setText(
            f"Có {count} việc đang mở. Chọn người nhận cho tất cả; muốn chia cho nhiều người thì chọn một số"
            " dòng (giữ Ctrl hoặc Shift) rồi chọn người nhận của các dòng đó."
            if count
            else "Không có việc nào đang mở cần bàn giao."
        )
        self._show_table((_ROLE, _TITLE, _DUE, _TAKER))

    def offer_successors(self, units: Sequence[tuple[str, str]], people: int) -> None:
        """Ask which unit succeeds, one of these (id, name), and whether its people go on there."""
        self._of_units = True
        self._names = dict(units)
        self._ask("Đơn vị &kế thừa:", units)
        self.ui.movePeople.setText(f"Chuyển cả {people} vị trí công tác sang đơn vị kế thừa")
        self.ui.movePeople.setVisible(bool(people))
        self.ui.movePeople.setEnabled(False)
        count = len(self._holdings)
        self.ui.sentence.setText(
            f"Có {count} việc chưa xong. Đơn vị kế thừa sẽ làm tiếp; việc đã xong và văn bản cũ vẫn giữ tên"
            " đơn vị cũ."
            if count
            else "Không có việc nào chưa xong."
        )
        self._show_table((_ROLE, _TITLE, _DUE))

    def show_refusal(self, error: UserError) -> None:
        """Say why it was refused; nothing was changed and nothing here is lost."""
        self.ui.end.setEnabled(True)
        self.ui.messages.show_error(error.sentence)

    def _ask(self, label: str, choices: Sequence[tuple[str, str]]) -> None:
        self.ui.takerLabel.setText(label)
        self.ui.taker.setAccessibleName(label.replace("&", "").rstrip(":"))
        self.ui.taker.set_choices(choices)

    def _show_table(self, columns: tuple[Column, ...]) -> None:
        if not self._holdings:
            self.ui.holdings.hide()
            self.resize(self.width(), self.sizeHint().height())
            return
        self.table = RecordTable(RecordModel(columns, self._fetch), self.ui.holdings)
        self.table.setAccessibleName("Việc đang mở")
        column = QVBoxLayout(self.ui.holdings)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.set_ids(list(self._holdings))

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, _Row]:
        return {one: self._row(self._holdings[one]) for one in ids if one in self._holdings}

    def _row(self, holding: Holding) -> _Row:
        taker = self._names.get(self._given[holding.id] or "", _NOBODY)
        return _Row(holding.id, holding.role, holding.title, holding.due, taker)

    def _on_taker_edited(self, chosen: str | None) -> None:
        self.ui.messages.clear()
        if self._of_units:
            self.ui.movePeople.setEnabled(chosen is not None)
            return
        selected = self.table.selected_ids() if self.table else ()
        for one in selected if len(selected) > 1 else self._holdings:
            self._given[one] = chosen
        if self.table:
            self.table.records.refresh()

    def _on_end_clicked(self) -> None:
        self.ui.day.flush()
        self.ui.taker.flush()
        if not self.ui.day.is_valid or self.ui.day.value is None:
            self.ui.day.line.setFocus()
            return
        if self.ui.taker.complaint:
            # A name that is typed but not understood is not nobody.
            self.ui.taker.setFocus()
            return
        self.ui.end.setEnabled(False)
        move = self.ui.movePeople.isEnabled() and self.ui.movePeople.isChecked()
        successor = self.ui.taker.value if self._of_units else None
        self.end_requested.emit(Ending(self.ui.day.value, dict(self._given), successor, move))
