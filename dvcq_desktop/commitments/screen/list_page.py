# SPDX-License-Identifier: MIT
"""The page "Danh sách ký": who must sign, who did, and what is recorded of each, as of any day."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.commitments.history import record_lines
from dvcq_desktop.commitments.listing import ListOrder, in_order
from dvcq_desktop.commitments.members import member_remarks, members, rate
from dvcq_desktop.commitments.rules import MemberEntry, MemberState, check_signing_day
from dvcq_desktop.commitments.screen.list_head import ListHead
from dvcq_desktop.commitments.screen.marking import Marking
from dvcq_desktop.commitments.screen.member_rows import COLUMNS, MemberRow, passes
from dvcq_desktop.commitments.screen.person_pane import PersonPane
from dvcq_desktop.commitments.screen.progress_pane import ProgressPane
from dvcq_desktop.commitments.store import reading, signing
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.section import Section
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.commitments.members import Member
    from dvcq_desktop.commitments.screen.list_work import ListWork
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.table import Column
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what the page shows.
_CONCERNED = frozenset(
    {
        "campaign",
        "campaign_unit",
        "campaign_member",
        "commitment_text",
        "signature",
        "scan_page",
        "person",
        "person_kind",
        "tenure",
        "unit",
        "violation",
    }
)
CAMPAIGNS, TEXTS = "Đợt ký", "Nội dung cam kết"
_NO_CAMPAIGN = "Chưa có đợt ký nào. Lập đợt ký để có danh sách người phải ký và theo dõi ai đã ký."
_NOBODY = "Không có ai trong phạm vi của đợt này: hãy xem đối tượng, đơn vị của đợt và danh sách ở Cơ quan."


class SigningList(Section):
    """Show the people of one campaign as of a day, and record how they stand."""

    KEY = "commitments"
    TITLE = "Danh sách ký"
    NOUN = "người"
    TABLE = signing.MEMBERS
    EMPTY = _NO_CAMPAIGN
    COLUMNS = COLUMNS
    MOVES = True
    ADDS = False

    campaign_chosen = Signal(str, int)
    record_requested = Signal(str)  # title of the page to go to, to begin a new record there

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.reading = reading.CampaignReading(workbench.today().year)
        self._asked = ("", 0)
        self._is_read = False
        self._everybody: list[Member] = []
        super().__init__(workbench, parent)
        # Widgets
        self.head = ListHead(self)
        self._marking = Marking(self.table)
        # Assemble
        lead_to(self, self.table)
        kept = self.table.sort_order()
        if kept is None:
            self.head.show_order(ListOrder.OWN)
        else:
            self.head.show_sort(kept[0], descending=kept[1])
        # Signals
        self.head.campaign_chosen.connect(self._on_head_campaign_chosen)
        self.head.day_chosen.connect(self._on_head_day_chosen)
        self.head.order_chosen.connect(self._on_head_order_chosen)
        self.table.sort_changed.connect(self._on_table_sort_changed)
        self.progress.unit_chosen.connect(self._on_progress_unit_chosen)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self.head.actions_of_menu()

    def show_campaign(self, campaign: str, year: int) -> None:
        """Show another campaign."""
        self.flush()
        self._asked = (campaign, year)
        self.refresh()

    def refresh(self) -> None:
        """Read the campaign anew."""
        question = partial(_read, *self._asked, self.workbench.today().year)
        self.workbench.reader.ask("commitments/list", question, self._on_read)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is being typed when another page is opened."""
        super().hideEvent(event)
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room."""
        super().resizeEvent(event)
        self.head.fit(self.width())
        self.progress.fit(self.height())

    # What its parts ask

    @cached_property
    def work(self) -> ListWork:
        """Return what is done with the chosen people."""
        from dvcq_desktop.commitments.screen.list_work import ListWork  # noqa: PLC0415 - with its dialog

        return ListWork(self)

    @property
    def campaign_id(self) -> str:
        """Return the campaign that is shown, empty for none."""
        return self.reading.campaign.id if self.reading.campaign else ""

    @property
    def as_of(self) -> date:
        """Return the day that everything is counted to."""
        return self.head.day

    def own_order(self) -> list[str]:
        """Return everybody in the list's own order."""
        return [row.id for row in sorted(self._records.values(), key=lambda row: row.position)]

    def entry_of(self, person: str) -> MemberEntry:
        """Return what is recorded of a person."""
        return self.reading.entries.get(person, MemberEntry())

    def say_no_text(self) -> None:
        """Say that nobody can sign what is not written yet."""
        from dvcq_desktop.widgets.messages import Link  # noqa: PLC0415 - rarely said

        self.page.messages.show_warning(
            "Đợt ký này chưa có nội dung cam kết nên chưa ghi đã ký được.",
            Link("Soạn nội dung…", self._on_text_wanted),
        )

    # What the base asks

    def build(self) -> None:
        """Add what is shown and typed of one person."""
        self.person = PersonPane(self.workbench, self)
        self.detail.add(self.person.summary)
        self.person.add_fields(self.form)
        self.detail.hint.hide()

    def table_side(self) -> QWidget:
        """Put the pictures below the table."""
        self.progress = ProgressPane(self.workbench.settings, self)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self.progress)
        return side

    def build_below(self) -> None:
        """Add the scanned pages and, as a tab, the years."""
        self.detail.add(self.person.pages)
        self.detail.tabs.addTab(self.person.years, "Các năm")

    def save_work(self, record_id: str, values: Any) -> Callable[[Action], Any]:
        """Keep what was typed of one person."""
        return self.work.save(record_id, dict(values))

    def parsed(self, name: str, value: Any) -> Any:
        """Take no day of signing that lies ahead."""
        if name == "signed_on" and value is not None:
            check_signing_day(value, self.workbench.today())
        return value

    def name_of_edit(self, name: str) -> str:
        """Name the action by what is recorded, without the person."""
        names = {"note": "Ghi chú danh sách ký", "included": "Tính, không tính: 1 người"}
        return names.get(name, "Ghi tình trạng ký: 1 người")

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self._name_of)

    def texts_of(self, record: MemberRow) -> tuple[str, ...]:
        """Search name, position, unit, reason and note."""
        unit = self.reading.directory.unit_name(record.member.unit)
        return (
            record.full_name,
            record.birth,
            record.member.position,
            record.unit,
            unit,
            record.reason,
            record.note,
        )

    def accepts(self, record: MemberRow) -> bool:
        """Ask the filters."""
        return passes(record, self.page.filters.values())

    def values_of(self, record: MemberRow) -> dict[str, Any]:
        """Return what the fields show of a person."""
        return {"included": record.member.entry.included, "note": record.note}

    def heading_of(self, record: MemberRow) -> str:
        """Head the detail with the name."""
        return record.full_name

    def sort_value(self, record: MemberRow, column: Column) -> object:
        """Sort names by the given name, units by the office's order, states by what is still open."""
        places = {
            "full_name": record.name_place,
            "unit": record.unit_place,
            "state": f"{list(MemberState).index(record.member.state)} {record.unit_place:06d}",
            "birth": record.member.person.birth,
        }
        return places.get(column.name, super().sort_value(record, column))

    def counts(self, shown: Sequence[MemberRow]) -> list[str]:
        """Say how many of all have signed, whatever is filtered, and why the others have not."""
        if not self.campaign_id:
            return []
        total = rate(self._everybody)
        left_out = sum(not member.is_counted for member in self._everybody)
        states = [state for state in MemberState if state is not MemberState.SIGNED]
        others = [(state, total.by_state.get(state, 0)) for state in states]
        return [
            f"{total.signed}/{total.must} đã ký ({total.percent})",
            *(f"{count} {state.label.lower()}" for state, count in others if count),
            f"{left_out} không tính" if left_out else "",
            f"đang hiện {len(shown)}" if len(shown) != len(self._everybody) else "",
            "" if self.as_of == self.workbench.today() else f"tính đến ngày {self.as_of:%d/%m/%Y}",
        ]

    def history_rows(self, record: MemberRow) -> list[tuple[str, str]]:
        """Return the person's row in the campaign, and the signatures under each version of the text."""
        campaign, person = self.campaign_id, record.id
        rows = [(self.TABLE, signing.member_id(campaign, person))]
        hashes = dict.fromkeys(text.hash for text in self.reading.texts)
        return rows + [
            (signing.SIGNATURES, signing.signature_id(campaign, person, digest)) for digest in hashes
        ]

    def show_record(self, record: MemberRow) -> None:
        """Fill the form, and show how the person stands."""
        super().show_record(record)
        self.person.show_person(record, self.reading)

    def move_selected(self, step: int) -> None:
        """Move the chosen people in the list's own order."""
        self.work.move(step)

    def trash_selected(self) -> None:
        """Say how somebody leaves the list: nobody is deleted here."""
        self._on_delete_requested(())

    # Private

    def _empty_texts(self) -> tuple[str, str]:
        if self._records:
            return "Không có người nào khớp với tìm kiếm và bộ lọc.", ""
        if not self._is_read:
            return "", ""
        if self.reading.campaign is None:
            year = f" của năm {self.reading.year}" if self.reading.campaigns else ""
            return _NO_CAMPAIGN.replace(" nào.", f" nào{year}.", 1), "Đợt ký mới…"
        return _NOBODY, ""

    def _show_current(self) -> None:
        chosen = self.table.selected_ids()
        if len(chosen) > 1:
            self.detail.show_several(f"{len(chosen)} người đang chọn", self.head.steps())
        else:
            super()._show_current()

    def _on_read(self, read: reading.CampaignReading) -> None:
        self.reading, self._is_read = read, True
        self._asked = (self.campaign_id, read.year)
        self.campaign_chosen.emit(*self._asked)
        self.head.offer(read)
        self._show_people()

    def _show_people(self) -> None:
        """Show everybody as of the chosen day: table, counts and pictures are of the same reading."""
        read, look = self.reading, self.reading.directory
        self._everybody = []
        if read.campaign is not None:
            self._everybody = members(read.campaign, look.people, read.entries, self.as_of)
        places = {
            order: {
                member.person.id: place
                for place, member in enumerate(in_order(self._everybody, look, order), start=1)
            }
            for order in ListOrder
        }
        versions = {text.id: text.version for text in read.texts}
        rows = [
            MemberRow(
                member,
                places[ListOrder.OWN][member.person.id],
                places[ListOrder.NAME][member.person.id],
                places[ListOrder.UNIT][member.person.id],
                look.unit_called(member.unit),
                read.scans.get(member.person.id, 0),
                versions.get(member.entry.text or ""),
            )
            for member in self._everybody
        ]
        self.head.offer_filters(rows, look)
        self.progress.show_members(self._everybody, read, self.as_of)
        remarks = {}
        if read.campaign is not None:
            remarks = {one.person.id: member_remarks(read.campaign, one) for one in self._everybody}
        self.show_records(rows, {key: found for key, found in remarks.items() if found})

    def _name_of(self, key: str) -> str:
        look = self.reading.directory
        text = self.reading.texts_by_id.get(key)
        return f"nội dung lần {text.version}" if text else look.unit_name(key) or look.person_name(key)

    def _on_head_campaign_chosen(self, campaign: str, year: int) -> None:
        self.campaign_chosen.emit(campaign, year)
        self.show_campaign(campaign, year)

    def _on_head_day_chosen(self) -> None:
        self.flush()
        self._show_people()

    def _on_head_order_chosen(self, order: ListOrder) -> None:
        self.head.show_order(order)
        self.show_rows()

    def _on_table_sort_changed(self, column: str, descending: bool) -> None:
        self.head.show_sort(column, descending=descending)

    def _on_progress_unit_chosen(self, unit: str) -> None:
        filters = self.page.filters
        filters.set_values({**filters.values(), "unit": frozenset({unit})})

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()

    def _on_text_wanted(self) -> None:
        self.record_requested.emit(TEXTS)

    def add_record(self) -> None:
        """Begin a new campaign on its own page: people come into this list by its scope."""
        self.record_requested.emit(CAMPAIGNS)

    def _on_menu_opening(self, menu: QMenu, _ids: tuple[str, ...]) -> None:
        self.head.fill_menu(menu)

    def _on_delete_requested(self, _ids: tuple[str, ...]) -> None:
        self.page.messages.show_info(
            "Danh sách này theo phạm vi của đợt và danh sách ở Cơ quan, nên không xóa từng người ở đây:"
            " ghi “Chuyển đi” hoặc “Không tính vào tổng số”."
        )


def _read(
    campaign: str, year: int, this_year: int, connection: sqlite3.Connection
) -> reading.CampaignReading:
    return reading.read_campaign(connection, campaign, year, this_year)
