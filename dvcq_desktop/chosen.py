# SPDX-License-Identifier: MIT
"""The content of a file that was chosen to be read, or one sentence why there is none."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1024 * 1024
_LONGEST_NAME = 80


class Wanted(NamedTuple):
    """What is to be chosen, of which kinds, and what to do where it is too large."""

    what: str
    kinds: str
    smaller: str


def bytes_of(path: Path, wanted: Wanted, most: int) -> bytes:
    """Return the content of a file of at most so many bytes; raise UserError where it can't be read."""
    name = path.name if len(path.name) <= _LONGEST_NAME else f"{path.name[:_LONGEST_NAME]}…"
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UserError(f"“{name}” là một thư mục; hãy chọn {wanted.what} ở bên trong.")
        # A pipe or a device has no end to wait for.
        if not stat.S_ISREG(about.st_mode):
            raise UserError(f"“{name}” không phải là tệp; hãy chọn tệp {wanted.kinds}.")
        if about.st_size > most:
            megabytes = f"{about.st_size / _MEGABYTE:.0f} MB, nhiều nhất {most // _MEGABYTE} MB"
            raise UserError(f"Tệp “{name}” quá lớn ({megabytes}); hãy {wanted.smaller}.")
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"Không tìm thấy tệp “{name}”; hãy kiểm tra lại đường dẫn.") from None
    except PermissionError:
        raise UserError(
            f"Máy không cho đọc tệp “{name}”; hãy đóng chương trình đang mở tệp, hoặc nhờ cấp quyền đọc."
        ) from None
    except (OSError, ValueError):
        raise UserError(f"Không đọc được tệp “{name}”; hãy chép tệp sang nơi khác rồi chọn lại.") from None
