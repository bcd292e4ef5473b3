# SPDX-License-Identifier: MIT
"""The dialog of the lists: the kinds of activities with what each is asked for, and what is counted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from dvcq_desktop.activities.history import record_lines
from dvcq_desktop.activities.store import lists as store
from dvcq_desktop.activities.terms import ActivityKind, Measure
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.widgets.choices import Tick, TicksField
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.section import Section
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.tabs import PageTabs
from dvcq_desktop.widgets.theme import Tone, icon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.workbench import Workbench

_SIZE = (920, 560)


class ListRow(NamedTuple):
    """An entry of a list as the table shows it, with how many activities use it."""

    kept: ActivityKind | Measure
    uses: int
    known: store.Lists

    @property
    def id(self) -> str:
        """Return the entry's key."""
        return self.kept.id

    @property
    def state(self) -> Chip:
        """Return whether it is offered."""
        return Chip("Đang dùng", Tone.DONE) if self.kept.enabled else Chip("Đã tắt")

    @property
    def asked(self) -> str:
        """Return which measures a kind asks for."""
        return "; ".join(each.label for each in self.known.asked_of(self.kept.id))

    @property
    def unit_name(self) -> str:
        """Return in what a measure is counted."""
        return self.kept.unit_name if isinstance(self.kept, Measure) else ""


class ListSection(Section):
    """Keep one of the lists: what its entries are called, in which order, and which are offered."""

    KEY = "activities/lists"
    MOVES = True

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = store.Lists()
        super().__init__(workbench, parent)
        lead_to(self, self.table)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", partial(_read, self.TABLE), self._on_read)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change an entry."""
        return partial(_save, self.TABLE, record_id, dict(values))

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put her own entries into the trash unless an activity uses one."""
        return partial(store.trash, table=self.TABLE, keys=tuple(ids))

    def texts_of(self, record: ListRow) -> tuple[str, ...]:
        """Search the names."""
        return record.kept.label, record.asked

    def values_of(self, record: ListRow) -> dict[str, Any]:
        """Show the entry itself."""
        asked = self.known.asked.get(record.id, ())
        return {name: asked if name == "asked" else getattr(record.kept, name) for name in self.form.names}

    def blank(self) -> dict[str, Any]:
        """Begin with an entry that is offered."""
        return {"enabled": True}

    def heading_of(self, record: ListRow) -> str:
        """Head the detail with the name."""
        return record.kept.label

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        named = {each.id: each.label for each in self.known.measures}
        return record_lines(entries, lambda key: named.get(key, ""))

    def move_selected(self, step: int) -> None:
        """Move the selected entries by one place."""
        ids = self.table.selected_ids()
        self.write(f"Đổi thứ tự {self.NOUN}", partial(store.move, table=self.TABLE, keys=ids, step=step))

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to switch the selected entries on or off."""
        super().add_to_menu(menu, ids)
        menu.addAction(icon("check"), "Dùng", self.switch_on).setEnabled(bool(ids))
        menu.addAction(icon("ban"), "Tắt, không dùng nữa", self.switch_off).setEnabled(bool(ids))

    def switch_on(self) -> None:
        """Offer the selected entries again."""
        self._switch("Dùng", enabled=True)

    def switch_off(self) -> None:
        """Offer the selected entries no more; activities keep them."""
        self._switch("Tắt", enabled=False)

    def _switch(self, verb: str, *, enabled: bool) -> None:
        ids = self.table.selected_ids()
        work = partial(store.switch, table=self.TABLE, keys=ids, enabled=enabled)
        self.write(f"{verb} {self.NOUN}", work)

    def show_lists(self) -> None:
        """Give fields the choices of the other list."""

    def _on_read(self, read: tuple[store.Lists, dict[str, int]]) -> None:
        self.known, uses = read
        self.show_lists()
        entries: Sequence[Any] = self.known.kinds if self.TABLE == store.KINDS else self.known.measures
        self.show_records([ListRow(each, uses.get(each.id, 0), self.known) for each in entries], {})

    def _on_writer_saved(self, _name: str, _changed: frozenset[tuple[str, str]] | None) -> None:
        self.refresh()


