# SPDX-License-Identifier: MIT
"""Read and write the list of fields of work; a built-in one has a row only once she changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.journal import ERASED_AT
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS, ModelField
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import moved

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action

TABLE = "model_field"


def model_fields(connection: sqlite3.Connection, *, trashed: bool = False) -> list[ModelField]:
    """Return the fields in her order, those switched off too, and where asked those in the trash."""
    known = {field.id: field for field in BUILT_IN_FIELDS}
    rows = connection.execute(f"select * from {TABLE} where deleted_at is null or ?", (trashed,))
    for row in rows.fetchall():
        if row["deleted_at"] is None or row["id"] not in known:
            known[row["id"]] = ModelField(
                row["id"], row["name"], row["position"] or 0, row["enabled"] in (None, 1)
            )
    return sorted(known.values(), key=lambda field: (field.position, field.id))


def save_field(action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add (empty key) a field at the end of the list, or change one; raises UserError where it cannot be."""
    known = model_fields(action.connection)
    if not values.get("label", "-"):
        raise UserError("Chưa có tên lĩnh vực: hãy nhập tên, ví dụ “Cải cách hành chính”.")
    if key:
        field = _found(known, key)._replace(**values)
    else:
        field = ModelField(**{"id": "", "position": known[-1].position + 1, **values})
    others = [other for other in known if other.id != key]
    if any(fold(other.label) == fold(field.label) for other in others):
        raise UserError(f"Đã có lĩnh vực “{field.label}”: hãy dùng lĩnh vực đó hoặc đặt tên khác.")
    if not field.enabled and not any(other.enabled for other in others):
        raise UserError(f"“{field.label}” là lĩnh vực cuối cùng còn dùng nên không tắt được.")
    return _write(action, field)


def switch_fields(action: Action, keys: Sequence[str], *, enabled: bool) -> None:
    """Offer fields for new models, or no more; models keep theirs."""
    for key in keys:
        save_field(action, key, {"enabled": enabled})


def move_fields(action: Action, keys: Sequence[str], step: int) -> None:
    """Move fields up (-1) or down (+1) by one place; papers name them in this order."""
    known = {field.id: field for field in model_fields(action.connection)}
    for position, key in enumerate(moved(list(known), keys, step), start=1):
        if known[key].position != position:
            _write(action, known[key]._replace(position=position))


def trash_fields(action: Action, keys: Sequence[str]) -> int:
    """Put her own fields into the trash; raises UserError where one is built in or in use."""
    known = model_fields(action.connection)
    for key in keys:
        field = _found(known, key)
        if field.is_built_in:
            raise UserError(
                f"“{field.label}” có sẵn trong chương trình nên không xóa được: hãy tắt nếu không dùng."
            )
        (uses,) = action.execute(
            "select count(*) from model where field = ? and deleted_at is null", (key,)
        ).fetchone()
        if uses:
            raise UserError(
                f"“{field.label}” đang được dùng ở {uses} mô hình nên không xóa được: hãy tắt để không dùng"
                " cho mô hình mới."
            )
        action.trash(TABLE, key)
    return len(keys)


def _write(action: Action, field: ModelField) -> str:
    values = {"name": field.label, "position": field.position, "enabled": int(field.enabled)}
    key = field.id or derived_id(TABLE, fold(field.label))
    row = action.execute(f"select deleted_at from {TABLE} where id = ?", (key,)).fetchone()
    is_there = row is not None and row["deleted_at"] is None
    if field.id and is_there:
        action.update(TABLE, key, values)
        return key
    if is_there or (row is not None and row["deleted_at"] == ERASED_AT):
        # The field that had this name is called otherwise by now, or was erased.
        return action.insert(TABLE, values)
    return action.insert(TABLE, {"id": key, **values})


def _found(known: Sequence[ModelField], key: str) -> ModelField:
    for field in known:
        if field.id == key:
            return field
    raise UserError("Lĩnh vực này vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác.")
