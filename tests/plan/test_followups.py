# SPDX-License-Identifier: MIT
"""Checks and difficulties: where they stand on a day, what they must say, how they are kept."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.database import filed
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.calendar import Calendar
from dvcq_desktop.plan.followups import (
    Check,
    Difficulty,
    Mending,
    answering_label,
    check_remarks,
    checks_in_order,
    deciders,
    difficulties_in_order,
    difficulty_remarks,
    examined_check,
    examined_difficulty,
    mending_on,
    open_difficulties,
)
from dvcq_desktop.plan.rules import Source, Task
from dvcq_desktop.plan.store import changes, followups

if TYPE_CHECKING:
    from dvcq_desktop.database.database import Database

CALENDAR = Calendar()
MAY, JUNE, TODAY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 6, 15)
CHECK = Check("c", 2026, unit="u", checked_on=MAY, content="Hồ sơ một cửa")
DIFFICULTY = Difficulty("d", 2026, unit="u", raised_on=JUNE, content="Thiếu kinh phí")
FILE = ("kết luận.pdf", b"%PDF", "application/pdf")

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
checks = st.builds(
    Check,
    st.uuids().map(str),
    st.just(2026),
    checked_on=st.none() | days,
    mend_by=st.none() | days,
    mended_on=st.none() | days,
)
difficulties = st.builds(
    Difficulty,
    st.uuids().map(str),
    st.just(2026),
    raised_on=st.none() | days,
    answered_on=st.none() | days,
)


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({}, "Không phải khắc phục"),
        ({"mend_by": date(2026, 6, 22)}, "Chờ khắc phục"),
        ({"mend_by": TODAY}, "Chờ khắc phục"),
        ({"mend_by": date(2026, 6, 13)}, "Chờ khắc phục"),  # a Saturday: until Monday
        ({"mend_by": date(2026, 6, 12)}, "Quá hạn khắc phục 3 ngày"),
        ({"mend_by": date(2026, 6, 12), "mended_on": TODAY}, "Đã khắc phục"),
        ({"mend_by": date(2026, 6, 12), "mended_on": date(2026, 6, 16)}, "Quá hạn khắc phục 3 ngày"),
        ({"mended_on": JUNE}, "Đã khắc phục"),
    ],
)
def test_a_check_says_how_far_the_mending_is(values: dict[str, date], label: str) -> None:
    assert mending_on(replace(CHECK, **values), TODAY, CALENDAR).label == label  # type: ignore[arg-type]  # the days a test names


@pytest.mark.parametrize(
    ("answered_on", "label"),
    [(None, "Chưa trả lời 14 ngày"), (TODAY, "Đã trả lời"), (date(2026, 6, 16), "Chưa trả lời 14 ngày")],
)
def test_a_difficulty_says_how_long_it_waits(answered_on: date | None, label: str) -> None:
    assert answering_label(replace(DIFFICULTY, answered_on=answered_on), TODAY) == label


@given(st.lists(checks), days)
def test_what_is_to_be_mended_stands_first(found: list[Check], as_of: date) -> None:
    ordered = checks_in_order(found, as_of, CALENDAR)
    waits = [mending_on(check, as_of, CALENDAR).state.is_open for check in ordered]
    assert waits == sorted(waits, reverse=True)
    late = [
        stand.days
        for check in ordered
        if (stand := mending_on(check, as_of, CALENDAR)).state is Mending.OVERDUE
    ]
    assert late == sorted(late, reverse=True)
    assert {check.id for check in ordered} == {check.id for check in found}


@given(st.lists(difficulties), days)
def test_what_is_open_is_what_had_been_raised_and_not_answered(found: list[Difficulty], as_of: date) -> None:
    waiting = open_difficulties(found, as_of)
    assert all(each.raised_on is None or each.raised_on <= as_of for each in waiting)
    assert all(each.answered_on is None or each.answered_on > as_of for each in waiting)
    ordered = difficulties_in_order(found, as_of)
    assert {each.id for each in waiting} <= {each.id for each in ordered}
    answered = [each.answered_on is not None and each.answered_on <= as_of for each in ordered]
    assert answered == sorted(answered)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"checked_on": None}, "ngày kiểm tra"),
        ({"unit": None}, "đơn vị được kiểm tra"),
        ({"content": " "}, "nội dung kiểm tra"),
        ({"mend_by": date(2026, 5, 1)}, "Hạn khắc phục 01/05/2026 ở trước ngày kiểm tra 04/05/2026"),
        ({"mended_on": date(2026, 5, 1)}, "Ngày khắc phục"),
        ({"mended_on": date(2026, 6, 16)}, "Ngày khắc phục 16/06/2026 ở sau hôm nay"),
    ],
)
def test_a_check_that_lacks_something_is_refused(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        examined_check(replace(CHECK, **values), TODAY)  # type: ignore[arg-type]  # the fields a test names


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"raised_on": None}, "ngày phản ánh"),
        ({"unit": None}, "đơn vị"),
        ({"content": ""}, "nội dung vướng mắc"),
        ({"answered_on": MAY}, "Ngày trả lời 04/05/2026 ở trước ngày phản ánh 01/06/2026"),
        ({"answered_on": date(2026, 6, 16)}, "Ngày trả lời 16/06/2026 ở sau hôm nay"),
    ],
)
def test_a_difficulty_that_lacks_something_is_refused(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        examined_difficulty(replace(DIFFICULTY, **values), TODAY)  # type: ignore[arg-type]  # the fields a test names


def test_what_is_worth_a_second_look_is_said() -> None:
    odd = replace(CHECK, checked_on=date(2027, 1, 5), mend_by=date(2027, 2, 1), mended_on=date(2027, 1, 20))
    assert len(check_remarks(odd)) == 3
    assert check_remarks(CHECK) == []
    assert difficulty_remarks(DIFFICULTY) == ["Chưa ghi người, cơ quan giải quyết."]
    unanswered = replace(DIFFICULTY, raised_on=date(2025, 1, 5), answered_on=JUNE)
    assert len(difficulty_remarks(unanswered)) == 2
    assert "Đã trả lời nhưng chưa ghi nội dung hoặc văn bản trả lời." in difficulty_remarks(unanswered)


def test_whoever_decided_before_is_suggested_first() -> None:
    found = deciders(["Chủ tịch UBND xã", "Sở Nội vụ", ""], ["Phòng Kinh tế"])
    assert found[:3] == ["Chủ tịch UBND xã", "Sở Nội vụ", "Phó Chủ tịch UBND xã"]
    assert found[-1] == "Phòng Kinh tế"
    assert len(found) == len(set(found))


def test_a_check_is_kept_with_its_file_changed_and_taken_back(
    database: Database, keys: dict[str, str]
) -> None:
    values = {"year": 2026, "unit": keys["t2"], "checked_on": MAY, "content": "Hồ sơ", "team": "Tổ 1"}

    def read() -> list[Check]:
        with closing(database.connect()) as connection:
            return followups.checks(connection, 2026)

    key = database.write("Thêm", lambda a: followups.save_check(a, "", values, today=TODAY, files=[FILE]))
    [made] = read()
    assert (made.id, made.unit, made.team, made.files[0].name) == (key, keys["t2"], "Tổ 1", "kết luận.pdf")
    assert database.blob(made.files[0].sha256) == b"%PDF"
    database.write("Sửa", lambda a: followups.save_check(a, key, {"mend_by": JUNE}, today=TODAY))
    database.write("Sửa", lambda a: followups.save_check(a, key, {"mended_note": "Xong"}, today=TODAY))
    [mended] = read()
    assert (mended.mend_by, mended.mended_on, mended.mended_note) == (JUNE, TODAY, "Xong")
    database.write("Bỏ tệp", partial(filed.trash_file, attachment=made.files[0].id))
    assert read()[0].files == ()
    database.write("Xóa", lambda a: filed.trash_records(a, followups.CHECKS, [key]))
    assert read() == []
    with pytest.raises(UserError, match="Thùng rác"):
        database.write("Sửa", lambda a: followups.save_check(a, key, {"note": "x"}, today=TODAY))
    database.undo()
    assert [check.id for check in read()] == [key]
    with closing(database.connect()) as connection:
        assert followups.checks(connection, 2025) == []
        assert followups.followed_years(connection) == [2026]


def test_a_difficulty_knows_its_task_also_when_that_is_in_the_trash(
    database: Database, keys: dict[str, str]
) -> None:
    task = database.write(
        "Giao", partial(changes.add_task, task=Task("", 2026, "Đối thoại", sources=(Source(abstract="Họp"),)))
    )
    values = {"year": 2026, "unit": keys["t2"], "task": task, "raised_on": JUNE, "content": "Thiếu kinh phí"}
    key = database.write("Thêm", lambda a: followups.save_difficulty(a, "", values, today=TODAY))
    database.write("Bỏ", partial(changes.trash_tasks, tasks=[task]))
    database.write("Sửa", lambda a: followups.save_difficulty(a, key, {"answer": "Đồng ý"}, today=TODAY))
    with closing(database.connect()) as connection:
        [found] = followups.difficulties(connection, 2026)
        assert followups.task_choices(connection, 2026) == []
    assert (found.task_title, found.answer, found.answered_on) == ("Đối thoại", "Đồng ý", TODAY)


def test_a_refused_change_leaves_everything_as_it_was(database: Database, keys: dict[str, str]) -> None:
    values = {"year": 2026, "unit": keys["t2"], "raised_on": JUNE, "content": "Thiếu kinh phí"}
    key = database.write("Thêm", lambda a: followups.save_difficulty(a, "", values, today=TODAY))
    with pytest.raises(UserError, match="Ngày trả lời"):
        database.write("Sửa", lambda a: followups.save_difficulty(a, key, {"answered_on": MAY}, today=TODAY))
    with closing(database.connect()) as connection:
        assert followups.difficulties(connection, 2026)[0].answered_on is None


def test_tasks_are_offered_with_their_clauses_in_the_plans_order(database: Database) -> None:
    first, second = Task("", 2026, "Tuyên truyền", position=2), Task("", 2026, "Đối thoại", position=1)
    keys = [database.write("Giao", partial(changes.add_task, task=task)) for task in (first, second)]

    def with_clause(action: object) -> None:
        plan = action.insert("plan", {"year": 2026, "state": "draft"})  # type: ignore[attr-defined]  # an Action
        for path in ("II.4", "III.1"):
            clause = action.insert("plan_clause", {"plan": plan, "path": path})  # type: ignore[attr-defined]  # an Action
            action.insert("task_source", {"task": keys[1], "clause": clause})  # type: ignore[attr-defined]  # an Action

    database.write("Mục", with_clause)
    with closing(database.connect()) as connection:
        assert followups.task_choices(connection, 2026) == [
            (keys[1], "II.4, III.1 · Đối thoại"),
            (keys[0], "Tuyên truyền"),
        ]


def test_the_days_of_waiting_are_counted_from_the_day_it_was_raised() -> None:
    for waited in (0, 1, 30):
        day = JUNE + timedelta(days=waited)
        assert answering_label(DIFFICULTY, day) == f"Chưa trả lời {waited} ngày"
