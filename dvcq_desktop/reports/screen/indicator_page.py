# SPDX-License-Identifier: MIT
"""The page "Chỉ tiêu": the list of what reports count, named, grouped, switched on and off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from dvcq_desktop.activities.quick import read_amount
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.history import record_lines
from dvcq_desktop.reports.indicators import BUILT_IN, Indicator, Of, Rule, Source
from dvcq_desktop.reports.screen.rule_field import RuleField
from dvcq_desktop.reports.screen.sources_pane import SourcesPane
from dvcq_desktop.reports.store import indicators as store
from dvcq_desktop.reports.store import returns
from dvcq_desktop.reports.store.rule_lists import RuleLists, read_rule_lists
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.choices import KindBox, Tick
from dvcq_desktop.widgets.columns import in_use
from dvcq_desktop.widgets.form import LineEdit, TextArea
from dvcq_desktop.widgets.room_section import RoomSection
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.widgets.workbench import Workbench

_CONCERNED = frozenset(
    {"indicator", "indicator_source", "indicator_value", "activity_kind", "measure", "unit"}
)


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with how its figure comes about, in words."""

    kept: Indicator
    ruled: str

    @property
    def id(self) -> str:
        """Return the indicator's key."""
        return self.kept.id

    @property
    def state(self) -> Chip:
        """Return whether it is in reports."""
        return in_use(self.kept.enabled)


