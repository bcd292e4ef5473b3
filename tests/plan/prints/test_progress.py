# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Progress, SignaturePair, Span, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.prints import progress
from dvcq_desktop.plan.prints.counts import Counts, by_office, by_unit, whole
from dvcq_desktop.plan.prints.words import BLANK
from dvcq_desktop.plan.rules import Line, StateEntry, TaskState

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest


def tables_of(request: PrintRequest) -> list[Table]:
    return [block for block in progress.build(request).blocks if isinstance(block, Table)]


def row_of(request: PrintRequest, title: str) -> tuple[object, ...]:
    rows = [row.cells for row in tables_of(request)[1].rows]
    return next(cells for cells in rows if len(cells) > 1 and str(cells[1]).startswith(title))


def test_the_title_says_the_day(sample: PrintRequest) -> None:
    title = next(block for block in progress.build(sample).blocks if isinstance(block, Title))
    assert title.kind == "BẢNG THEO DÕI TIẾN ĐỘ"
    assert title.abstract.endswith("(Tính đến ngày 15 tháng 6 năm 2026)")


def test_a_row_shows_the_last_progress_its_rate_and_how_late_it_is(sample: PrintRequest) -> None:
    assert row_of(sample, "Tổ chức đối thoại")[4:] == (
        "12/06/2026\n(gia hạn từ 29/05/2026)",
        "Đã tổng hợp 37 ý kiến. (01/06)\nNguyên nhân chậm: Trùng lịch tiếp xúc cử tri.",
        Progress(60),
        (Span("Quá hạn 3 ngày", bold=True),),
    )


def test_a_done_task_shows_its_result_and_that_it_was_early(sample: PrintRequest) -> None:
    assert row_of(sample, "Hội nghị quán triệt")[5:] == (
        "142 người dự.",
        Progress(100),
        (Span("Hoàn thành trước hạn"),),
    )


def test_a_dropped_task_shows_its_reason_and_its_basis(sample: PrintRequest) -> None:
    assert row_of(sample, "Mở lớp bồi dưỡng")[5] == f"Lý do: Thành phố đã mở lớp.\nCăn cứ: {BLANK}"
    dropped = sample.tasks[-1].state._replace(basis="Công văn số 9/SNV")
    request = replace(sample, tasks=(*sample.tasks[:-1], replace(sample.tasks[-1], state=dropped)))
    assert row_of(request, "Mở lớp bồi dưỡng")[5].endswith("\nCăn cứ: Công văn số 9/SNV")  # type: ignore[attr-defined]  # a str


def with_units(sample: PrintRequest) -> PrintRequest:
    """Return the sample with a village that is late and one that dropped out."""
    dropped = StateEntry(TaskState.DROPPED, date(2026, 6, 1), "Đã sáp nhập", "NQ 12/HĐND")
    late = (
        sample.tasks[2].lines[1]._replace(deadline=date(2026, 6, 1), late_cause="Mưa lũ", proposal="Lùi hạn")
    )
    lines = (sample.tasks[2].lines[0]._replace(state=dropped, result=""), late)
    group = replace(sample.tasks[2], lines=lines)
    return replace(sample, tasks=(*sample.tasks[:2], group, *sample.tasks[3:]))


def test_a_groups_row_says_which_units_are_late_or_out_of_it_and_why(sample: PrintRequest) -> None:
    assert row_of(with_units(sample), "Mô hình ở từng thôn")[5] == (
        "Thôn Hai: Không thực hiện. Lý do: Đã sáp nhập; Căn cứ: NQ 12/HĐND\n"
        "Thôn Mười: Nguyên nhân chậm: Mưa lũ; Đề xuất: Lùi hạn"
    )


