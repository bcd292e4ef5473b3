# SPDX-License-Identifier: MIT
"""Files that go out to units and come back: a folder of them, sheets read back with a preview, the list."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.sending import NAMED, make_files
from dvcq_desktop.reports.store import returns as store
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.read_files import ReadFile, read_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
    from dvcq_desktop.reports.dialogs.returns_dialog import ReturnsDialog
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.returns import Asked, ReadReturn
    from dvcq_desktop.reports.screen.return_page import ReturnSection
    from dvcq_desktop.reports.sending import Made
    from dvcq_desktop.reports.store.returns import PeriodOfReturns
    from dvcq_desktop.widgets.folder_export import FolderExport

_FILTER = "Bảng tính (*.xlsx *.xlsm *.xls *.ods *.csv);;Mọi tệp (*)"
_NO_FIGURES = "Mẫu chỉ có nhiệm vụ, chưa có dòng số liệu nào: chưa chỉ tiêu nào có nguồn “Đơn vị báo cáo”."
Taken = tuple["ReadReturn", tuple["ReadFile", ...]]


class ReturnWork(QObject):
    """Lead what goes out and what comes back; owned by the page."""

    def __init__(self, page: ReturnSection) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: ReturnsDialog | None = None

    @cached_property
    def printing(self) -> PrintFlow:
        """Return the way of the papers."""
        from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow  # noqa: PLC0415 - when printing

        return PrintFlow(self._page.workbench, self._page, self._page.page.messages)

    def print(self) -> None:
        """Make the list of who owes what."""
        self._print("returns-owed")

    def remind(self) -> None:
        """Make the letter to those that owe."""
        self._print("returns-reminder")

    def ask(self) -> None:
        """Note that all units are to return what they owe of the period: from then on they can be late."""
        self._page.flush()
        period = self._page.known.period
        work = partial(store.ask_returns, period=period)
        self._page.write(f"Yêu cầu nộp số liệu {period.label}", work, self._on_asked)

    def _print(self, name: str) -> None:
        from dvcq_desktop.office.printing import PrintOrder  # noqa: PLC0415 - when printing
        from dvcq_desktop.reports.prints.kinds import kind_named  # noqa: PLC0415 - when printing

        self._page.flush()
        period = self._page.known.period
        order = PrintOrder(period.year, self._page.workbench.today(), period=period.typed)
        self.printing.make(kind_named(name), order)

    def _on_asked(self, count: int) -> None:
        period = self._page.known.period
        if not count:
            self._page.page.messages.show_info(f"Các đơn vị đã được yêu cầu nộp số liệu {period.label}.")
            return
        due = short_date(store.due_day(period))
        self._page.page.messages.show_success(
            f"{count} đơn vị phải nộp số liệu {period.label} trước hạn {due}.",
            self._page.workbench.writer.undo_link(),
        )

    # Out

    @cached_property
    def export(self) -> FolderExport:
        """Return the way of the files of the units."""
        from dvcq_desktop.widgets.folder_export import FolderExport  # noqa: PLC0415 - when files go out

        made = FolderExport(self._page.workbench.jobs, self._page.page.messages, self._page)
        made.saved.connect(self._on_exported)
        return made

    def choose_folder(self) -> None:
        """Ask where the files of every unit go, or of those chosen, and make them."""
        self._page.flush()
        chosen = [row.kept.unit for row in self._page.selected()]
        units = tuple(chosen) if len(chosen) > 1 else ()
        bench = self._page.workbench
        work = partial(_make, bench.database, self._page.known, units, bench.today())
        self.export.start("tệp cho từng đơn vị", work, NAMED)

    def _on_exported(self, _made: object) -> None:
        """Note that the period is asked for; say where sheets hold no figures, and where that is changed."""
        known = self._page.known
        if not known.has_figures:
            self._page.page.messages.add(_NO_FIGURES, Link("Mở trang Chỉ tiêu", self._open_indicators))
        if not known.is_asked:
            work = partial(store.ask_returns, period=known.period)
            name = f"Yêu cầu nộp số liệu {known.period.label}"
            self._page.workbench.writer.write(name, work, self._on_asked_by_sending)

    def _on_asked_by_sending(self, count: int) -> None:
        due = short_date(store.due_day(self._page.known.period))
        self._page.page.messages.add(f"Từ nay theo dõi {count} đơn vị nộp số liệu kỳ này, hạn {due}.")

    def _open_indicators(self) -> None:
        self._page.page_requested.emit("Chỉ tiêu")

    # Back

    def choose_files(self) -> None:
        """Let her choose what units sent."""
        self._page.flush()
        dialog = open_dialog(self._page.window(), "Chọn các tệp đơn vị gửi về", _FILTER, several=True)
        dialog.filesSelected.connect(self.read)
        dialog.open()

    def read(self, names: Sequence[str]) -> None:
        """Read files off the window's thread, then show what they say."""
        known = self._page.known
        work = partial(_read_all, [Path(name) for name in names], known.period, known.asked)
        self._page.workbench.jobs.run(Job("Đang đọc tệp đơn vị gửi", work), self._on_read, self._on_failed)

    def _on_read(self, read: list[Taken]) -> None:
        from dvcq_desktop.reports.dialogs.returns_dialog import ReturnsDialog  # noqa: PLC0415 - when read

        self.dialog = ReturnsDialog([each for each, _files in read], self._page.window())
        self.dialog.accepted.connect(partial(self._take, read))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _take(self, read: list[Taken]) -> None:
        assert self.dialog is not None
        usable = [read[place] for place in self.dialog.taken]
        bench = self._page.workbench
        work = partial(store.take_returns, period=self._page.known.period, taken=usable, today=bench.today())
        self._page.write(f"Nhận số liệu của {len(usable)} đơn vị", work, self._on_taken)

    def _on_taken(self, sentence: str) -> None:
        self._page.page.messages.show_success(sentence, self._page.workbench.writer.undo_link())

    def _on_failed(self, error: UserError) -> None:
        self._page.page.messages.show_error(error.sentence)


def _make(
    database: Database, known: PeriodOfReturns, units: Sequence[str], today: date, progress: Progress
) -> Made:
    return make_files(database, known, units, today, progress.report)


def _read_all(
    paths: Sequence[Path], period: Period, asked: Mapping[str, Asked], progress: Progress
) -> list[Taken]:
    from dvcq_desktop.reports.returns import ReadReturn, read_return  # noqa: PLC0415 - when files came
    from dvcq_desktop.sheets.reader import read_bytes  # noqa: PLC0415 - when files came

    def read_one(name: str, data: bytes) -> ReadReturn:
        try:
            return read_return(read_bytes(data, name), period, asked)
        except UserError as error:
            # One damaged file of many keeps none of the others out: the preview names it.
            if len(paths) == 1:
                raise
            return ReadReturn(name, trouble=error.sentence)

    return [(read_one(*file[:2]), (file,)) for file in read_files(paths, progress)]
