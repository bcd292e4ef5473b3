# SPDX-License-Identifier: MIT
"""Read and write the lists of kinds and measures; a built-in one has a row only once she changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.activities.terms import (
    BUILT_IN_ASKED,
    BUILT_IN_KINDS,
    BUILT_IN_MEASURES,
    ActivityKind,
    Measure,
)
from dvcq_desktop.database.journal import ERASED_AT
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import moved

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action

KINDS, MEASURES, ASKED = "activity_kind", "measure", "kind_measure"
_NOUNS = {KINDS: "loại hoạt động", MEASURES: "chỉ số"}
_USES = {
    KINDS: "select count(*) from activity where kind = ? and deleted_at is null",
    MEASURES: "select count(*) from activity_count where measure = ? and deleted_at is null",
}


class Lists(NamedTuple):
    """The kinds and the measures in her order, and which measures each kind asks for.

    Those in the trash are known too, for an activity may still be of one after a merge; `enabled` is off.
    """

    kinds: tuple[ActivityKind, ...] = BUILT_IN_KINDS
    measures: tuple[Measure, ...] = BUILT_IN_MEASURES
    asked: Mapping[str, tuple[str, ...]] = BUILT_IN_ASKED

    def kind_label(self, key: str) -> str:
        """Return what a kind is called."""
        return next((kind.label for kind in self.kinds if kind.id == key), key)

    def measure(self, key: str) -> Measure:
        """Return a measure by its key."""
        return next((each for each in self.measures if each.id == key), Measure(key, key))

    def asked_of(self, kind: str) -> tuple[Measure, ...]:
        """Return the measures that the line of a kind asks for and that are still in use."""
        found = (self.measure(key) for key in self.asked.get(kind, ()))
        return tuple(each for each in found if each.enabled)


def lists(connection: sqlite3.Connection) -> Lists:
    """Read both lists at once."""
    return Lists(
        tuple(kinds(connection, trashed=True)), tuple(measures(connection, trashed=True)), asked(connection)
    )


def lists_in_use(connection: sqlite3.Connection) -> Lists:
    """Read both lists without what is in the trash, as they are edited."""
    return Lists(tuple(kinds(connection)), tuple(measures(connection)), asked(connection))


def kinds(connection: sqlite3.Connection, *, trashed: bool = False) -> list[ActivityKind]:
    """Return the kinds in her order, those switched off too, and where asked those in the trash."""
    known = {kind.id: kind for kind in BUILT_IN_KINDS}
    for row in _rows(connection, KINDS, trashed=trashed):
        gone = row["deleted_at"] is not None
        if not (gone and row["id"] in known):
            enabled = row["enabled"] in (None, 1) and not gone
            known[row["id"]] = ActivityKind(row["id"], row["name"], row["position"] or 0, enabled)
    return sorted(known.values(), key=lambda kind: (kind.position, kind.id))


def measures(connection: sqlite3.Connection, *, trashed: bool = False) -> list[Measure]:
    """Return the measures as `kinds` does the kinds."""
    known = {measure.id: measure for measure in BUILT_IN_MEASURES}
    for row in _rows(connection, MEASURES, trashed=trashed):
        gone = row["deleted_at"] is not None
        if not (gone and row["id"] in known):
            enabled = row["enabled"] in (None, 1) and not gone
            name = (row["name"], row["unit_name"] or "")
            known[row["id"]] = Measure(row["id"], *name, row["position"] or 0, enabled)
    return sorted(known.values(), key=lambda measure: (measure.position, measure.id))


def asked(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return which measures the line of each kind asks for, in order."""
    places = {kind: {key: place for place, key in enumerate(keys)} for kind, keys in BUILT_IN_ASKED.items()}
    rows = connection.execute(f"select * from {ASKED} where deleted_at is null order by position, id")
    for row in rows.fetchall():
        of_kind = places.setdefault(row["kind"], {})
        if row["enabled"] in (None, 1):
            of_kind[row["measure"]] = row["position"] or 0
        else:
            of_kind.pop(row["measure"], None)
    return {
        kind: tuple(sorted(of_kind, key=lambda key: (of_kind[key], key))) for kind, of_kind in places.items()
    }


