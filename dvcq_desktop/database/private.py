# SPDX-License-Identifier: MIT
"""Folders for what must not stay: plain copies on their way. What a crash left is removed by the next one."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database.oslock import try_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = "khoa"
_TRIES = 3


@contextmanager
def private_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Make a folder that only this user reads, and remove it at the end; raises OSError.

    Folders of the same prefix that a program left behind when it was killed are removed first.
    """
    sweep(parent, prefix)
    folder, handle = _made(parent, prefix)
    try:
        yield folder
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def _made(parent: Path, prefix: str) -> tuple[Path, int]:
    """Make and lock a folder; while it is empty another program may take it for one that was left."""
    for left in reversed(range(_TRIES)):
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        try:
            handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            if not left:
                raise
        else:
            try_lock(handle)
            return folder, handle
    raise AssertionError("the last try raises")


def sweep(parent: Path, prefix: str) -> None:
    """Remove the folders of a prefix that no living program holds."""
    with suppress(OSError):
        for folder in parent.iterdir():
            if folder.name.startswith(prefix) and folder.is_dir() and _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR)
    except OSError:
        # Its program was killed before it could lock it, or is about to.
        with suppress(OSError):
            folder.rmdir()
        return False
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
