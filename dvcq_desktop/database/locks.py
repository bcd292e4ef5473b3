# SPDX-License-Identifier: MIT
"""The lock that keeps a second program from writing: a small file `<file>.lock` beside the database.

It says who has the database open, and after closing in what state it was left, so that a file which has
since been replaced by a copy is examined in full. It stays there: deleting it would let two programs lock
two files of one name.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.errors import FileInUseError, ReadOnlyPlaceError, UnusablePathError
from dvcq_desktop.database.oslock import try_lock, unlock

if TYPE_CHECKING:
    from pathlib import Path


class LeftState(NamedTuple):
    """Say how the database stood when it was closed: change counter, bytes, time of change in nanoseconds."""

    counter: int
    size: int
    modified: int


class FileLock:
    """Hold the lock of one database; `left` is the state in which it was last closed in order, if it was."""

    def __init__(self, path: Path, pc: str) -> None:
        """Raise FileInUseError where another program holds it, ReadOnlyPlaceError where none can be made."""
        try:
            self._handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except FileNotFoundError as error:
            # The folder is there, as was seen: so a path longer than this Windows takes.
            raise UnusablePathError(path, "đường dẫn quá dài") from error
        except OSError as error:
            raise ReadOnlyPlaceError(path) from error
        if not try_lock(self._handle):
            holder = _holder(self._read())
            os.close(self._handle)
            raise FileInUseError(path, holder)
        self.left = _left_state(self._read())
        self._write({"pc": pc, "user": _user(), "since": datetime.now().astimezone().isoformat()})

    def release(self, left: LeftState | None) -> None:
        """Give the lock back and note in what state the database was left."""
        self._write(left._asdict() if left else {})
        unlock(self._handle)
        os.close(self._handle)

    def _read(self) -> dict[str, object]:
        os.lseek(self._handle, 0, os.SEEK_SET)
        try:
            said = json.loads(os.read(self._handle, 10_000))
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}

    def _write(self, said: dict[str, object]) -> None:
        try:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, json.dumps(said).encode())
        except OSError:
            # A full disk: the lock itself holds, only what it says is lost.
            return


def left_state(path: Path) -> LeftState | None:
    """Return the state in which a database was last closed, None while it is open or after a crash."""
    try:
        said = json.loads(path.with_name(f"{path.name}.lock").read_bytes())
    except (OSError, ValueError):
        return None
    return _left_state(said) if isinstance(said, dict) else None


def _left_state(said: dict[str, object]) -> LeftState | None:
    values = [value for field in LeftState._fields if isinstance(value := said.get(field), int)]
    return LeftState(*values) if len(values) == len(LeftState._fields) else None


def _holder(said: dict[str, object]) -> str:
    try:
        since = datetime.fromisoformat(str(said["since"])).astimezone()
        return f" (máy {said['pc']}, người dùng {said['user']}, từ {since:%H:%M ngày %d/%m/%Y})"
    except (KeyError, ValueError):
        return ""


def _user() -> str:
    try:
        import getpass  # noqa: PLC0415 - start-up time

        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
