# SPDX-License-Identifier: MIT
"""Names of files that every system takes, and bytes that reach the disk whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from dvcq_desktop.errors import UserError

# What Windows forbids in a name, which is more than Linux does.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST = 120


def safe_file_name(name: str, suffix: str = ".pdf") -> str:
    """Return a file name that reads like `name`, in NFC, without what Windows forbids, with the suffix."""
    kept = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name))
    kept = kept.removesuffix(suffix)[:_LONGEST]
    kept = re.sub(r"\s+", " ", kept).strip(" .-") or "Văn bản"
    if kept.split(".")[0].casefold() in _DEVICES:
        kept = f"{kept}_"
    return kept + suffix


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the target and then replace it; raises UserError where that is not possible."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    except OSError as error:
        raise UserError(_why(path, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise UserError(_why(path, error)) from error


def _why(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        return f"Không có thư mục “{path.parent}”. Hãy chọn nơi lưu khác."
    if isinstance(error, PermissionError):
        return (
            f"Không ghi được “{path.name}”: tệp đang mở ở chương trình khác, hoặc thư mục không cho ghi. "
            "Hãy đóng tệp đó lại, hoặc chọn tên khác."
        )
    return f"Không ghi được “{path.name}”: ổ đĩa báo lỗi ({error.strerror}). Hãy chọn nơi lưu khác."
