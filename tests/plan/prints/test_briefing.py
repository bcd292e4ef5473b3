# SPDX-License-Identifier: MIT
"""The weekly page: always one, the most urgent first, and what has no room is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.documents.blocks import Heading, Paragraph, Row, SignaturePair, Table, Title, unbroken
from dvcq_desktop.documents.pdf import render
from dvcq_desktop.plan.followups import Check, Difficulty
from dvcq_desktop.plan.prints import briefing
from dvcq_desktop.plan.prints.briefing_parts import Room, cut, fitted, items, proposals
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest

AS_OF = date(2026, 6, 15)
LONG = "Tuyên truyền, vận động Nhân dân tại cơ sở, tiếp nhận phản ánh, kiến nghị của Nhân dân " * 3
UNITS = ("vp", "vhxh", "mt", "t2", "t10")


def late_task(number: int, title: str = "Tổ chức đối thoại", **values: object) -> Task:
    made = Task(
        f"late{number}",
        2026,
        f"{title} {number}",
        lead_unit=UNITS[number % len(UNITS)],
        owner="minh",
        schedule=Schedule(AS_OF - timedelta(days=3 + number % 150)),
        late_cause="Chờ số liệu của các thôn gửi về",
        position=number,
    )
    return replace(made, **values)  # type: ignore[arg-type]  # the fields a test names


def with_overdue(sample: PrintRequest, count: int, title: str = "Tổ chức đối thoại") -> PrintRequest:
    return replace(sample, tasks=tuple(late_task(number, title) for number in range(count)))


def text_of(request: PrintRequest) -> str:
    """Return the words of the page, and make sure that it is one."""
    rendered = render(briefing.build(request), bundled_fonts=True)
    assert rendered.pages == 1
    pdf = pypdfium2.PdfDocument(BytesIO(rendered.data))
    try:
        width, height = pdf[0].get_size()
        assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (210, 297)
        words: str = pdf[0].get_textpage().get_text_range()
    finally:
        pdf.close()
    return " ".join(words.split())


def overdue_rows(request: PrintRequest) -> list[Row]:
    tables = [block for block in briefing.build(request).blocks if isinstance(block, Table)]
    return list(tables[0].rows)


def texts_of(row: Row) -> list[str]:
    return [
        "".join(span.text for span in cell) if isinstance(cell, tuple) else str(cell) for cell in row.cells
    ]


def test_the_page_is_of_the_unit_in_charge_and_says_its_day(sample: PrintRequest) -> None:
    said = text_of(sample)
    assert "PHÒNG VĂN HÓA - XÃ HỘI" in said
    assert "BÁO CÁO NHANH GIAO BAN" in said
    assert "Tính đến ngày 15 tháng 6 năm 2026" in said
    pair = briefing.build(sample).blocks[-1]
    assert isinstance(pair, SignaturePair)
    assert (pair.left.title, pair.right.title) == ("NGƯỜI LẬP", "TRƯỞNG PHÒNG")


def test_the_figures_come_first(sample: PrintRequest) -> None:
    said = text_of(sample)
    assert (
        "Tổng số 6 nhiệm vụ: hoàn thành 1 (20% của 5 nhiệm vụ phải thực hiện; trước hạn 1),"
        " đang thực hiện 3, chưa thực hiện 1, không thực hiện 1; đang quá hạn 1 nhiệm vụ."
    ) in said


def test_what_is_overdue_names_unit_person_deadline_days_and_cause(sample: PrintRequest) -> None:
    [row] = overdue_rows(sample)
    assert texts_of(row) == [
        "1",
        f"Phòng VH-XH\n{unbroken('Đỗ Văn Minh')}",
        "Tổ chức đối thoại (II.4, III.5)",
        "12/06/2026\n3\N{NO-BREAK SPACE}ngày",
        "Trùng lịch tiếp xúc cử tri.",
    ]


def test_nothing_overdue_nothing_due_and_nothing_proposed_is_said(sample: PrintRequest) -> None:
    said = text_of(replace(sample, tasks=sample.tasks[:1]))
    assert briefing.NOTHING_OVERDUE in said
    assert "Không có nhiệm vụ nào đến hạn trong 7 ngày tới." in said
    assert briefing.NOTHING_PROPOSED in said


def test_five_overdue_all_have_room(sample: PrintRequest) -> None:
    request = with_overdue(sample, 5)
    assert len(overdue_rows(request)) == 5
    assert "xem danh sách kèm" not in text_of(request)


def test_of_three_hundred_the_longest_overdue_stay_and_the_rest_is_counted(sample: PrintRequest) -> None:
    request = with_overdue(sample, 300, title=LONG)
    rows = overdue_rows(request)
    shown = len(rows) - 1
    assert 5 <= shown < 30
    assert f"và {300 - shown} nhiệm vụ khác (xem danh sách kèm)" in text_of(request)
    assert "Quá hạn: 300 nhiệm vụ" in text_of(request)
    longest = [item.standing.days for item in items(request)[0]][:shown]
    assert longest == sorted(longest, reverse=True)
    kept = [int(texts_of(row)[3].split()[1]) for row in rows[:-1]]
    assert sorted(kept, reverse=True) == longest


@pytest.mark.parametrize("count", [0, 1, 5, 12, 40, 300])
@pytest.mark.parametrize("title", ["Họp", LONG], ids=["short", "long"])
def test_it_is_one_page_however_much_there_is(sample: PrintRequest, count: int, title: str) -> None:
    late = [late_task(number, title) for number in range(count)]
    due = [
        late_task(number, title, id=f"due{number}", schedule=Schedule(AS_OF + timedelta(days=number % 8)))
        for number in range(count)
    ]
    raised = tuple(
        Difficulty(
            f"d{number}", 2026, unit="t2", raised_on=AS_OF, content=title, proposal=title, decider="Sở Nội vụ"
        )
        for number in range(count)
    )
    text_of(replace(sample, tasks=(*late, *due), difficulties=raised))


def test_each_part_keeps_something_where_there_is_much_of_all(sample: PrintRequest) -> None:
    late = [late_task(number) for number in range(50)]
    due = [replace(late_task(number), id=f"due{number}", schedule=Schedule(AS_OF)) for number in range(50)]
    raised = tuple(
        Difficulty(
            f"d{number}", 2026, unit="t2", raised_on=AS_OF, content="Thiếu", proposal="Cấp thêm kinh phí"
        )
        for number in range(50)
    )
    blocks = briefing.build(replace(sample, tasks=(*late, *due), difficulties=raised)).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.rows) - 1 >= 2 for table in tables] == [True, True]
    proposed = [
        block for block in blocks if isinstance(block, Paragraph) and str(block.text).startswith("- Thôn")
    ]
    assert len(proposed) >= 2


def test_a_task_that_many_units_owe_is_one_thing(sample: PrintRequest) -> None:
    lines = tuple(Line(f"l{n}", "group", unit) for n, unit in enumerate(UNITS))
    group = replace(late_task(1), id="group", lines=lines, lead_unit=None)
    [row] = overdue_rows(replace(sample, tasks=(group,)))
    assert "5 đơn vị" in str(row.cells[1])
    assert "và 1 đơn vị khác" in str(row.cells[2])
    two = replace(group, lines=lines[:2])
    assert len(overdue_rows(replace(sample, tasks=(two,)))) == 2


def test_proposals_come_from_tasks_units_and_difficulties_the_urgent_first(sample: PrintRequest) -> None:
    late = late_task(1, proposal="Chọn ngày trong tuần tới")
    line = Line("l", "group", "t10", proposal="Cử người giúp")
    group = replace(late_task(2), id="group", lines=(line,), schedule=Schedule(AS_OF + timedelta(days=40)))
    answered = Difficulty("a", 2026, unit="t2", raised_on=AS_OF, content="Đã xong", answered_on=AS_OF)
    waiting = replace(
        answered, id="w", raised_on=date(2026, 6, 1), content="Thiếu kinh phí.", answered_on=None
    )
    waiting = replace(waiting, decider="Chủ tịch UBND xã")
    later = replace(waiting, id="l", raised_on=date(2026, 6, 20))
    done = late_task(3, proposal="Không còn", state=StateEntry(TaskState.DONE, AS_OF))
    request = replace(sample, tasks=(group, late, done), difficulties=(answered, later, waiting))
    assert [made.whole for made in proposals(request)] == [
        "Phòng VH-XH: Chọn ngày trong tuần tới. (Tổ chức đối thoại 1)",
        "Thôn Hai: Thiếu kinh phí. (Chủ tịch UBND xã; chờ trả lời 14 ngày)",
        "Thôn Mười: Cử người giúp. (Tổ chức đối thoại 2)",
    ]


def test_open_difficulties_and_late_mendings_are_counted_as_of_the_day(sample: PrintRequest) -> None:
    check = Check(
        "c", 2026, unit="t2", checked_on=date(2026, 5, 4), content="Hồ sơ", mend_by=date(2026, 6, 1)
    )
    raised = Difficulty("w", 2026, unit="t2", raised_on=date(2026, 6, 1), content="Thiếu kinh phí")
    request = replace(sample, checks=(check,), difficulties=(raised,))
    assert "Còn 1 vướng mắc chưa trả lời; 1 kết luận kiểm tra chưa khắc phục (1 quá hạn)." in text_of(request)
    assert "vướng mắc chưa trả lời" not in text_of(replace(request, as_of=date(2026, 5, 1)))


@given(st.lists(st.integers(0, 40), min_size=3, max_size=3), st.integers(0, 60))
def test_the_room_is_never_more_than_there_is_nor_than_fits(wanted: list[int], lines: int) -> None:
    def fits(room: Room) -> bool:
        return sum(room.taken) * (1 if room.short else 2) <= lines

    room = fitted(wanted, fits)
    assert fits(room)
    assert all(taken <= want for taken, want in zip(room.taken, wanted, strict=True))
    if sum(wanted) * 2 <= lines:
        assert room == Room(tuple(wanted), short=False)
    elif sum(wanted) <= lines:
        assert room == Room(tuple(wanted))
    else:
        assert sum(room.taken) == lines
        assert all(taken >= min(want, 3, lines // 3) for taken, want in zip(room.taken, wanted, strict=True))


@given(st.text(st.sampled_from("ab ,.đ"), max_size=80), st.integers(1, 40))
def test_a_cut_text_is_short_and_says_so(text: str, longest: int) -> None:
    shown = cut(text, longest)
    assert shown == text if len(text) <= longest else (len(shown) <= longest + 1 and shown.endswith("…"))


def test_the_headings_count_what_there_is(sample: PrintRequest) -> None:
    blocks = briefing.build(sample).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Quá hạn: 1 nhiệm vụ",
        "Đến hạn tuần tới: 1 nhiệm vụ",
        "Đề xuất, kiến nghị (0)",
    ]
    title = next(block for block in blocks if isinstance(block, Title))
    assert title.kind == "BÁO CÁO NHANH GIAO BAN"
