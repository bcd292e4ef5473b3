# SPDX-License-Identifier: MIT
"""The tab "Nhóm đơn vị"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.office import changes
from dvcq_desktop.office.rules import UnitGroup
from dvcq_desktop.office.screen.inputs import MemberList
from dvcq_desktop.office.screen.section import OfficeSection
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.directory import Directory


@dataclass(frozen=True)
class GroupRow:
    """A group as the table shows it, with the short names of its members."""

    id: str
    name: str
    count: int
    called: str
    group: UnitGroup


class GroupSection(OfficeSection):
    """Keep the names under which a plan addresses several units at once."""

    TITLE = "Nhóm đơn vị"
    NOUN = "nhóm"
    TABLE = "unit_group"
    EMPTY = "Nhóm gom các đơn vị mà kế hoạch giao việc chung, ví dụ “Các thôn” hay “Các phòng chuyên môn”."
    COLUMNS = (
        Column("name", "Tên nhóm", width=28, editable=True),
        Column("count", "Số đơn vị", kind=Kind.NUMBER, width=9),
        Column("called", "Gồm", width=52),
    )
    SAVE = changes.save_group

    def build(self) -> None:
        """Add the fields of groups."""
        self.form.add("name", "Tên nhóm", LineEdit(self))
        self.form.add("members", "Đơn vị trong nhóm", MemberList(self), hint="Đánh dấu các đơn vị")
        self.form.add("note", "Ghi chú", LineEdit(self))

    def records_of(self, directory: Directory) -> Sequence[GroupRow]:
        """Return the groups by name."""
        return [
            GroupRow(
                group.id,
                group.name,
                len(group.members),
                ", ".join(directory.unit_called(unit) for unit in group.members),
                group,
            )
            for group in directory.groups
        ]

    def values_of(self, record: GroupRow) -> dict[str, Any]:
        """Show the group itself."""
        return {name: getattr(record.group, name) for name in self.form.names}

    def offer(self, directory: Directory) -> None:
        """Offer every unit, those that exist no more with a word."""
        today = self.workbench.today()
        self.form.field("members").set_choices(
            [
                (unit.id, unit.name if unit.exists_on(today) else f"{unit.name} (đã kết thúc)")
                for unit in directory.units
            ]
        )

    def texts_of(self, record: GroupRow) -> tuple[str, ...]:
        """Search the name and the names of the members."""
        names = [self.directory.unit_name(unit) for unit in record.group.members]
        return record.name, record.group.note, *names

    def blank(self) -> dict[str, Any]:
        """Begin without members."""
        return {"members": ()}

    def history_rows(self, record: GroupRow) -> list[tuple[str, str]]:
        """Add the memberships of all units, for those that left are told too."""
        members = [
            ("unit_group_member", derived_id("unit_group_member", record.id, unit.id))
            for unit in self.directory.units
        ]
        return [(self.TABLE, record.id), *members]