class KindSection(ListSection):
    """Keep the kinds of activities."""

    TITLE = "Loại hoạt động"
    NOUN = "loại hoạt động"
    TABLE = store.KINDS
    EMPTY = "Các loại hoạt động được khai ở đây."
    COLUMNS = (
        Column("position", "TT", lambda row: row.kept.position, kind=Kind.NUMBER, width=4),
        Column("label", "Tên", lambda row: row.kept.label, width=24, editable=True),
        Column("asked", "Số liệu cần ghi", width=26, stretch=True),
        Column("uses", "Đã dùng", kind=Kind.NUMBER, width=8, tooltip="Số hoạt động của mọi năm"),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=14),
    )

    def build(self) -> None:
        """Add the fields of kinds."""
        self.form.add("label", "Tên", LineEdit(self))
        self.form.add("asked", "Số liệu", TicksField("Chọn chỉ số cần ghi", self, none="(không có số liệu)"))
        self.form.add("enabled", "Tình trạng", Tick("Dùng cho hoạt động mới", self))

    def show_lists(self) -> None:
        """Offer the measures that are in use."""
        offered = [(each.id, each.titled) for each in self.known.measures if each.enabled]
        self.form.field("asked").set_choices(offered)

    def history_rows(self, record: ListRow) -> list[tuple[str, str]]:
        """Tell of what it asks for too."""
        asked = (derived_id(store.ASKED, record.id, each.id) for each in self.known.measures)
        return [*super().history_rows(record), *((store.ASKED, key) for key in asked)]


class MeasureSection(ListSection):
    """Keep what is counted."""

    TITLE = "Chỉ số"
    NOUN = "chỉ số"
    TABLE = store.MEASURES
    EMPTY = "Các chỉ số đếm được khai ở đây."
    COLUMNS = (
        Column("position", "TT", lambda row: row.kept.position, kind=Kind.NUMBER, width=4),
        Column("label", "Tên", lambda row: row.kept.label, width=28, editable=True, stretch=True),
        Column("unit_name", "Đơn vị tính", width=12, editable=True),
        Column("uses", "Đã dùng", kind=Kind.NUMBER, width=8, tooltip="Số hoạt động của mọi năm"),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=14),
    )

    def build(self) -> None:
        """Add the fields of measures."""
        self.form.add("label", "Tên", LineEdit(self))
        self.form.add("unit_name", "Đơn vị tính", LineEdit(self), hint="Ví dụ: người, buổi, m², đồng")
        self.form.add("enabled", "Tình trạng", Tick("Dùng cho hoạt động mới", self))


class ListsDialog(QDialog):
    """Hold both lists under tabs; each change is saved at once, as everywhere."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loại hoạt động và chỉ số")
        self.resize(*_SIZE)
        # Widgets
        self.tabs = PageTabs(self)
        self.kinds = KindSection(workbench, self.tabs)
        self.measures = MeasureSection(workbench, self.tabs)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        # Assemble
        self.tabs.addTab(self.kinds, self.kinds.TITLE)
        self.tabs.addTab(self.measures, self.measures.TITLE)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        column.addWidget(buttons)
        # Signals
        buttons.rejected.connect(self.reject)

    def reject(self) -> None:
        """Close unless something typed cannot be saved, which is then said on its page."""
        if not self._stays():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay where something typed cannot be saved."""
        if self._stays():
            event.ignore()
        else:
            super().closeEvent(event)

    def _stays(self) -> bool:
        for place, section in enumerate((self.kinds, self.measures)):
            if sentence := section.leave():
                self.tabs.setCurrentIndex(place)
                section.page.messages.show_warning(sentence)
                return True
        return False


def _save(table: str, key: str, values: Mapping[str, Any], action: Action) -> str:
    return store.save(table, action, key, values)


def _read(table: str, connection: sqlite3.Connection) -> tuple[store.Lists, dict[str, int]]:
    return store.lists_in_use(connection), store.uses(connection, table)
