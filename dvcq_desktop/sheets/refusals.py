# SPDX-License-Identifier: MIT
"""The sentences for files that are no spreadsheet, or none that can be read."""

from __future__ import annotations

from dvcq_desktop.errors import UserError


def damaged(name: str) -> UserError:
    """Refuse a file that Excel could not open either."""
    return UserError(f"Tệp “{name}” bị hỏng hoặc chưa tải hết; hãy mở bằng Excel, lưu lại rồi chọn lại.")


def locked(name: str) -> UserError:
    """Refuse a file with a password."""
    return UserError(f"Tệp “{name}” có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại.")


def too_large_unpacked(name: str) -> UserError:
    """Refuse a file that grows too much when it is unpacked."""
    return UserError(f"Tệp “{name}” quá lớn khi giải nén; hãy chỉ giữ lại danh sách rồi lưu lại.")


def dangerous(name: str) -> UserError:
    """Refuse a file with what no spreadsheet program writes."""
    return UserError(
        f"Tệp “{name}” có nội dung không an toàn (khai báo thực thể XML) nên không được đọc;"
        " hãy hỏi lại người gửi."
    )


def other(name: str, what: str) -> UserError:
    """Refuse what is something else than its name says."""
    return UserError(f"Tệp “{name}” {what}; hãy mở bằng Excel, lưu thành .xlsx rồi chọn lại.")
