# SPDX-License-Identifier: MIT
"""The pages "Kiểm tra công vụ" and "Vi phạm" in the real window."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.screen.inspections import InspectionSection
from dvcq_desktop.commitments.screen.violations import ViolationSection
from dvcq_desktop.commitments.store import followups
from tests.commitments.screen.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.followups import Inspection, Violation
    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.commitments.conftest import Office

    Shown = Callable[[RecordTable, str], list[str]]


@pytest.fixture
def inspections(room: CommitmentsScreen, qtbot: QtBot) -> InspectionSection:
    made = room.open_page("Kiểm tra công vụ")
    assert isinstance(made, InspectionSection)
    qtbot.waitUntil(lambda: bool(made.known.years))
    return made


@pytest.fixture
def violations(room: CommitmentsScreen, qtbot: QtBot) -> ViolationSection:
    made = room.open_page("Vi phạm")
    assert isinstance(made, ViolationSection)
    qtbot.waitUntil(lambda: bool(made.known.years))
    return made


def kept(office: Office) -> tuple[list[Inspection], list[Violation]]:
    with closing(office.database.connect()) as connection:
        return followups.inspections(connection, 2026), followups.violations(connection, 2026)


def inspect(office: Office) -> str:
    values = {
        "year": 2026,
        "unit": office.keys["vp"],
        "inspected_on": date(2026, 3, 2),
        "content": "Một cửa",
    }
    work = partial(followups.save_inspection, inspection_id="", values=values, today=TODAY)
    return office.database.write("Thêm", work)


def test_an_inspection_is_entered_with_its_file(
    inspections: InspectionSection, a_office: Office, qtbot: QtBot, tmp_path: Path, shown: Shown
) -> None:
    paper = tmp_path / "bien-ban.txt"
    paper.write_text("Biên bản", encoding="utf-8")
    inspections.primary.click()
    inspections.form.field("unit").set_value(a_office.keys["vp"])
    inspections.form.field("content").set_value("Việc tiếp dân")
    inspections.files.add_files([paper])
    inspections.submit()
    qtbot.waitUntil(lambda: shown(inspections.table, "unit") == ["Văn phòng HĐND&UBND"])
    (one,), _none = kept(a_office)
    assert (one.inspected_on, one.files[0].name) == (TODAY, "bien-ban.txt")
    assert inspections.page.counts.text() == "1 cuộc kiểm tra · 1 đơn vị"


def test_an_inspection_without_its_unit_is_refused_in_a_sentence(
    inspections: InspectionSection, qtbot: QtBot
) -> None:
    inspections.primary.click()
    inspections.form.field("content").set_value("Việc tiếp dân")
    inspections.submit()
    qtbot.waitUntil(lambda: "Chưa có đơn vị được kiểm tra" in inspections.page.messages.text)
    inspections.end_entering()


def test_a_violation_names_the_promise_that_was_not_kept(
    violations: ViolationSection, a_office: Office, qtbot: QtBot, shown: Shown
) -> None:
    key = inspect(a_office)
    violations.refresh()
    qtbot.waitUntil(lambda: len(violations.known.inspections) == 1)
    violations.primary.click()
    fields = violations.form
    fields.field("person").set_value(a_office.keys["dat"])
    fields.field("inspection").set_value(key)
    fields.field("finding").set_value("Hẹn lại nhiều lần")
    fields.field("broken").set_value(f"{a_office.keys['text']}/2")
    violations.submit()
    qtbot.waitUntil(lambda: shown(violations.table, "promise") == ["Điều 2. Không sách nhiễu."])
    _none, (one,) = kept(a_office)
    assert (one.text, one.promise, one.inspection) == (a_office.keys["text"], 2, key)
    assert shown(violations.table, "unit") == ["Phòng Văn hóa - Xã hội"]
    assert violations.page.counts.text() == "1 vi phạm · 1 chưa xử lý · 1 mục cần lưu ý (tìm “lưu ý”)"
    fields.field("measure").setText("Nhắc nhở")
    fields.field("measure").flush()
    qtbot.waitUntil(lambda: shown(violations.table, "handled") == ["Đã xử lý"])
    violations.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Xử lý, văn bản xử lý" in violations.detail.history_text)
    assert "nội dung lần 1, 2" in violations.detail.history_text


def test_a_violation_stands_on_the_persons_own_sheet(
    room: CommitmentsScreen, a_office: Office, qtbot: QtBot
) -> None:
    values = {
        "year": 2026,
        "person": a_office.keys["dat"],
        "found_on": date(2026, 3, 3),
        "finding": "Hẹn lại nhiều lần",
        "measure": "Nhắc nhở",
    }
    work = partial(followups.save_violation, violation_id="", values=values, today=TODAY)
    a_office.database.write("Thêm", work)
    room.list.table.select_ids([a_office.keys["dat"]])
    qtbot.waitUntil(lambda: "Hẹn lại nhiều lần - Nhắc nhở" in room.list.person.years.toPlainText())
    room.list.table.select_ids([a_office.keys["hue"]])
    qtbot.waitUntil(lambda: "Hẹn lại" not in room.list.person.years.toPlainText())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"person": None}, "Chưa có người vi phạm"),
        ({"finding": " "}, "Chưa có hành vi"),
        ({"found_on": None}, "Chưa có ngày phát hiện"),
        ({"found_on": date(2027, 1, 1)}, "sau hôm nay"),
    ],
)
def test_a_violation_that_lacks_something_is_refused(
    a_office: Office, values: dict[str, object], said: str
) -> None:
    from dvcq_desktop.errors import UserError

    given = {
        "year": 2026,
        "person": a_office.keys["dat"],
        "found_on": date(2026, 3, 3),
        "finding": "Hẹn lại",
        **values,
    }
    with pytest.raises(UserError, match=said):
        a_office.database.write(
            "Thêm", partial(followups.save_violation, violation_id="", values=given, today=TODAY)
        )


def test_a_record_goes_into_the_trash_and_comes_back(
    inspections: InspectionSection, a_office: Office, qtbot: QtBot
) -> None:
    inspect(a_office)
    inspections.refresh()
    qtbot.waitUntil(lambda: len(inspections.table.records.ids) == 1)
    inspections.trash_selected()
    qtbot.waitUntil(lambda: not kept(a_office)[0])
    qtbot.waitUntil(lambda: not inspections.workbench.writer.busy)
    inspections.workbench.writer.undo_link().step()
    qtbot.waitUntil(lambda: len(kept(a_office)[0]) == 1)


def test_another_year_shows_its_own(inspections: InspectionSection, a_office: Office, qtbot: QtBot) -> None:
    inspect(a_office)
    inspections.year.chosen.emit(2025)
    qtbot.waitUntil(lambda: inspections.known.year == 2025)
    assert not inspections.table.records.ids
    inspections.year.chosen.emit(2026)
    qtbot.waitUntil(lambda: len(inspections.table.records.ids) == 1)
