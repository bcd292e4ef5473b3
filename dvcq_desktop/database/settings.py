# SPDX-License-Identifier: MIT
"""Settings, each declared once with type and default; shared ones are journalled, local ones stay here."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from dvcq_desktop.database.keys import derived_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action

S = TypeVar("S", str, int, bool)


_VIEW_ONLY, _SAMPLE = "view_only", "sample"


class Setting(NamedTuple, Generic[S]):
    """Declare a setting; whoever reads it holds this object, so that a misspelt name cannot be written.

    A shared one belongs to the office and goes to every copy, a local one to this file on this PC.
    """

    name: str
    default: S
    shared: bool = False


def check_settings(declared: tuple[Setting[str] | Setting[int] | Setting[bool], ...]) -> None:
    """Raise ValueError where two settings have one name."""
    if len({setting.name for setting in declared}) != len(declared):
        raise ValueError("a setting is declared twice")


class Settings:
    """Read and write the settings of one database."""

    def __init__(
        self,
        declared: tuple[Setting[str] | Setting[int] | Setting[bool], ...],
        connect: Callable[[], sqlite3.Connection],
        write: Callable[[str, Callable[[Action], None]], None],
    ) -> None:
        self._declared = {setting.name: setting for setting in declared}
        self._connect = connect
        self._write = write

    def get(self, setting: Setting[S]) -> S:
        """Return what was set, else the default; raises KeyError for a setting that is not declared."""
        self._check(setting)
        sql = (
            "select value from setting where id = ? and deleted_at is null"
            if setting.shared
            else "select value from local_setting where name = ?"
        )
        with closing(self._connect()) as connection:
            found = connection.execute(sql, (_key(setting),)).fetchone()
        if found is None or found[0] is None:
            return setting.default
        value = json.loads(found[0])
        # A file of another version may hold a value of another type.
        return value if type(value) is type(setting.default) else setting.default

    def set(self, setting: Setting[S], value: S) -> None:
        """Write a value; a shared one is an action of its own that can be undone."""
        self._check(setting)
        if type(value) is not type(setting.default):
            raise TypeError(f"{setting.name} is no {type(value).__name__}")
        stored = json.dumps(value, ensure_ascii=False)

        def work(action: Action) -> None:
            if setting.shared:
                _write_shared(action, setting.name, stored)
            else:
                action.execute(
                    "insert into local_setting(name, value) values (?, ?)"
                    " on conflict do update set value = excluded.value",
                    (setting.name, stored),
                )

        self._write("Đổi thiết đặt", work)

    def _check(self, setting: Setting[S]) -> None:
        if self._declared.get(setting.name) is not setting:
            raise KeyError(f"no such setting: {setting.name}")


def _write_shared(action: Action, name: str, stored: str) -> None:
    key = derived_id("setting", name)
    held = action.execute("select deleted_at from setting where id = ?", (key,)).fetchone()
    if held is None or held[0] is not None:
        action.insert("setting", {"id": key, "name": name, "value": stored})
    else:
        action.update("setting", key, {"value": stored})


def _key(setting: Setting[S]) -> str:
    return derived_id("setting", setting.name) if setting.shared else setting.name


def mark_view_only(connection: sqlite3.Connection) -> None:
    """Write into a copy that it is given out to be looked at only; the mark is local to that copy."""
    _mark(connection, _VIEW_ONLY)


def is_view_only(connection: sqlite3.Connection) -> bool:
    """Tell whether a file carries that mark."""
    return _is_marked(connection, _VIEW_ONLY)


def mark_sample(connection: sqlite3.Connection) -> None:
    """Write into a file that its data is made up; every copy of it says so too."""
    _mark(connection, _SAMPLE)


def is_sample(connection: sqlite3.Connection) -> bool:
    """Tell whether a file carries that mark."""
    return _is_marked(connection, _SAMPLE)


def unmark_sample(connection: sqlite3.Connection) -> None:
    """Take the mark away: what was made up is in the file no more."""
    connection.execute("delete from local_setting where name = ?", (_SAMPLE,))


def _mark(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("insert into local_setting(name, value) values (?, 'true')", (name,))


def _is_marked(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("select 1 from local_setting where name = ?", (name,)).fetchone() is not None
