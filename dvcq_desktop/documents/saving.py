# SPDX-License-Identifier: MIT
"""Put a finished file in its place: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import uuid
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from dvcq_desktop.errors import DISK_FULL, UserError, is_full, reason_of
from dvcq_desktop.text.file_names import windows_refuses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def save(data: bytes, path: Path) -> None:
    """Write a file beside the target and put it in the target's place.

    Raise UserError with one sentence where that fails; an earlier file stays as it was, and nothing else is
    left in the folder.
    """
    _refuse_name(path.name)
    _refuse_locked(path)
    try:
        with beside(path) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UserError(_sentence(error, path)) from error


@contextmanager
def beside(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Open a new file beside the target, which takes the target's place at the end of the block.

    Where the block or the replacing fails, the target stays as it was and nothing else is left in the folder.
    """
    written = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        written.touch(mode, exist_ok=False)
        with written.open("r+b") as file:
            yield file
        written.replace(path)
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)


def _refuse_name(name: str) -> None:
    if sys.platform == "win32" and (why := windows_refuses(name)):
        raise UserError(f"Không ghi được tệp “{name[:40]}” ({why}); hãy đặt tên khác.")


def _refuse_locked(path: Path) -> None:
    # Replacing a file does not ask whether that file may be written.
    with suppress(OSError):
        if not path.stat().st_mode & stat.S_IWUSR:
            raise UserError(f"Tệp “{path.name}” chỉ cho đọc, không ghi đè được; hãy chọn tên tệp khác.")


def _sentence(error: OSError, path: Path) -> str:
    if error.errno in DISK_FULL or (error.errno == errno.EINVAL and is_full(error, path.parent)):
        return f"Ổ đĩa đã đầy, không ghi được tệp “{path.name}”; hãy giải phóng chỗ hoặc chọn ổ khác."
    is_missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    if is_missing and not path.parent.is_dir():
        return f"Không có thư mục “{path.parent}”; hãy chọn thư mục khác để ghi tệp “{path.name}”."
    # Windows finds nothing under a name that is too long.
    if is_missing or error.errno == errno.ENAMETOOLONG:
        return f"Tên tệp “{path.name[:40]}…” quá dài; hãy đặt tên ngắn hơn."
    if path.is_dir():
        return f"“{path.name}” là một thư mục; hãy chọn tên tệp khác."
    if isinstance(error, PermissionError) and path.exists():
        return f"Tệp “{path.name}” đang mở ở chương trình khác; hãy đóng tệp đó rồi thử lại."
    if isinstance(error, PermissionError):
        return f"Không được phép ghi vào thư mục “{path.parent}”; hãy chọn thư mục khác."
    return f"Không ghi được tệp “{path.name}” ({reason_of(error)}); hãy chọn nơi khác để ghi."
