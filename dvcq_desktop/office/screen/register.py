# SPDX-License-Identifier: MIT
"""The tab "Sổ văn bản": every print of a year, and what came back of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter

from dvcq_desktop.office.prints import KINDS, REGISTER
from dvcq_desktop.office.register import rules, store
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.office.register.rules import Numbering
from dvcq_desktop.office.register.screen.files_box import FilesBox
from dvcq_desktop.office.register.screen.rows import COLUMNS, PaperRow, counts
from dvcq_desktop.office.register.screen.scans import ScanFlow
from dvcq_desktop.office.screen.section import OfficeSection
from dvcq_desktop.text.order import sort_key
from dvcq_desktop.widgets.drops import RowDrops
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.form import DateEdit, LineEdit, TextArea
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.theme import icon
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.records import Remarks
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.register.dialogs.checking import CheckFlow
    from dvcq_desktop.office.register.dialogs.word_flow import WordFlow
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench

_SCANNED, _UNSCANNED = "scanned", "unscanned"


class RegisterSection(OfficeSection):
    """Keep the papers of one year; `kinds` are those of every room, for what their papers are called."""

    TITLE = "Sổ văn bản"
    NOUN = "văn bản"
    TABLE = store.TABLE
    ADDS = False
    EMPTY = (
        "Mỗi văn bản được in, lưu hay mở từ chương trình sẽ nằm ở đây, chờ ghi số, ngày và gắn bản quét"
        " khi văn bản đã ký quay về."
    )
    COLUMNS = COLUMNS

    def __init__(
        self,
        workbench: Workbench,
        parent: QWidget | None = None,
        *,
        kinds: Sequence[PrintKind[Any]] = KINDS,
    ) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._year = workbench.today().year
        self.checking: CheckFlow | None = None
        self.word: WordFlow | None = None
        super().__init__(workbench, parent)

    def build(self) -> None:
        """Add the fields and filters of papers, and what can be done with them."""
        self.form.add("number", "Số", LineEdit(self), hint="Gõ 12 hoặc 12/UBND-VHXH")
        self.form.add("symbol", "Ký hiệu", LineEdit(self), hint="Phần sau số, ví dụ UBND-VHXH")
        self.form.add("issued_on", "Ngày ban hành", DateEdit(self, today=self.workbench.today))
        self.form.add("signer_name", "Người ký", LineEdit(self))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self.year = YearBox(self)
        self.year.chosen.connect(self._on_year_box_chosen)
        self.page.add_chooser(self.year)
        self.page.filters.show()
        self.kind_chip = self.page.filters.add_chip("kind", "Loại")
        numberings = [(each.value, each.label) for each in Numbering]
        self.page.filters.add_chip("number", "Số").set_choices(numberings)
        self.page.filters.add_chip("scan", "Bản quét").set_choices(
            [(_UNSCANNED, "Chưa có bản quét"), (_SCANNED, "Đã có bản quét")]
        )
        self.print_action = QAction(icon("printer"), "In sổ văn bản…", self)
        self.print_action.triggered.connect(self.print_register)
        self.page.add_action("In sổ…", "printer").clicked.connect(self.print_action.trigger)

        self.check_action = QAction(icon("list-checks"), "Kiểm tra thể thức…", self)
        self.check_action.setToolTip("Kiểm tra một tệp Word, PDF theo Nghị định 30/2020/NĐ-CP trước khi ký")
        self.check_action.triggered.connect(self.check_document)
        check = self.page.add_action("Kiểm tra thể thức…", "list-checks")
        check.setToolTip(self.check_action.toolTip())
        check.clicked.connect(self.check_action.trigger)

    def build_below(self) -> None:
        """Add the print and the scan below the fields, and bring the flows together."""
        self.files = FilesBox(self)
        self.detail.add(self.files)
        self.desk = FileDesk(self.workbench.database, self)
        self.scans = ScanFlow(self.workbench, self)
        self.printing = PrintFlow(self.workbench, self, self.page.messages)
        self.drops = RowDrops(self.table)
        # Signals
        self.files.open_print_requested.connect(self.open_print)
        self.files.save_print_requested.connect(self.save_print)
        self.files.save_word_requested.connect(self.save_word)
        self.files.attach_requested.connect(self.choose_scan)
        self.files.open_scan_requested.connect(self.open_scan)
        self.files.save_scan_requested.connect(self.save_scan)
        self.files.remove_scan_requested.connect(self.remove_scan)
        self.files.drops.dropped.connect(self._on_scan_dropped)
        self.drops.dropped_on.connect(self._on_scan_dropped_on)
        self.desk.failed.connect(self.page.messages.show_error)
        self.desk.saved.connect(self._on_file_saved)
        self.scans.attached.connect(self._on_scan_attached)
        self.scans.failed.connect(self._on_failed)

    def actions_of_section(self) -> list[QAction]:
        """Return what the room's menu offers while this tab is shown."""
        return [self.print_action, self.check_action]

    # Reading

    def show_directory(self, directory: Directory, remarks: Remarks) -> None:  # noqa: ARG002 - it has its own
        """Take the office's names, and read the year's papers anew."""
        self.directory = directory
        names = list(dict.fromkeys(signer.name for signer in directory.signers))
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.form.field("signer_name").setCompleter(completer)
        self.show_year(self._year)

    def show_year(self, year: int) -> None:
        """Show the papers of another year; what is being typed is saved first."""
        if year != self._year:
            self.flush()
        self._year = year
        self.workbench.reader.ask("office/register", partial(_read, year), self._on_read)

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_read(self, read: tuple[list[int], list[Issued]]) -> None:
        years, papers = read
        today = self.workbench.today()
        self.year.offer([*years, today.year], self._year)
        rows = [
            PaperRow(paper, self._title_of(paper.kind), self.directory.unit_called(paper.unit))
            for paper in papers
        ]
        present = {row.paper.kind: row.kind for row in rows}
        self.kind_chip.set_choices(sorted(present.items(), key=lambda kind: sort_key(kind[1])))
        self.show_records(rows, rules.remarks(papers, today))

    def _title_of(self, kind: str) -> str:
        return self._kinds[kind].title if kind in self._kinds else kind

    def texts_of(self, record: PaperRow) -> tuple[str, ...]:
        """Search everything that is written about a paper."""
        paper = record.paper
        return (
            paper.title,
            record.kind,
            self.directory.unit_name(paper.unit),
            paper.full_number,
            paper.signer_name,
            paper.note,
            paper.made_from,
            paper.scan_name,
        )

    def accepts(self, record: PaperRow) -> bool:
        """Ask the filters of kind, number and scan."""
        wanted = self.page.filters.values()
        paper = record.paper
        is_scanned = _SCANNED if paper.scan else _UNSCANNED
        return (
            paper.kind in wanted.get("kind", {paper.kind})
            and paper.numbering.value in wanted.get("number", {paper.numbering.value})
            and is_scanned in wanted.get("scan", {is_scanned})
        )

    def values_of(self, record: PaperRow) -> dict[str, Any]:
        """Show what came back."""
        return {name: getattr(record.paper, name) for name in self.form.names}

    def heading_of(self, record: PaperRow) -> str:
        """Head the detail with the paper's title."""
        return record.paper.title

    def show_record(self, record: PaperRow) -> None:
        """Show also what the paper's files are."""
        super().show_record(record)
        self.files.show_paper(record.paper)

    def counts(self, shown: Sequence[PaperRow]) -> list[str]:
        """Count the papers, those without number and those without scan."""
        return counts(shown)

    # Writing

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Write what was typed about a paper; what it was made of takes its number."""
        row = self._records.get(record_id)
        return partial(_save, self._kinds.get(row.paper.kind) if row else None, record_id, dict(values))

    def on_edited(self, told: str) -> None:
        """Say what else took the number."""
        if told:
            self.page.messages.show_success(told, self.workbench.writer.undo_link())

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put papers into the trash."""
        return partial(_trash, tuple(ids))

    # What is done with the files

    def open_print(self) -> None:
        """Show the very bytes that were printed; printing them again enters nothing."""
        paper = self._paper()
        if paper is not None and paper.file:
            job = Job("Đang mở bản in", partial(_print_of, self.workbench.database, paper))
            self.workbench.jobs.run(job, self._on_print_read, self._on_failed)

    def save_print(self) -> None:
        """Ask where to save the print."""
        paper = self._paper()
        if paper is not None and paper.file:
            self.desk.save_file(paper.file, paper.file_name or f"{paper.title}.pdf")

    def save_word(self) -> None:
        """Ask where to save what was printed as a Word file; say why not where it is not known any more."""
        from dvcq_desktop.office.register.dialogs.word_flow import WordFlow  # noqa: PLC0415 - seldom

        paper = self._paper()
        if paper is None or not paper.file:
            return
        if self.word is None:
            self.word = WordFlow(self.workbench, self)
            self.word.failed.connect(self.page.messages.show_error)
            self.word.saved.connect(self._on_file_saved)
        self.page.messages.clear()
        self.word.start(self._kinds.get(paper.kind), paper)

    def choose_scan(self) -> None:
        """Ask for the scan of the signed paper."""
        paper = self._paper()
        if paper is not None:
            self.flush()
            self.scans.choose(paper.id)

    def open_scan(self) -> None:
        """Open the scan in the program that this PC has for it."""
        paper = self._paper()
        if paper is not None and paper.scan:
            self.desk.open_file(paper.scan, paper.scan_name)

    def save_scan(self) -> None:
        """Ask where to save the scan."""
        paper = self._paper()
        if paper is not None and paper.scan:
            self.desk.save_file(paper.scan, paper.scan_name)

    def remove_scan(self) -> None:
        """Take the scan off the paper."""
        paper = self._paper()
        if paper is not None and paper.scan:
            self.write("Bỏ bản quét", partial(_remove_scan, paper.id), self._on_scan_removed)

    def print_register(self) -> None:
        """Print the list of the year's papers."""
        self.flush()
        self.printing.start(REGISTER, self._year, self.workbench.today(), self.directory)

    def check_document(self) -> None:
        """Ask for a finished document, also one edited in Word, and hold it against the decree."""
        from dvcq_desktop.office.register.dialogs.checking import CheckFlow  # noqa: PLC0415 - seldom

        self.checking = self.checking or CheckFlow(self.workbench, self)
        self.checking.start()

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer the files of the one paper that is selected."""
        paper = self._paper()
        one = len(ids) == 1 and paper is not None
        has_scan = bool(one and paper and paper.scan)
        menu.addAction(icon("printer"), "Mở lại bản in", self.open_print).setEnabled(one)
        menu.addAction(icon("download"), "Lưu bản in…", self.save_print).setEnabled(one)
        menu.addAction(icon("download"), "Lưu Word…", self.save_word).setEnabled(one)
        menu.addSeparator()
        menu.addAction(icon("paperclip"), "Gắn bản quét…", self.choose_scan).setEnabled(one)
        menu.addAction(icon("external-link"), "Mở bản quét", self.open_scan).setEnabled(has_scan)
        menu.addAction(icon("download"), "Lưu bản quét…", self.save_scan).setEnabled(has_scan)
        menu.addAction(icon("x"), "Bỏ bản quét", self.remove_scan).setEnabled(has_scan)
        menu.addSeparator()

    def _paper(self) -> Issued | None:
        row = self.current()
        return row.paper if row is not None else None

    def _on_print_read(self, read: tuple[Issued, bytes]) -> None:
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - start-up time

        paper, data = read
        preview = PreviewDialog(self.workbench.jobs, data, paper.file_name or paper.title, self)
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def _on_scan_dropped(self, path: Path) -> None:
        paper = self._paper()
        if paper is not None:
            self.scans.attach(paper.id, path)

    def _on_scan_dropped_on(self, key: str, path: Path) -> None:
        self.table.select_ids([key])
        self.scans.attach(key, path)

    def _on_scan_attached(self, name: str) -> None:
        self.page.messages.show_success(f"Đã gắn bản quét “{name}”.", self.workbench.writer.undo_link())

    def _on_scan_removed(self, _done: object) -> None:
        self.page.messages.show_info("Đã bỏ bản quét.", self.workbench.writer.undo_link())

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")

    def _on_failed(self, error: UserError) -> None:
        self.page.messages.show_error(error.sentence)


def _read(year: int, connection: sqlite3.Connection) -> tuple[list[int], list[Issued]]:
    return store.years(connection), store.papers(connection, year)


def _save(kind: PrintKind[Any] | None, key: str, values: dict[str, Any], action: Action) -> str:
    note = values.pop("note", None)
    if note is not None:
        store.write_note(action, key, note)
    return store.number_paper(action, kind, key, values)[1] if values else ""


def _trash(keys: tuple[str, ...], action: Action) -> int:
    return store.trash_papers(action, keys)


def _remove_scan(key: str, action: Action) -> None:
    store.remove_scan(action, key)


def _print_of(database: Database, paper: Issued, _progress: Progress) -> tuple[Issued, bytes]:
    assert paper.file is not None
    return paper, database.blob(paper.file)
