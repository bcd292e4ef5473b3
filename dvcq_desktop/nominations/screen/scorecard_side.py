# SPDX-License-Identifier: MIT
"""Beside the criteria of a scorecard: its head, its limits, its grades and caps, and how ties are broken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.database.keys import new_id
from dvcq_desktop.nominations import scorecard_edits as edits
from dvcq_desktop.nominations.scorecards import Cap, Grade, TieRule, TieStep, tie_steps
from dvcq_desktop.nominations.screen.points_edit import PointsEdit
from dvcq_desktop.nominations.terms import Purpose
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.points import POINT
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import LineEdit, TextArea
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.nominations.scorecards import Scorecard

Change = Any
"""A function that takes a scorecard and returns another one."""

_BONUS = "Các điểm thưởng cộng lại được tính nhiều nhất bao nhiêu; để trống: không giới hạn"
_PENALTY = "Các điểm trừ cộng lại được tính nhiều nhất bao nhiêu; để trống: không giới hạn"
_SPREAD = "Khi nhiều thành viên chấm: chênh nhau quá số điểm này thì chương trình nhắc xem lại"
_GRADES = (
    PartColumn("name", "Xếp loại"),
    PartColumn("least", "Từ điểm", PartKind.POINTS, 11),
    PartColumn("not_zero", "Không có 0", PartKind.TICK, 15, "Chỉ đạt khi không có tiêu chí nào 0 điểm"),
)
_CAPS = (
    PartColumn("name", "Trường hợp"),
    PartColumn("best_grade", "Cao nhất còn được", PartKind.CHOICE, 32),
)
_TIES = (PartColumn("code", "Bằng điểm thì xét lần lượt", PartKind.CHOICE),)
_LINES = 7


class PartList(QWidget):
    """A short table with what adds to it, takes from it and moves in it."""

    def __init__(
        self, title: str, noun: str, columns: Sequence[PartColumn], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Widgets
        self.label = plain_label(self)
        self.label.setText(title)
        self.label.setWordWrap(True)
        self.table = PartsTable(title or columns[0].title, columns, self)
        self.add = self._button("plus", f"Thêm {noun}")
        self.remove = self._button("trash-2", f"Xóa {noun}")
        self.up = self._button("arrow-up", "Chuyển lên")
        self.down = self._button("arrow-down", "Chuyển xuống")
        # Assemble
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self.add, self.remove, self.up, self.down):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.label)
        column.addWidget(self.table)
        column.addLayout(foot)
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)

    def lock(self, *, locked: bool) -> None:
        """Let nothing be changed, or all."""
        for button in (self.add, self.remove, self.up, self.down):
            button.setEnabled(not locked)

    def _button(self, sign: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(sign))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        return button


class ScorecardSide(Tabs):
    """Edit what is not a criterion; `changed` and `edited` carry the name of an action and what it does."""

    changed = Signal(str, object)  # name, Change
    edited = Signal(str, object)  # the same, of a field that does not keep what was typed
    refused = Signal(str)  # a sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.form = RecordForm(self, one_column=True)
        self.form.add("name", "Tên", LineEdit(self))
        purposes: list[tuple[object, str]] = [(each, each.label) for each in Purpose]
        self.form.add("purpose", "Dùng để", KindBox(purposes, self))
        self.form.add("note", "Ghi chú", TextArea(self, lines=3))
        self.limits = {name: PointsEdit(self) for name in ("bonus_most", "penalty_most", "spread_limit")}
        self.form.add("bonus_most", "Thưởng nhiều nhất", self.limits["bonus_most"], hint=_BONUS)
        self.form.add("penalty_most", "Trừ nhiều nhất", self.limits["penalty_most"], hint=_PENALTY)
        self.form.add("spread_limit", "Chênh lệch cần xem lại", self.limits["spread_limit"], hint=_SPREAD)
        self.grades = PartList("Mức xếp loại, mức cao nhất trước", "mức xếp loại", _GRADES, self)
        self.caps = PartList("Trường hợp khống chế xếp loại", "trường hợp khống chế", _CAPS, self)
        self.ties = PartList("", "quy tắc", _TIES, self)
        # Assemble
        for title, parts in (
            ("Thang điểm", (self.form,)),
            ("Xếp loại", (self.grades, self.caps)),
            ("Khi bằng điểm", (self.ties,)),
        ):
            self.addTab(_column(self, parts), title)
        # Signals
        self.form.edited.connect(self._on_form_edited)
        for field in self.limits.values():
            field.refused.connect(self.refused)
        self._connect(self.grades, edits.with_grade, edits.without_grade, edits.moved_grade, "mức xếp loại")
        self._connect(self.caps, edits.with_cap, edits.without_cap, edits.moved_cap, "mức khống chế")
        self._connect(self.ties, _tie_changed, _tie_gone, _tie_moved, "cách xếp khi bằng điểm")
        self.grades.add.clicked.connect(self._on_grade_added)
        self.caps.add.clicked.connect(self._on_cap_added)
        self.ties.add.clicked.connect(self._on_tie_added)
        self._card: Scorecard | None = None

    def show_card(self, card: Scorecard | None, *, locked: bool) -> None:
        """Show a scorecard."""
        self._card = card
        self.setEnabled(card is not None)
        if card is None:
            return
        names = ("name", "purpose", "note", "bonus_most", "penalty_most", "spread_limit")
        self.form.show_values(card.id, {name: getattr(card, name) for name in names})
        self.form.setEnabled(not locked)
        self.caps.table.parts.choices["best_grade"] = [(each.id, each.name) for each in card.grades]
        self.ties.table.parts.choices["code"] = tie_choices(card)
        self.ties.label.setText(card.tie_sentence)
        rows = (
            (self.grades, [PartRow(each.id, each._asdict()) for each in card.grades]),
            (self.caps, [PartRow(each.id, each._asdict()) for each in card.caps]),
            (self.ties, [PartRow(str(at), {"code": each.code}) for at, each in enumerate(card.tie_rule)]),
        )
        for part, shown in rows:
            part.table.parts.show_rows(shown, locked=locked)
            part.lock(locked=locked)

    def flush(self) -> None:
        """Tell what is being typed in the fields."""
        self.form.flush()

    @property
    def complaint(self) -> str:
        """Return why what is typed cannot be read."""
        return self.form.complaint

    def _connect(self, part: PartList, edit: Change, remove: Change, move: Change, noun: str) -> None:
        part.table.parts.refused.connect(self.refused)
        part.table.parts.edited.connect(partial(self._edit, edit, noun))
        part.table.delete_requested.connect(partial(self._remove, remove, noun))
        part.remove.clicked.connect(partial(self._remove_current, part, remove, noun))
        part.up.clicked.connect(partial(self._move, part, move, noun, -1))
        part.down.clicked.connect(partial(self._move, part, move, noun, +1))

    def _edit(self, edit: Change, noun: str, key: str, name: str, value: Any) -> None:
        value = 0 if name == "least" and value is None else value
        self.edited.emit(f"Sửa {noun}", partial(_called, edit, key, {name: value}))

    def _remove(self, remove: Change, noun: str, keys: Sequence[str]) -> None:
        for key in reversed(keys):
            self.changed.emit(f"Xóa {noun}", partial(_called_plain, remove, key))

    def _remove_current(self, part: PartList, remove: Change, noun: str) -> None:
        if part.table.current_key:
            self._remove(remove, noun, [part.table.current_key])

    def _move(self, part: PartList, move: Change, noun: str, step: int) -> None:
        if part.table.current_key:
            self.changed.emit(f"Sắp lại {noun}", partial(_called_plain, move, part.table.current_key, step))
            row = part.table.currentIndex().row() + step
            if part is self.ties and 0 <= row < part.table.parts.rowCount():
                part.table.selectRow(row)

    def _on_form_edited(self, _card: str, name: str, value: Any) -> None:
        self.edited.emit("Sửa thang điểm", partial(_replaced, {name: value}))

    def _on_grade_added(self) -> None:
        grades = self._card.grades if self._card else ()
        least = max(grades[0].least + 5 * POINT, 0) if grades else 0
        new = Grade(new_id(), "Mức mới", min(least, 100 * POINT))
        self.changed.emit("Thêm mức xếp loại", partial(edits.with_new_grade, new=new))

    def _on_cap_added(self) -> None:
        grades = self._card.grades if self._card else ()
        if not grades:
            self.refused.emit("Hãy thêm mức xếp loại trước, rồi mới ghi trường hợp khống chế.")
            return
        best = grades[min(1, len(grades) - 1)].id
        new = Cap(new_id(), "Khiển trách", best)
        self.changed.emit("Thêm mức khống chế", partial(edits.with_new_cap, new=new))

    def _on_tie_added(self) -> None:
        if self._card is None:
            return
        held = {step.code for step in self._card.tie_rule}
        free = next((code for code, _text in tie_choices(self._card) if code not in held), None)
        if free is not None:
            work = partial(edits.with_new_tie, step=tie_steps(free)[0])
            self.changed.emit("Thêm cách xếp khi bằng điểm", work)


def tie_choices(card: Scorecard) -> list[tuple[str, str]]:
    """Return everything that may break a tie: rules, then criteria."""
    steps = [*map(TieStep, TieRule), *(TieStep(criterion=each.id) for each in card.criteria)]
    return [(step.code, _titled(card, step)) for step in steps]


def _titled(card: Scorecard, step: TieStep) -> str:
    label = card.tie_label(step)
    if step.rule is None:
        label = f"{label}: {card.by_id[step.criterion].text}" if card.by_id[step.criterion].label else label
    return capital(label)


def _column(parent: QWidget, parts: Sequence[QWidget]) -> QWidget:
    page = QWidget(parent)
    column = QVBoxLayout(page)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(SPACE)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return page


def _called(edit: Callable[..., Scorecard], key: str, values: dict[str, Any], card: Scorecard) -> Scorecard:
    return edit(card, key, **values)


def _called_plain(edit: Callable[..., Scorecard], *arguments: Any) -> Scorecard:
    *before, card = arguments
    return edit(card, *before)


def _replaced(values: dict[str, Any], card: Scorecard) -> Scorecard:
    from dataclasses import replace  # noqa: PLC0415 - beside its one use

    return replace(card, **values)


def _tie_changed(card: Scorecard, key: str, code: str) -> Scorecard:
    steps = tie_steps(code)
    return edits.with_tie(card, int(key), steps[0]) if steps and int(key) < len(card.tie_rule) else card


def _tie_gone(card: Scorecard, key: str) -> Scorecard:
    return edits.without_tie(card, int(key))


def _tie_moved(card: Scorecard, key: str, step: int) -> Scorecard:
    return edits.moved_tie(card, int(key), step)
