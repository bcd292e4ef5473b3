# SPDX-License-Identifier: MIT
"""Folders for what must not stay: plain copies on their way. What a crash left is removed by the next one."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database.oslock import try_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = "khoa"
_UNLOCKED_FOR_S = 60
"""How long a folder may stand that its maker has not locked yet."""


@contextmanager
def private_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Make a folder that only this user reads, and remove it at the end; raises OSError.

    Folders of the same prefix that a program left behind when it was killed are removed first.
    """
    sweep(parent, prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    handle = None
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try_lock(handle)
        yield folder
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


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
        return time.time() - folder.stat().st_mtime > _UNLOCKED_FOR_S
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
