# SPDX-License-Identifier: MIT
"""What is written from the page of a plan's text, each step one action, and what is said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.store import plan_changes
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page_writing import PageWriting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.rules import Clause
    from dvcq_desktop.plan.store.plan_changes import Removed
    from dvcq_desktop.widgets.page import Page
    from dvcq_desktop.widgets.workbench import Workbench


ADDING = "Thêm mục của kế hoạch"


class TextEditing(PageWriting, QObject):
    """Write a plan's text; refusals and what was done are told."""

    added = Signal(str)  # the new clause
    saved = Signal(str)  # the plan's field that was saved
    refused = Signal(object)  # UserError

    def __init__(self, workbench: Workbench, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.page = page
        self._removed: Clause | None = None
        self._plan = self._new = ""

    def save_plan(self, plan: str, name: str, value: Any, label: str) -> None:
        """Save one field of the plan's head or foot."""
        work = partial(plan_changes.save_plan, plan_id=plan, values={name: value})
        self.write(f"Sửa kế hoạch: {label}", work, partial(self._on_plan_saved, name), edit=True)

    def save_clause(self, plan: str, clause: str, name: str, value: str, label: str) -> None:
        """Save one field of a clause."""
        work = partial(plan_changes.save_clause, plan_id=plan, clause_id=clause, values={name: value})
        self.write(f"Sửa mục của kế hoạch: {label}", work, edit=True)

    def settle(self, remarks: Sequence[str], *, settled: bool) -> None:
        """Say that doubtful places were looked at, or were not."""
        name = f"Đánh dấu {'đã' if settled else 'chưa'} xem: {len(remarks)} chỗ cần kiểm tra"
        self.write(name, partial(plan_changes.settle, remarks=tuple(remarks), settled=settled))

    def offer_signing(self, plan: str, number: str, day: str) -> None:
        """Ask whether a draft that has its number and day is signed now."""
        self._plan = plan
        self.page.messages.show_info(
            f"Kế hoạch đã có số {number} và ngày {day}. Chuyển tình trạng từ dự thảo sang đã ký?",
            Link("Chuyển sang đã ký", self._on_sign_clicked),
        )

    def add(self, plan: str, parent: str | None, after: str | None) -> None:
        """Add an empty clause."""
        work = partial(plan_changes.add_clause, plan_id=plan, parent=parent, after=after)
        self._new = ""
        self.write(ADDING, work, self._on_added)

    def take_back_new(self, clause: Clause, *, is_typed: bool) -> bool:
        """Take the new clause back while nothing was typed in it; False where something was, or was done."""
        writer = self.workbench.writer
        if clause.id != self._new or is_typed or writer.busy or writer.undo_name() != ADDING:
            return False
        writer.undo()
        return True

    def up(self, plan: str, clause: Clause) -> None:
        """Move a clause up."""
        work = partial(plan_changes.move_clause, plan_id=plan, clause_id=clause.id, step=-1)
        self.write("Chuyển mục lên", work)

    def down(self, plan: str, clause: Clause) -> None:
        """Move a clause down."""
        work = partial(plan_changes.move_clause, plan_id=plan, clause_id=clause.id, step=1)
        self.write("Chuyển mục xuống", work)

    def indent(self, plan: str, clause: Clause) -> None:
        """Put a clause under the one before it."""
        work = partial(plan_changes.indent_clause, plan_id=plan, clause_id=clause.id)
        self.write("Thụt mục vào", work)

    def outdent(self, plan: str, clause: Clause) -> None:
        """Take a clause out of the one above it."""
        work = partial(plan_changes.outdent_clause, plan_id=plan, clause_id=clause.id)
        self.write("Thụt mục ra", work)

    def remove(self, plan: str, clause: Clause) -> None:
        """Put a clause with all below it into the trash, and say what becomes of the tasks that cite it."""
        self._removed = clause
        work = partial(plan_changes.trash_clause, plan_id=plan, clause_id=clause.id)
        self.write("Xóa mục của kế hoạch", work, self._on_removed)

    def renumber(self, plan: str) -> None:
        """Count all clauses anew."""
        work = partial(plan_changes.renumber, plan_id=plan)
        self.write("Đánh lại số mục", work, self._on_renumbered)

    def _on_plan_saved(self, name: str, _plan: str) -> None:
        self.saved.emit(name)

    def _on_added(self, clause: str) -> None:
        self._new = clause
        self.added.emit(clause)

    def _on_removed(self, removed: Removed) -> None:
        path = self._removed.path if self._removed else ""
        self.page.messages.show_info(removed_sentence(path, removed), Link("Hoàn tác", self._on_undo_clicked))

    def _on_renumbered(self, count: int) -> None:
        if count:
            self.page.messages.show_success(
                f"Đã đánh lại số của {count} mục.", Link("Hoàn tác", self._on_undo_clicked)
            )
        else:
            self.page.messages.show_info("Số mục đã liền nhau, không có gì phải đánh lại.")

    def _on_sign_clicked(self) -> None:
        self.write("Chuyển kế hoạch sang đã ký", partial(plan_changes.sign_plan, plan_id=self._plan))

    def _on_undo_clicked(self) -> None:
        self.page.messages.clear()
        self.workbench.writer.undo()

    def _on_write_refused(self, error: UserError) -> None:
        self.refused.emit(error)


def removed_sentence(path: str, removed: Removed) -> str:
    """Say in one sentence what went, and what becomes of the tasks that cited it."""
    what = f"mục {path}" if path else "đoạn"
    more = f" và {removed.clauses - 1} mục bên trong" if removed.clauses > 1 else ""
    if removed.moved:
        tasks = f"{removed.moved} nhiệm vụ dẫn mục này được giữ, nay dẫn mục {removed.parent_path}"
    elif removed.uncited:
        tasks = f"{removed.uncited} nhiệm vụ dẫn mục này được giữ nhưng không còn dẫn mục nào ở đây"
    else:
        tasks = "không nhiệm vụ nào dẫn mục này"
    return f"Đã bỏ {what}{more}; {tasks}."
