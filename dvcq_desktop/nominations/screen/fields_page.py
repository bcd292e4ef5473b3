# SPDX-License-Identifier: MIT
"""The page "Lĩnh vực": the fields of work, what they are called, in which order, and which are offered."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal

from dvcq_desktop.nominations.history import model_lines
from dvcq_desktop.nominations.store import fields, models
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.choices import Tick
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.room_section import RoomSection
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone, icon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.nominations.fields import ModelField
    from dvcq_desktop.widgets.workbench import Workbench

_ORDER = "Danh sách và bảng tổng hợp xếp lĩnh vực theo thứ tự này"


class FieldRow(NamedTuple):
    """A field of work as the table shows it, with how many models of all years are in it."""

    field: ModelField
    models: int

    @property
    def id(self) -> str:
        """Return the field's key."""
        return self.field.id

    @property
    def state(self) -> Chip:
        """Return whether it is offered."""
        return Chip("Đang dùng", Tone.DONE) if self.field.enabled else Chip("Đã tắt")


class FieldSection(RoomSection):
    """Keep the fields of work."""

    KEY = "nominations"
    TITLE = "Lĩnh vực"
    NOUN = "lĩnh vực"
    TABLE = fields.TABLE
    EMPTY = "Các lĩnh vực của mô hình (kinh tế, văn hóa - xã hội…) được khai ở đây."
    COLUMNS = (
        Column("position", "TT", lambda row: row.field.position, kind=Kind.NUMBER, width=4, tooltip=_ORDER),
        Column("label", "Tên", lambda row: row.field.label, width=34, editable=True, stretch=True),
        Column("models", "Số mô hình", kind=Kind.NUMBER, width=11, tooltip="Số mô hình của mọi năm"),
        Column("origin", "Nguồn", lambda row: "Có sẵn" if row.field.is_built_in else "Tự thêm", width=10),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=14),
    )
    MOVES = True

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._moves = [
            make_action(self, "Chuyển lên", "", self.move_up, "Alt+Up"),
            make_action(self, "Chuyển xuống", "", self.move_down, "Alt+Down"),
        ]
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def show_year(self, _year: int) -> None:
        """Do nothing: the list is of all years."""

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [self._add, *self._moves, self._trash]

    def refresh(self) -> None:
        """Read the list anew."""
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", _read, self._on_read)

    # What the base asks

    def build(self) -> None:
        """Add the fields of a field of work."""
        self.form.add("label", "Tên", LineEdit(self), hint="Như in trong danh sách, ví dụ Kinh tế")
        self.form.add("enabled", "Tình trạng", Tick("Dùng cho mô hình mới", self))

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change a field of work."""
        return partial(_save, record_id, dict(values))

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put her own fields into the trash unless a model is of one."""
        return partial(fields.trash_fields, keys=tuple(ids))

    def texts_of(self, record: FieldRow) -> tuple[str, ...]:
        """Search the names."""
        return (record.field.label,)

    def values_of(self, record: FieldRow) -> dict[str, Any]:
        """Show the field itself."""
        return {name: getattr(record.field, name) for name in self.form.names}

    def blank(self) -> dict[str, Any]:
        """Begin with a field that is offered."""
        return {"enabled": True}

    def heading_of(self, record: FieldRow) -> str:
        """Head the detail with the name."""
        return record.field.label

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return model_lines(entries, str)

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to switch the selected fields on or off."""
        super().add_to_menu(menu, ids)
        menu.addAction(icon("check"), "Dùng", self.switch_on).setEnabled(bool(ids))
        menu.addAction(icon("ban"), "Tắt, không dùng nữa", self.switch_off).setEnabled(bool(ids))

    def switch_on(self) -> None:
        """Offer the selected fields again."""
        self.write("Dùng lĩnh vực", partial(_switch, self.table.selected_ids(), True))

    def switch_off(self) -> None:
        """Offer the selected fields no more; models keep theirs."""
        self.write("Tắt lĩnh vực", partial(_switch, self.table.selected_ids(), False))

    def move_selected(self, step: int) -> None:
        """Move the selected fields by one place."""
        work = partial(fields.move_fields, keys=self.table.selected_ids(), step=step)
        self.write("Đổi thứ tự lĩnh vực", work)

    # Private

    def _on_read(self, rows: list[FieldRow]) -> None:
        self.show_records(rows, {})

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in (fields.TABLE, models.MODELS) for table, _row in changed):
            self.refresh()


def _read(connection: sqlite3.Connection) -> list[FieldRow]:
    used = Counter(model.field for model in models.models(connection))
    return [FieldRow(field, used[field.id]) for field in fields.model_fields(connection)]


def _save(record_id: str, values: Mapping[str, Any], action: Action) -> str:
    return fields.save_field(action, record_id, values)


def _switch(ids: Sequence[str], enabled: bool, action: Action) -> None:
    fields.switch_fields(action, ids, enabled=enabled)
