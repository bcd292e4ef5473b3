# SPDX-License-Identifier: MIT
"""The one kind of error that a person may read.

Everything that is not a `UserError` is a bug: it is logged, never shown as it is.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path

# Windows has no quotas of this kind.
DISK_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_HARDLY_ANY = 65_536
NO_ROOM = DISK_FULL | {errno.EFBIG}
"""What a disk says that has no room for a file: it is full, or takes none as large."""


def is_full(error: OSError, folder: Path) -> bool:
    """Tell whether a disk has no room for what was to be written into a folder.

    Windows' C library calls a write that went only half onto the disk an invalid argument.
    """
    if error.errno != errno.EINVAL:
        return error.errno in NO_ROOM
    import shutil  # noqa: PLC0415 - start-up time

    with suppress(OSError):
        return shutil.disk_usage(folder).free < _HARDLY_ANY
    return False


class UserError(Exception):
    """Carry one Vietnamese sentence fit to show: what is wrong, where, and what to do.

    `may_pass` says that the same step may well succeed later, with nothing changed in what was asked.
    """

    may_pass: ClassVar[bool] = False

    @property
    def sentence(self) -> str:
        """Return the sentence."""
        return str(self.args[0])


def reason_of(error: OSError) -> str:
    """Return in a few Vietnamese words why the system refused; its own words are English."""
    code = error.errno or 0
    return _REASONS.get(errno.errorcode.get(code, ""), f"lỗi số {code} của hệ thống")


_REASONS = {
    "ENOSPC": "ổ đĩa đã đầy",
    "EDQUOT": "đã dùng hết phần ổ đĩa được cấp",
    "EFBIG": "tệp lớn hơn mức ổ đĩa nhận",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "EACCES": "máy không cho phép",
    "EPERM": "máy không cho phép",
    "ENOENT": "không tìm thấy",
    "ENOTDIR": "không tìm thấy thư mục",
    "EISDIR": "đó là một thư mục",
    "EEXIST": "tên đã có",
    "ENAMETOOLONG": "tên quá dài",
    "EINVAL": "tên có ký tự không dùng được",
    "ELOOP": "lối tắt dẫn vòng quanh",
    "EIO": "ổ đĩa báo lỗi",
    "ENXIO": "ổ đĩa không còn đó",
    "ENODEV": "ổ đĩa không còn đó",
    "EBUSY": "đang được chương trình khác dùng",
    "ETXTBSY": "đang được chương trình khác dùng",
    "EMFILE": "quá nhiều tệp đang mở",
    "ENFILE": "quá nhiều tệp đang mở",
    "ENOMEM": "máy hết bộ nhớ",
    "ETIMEDOUT": "ổ mạng không trả lời",
    "EHOSTUNREACH": "ổ mạng không trả lời",
}
