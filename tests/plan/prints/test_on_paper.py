# SPDX-License-Identifier: MIT
"""What a reader of the printed pages sees; the tests beside this one look at the blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.plan.prints import KINDS, PrintKind
from tests.plan.prints import on_paper

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest
    from tests.plan.prints.on_paper import Page

# A plan's own text, the letter and the list of units without plan have their tests beside this file.
BESIDE = {"plan-text", "next-plan", "unit-plans", "reminder-letter"}
TABLES = [kind for kind in KINDS if kind.name not in BESIDE]
A4 = (210, 297)
LONG_TITLE = "Tuyên truyền, vận động Nhân dân tại cơ sở, tiếp nhận phản ánh, kiến nghị của Nhân dân " * 3


def pages_of(kind: PrintKind, request: PrintRequest) -> list[Page]:
    return on_paper.pages_of(kind.build(request))


def kind_of(name: str) -> PrintKind:
    return next(kind for kind in KINDS if kind.name == name)


@pytest.fixture
def long_year(sample: PrintRequest) -> PrintRequest:
    """Return a year of ninety tasks, some with titles of many lines."""
    tasks = [
        replace(task, id=f"{task.id}{copy}", title=f"{task.title} lần {copy}. {LONG_TITLE * (copy % 2)}")
        for copy in range(15)
        for task in sample.tasks
    ]
    return replace(sample, tasks=tuple(tasks))


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_every_task_with_its_unit_and_person_is_on_paper(kind: PrintKind, sample: PrintRequest) -> None:
    text = " ".join(page.text for page in pages_of(kind, sample))
    for words in ("Tổ chức đối thoại", "Đỗ Văn Minh", "12/06/2026"):
        assert words in text
    # The weekly page is short of room, and so are the units' names on it.
    assert ("Phòng VH-XH" if kind.name == "briefing" else "Phòng Văn hóa - Xã hội") in text


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_only_a_units_sheet_and_the_briefing_stand_upright(kind: PrintKind, long_year: PrintRequest) -> None:
    wanted = A4 if kind.name in {"unit-sheet", "briefing"} else A4[::-1]
    assert {page.size for page in pages_of(kind, long_year)} == {wanted}


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_nothing_is_printed_into_the_margins(kind: PrintKind, long_year: PrintRequest) -> None:
    for page in pages_of(kind, long_year):
        width, height = page.size
        assert page.left >= 29
        assert page.right <= width - 14
        assert page.bottom <= height - 19
        # The page's number stands in the top margin.
        assert page.top >= 8


@pytest.mark.parametrize("name", ["assignment-table", "progress-table", "reminders"])
def test_every_page_of_a_long_table_repeats_its_header(name: str, long_year: PrintRequest) -> None:
    pages = pages_of(kind_of(name), long_year)
    assert len(pages) > 3
    assert all("STT" in page.text for page in pages)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("count", range(14, 22))
def test_the_signature_never_stands_alone(kind: PrintKind, count: int, long_year: PrintRequest) -> None:
    request = replace(long_year, tasks=long_year.tasks[:count], unit="vhxh")
    last = pages_of(kind, request)[-1].text
    assert "STT" in last or "báo cáo kết quả" in last


def test_pages_are_numbered_from_the_second_on(long_year: PrintRequest) -> None:
    pages = pages_of(kind_of("assignment-table"), long_year)
    assert pages[0].text.startswith("Phụ lục")
    assert [page.text.split()[0] for page in pages[1:4]] == ["2", "3", "4"]


def test_each_units_sheet_begins_a_page_without_number(long_year: PrintRequest) -> None:
    pages = pages_of(kind_of("unit-sheet"), long_year)
    first = [page for page in pages if "Kính gửi" in page.text]
    assert len(first) == len(long_year.directory.units)
    assert not any(page.text[0].isdigit() for page in first)
    assert all(page.text[0].isdigit() for page in pages if page not in first)


def test_dotted_room_is_left_for_number_and_day_of_a_draft(sample: PrintRequest) -> None:
    text = pages_of(kind_of("assignment-table"), sample)[0].text
    assert "Kế hoạch số …………/KH-UBND ngày …… tháng 01 năm 2026" in text


def test_what_a_person_typed_is_never_taken_for_markup(sample: PrintRequest) -> None:
    typed = '<b>a<b & "c" </para> &amp;'
    request = replace(sample, tasks=(replace(sample.tasks[0], title=typed),))
    assert typed in pages_of(kind_of("assignment-table"), request)[0].text


def test_the_same_request_gives_the_same_bytes(sample: PrintRequest) -> None:
    build = kind_of("progress-table").build
    assert render_pdf(build(sample)) == render_pdf(build(sample))
