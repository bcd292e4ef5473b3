# SPDX-License-Identifier: MIT
from __future__ import annotations

import contextlib
import io
import threading
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reader import read_plan_bytes
from dvcq_desktop.plan.reading.source import words_of
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, LEFT, RIGHT, STEP = 595, 842, 85, 555, 19
BODY = (Path(__file__).parents[2] / "data/plans/pdf/than-ke-hoach.txt").read_text(encoding="utf-8").strip()


def wrapped(canvas: Canvas, text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if canvas.stringWidth(longer, "Body", 14) > RIGHT - LEFT:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def new_canvas(stream: io.BytesIO) -> Canvas:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Body", str(resource("fonts", "LiberationSerif-Regular.ttf"))))
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setFont("Body", 14)
    return canvas


def two_columns(canvas: Canvas, top: float, rows: list[tuple[str, str]]) -> float:
    for left, right in rows:
        canvas.drawCentredString(180, top, left)
        canvas.drawCentredString(415, top, right)
        top -= STEP
    return top


def plan_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = new_canvas(stream)
    head = [
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("XÃ SƠN HÀ", "Độc lập - Tự do - Hạnh phúc"),
        ("", ""),
        ("Số: 15/KH-UBND", "Sơn Hà, ngày 19 tháng 01 năm 2026"),
    ]
    canvas.setFont("Body", 11)
    top = two_columns(canvas, 790, head) - STEP
    canvas.setFont("Body", 14)
    for line in ("KẾ HOẠCH", "Thực hiện công tác dân vận chính quyền năm 2026"):
        canvas.drawCentredString(WIDTH / 2, top, line)
        top -= STEP
    top -= STEP
    page = 1
    for text in BODY.split("\n"):
        for place, line in enumerate(wrapped(canvas, text)):
            if top < 80:
                canvas.showPage()
                page += 1
                canvas.setFont("Body", 14)
                canvas.drawCentredString(WIDTH / 2, 800, str(page))
                top = 770
            canvas.drawString(LEFT + (30 if not place else 0), top, line)
            top -= STEP
        top -= 6
    top -= 10
    canvas.setFont("Body", 12)
    canvas.drawString(LEFT, top, "Nơi nhận:")
    canvas.drawCentredString(430, top, "TM. ỦY BAN NHÂN DÂN")
    canvas.drawString(LEFT, top - 16, "- Đảng ủy xã;")
    canvas.drawCentredString(430, top - 18, "KT. CHỦ TỊCH")
    canvas.drawString(LEFT, top - 32, "- Các thôn;")
    canvas.drawCentredString(430, top - 36, "PHÓ CHỦ TỊCH")
    canvas.drawString(LEFT, top - 48, "- Lưu: VT.")
    canvas.drawCentredString(430, top - 120, "Ngô Thị Hạnh")
    canvas.save()
    return stream.getvalue()


def test_columns_side_by_side_are_told_apart() -> None:
    plan = read_plan_bytes(plan_pdf(), "kế hoạch.pdf")
    assert (plan.number, plan.symbol, plan.place) == ("15", "KH-UBND", "Sơn Hà")
    assert plan.abstract == "Thực hiện công tác dân vận chính quyền năm 2026"
    assert plan.recipients == ("Đảng ủy xã", "Các thôn", "Lưu: VT")
    assert plan.signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (plan.signer.title, plan.signer.name) == ("PHÓ CHỦ TỊCH", "Ngô Thị Hạnh")


def test_lines_become_the_paragraphs_they_were_across_pages_too() -> None:
    plan = read_plan_bytes(plan_pdf(), "kế hoạch.pdf")
    paragraphs = {" ".join(words_of(line)) for line in BODY.split("\n")}
    sections = [part for top in plan.sections for part in top.walk()]
    shown = {
        " ".join(words_of(f"{part.label} {part.title} {line}"))
        for part in sections
        for line in part.text.split("\n")
    }
    duties = {text for text in paragraphs if text[:2] in {"1 ", "2 ", "3 ", "4 ", "5 "}}
    assert {text for text in duties if len(text) > 60} <= shown
    assert [len(top.children) for top in plan.sections] == [2, 5, 2]
    assert len(plan.tasks) == 9


def test_page_numbers_are_put_aside() -> None:
    plan = read_plan_bytes(plan_pdf(), "kế hoạch.pdf")
    assert plan.asides == ("2",)
    assert plan.unplaced == ()


def test_no_word_of_the_body_is_lost() -> None:
    plan = read_plan_bytes(plan_pdf(), "kế hoạch.pdf")
    assert not Counter(words_of(BODY)) - Counter(words_of(plan.kept_text()))


def test_a_scan_without_text_is_refused() -> None:
    stream = io.BytesIO()
    canvas = new_canvas(stream)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    with pytest.raises(UserError, match="bản quét"):
        read_plan_bytes(stream.getvalue(), "quét.pdf")


def test_a_locked_file_is_refused() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("bí-mật"))
    canvas.drawString(100, 100, "Ke hoach")
    canvas.save()
    with pytest.raises(UserError, match="mật khẩu"):
        read_plan_bytes(stream.getvalue(), "khóa.pdf")


@pytest.mark.parametrize("size", [40, 400, 2000])
def test_a_cut_file_is_refused_or_read_but_never_a_bug(size: int) -> None:
    data = plan_pdf()[:size]
    with pytest.raises(UserError):
        read_plan_bytes(data, "cắt.pdf")


def test_a_pdf_is_not_read_while_another_thread_is_in_pdfium() -> None:
    stream = io.BytesIO()
    canvas = new_canvas(stream)
    for place, line in enumerate(BODY.splitlines()[:30]):
        canvas.drawString(LEFT, 800 - place * STEP, line)
    canvas.save()
    ended = threading.Event()

    def read() -> None:
        with contextlib.suppress(UserError):
            read_plan_bytes(stream.getvalue(), "a.pdf")
        ended.set()

    thread = threading.Thread(target=read)
    with PDFIUM:
        thread.start()
        assert not ended.wait(0.3)
    assert ended.wait(10)
    thread.join()
