# SPDX-License-Identifier: MIT
"""What the actions on the page of a plan's text do, with the whole plan and with its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.plan.rules import Clause, Plan
    from dvcq_desktop.plan.screen.text_page import TextPage


class TextWork(QObject):
    """Lead the actions of a page to whoever does them; what is being typed is saved first."""

    def __init__(self, page: TextPage) -> None:
        super().__init__(page)
        self._page = page
        self.before: str | None = None  # the clause that was chosen when a new one was asked for
        actions = page.actions_
        for action, step in (
            (actions.new_plan, self._on_new_plan),
            (actions.next_plan, self._on_next_plan),
            (actions.later_text, self._on_later_text),
            (actions.versions, self._on_versions),
            (actions.print_plan, self._on_print_plan),
            (actions.open_file, self._on_open_file),
            (actions.save_file, self._on_save_file),
            (actions.trash_plan, self._on_trash_plan),
            (actions.add, self._on_add),
            (actions.add_child, self._on_add_child),
            (actions.up, self._on_up),
            (actions.down, self._on_down),
            (actions.indent, self._on_indent),
            (actions.outdent, self._on_outdent),
            (actions.remove, self._on_remove),
            (actions.renumber, self._on_renumber),
        ):
            action.triggered.connect(step)

    def allow(self) -> None:
        """Let only what makes sense be chosen."""
        actions, plan = self._page.actions_, self._plan
        on_clause = self._page.clause is not None
        whole = (
            actions.next_plan,
            actions.later_text,
            actions.versions,
            actions.print_plan,
            actions.trash_plan,
            actions.add,
            actions.renumber,
        )
        within = (
            actions.add_child,
            actions.up,
            actions.down,
            actions.indent,
            actions.outdent,
            actions.remove,
        )
        actions.allow(dict.fromkeys(whole, plan is not None) | dict.fromkeys(within, on_clause))
        has_file = plan is not None and plan.file is not None
        actions.allow({actions.open_file: has_file, actions.save_file: has_file})
        self._page.add_button.setEnabled(plan is not None)
        for button in (self._page.later_button, self._page.print_button):
            button.setEnabled(plan is not None)
        if self._page.read is not None and self._page.read.turned is not None:
            actions.next_plan.setEnabled(True)

    def begin_plan(self) -> None:
        """Begin the plan of a year that has none, out of an earlier one where there is one."""
        if self._page.read is not None and self._page.read.turned is not None:
            self._on_next_plan()
        else:
            self._on_new_plan()

    @property
    def _plan(self) -> Plan | None:
        return self._page.plan

    # The whole plan

    def _on_new_plan(self) -> None:
        self._page.whole.begin(self._page.shown_year)

    def _on_next_plan(self) -> None:
        read = self._page.read
        plan = read.plan or read.turned if read else None
        if plan is not None:
            self._page.detail.flush()
            self._page.whole.turning.start(plan.id)

    def _on_later_text(self) -> None:
        if self._plan is not None:
            self._page.detail.flush()
            self._page.texts.importing.choose_later_file(self._plan.id)

    def _on_versions(self) -> None:
        if self._plan is not None:
            self._page.texts.show_versions(self._page.shown_year, self._plan.id)

    def _on_print_plan(self) -> None:
        if self._plan is not None:
            self._page.detail.flush()
            self._page.whole.print(self._plan)

    def _on_open_file(self) -> None:
        if self._plan is not None and self._plan.file is not None:
            self._page.files.open_file(self._plan.file, self._plan.file_name)

    def _on_save_file(self) -> None:
        if self._plan is not None and self._plan.file is not None:
            self._page.files.save_file(self._plan.file, self._plan.file_name)

    def _on_trash_plan(self) -> None:
        if self._plan is not None and self._page.read is not None:
            self._page.detail.flush()
            self._page.whole.ask_trash(self._plan, self._page.read.tasks)

    # The order of the clauses

    def _on_add(self) -> None:
        self._add(child=False)

    def _on_add_child(self) -> None:
        self._add(child=True)

    def _add(self, *, child: bool) -> None:
        if self._plan is None or self._page.ahead.is_holding:
            return  # the second is of a double click on the button
        self._page.detail.flush()
        clause = self._page.clause
        parent = clause.id if child and clause else clause.parent if clause else None
        after = clause.id if clause and not child else None
        self.before = clause.id if clause else None
        self._page.page.search.clear()
        self._page.ahead.hold()
        self._page.editing.add(self._plan.id, parent, after)

    def _on_up(self) -> None:
        self._change(self._page.editing.up)

    def _on_down(self) -> None:
        self._change(self._page.editing.down)

    def _on_indent(self) -> None:
        self._change(self._page.editing.indent)

    def _on_outdent(self) -> None:
        self._change(self._page.editing.outdent)

    def _on_remove(self) -> None:
        self._change(self._page.editing.remove)

    def _change(self, step: Callable[[str, Clause], None]) -> None:
        clause = self._page.clause
        if self._plan is not None and clause is not None:
            self._page.detail.flush()
            step(self._plan.id, clause)

    def _on_renumber(self) -> None:
        if self._plan is not None:
            self._page.detail.flush()
            self._page.editing.renumber(self._plan.id)
