# SPDX-License-Identifier: MIT
"""The tab "Đơn vị"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office import changes
from dvcq_desktop.office.pasting import pasted_units
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.office.screen import works
from dvcq_desktop.office.screen.section import LAST_DAY, OfficeSection
from dvcq_desktop.office.unit_names import guess_kind, proposed_symbol
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.pasting import PastedRow

_STANDING, _ENDED = "standing", "ended"


class UnitSection(OfficeSection):
    """Keep the units of the commune and those that work with it."""

    TITLE = "Đơn vị"
    NOUN = "đơn vị"
    TABLE = "unit"
    EMPTY = (
        "Các phòng, ban, thôn, Công an, Quân sự, Mặt trận và đoàn thể của xã được khai ở đây."
        " Có sẵn danh sách trong Excel thì chép rồi bấm Ctrl+V."
    )
    COLUMNS = (
        Column("position", "TT", kind=Kind.NUMBER, width=3, tooltip="Thứ tự trong các danh sách"),
        Column("name", "Tên đơn vị", width=28, editable=True, stretch=True),
        Column("short_name", "Tên gọi tắt", width=15, editable=True),
        Column("kind", "Loại", lambda unit: unit.kind.label, width=19),
        Column("symbol", "Ký hiệu", width=7, tooltip="Ký hiệu ghi trong số văn bản", editable=True),
        Column("valid_from", "Từ ngày", kind=Kind.DATE, width=11, editable=True),
        Column("valid_to", "Đến ngày", kind=Kind.DATE, width=11, tooltip=LAST_DAY, editable=True),
    )
    SAVE = changes.save_unit
    PASTES = "tên đơn vị, tên gọi tắt, ký hiệu; cột ghi loại (như “Thôn”) thì được nhận ra"
    ENDS = "Kết thúc hoạt động"
    MOVES = True

    _is_kind_picked = False

    def build(self) -> None:
        """Add the fields and filters of units."""
        self.form.add("name", "Tên đơn vị", LineEdit(self))
        self.form.add("short_name", "Tên gọi tắt", LineEdit(self), hint="Dùng trong bảng và danh sách hẹp")
        self.form.add("kind", "Loại", KindBox([(kind, kind.label) for kind in UnitKind], self))
        self.form.add("symbol", "Ký hiệu", LineEdit(self), hint="Ghi trong số văn bản, ví dụ VHXH")
        self.form.add("valid_from", "Từ ngày", DateEdit(self, today=self.workbench.today))
        self.form.add("valid_to", "Đến hết ngày", DateEdit(self, today=self.workbench.today))
        self.form.add("successor", "Đơn vị kế thừa", PickBox(self, none="(không có)"))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self.form.field("name").textEdited.connect(self._on_name_typed)
        self.form.field("kind").activated.connect(self._on_kind_picked)
        self.page.filters.show()
        self.page.filters.add_chip("kind", "Loại").set_choices(
            [(kind.value, kind.label) for kind in UnitKind]
        )
        self.page.filters.add_chip("state", "Tình trạng").set_choices(
            [(_STANDING, "Đang hoạt động"), (_ENDED, "Đã kết thúc")]
        )

    def records_of(self, directory: Directory) -> Sequence[Unit]:
        """Return the units in her order."""
        return directory.units

    def offer(self, directory: Directory) -> None:
        """Offer every unit as a successor."""
        self.form.field("successor").set_choices([(unit.id, unit.name) for unit in directory.units])

    def pasted(self, rows: Sequence[Sequence[str]]) -> Sequence[PastedRow]:
        """Return the units of a pasted list."""
        return pasted_units(rows, self.directory, self.workbench.today())

    def texts_of(self, record: Unit) -> tuple[str, ...]:
        """Search names, symbol and kind."""
        return record.name, record.short_name, record.symbol, record.kind.label, record.note

    def accepts(self, record: Unit) -> bool:
        """Ask the filters of kind and state."""
        wanted = self.page.filters.values()
        state = _STANDING if record.exists_on(self.workbench.today()) else _ENDED
        return record.kind.value in wanted.get("kind", {record.kind.value}) and state in wanted.get(
            "state", {state}
        )

    def blank(self) -> dict[str, Any]:
        """Begin with the kind that is filtered for or was typed last, until the name says another."""
        self._is_kind_picked = False
        wanted = self.page.filters.values().get("kind", frozenset())
        if len(wanted) == 1:
            return {"kind": UnitKind(*wanted)}
        if self.form.is_new:
            return {"kind": self.form.field("kind").value}
        unit = self.current()
        if unit is None or unit.kind is UnitKind.LEADERSHIP:
            return {"kind": UnitKind.DIVISION}
        return {"kind": unit.kind}

    def _on_kind_picked(self, _place: int) -> None:
        self._is_kind_picked = True

    def show_record(self, record: Unit) -> None:
        """Fill the form; where there is no symbol, its field shows what papers bear meanwhile."""
        super().show_record(record)
        self._propose_symbol(record.name)

    def begin(self, values: Mapping[str, Any]) -> None:
        """Show the form of a new unit, whose name is not known yet."""
        self._propose_symbol("")
        super().begin(values)

    def _propose_symbol(self, name: str) -> None:
        self.form.field("symbol").setPlaceholderText(proposed_symbol(name))

    def _on_name_typed(self, name: str) -> None:
        """Let the kind of a new unit follow its name: "Thôn …", "Phòng …"; and the symbol that it bears."""
        self._propose_symbol(name)
        kind = guess_kind(name)
        if self.form.is_new and not self._is_kind_picked and kind is not UnitKind.OTHER:
            self.form.field("kind").set_value(kind)

    def counts(self, shown: Sequence[Unit]) -> list[str]:
        """Count the units, and those that exist no more."""
        ended = sum(not unit.exists_on(self.workbench.today()) for unit in shown)
        return [f"{len(shown)} đơn vị", f"{ended} không còn hoạt động" if ended else ""]

    def end_selected(self) -> None:
        """Ask for the last day and the successor of the selected units."""
        chosen = self.selected()
        if chosen:
            self.turnover.end_units(chosen)

    def move_selected(self, step: int) -> None:
        """Move the selected units by one place in her order."""
        self.write("Đổi thứ tự đơn vị", partial(works.move_units, self.table.selected_ids(), step))