def save_kind(action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add (empty key) or change a kind and, as `asked`, which measures its line asks for."""
    given = dict(values)
    wanted = given.pop("asked", None)
    known = kinds(action.connection)
    kind = _found(known, key, KINDS) if key else ActivityKind("", "", known[-1].position + 1)
    kind = kind._replace(**given)
    _check(KINDS, kind, known)
    key = _write(action, KINDS, kind.id, kind.label, _columns(kind)) if given or not key else key
    if wanted is not None:
        _ask(action, key, wanted)
    return key


def save_measure(action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add (empty key) or change a measure."""
    known = measures(action.connection)
    measure = _found(known, key, MEASURES) if key else Measure("", "", "", known[-1].position + 1)
    measure = measure._replace(**values)
    _check(MEASURES, measure, known)
    return _write(action, MEASURES, measure.id, measure.label, _columns(measure))


def save(table: str, action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add or change an entry of either list."""
    return save_kind(action, key, values) if table == KINDS else save_measure(action, key, values)


def switch(action: Action, table: str, keys: Sequence[str], *, enabled: bool) -> None:
    """Offer entries of a list again, or no more; activities keep them."""
    for key in keys:
        save(table, action, key, {"enabled": enabled})


def move(action: Action, table: str, keys: Sequence[str], step: int) -> None:
    """Move entries of a list up (-1) or down (+1) by one place."""
    known: dict[str, Any] = {each.id: each for each in _all(action.connection, table)}
    for position, key in enumerate(moved(list(known), keys, step), start=1):
        entry = known[key]
        if entry.position != position:
            _write(action, table, key, entry.label, _columns(entry._replace(position=position)))


def trash(action: Action, table: str, keys: Sequence[str]) -> int:
    """Put her own entries of a list into the trash; raises UserError where one is built in or in use."""
    known = _all(action.connection, table)
    for key in keys:
        entry = _found(known, key, table)
        if entry.is_built_in:
            raise UserError(
                f"“{entry.label}” có sẵn trong chương trình nên không xóa được: hãy tắt nếu không dùng."
            )
        (uses,) = action.execute(_USES[table], (key,)).fetchone()
        if uses:
            raise UserError(
                f"“{entry.label}” đang được dùng ở {uses} hoạt động nên không xóa được: hãy tắt để không dùng"
                " cho hoạt động mới."
            )
        action.trash(table, key)
    return len(keys)


def uses(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    """Count by entry of a list the activities that use it."""
    column = "kind" if table == KINDS else "measure"
    of = "activity" if table == KINDS else "activity_count"
    rows = connection.execute(
        f"select {column} as used, count(*) as times from {of} where deleted_at is null group by 1"
    )
    return {row["used"]: row["times"] for row in rows.fetchall()}


def count_name(connection: sqlite3.Connection, key: str) -> str:
    """Return what names one count: what is counted, and of which activity."""
    row = connection.execute(
        "select measure, title from activity_count count join activity on activity.id = count.activity"
        " where count.id = ?",
        (key,),
    ).fetchone()
    return f"{lists(connection).measure(row['measure']).label}, {row['title']}" if row else ""


def asked_name(connection: sqlite3.Connection, key: str) -> str:
    """Return what names one question of a kind: the kind and what is counted."""
    row = connection.execute(f"select kind, measure from {ASKED} where id = ?", (key,)).fetchone()
    known = lists(connection)
    return f"{known.kind_label(row['kind'])}: {known.measure(row['measure']).label}" if row else ""


def _all(connection: sqlite3.Connection, table: str) -> list[Any]:
    return list(kinds(connection) if table == KINDS else measures(connection))


def _rows(connection: sqlite3.Connection, table: str, *, trashed: bool) -> list[sqlite3.Row]:
    return connection.execute(f"select * from {table} where deleted_at is null or ?", (trashed,)).fetchall()


def _columns(entry: ActivityKind | Measure) -> dict[str, object]:
    columns: dict[str, object] = {
        "name": entry.label,
        "position": entry.position,
        "enabled": int(entry.enabled),
    }
    if isinstance(entry, Measure):
        columns["unit_name"] = entry.unit_name or None
    return columns


def _ask(action: Action, kind: str, wanted: Sequence[str]) -> None:
    """Let the line of a kind ask for just these measures, in this order."""
    before = asked(action.connection).get(kind, ())
    if before == tuple(wanted):
        return
    for measure in before:
        if measure not in wanted:
            _write_asked(action, kind, measure, len(before), enabled=False)
    for place, measure in enumerate(wanted):
        _write_asked(action, kind, measure, place, enabled=True)


def _write_asked(action: Action, kind: str, measure: str, position: int, *, enabled: bool) -> None:
    key = derived_id(ASKED, kind, measure)
    values = {"kind": kind, "measure": measure, "position": position, "enabled": int(enabled)}
    put(action, ASKED, key, values)


def put(action: Action, table: str, key: str, values: Mapping[str, object]) -> None:
    """Write a row of a natural key: change the one that stands there, revive it, or add it."""
    row = action.execute(f"select deleted_at from {table} where id = ?", (key,)).fetchone()
    if row is not None and row["deleted_at"] is None:
        action.update(table, key, values)
    else:
        action.insert(table, {"id": key, **values})


def _write(action: Action, table: str, key: str, label: str, values: Mapping[str, object]) -> str:
    """Add (empty key) or change an entry; a new one has the key of its name, the same in two copies."""
    wanted = key or derived_id(table, fold(label))
    row = action.execute(f"select deleted_at from {table} where id = ?", (wanted,)).fetchone()
    is_there = row is not None and row["deleted_at"] is None
    if key and is_there:
        action.update(table, wanted, values)
        return wanted
    if is_there or (row is not None and row["deleted_at"] == ERASED_AT):
        # The entry that had this name is called otherwise by now, or was erased.
        return action.insert(table, values)
    return action.insert(table, {"id": wanted, **values})


def _check(table: str, entry: ActivityKind | Measure, known: Sequence[ActivityKind | Measure]) -> None:
    noun = _NOUNS[table]
    if not entry.label:
        example = "“Ra quân vệ sinh môi trường”" if table == KINDS else "“Cây xanh đã trồng”"
        raise UserError(f"Chưa có tên {noun}: hãy nhập tên, ví dụ {example}.")
    others = [other for other in known if other.id != entry.id]
    if any(fold(other.label) == fold(entry.label) for other in others):
        raise UserError(f"Đã có {noun} “{entry.label}”: hãy dùng {noun} đó hoặc đặt tên khác.")
    if not entry.enabled and not any(other.enabled for other in others):
        raise UserError(f"“{entry.label}” là {noun} cuối cùng còn dùng nên không tắt được.")


def _found(known: Sequence[Any], key: str, table: str) -> Any:
    for entry in known:
        if entry.id == key:
            return entry
    raise UserError(f"Mục này của danh sách {_NOUNS[table]} vừa bị xóa: hãy khôi phục từ Thùng rác.")
