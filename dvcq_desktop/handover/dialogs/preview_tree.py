# SPDX-License-Identifier: MIT
"""What a merge would do, by room, kind of record, record and field; read when it is opened."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dvcq_desktop.database.previews import PreviewKind
from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QResizeEvent

    from dvcq_desktop.database.previews import Preview, PreviewRecord
    from dvcq_desktop.database.schema import FieldValue
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.handover.taking import Place

_SHOWN = (
    PreviewKind.NEW,
    PreviewKind.TAKEN,
    PreviewKind.CONFLICT,
    PreviewKind.FROZEN,
    PreviewKind.ERASED,
)
_WORDS = {
    PreviewKind.NEW: "thêm {} hồ sơ",
    PreviewKind.TAKEN: "sửa {} mục",
    PreviewKind.KEPT: "giữ {} mục của máy này",
    PreviewKind.CONFLICT: "{} chỗ ghi khác nhau",
    PreviewKind.FROZEN: "{} chỗ đã chốt, giữ nguyên",
    PreviewKind.ERASED: "xóa hẳn {} hồ sơ",
}
_ONE = {
    PreviewKind.NEW: "thêm mới",
    PreviewKind.TAKEN: "sửa {} mục",
    PreviewKind.KEPT: "giữ {} mục",
    PreviewKind.CONFLICT: "{} chỗ ghi khác nhau",
    PreviewKind.FROZEN: "{} chỗ đã chốt",
    PreviewKind.ERASED: "xóa hẳn",
}
_PAGE = 200
_TABLE, _RECORD, _CONTESTED = (Qt.ItemDataRole.UserRole + number for number in range(3))
_AFTER = 3
_LONGEST = 300
_SHARES = (0.37, 0.21, 0.21, 0.21)


class PreviewTree(QTreeWidget):
    """Show a preview; each branch asks for its leaves when it is opened for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._naming: Naming | None = None
        self._choices: dict[tuple[str, str, str], FieldValue] = {}
        self.setColumnCount(4)
        self.setAccessibleName("Thay đổi khi nhận")
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.itemExpanded.connect(self._on_item_expanded)
        self.itemClicked.connect(self._on_item_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, int(self.viewport().width() * share))

    def show_preview(self, preview: Preview, naming: Naming, other: str) -> None:
        """Show rooms and kinds of records; what lies below is read when asked for."""
        self._preview, self._naming = preview, naming
        self.clear()
        self.setHeaderLabels(["Hồ sơ, mục", "Máy này", other, "Sau khi nhận"])
        rooms: dict[str, QTreeWidgetItem] = {}
        tables = {
            table: counts
            for table, counts in preview.tables().items()
            if any(counts.get(kind) for kind in _SHOWN)
        }
        order = [table for room in naming.rooms.values() for table in room.labels.tables]
        for table in sorted(tables, key=lambda table: _place(order, table)):
            title = naming.room(table)
            if title not in rooms:
                rooms[title] = QTreeWidgetItem(self, [title])
                rooms[title].setFirstColumnSpanned(True)
            item = QTreeWidgetItem(
                rooms[title], [f"{naming.table(table)}: {_counted(tables[table], _WORDS)}"]
            )
            item.setData(0, _TABLE, table)
            item.setFirstColumnSpanned(True)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        self.expandToDepth(0)

    def show_choices(self, choices: Mapping[Place, FieldValue]) -> None:
        """Let the fields that are shown say what is chosen for them so far; the rest say it when opened."""
        self._choices = {place[:3]: value for place, value in choices.items()}
        if self._preview is None or self._naming is None:
            return
        naming = self._naming
        leaves = [item for item in self._below(self.invisibleRootItem()) if item.data(0, _CONTESTED)]
        if leaves:
            with self._preview.reading() as connection:
                for item in leaves:
                    _write(item, _AFTER, self._after(naming, connection, tuple(item.data(0, _CONTESTED))))

    def _after(self, naming: Naming, connection: sqlite3.Connection, place: tuple[str, str, str]) -> str:
        if place not in self._choices:
            return "chờ chọn"
        return naming.value(connection, place[2], self._choices[place])

    def _below(self, item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
        for row in range(item.childCount()):
            child = item.child(row)
            if child is not None:
                yield child
                yield from self._below(child)

    def _on_item_expanded(self, item: QTreeWidgetItem) -> None:
        table, record = item.data(0, _TABLE), item.data(0, _RECORD)
        if item.childCount() or not table:
            return
        if record:
            self._add_fields(item, table, record)
        else:
            self._add_records(item, table, 0)

    def _on_item_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        start = item.data(1, _RECORD)
        parent = item.parent()
        if start is not None and parent is not None:
            parent.removeChild(item)
            self._add_records(parent, parent.data(0, _TABLE), start)

    def _add_records(self, parent: QTreeWidgetItem, table: str, start: int) -> None:
        assert self._preview
        assert self._naming
        records = self._preview.records(table, _SHOWN, start=start, most=_PAGE + 1)
        with self._preview.reading() as connection:
            for record in records[:_PAGE]:
                name = self._naming.record(connection, table, record.row)
                item = QTreeWidgetItem(parent, [f"{name}: {_record_words(record)}"])
                item.setData(0, _TABLE, table)
                item.setData(0, _RECORD, record.row)
                item.setFirstColumnSpanned(True)
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        if len(records) > _PAGE:
            more = QTreeWidgetItem(parent, ["Bấm để xem tiếp…"])
            more.setData(1, _RECORD, start + _PAGE)

    def _add_fields(self, parent: QTreeWidgetItem, table: str, row: str) -> None:
        assert self._preview
        assert self._naming
        naming = self._naming
        fields = self._preview.fields(table, row)
        with self._preview.reading() as connection:
            if any(field.kind is PreviewKind.NEW for field in fields):
                held = connection.execute(
                    f"select * from {table} where id = ?",  # noqa: S608 - a declared table
                    (row,),
                ).fetchone()
                for declared in naming.fields.tables[table].all_fields:
                    parts = tuple(held[column] for column in declared.columns)
                    if declared.columns == ("deleted_at",) or not any(part is not None for part in parts):
                        continue
                    after = naming.value(connection, declared.id, parts[0] if len(parts) == 1 else parts)
                    _leaf(parent, naming.labels.field(declared.id), "", after, after)
                return
            for field in fields:
                if not field.field:
                    continue
                said = [
                    naming.value(connection, field.field, value)
                    for value in (field.here, field.there, field.after)
                ]
                label = naming.labels.field(field.field)
                if field.kind is PreviewKind.CONFLICT:
                    place = (table, row, field.field)
                    after = self._after(naming, connection, place)
                    leaf = _leaf(parent, f"{label} (ghi khác nhau)", said[0], said[1], after)
                    leaf.setData(0, _CONTESTED, place)
                elif field.kind is PreviewKind.KEPT:
                    _leaf(parent, label, said[0], "(không sửa)", said[2])
                else:
                    _leaf(parent, label, *said)


def _leaf(parent: QTreeWidgetItem, *texts: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent)
    for column, text in enumerate(texts):
        _write(item, column, text)
    return item


def _write(item: QTreeWidgetItem, column: int, text: str) -> None:
    item.setText(column, _short(text))
    item.setToolTip(column, plain_tooltip(_short(text)))


def _record_words(record: PreviewRecord) -> str:
    return _counted(record.counts, _ONE)


def _counted(counts: Mapping[PreviewKind, int], words: Mapping[PreviewKind, str]) -> str:
    return ", ".join(words[kind].format(counts[kind]) for kind in words if counts.get(kind))


def _place(order: list[str], table: str) -> int:
    return order.index(table) if table in order else len(order)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
