# SPDX-License-Identifier: MIT
"""What an activity and an opinion must have, where answers stand, and what is never counted twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dvcq_desktop.activities.rules import (
    Activity,
    Opinion,
    Standing,
    activity_remarks,
    examined_activity,
    examined_opinion,
    is_meeting,
    opinion_remarks,
)
from dvcq_desktop.activities.terms import (
    BUILT_IN_ASKED,
    BUILT_IN_KINDS,
    BUILT_IN_MEASURES,
    Measure,
    counts_in_words,
)
from dvcq_desktop.errors import UserError

TODAY = date(2026, 6, 20)


def activity(**values: Any) -> Activity:
    return Activity(**{"id": "a", "year": 2026, "happened_on": TODAY, "title": "Họp", **values})


def opinion(**values: Any) -> Opinion:
    return Opinion(**{"id": "o", "year": 2026, "raised_on": TODAY, "content": "Đường ngập", **values})


def test_what_kinds_ask_for_is_known() -> None:
    assert set(BUILT_IN_ASKED) == {kind.id for kind in BUILT_IN_KINDS}
    known = {measure.id for measure in BUILT_IN_MEASURES}
    assert all(measure in known for asked in BUILT_IN_ASKED.values() for measure in asked)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"happened_on": None}, "Chưa có ngày"),
        ({"title": "  "}, "Chưa có nội dung"),
        ({"happened_on": TODAY + timedelta(days=1)}, "sau hôm nay"),
        (
            {"happened_on": date(1900, 1, 1)},
            "Ngày diễn ra 01/01/1900 quá xa về trước: năm 1900 có thể gõ nhầm",
        ),
        ({"ends_on": date(2199, 6, 20)}, "Ngày kết thúc 20/06/2199 quá xa về sau"),
        ({"ends_on": TODAY - timedelta(days=1)}, "trước ngày bắt đầu"),
        ({"times": 0}, "Số cuộc"),
        ({"counts": {"people": -1}}, "không âm"),
        ({"counts": {"money": 10**16}}, "15 chữ số"),
    ],
)
def test_an_activity_that_lacks_something_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        examined_activity(activity(**values), TODAY)


def test_days_are_read_as_one_or_two() -> None:
    assert activity().days == "20/06/2026"
    assert activity(ends_on=date(2026, 6, 22)).days == "20/06/2026 - 22/06/2026"


def test_counts_that_are_not_those_of_the_opinions_written_down_are_remarked() -> None:
    typed = activity(kind="dialogue", counts={"people": 5, "opinions": 9, "opinions-answered": 4})
    listed = [opinion(answered_on=TODAY), opinion()]
    assert [remark[:6] for remark in activity_remarks(typed, listed)] == ["Ghi 9 ", "Ghi 4 "]
    assert activity_remarks(typed) == []


def test_petitions_keep_no_names_and_inspections_are_counted_elsewhere() -> None:
    assert "chỉ ghi số lượng" in activity_remarks(activity(kind="petitions", text="Ông A kiện"))[0]
    assert "Kiểm tra công vụ" in activity_remarks(activity(kind="inspection"))[0]


@pytest.mark.parametrize(
    ("due", "answered", "standing", "words"),
    [
        (None, None, Standing.UNDATED, "Chưa trả lời"),
        (TODAY, None, Standing.WAITING, "Hạn hôm nay"),
        (TODAY + timedelta(days=5), None, Standing.WAITING, "Còn 5 ngày"),
        (TODAY - timedelta(days=3), None, Standing.OVERDUE, "Quá hạn 3 ngày"),
        (TODAY, TODAY, Standing.ANSWERED, "Đã trả lời 20/06"),
        (TODAY - timedelta(days=1), TODAY, Standing.LATE, "Trả lời muộn 20/06"),
    ],
)
def test_an_answer_stands_by_its_days(
    due: date | None, answered: date | None, standing: Standing, words: str
) -> None:
    found = opinion(raised_on=date(2026, 6, 1), due_on=due, answered_on=answered)
    assert (found.standing(TODAY), found.standing_words(TODAY)) == (standing, words)


def test_an_opinion_answered_later_was_owed_on_an_earlier_day() -> None:
    found = opinion(raised_on=date(2026, 6, 1), due_on=date(2026, 6, 10), answered_on=date(2026, 6, 15))
    assert found.standing(date(2026, 6, 12)) is Standing.OVERDUE


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"content": ""}, "Chưa có nội dung"),
        ({"raised_on": None}, "Chưa có ngày"),
        ({"raised_on": TODAY + timedelta(days=1)}, "sau hôm nay"),
        ({"raised_on": date(1926, 6, 20)}, "Ngày nêu ý kiến 20/06/1926 quá xa về trước"),
        ({"due_on": date(2126, 6, 20)}, "Hạn trả lời 20/06/2126 quá xa về sau"),
        ({"answered_on": TODAY + timedelta(days=1)}, "sau hôm nay"),
        ({"due_on": TODAY - timedelta(days=1)}, "trước ngày nêu"),
    ],
)
def test_an_opinion_that_lacks_something_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        examined_opinion(opinion(**values), TODAY)


def test_half_an_answer_is_worth_a_look() -> None:
    assert "chưa ghi ngày trả lời" in opinion_remarks(opinion(answer="Đã sửa", unit="u"), TODAY)[0]
    assert "chưa ghi trả lời gì" in opinion_remarks(opinion(answered_on=TODAY), TODAY)[0]
    assert opinion_remarks(opinion(), TODAY) == ["Chưa ghi đơn vị phải trả lời."]


def test_a_measure_says_its_unit_where_its_name_does_not() -> None:
    assert Measure("land", "Đất hiến", "m²").titled == "Đất hiến (m²)"
    assert Measure("x", "Buổi phát thanh", "buổi").titled == "Buổi phát thanh"
    assert Measure("y", "Lượt xem").titled == "Lượt xem"


def test_counts_are_read_with_their_units_and_those_of_one_kind_together() -> None:
    counts = {"land": 1850, "proposals": 5, "proposals-settled": 0, "people": 86, "complaints": 0}
    assert counts_in_words(counts, BUILT_IN_MEASURES) == (
        "Người dự 86; Kiến nghị: tiếp nhận 5, giải quyết 0; Đất hiến 1.850 m²"
    )
    assert counts_in_words({}, BUILT_IN_MEASURES) == ""


@pytest.mark.parametrize(
    ("values", "is_one"),
    [
        ({"counts": {"people": 80, "news": 2}, "channel": "Hệ thống truyền thanh xã"}, True),
        ({"channel": "Hệ thống truyền thanh xã", "counts": {"broadcasts": 8}}, False),
        ({"channel": "Trang Facebook, Zalo của xã"}, False),
        ({"channel": "Băng rôn, pa nô, khẩu hiệu"}, False),
        ({"channel": "Lồng ghép sinh hoạt thôn, đoàn thể", "counts": {"news": 1}}, True),
        ({"channel": "Hội nghị trực tiếp"}, True),
        ({"title": "Phát thanh về bảo hiểm y tế"}, False),
        ({"title": "Tuyên truyền ở khu loan báo"}, True),
    ],
)
def test_what_is_broadcast_or_posted_is_no_meeting(values: dict[str, Any], is_one: bool) -> None:
    given = {"title": "Tuyên truyền", **values}
    assert is_meeting(Activity("", 2026, "outreach", **given)) is is_one


def test_a_broadcast_without_its_number_is_told() -> None:
    told = activity_remarks(Activity("", 2026, "outreach", title="Bài tháng 5", channel="Loa truyền thanh"))
    assert any("số buổi phát thanh" in each for each in told)
    counted = Activity(
        "", 2026, "outreach", title="Bài", channel="Loa truyền thanh", counts={"broadcasts": 3}
    )
    assert not activity_remarks(counted)
