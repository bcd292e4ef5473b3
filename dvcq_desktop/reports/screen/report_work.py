# SPDX-License-Identifier: MIT
"""What is done with reports: drafting, editing, freezing, printing; each change can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from dvcq_desktop.reports.narrative import NEW_TASK, Line
from dvcq_desktop.reports.one_set import figures_from
from dvcq_desktop.reports.rules import HeldError
from dvcq_desktop.reports.store import reports
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.nominations.dialogs.freeze_dialog import FreezeDialog
    from dvcq_desktop.nominations.questions import Question
    from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
    from dvcq_desktop.reports.dialogs.correction_dialog import CorrectionDialog
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.rules import Content
    from dvcq_desktop.reports.screen.report_page import ReportSection

_NONE = "Chưa có báo cáo nào: bấm Lập báo cáo, chọn kỳ."
_ONCE_FROZEN = "chốt rồi thì số liệu, nội dung không sửa được nữa."


class ReportWork(QObject):
    """Write what she wants of the report that is shown; owned by the page."""

    def __init__(self, page: ReportSection) -> None:
        super().__init__(page)
        self._page = page
        self._wanted_line = ""
        self._freezing = self._correcting = ""
        self._seen: dict[str, dict[str, str]] = {}
        self.freeze_dialog: FreezeDialog | None = None
        self.correction_dialog: CorrectionDialog | None = None

    @cached_property
    def printing(self) -> PrintFlow:
        """Return the way of the papers."""
        from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow  # noqa: PLC0415 - when printing

        return PrintFlow(self._page.workbench, self._page, self._page.page.messages)

    def begin(self, period: Period, outline: str | None = None) -> None:
        """Draft the report of a period by an outline, the usual one where none is named."""
        work = partial(reports.begin_report, period=period, outline=outline, today=self._today)
        self._draft(f"Lập báo cáo {period.label}", work, period.year)

    def ask_reason(self) -> None:
        """Ask why the frozen report that is shown is to be replaced, and draft the one that does."""
        from dvcq_desktop.reports.dialogs.correction_dialog import CorrectionDialog  # noqa: PLC0415 - when asked

        record = self._page.current()
        if record is not None:
            self._correcting = record.id
            draft = replace(record.kept, id="", replaces=record.id)
            first = figures_from(draft, self._page.known.reports)
            self.correction_dialog = dialog = CorrectionDialog(record.kept.cited, first, self._page)
            dialog.answered.connect(self._on_reason_given)
            dialog.open()

    def renew(self) -> None:
        """Put together anew what she did not edit."""
        key = self._key()
        if key:
            work = partial(reports.renew_sections, key=key, today=self._today)
            self._page.write("Cập nhật nội dung báo cáo", work, self._on_renewed)

    def freeze(self) -> None:
        """Freeze the report that is shown."""
        self._page.flush()
        key = self._key()
        if key:
            self._go_to_what_lacks()
            self._freezing = key
            self._write_freezing()

    def save_section(self, report: str, section: str, text: str) -> None:
        """Keep the text of a section."""
        work = partial(reports.save_section, key=report, section=section, text=text)
        self._page.write("Sửa nội dung báo cáo", work, edit=True)

    def add_line(self) -> None:
        """Add a line to the appendix, to be written over."""
        key = self._key()
        if key:
            self._page.ahead.hold()
            work = partial(reports.add_line, key=key, line=Line("", NEW_TASK, "", ""))
            self._page.write("Thêm dòng phụ lục", work, self._on_line_added)

    def save_line(self, line: Line) -> None:
        """Keep a line that she added."""
        work = partial(reports.save_line, key=self._key(), line=line)
        self._page.write("Sửa dòng phụ lục", work, edit=True)

    def trash_lines(self, keys: Sequence[str]) -> None:
        """Put lines that she added into the trash."""
        work = partial(reports.trash_lines, key=self._key(), rows=tuple(keys))
        self._page.write("Xóa dòng phụ lục", work, self._on_lines_trashed)

    def print(self, name: str) -> None:
        """Make a paper of the report that is shown."""
        from dvcq_desktop.office.printing import PrintOrder  # noqa: PLC0415 - when printing
        from dvcq_desktop.reports.prints.kinds import kind_named  # noqa: PLC0415 - when printing

        self._page.flush()
        key = self._key()
        if key:
            order = PrintOrder(self._page.known.year, self._page.workbench.today(), record=key)
            self.printing.make(kind_named(name), order)

    def follow(self, key: str, content: Content) -> None:
        """Keep what a draft said when it was opened; go to the line that was just added."""
        self._seen.setdefault(key, {row.id: row.figure.text for row in content.rows})
        if self._wanted_line and any(each.id == self._wanted_line for each in content.lines):
            wanted, self._wanted_line = self._wanted_line, ""
            self._page.lines.edit(wanted)
            self._page.ahead.give()

    @property
    def _today(self) -> date:
        return self._page.workbench.today()

    def _key(self) -> str:
        record = self._page.current()
        if record is None:
            self._page.page.messages.show_info(_NONE)
            return ""
        return str(record.id)

    def _on_reason_given(self, reason: str) -> None:
        from dvcq_desktop.reports.store.correcting import begin_correction  # noqa: PLC0415 - when correcting

        work = partial(begin_correction, key=self._correcting, reason=reason, today=self._today)
        self._draft("Lập báo cáo đính chính", work, self._page.known.year)

    def _draft(self, name: str, work: Callable[[Action], str], year: int) -> None:
        """Write a new report, and go to it, or to the one of which it would be a second one."""
        self._page.page.messages.clear()
        self._page.workbench.writer.write(
            name, work, partial(self._on_begun, year), partial(self._on_begin_refused, year)
        )

    def _on_begun(self, year: int, key: str) -> None:
        self._page.go_to(key, year)
        self._page.detail.tabs.setCurrentWidget(self._page.sections)
        self._page.page.messages.show_success(
            "Đã lập dự thảo: xem Nội dung, Số liệu, Phụ lục; có số, ngày thì ghi ở Thông tin rồi chốt.",
            self._page.workbench.writer.undo_link(),
        )

    def _on_begin_refused(self, year: int, error: UserError) -> None:
        """Say why, and lead to the report that is there already."""
        links = [Link("Mở", partial(self._open, error.report, year))] if isinstance(error, HeldError) else []
        self._page.page.messages.show_error(error.sentence, *links)

    def _open(self, report: str, year: int) -> None:
        self._page.page.messages.clear()
        self._page.go_to(report, year)

    def _on_renewed(self, count: int) -> None:
        self._page.page.messages.show_info(
            f"Đã cập nhật {count} mục; mục đã sửa tay giữ nguyên."
            if count
            else "Không có gì mới: các mục chưa sửa tay đã theo dữ liệu hiện có."
        )

    def _go_to_what_lacks(self) -> None:
        """Go to the number or the day that is missing, which the refusal names."""
        fields = [self._page.form.field(name) for name in ("number", "issued_on")]
        lacking = next((field for field in fields if not field.value), None)
        if lacking is not None:
            self._page.detail.tabs.setCurrentIndex(0)
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_freezing(self, agreed: frozenset[str] | None = None) -> None:
        from dvcq_desktop.reports.store import freezing  # noqa: PLC0415 - when freezing

        seen = self._seen.get(self._freezing)
        work = partial(freezing.freeze_asked, key=self._freezing, today=self._today, seen=seen, agreed=agreed)
        self._page.write("Chốt báo cáo", work, self._on_freezing_ended)

    def _on_freezing_ended(self, result: str | list[Question]) -> None:
        """Say what was frozen, or ask what is odd about it first."""
        if isinstance(result, str):
            # The fields take no keys any more; the shortcuts of the page want the focus inside it.
            self._page.table.setFocus()
            self._page.page.messages.show_success(result, self._page.workbench.writer.undo_link())
            return
        from dvcq_desktop.nominations.dialogs.freeze_dialog import FreezeDialog  # noqa: PLC0415 - when asked

        record = self._page.current()
        called = record.kept.period.label if record is not None else ""
        dialog = FreezeDialog(called, result, self._page, act="Chốt báo cáo", once_frozen=_ONCE_FROZEN)
        dialog.answered.connect(self._write_freezing)
        self.freeze_dialog = dialog
        dialog.open()

    def _on_line_added(self, key: str) -> None:
        self._wanted_line = key
        self._page.refresh()

    def _on_lines_trashed(self, count: int) -> None:
        self._page.say_trashed(f"Đã xóa {count} dòng phụ lục.")
