# SPDX-License-Identifier: MIT
"""The history of a record in words."""

from __future__ import annotations

from datetime import datetime

from dvcq_desktop.database.records import Change, HistoryEntry
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.history import history_lines
from dvcq_desktop.office.rules import Unit, UnitKind

OFFICE = Directory(units=(Unit("u1", "Văn phòng", UnitKind.DIVISION),))
EARLY, LATE = "2026-01-05T02:03:04.567Z", "2026-02-05T02:03:04.567Z"


def _entry(*changes: Change, at: str = EARLY, is_insert: bool = False) -> HistoryEntry:
    return HistoryEntry(at, "PC-1", "Sửa đơn vị", is_insert, changes)


def _words(*changes: Change, is_insert: bool = False) -> tuple[str, ...]:
    (line,) = history_lines([_entry(*changes, is_insert=is_insert)], OFFICE)
    return line.changes


def test_only_the_column_that_changed_is_told_of_a_field_of_several() -> None:
    change = Change("unit.validity", ("2025-07-01", None, None), ("2025-07-01", "2026-06-30", "u1"))
    assert _words(change) == ("Đến hết ngày: (trống) → 30/06/2026", "Đơn vị kế thừa: (trống) → Văn phòng")


def test_a_new_record_lists_what_was_filled_in() -> None:
    changes = (
        Change("unit.called", None, ("Văn phòng", None)),
        Change("unit.kind", None, "division"),
        Change("tenure.place", None, ("u1", "Văn thư", 0)),
    )
    expected = ("Tên: Văn phòng", "Loại: Phòng chuyên môn", "Đơn vị: Văn phòng", "Chức vụ: Văn thư")
    assert _words(*changes, is_insert=True) == expected


def test_flags_kinds_and_births_are_words() -> None:
    changes = (
        Change("holiday.enabled", 1, 0),
        Change("holiday.kind", "off", "worked"),
        Change("person.birth", "1985", "1985-03-05"),
    )
    assert _words(*changes) == ("Áp dụng: có → không", "Loại: Nghỉ → Làm bù", "Ngày sinh: 1985 → 05/03/1985")


def test_going_into_the_trash_and_coming_back_are_told() -> None:
    assert _words(Change("unit.deleted_at", None, EARLY)) == ("Chuyển vào thùng rác",)
    assert _words(Change("unit.deleted_at", EARLY, None)) == ("Lấy lại từ thùng rác",)


def test_a_unit_that_is_gone_still_reads() -> None:
    assert _words(Change("signer.unit", "u1", "u9")) == ("Đơn vị: Văn phòng → (đơn vị đã xóa)",)


def test_the_latest_comes_first_in_this_pcs_time() -> None:
    lines = history_lines([_entry(at=EARLY), _entry(at=LATE)], OFFICE)
    local = datetime.fromisoformat(LATE).astimezone()
    assert lines[0].heading == f"{local:%d/%m/%Y %H:%M} · Sửa đơn vị · PC-1"
