# SPDX-License-Identifier: MIT
"""A report of 40 pages with appendices and pictures as a Word file, against LibreOffice converting it."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Appendix,
    Bases,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Picture,
    Row,
    Signature,
    Table,
    Title,
)
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.fitting import pages_of
from tests.bench import peers
from tests.bench.figures import Figure, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 40
TURNS = 3
TIMES = 5
_SAID = (
    "Ủy ban nhân dân xã đã ban hành văn bản chỉ đạo, tổ chức hội nghị quán triệt, phân công nhiệm vụ cho từng"
    " đơn vị, gắn công tác dân vận với cải cách hành chính và thực hiện dân chủ ở cơ sở"
)


def measure() -> Iterator[Figure]:
    made = report()
    print(f"the report has {pages_of(made)} pages")
    if not peers.office():
        print("LibreOffice is not installed: left out")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "report.docx"
        program = peers.LibreOffice(folder)
        pairs = []
        for _turn in range(TURNS):
            ours = seconds(lambda: source.write_bytes(render_docx(made)))
            pairs.append((ours, program.convert(source)))
    one, other = (median(side) for side in zip(*pairs, strict=True))
    told = f"report of {PAGES} pages as .docx / LibreOffice converting it ({one:.2f} s against {other:.2f} s)"
    yield Figure(told, median(mine / their for mine, their in pairs), 1 / TIMES)


def report() -> Document:
    """Return a report of as many pages: text with pictures, an appendix of tasks, one of activities."""
    head: tuple[Block, ...] = (
        Letterhead(None, "Ủy ban nhân dân xã Đại Sơn", "12", "BC-UBND", "Đại Sơn", date(2026, 6, 29)),
        Title("Báo cáo", "Kết quả công tác dân vận 6 tháng đầu năm 2026"),
        Bases(("Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",) * 3),
    )
    body: list[Block] = []
    for number in range(1, 8):
        body.append(Heading(2, f"{number}.", f"Kết quả nhóm nhiệm vụ {number}"))
        body += [Paragraph(f"{_SAID} ({number}.{place}).") for place in range(9)]
        units = tuple((f"Đơn vị {unit}", (unit, number, 3)) for unit in range(1, 7))
        body.append(Picture(f"Tiến độ nhóm {number}", "stacked", ("Xong", "Đang làm", "Quá hạn"), units))
    months = tuple((f"T{month}", (month * 5, 60 - month)) for month in range(1, 13))
    body.append(Picture("Lượt tiếp công dân", "lines", ("Năm nay", "Năm trước"), months))
    closing = Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Vũ Đình Khang", ("Sở Nội vụ", "Lưu: VT"))
    columns = tuple(
        Column(name, width) for name, width in (("STT", 1), ("Nhóm", 3), ("Nhiệm vụ", 6), ("Kết quả", 6))
    )
    rows = 40
    while True:
        listed = tuple(
            Row((str(number), f"Nhóm {number % 7}", _SAID[: 60 + number % 40], f"Đạt {number} lượt"))
            for number in range(1, rows)
        )
        table = Table(columns, listed)
        appendices = (
            Appendix("I", "Kết quả từng nhiệm vụ", "Kèm theo Báo cáo", (table,), landscape=True),
            Appendix("II", "Nhật ký hoạt động", "Kèm theo Báo cáo", (table,)),
        )
        made = Document("Báo cáo", "UBND xã Đại Sơn", (*head, *body, closing, *appendices))
        if pages_of(made) >= PAGES:
            return made
        rows += 20
