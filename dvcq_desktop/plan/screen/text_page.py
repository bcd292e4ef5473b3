# SPDX-License-Identifier: MIT
"""The page of a plan's own text: its head and foot, its clauses as a tree, what is to be looked at again."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.screen.plan_texts import PlanTexts
from dvcq_desktop.plan.screen.text_actions import TextActions
from dvcq_desktop.plan.screen.text_detail import TextDetail
from dvcq_desktop.plan.screen.text_editing import TextEditing
from dvcq_desktop.plan.screen.text_tree import HEAD, ClauseModel, ClauseTree
from dvcq_desktop.plan.screen.text_words import EMPTY, counted, drafted_sentence, plan_line
from dvcq_desktop.plan.screen.text_work import TextWork
from dvcq_desktop.plan.screen.whole_plan import WholePlan
from dvcq_desktop.plan.text_loading import TextYear, clause_of, load_text_year
from dvcq_desktop.widgets.chooser import Chooser
from dvcq_desktop.widgets.empty import EmptyPage
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.theme import GAP
from dvcq_desktop.widgets.typed_ahead import TypedAhead
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3

    from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.rules import Clause, Plan, PlanRemark
    from dvcq_desktop.plan.store.year_turn import Drafted
    from dvcq_desktop.widgets.workbench import Workbench

TITLE = "Văn bản kế hoạch"
_TABLES = frozenset(
    {"plan", "plan_basis", "plan_clause", "plan_recipient", "plan_remark", "task", "task_source"}
)
_KEY = "plan-text"


class TextPage(QWidget):
    """Show and edit one plan of a year; every edit saves itself as one action."""

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._year = workbench.today().year
        self._read: TextYear | None = None
        self._wanted_plan: str | None = None
        self._wanted_row: str | None = None
        self._focus_wanted = False
        self._signing_wanted = False
        self._is_old = False
        # Widgets
        self.page = Page(TITLE, self, search_hint="Tìm trong văn bản", shares=(2, 3))
        self.years = YearBox(self)
        self.plans = Chooser("Kế hoạch", self)
        self.tree = ClauseTree(ClauseModel(), self)
        self.actions_ = TextActions(self, self.tree)
        self.detail = TextDetail(workbench, self)
        self.empty = EmptyPage(self)
        self.files = FileDesk(workbench.database, self)
        self.texts = PlanTexts(workbench, self.files, self)
        self.editing = TextEditing(workbench, self.page, self)
        self.ahead = TypedAhead(self)
        self.whole = WholePlan(workbench, self.page.messages, self)
        self.work = TextWork(self)
        # Assemble
        self._assemble()
        self._connect()

    @property
    def plan(self) -> Plan | None:
        """Return the plan that is shown."""
        return self._read.plan if self._read else None

    @property
    def read(self) -> TextYear | None:
        """Return the year as it was read."""
        return self._read

    @property
    def shown_year(self) -> int:
        """Return the year that is shown, or being read."""
        return self._year

    @property
    def clause(self) -> Clause | None:
        """Return the clause that is chosen, None on the head and the foot."""
        current = self.tree.current_id()
        return next((each for each in (self.plan.clauses if self.plan else ()) if each.id == current), None)

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self.actions_.all()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def refresh(self) -> None:
        """Read the year's plans anew."""
        self._is_old = False
        question = partial(_load, self._year, self._wanted_plan)
        self._workbench.reader.ask(_KEY, question, self._on_read)

    def leave(self) -> str:
        """Save what is typed; return what is to be said of what cannot be saved."""
        if self.plan is None:
            return ""
        self.detail.flush()
        complaint = self.detail.complaint
        return f"Chưa lưu được: {complaint}" if complaint else ""

    def show_year(self, year: int) -> None:
        """Show another year."""
        if year != self._year:
            self.detail.flush()
            self._year = year
        self.refresh()

    def show_plan(self, year: int, plan: str, row: str = HEAD) -> None:
        """Show one plan, at a clause of it."""
        self._wanted_plan, self._wanted_row = plan, row
        self.show_year(year)
        self.year_chosen.emit(year)

    def go_to(self, key: str) -> None:
        """Go to a clause of the plan that is shown, as soon as it is read."""
        self._wanted_row = key
        self._show()

    def chosen_part(self) -> tuple[str, str]:
        """Return which plan and which row of it the forms show; the heading above them names it."""
        return f"{self.plan.id if self.plan else ''}/{self.tree.current_id() or ''}", ""

    def choose_part(self, key: str) -> None:
        """Go to a row of a plan."""
        plan, _slash, row = key.partition("/")
        self.show_plan(self._year, plan, row)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what was changed while another page was open."""
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a new clause with Esc while it is empty: it goes again."""
        if event.key() == Qt.Key.Key_Escape and self._take_back_new():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take_back_new(self) -> bool:
        clause, form = self.clause, self.detail.clause.form
        if clause is None:
            return False
        if not self.editing.take_back_new(
            clause, is_typed=bool(clause.title or clause.text) or form.holds_typing
        ):
            return False
        self._wanted_row = self.work.before
        self.tree.setFocus()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is being typed when another page is opened or the window is closed."""
        super().hideEvent(event)
        self.detail.flush()

    # Assembling

    def _assemble(self) -> None:
        settings = self._workbench.settings
        self.page.title.hide()
        self.page.add_chooser(self.years)
        self.page.add_chooser(self.plans)
        self.later_button = self.page.add_action("Đọc bản mới…", "file-up")
        self.print_button = self.page.add_action("In…", "printer")
        self.plan_button = self.page.add_action("Kế hoạch", "ellipsis")
        self.plan_button.setMenu(self.actions_.plan_menu())
        self.add_button = self.page.set_primary("Thêm mục")
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.tree, 1)
        column.addWidget(self.actions_.strip())
        self.page.set_table(left)
        self.page.set_detail(self.detail)
        self.page.remember(settings, "plan-text")
        self.page.set_cover(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        lead_to(self, self.tree)
        self.page.let_fold(self.later_button, self.print_button, self.plan_button)

    def _connect(self) -> None:
        actions = self.actions_
        self.years.chosen.connect(self._on_year_chosen)
        self.plans.activated.connect(self._on_plan_activated)
        self.later_button.clicked.connect(actions.later_text.trigger)
        self.print_button.clicked.connect(actions.print_plan.trigger)
        self.add_button.clicked.connect(actions.add.trigger)
        self.empty.action_requested.connect(self.work.begin_plan)
        self.page.search.search_changed.connect(self._on_search_changed)
        self.tree.current_changed.connect(self._on_current_changed)
        self.tree.open_requested.connect(self.detail.focus_form)
        self.tree.menu_opening.connect(self._on_menu_opening)
        self.detail.plan_edited.connect(self._on_plan_edited)
        self.detail.clause_edited.connect(self._on_clause_edited)
        self.detail.settled.connect(self._on_settled)
        self.detail.jump_requested.connect(self._on_jump_requested)
        self.files.failed.connect(self.page.messages.show_error)
        self.texts.told.connect(self._on_text_told)
        self.texts.failed.connect(self.page.messages.show_error)
        self.files.saved.connect(self._on_file_saved)
        self.editing.added.connect(self._on_added)
        self.editing.saved.connect(self._on_saved)
        self.editing.refused.connect(self._on_refused)
        self.whole.drafted.connect(self._on_drafted)
        self.whole.opened.connect(self._on_open_requested)
        self._workbench.writer.saved.connect(self._on_writer_saved)

    # Reading

    def _on_read(self, read: TextYear) -> None:
        self._read = read
        self._wanted_plan = read.plan.id if read.plan else None
        self.years.offer(read.years, read.year)
        self.plans.clear()
        for plan in read.plans:
            self.plans.addItem(plan_line(plan), plan.id)
        self.plans.setCurrentIndex(self.plans.findData(self._wanted_plan))
        self.plans.setVisible(bool(read.plans))
        self.plans.explain(read.plan.abstract if read.plan else "")
        self._show()

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        plan = read.plan
        self.page.show_cover(shown=plan is None)
        self.work.allow()
        if plan is None:
            verb = f"Lập từ kế hoạch năm {read.turned.year}…" if read.turned else "Lập kế hoạch mới…"
            self.empty.set_texts(EMPTY.format(year=read.year), verb)
            self.page.set_counts([])
            return
        wanted, self._wanted_row = self._wanted_row, None
        self.tree.show_plan(plan, read.cited, self.page.search.text(), wanted)
        self.detail.show_row(read, self.tree.current_id())
        self.page.set_counts(counted(read))
        self._offer_signing(plan)
        if self._focus_wanted:
            self._focus_wanted = False
            self.detail.focus_form()
            self.ahead.give()

    def _offer_signing(self, plan: Plan) -> None:
        wanted, self._signing_wanted = self._signing_wanted, False
        if wanted and plan.state is PlanState.DRAFT and plan.number and plan.issued_on:
            self.editing.offer_signing(plan.id, plan.number, f"{plan.issued_on:%d/%m/%Y}")

    def _on_current_changed(self, row: str | None) -> None:
        if unsaved := self.leave():
            self.page.messages.show_warning(unsaved)
        if self._read is not None:
            self.detail.show_row(self._read, row)
        self.work.allow()

    def _on_search_changed(self, _text: str) -> None:
        self._show()

    def _on_year_chosen(self, year: int) -> None:
        self._wanted_plan = None
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_plan_activated(self, _place: int) -> None:
        self.detail.flush()
        self._wanted_plan, self._wanted_row = self.plans.currentData(), HEAD
        self.refresh()

    def _on_writer_saved(self, _name: str, rows: frozenset[tuple[str, str]] | None) -> None:
        if rows is None:
            # What the bar offers to undo may just have been undone.
            self.page.messages.clear()
        if rows is None or any(table in _TABLES for table, _row in rows):
            if self.isVisible():
                self.refresh()
            else:
                self._is_old = True

    # Editing

    def _on_plan_edited(self, plan: str, name: str, value: Any, label: str) -> None:
        self.editing.save_plan(plan, name, value, label)

    def _on_clause_edited(self, clause: str, name: str, value: Any, label: str) -> None:
        if self.plan is not None:
            self.editing.save_clause(self.plan.id, clause, name, value, label)

    def _on_settled(self, remarks: tuple[str, ...], settled: bool) -> None:
        self.editing.settle(remarks, settled=settled)

    def _on_saved(self, name: str) -> None:
        """Remember to offer signing once the plan was read anew: a draft may have its number and day now."""
        self._signing_wanted |= name in {"number", "issued_on"}

    def _on_added(self, clause: str) -> None:
        self._wanted_row, self._focus_wanted = clause, True
        self.refresh()

    def _on_refused(self, error: UserError) -> None:
        self.ahead.drop()
        self.page.messages.show_error(error.sentence)
        self.detail.forget_edits()
        self._show()

    # The whole plan

    def _on_text_told(self, year: int, sentence: str) -> None:
        self.page.messages.show_success(sentence, self._workbench.writer.undo_link())
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")

    def _on_drafted(self, made: Drafted) -> None:
        self.show_plan(made.year, made.plan)
        self.tree.setFocus()
        links = [self.whole.offer_word(made.year, made.plan), Link("Hoàn tác", self._workbench.writer.undo)]
        if made.remarks:
            links.insert(0, Link("Xem chỗ cần kiểm tra", self.detail.show_remarks))
        self.page.messages.show_success(drafted_sentence(made), *links)

    def _on_open_requested(self, year: int, plan: str) -> None:
        self.show_plan(year, plan)

    def _on_jump_requested(self, remark: PlanRemark) -> None:
        if self.plan is None:
            return
        clause = clause_of(remark, self.plan)
        self.page.search.clear()
        self.tree.select(clause or HEAD)
        if clause is None:
            self.detail.focus_remark(remark)
        else:
            self.detail.focus_form()

    def _on_menu_opening(self, menu: QMenu) -> None:
        menu.addActions(list(self.actions_.of_clause))


def _load(year: int, plan: str | None, connection: sqlite3.Connection) -> TextYear:
    return load_text_year(connection, year, plan)
