# SPDX-License-Identifier: MIT
"""What is asked before a report is frozen: what forbids it, what she may accept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.activities.store import activities
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.indicators import Source
from dvcq_desktop.reports.narrative import Line
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store import indicators, reports, returns
from dvcq_desktop.reports.store.freezing import freeze_asked
from tests.reports.conftest import HALF, TODAY, begin, content_of

if TYPE_CHECKING:
    from dvcq_desktop.nominations.questions import Question
    from tests.activities.conftest import Diary

ISSUED = {"number": "12", "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}


def asked(diary: Diary, key: str, **given: object) -> list[Question]:
    found = diary.write(freeze_asked, key, TODAY, **given)
    assert not isinstance(found, str), found
    return list(found)


def serious(diary: Diary, key: str) -> str:
    return "\n".join(each.sentence for each in asked(diary, key) if each.is_serious)


def doubts(diary: Diary, key: str, **given: object) -> str:
    return "\n".join(each.sentence for each in asked(diary, key, **given) if not each.is_serious)


@pytest.fixture
def issued(worked: Diary) -> str:
    key = begin(worked)
    worked.write(reports.save_report, key, ISSUED)
    return key


def test_number_day_and_signer_are_asked_for_at_once(worked: Diary) -> None:
    key = begin(worked)
    said = serious(worked, key)
    for wanted in ("Chưa có số", "Chưa có ngày ban hành", "Chưa có người ký"):
        assert wanted in said
    worked.write(reports.save_report, key, {**ISSUED, "issued_on": date(2026, 6, 21)})
    assert "sau hôm nay" in serious(worked, key)
    worked.write(reports.save_report, key, {**ISSUED, "issued_on": date(2025, 6, 21)})
    assert "trước ngày đầu kỳ" in serious(worked, key)
    everything = frozenset(each.sentence for each in asked(worked, key))
    assert asked(worked, key, agreed=everything)
    assert not worked.ask(reports.report, key).is_frozen


def test_what_she_agreed_to_is_frozen(worked: Diary, issued: str) -> None:
    assert serious(worked, issued) == ""
    assert "còn ghi “Chưa có kết quả”" in doubts(worked, issued)
    agreed = frozenset(each.sentence for each in asked(worked, issued))
    said = worked.write(freeze_asked, issued, TODAY, agreed=agreed)
    assert str(said).startswith("Đã chốt báo cáo 6 tháng đầu năm 2026 số 12/BC-UBND")
    assert worked.ask(reports.report, issued).is_frozen


def test_what_came_after_she_agreed_is_asked_too(worked: Diary, issued: str) -> None:
    agreed = frozenset(each.sentence for each in asked(worked, issued))
    worked.write(reports.add_line, issued, Line("", "Ra quân", "", ""))
    assert "1 dòng thêm tay chưa đủ Kết quả, Đánh giá: Ra quân" in doubts(worked, issued, agreed=agreed)


@pytest.mark.parametrize("text", ["Đã mở …… lớp", "Có ... người", "[ghi số liệu]", "xxx lượt", "{kỳ}"])
def test_places_still_to_be_filled_refuse(worked: Diary, issued: str, text: str) -> None:
    section = content_of(worked, issued).sections[1]
    worked.write(reports.save_section, issued, section.id, text)
    assert "Mục “I. Công tác lãnh đạo, chỉ đạo” còn chỗ chưa điền" in serious(worked, issued)


@pytest.mark.parametrize("text", ["Tin, bài, pa nô...", "Theo [1], đạt 95%", "Quý I…"])
def test_ordinary_dots_and_brackets_do_not(worked: Diary, issued: str, text: str) -> None:
    section = content_of(worked, issued).sections[1]
    worked.write(reports.save_section, issued, section.id, text)
    assert serious(worked, issued) == ""


def test_a_line_nobody_wrote_over_and_letters_no_print_has_refuse(worked: Diary, issued: str) -> None:
    worked.write(reports.add_line, issued, Line("", "Việc khác", "", ""))
    worked.write(reports.add_line, issued, Line("", "Việc \N{GRINNING FACE}", "Xong", "Tốt"))
    said = serious(worked, issued)
    assert "dòng thêm tay còn để “Việc khác”" in said
    assert "(U+1F600)" in said


def test_an_emptied_section_is_named(worked: Diary, issued: str) -> None:
    section = content_of(worked, issued).sections[1]
    worked.write(reports.save_section, issued, section.id, "")
    said = doubts(worked, issued)
    assert "Mục “I. Công tác lãnh đạo, chỉ đạo” để trống." in said
    assert "Mục “II. Kết quả thực hiện” để trống" not in said


def test_figures_and_words_that_changed_since_are_named(worked: Diary, issued: str) -> None:
    seen = {row.id: row.figure.text for row in content_of(worked, issued).rows}
    assert "đã đổi" not in doubts(worked, issued, seen=seen)
    old = next(each for each in worked.activities() if each.title == "Hội nghị hai")
    worked.write(activities.save_activity, old.id, {"counts": {"people": 90}}, today=TODAY)
    worked.add("Hội nghị bốn", happened_on=date(2026, 2, 2))
    said = doubts(worked, issued, seen=seen)
    assert "số liệu đã đổi từ khi mở dự thảo: " in said
    assert " 2 → 3" in said
    assert "mục chưa theo dữ liệu mới nhất: " in said


def test_a_section_she_edited_is_named_where_its_records_are_others_by_now(
    worked: Diary, issued: str
) -> None:
    section = next(each for each in content_of(worked, issued).sections if "Hội nghị" in each.text)
    worked.write(reports.save_section, issued, section.id, "Đã họp đủ.")
    assert "đã sửa tay" not in doubts(worked, issued)
    worked.add("Hội nghị bốn", happened_on=date(2026, 2, 2))
    assert "1 mục đã sửa tay, mà dữ liệu của mục đã thêm, bớt" in doubts(worked, issued)


def test_figures_typed_without_their_document_are_named(worked: Diary, issued: str) -> None:
    worked.write(indicators.save_indicator, "news", {"source": Source.TYPED})
    worked.write(returns.type_value, "news", HALF, 48, "")
    assert "Số nhập tay chưa ghi văn bản nguồn: Tin, bài." in doubts(worked, issued)
    (row,) = [row for row in content_of(worked, issued).rows if row.id == "news"]
    assert (row.figure.text, row.figure.remark) == ("48", "số nhập tay chưa ghi văn bản nguồn")
    worked.write(returns.type_value, "news", HALF, 48, "Báo cáo 3/BC-TĐ")
    assert "văn bản nguồn" not in doubts(worked, issued)
    (row,) = [row for row in content_of(worked, issued).rows if row.id == "news"]
    assert row.figure.remark == "theo Báo cáo 3/BC-TĐ"


def test_units_that_owe_their_figures_are_named(worked: Diary, issued: str) -> None:
    assert "đơn vị quá hạn chưa nộp" not in doubts(worked, issued)
    values = {"name": "Lượt tiếp công dân", "source": Source.RETURNED}
    worked.write(indicators.save_indicator, "receptions", values)
    assert "3 đơn vị quá hạn chưa nộp số liệu của kỳ: " in doubts(worked, issued)
    received = {"received_on": date(2026, 6, 16)}
    worked.write(returns.save_return, HALF, worked.units["vh"], received)
    for quarter in (1, 2):
        period = Period(2026, PeriodKind.QUARTER, quarter)
        worked.write(returns.save_return, period, worked.units["t1"], received)
    worked.write(returns.save_return, Period(2026, PeriodKind.MONTH, 3), worked.units["t2"], received)
    assert "1 đơn vị quá hạn chưa nộp số liệu của kỳ: Thôn Đoài." in doubts(worked, issued)


def test_who_owes_words_of_its_tasks_is_named_where_returns_are_collected(worked: Diary, issued: str) -> None:
    for unit in ("t1", "t2"):
        task = Task("", 2026, "Rà soát", lead_unit=worked.units[unit])
        worked.write(changes.add_task, task)
    assert "chưa nộp số liệu" not in doubts(worked, issued)
    worked.write(returns.save_return, HALF, worked.units["t1"], {"received_on": date(2026, 6, 16)})
    assert "1 đơn vị quá hạn chưa nộp số liệu của kỳ: Thôn Đoài." in doubts(worked, issued)


def test_names_are_said_whole_and_what_is_left_is_called_what_it_is(worked: Diary, issued: str) -> None:
    long = "Nâng cao chất lượng cung ứng dịch vụ hành chính công, cải thiện Chỉ số PAR INDEX, SIPAS của xã"
    for number in range(10):
        worked.write(reports.add_line, issued, Line("", f"{long} {number}", "", ""))
    said = doubts(worked, issued)
    assert f"10 dòng thêm tay chưa đủ Kết quả, Đánh giá: {long} 0; {long} 1" in said
    assert "; và 2 dòng khác." in said
    assert "…" not in said
