# SPDX-License-Identifier: MIT
"""What units return: one source for each unit, who owes, blank sheets out and back, remarks by cell."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dvcq_desktop.documents.form_sheet import render_form
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.indicators import Source
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.returns import ReadReturn, Standing, Told, UnitReturn, blank_sheet, read_return
from dvcq_desktop.reports.sending import make_files
from dvcq_desktop.reports.store import indicators, returns
from dvcq_desktop.sheets.reader import read_bytes
from tests.reports.conftest import HALF, TODAY, begin, content_of, figure

if TYPE_CHECKING:
    from dvcq_desktop.reports.store.returns import PeriodOfReturns
    from tests.activities.conftest import Diary


@pytest.fixture
def asking(worked: Diary) -> Diary:
    """Return the file where units return two indicators, and one of them leads a task."""
    for key in ("receptions-people", "news"):
        worked.write(indicators.save_indicator, key, {"source": Source.RETURNED})
    unit = next(iter(worked.units.values()))
    worked.write(changes.add_task, Task("", 2026, "Tiếp công dân", lead_unit=unit))
    return worked


def known(diary: Diary) -> PeriodOfReturns:
    found: PeriodOfReturns = diary.ask(returns.read_period, HALF)
    return found


def filled(diary: Diary, cells: dict[str, object], unit: str = "") -> ReadReturn:
    """Fill in the blank sheet of a unit and read it back."""
    read = known(diary)
    asked = read.asked[unit or next(iter(diary.units.values()))]
    book = load_workbook(BytesIO(render_form(blank_sheet(asked, HALF, "UBND xã"))))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    out = BytesIO()
    book.save(out)
    return read_return(read_bytes(out.getvalue(), "thon.xlsx"), HALF, read.asked)


def take(diary: Diary, *read: ReadReturn) -> str:
    taken = [(each, (("thon.xlsx", b"x", "application/x"),)) for each in read]
    return str(diary.write(returns.take_returns, HALF, taken, today=TODAY))


def test_a_blank_sheet_comes_back_with_its_figures_and_results(asking: Diary) -> None:
    unit = next(iter(asking.units.values()))
    read = filled(asking, {"F6": 12, "F7": "1.250", "G8": "Đã tiếp 12 lượt", "H8": "Hoàn thành"})
    assert read.trouble == ""
    assert not read.problems
    assert sorted(read.amounts.values()) == [12, 1250]
    assert list(read.tasks.values()) == [Told("Đã tiếp 12 lượt", "Hoàn thành")]
    assert "Đã nhận báo cáo của" in take(asking, read)
    held = asking.ask(returns.returned, HALF)[unit]
    assert (held.received_on, held.amounts, len(held.files)) == (TODAY, read.amounts, 1)


def test_odd_cells_are_told_by_their_names_and_not_taken(asking: Diary) -> None:
    read = filled(asking, {"F6": "khoảng 20", "H8": "Gần xong", "G8": "Đang làm"})
    said = {line.cell: line.problem for line in read.problems}
    assert "Không phải số nguyên" in said["F6"]
    assert said["F7"] == "Chưa ghi số liệu."
    assert "Gần xong" in said["H8"]
    assert read.amounts == {}


def test_what_stands_in_the_wrong_column_is_told(asking: Diary) -> None:
    read = filled(asking, {"F6": 12, "G6": "ước tính", "F8": 7, "G8": "Đang làm"})
    said = {line.cell: line.problem for line in read.problems}
    assert "ước tính" in said["F6"]
    assert "cạnh nhiệm vụ" in said["F8"]
    assert list(read.amounts.values()) == [12]
    assert list(read.tasks.values()) == [Told("Đang làm", "")]


def test_a_sheet_that_comes_again_keeps_the_day_of_the_first(asking: Diary) -> None:
    read = filled(asking, {"F6": 12})
    take(asking, read)
    later = TODAY + timedelta(days=5)
    said = asking.write(returns.take_returns, HALF, [(read, ())], today=later)
    assert f"ngày nhận {TODAY:%d/%m/%Y}" in str(said)


def test_a_sheet_of_another_period_or_of_nobody_is_refused(asking: Diary) -> None:
    assert "Là mẫu của quý I năm 2026, không phải 6 tháng" in filled(asking, {"B5": "2026/q1/x"}).trouble
    assert "Là mẫu của kỳ khác" in filled(asking, {"B5": "hai/q1/x"}).trouble
    assert "đơn vị nào" in filled(asking, {"B5": "2026/h1/x"}).trouble
    assert filled(asking, {"B4": "Khác"}).trouble.endswith("không thấy cột Mã.")
    assert filled(asking, {"B4": "Khác", "F4": "SL"}).trouble.endswith("không thấy cột Mã, Số liệu.")


def test_a_negative_figure_is_called_so_and_what_was_not_taken_is_counted(asking: Diary) -> None:
    read = filled(asking, {"F6": -5, "F7": "- 3,5"})
    assert [line.problem for line in read.lines[:2]] == ["Số âm: không nhận."] * 2
    assert read.amounts == {}
    assert take(asking, read).endswith(" 2 ô ghi sai không nhận: đề nghị đơn vị gửi lại.")
    assert "không nhận" not in take(asking, filled(asking, {"F6": 5}))


def test_a_figure_is_returned_or_counted_never_both(asking: Diary) -> None:
    first, second, *_rest = asking.units.values()
    for unit, amount in ((first, 7), (second, 9)):
        asking.add(
            "Bản tin", kind="outreach", happened_on=date(2026, 3, 3), unit=unit, counts={"news": amount}
        )
    take(asking, filled(asking, {"F6": 30, "F7": 30}))
    key = begin(asking)
    assert figure(asking, key, "news")[0] == "30"
    asking.write(returns.state_source, "news", second, Source.COUNTED)
    assert figure(asking, key, "news")[0] == "39"
    asking.write(returns.state_source, "news", first, Source.COUNTED)
    assert figure(asking, key, "news")[0] == "16"
    row = next(row for row in content_of(asking, key).rows if row.id == "news")
    assert {trace.unit for trace in row.figure.traces} == {first, second}
    asking.write(returns.state_source, "news", first, None)
    assert figure(asking, key, "news")[0] == "39"


def test_what_nobody_returned_is_no_zero(asking: Diary) -> None:
    assert figure(asking, begin(asking), "news")[0] == "-"


def test_a_typed_figure_shows_its_document(worked: Diary) -> None:
    worked.write(indicators.save_indicator, "news", {"source": Source.TYPED})
    key = begin(worked)
    assert figure(worked, key, "news")[0] == "-"
    worked.write(returns.type_value, "news", HALF, 88, "BC số 5/BC-VP, trang 2")
    row = next(row for row in content_of(worked, key).rows if row.id == "news")
    assert (row.figure.text, row.figure.traces[0].title) == ("88", "BC số 5/BC-VP, trang 2")
    worked.write(returns.type_value, "news", HALF, None, "")
    assert figure(worked, key, "news")[0] == "-"


def test_a_figure_is_typed_of_a_unit_or_of_all_never_both(worked: Diary) -> None:
    first, second, *_rest = worked.units.values()
    worked.write(returns.state_source, "news", first, Source.TYPED)
    worked.write(returns.type_value, "news", HALF, 9, "BC 1", first)
    worked.write(returns.type_value, "news", HALF, 5, "", second)
    key = begin(worked)
    row = next(row for row in content_of(worked, key).rows if row.id == "news")
    assert [(each.unit, each.title, each.amount) for each in row.figure.traces] == [(first, "BC 1", 9)]
    worked.write(returns.state_source, "news", first, None)
    worked.write(indicators.save_indicator, "news", {"source": Source.TYPED})
    assert figure(worked, key, "news")[0] == "14"
    worked.write(returns.type_value, "news", HALF, 30, "BC chung")
    assert figure(worked, key, "news")[0] == "30"


def test_the_months_of_a_period_are_added_up_until_it_is_returned_itself(asking: Diary) -> None:
    first, second, *_rest = asking.units.values()
    for number in (1, 2, 3):
        asking.write(returns.save_amount, Period(2026, PeriodKind.MONTH, number), first, "news", number)
    asking.write(returns.save_amount, Period(2026, PeriodKind.QUARTER, 1), first, "news", 10)
    asking.write(returns.save_amount, Period(2026, PeriodKind.MONTH, 4), first, "news", 5)
    asking.write(returns.save_amount, HALF, second, "news", 100)
    key = begin(asking)
    row = next(row for row in content_of(asking, key).rows if row.id == "news")
    assert row.figure.text == "115"
    assert {each.title for each in row.figure.traces} == {
        "Báo cáo quý I năm 2026 (kỳ ngắn hơn)",
        "Báo cáo tháng 4 năm 2026 (kỳ ngắn hơn)",
        "Báo cáo 6 tháng đầu năm 2026",
    }
    assert "1 đơn vị: theo báo cáo 6 tháng" in row.figure.remark
    assert "1 đơn vị: cộng các kỳ ngắn hơn" in row.figure.remark
    assert "(tháng 5, 6)" in row.figure.remark
    asking.write(returns.save_amount, HALF, first, "news", 3)
    assert figure(asking, key, "news")[0] == "103"
    assert "kỳ ngắn hơn" not in content_of(asking, key).rows[0].figure.remark


def test_results_of_units_are_told_in_the_report(asking: Diary) -> None:
    take(asking, filled(asking, {"G8": "Đã tiếp 12 lượt", "H8": "Hoàn thành"}))
    text = "\n".join(each.text for each in content_of(asking, begin(asking)).sections)
    assert "Đã tiếp 12 lượt." in text


def test_an_amount_is_edited_only_where_it_comes_from_the_unit(asking: Diary) -> None:
    unit = next(iter(asking.units.values()))
    asking.write(returns.save_amount, HALF, unit, "news", 5)
    assert asking.ask(returns.returned, HALF)[unit].amounts == {"news": 5}
    asking.write(returns.save_amount, HALF, unit, "news", None)
    assert asking.ask(returns.returned, HALF)[unit].amounts == {}
    with pytest.raises(UserError, match="không lấy từ báo cáo"):
        asking.write(returns.save_amount, HALF, unit, "dialogues", 5)


@given(st.integers(-40, 40), st.integers(-40, 40))
def test_a_return_stands_where_its_days_say(received: int, today: int) -> None:
    due = date(2026, 6, 15)
    as_of = due + timedelta(days=today)
    held = UnitReturn(HALF, "u", due, due + timedelta(days=received))
    standing = held.standing(as_of)
    if received > today:
        assert standing is (Standing.OVERDUE if today > 0 else Standing.WAITING)
    else:
        assert standing is (Standing.LATE if received > 0 else Standing.ON_TIME)


def test_the_list_of_who_owes_names_those_first(asking: Diary) -> None:
    take(asking, filled(asking, {"F6": 1, "F7": 2}))
    other = asking.units["t1"]
    take(asking, filled(asking, {"F6": 3, "F7": "nhiều"}, other))
    kind = kind_named("returns-owed")
    read = asking.ask(kind.load, PrintOrder(2026, TODAY, period="half-1"))
    groups = [row.cells[0] for row in kind.build(read).blocks[3].rows if row.kind == "group"]  # type: ignore[union-attr] # the table
    assert [str(group).split(" (", maxsplit=1)[0] for group in groups] == [
        "Quá hạn chưa nộp",
        "Nộp thiếu",
        "Nộp muộn",
    ]
    rows = [row for row in kind.build(read).blocks[3].rows if row.kind != "group"]  # type: ignore[union-attr] # see above
    assert rows[1].cells[1:] == (
        "Thôn Đông", "15/06/2026", "20/06/2026", "Thiếu 1 chỉ tiêu, muộn 5 ngày: Lượt tiếp công dân",
    )  # fmt: skip


def test_each_unit_gets_its_files_by_its_name(asking: Diary) -> None:
    told: list[tuple[int, int]] = []
    made = make_files(asking.database, known(asking), (), TODAY, lambda *step: told.append(step))
    names = [name for name, _data in made.files]
    assert [done for done, _total in told] == list(range(len(asking.units)))
    assert len(names) >= len(asking.units)
    assert [name for name in names if " - " not in name] == []
    assert any(name.endswith("Mẫu báo cáo 6 tháng đầu năm 2026.xlsx") for name in names)
    assert any("Phiếu giao nhiệm vụ" in name for name in names)


def test_a_return_whose_figures_were_refused_is_incomplete_everywhere(asking: Diary) -> None:
    unit = asking.units["t1"]
    take(asking, filled(asking, {"F6": "nhiều", "F7": "-2"}, unit))
    held = next(each for each in known(asking).returns if each.unit == unit)
    assert held.standing(TODAY) is Standing.INCOMPLETE
    assert held.lacking_words == "thiếu Tin, bài; Lượt tiếp công dân"
    asking.write(returns.save_amount, HALF, unit, "news", 3)
    asking.write(returns.save_amount, HALF, unit, "receptions-people", 0)
    held = next(each for each in known(asking).returns if each.unit == unit)
    assert held.standing(TODAY) is Standing.LATE
    row = next(row for row in content_of(asking, begin(asking)).rows if row.id == "news")
    assert "chưa có số của Phòng Văn hóa - Xã hội, Thôn Đoài" in row.figure.remark


def test_only_periods_that_units_were_asked_for_are_owed(asking: Diary) -> None:
    assert {each.standing(TODAY) for each in known(asking).returns} == {Standing.NOT_ASKED}
    kind = kind_named("returns-reminder")
    read = asking.ask(kind.load, PrintOrder(2026, TODAY, period="half-1"))
    with pytest.raises(UserError, match="Không còn đơn vị nào nợ"):
        kind.build(read)
    assert asking.write(returns.ask_returns, HALF) == len(asking.units)
    assert asking.write(returns.ask_returns, HALF) == 0
    assert {each.standing(TODAY) for each in known(asking).returns} == {Standing.OVERDUE}
    may = Period(2026, PeriodKind.MONTH, 5)
    assert not asking.ask(returns.read_period, may).is_asked
    begin(asking, may)
    assert asking.ask(returns.read_period, may).is_asked


def test_who_owes_is_reminded_by_a_letter(asking: Diary) -> None:
    asking.write(returns.ask_returns, HALF)
    take(asking, filled(asking, {"F6": 1, "F7": 2}))
    unit = asking.units["t1"]
    take(asking, filled(asking, {"F6": 1, "F7": "-2"}, unit))
    kind = kind_named("returns-reminder")
    whole = kind.build(asking.ask(kind.load, PrintOrder(2026, TODAY, period="half-1")))
    said = str(whole.blocks)
    assert "còn 01 đơn vị chưa nộp, 01 đơn vị nộp thiếu số liệu (có danh sách kèm theo)" in said
    assert "Yêu cầu Thôn Đoài và Thôn Đông khẩn trương nộp đủ" in said
    own = str(kind.build(asking.ask(kind.load, PrintOrder(2026, TODAY, unit, period="half-1"))).blocks)
    assert "Thôn Đông đã nộp nhưng thiếu Lượt tiếp công dân." in own
    assert "Thôn Đoài" not in own
    made = make_files(asking.database, known(asking), (), TODAY, lambda *_step: None)
    letters = [name for name, _data in made.files if "Công văn đôn đốc nộp báo cáo" in name]
    assert letters == [
        "Thôn Đoài - Công văn đôn đốc nộp báo cáo 6 tháng đầu năm 2026.pdf",
        "Thôn Đông - Công văn đôn đốc nộp báo cáo 6 tháng đầu năm 2026.pdf",
    ]
