# SPDX-License-Identifier: MIT
"""The tab "Đối tượng"."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.office.person_kinds import changes
from dvcq_desktop.office.screen import works
from dvcq_desktop.office.screen.section import OfficeSection
from dvcq_desktop.widgets.choices import Tick
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import PersonKind

_ORDER = "Danh sách, tiêu đề và bảng tổng hợp xếp đối tượng theo thứ tự này"


class KindRow(NamedTuple):
    """A kind as the table shows it, with how many people are of it."""

    kind: PersonKind
    people: int

    @property
    def id(self) -> str:
        """Return the kind's key."""
        return self.kind.id

    @property
    def state(self) -> Chip:
        """Return whether it is offered."""
        return Chip("Đang dùng", Tone.DONE) if self.kind.enabled else Chip("Đã tắt")


class KindSection(OfficeSection):
    """Keep the kinds of people: what they are called, in which order, and which are offered."""

    TITLE = "Đối tượng"
    NOUN = "đối tượng"
    TABLE = "person_kind"
    EMPTY = "Các đối tượng (cán bộ, công chức, viên chức…) được khai ở đây."
    COLUMNS = (
        Column("position", "TT", lambda row: row.kind.position, kind=Kind.NUMBER, width=4, tooltip=_ORDER),
        Column("label", "Tên", lambda row: row.kind.label, width=34, editable=True, stretch=True),
        Column("people", "Số người", kind=Kind.NUMBER, width=9),
        Column("origin", "Nguồn", lambda row: "Có sẵn" if row.kind.is_built_in else "Tự thêm", width=10),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=14),
    )
    SAVE = changes.save_kind
    MOVES = True

    def build(self) -> None:
        """Add the fields of kinds."""
        self.form.add("label", "Tên", LineEdit(self), hint="Như in trong danh sách, ví dụ Cộng tác viên")
        self.form.add("enabled", "Tình trạng", Tick("Dùng cho người mới và đợt ký mới", self))

    def records_of(self, directory: Directory) -> Sequence[KindRow]:
        """Return the kinds in her order."""
        people = Counter(person.kind.id for person in directory.people)
        return [KindRow(kind, people[kind.id]) for kind in directory.kinds]

    def texts_of(self, record: KindRow) -> tuple[str, ...]:
        """Search the names."""
        return (record.kind.label,)

    def values_of(self, record: KindRow) -> dict[str, Any]:
        """Show the kind itself."""
        return {name: getattr(record.kind, name) for name in self.form.names}

    def blank(self) -> dict[str, Any]:
        """Begin with a kind that is offered."""
        return {"enabled": True}

    def heading_of(self, record: KindRow) -> str:
        """Head the detail with the name."""
        return record.kind.label

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to switch the selected kinds on or off."""
        super().add_to_menu(menu, ids)
        menu.addAction(icon("check"), "Dùng", self.switch_on).setEnabled(bool(ids))
        menu.addAction(icon("ban"), "Tắt, không dùng nữa", self.switch_off).setEnabled(bool(ids))

    def switch_on(self) -> None:
        """Offer the selected kinds again."""
        self.write("Dùng đối tượng", partial(_switch, self.table.selected_ids(), True))

    def switch_off(self) -> None:
        """Offer the selected kinds no more; people keep theirs."""
        self.write("Tắt đối tượng", partial(_switch, self.table.selected_ids(), False))

    def move_selected(self, step: int) -> None:
        """Move the selected kinds by one place."""
        self.write("Đổi thứ tự đối tượng", partial(works.move_kinds, self.table.selected_ids(), step))

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put her own kinds into the trash unless somebody is of one."""
        return partial(works.trash_kinds, ids)


def _switch(ids: Sequence[str], enabled: bool, action: Action) -> None:
    changes.switch_kinds(action, ids, enabled=enabled)
