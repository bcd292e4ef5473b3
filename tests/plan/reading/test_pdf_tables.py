# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.reader import read_plan_bytes
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from dvcq_desktop.plan.plantext import PlanText

HELPED_OUT = frozenset("ạảấầẩậắằẳẵặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵẠẢẤẦẨẬẮẶẸẺẾỀỂỆỈỊỌỎỐỒỔỘỚỜỞỢỤỦỨỪỬỰơưƠƯđĐ")
HEAD = (
    "Số: 5/KH-UBND",
    "Hà An, ngày 05 tháng 3 năm 2026",
    "KẾ HOẠCH",
    "Công tác dân vận chính quyền năm 2026",
    "I. NHIỆM VỤ",
    "1. Các nhiệm vụ cụ thể theo bảng dưới đây:",
)
WALLS = (60, 90, 230, 340, 450, 540)
TITLES = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
ROWS = (
    ("1", "Tổ chức hội nghị|đối thoại với Nhân|dân", "Văn phòng HĐND|và UBND", "Các thôn", "30/6/2026"),
    ("2", "Rà soát thủ tục", "Phòng Kinh tế", "", "Quý III"),
)
BELOW = ("II. TỔ CHỨC THỰC HIỆN", "1. Công an xã: Giữ gìn an ninh trật tự.")


def new_canvas(stream: io.BytesIO, size: tuple[int, int] = (595, 842)) -> Canvas:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Body", str(resource("fonts", "LiberationSerif-Regular.ttf"))))
    canvas = Canvas(stream, pagesize=size, invariant=True)
    canvas.setFont("Body", 13)
    return canvas


def write(canvas: Canvas, left: float, top: float, text: str) -> None:
    """Draw a line as programs do whose font lacks letters: those of the other font come after the rest."""
    for is_helped in (False, True):
        for place, letter in enumerate(text):
            if (letter in HELPED_OUT) == is_helped and letter != " ":
                canvas.drawString(left + canvas.stringWidth(text[:place], "Body", 13), top, letter)


def lines(canvas: Canvas, top: float, texts: tuple[str, ...]) -> float:
    for text in texts:
        write(canvas, 60, top, text)
        top -= 20
    return top


def table(canvas: Canvas, top: float, rows: tuple[tuple[str, ...], ...]) -> float:
    start = top
    canvas.line(WALLS[0], top, WALLS[-1], top)
    for row in rows:
        depth = max(cell.count("|") + 1 for cell in row) * 15 + 6
        for left, cell in zip(WALLS, row, strict=False):
            for place, text in enumerate(cell.split("|")):
                write(canvas, left + 3, top - 14 - 15 * place, text)
        top -= depth
        canvas.line(WALLS[0], top, WALLS[-1], top)
    for wall in WALLS:
        canvas.line(wall, start, wall, top)
    return top - 25


def read(canvas: Canvas, stream: io.BytesIO) -> PlanText:
    canvas.save()
    return read_plan_bytes(stream.getvalue(), "kế hoạch.pdf")


def checked(plan: PlanText) -> None:
    first, second, third = plan.tasks
    assert (plan.number, plan.place) == ("5", "Hà An")
    assert first.title == "Tổ chức hội nghị đối thoại với Nhân dân"
    assert (first.lead, first.coordinating) == ("Văn phòng HĐND và UBND", ("Các thôn",))
    assert (second.lead, second.coordinating, second.deadline_text) == ("Phòng Kinh tế", (), "Quý III")
    assert (third.lead, third.clauses) == ("Công an xã", ("II.1",))


def test_cells_of_several_lines_are_whole_whatever_order_the_letters_are_drawn_in() -> None:
    stream = io.BytesIO()
    canvas = new_canvas(stream)
    lines(canvas, table(canvas, lines(canvas, 780, HEAD), (TITLES, *ROWS)), BELOW)
    checked(read(canvas, stream))


def test_a_table_goes_on_over_a_page_break_inside_of_a_row() -> None:
    stream = io.BytesIO()
    canvas = new_canvas(stream)
    number, task, lead, helper, deadline = ROWS[0]
    above = (number, task.rsplit("|", 1)[0], lead.split("|")[0], helper, deadline)
    below = ("", task.rsplit("|", 1)[1], lead.split("|")[1], "", "")
    table(canvas, lines(canvas, 780, HEAD), (TITLES, above))
    canvas.showPage()
    canvas.setFont("Body", 13)
    write(canvas, 295, 810, "2")
    lines(canvas, table(canvas, 780, (TITLES, below, ROWS[1])), BELOW)
    plan = read(canvas, stream)
    checked(plan)
    assert plan.asides == ("2", " | ".join(TITLES))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    stream = io.BytesIO()
    canvas = new_canvas(stream, (595, 842) if turn == 180 else (842, 595))
    canvas.setPageRotation(turn)
    width, height = (595, 842) if turn == 180 else (842, 595)
    canvas.translate(width if turn < 270 else 0, height if turn > 90 else 0)
    canvas.rotate(turn if turn < 270 else -90)
    lines(canvas, table(canvas, lines(canvas, 780, HEAD), (TITLES, *ROWS)), BELOW)
    checked(read(canvas, stream))


def test_a_number_before_a_tab_is_no_column() -> None:
    stream = io.BytesIO()
    canvas = new_canvas(stream)
    top = lines(canvas, 780, HEAD[:4])
    for label, text in (("I.", "NHIỆM VỤ"), ("1.", "Tổ chức đối thoại."), ("-", "Mỗi quý một cuộc.")):
        write(canvas, 60, top, label)
        write(canvas, 96, top, text)
        top -= 20
    plan = read(canvas, stream)
    assert [top.label for top in plan.sections] == ["I"]
    assert plan.sections[0].children[0].label == "1"