def test_each_units_row_says_it_where_each_has_one(sample: PrintRequest) -> None:
    rows = [row.cells for row in tables_of(replace(with_units(sample), per_unit=True))[1].rows]
    said = [cells[5] for cells in rows if len(cells) > 1 and str(cells[1]).startswith("Mô hình")]
    assert said == [
        "Lý do: Đã sáp nhập\nCăn cứ: NQ 12/HĐND",
        "Nguyên nhân chậm: Mưa lũ\nĐề xuất: Lùi hạn",
    ]


def merged(sample: PrintRequest) -> PrintRequest:
    """Return the sample with a third village that was merged into the second on 1 June."""
    t3 = Unit("t3", "Thôn Ba", UnitKind.VILLAGE, valid_to=date(2026, 5, 31), successor="t2", position=9)
    gone = StateEntry(TaskState.DROPPED, date(2026, 6, 1), "Đã sáp nhập vào Thôn Hai")
    office = sample.directory
    group = office.groups[0]._replace(members=("t2", "t3", "t10"))
    group_task = replace(
        sample.tasks[2], lines=(*sample.tasks[2].lines, Line("l3", "group", "t3", state=gone))
    )
    return replace(
        sample,
        directory=replace(office, units=(*office.units, t3), groups=(group,)),
        tasks=(*sample.tasks[:2], group_task, *sample.tasks[3:]),
    )


def test_a_merged_village_is_counted_no_more_from_the_day_after_its_end(sample: PrintRequest) -> None:
    request = merged(sample)
    assert by_office(request)["Thôn, tổ dân phố (2 đơn vị)"] == Counts(
        total=2, done=1, early=1, not_started=1
    )
    assert "Thôn Ba" not in by_unit(request)
    cells = row_of(request, "Mô hình ở từng thôn")
    assert (cells[2], cells[6]) == ("Các thôn (2 đơn vị)", Progress(50, "1/2 đơn vị"))


def test_a_merged_village_still_counts_as_of_an_earlier_day(sample: PrintRequest) -> None:
    request = replace(merged(sample), as_of=date(2026, 5, 31))
    assert by_office(request)["Thôn, tổ dân phố (3 đơn vị)"].total == 3
    assert row_of(request, "Mô hình ở từng thôn")[2] == "Các thôn (3 đơn vị)"


def test_of_many_units_a_few_are_named(sample: PrintRequest) -> None:
    late = sample.tasks[2].lines[1]._replace(deadline=date(2026, 6, 1), late_cause="Mưa lũ")
    lines = tuple(late._replace(id=f"l{place}") for place in range(9))
    tasks = (*sample.tasks[:2], replace(sample.tasks[2], lines=lines), *sample.tasks[3:])
    said = str(row_of(replace(sample, tasks=tasks), "Mô hình ở từng thôn")[5])
    assert said.count("Mưa lũ") == 3
    assert said.endswith("và 6 đơn vị khác (in theo từng đơn vị để xem)")


def test_a_groups_rate_is_its_units_and_a_recurring_tasks_its_periods(sample: PrintRequest) -> None:
    assert row_of(sample, "Mô hình ở từng thôn")[6] == Progress(50, "1/2 đơn vị")
    assert row_of(sample, "Báo cáo tiếp công dân")[6] == Progress(25, "1/4 kỳ")


def test_what_was_done_later_was_still_open_on_an_earlier_day(sample: PrintRequest) -> None:
    before = replace(sample, as_of=date(2026, 3, 1), progress={}, percents={})
    assert row_of(before, "Hội nghị quán triệt")[5:] == ("", "", (Span("Trong hạn"),))
    assert row_of(before, "Mô hình ở từng thôn")[6] == Progress(0, "0/2 đơn vị")


def test_each_task_counts_once_in_the_total(sample: PrintRequest) -> None:
    assert whole(sample) == Counts(
        total=6, done=1, early=1, in_progress=3, not_started=1, dropped=1, overdue=1
    )


