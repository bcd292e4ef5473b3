# SPDX-License-Identifier: MIT
"""The page "Đợt ký": campaigns, who must sign in each, by which rules, and how far they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dvcq_desktop.commitments.history import record_lines
from dvcq_desktop.commitments.members import members, rate
from dvcq_desktop.commitments.proposing import proposed_campaign, templates
from dvcq_desktop.commitments.rules import Campaign, Joiners, Leavers, check_campaign
from dvcq_desktop.commitments.screen.campaign_rows import CampaignRow, remarks_on
from dvcq_desktop.commitments.screen.papers import Ordered, Papers
from dvcq_desktop.commitments.store import campaigns, overview
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import MOST_COPIES
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.section import Section
from dvcq_desktop.widgets.table import Column, Kind
from dvcq_desktop.widgets.theme import MARGIN, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction, QHideEvent
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.commitments.rules import CommitmentText
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.office.rules import PersonKind
    from dvcq_desktop.widgets.workbench import Workbench

LIST, TEXTS = "Danh sách ký", "Nội dung cam kết"
# Another row of these changes what the page shows.
_CONCERNED = frozenset(
    {
        "campaign",
        "campaign_unit",
        "campaign_member",
        "commitment_text",
        "signature",
        "person",
        "person_kind",
        "tenure",
        "unit",
    }
)
_YEARS = range(2000, 2200)
_SCOPED = ("kinds", "units", "starts_on", "ends_on", "joiners", "leavers")
_OF_YEAR = ("name", "starts_on", "ends_on")
_LATER = "later"
_LETTERS = 16


class CampaignSection(Section):
    """Keep the campaigns; a new one begins with the scope and the words of the one before."""

    KEY = "commitments"
    TITLE = "Đợt ký"
    NOUN = "đợt ký"
    TABLE = "campaign"
    EMPTY = "Các đợt ký cam kết: năm nào, ai phải ký, từ ngày nào đến ngày nào."
    COLUMNS = (
        Column("year", "Năm", lambda row: row.kept.year, text=str, width=6),
        Column("name", "Tên đợt", lambda row: row.kept.name, width=24, stretch=True, editable=True),
        Column("signed", "Đã ký", kind=Kind.BAR, width=15),
        Column("starts_on", "Từ ngày", lambda row: row.kept.starts_on, Kind.DATE, width=11, editable=True),
        Column("ends_on", "Đến ngày", lambda row: row.kept.ends_on, Kind.DATE, width=11, editable=True),
        Column("kinds", "Đối tượng", width=22),
        Column("version", "Nội dung", text=lambda version: f"Lần {version}", width=9),
        Column("subject", "Cam kết", lambda row: row.kept.subject, width=24, hidden=True),
    )

    campaign_chosen = Signal(str, int)
    page_requested = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = overview.Overview()
        self._kinds: list[PersonKind] = []
        self._words: dict[str, CommitmentText] = {}
        self._shown_id = ""
        self._is_read = self._begins = self._is_reading = False
        self._added = ""
        self._offered: dict[str, Any] = {}
        super().__init__(workbench, parent)
        self.primary.setText("Đợt ký mới…")
        lead_to(self, self.table)
        self.detail.cancel.setToolTip("Bỏ đợt ký đang nhập")
        for name in _SCOPED:
            self.form.field(name).edited.connect(self._show_proposed)
        self.form.field("year").edited.connect(self._on_year_edited)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [*self._actions, *self.papers.actions]

    def show_campaign(self, campaign: str, year: int) -> None:
        """Go to a campaign."""
        self._shown_id = campaign or next((one.id for one in self.known.campaigns if one.year == year), "")
        if self._shown_id and not self.is_entering:
            self._wanted = self._shown_id
        self.refresh()

    def refresh(self) -> None:
        """Read the campaigns anew."""
        self.workbench.reader.ask("commitments/campaigns", overview.read_overview, self._on_read)

    def begin_new(self) -> None:
        """Begin a new campaign as soon as those that there are were read."""
        self._begins = True
        if self._is_read:
            self._begin_wanted()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Save what is being edited when another page is opened."""
        super().hideEvent(event)
        self.flush()

    # What the base asks

    def build(self) -> None:
        """Add the fields of a campaign, and what it is to begin with."""
        today = self.workbench.today
        self._proposed = QLabel(self)
        self._proposed.setWordWrap(True)
        self._proposed.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        self._proposed.setAccessibleName("Số người phải ký")
        self.detail.add(self._proposed)
        add = self.form.add
        add("name", "Tên đợt", LineEdit(self))
        add("year", "Năm", LineEdit(self))
        add("subject", "Cam kết", LineEdit(self), hint="Điều phải cam kết, như kế hoạch ghi")
        add("kinds", "Đối tượng phải ký", TicksField("Chọn đối tượng", self, none="Tất cả đối tượng"))
        add("units", "Đơn vị", TicksField("Chọn đơn vị", self, none="Tất cả đơn vị"))
        add("starts_on", "Từ ngày", DateEdit(self, today=today))
        add("ends_on", "Đến ngày", DateEdit(self, today=today))
        add("joiners", "Người mới đến", KindBox([(rule, rule.label) for rule in Joiners], self))
        add("leavers", "Người đã đi", KindBox([(rule, rule.label) for rule in Leavers], self))
        add("unit_in_charge", "Đơn vị phụ trách", PickBox(self))
        copies = [(str(number), f"{number} bản") for number in range(1, MOST_COPIES + 1)]
        add("copies", "Số bản mỗi người", KindBox(copies, self))
        confirmer = "Chức danh ở ô bên trái trên bản cam kết của người đứng đầu cơ quan; thường để trống"
        add("top_confirmer", "Xác nhận cho Chủ tịch", LineEdit(self), hint=confirmer)
        add("note", "Ghi chú", TextArea(self, lines=2))
        self._build_actions()

    def build_below(self) -> None:
        """Add which words a new campaign begins with."""
        self._beginning = QWidget(self)
        self.words = KindBox([(_LATER, "Soạn sau")], self._beginning)
        self.words.setSizeAdjustPolicy(KindBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.words.setMinimumContentsLength(_LETTERS)
        self.words.setAccessibleName("Nội dung cam kết ban đầu")
        row = QHBoxLayout(self._beginning)
        row.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        row.setSpacing(SPACE)
        label = QLabel("Nội dung ban đầu:", self._beginning)
        label.setBuddy(self.words)
        row.addWidget(label)
        row.addWidget(self.words, 1)
        self._beginning.hide()
        self.detail.add(self._beginning)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Change a campaign, or add one with the words it begins with."""
        if record_id:
            return partial(campaigns.change_campaign, campaign_id=record_id, values=dict(values))
        campaign = Campaign("", **values)
        check_campaign(campaign)
        return partial(
            overview.begin_campaign, campaign=campaign, text=self._words.get(str(self.words.value))
        )

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put campaigns into the trash."""
        return partial(overview.trash, ids=tuple(ids))

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self._name_of)

    def texts_of(self, record: CampaignRow) -> tuple[str, ...]:
        """Search name, year, subject, kinds and note."""
        kept = record.kept
        return kept.name, str(kept.year), kept.subject, record.kinds, kept.note

    def values_of(self, record: CampaignRow) -> dict[str, Any]:
        """Return what the fields show of a campaign."""
        return _as_typed(record.kept, self.form.names)

    def blank(self) -> dict[str, Any]:
        """Begin with the scope and rules of the newest campaign."""
        proposed = proposed_campaign(self.known.campaigns, self.workbench.today())
        self._offered = _as_typed(proposed, self.form.names)
        return dict(self._offered)

    def parsed(self, name: str, value: Any) -> Any:
        """Return a field's value as the campaign holds it."""
        if name == "year":
            if not str(value).isdigit() or int(value) not in _YEARS:
                raise UserError(f"Năm “{value}” không đúng: hãy gõ bốn chữ số, ví dụ 2026.")
            return int(value)
        if name == "copies":
            return int(value)
        if name == "kinds":
            return tuple(kind for kind in self._kinds if kind.id in value)
        return tuple(value) if name == "units" else value

    def heading_of(self, record: CampaignRow) -> str:
        """Head the detail with the name."""
        return record.kept.name

    def counts(self, shown: Sequence[CampaignRow]) -> list[str]:
        """Count the campaigns."""
        return [f"{len(shown)} đợt ký"]

    def begin(self, values: Mapping[str, Any]) -> None:
        """Show the form of a new campaign, with the words it may begin with."""
        self._offer_words()
        self._beginning.show()
        super().begin(values)
        self._show_proposed()

    def end_entering(self) -> None:
        """Leave the new campaign."""
        super().end_entering()
        self._beginning.hide()

    def show_record(self, record: CampaignRow) -> None:
        """Fill the form, and say how many must sign."""
        super().show_record(record)
        self._show_proposed()
        if not self._is_reading:
            self._choose(record)

    def _on_added(self, record_id: str) -> None:
        """Let the new campaign be that of all pages."""
        self._added = record_id
        super()._on_added(record_id)

    def _choose(self, row: CampaignRow) -> None:
        if row.id != self._shown_id:
            self._shown_id = row.id
            self.campaign_chosen.emit(row.id, row.kept.year)

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer the pages of the campaign."""
        super().add_to_menu(menu, ids)
        for action in self._actions[1:3]:
            menu.addAction(action)

    # Private

    def _build_actions(self) -> None:
        self._actions = [
            make_action(self, "Đợt ký mới…", "plus", self.add_record, "Ctrl+N"),
            make_action(self, "Xem danh sách ký", "signature", self._on_list_triggered),
            make_action(self, "Xem nội dung cam kết", "file-text", self._on_texts_triggered),
            self.make_trash(),
        ]
        self.papers = Papers(self, self._order)

    def _order(self) -> Ordered | None:
        row = self.current()
        if row is None:
            return None
        return Ordered(row.id, row.kept.year, self.workbench.today(), self.known.directory)

    def _name_of(self, key: str) -> str:
        return self.known.directory.unit_name(key) or self._kinds_written(key)

    def _kinds_written(self, key: str) -> str:
        known = {kind.id: kind.label for kind in (*self.known.directory.kinds, *self._kinds)}
        words = [known.get(part, "") for part in key.splitlines()]
        return ", ".join(words) if all(words) else ""

    def _on_list_triggered(self) -> None:
        self.page_requested.emit(LIST)

    def _on_texts_triggered(self) -> None:
        self.page_requested.emit(TEXTS)

    def _offer_words(self) -> None:
        """Offer the words of earlier campaigns, the newest first, then the suggested ones."""
        self._words = {}
        choices = []
        for campaign in self.known.campaigns:
            if text := self.known.texts.get(campaign.id):
                self._words[text.id] = text
                choices.append((text.id, f"Chép từ {campaign.name}, lần {text.version}"))
        for place, template in enumerate(templates()):
            self._words[f"template/{place}"] = template.text
            choices.append((f"template/{place}", f"Mẫu: {template.name}"))
        self.words.offer([*choices, (_LATER, "Soạn sau")])

    def _on_read(self, known: overview.Overview) -> None:
        self.known, self._is_read = known, True
        today, look = self.workbench.today(), known.directory
        units = [(unit.id, unit.name) for unit in look.units]
        self._kinds = look.kinds_for(*(kind for campaign in known.campaigns for kind in campaign.kinds))
        self.form.field("kinds").set_choices([(kind.id, kind.label) for kind in self._kinds])
        self.form.field("units").set_choices(units)
        self.form.field("unit_in_charge").set_choices(units)
        rows = []
        for campaign in known.campaigns:
            entries = known.entries.get(campaign.id, {})
            counted = rate(members(campaign, look.people, entries, today))
            text = known.texts.get(campaign.id)
            rows.append(CampaignRow(campaign, counted, text.version if text else None))
        remarks = {row.id: found for row in rows if (found := remarks_on(row))}
        # The row that is shown first is not one that she chose.
        self._is_reading = True
        self.show_records(rows, remarks)
        self._is_reading = False
        current = self.current()
        if current is not None and current.id == self._added:
            self._added = ""
            self._choose(current)
        self._show_proposed()
        self._begin_wanted()

    def _on_year_edited(self, year: object) -> None:
        """Let what is still as it was offered follow the year of a new campaign: its name and its days."""
        if not self.is_entering or not str(year).isdigit() or int(str(year)) not in _YEARS:
            return
        proposed = proposed_campaign(self.known.campaigns, self.workbench.today(), int(str(year)))
        offered = _as_typed(proposed, self.form.names)
        for name in _OF_YEAR:
            field = self.form.field(name)
            if field.value == self._offered.get(name):
                field.set_value(offered[name])
                self._offered[name] = offered[name]
        self._show_proposed()

    def _begin_wanted(self) -> None:
        if self._begins:
            self._begins = False
            self.add_record()

    def _show_proposed(self, _value: object = None) -> None:
        """Say how many must sign as the scope stands in the fields, saved or not."""
        current = self.current()
        if not self.is_entering and current is None:
            self._proposed.clear()
            return
        typed = {name: self.form.field(name).value for name in _SCOPED}
        typed["kinds"] = self.parsed("kinds", typed["kinds"])
        base = current.kept if current and not self.is_entering else Campaign("", 0, "")
        campaign = replace(base, **typed)
        entries = {} if self.is_entering else self.known.entries.get(base.id, {})
        day = max(self.workbench.today(), campaign.starts_on or self.workbench.today())
        found = members(campaign, self.known.directory.people, entries, day)
        counted = rate(found)
        units = len({member.unit for member in found if member.is_counted})
        signed = "" if self.is_entering else f"; đã ký {counted.signed} ({counted.percent})"
        self._proposed.setText(
            f"<b>{counted.must} người phải ký</b> ở {units} đơn vị theo phạm vi này{signed}."
        )

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def _as_typed(campaign: Campaign, names: Sequence[str]) -> dict[str, Any]:
    """Return what the fields show of a campaign."""
    values = {name: getattr(campaign, name) for name in names}
    kinds = tuple(kind.id for kind in campaign.kinds)
    return {**values, "year": str(campaign.year), "copies": str(campaign.copies), "kinds": kinds}
