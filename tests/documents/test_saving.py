# SPDX-License-Identifier: MIT
"""A file is written whole, or the earlier one stays."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from dvcq_desktop.documents.blocks import Document, Paragraph
from dvcq_desktop.documents.pdf import write_pdf
from dvcq_desktop.documents.saving import save
from dvcq_desktop.errors import UserError


def fail_with(monkeypatch: pytest.MonkeyPatch, method: str, number: int) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os if method == "fsync" else Path, method, failing)


def test_a_document_is_written(tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch 2026.pdf"
    write_pdf(Document("Kế hoạch", "UBND", (Paragraph("Nội dung"),)), target)
    assert target.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [target]


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"cu")
    save(b"moi", target)
    assert target.read_bytes() == b"moi"


@pytest.mark.parametrize(
    ("method", "number", "sentence"),
    [
        ("fsync", errno.ENOSPC, "Ổ đĩa đã đầy"),
        ("replace", errno.EACCES, "đang mở ở chương trình khác"),
        ("replace", errno.EPERM, "đang mở ở chương trình khác"),
        ("fsync", errno.EIO, "Không ghi được tệp “a.pdf”"),
    ],
)
def test_a_failed_write_says_why_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, number: int, sentence: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"cu")
    fail_with(monkeypatch, method, number)
    with pytest.raises(UserError, match=sentence):
        save(b"moi", target)
    assert target.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [target]


def test_a_read_only_file_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"cu")
    target.chmod(0o444)
    with pytest.raises(UserError, match="chỉ cho đọc"):
        save(b"moi", target)
    assert target.read_bytes() == b"cu"
    target.chmod(0o644)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Không có thư mục “.*khong co”"):
        save(b"moi", tmp_path / "khong co" / "a.pdf")


def test_a_folder_under_the_name_of_the_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.mkdir()
    with pytest.raises(UserError, match="là một thư mục"):
        save(b"moi", target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, "open", errno.EACCES)
    with pytest.raises(UserError, match="Không được phép ghi vào thư mục"):
        save(b"moi", tmp_path / "a.pdf")


def test_a_name_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="quá dài"):
        save(b"moi", tmp_path / ("a" * 300 + ".pdf"))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.pdf", "Windows giữ cho thiết bị"),
        ("a?.pdf", "ký tự không dùng được"),
        ("a" * 260, "tên quá dài"),
    ],
)
def test_a_name_that_windows_takes_for_something_else_is_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(UserError, match=why):
        save(b"moi", tmp_path / name)
    assert not list(tmp_path.iterdir())
