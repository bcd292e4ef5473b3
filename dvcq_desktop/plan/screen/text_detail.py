# SPDX-License-Identifier: MIT
"""Beside the tree: the form of the plan or of a clause, what is to be looked at, what happened."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from dvcq_desktop.plan.history import HistoryLine, history_lines
from dvcq_desktop.plan.screen.scrolled import scrolled
from dvcq_desktop.plan.screen.text_forms import ClauseForm, PlanForm
from dvcq_desktop.plan.screen.text_remarks import RemarkTab
from dvcq_desktop.plan.screen.text_tree import HEAD, HEAD_TEXT
from dvcq_desktop.plan.store.plan_history import clause_history, plan_history
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.theme import GAP, SPACE

if TYPE_CHECKING:
    import sqlite3

    from PySide6.QtGui import QResizeEvent

    from dvcq_desktop.database.values import Fields
    from dvcq_desktop.plan.rules import Clause, PlanRemark
    from dvcq_desktop.plan.store.task_history import PartHistory
    from dvcq_desktop.plan.text_loading import TextYear
    from dvcq_desktop.widgets.workbench import Workbench

_LIST = "margin-top: 0px; margin-bottom: 8px; margin-left: -24px;"
_FORM, _REMARKS, _HISTORY = range(3)
# Lines of text from which there is room for a heading.
_HEADED_FROM = 22
# Which field of the plan a doubtful place outside the clauses is about, by how its place begins.
_FIELDS = (
    ("Căn cứ", "bases"),
    ("Nơi nhận", "recipients"),
    ("Phần ký", "signer_name"),
    ("Trích yếu", "abstract"),
    ("Phần mở đầu", "preamble"),
    ("Phần kết", "closing"),
    ("Số, ký hiệu", "symbol"),
)


class TextDetail(QWidget):
    """Show what is current in the tree; the forms' edits and ticks are told to the page."""

    plan_edited = Signal(str, str, object, str)
    clause_edited = Signal(str, str, object, str)
    settled = Signal(object, bool)
    jump_requested = Signal(object)  # PlanRemark

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._year: TextYear | None = None
        self._shown = ""
        # Widgets
        self.heading = plain_label(self)
        self.heading.setProperty("heading", True)
        self.tabs = Tabs(self)
        self.forms = QStackedWidget(self)
        self.plan = PlanForm(workbench.today, self)
        self.clause = ClauseForm(self)
        self.remarks = RemarkTab(self)
        self.history = QTextBrowser(self)
        self.history.setFrameShape(QFrame.Shape.NoFrame)
        self.history.setAccessibleName("Lịch sử thay đổi")
        # Assemble
        self._plan_page, self._clause_page = scrolled(self.plan), scrolled(self.clause)
        self.forms.addWidget(self._plan_page)
        self.forms.addWidget(self._clause_page)
        self.tabs.addTab(self.forms, "Nội dung")
        self.tabs.addTab(self.remarks, "Cần kiểm tra")
        self.tabs.addTab(self.history, "Lịch sử")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)
        # Signals
        self.plan.edited.connect(self.plan_edited)
        self.clause.edited.connect(self.clause_edited)
        self.remarks.settled.connect(self.settled)
        self.remarks.jump_requested.connect(self.jump_requested)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def show_row(self, year: TextYear, row: str | None) -> None:
        """Show the plan or a clause of it; what was typed into another one must have been saved before."""
        self._year, self._shown = year, row or HEAD
        plan = year.plan
        if plan is None:
            return
        clause = self._current()
        self.plan.show_plan(plan)
        if clause is None:
            self.heading.setText(HEAD_TEXT)
            self.forms.setCurrentWidget(self._plan_page)
        else:
            self.heading.setText(f"Mục {clause.path}" if clause.path else "Đoạn không có số mục")
            # A field is as high as its words need once it knows how wide it is.
            self.forms.setCurrentWidget(self._clause_page)
            self.clause.show_clause(clause, year.cited.get(clause.id, []))
        self.remarks.show_remarks(year.remarks)
        waiting = self.remarks.open_count
        self.tabs.setTabText(_REMARKS, f"Cần kiểm tra ({waiting})" if waiting else "Cần kiểm tra")
        self._read_history()

    def flush(self) -> None:
        """Save what is typed but was not left yet."""
        self.plan.flush()
        self.clause.flush()

    @property
    def complaint(self) -> str:
        """Return why something that is typed cannot be saved, empty where all can."""
        return self.plan.complaint

    def forget_edits(self) -> None:
        """Show again what the file holds, after a refused edit."""
        self.plan.form.forget()
        self.clause.form.forget()

    def focus_form(self) -> None:
        """Put the cursor into the form."""
        self.tabs.setCurrentIndex(_FORM)
        if self.forms.currentWidget() is self._clause_page:
            self.clause.focus_first()
        else:
            self.plan.focus_on("abstract")

    def focus_remark(self, remark: PlanRemark) -> None:
        """Put the cursor where a doubtful place of the plan's head or foot is."""
        self.tabs.setCurrentIndex(_FORM)
        name = next((name for begins, name in _FIELDS if remark.place.startswith(begins)), "number")
        self.plan.focus_on(name)

    def show_remarks(self) -> None:
        """Open the tab of the doubtful places."""
        self.tabs.setCurrentIndex(_REMARKS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the heading out where there is little height: the row above says it."""
        super().resizeEvent(event)
        self.heading.setVisible(self.height() >= self.fontMetrics().height() * _HEADED_FROM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the forms scroll inside, under their tabs."""
        return QSize(0, 0)

    def _current(self) -> Clause | None:
        plan = self._year.plan if self._year else None
        return next((clause for clause in (plan.clauses if plan else ()) if clause.id == self._shown), None)

    def _read_history(self) -> None:
        if self.tabs.currentIndex() != _HISTORY or self._year is None or self._year.plan is None:
            return
        clause = self._current()
        key = clause.id if clause else self._year.plan.id
        question = partial(_read, self._workbench.database.fields, key, is_clause=clause is not None)
        self._workbench.reader.ask("plan-text-history", question, self._on_history_read)

    def _on_history_read(self, parts: list[PartHistory]) -> None:
        lines = history_lines(parts, self._name_of)
        self.history.setHtml("".join(_written(line) for line in lines) or "<p>Chưa có thay đổi nào.</p>")

    def _name_of(self, key: str) -> str:
        """Return what a clause or plan is called that a history names by its key."""
        year = self._year
        for clause in year.plan.clauses if year and year.plan else ():
            if clause.id == key:
                return f"Mục {clause.path}" if clause.path else clause.title or clause.text[:40]
        known = (*year.plans, *([year.turned] if year.turned else [])) if year else ()
        return next((f"{plan.cited} năm {plan.year}" for plan in known if plan.id == key), "")

    def _on_tab_changed(self, place: int) -> None:
        if place == _HISTORY:
            self._read_history()
        else:
            self._workbench.reader.forget("plan-text-history")


def _written(line: HistoryLine) -> str:
    changes = "".join(f"<li>{escape(change)}</li>" for change in line.changes)
    head = f"<b>{line.at:%d/%m/%Y %H:%M}</b> · {escape(line.action)} · máy {escape(line.pc)}"
    return f"<p>{head}</p><ul style='{_LIST}'>{changes}</ul>"


def _read(fields: Fields, key: str, connection: sqlite3.Connection, *, is_clause: bool) -> list[PartHistory]:
    read = clause_history if is_clause else plan_history
    return read(connection, fields, key)
