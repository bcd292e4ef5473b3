# SPDX-License-Identifier: MIT
"""The page "Bản quét": the stack that came back, page by page, each confirmed with one key."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from dvcq_desktop.commitments.scanned import PageState, Presence
from dvcq_desktop.commitments.screen.campaign_chooser import CampaignChooser
from dvcq_desktop.commitments.screen.scan_pane import ScanPane
from dvcq_desktop.commitments.screen.scan_rows import (
    COLUMNS,
    WAITING,
    ScanRow,
    counted_words,
    is_wanted,
    rows_of,
    sort_value,
)
from dvcq_desktop.commitments.screen.scan_stack import ScanStack
from dvcq_desktop.commitments.screen.scan_steps import ScanSteps
from dvcq_desktop.commitments.store import reading, scan_reading
from dvcq_desktop.text.listing import matches, ordered
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.drops import StackDrops
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.table import RecordModel, RecordTable
from dvcq_desktop.widgets.theme import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QAction, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.commitments.screen.scan_stack import Taken
    from dvcq_desktop.commitments.store.scan_reading import ScanReading, Shown
    from dvcq_desktop.widgets.workbench import Workbench

_CONCERNED = frozenset({"scan_page", "campaign", "commitment_text", "person", "tenure", "unit"})
_SUFFIXES = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff"
_EMPTY = (
    "Chưa có bản quét nào. Thả tệp quét (PDF, JPEG, PNG, TIFF) vào đây; chương trình đọc mã trên từng trang"
    " và xếp cho từng người, theo thứ tự nào cũng được."
)
_TAKE = "Nhận bản quét…"
_NARROW = 1000
# A page is higher than wide: its picture stays beside the list longer than a form does.
_BESIDE_FROM = 800


class ScansPage(QWidget):
    """Show the scanned pages of one campaign, and let her decide about each."""

    TITLE = "Bản quét"

    campaign_chosen = Signal(str, int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.reading = reading.CampaignReading(workbench.today().year)
        self._asked = ("", 0)
        self._rows: dict[str, ScanRow] = {}
        self._wanted = self._asked_page = ""
        self._arrived: tuple[str, ...] = ()
        self._shown = ""
        self._given: tuple[Path, ...] = ()
        self._campaign_of_day = ""
        # Widgets
        self.page = Page(
            self.TITLE, self, search_hint="Tìm trang quét", shares=(5, 6), beside_from=_BESIDE_FROM
        )
        self.page.title.hide()
        self.chooser = CampaignChooser(self.page)
        self._day_label = QLabel("&Ngày ký ghi", self.page)
        self.day = DateEdit(self.page, today=workbench.today)
        self.day.setAccessibleName("Ngày ký được ghi khi xác nhận có chữ ký")
        self.day.setToolTip("Khi xác nhận có chữ ký, người ký được ghi đã ký vào ngày này")
        self._day_label.setBuddy(self.day)
        self.table = RecordTable(RecordModel(COLUMNS, self._fetch))
        self.pane = ScanPane(self)
        self.stack = ScanStack(workbench, self)
        self.steps = ScanSteps(self)
        self.dialog: QFileDialog | None = None
        # Assemble
        for chooser in (self.chooser, self._day_label, self.day):
            self.page.add_chooser(chooser)
        self.page.filters.add_chip("state", "Tình trạng").set_choices(
            [(state.value, state.label) for state in PageState]
        )
        self.page.filters.add_chip("signature", "Chữ ký").set_choices(
            [(WAITING, "Chờ xác nhận"), *((one.value, one.label) for one in Presence)]
        )
        self.take_button = self.page.set_primary(_TAKE, "file-input")
        self.page.set_table(self.table)
        self.page.set_detail(self.pane)
        self.page.remember(workbench.settings, "commitments/scan_page")
        self.table.remember(workbench.settings, "commitments/scan_page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        lead_to(self, self.table)
        self.table.installEventFilter(self)
        self.pane.view.installEventFilter(self)
        self._drops = StackDrops(self)
        self._connect()
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self.steps.actions

    def show_campaign(self, campaign: str, year: int) -> None:
        """Show the pages of another campaign."""
        self._asked = (campaign, year)
        self.refresh()

    def go_to(self, page: str) -> None:
        """Select a page, past search and filters, as soon as it is read where it is not there yet."""
        self._wanted = self._asked_page = page
        self._go_to_asked()

    def refresh(self) -> None:
        """Read the pages anew."""
        question = partial(_read, *self._asked, self.workbench.today().year)
        self.workbench.reader.ask("commitments/scans", question, self._on_read)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def leave(self) -> str:
        """Return what cannot be saved: nothing, for each step is saved at once."""
        return ""

    def add_record(self) -> None:
        """Ask for the files of a stack."""
        self._on_take_clicked()

    # What its steps ask

    @property
    def campaign_id(self) -> str:
        """Return the campaign that is shown, empty for none."""
        return self.reading.campaign.id if self.reading.campaign else ""

    @property
    def signing_day(self) -> date:
        """Return the day that is recorded with a signature."""
        return self.day.value or self.workbench.today()

    def selected(self) -> list[ScanRow]:
        """Return the chosen pages."""
        return [self._rows[one] for one in self.table.selected_ids() if one in self._rows]

    def go_on(self) -> None:
        """Go to the next page that needs her, below first, then from the top."""
        ids = list(self.table.records.ids)
        chosen = self.table.selected_ids()
        here = ids.index(chosen[-1]) + 1 if chosen and chosen[-1] in ids else 0
        for one in ids[here:] + ids[:here]:
            if one not in chosen and self._rows[one].needs_her:
                self._wanted = one
                self.table.select_ids([one])
                return

    def take(self, paths: Sequence[Path]) -> None:
        """Take in a stack of files."""
        if not self.campaign_id:
            self.page.messages.show_warning("Chưa có đợt ký nào: hãy lập đợt ký trước khi nhận bản quét.")
        elif self.stack.is_running:
            self.page.messages.show_warning("Đang đọc một chồng bản quét; hãy đợi xong rồi nhận tiếp.")
        else:
            self.page.messages.clear()
            self.stack.take(paths, self.campaign_id)
            # Enter then takes the first proposal, and not the button once more.
            self.table.setFocus()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let single letters decide while the list or the picture has the focus."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.steps.take_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room."""
        super().resizeEvent(event)
        self._day_label.setVisible(self.width() >= scaled(_NARROW))

    # Private

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._on_campaign_chosen)
        self.page.search.search_changed.connect(self._on_search_changed)
        self.page.filters.changed.connect(self._show_rows)
        self.take_button.clicked.connect(self._on_take_clicked)
        self.table.sort_changed.connect(self._on_sort_changed)
        self.table.empty_action_requested.connect(self._on_take_clicked)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.stack.finished.connect(self._on_stack_finished)
        self._drops.stack_dropped.connect(self.take)
        self.workbench.writer.saved.connect(self._on_writer_saved)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _on_read(self, read: ScanReading) -> None:
        self.reading = read.campaign
        self._asked = (self.campaign_id, read.campaign.year)
        self.campaign_chosen.emit(*self._asked)
        self.chooser.offer(read.campaign, self.workbench.today().year)
        self.take_button.setEnabled(bool(self.campaign_id))
        campaign = read.campaign.campaign
        if campaign and campaign.id != self._campaign_of_day:
            self._campaign_of_day = campaign.id
            self.day.set_value(campaign.last_day(self.workbench.today()))
        look = read.campaign.directory
        self.pane.offer_people([(one.id, look.person_name(one.id)) for one in look.people])
        self._rows = {row.id: row for row in rows_of(read)}
        self.table.records.refresh()
        self._show_rows()
        if not self._go_to_asked():
            self._go_to_arrived()

    def _go_to_asked(self) -> bool:
        """Go to the page that she was led to, once it is read; tell whether there is one."""
        asked = self._asked_page
        if asked not in self._rows:
            return False
        self._asked_page = ""
        if self.table.records.row_of(asked) is None:
            self.page.search.clear()
            self.page.filters.clear()
            self._show_rows()
        self.table.select_ids([asked])
        return True

    def _go_to_arrived(self) -> None:
        """Go to the first new page that is to be decided, unless she is at one."""
        arrived, self._arrived = self._arrived, ()
        current = self._rows.get(self.table.current_id() or "")
        if current is not None and current.needs_her:
            return
        waiting = [key for key in self.table.records.ids if key in arrived and self._rows[key].needs_her]
        if waiting:
            self.table.select_ids(waiting[:1])

    def _show_rows(self) -> None:
        search, wanted = self.page.search.text(), self.page.filters.values()
        shown = [row for row in self._rows.values() if matches(search, *row.texts) and is_wanted(row, wanted)]
        if order := self.table.sort_order():
            shown = ordered(shown, partial(sort_value, column=order[0]), descending=order[1])
        if self._rows:
            self.table.set_empty("Không có trang nào khớp với tìm kiếm và bộ lọc.")
        else:
            self.table.set_empty(_EMPTY, _TAKE)
        self.table.set_ids([row.id for row in shown])
        if self.table.current_id() is None and shown:
            first = next((row for row in shown if row.needs_her), shown[0])
            wanted_one = self._wanted if self.table.records.row_of(self._wanted) is not None else first.id
            self.table.select_ids([wanted_one])
        self.page.set_counts(counted_words(list(self._rows.values()), len(shown)))
        self._show_current()

    def _show_current(self) -> None:
        row = self._rows.get(self.table.current_id() or "")
        self.steps.allow()
        if row is None:
            self._shown = ""
            self.pane.show_nothing()
            return
        self.pane.show_row(row)
        seen = f"{row.id}/{row.page.turned}/{row.page.person}"
        if seen != self._shown:
            self._shown = seen
            question = partial(_read_picture, row.id)
            self.workbench.reader.ask("commitments/scan", question, self._on_picture_read)

    def _on_picture_read(self, shown: tuple[str, QImage, QRectF | None, int]) -> None:
        key, image, box, turned = shown
        if key == self.table.current_id():
            self.pane.show_picture(image, box, turned)

    def _on_campaign_chosen(self, campaign: str, year: int) -> None:
        self.campaign_chosen.emit(campaign, year)
        self.show_campaign(campaign, year)

    def _on_search_changed(self, _text: str) -> None:
        self._show_rows()

    def _on_sort_changed(self, _column: str, _descending: bool) -> None:
        self._show_rows()

    def _on_current_changed(self, _key: str | None) -> None:
        self._show_current()

    def _on_selection_changed(self, _ids: tuple[str, ...]) -> None:
        self.steps.allow()

    def _on_menu_opening(self, menu: QMenu, _ids: tuple[str, ...]) -> None:
        for action in self.steps.actions:
            menu.addAction(action)

    def _on_delete_requested(self, ids: tuple[str, ...]) -> None:
        self.steps.trash(ids)

    def _on_take_clicked(self) -> None:
        dialog = open_dialog(self, "Chọn các tệp quét", f"Bản quét ({_SUFFIXES});;Mọi tệp (*)", several=True)
        dialog.filesSelected.connect(self._on_files_selected)
        self.dialog = dialog
        dialog.open()

    def _on_files_selected(self, names: list[str]) -> None:
        from pathlib import Path  # noqa: PLC0415 - start-up time

        self.take([Path(name) for name in names])

    def _on_stack_finished(self, taken: Taken) -> None:
        self._arrived = taken.new
        self.refresh()
        links = [Link("Bỏ các trang vừa nhận", partial(self.steps.trash, taken.new))] if taken.new else []
        if taken.refused or taken.stopped:
            self.page.messages.show_warning(taken.words, *links)
        else:
            self.page.messages.show_success(taken.words, *links)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def _read(campaign: str, year: int, this_year: int, connection: Any) -> ScanReading:
    return scan_reading.read_scans(connection, campaign, year, this_year)


def _read_picture(key: str, connection: Any) -> tuple[str, QImage, QRectF | None, int]:
    """Read a page's picture and unpack it, on the reader's thread."""
    shown: Shown = scan_reading.shown(connection, key)
    box = QRectF(*shown.box) if shown.box else None
    return key, QImage.fromData(shown.data), box, shown.turned
