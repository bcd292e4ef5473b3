# SPDX-License-Identifier: MIT
"""A report: its figures, its words, what she changes, and that a frozen one never changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.activities.store import activities
from dvcq_desktop.database.filed import trash_records
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.narrative import Line
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.pictures import Drawn, _fitting
from dvcq_desktop.reports.rules import content_from, frozen_text
from dvcq_desktop.reports.store import indicators, reports
from dvcq_desktop.rooms import ROOMS
from tests.reports.conftest import HALF, TODAY, begin, content_of, figure

if TYPE_CHECKING:
    from tests.activities.conftest import Diary


def issued(diary: Diary, key: str, number: str = "12") -> None:
    values = {"number": number, "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    diary.write(reports.save_report, key, values)


def freeze(diary: Diary, key: str) -> str:
    return str(diary.write(reports.freeze, key, TODAY))


def test_figures_count_the_days_of_the_period_alone(worked: Diary) -> None:
    key = begin(worked)
    assert figure(worked, key, "conferences") == ("2", "1")
    assert figure(worked, key, "dialogue-people") == ("118", "0")


def test_opinions_count_once_and_answers_only_by_the_last_day(worked: Diary) -> None:
    key = begin(worked)
    assert figure(worked, key, "opinions")[0] == "2"
    assert figure(worked, key, "opinions-answered")[0] == "1"
    assert figure(worked, key, "opinions-rate")[0] == "50%"


def test_opinions_that_nobody_follows_up_are_no_part_of_the_rate_of_answers(worked: Diary) -> None:
    worked.add("Tiếp công dân", happened_on=date(2026, 5, 13), counts={"opinions": 40})
    worked.add(
        "Đối thoại ở thôn", happened_on=date(2026, 5, 14), counts={"opinions": 6, "opinions-answered": 5}
    )
    key = begin(worked)
    assert figure(worked, key, "opinions")[0] == "48"
    assert figure(worked, key, "opinions-to-answer")[0] == "8"
    assert figure(worked, key, "opinions-answered")[0] == "6"
    assert figure(worked, key, "opinions-rate")[0] == "75%"


def test_each_figure_is_the_sum_of_the_records_it_shows(worked: Diary) -> None:
    for row in content_of(worked, begin(worked)).rows:
        if not row.figure.is_rate:
            assert row.figure.amount == sum(trace.amount for trace in row.figure.traces)
    rows = {row.id: row for row in content_of(worked, begin(worked, HALF.next)).rows}
    assert [trace.title for trace in rows["conferences"].figure.traces] == ["Hội nghị ba"]


def test_where_no_diary_was_kept_last_year_there_are_no_zeros(diary: Diary) -> None:
    diary.add("Hội nghị", happened_on=date(2026, 3, 1))
    assert figure(diary, begin(diary), "conferences") == ("1", "-")


def test_words_come_from_what_was_written_and_say_where_nothing_was(worked: Diary) -> None:
    sections = content_of(worked, begin(worked)).sections
    text = "\n".join(each.text for each in sections)
    assert "Đối thoại với Nhân dân (08/05/2026): người dự 118; ý kiến 5. Trả lời trực tiếp." in text
    assert "Hội nghị ba" not in text
    ahead = next(each for each in sections if each.heading.startswith("Phương hướng"))
    assert ahead.text == "Chưa có kết quả."


def test_the_same_words_are_said_once_with_the_records_of_both(diary: Diary) -> None:
    keys = {diary.add("Ra quân dọn vệ sinh", happened_on=date(2026, 4, 4)) for _again in range(2)}
    sections = content_of(diary, begin(diary)).sections
    said = next(each for each in sections if "Ra quân dọn vệ sinh" in each.text)
    assert said.text.count("Ra quân dọn vệ sinh") == 1
    assert {key for _table, key in said.sources} == keys


def test_a_period_has_one_report(worked: Diary) -> None:
    begin(worked)
    with pytest.raises(UserError, match="Đã có báo cáo 6 tháng đầu năm 2026"):
        begin(worked)


def test_what_she_wrote_stays_when_the_rest_is_put_together_anew(worked: Diary) -> None:
    key = begin(worked)
    first, second, *_ = content_of(worked, key).sections
    worked.write(reports.save_section, key, second.id, "Đã chỉ đạo kịp thời.")
    worked.add("Ban hành kế hoạch", kind="issued", happened_on=date(2026, 2, 2), counts={"documents": 1})
    worked.add("Văn nghệ quần chúng", kind="culture", happened_on=date(2026, 2, 3))
    assert worked.write(reports.renew_sections, key) >= 1
    sections = content_of(worked, key).sections
    assert sections[0].text == first.text
    assert sections[1].text == "Đã chỉ đạo kịp thời."
    assert any("Văn nghệ quần chúng" in each.text for each in sections)


def test_a_report_without_number_and_day_is_not_frozen(worked: Diary) -> None:
    key = begin(worked)
    with pytest.raises(UserError, match="hãy ghi số và ngày ban hành"):
        freeze(worked, key)
    worked.write(reports.save_report, key, {"number": "12", "issued_on": date(2026, 6, 21)})
    with pytest.raises(UserError, match="sau hôm nay"):
        freeze(worked, key)


def test_a_frozen_report_does_not_change_when_old_records_do(worked: Diary) -> None:
    key = begin(worked)
    issued(worked, key)
    worked.write(reports.add_line, key, Line("Khác", "Việc thêm tay", "Xong", "Tốt"))
    assert "2 chỉ tiêu" not in freeze(worked, key)
    before = content_of(worked, key)
    text = worked.ask(reports.report, key).figures
    old = next(each for each in worked.activities() if each.title == "Hội nghị hai")
    worked.write(activities.save_activity, old.id, {"counts": {"people": 9}, "title": "Đổi"}, today=TODAY)
    worked.write(trash_records, activities.ACTIVITIES, [each.id for each in worked.activities(2025)])
    worked.write(indicators.save_indicator, "conferences", {"name": "Tên khác", "enabled": False})
    assert content_of(worked, key) == before
    assert worked.ask(reports.report, key).figures == text
    assert any(line.task == "Việc thêm tay" for line in before.lines)
    # Of the year after, the frozen figures stand beside, not what the records say by then.
    later = Period(2027, PeriodKind.HALF)
    assert figure(worked, begin(worked, later), "dialogues")[1] == "1"


def test_nothing_of_a_frozen_report_can_be_changed(worked: Diary) -> None:
    key = begin(worked)
    issued(worked, key)
    section = content_of(worked, key).sections[1].id
    line = str(worked.write(reports.add_line, key, Line("", "Việc", "", "")))
    freeze(worked, key)
    for work, given in (
        (reports.save_report, (key, {"number": "13"})),
        (reports.save_section, (key, section, "Khác")),
        (reports.renew_sections, (key,)),
        (reports.add_line, (key, Line("", "Việc", "", ""))),
        (reports.save_line, (key, Line("", "Việc", "", "", line))),
        (reports.trash_lines, (key, [line])),
        (reports.trash_reports, ([key],)),
        (reports.freeze, (key, TODAY)),
    ):
        with pytest.raises(
            UserError, match="số 12/BC-UBND ngày 17/06/2026 đã chốt nên không sửa, không xóa được"
        ):
            worked.write(work, *given)
    frozen = worked.ask(lambda connection: set(ROOMS["Báo cáo"].frozen(connection)))
    assert {each.row for each in frozen} >= {key, section, line}


def test_what_is_frozen_reads_back_as_the_same_text(worked: Diary) -> None:
    content = content_of(worked, begin(worked))
    text = frozen_text(content)
    assert frozen_text(content_from(text)) == text


def test_names_of_those_who_signed_are_not_kept_in_a_frozen_report(worked: Diary) -> None:
    rows = content_of(worked, begin(worked)).rows
    assert {trace.table for row in rows for trace in row.figure.traces} <= {"activity", "opinion"}


def test_a_picture_with_too_many_lines_keeps_its_sums_on_one_page() -> None:
    many = Drawn("Ký", "stacked", ("Đã", "Chưa"), tuple((f"Đơn vị {n}", (n, 1)) for n in range(60)))
    fitted = _fitting(many)
    assert len(fitted.lines) == 24
    sums = [
        tuple(map(sum, zip(*(counts for _label, counts in each.lines), strict=True)))
        for each in (many, fitted)
    ]
    assert sums[0] == sums[1]


def test_a_period_that_goes_on_counts_as_of_today(worked: Diary) -> None:
    late = StateEntry(TaskState.IN_PROGRESS)
    task = Task("", 2026, "Kiểm tra", schedule=Schedule(date(2026, 11, 1)), state=late)
    worked.write(changes.add_task, task)
    key = begin(worked, HALF.next)
    held = worked.ask(reports.report, key)
    for today, overdue in ((TODAY, "0"), (date(2026, 12, 20), "1")):
        rows = worked.ask(reports.content, held, today).rows
        assert next(row for row in rows if row.id == "tasks-overdue").figure.text == overdue


def test_freezing_is_taken_back_by_undo(worked: Diary) -> None:
    key = begin(worked)
    issued(worked, key)
    freeze(worked, key)
    worked.database.undo()
    assert not worked.ask(reports.report, key).is_frozen
    worked.write(reports.save_report, key, {"number": "13"})


def test_indicators_are_renamed_switched_off_and_added(worked: Diary) -> None:
    worked.write(indicators.save_indicator, "conferences", {"name": "Hội nghị của xã"})
    worked.write(indicators.trash_indicators, ["news"])
    rule = {each.id: each for each in worked.ask(indicators.indicators)}["dialogue-people"].rule
    own = worked.write(
        indicators.save_indicator,
        "",
        {"name": "Người dự hội nghị", "rule": rule._replace(kinds=("conference",))},
    )
    rows = {row.id: row for row in content_of(worked, begin(worked)).rows}
    assert rows["conferences"].name == "Hội nghị của xã"
    assert "news" not in rows
    assert rows[own].figure.text == "100"


def test_the_period_before_and_the_year_s_target_stand_beside(worked: Diary) -> None:
    worked.write(indicators.save_indicator, "conferences", {"plan_target": 12})
    key = begin(worked, HALF.next)
    row = next(row for row in content_of(worked, key).rows if row.id == "conferences")
    assert (row.figure.text, row.before, row.target) == ("1", "2", "12")


def test_an_indicator_needs_a_name_and_a_rule(diary: Diary) -> None:
    with pytest.raises(UserError, match="cách tính"):
        diary.write(indicators.save_indicator, "", {"name": "Chưa rõ"})
    with pytest.raises(UserError, match="tên chỉ tiêu"):
        diary.write(indicators.save_indicator, "conferences", {"name": "  "})


def test_the_appendix_says_the_same_of_a_task_in_both_columns(worked: Diary) -> None:
    day = date(2026, 6, 1)
    due = Schedule(date(2026, 6, 20))
    for title, state in (
        ("Đã xong", StateEntry(TaskState.DONE, day)),
        ("Thôi", StateEntry(TaskState.DROPPED, day, "không còn hộ nghèo")),
        ("Đang làm", StateEntry()),
    ):
        worked.write(changes.add_task, Task("", 2026, title, schedule=due, state=state))
    lines = {each.task: each for each in content_of(worked, begin(worked)).lines}
    assert lines["Đã xong"].result == "Đã hoàn thành ngày 01/06/2026."
    assert lines["Đã xong"].assessment == "Hoàn thành trước hạn"
    assert (lines["Thôi"].result, lines["Thôi"].assessment) == (
        "Không thực hiện: không còn hộ nghèo.",
        "Không thực hiện",
    )
    assert (lines["Đang làm"].result, lines["Đang làm"].assessment) == ("Chưa có kết quả.", "Trong hạn")
