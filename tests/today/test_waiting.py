# SPDX-License-Identifier: MIT
"""What waits in the other rooms, each with its count and words, and the pictures of signing and models."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.activities.store.opinions import save_opinion
from dvcq_desktop.commitments.rules import Campaign
from dvcq_desktop.commitments.store import campaigns
from dvcq_desktop.nominations.store.models import save_model
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, PersonKind, Tenure, Unit, UnitKind
from dvcq_desktop.plan.store.followups import save_check, save_difficulty
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store import reports, returns
from dvcq_desktop.reports.store.templates import save_template
from dvcq_desktop.today.rules import Line, Urgency, Waiting
from dvcq_desktop.today.store.waiting import read_waiting
from tests.today.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

YEAR = Period(2026, PeriodKind.YEAR)


@pytest.fixture
def read(database: Database) -> Callable[[], Waiting]:
    return lambda: database.read(lambda connection: read_waiting(connection, TODAY))


def said(found: Waiting) -> dict[str, list[str]]:
    return {group.heading: [": ".join(line_words(line)) for line in group.lines] for group in found.groups}


def line_words(line: Line) -> tuple[str, str]:
    return line.text, f"{line.who} · {line.note}" if line.who else line.note


def seat(action: Action, *names: str) -> str:
    unit = office.save_unit(action, Unit("", "Văn phòng", UnitKind.DIVISION, short_name="VP"))
    for name in names:
        tenure = Tenure("", "", unit, "Công chức", starts_on=date(2025, 1, 1))
        office.save_person(action, Person("", name, "", PersonKind.CIVIL_SERVANT, (tenure,)))
    return unit


def test_nothing_waits_in_an_empty_file(read: Callable[[], Waiting]) -> None:
    assert read() == Waiting()


def test_opinions_wait_until_they_are_answered(database: Database, read: Callable[[], Waiting]) -> None:
    def work(action: Action) -> None:
        unit = seat(action)
        for content, due, answered in (
            ("Đèn đường", date(2026, 11, 20), None),
            ("Nước yếu", date(2026, 12, 20), None),
            ("Đã trả lời", date(2026, 11, 20), date(2026, 11, 21)),
        ):
            values = {"year": 2026, "content": content, "raised_on": date(2026, 11, 1), "unit": unit}
            if answered:
                values |= {"answered_on": answered, "answer": "Đã sửa"}
            save_opinion(action, "", {**values, "due_on": due}, today=TODAY)

    database.write("Ghi", work)
    (group,) = read().groups
    assert said(read()) == {
        "Ý kiến chờ trả lời (2)": ["Đèn đường: VP · Quá hạn 6 ngày", "Nước yếu: VP · Còn 24 ngày"]
    }
    assert [line.urgency for line in group.lines] == [Urgency.OVERDUE, Urgency.WAITING]
    assert group.place.choices == {"state": {"owed"}}
    assert (group.lines[0].place.room, group.lines[0].place.page) == ("Nhật ký", "Ý kiến của dân")


def test_difficulties_and_checks_wait_for_their_answer(
    database: Database, read: Callable[[], Waiting]
) -> None:
    def work(action: Action) -> None:
        unit = seat(action)
        values = {"year": 2026, "content": "Thiếu kinh phí", "raised_on": date(2026, 11, 6), "unit": unit}
        save_difficulty(action, "", values, today=TODAY)
        for content, day in (("Kiểm tra A", 23), ("Kiểm tra B", 30)):
            values = {"year": 2026, "content": content, "checked_on": date(2026, 11, 1), "unit": unit}
            mend = {"conclusion": "Phải sửa", "mend_by": date(2026, 11, day)}
            save_check(action, "", {**values, **mend}, today=TODAY)

    database.write("Ghi", work)
    difficulties, checks = read().groups
    assert checks.urgency is Urgency.OVERDUE
    assert difficulties.place.choices == {"state": {"waiting"}}
    assert checks.place.choices == {"state": {"overdue", "waiting"}}
    assert said(read()) == {
        "Vướng mắc chờ trả lời (1)": ["Thiếu kinh phí: VP · Chưa trả lời 20 ngày"],
        "Kiểm tra chờ khắc phục (2)": [
            "Kiểm tra A: VP · Quá hạn khắc phục 3 ngày",
            "Kiểm tra B: VP · Còn 4 ngày",
        ],
    }


def test_a_report_waits_until_it_is_frozen(database: Database, read: Callable[[], Waiting]) -> None:
    def outline(action: Action) -> str:
        values = {"name": "Báo cáo năm gửi Sở", "kind": PeriodKind.YEAR, "due_day": 5}
        return save_template(action, "", values)

    key = database.write("Đề cương", outline)
    assert said(read()) == {
        "Báo cáo đến hạn gửi (1)": ["Báo cáo năm gửi Sở: năm 2026: chưa lập · Còn 9 ngày"]
    }
    report = database.write("Lập", lambda action: reports.begin_report(action, YEAR, key, today=TODAY))
    (group,) = read().groups
    assert group.lines[0].note == "đã có dự thảo · Còn 9 ngày"
    assert group.lines[0].place.key == report


def test_units_are_asked_only_where_returns_came_in(database: Database, read: Callable[[], Waiting]) -> None:
    period = Period(2026, PeriodKind.MONTH, 11)

    def receive(action: Action) -> None:
        unit = seat(action)
        other = office.save_unit(action, Unit("", "Công an xã", UnitKind.DIVISION, short_name="CA"))
        returns.save_return(action, period, unit, {"received_on": date(2026, 11, 14)})
        returns.save_return(action, period, other, {"note": "đã nhắc"})

    assert read().groups == ()
    database.write("Nhận", receive)
    assert said(read()) == {"Đơn vị chưa nộp số liệu (1)": ["CA: số liệu tháng 11 năm 2026: Quá hạn 11 ngày"]}


def test_who_has_not_signed_is_told_when_the_campaign_ends(
    database: Database, read: Callable[[], Waiting]
) -> None:
    def work(action: Action) -> str:
        seat(action, "Nguyễn Thị Huệ", "Trần Văn Bình")
        campaign = Campaign(
            "", 2026, "Đợt ký năm 2026", starts_on=date(2026, 11, 1), ends_on=date(2026, 12, 20)
        )
        return campaigns.save_campaign(action, campaign)

    key = database.write("Lập", work)
    found = read()
    assert found.groups == ()
    (picture,) = found.pictures
    assert (picture.title, picture.words) == ("Đợt ký năm 2026", "0/2 người đã ký (0%)")
    ends = {"ends_on": date(2026, 11, 28)}
    database.write("Sửa", lambda action: campaigns.change_campaign(action, key, ends))
    assert read().groups[0].place.choices == {"state": {"unsigned"}, "standing": {"counted"}}
    assert said(read()) == {"Chưa ký cam kết · còn 2 ngày (2)": ["Trần Văn Bình: VP", "Nguyễn Thị Huệ: VP"]}


def test_scans_wait_until_they_are_looked_at(database: Database, read: Callable[[], Waiting]) -> None:
    def work(action: Action) -> None:
        image = action.attach(b"anh")
        said = {"image": image, "source_name": "quét 1.pdf", "scanned_at": "2026-11-25"}
        action.insert("scan_page", {**said, "state": "check", "reason": "blank", "source_page": 3})
        action.insert("scan_page", {**said, "state": "filed", "presence": "signed", "code": "A"})
        action.insert("scan_page", {**said, "state": "filed", "presence": "signed", "decided": "signed"})
        action.insert("scan_page", {**said, "state": "dismissed"})

    database.write("Quét", work)
    assert said(read()) == {
        "Bản quét cần xem (2)": ["quét 1.pdf: Chờ xác nhận chữ ký", "quét 1.pdf, trang 3: Trang trắng"]
    }


def test_models_are_each_counted_once(database: Database, read: Callable[[], Waiting]) -> None:
    def work(action: Action) -> None:
        for name in ("Đường hoa", "Tuyến đường sáng"):
            save_model(action, "", {"year": 2026, "name": name}, today=TODAY)

    database.write("Đăng ký", work)
    (picture,) = read().pictures
    assert (picture.total, picture.words) == (2, "0/2 mô hình được công nhận")
