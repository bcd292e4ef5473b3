# SPDX-License-Identifier: MIT
"""The page "Báo cáo": reports of a year, drafted from the records, edited, frozen, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from dvcq_desktop.reports.history import record_lines
from dvcq_desktop.reports.periods import PeriodKind, periods_of
from dvcq_desktop.reports.rules import Content, in_text
from dvcq_desktop.reports.screen.figures_pane import FiguresPane
from dvcq_desktop.reports.screen.lines_pane import LinesPane
from dvcq_desktop.reports.screen.pictures_pane import PicturesPane
from dvcq_desktop.reports.screen.report_row import ReportRow, rows_of
from dvcq_desktop.reports.screen.report_work import ReportWork
from dvcq_desktop.reports.screen.sections_pane import SectionsPane
from dvcq_desktop.reports.store import reports
from dvcq_desktop.reports.store.page import (
    ReadBeside,
    ReadContent,
    YearOfReports,
    read_beside,
    read_content,
    read_year,
)
from dvcq_desktop.reports.store.reading import list_rows
from dvcq_desktop.reports.templates import USUAL_RECIPIENTS, proposals
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.filed_section import FiledSection
from dvcq_desktop.widgets.form import DateEdit, LineEdit, TextArea
from dvcq_desktop.widgets.table import Column, Kind
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.widgets.workbench import Workbench


class ReportSection(FiledSection):
    """Draft, edit, freeze and print the reports of a year."""

    KEY = "reports"
    TITLE = "Báo cáo"
    NOUN = "báo cáo"
    TABLE = reports.REPORTS
    EMPTY = (
        "Báo cáo tháng, quý, 6 tháng, 9 tháng, năm: lập dự thảo từ kế hoạch, nhật ký, cam kết, mô hình"
        " trong kỳ; sửa, in, rồi chốt khi có số và ngày."
    )
    SHARES = (5, 15)
    COLUMNS = (
        Column("period", "Kỳ", lambda row: row.called, width=14, stretch=True),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=14),
        Column("due_on", "Hạn gửi", kind=Kind.DATE, width=11, hidden=True),
        Column("recipient", "Nơi nhận", width=14, hidden=True),
        Column("number", "Số", lambda row: row.kept.full_number, width=13, hidden=True),
        Column("issued_on", "Ngày", lambda row: row.kept.issued_on, Kind.DATE, width=11, hidden=True),
        Column("replaces", "Thay thế", width=24, hidden=True),
        Column("days", "Số liệu từ ngày, đến ngày", width=22, hidden=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4, hidden=True),
    )
    SAVE = reports.save_report

    year_chosen = Signal(int)
    record_requested = Signal(str, str, int)  # table, record, the year to look for it in

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = YearOfReports(workbench.today().year)
        self.content = Content()
        self._shown = ""
        self._is_old = False
        super().__init__(workbench, parent)
        self.work = ReportWork(self)
        # Widgets
        self.year = YearBox(self.page)
        self.begin_menu = QMenu(self)
        self.print_menu = QMenu(self)
        self.print_button = self.page.add_action("In…", "printer")
        self.freeze_button = self.page.add_action("Chốt báo cáo", "check")
        self.correct_button = self.page.add_action("Đính chính…", "copy")
        # Assemble
        self.page.add_chooser(self.year)
        self.page.let_fold(self.print_button, self.freeze_button, self.correct_button)
        self.correct_button.setToolTip(
            "Báo cáo đã chốt có chỗ sai: lập báo cáo mới thay thế, ghi rõ lý do, theo dữ liệu hiện có"
        )
        self.freeze_button.setToolTip(
            "Giữ nguyên số liệu, nội dung theo số, ngày đã ghi; sau đó không sửa được"
        )
        self.primary.setText("Lập báo cáo")
        self.primary.setMenu(self.begin_menu)
        self._freeze = make_action(self, "Chốt báo cáo", "check", self.work.freeze, "Ctrl+B")
        self._correct = make_action(self, "Lập báo cáo đính chính…", "copy", self.work.ask_reason)
        self._renew = make_action(self, "Cập nhật nội dung từ dữ liệu", "refresh-cw", self.work.renew)
        self._print = make_action(self, "In…", "printer", self.print_button.showMenu, "Ctrl+P")
        self.papers = [
            make_action(self, title, "printer", partial(self.work.print, name))
            for name, title in (("period-report", "In báo cáo"), ("figures-appendix", "In phụ lục số liệu"))
        ]
        self.print_menu.addActions(self.papers)
        self.print_button.setMenu(self.print_menu)
        # Signals
        self.year.chosen.connect(self._on_year_box_chosen)
        self.freeze_button.clicked.connect(self.work.freeze)
        self.correct_button.clicked.connect(self.work.ask_reason)
        self.begin_menu.aboutToShow.connect(self._on_begin_menu_about_to_show)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read the year anew where anything was saved in other rooms meanwhile."""
        super().showEvent(event)
        if self._is_old:
            self._is_old = False
            self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        add, trash = super().actions_of_page()
        return [add, self._renew, self._freeze, self._correct, trash, self._print, *self.papers]

    def show_year(self, year: int) -> None:
        """Show another year."""
        if year != self.known.year:
            self.flush()
        self.known = YearOfReports(year)
        self.refresh()

    def refresh(self) -> None:
        """Read the year anew."""
        question = partial(read_year, self.known.year)
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self._on_read)

    def go_to(self, report: str, year: int = 0) -> None:
        """Select a report as soon as it is read, of another year where one is given."""
        if year and year != self.known.year:
            self._on_year_box_chosen(year)
        self._wanted = report
        self.refresh()

    def add_record(self) -> None:
        """Offer the periods of the year."""
        self.primary.showMenu()

    def flush(self) -> None:
        """Save what is typed into a section too."""
        if hasattr(self, "sections"):
            self.sections.flush()
        super().flush()

    # What the base asks

    def build(self) -> None:
        """Add the fields of a report, and its figures, words and lines on tabs of their own."""
        today = self.workbench.today
        self.form.add("title", "Trích yếu", TextArea(self, lines=2))
        self.form.add("number", "Số", LineEdit(self), hint="Văn thư cấp; cũng ghi được ở Sổ văn bản đã in")
        self.form.add("symbol", "Ký hiệu", LineEdit(self), hint="BC-UBND")
        self.form.add("issued_on", "Ngày ban hành", DateEdit(self, today=today))
        hint = "Để trống: người ký của cơ quan vào ngày ấy"
        self.form.add("signer_name", "Người ký", LineEdit(self), hint=hint)
        self.form.add("signer_title", "Chức vụ người ký", LineEdit(self))
        hint = "TM. …, KT. …: mỗi dòng một thẩm quyền"
        self.form.add("signer_authority", "Thẩm quyền ký", TextArea(self, lines=2), hint=hint)
        hint = "Mỗi dòng một nơi; để trống: không in"
        self.form.add("to_text", "Kính gửi", TextArea(self, lines=2), hint=hint)
        hint = "Mỗi dòng một nơi; dòng Lưu chương trình tự ghi"
        self.form.add("recipients", "Nơi nhận", TextArea(self, lines=4), hint=hint)
        self.form.add("reason", "Lý do đính chính", TextArea(self, lines=2))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))

    def build_below(self) -> None:
        """Put figures, words and lines beside the fields."""
        super().build_below()
        self.figures = FiguresPane(self, settings=self.workbench.settings)
        self.sections = SectionsPane(self, settings=self.workbench.settings)
        self.lines = LinesPane(self)
        self.pictures = PicturesPane(self)
        for pane, title in (
            (self.sections, "Nội dung"),
            (self.figures, "Số liệu"),
            (self.lines, "Phụ lục nhiệm vụ"),
            (self.pictures, "Biểu đồ"),
        ):
            self.detail.add_tab(pane, title)
        self.figures.record_requested.connect(self._on_record_requested)
        self.figures.beside_requested.connect(self._on_beside_requested)
        self.sections.record_requested.connect(self._on_record_requested)
        self.sections.edited.connect(self._on_section_edited)
        self.sections.renew_requested.connect(self._on_renew_requested)
        self.lines.add_requested.connect(self._on_line_add_requested)
        self.lines.edited.connect(self._on_line_edited)
        self.lines.remove_requested.connect(self._on_lines_remove_requested)
        self.lines.refused.connect(self.page.messages.show_info)

    def why_kept(self, ids: Sequence[str]) -> str:
        """Tell that a frozen report stays."""
        frozen = any(key in self._records and self._records[key].kept.is_frozen for key in ids)
        return "Báo cáo đã chốt thì không xóa được; có chỗ sai thì lập báo cáo đính chính." if frozen else ""

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put drafts into the trash."""
        return partial(reports.trash_reports, keys=tuple(ids))

    def show_record(self, record: ReportRow) -> None:
        """Show a report; of a frozen one nothing but its files can be changed."""
        super().show_record(record)
        frozen = record.kept.is_frozen
        self.form.setEnabled(not frozen)
        self.form.show_field("reason", shown=bool(record.kept.replaces))
        self.print_button.setEnabled(True)
        # Each stays in its place: a second click on one must not be a first one on the other.
        for step in (self.freeze_button, self._freeze, self._renew):
            step.setEnabled(not frozen)
        for step in (self.correct_button, self._correct):
            step.setEnabled(frozen and record.replaced_by is None)
        self._ask_content(record.id)

    def heading_of(self, record: ReportRow) -> str:
        """Head the detail with the period and its days."""
        state = "đã chốt" if record.kept.is_frozen else "dự thảo"
        if record.kept.replaces:
            state += " đính chính" if state == "dự thảo" else ", đính chính"
        to = f" gửi {record.recipient}" if record.recipient else ""
        due = "" if record.kept.is_frozen else f" · hạn gửi {short_date(record.due_on)}"
        return f"Báo cáo {record.kept.period.label}{to} · {state} · {record.days}{due}"

    def told_of(self, record: ReportRow) -> list[str]:
        """Say whose figures a draft has, and which report it replaces or is replaced by."""
        said = super().told_of(record)
        if record.replaced_by is not None:
            said.append(f"Đã được thay bằng {in_text(record.replaced_by.called)}; bản này giữ để tra cứu.")
        if record.replaces:
            said.append(record.replaces)
        if record.figures_of is not None:
            first = in_text(record.figures_of.called)
            said.append(f"Số liệu lấy theo {first} đã chốt: một bộ số liệu cho mọi nơi nhận.")
        return said

    def values_of(self, record: ReportRow) -> dict[str, Any]:
        """Return what the fields show; whom it is sent to is as its outline says until she writes it."""
        said = record.around
        # What was frozen before recipients were kept was printed with the usual ones.
        recipients = said.get("recipients", "\n".join(USUAL_RECIPIENTS))
        to = {"to_text": said.get("to", ""), "recipients": recipients}
        return {name: to.get(name, getattr(record.kept, name)) for name in self.form.names}

    def _empty_texts(self) -> tuple[str, str]:
        said, verb = super()._empty_texts()
        return said, "Lập báo cáo" if verb else ""

    def texts_of(self, record: ReportRow) -> tuple[str, ...]:
        """Search periods, numbers and notes."""
        kept = record.kept
        return kept.called, kept.title, kept.note, kept.signer_name

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer what can be done to the report."""
        menu.addActions([self._renew, self._freeze, self._correct, *self.papers])
        super().add_to_menu(menu, ids)

    def history_rows(self, record: ReportRow) -> list[tuple[str, str]]:
        """Return the rows of the report, its sections, the lines she added, and its files."""
        parts = [(reports.SECTIONS, each.id) for each in self.content.sections if not record.kept.is_frozen]
        lines = [(reports.ROWS, each.id) for each in self.content.lines if each.id]
        lines += [(reports.ROWS, each) for each in list_rows(record.id)]
        return [*super().history_rows(record), *parts, *lines]

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self.known.directory.unit_name)

    def counts(self, shown: Sequence[ReportRow]) -> list[str]:
        """Count reports and drafts."""
        drafts = sum(not row.kept.is_frozen for row in shown)
        return [f"{len(shown)} báo cáo", f"{drafts} dự thảo" if drafts else ""]

    # Private

    def _on_read(self, known: YearOfReports) -> None:
        self.known = known
        self.year.offer(known.years, known.year)
        self.show_records(rows_of(known), {})
        if self.current() is None:
            for button in (self.print_button, self.freeze_button, self.correct_button):
                button.setEnabled(False)

    def _ask_content(self, key: str) -> None:
        question = partial(read_content, key, self.workbench.today())
        self.workbench.reader.ask(f"{self.KEY}/content", question, self._on_content_read)

    def _on_content_read(self, read: ReadContent | None) -> None:
        record = self.current()
        if read is None or record is None or record.id != read.key:
            return
        key, content = read.key, read.content
        self._shown, self.content = key, content
        frozen = record.kept.is_frozen
        self.figures.show_rows(content.rows, self.known.directory, content.changed)
        self.sections.show_traces(read.traces, self.known.directory)
        self.sections.show_sections(content.sections, locked=frozen)
        self.lines.show_lines(content.lines, locked=frozen)
        self.pictures.show_pictures(content.pictures)
        self.work.follow(key, content)

    def _on_current_changed(self, record_id: str | None) -> None:
        self.sections.flush()
        super()._on_current_changed(record_id)

    def _on_record_requested(self, table: str, key: str, day: date | None) -> None:
        # Tasks, models and campaigns are of the report's year, what was written down is of that of its day.
        of_day = table in {"activity", "opinion", "briefing", "duty_inspection", "violation"}
        other = self.figures.period if self.sender() is self.figures else None
        year = other.year if other else self.known.year
        self.record_requested.emit(table, key, day.year if day and of_day else year)

    def _on_beside_requested(self, column: str) -> None:
        question = partial(read_beside, self._shown, column)
        self.workbench.reader.ask(f"{self.KEY}/beside/{column}", question, self._on_beside_read)

    def _on_beside_read(self, read: ReadBeside | None) -> None:
        if read is not None and read.key == self._shown:
            self.figures.show_beside(read.column, read.beside)

    def _on_section_edited(self, section: str, text: str) -> None:
        self.work.save_section(self._shown, section, text)

    def _on_renew_requested(self) -> None:
        self.work.renew()

    def _on_line_add_requested(self) -> None:
        self.work.add_line()

    def _on_line_edited(self, line: Any) -> None:
        self.work.save_line(line)

    def _on_lines_remove_requested(self, keys: list[str]) -> None:
        self.work.trash_lines(keys)

    def _on_begin_menu_about_to_show(self) -> None:
        self.begin_menu.clear()
        frozen = {each.period for each in self.known.reports if each.is_frozen}
        for usual in proposals(self.workbench.today(), self.known.templates, frozen):
            self._add_begins(self.begin_menu, usual, f"Báo cáo {usual.label}")
        self.begin_menu.addSeparator()
        menus = {kind: self.begin_menu.addMenu(kind.label) for kind in PeriodKind if kind.numbers > 1}
        for period in periods_of(self.known.year):
            menu = menus.get(period.kind, self.begin_menu)
            self._add_begins(menu, period, period.short if period.kind in menus else period.kind.label)

    def _add_begins(self, menu: QMenu, period: Period, title: str) -> None:
        """Offer the usual outline, and each that she keeps for that kind of period."""
        menu.addAction(make_action(menu, title, "", partial(self.work.begin, period)))
        for each in self.known.templates:
            if each.enabled and each.kind is period.kind:
                named = f"{title} ({each.recipient or each.name})"
                menu.addAction(make_action(menu, named, "", partial(self.work.begin, period, each.id)))

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_writer_saved(self, _name: str, _changed: frozenset[tuple[str, str]] | None) -> None:
        # A draft counts the records of every room.
        self._is_old = not self.isVisible()
        if not self._is_old:
            self.refresh()
