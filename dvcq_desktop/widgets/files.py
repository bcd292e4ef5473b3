# SPDX-License-Identifier: MIT
"""Bytes that reach the disk whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.saving import beside
from dvcq_desktop.errors import UserError, reason_of

if TYPE_CHECKING:
    from pathlib import Path

_OWN = 0o600
"""Nobody else of this PC reads what she saves."""


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the target and then replace it; raises UserError where that is not possible."""
    try:
        with beside(path, _OWN) as file:
            file.write(data)
    except OSError as error:
        raise UserError(_why(path, error)) from error


def _why(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        return f"Không có thư mục “{path.parent}”. Hãy chọn nơi lưu khác."
    if isinstance(error, PermissionError):
        return (
            f"Không ghi được “{path.name}”: tệp đang mở ở chương trình khác, hoặc thư mục không cho ghi. "
            "Hãy đóng tệp đó lại, hoặc chọn tên khác."
        )
    return f"Không ghi được “{path.name}”: {reason_of(error)}. Hãy chọn nơi lưu khác."