class IndicatorSection(RoomSection):
    """Name, group, add and switch off what reports count."""

    KEY = "reports"
    TITLE = "Chỉ tiêu"
    NOUN = "chỉ tiêu"
    TABLE = store.INDICATORS
    EMPTY = "Chỉ tiêu của báo cáo: mỗi chỉ tiêu là một cách đếm các việc đã ghi."
    COLUMNS = (
        Column("name", "Chỉ tiêu", lambda row: row.kept.name, width=28, editable=True, stretch=True),
        Column("group", "Nhóm", lambda row: row.kept.group, width=20, editable=True),
        Column("unit_name", "Đơn vị tính", lambda row: row.kept.unit_name, width=12, editable=True),
        Column("ruled", "Cách tính", width=30),
        Column("state", "Báo cáo", kind=Kind.CHIP, width=11),
    )

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.lists = RuleLists()
        self._year = workbench.today().year
        super().__init__(workbench, parent)
        # Signals
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def show_year(self, year: int) -> None:
        """Show what is typed of another year; the list is the same in all."""
        self._year = year
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self.workbench.reader.ask(
            f"{self.KEY}/{self.TABLE}", partial(read_rule_lists, self._year), self._on_read
        )

    # What the base asks

    def build(self) -> None:
        """Add the fields of an indicator."""
        self.form.add("name", "Tên chỉ tiêu", LineEdit(self))
        self.form.add("group", "Nhóm", SuggestEdit(self))
        self.form.add("unit_name", "Đơn vị tính", LineEdit(self))
        hint = "Một nguồn cho mỗi đơn vị; đơn vị nào khác thì ghi ở thẻ Theo đơn vị"
        sources = [(each, each.label) for each in Source]
        self.form.add("source", "Nguồn số liệu", KindBox(sources, self), hint=hint)
        self.form.add("rule", "Cách tính", RuleField(self))
        self.form.add("plan_target", "Kế hoạch năm", LineEdit(self), hint="Số phải đạt trong năm, nếu có")
        self.form.add("enabled", "Báo cáo", Tick("Có trong báo cáo", self))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        for name in ("source", "rule"):
            self.form.field(name).edited.connect(self._on_rule_or_source_edited)

    def build_below(self) -> None:
        """Put what is stated of single units, and what is typed, beside the fields."""
        self.sources = SourcesPane(self)
        self.detail.add_tab(self.sources, "Theo đơn vị")
        self.detail.add_tab(self.sources.typed, "Số nhập tay")
        self.sources.source_chosen.connect(self._on_source_chosen)
        self.sources.typed.value_typed.connect(self._on_value_typed)
        self.sources.typed.refused.connect(self.page.messages.show_error)
        self.sources.typed.document_asked.connect(self.page.messages.show_warning)

    def show_record(self, record: IndicatorRow) -> None:
        """Show what is stated of its units, and what was typed."""
        super().show_record(record)
        self._show_use()
        self.sources.show_indicator(record.kept, self.lists)

    def begin(self, values: Mapping[str, Any]) -> None:
        """Say beside the rule of a new indicator what it is used for."""
        super().begin(values)
        self._show_use()

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change an indicator."""
        return partial(store.save_indicator, key=record_id, values=dict(values))

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put her own into the trash, switch built-in ones off."""
        return partial(store.trash_indicators, keys=tuple(ids))

    def _on_trashed(self, ids: tuple[str, ...], count: int) -> None:
        """Say what went into the trash, and what is built in and only left out of reports."""
        built_in = sum(any(known.id == one for known in BUILT_IN) for one in ids)
        if not built_in:
            super()._on_trashed(ids, count)
            return
        thrown = f"Đã chuyển {count - built_in} chỉ tiêu vào thùng rác. " if count > built_in else ""
        self.say_trashed(
            f"{thrown}{built_in} chỉ tiêu có sẵn thôi dùng trong báo cáo, vẫn còn ở đây để dùng lại."
        )

    def blank(self) -> dict[str, Any]:
        """Begin in the group of the current one, counted by the rule that the form shows."""
        current = self.current()
        group = current.kept.group if current is not None else ""
        return {"group": group, "enabled": True, "rule": Rule(self.lists.usual), "source": Source.COUNTED}

    def parsed(self, name: str, value: Any) -> Any:
        """Refuse a rule that lacks a part."""
        if name == "rule" and not isinstance(value, Rule):
            raise UserError("Chưa chọn cách tính của chỉ tiêu.")
        if name == "plan_target":
            return read_amount(str(value)) if str(value or "").strip() else None
        return value

    def values_of(self, record: IndicatorRow) -> dict[str, Any]:
        """Return what the fields show."""
        target = record.kept.plan_target
        values = {name: getattr(record.kept, name) for name in self.form.names}
        return {**values, "plan_target": group_digits(target) if target is not None else ""}

    def heading_of(self, record: IndicatorRow) -> str:
        """Head the detail with the name."""
        return record.kept.name

    def texts_of(self, record: IndicatorRow) -> tuple[str, ...]:
        """Search names, groups and rules."""
        return record.kept.name, record.kept.group, record.ruled

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, lambda _key: "")

    def counts(self, shown: Sequence[IndicatorRow]) -> list[str]:
        """Count indicators, and those in use."""
        return [f"{len(shown)} chỉ tiêu", f"{sum(row.kept.enabled for row in shown)} dùng trong báo cáo"]

    # Private

    def _on_read(self, read: RuleLists) -> None:
        self.lists = read
        groups = dict.fromkeys(each.group for each in read.indicators)
        self.form.field("group").set_suggestions(groups)
        self.form.field("rule").offer(read)
        self.form.forget()
        self.show_records([IndicatorRow(each, _ruled(each, read)) for each in read.indicators], {})

    def _on_rule_or_source_edited(self, _value: object) -> None:
        self._show_use()

    def _show_use(self) -> None:
        source, rule = Source(self.form.field("source").value), self.form.field("rule")
        stated = self.lists.stated.items()
        own = {said for (indicator, _unit), said in stated if indicator == self.form.record_id}
        said, is_used = _use(source, rule.value, counts_units=Source.COUNTED in own)
        rule.show_use(said, is_used=is_used)

    def _on_source_chosen(self, indicator: str, unit: str, source: Source | None) -> None:
        work = partial(returns.state_source, indicator=indicator, unit=unit, source=source)
        self.write("Ghi nguồn số liệu của đơn vị", work)

    def _on_value_typed(
        self, indicator: str, period: Period, amount: int | None, document: str, unit: str
    ) -> None:
        work = partial(
            returns.type_value,
            indicator=indicator,
            period=period,
            amount=amount,
            document=document,
            unit=unit,
        )
        self.write("Nhập số liệu chỉ tiêu", work)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def _ruled(indicator: Indicator, lists: RuleLists) -> str:
    """Return how a figure comes about; the rule says nothing of one that is returned or typed."""
    counted = indicator.source is Source.COUNTED
    return lists.in_words(indicator.rule) if counted else indicator.source.label


def _use(source: Source, rule: Rule, *, counts_units: bool) -> tuple[str, bool]:
    """Return what is to be said of a rule beside its source, and whether it counts anything."""
    if source is Source.COUNTED:
        return "", True
    if rule.of is Of.RATIO:
        return "Tỷ lệ luôn tính từ hai chỉ tiêu này, không lấy từ nguồn đã chọn.", True
    if counts_units:
        return f"Chỉ đếm cho đơn vị ghi “{Source.COUNTED.label}” ở thẻ Theo đơn vị.", True
    place = "nhập ở thẻ Số nhập tay" if source is Source.TYPED else "ở trang Số liệu đơn vị nộp"
    return f"Không đếm theo cách này: lấy số {place}.", False
