# SPDX-License-Identifier: MIT
"""The prints of the plan room, as the window and the command line offer them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import printing
from dvcq_desktop.office.printing import PrintOption, kind_called

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.plan.prints.request import PrintRequest


class PrintKind(printing.PrintKind["PrintRequest"]):
    """One kind of paper of the plan room."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> PrintRequest:
        """Read what the prints of a year show; raise UserError where the year has no tasks."""
        from dvcq_desktop.plan.store.printing import load_order  # noqa: PLC0415 - start-up time

        request = load_order(connection, order)
        if not request.tasks:
            raise UserError(f"Năm {order.year} chưa có nhiệm vụ nào để in.")
        return request

    def source(self, read: PrintRequest) -> str:
        """Return the year's plan."""
        plan = read.plan
        if plan is None:
            return ""
        return plan.cited if plan.number else f"{plan.cited} năm {plan.year} (chưa có số)"


@dataclass(frozen=True)
class TextKind(PrintKind):
    """A plan's own text; `drafts_first` where that of the year to come is meant."""

    drafts_first: bool = False

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> PrintRequest:
        """Read the plan that was ordered, the draft to come, or the year's plan."""
        from dvcq_desktop.plan.store.printing import load_text  # noqa: PLC0415 - start-up time

        return load_text(connection, order, drafts_first=self.drafts_first)

    def year_of(self, read: PrintRequest, order: PrintOrder) -> int:
        """Return the plan's own year."""
        return read.plan.year if read.plan else order.year

    def take_number(self, action: Action, before: Issued, paper: Issued) -> str:
        """Give the plan that was printed its number and day."""
        from dvcq_desktop.plan.store.numbering import take_number  # noqa: PLC0415 - start-up time

        return take_number(action, before, paper)


class SheetKind(PrintKind):
    """Papers of several units, bound together where no unit was chosen; each has its own number."""

    def parts(self, read: PrintRequest, order: PrintOrder) -> list[tuple[PrintRequest, PrintOrder]]:
        """Return the sheets of the units that have tasks."""
        if order.unit is not None:
            return []
        from dvcq_desktop.plan.prints.unit_sheet import units_with_sheets  # noqa: PLC0415 - start-up time

        return [
            (replace(read, unit=unit.id), replace(order, unit=unit.id, unit_name=unit.name))
            for unit in units_with_sheets(read)
        ]


# What makes a paper is imported when it is made: the window offers all kinds from its start.


def _assignment(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import assignment  # noqa: PLC0415 - when it is printed

    return assignment.build(request)


def _progress(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import progress  # noqa: PLC0415 - when it is printed

    return progress.build(request)


def _unit_sheet(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import unit_sheet  # noqa: PLC0415 - when it is printed

    return unit_sheet.build(request)


def _reminders(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import reminders  # noqa: PLC0415 - when it is printed

    return reminders.build(request)


def _briefing(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import briefing  # noqa: PLC0415 - when it is printed

    return briefing.build(request)


def _unit_plans(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import unit_plans  # noqa: PLC0415 - when it is printed

    return unit_plans.build(request)


def _reminder_letter(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import reminder_letter  # noqa: PLC0415 - when it is printed

    return reminder_letter.build(request)


def _plan_text(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import plan_text  # noqa: PLC0415 - when it is printed

    return plan_text.build(request)


PLAN_TEXT = TextKind(
    "plan-text",
    "Văn bản kế hoạch",
    needs_unit=False,
    build=_plan_text,
    options=(PrintOption.WITH_TABLE,),
    needs_day=False,
)
NEXT_PLAN = TextKind(
    "next-plan",
    "Dự thảo kế hoạch năm sau",
    needs_unit=False,
    build=_plan_text,
    options=(PrintOption.WITH_TABLE,),
    needs_day=False,
    drafts_first=True,
)
KINDS = (
    PrintKind(
        "assignment-table",
        "Bảng phân công nhiệm vụ",
        needs_unit=False,
        build=_assignment,
        options=(PrintOption.PER_UNIT,),
    ),
    PrintKind(
        "progress-table",
        "Bảng theo dõi tiến độ",
        needs_unit=False,
        build=_progress,
        options=(PrintOption.FIRST_DEADLINE,),
    ),
    SheetKind("unit-sheet", "Phiếu giao nhiệm vụ của đơn vị", needs_unit=True, build=_unit_sheet),
    PrintKind(
        "reminders",
        "Danh sách quá hạn, sắp đến hạn",
        needs_unit=False,
        build=_reminders,
        options=(PrintOption.FIRST_DEADLINE,),
    ),
    PrintKind(
        "briefing",
        "Báo cáo nhanh giao ban",
        needs_unit=False,
        build=_briefing,
        options=(PrintOption.FIRST_DEADLINE,),
    ),
    PrintKind(
        "unit-plans",
        "Danh sách đơn vị chưa ban hành kế hoạch",
        needs_unit=True,
        build=_unit_plans,
        options=(PrintOption.FIRST_DEADLINE,),
    ),
    PrintKind(
        "reminder-letter",
        "Công văn đôn đốc",
        needs_unit=True,
        build=_reminder_letter,
        options=(PrintOption.WITH_SOON, PrintOption.OWN_PLANS),
        asks_answer=True,
    ),
    PLAN_TEXT,
    NEXT_PLAN,
)


def kind_named(name: str) -> printing.PrintKind[PrintRequest] | None:
    """Return the kind with a command-line name, None where there is none."""
    return kind_called(name, KINDS)
