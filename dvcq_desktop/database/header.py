# SPDX-License-Identifier: MIT
"""The first hundred bytes of an SQLite file, which say whose it is before SQLite itself touches it.

Source of the layout: "The Database Header" in SQLite's description of its file format.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"


class Header(NamedTuple):
    """Hold what the header says; `counter` goes up by one with every transaction of any program."""

    page_size: int
    counter: int
    pages: int
    user_version: int
    application_id: int
    is_wal: bool


class HeaderReader:
    """Read the header as often as wanted while the database is open.

    On POSIX systems, closing any handle of a file drops the process's locks on it, SQLite's among them: so
    the handle stays open until the last connection of its database is closed, and whoever owns both sees to
    that.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)

    def read(self) -> Header | None:
        """Return the header as it stands on disk, None when this is no SQLite file."""
        self._file.seek(0)
        data = self._file.read(100)
        if len(data) < 100 or not data.startswith(_MAGIC):
            return None
        (page_size,) = struct.unpack(">H", data[16:18])
        counter, pages = struct.unpack(">II", data[24:32])
        (user_version,) = struct.unpack(">i", data[60:64])
        (application_id,) = struct.unpack(">i", data[68:72])
        page_size = 65536 if page_size == 1 else page_size
        return Header(page_size, counter, pages, user_version, application_id, data[18:20] != b"\1\1")

    def size_and_time(self) -> tuple[int, int]:
        """Return the file's size in bytes and when it was last changed, in nanoseconds."""
        said = os.fstat(self._file.fileno())
        return said.st_size, said.st_mtime_ns

    @property
    def is_closed(self) -> bool:
        """Tell whether the handle was closed."""
        return self._file.closed

    def close(self) -> None:
        """Close the handle; only after every connection of the same database."""
        self._file.close()