def test_each_unit_of_a_group_counts_its_own_part(sample: PrintRequest) -> None:
    found = by_unit(sample)
    assert list(found) == ["Văn phòng HĐND&UBND", "Phòng Văn hóa - Xã hội", "Thôn Hai", "Thôn Mười", ""]
    assert found["Thôn Hai"] == Counts(total=1, done=1, early=1)
    assert found["Thôn Mười"] == Counts(total=1, not_started=1)


def test_the_many_villages_are_one_line_of_the_summary(sample: PrintRequest) -> None:
    assert by_office(sample)["Thôn, tổ dân phố (2 đơn vị)"] == Counts(total=2, done=1, early=1, not_started=1)


def test_a_unit_that_is_in_the_trash_still_counts(sample: PrintRequest) -> None:
    gone = replace(sample, directory=replace(sample.directory, units=()))
    assert by_unit(gone)[""].total == sum(count.total for count in by_unit(sample).values())


def test_states_add_up_to_the_total_for_every_unit(sample: PrintRequest) -> None:
    for count in (whole(sample), *by_unit(sample).values()):
        assert count.done + count.in_progress + count.not_started + count.dropped == count.total


def test_the_rate_leaves_out_what_was_dropped() -> None:
    assert Counts(total=4, done=2, dropped=1).rate == "66,7%"
    assert Counts(total=2, done=2).rate == "100%"
    assert Counts(total=1, dropped=1).rate == "-"


def test_the_summary_ends_with_the_totals(sample: PrintRequest) -> None:
    last = tables_of(sample)[0].rows[-1]
    assert last.kind == "total"
    assert last.cells[1:] == ("Tổng số nhiệm vụ", "6", "1", "1", "0", "0", "3", "1", "1", "1", "20%")


def test_who_made_the_list_signs_left_and_the_head_of_the_unit_in_charge_right(sample: PrintRequest) -> None:
    pair = progress.build(sample).blocks[-1]
    assert isinstance(pair, SignaturePair)
    assert (pair.left.title, pair.right.title, pair.right.name) == ("NGƯỜI LẬP", "TRƯỞNG PHÒNG", "Hà Thị Lan")


def test_a_unit_without_tasks_has_nothing_to_print(sample: PrintRequest) -> None:
    with pytest.raises(UserError, match="Chưa có nhiệm vụ nào"):
        progress.build(replace(sample, tasks=sample.tasks[:1], unit="t10"))


def test_one_units_table_has_only_its_own_figures(sample: PrintRequest) -> None:
    summary, details = tables_of(replace(sample, unit="t2"))
    assert [row.cells[:4] for row in summary.rows] == [("1", "Thôn Hai", "1", "1")]
    rows = [row.cells for row in details.rows if row.kind == "normal"]
    assert [(cells[2], cells[5]) for cells in rows] == [("Thôn Hai", "Mô hình ao cá.")]


def test_a_unit_that_watches_over_a_groups_task_sees_it_whole(sample: PrintRequest) -> None:
    tasks = tuple(replace(task, lead_unit="mt") if task.lines else task for task in sample.tasks)
    summary, details = tables_of(replace(sample, tasks=tasks, unit="mt"))
    assert summary.rows[0].cells[1:3] == ("Ủy ban MTTQ Việt Nam xã", "0")
    assert [row.cells[2] for row in details.rows if row.kind == "normal"] == [
        "Ủy ban MTTQ Việt Nam xã; Các thôn (2 đơn vị)"
    ]


def test_late_can_be_counted_against_the_first_deadline(sample: PrintRequest) -> None:
    request = replace(sample, against=Against.FIRST)
    cells = row_of(request, "Tổ chức đối thoại")
    assert cells[4] == "29/05/2026\n(gia hạn đến 12/06/2026)"
    assert cells[7] == (Span("Quá hạn 17 ngày", bold=True),)
    title = next(block for block in progress.build(request).blocks if isinstance(block, Title))
    assert title.abstract.endswith("(Tính đến ngày 15 tháng 6 năm 2026, so với thời hạn đầu)")
