# SPDX-License-Identifier: MIT
"""Names of files, and bytes that reach the disk whole."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.file_names import safe_file_name, windows_refuses
from dvcq_desktop.widgets.files import write_whole


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Bảng phân công nhiệm vụ năm 2026", "Bảng phân công nhiệm vụ năm 2026.pdf"),
        ("Kế hoạch 05/KH-UBND", "Kế hoạch 05-KH-UBND.pdf"),
        ('Phiếu: "thôn 1"?', "Phiếu- -thôn 1.pdf"),
        ("Danh sách.pdf", "Danh sách.pdf"),
        ("...", "Văn bản.pdf"),
        ("con", "con_.pdf"),
        ("LPT¹", "LPT¹_.pdf"),
        (unicodedata.normalize("NFD", "Đối thoại"), "Đối thoại.pdf"),
    ],
)
def test_a_name_keeps_its_vietnamese_and_loses_what_windows_forbids(name: str, file: str) -> None:
    assert safe_file_name(name) == file


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Dữ liệu của xã.dvcq", ""),
        ("contact.dvcq", ""),
        ("a" * 255, ""),
        ("ệ" * 256, "quá dài"),
        ("😀" * 128, "quá dài"),
        ("Năm 2026?.dvcq", "ký tự"),
        ("con.dvcq", "thiết bị"),
        ("NUL", "thiết bị"),
    ],
)
def test_why_windows_takes_no_such_name_is_told(name: str, why: str) -> None:
    said = windows_refuses(name)
    assert why in said
    assert bool(said) == bool(why)


@given(st.text(max_size=300))
def test_windows_refuses_no_name_of_ours(name: str) -> None:
    assert windows_refuses(safe_file_name(name)) == ""


@given(st.text(max_size=300))
def test_no_name_is_refused_by_windows(name: str) -> None:
    stem = safe_file_name(name).removesuffix(".pdf")
    assert stem
    assert not set('<>:"/\\|?*') & set(stem)
    assert stem == stem.strip(" .")
    assert len(stem) <= 121


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "bảng.pdf"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_locked_target_keeps_what_it_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bảng.pdf"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> Path:
        raise PermissionError(13, "đang mở")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="đang mở ở chương trình khác"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không có thư mục"):
        write_whole(tmp_path / "không có" / "x.pdf", b"")
