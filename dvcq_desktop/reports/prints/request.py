# SPDX-License-Identifier: MIT
"""What the papers of the reports are made of: one report, draft or frozen, or what its draft would say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintKind
from dvcq_desktop.reports.periods import period_typed, periods_of
from dvcq_desktop.reports.rules import Content, Report
from dvcq_desktop.reports.store import reports
from dvcq_desktop.reports.templates import proposals
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.register.rules import Issued


@dataclass(frozen=True)
class ReportRequest:
    """A report and everything that it says."""

    report: Report
    content: Content
    directory: Directory = field(default_factory=Directory)


class ReportKind(PrintKind[ReportRequest]):
    """A paper of the reports."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> ReportRequest:
        """Read the report that was chosen, else that of the period ordered, else what it would say."""
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

        held = _ordered(connection, order)
        return ReportRequest(held, reports.content(connection, held, order.as_of), directory(connection))

    def orders_like(self, connection: sqlite3.Connection, paper: Issued) -> Iterable[PrintOrder]:
        """Return the orders of the reports of the year, and of its periods that none was begun of."""
        held = reports.reports(connection, paper.year)
        begun = {each.period for each in held}
        for usual in super().orders_like(connection, paper):
            yield from (replace(usual, record=each.id) for each in held)
            for period in periods_of(paper.year):
                if period not in begun:
                    yield replace(usual, period=period.typed)

    def year_of(self, read: ReportRequest, order: PrintOrder) -> int:
        """Return the year of the report."""
        del order
        return read.report.period.year

    def name_of(self, read: ReportRequest, order: PrintOrder) -> str:
        """Name the period: "Báo cáo 6 tháng đầu năm 2026"."""
        del order
        title = "Báo cáo" if self.name == "period-report" else self.title
        mends = ", đính chính" if read.report.replaces else ""
        return f"{title} {read.report.period.label}{mends}"

    def take_number(self, action: Action, before: Issued, paper: Issued) -> str:
        """Write the number and day of the paper on the draft that it was printed of."""
        if self.name != "period-report" or not paper.number:
            return ""
        held = reports.reports(action.connection, before.year)
        same = [each for each in held if not each.is_frozen and before.title == paper_title(each)]
        if len(same) != 1:
            return ""
        values: dict[str, Any] = {"number": paper.number, "symbol": paper.symbol or same[0].symbol}
        if paper.issued_on is not None:
            values["issued_on"] = paper.issued_on
        reports.save_report(action, same[0].id, values)
        return f"Dự thảo ở phòng Báo cáo cũng được ghi số {paper.full_number}; còn chốt ở phòng ấy."


def paper_title(report: Report) -> str:
    """Return what the paper of a report is called in the register."""
    replaced = f" (thay thế {report.replaced})" if report.replaces else ""
    return f"Báo cáo {in_sentence(report.title)}{replaced}"


def _ordered(connection: sqlite3.Connection, order: PrintOrder) -> Report:
    if order.record:
        held = reports.report(connection, order.record)
        if held is None:
            raise UserError("Báo cáo này không còn: có thể vừa bị xóa; hãy làm mới (F5).")
        return held
    usual = proposals(order.as_of)[0]
    year = order.year or usual.year
    period = period_typed(year, order.period) if order.period else usual._replace(year=year)
    known = reports.report_of(connection, period)
    return known or reports.unsaved(period)
