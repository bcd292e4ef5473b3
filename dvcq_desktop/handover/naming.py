# SPDX-License-Identifier: MIT
"""What a record and the value of a field are called where records of all rooms stand in one list."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.database.conflicts import ConflictKind
from dvcq_desktop.database.rooms import all_labels
from dvcq_desktop.text.normal import shortened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.conflicts import Conflict, ConflictingValue
    from dvcq_desktop.database.labels import Labels
    from dvcq_desktop.database.rooms import MergingRoom
    from dvcq_desktop.database.schema import FieldValue
    from dvcq_desktop.database.trash import Name
    from dvcq_desktop.database.values import Fields
    from dvcq_desktop.handover.manifest import Manifest

_LONGEST = 90
_DEEPEST = 2
OTHER = "Khác"
_OWN = {"setting": "Thiết đặt chung", "erasure": "Xóa hẳn"}
_NO_NAME = "(không có tên)"


class Naming:
    """Name records and values; questions are asked through a connection that is handed in."""

    def __init__(self, fields: Fields, rooms: Mapping[str, MergingRoom], names: Mapping[str, Name]) -> None:
        self.fields = fields
        self.rooms = rooms
        self.labels: Labels = all_labels(rooms.values())
        self._names = names

    def table(self, name: str) -> str:
        """Return what a record of a table is called ("Nhiệm vụ")."""
        return _OWN.get(name) or self.labels.table(name)

    def room(self, table: str) -> str:
        """Return the room that a table belongs to, the first that names it."""
        return next((title for title, room in self.rooms.items() if table in room.labels.tables), OTHER)

    def record(self, connection: sqlite3.Connection, table: str, row: str) -> str:
        """Return a record's name; one that has none is called by the records it belongs to."""
        name = " ".join(self._record(connection, table, row, _DEEPEST).split())
        return shortened(name, _LONGEST) or _NO_NAME

    def key(self, connection: sqlite3.Connection, key: str) -> str:
        """Return the name of the record that has a key, "" where none has."""
        found = connection.execute("select tbl from entry where row = ? limit 1", (key,)).fetchone()
        return self._record(connection, found[0], key, _DEEPEST - 1) if found else ""

    def value(self, connection: sqlite3.Connection, field: str, value: FieldValue) -> str:
        """Return a field's value as it is read."""
        return self.labels.value(field, value, partial(self.key, connection))

    def said(self, connection: sqlite3.Connection, conflict: Conflict, value: ConflictingValue) -> str:
        """Return one of the values of a conflict in words; where a deletion met something, what was done."""
        if conflict.kind is ConflictKind.VALUES:
            return self.value(connection, conflict.field, value.value)
        if value is conflict.values[0]:
            return "Đã bỏ vào thùng rác"
        if conflict.child is not None:
            table, row = conflict.child
            return f"Còn dùng ở {self.table(table).lower()} “{self.record(connection, table, row)}”"
        if not value.field:
            return "Đã thêm lại"
        shown = self.value(connection, value.field, value.value)
        return f"Đã sửa {self.labels.field(value.field).lower()}: {shown}"

    def place(self, connection: sqlite3.Connection, conflict: Conflict) -> str:
        """Return where a conflict is: kind of record, its name, the field."""
        record = self.record(connection, conflict.table, conflict.row)
        return f"{self.table(conflict.table)} “{record}”: {self.field_of(conflict)}"

    def field_of(self, conflict: Conflict) -> str:
        """Return what a conflict is about: a field, or whether a record goes or stays."""
        if conflict.kind is ConflictKind.VALUES:
            return self.labels.field(conflict.field)
        return "Bỏ vào thùng rác hay giữ lại"

    def _record(self, connection: sqlite3.Connection, table: str, row: str, depth: int) -> str:
        if table not in self.fields.tables:
            return ""
        named = self._names.get(table)
        if callable(named):
            return named(connection, row)
        query = f"select * from {table} where id = ?"  # noqa: S608 - a declared table
        found = connection.execute(query, (row,)).fetchone()
        if found is None:
            return ""
        if named is not None:
            columns = (named,) if isinstance(named, str) else named
            return next((str(found[column]) for column in columns if found[column]), "")
        if not depth:
            return ""
        parts = [
            self._record(connection, column.references, str(found[column.name]), depth - 1)
            for column in self.fields.tables[table].columns
            if column.references and found[column.name]
        ]
        if not any(parts) and "name" in found.keys():  # noqa: SIM118 - a row is no mapping
            return str(found["name"] or "")
        return " · ".join(dict.fromkeys(part for part in parts if part))


def local_time(at: str) -> str:
    """Return a moment of the journal by the clock on the wall."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M}"
    except (ValueError, OverflowError):
        return at


def chosen_value(conflict: Conflict, value: ConflictingValue) -> FieldValue:
    """Return what is to be written where she chooses one of the values: keep a deletion, or take it back."""
    if conflict.kind is ConflictKind.VALUES:
        return value.value
    return conflict.values[0].value if value is conflict.values[0] else None


def kept_words(kept: Sequence[Manifest]) -> str:
    """Say which copies of other PCs still lie on the stick, not taken over yet; "" where none does."""
    return "".join(
        f"\nTrên USB còn bản của máy {each.pc} lúc {local_time(each.made_at)} mà máy này chưa nhận:"
        " bản đó vẫn được giữ."
        for each in kept
    )


def may_be_typed(naming: Naming, conflict: Conflict) -> bool:
    """Tell whether a conflict is of words, which she may also write anew."""
    if conflict.kind is not ConflictKind.VALUES or conflict.is_frozen:
        return False
    field = naming.fields[conflict.field]
    if len(field.columns) != 1 or field.columns[0] == "deleted_at":
        return False
    column = naming.fields.tables[conflict.table].column(field.columns[0])
    is_words = column.type == "text" and not column.references and not column.blob
    return is_words and conflict.field not in naming.labels.values and not _are_days(conflict)


def _are_days(conflict: Conflict) -> bool:
    texts = [str(value.value) for value in conflict.values if value.value]
    return bool(texts) and all(
        len(text) == len("2026-11-25") and text[4] == text[7] == "-" and text[:4].isdigit() for text in texts
    )
