# SPDX-License-Identifier: MIT
"""Fields and their values in the words of a history."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.database.labels import Labels

LABELS = Labels(
    tables={"task": "Nhiệm vụ"},
    fields={"task.title": "Tên nhiệm vụ", "task.state": "Trạng thái"},
    values={
        "task.state": {"done": "Hoàn thành"},
        "holiday.enabled": {"0": "Không", "1": "Có"},
        "tenure.place": {"0": ""},
    },
)


def name_of(key: str) -> str:
    return {"p1": "Nguyễn Thị Huệ"}.get(key, "")


def test_tables_and_fields_go_by_their_names_and_unknown_ones_by_their_ids() -> None:
    assert (LABELS.table("task"), LABELS.table("model")) == ("Nhiệm vụ", "model")
    assert (LABELS.field("task.title"), LABELS.field("model.stage")) == ("Tên nhiệm vụ", "model.stage")


def test_a_choice_of_several_is_told_by_all_its_words() -> None:
    labels = Labels({}, {}, {"campaign.kinds": {"a": "Cán bộ", "b": "Công chức"}})
    assert labels.value("campaign.kinds", "a\nb", name_of) == "Cán bộ, Công chức"
    assert labels.value("campaign.kinds", "a", name_of) == "Cán bộ"
    assert labels.value("campaign.kinds", "a\nu1", lambda _key: "Cộng tác viên") == "Cán bộ, Cộng tác viên"


def test_a_moment_is_told_by_the_clock_on_the_wall() -> None:
    told = LABELS.value("issued_document.printed_at", "2026-01-23T09:15:00.000Z", name_of)
    assert told == f"{datetime(2026, 1, 23, 9, 15, tzinfo=UTC).astimezone():%d/%m/%Y %H:%M}"


def test_the_trash_is_called_the_same_in_every_table() -> None:
    assert LABELS.field("task.deleted_at") == LABELS.field("person.deleted_at") == "Thùng rác"
    assert LABELS.value("task.deleted_at", "2026-05-20T01:02:03Z", name_of) == "đã bỏ vào thùng rác"
    assert LABELS.value("task.deleted_at", None, name_of) == "đang dùng"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("task.title", "Đối thoại", "Đối thoại"),
        ("task.title", None, "(trống)"),
        ("task.title", "", "(trống)"),
        ("task.state", ("done", "2026-05-20", "Đã có thông báo"), "Hoàn thành, 20/05/2026, Đã có thông báo"),
        ("task.state", (None, None, None), "(trống)"),
        ("task.owner", "p1", "Nguyễn Thị Huệ"),
        ("task.owner", "p2", "p2"),
        ("holiday.enabled", 0, "Không"),
        ("progress_entry.percent", 0, "0"),
        ("tenure.place", ("p1", "Trưởng phòng", 0), "Nguyễn Thị Huệ, Trưởng phòng"),
        ("attachment.content", ("ảnh.jpg", "e3" * 32), "ảnh.jpg, (tệp)"),
    ],
)
def test_a_value_reads_as_she_knows_it(field: str, value: object, words: str) -> None:
    assert LABELS.value(field, value, name_of) == words  # type: ignore[arg-type]  # each is a field's value


@pytest.mark.parametrize("number", ["20260105", "2026-W02-1", "12/2026"])
def test_a_number_that_only_looks_like_a_day_stays_as_it_was_typed(number: str) -> None:
    assert LABELS.value("task_source.document", (number,), name_of) == number


@given(st.dates())
def test_every_day_is_written_day_first(day: object) -> None:
    assert LABELS.value("task_line.deadline", str(day), name_of) == f"{day:%d/%m/}{str(day)[:4]}"


def test_the_names_of_two_rooms_are_read_together() -> None:
    both = LABELS | Labels({"unit": "Đơn vị"}, {"unit.kind": "Loại"}, {"unit.kind": {"village": "Thôn"}})
    assert (both.table("task"), both.table("unit"), both.field("unit.kind")) == ("Nhiệm vụ", "Đơn vị", "Loại")
    assert both.value("unit.kind", "village", name_of) == "Thôn"
    assert both.value("task.state", ("done",), name_of) == "Hoàn thành"


def test_what_is_kept_as_json_is_told_in_words() -> None:
    labels = Labels({}, {})
    assert labels.value("report_row.cells", '["Thôn Bến Trại", "", "đạt"]', name_of) == "Thôn Bến Trại, đạt"
    assert (
        labels.value("report_section.text", ("Đã họp", '[["activity", "01a2"]]', 0), name_of)
        == "Đã họp, 1 mục, 0"
    )
    assert labels.value("recognition.snapshot", '{"a": 1, "b": 2}', name_of) == "2 mục"
    assert labels.value("task.title", "[Dự thảo] Kế hoạch", name_of) == "[Dự thảo] Kế hoạch"
