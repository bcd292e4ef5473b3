# SPDX-License-Identifier: MIT
"""The file goes to a colleague in a folder as on a stick, comes back changed, and one place is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.handover import age
from dvcq_desktop.places import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.jobs.officer import Officer

PLANNING = "Cung cấp thông tin quy hoạch"


def test_hand_over(
    year: Path, home: Path, begin: Callable[[], Officer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 2)
    stick = tmp_path / "USB"
    stick.mkdir()
    she = begin()
    give(she, stick)
    she.see("da ban giao")
    set_deadline(she, "15/12")
    tasks = she.kept("select count(*) from task where deleted_at is null")
    she.go_home()

    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "may B"))
    (tmp_path / "may B").mkdir()
    he = begin()
    take(he, stick)
    assert deadlines(he) == [(None,)]
    set_deadline(he, "20/12")
    back = tmp_path / "USB 2"
    back.mkdir()
    give(he, back)
    he.go_home()

    monkeypatch.setenv(HOME_VARIABLE, str(home))
    again = begin()
    compare(again, back)
    # What both wrote is asked about; the day of the colleague is taken.
    again.tab_to("Chỗ hai bên ghi khác nhau")
    again.see("hai ben ghi khac nhau")
    [theirs] = [name for name in reached(again) if "20/12/2026" in name]
    again.tab_to(theirs)
    again.press("Space")
    again.calm()
    again.see("da chon")
    again.tab_to(next(name for name in reached(again) if name.startswith(("Hợp nhất", "Nhận"))))
    again.press("Space")
    again.alone()
    again.see("da hop nhat")
    assert deadlines(again) == [("2026-12-20",)]
    assert again.kept("select count(*) from task where deleted_at is null") == tasks


def reached(officer: Officer) -> list[str]:
    """Return what Tab passes."""
    names: list[str] = []
    for _ in range(12):
        names += officer.names_of_focus()
        officer.press("Tab")
    return list(dict.fromkeys(names))


def give(officer: Officer, stick: Path) -> None:
    officer.menu("Tệp", "Bàn giao qua USB")
    officer.dialog("Bàn giao")
    officer.tab_to("Nơi khác…")
    officer.press("Space")
    officer.file(stick)
    officer.dialog("Bàn giao")
    officer.see("ban giao")
    officer.tab_to("Dùng mật khẩu này (chép ra phiếu, giao riêng):")
    officer.press("Down", 2)
    officer.see("khong mat khau")
    officer.tab_to("Bàn giao")
    officer.press("Space")
    officer.until(lambda: any(stick.glob("*.dvcq")))
    officer.calm()
    officer.see("ban giao xong")
    officer.tab_to("Đóng")
    officer.press("Space")
    officer.alone()


def take(officer: Officer, stick: Path) -> None:
    compare(officer, stick)
    officer.tab_to("Nhận bản này")
    officer.press("Space")
    officer.alone()
    officer.see("da nhan")


def compare(officer: Officer, stick: Path) -> None:
    [copy] = stick.glob("*.dvcq")
    officer.menu("Tệp", "Nhận bản từ USB")
    officer.dialog("Nhận")
    officer.tab_to("Tệp khác…")
    officer.press("Space")
    officer.file(copy)
    officer.dialog("Nhận")
    officer.tab_to("So sánh")
    officer.press("Space")
    officer.calm()
    officer.see("so sanh")


def deadlines(officer: Officer) -> list[tuple[object, ...]]:
    return officer.kept("select deadline from task where title like ?", f"{PLANNING}%")


def set_deadline(officer: Officer, typed: str) -> None:
    officer.room("Kế hoạch")
    officer.tab_to("Nhiệm vụ")
    officer.row(PLANNING)
    officer.column("Thời hạn")
    officer.press("F2")
    officer.rewrite(typed)
    officer.press("Return")
    officer.calm()
