# SPDX-License-Identifier: MIT
"""The period report in the official form, with the appendix of tasks and that of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Picture,
    Row,
    Signature,
    Span,
    Table,
    Title,
)
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.reports.comparing import NONE, change, legend
from dvcq_desktop.reports.prints.request import paper_title
from dvcq_desktop.reports.telling import ended
from dvcq_desktop.reports.templates import USUAL_RECIPIENTS
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.reports.narrative import Line, Section
    from dvcq_desktop.reports.prints.request import ReportRequest
    from dvcq_desktop.reports.rules import Report
    from dvcq_desktop.reports.rules import Row as FigureRow

_TASKS = (
    Column("STT", 5, "center"),
    Column("Nhiệm vụ", 38, "left"),
    Column("Kết quả", 42, "left"),
    Column("Đánh giá", 15, "left"),
)
_NUMBER = Column("STT", 6, "center")
# What is said of a figure, with its column; the last two stand where any figure has them.
_FIGURES: tuple[tuple[Column, Callable[[FigureRow], str]], ...] = (
    (Column("Chỉ tiêu", 28, "left"), lambda row: row.name),
    (Column("Đơn vị tính", 11, "center"), lambda row: row.unit_name),
    (Column("Kỳ này", 13, "right"), lambda row: row.figure.text),
    (Column("Cùng kỳ năm trước", 12, "right"), lambda row: row.last_year),
    (Column("So cùng kỳ", 14, "right"), lambda row: change(row.figure.text, row.last_year)),
    (Column("Kỳ trước", 12, "right"), lambda row: row.before),
    (Column("Kế hoạch năm", 10, "right"), lambda row: row.target),
)
_WHERE_ANY = {"Kỳ trước", "Kế hoạch năm"}


def build(request: ReportRequest) -> Document:
    """Build the report: its sections, its signature, its two appendices."""
    report, content = request.report, request.content
    frame = content.frame
    blocks: list[Block] = [
        _letterhead(report, frame),
        Title(
            "BÁO CÁO", f"{report.title}\n(thay thế {report.replaced})" if report.replaces else report.title
        ),
        *_addressees(frame),
        *_sections(content.sections),
        *_replacing(report),
        Paragraph(
            f"Trên đây là báo cáo kết quả công tác dân vận {report.period.label} của {frame['office']}./."
        ),
        _signature(frame),
    ]
    attached = _attached(report)
    appendices: list[tuple[str, tuple[Block, ...], bool]] = []
    if content.lines:
        rows = tuple(_task_rows(content.lines))
        appendices.append((f"Kết quả thực hiện nhiệm vụ {report.period.label}", (Table(_TASKS, rows),), True))
    if content.rows:
        appendices.append(
            (f"Số liệu công tác dân vận {report.period.label}", _figure_blocks(content.rows), False)
        )
    if content.pictures:
        drawn = tuple(Picture(*each) for each in content.pictures)
        appendices.append((f"Biểu đồ {report.period.label}", drawn, False))
    for place, (title, made, landscape) in enumerate(appendices, 1):
        label = roman(place) if len(appendices) > 1 else ""
        blocks.append(Appendix(label, title, attached, made, landscape=landscape))
    made = tuple(blocks)
    return Document(paper_title(report), str(frame["office"]), made, words_sheet="Nội dung")


def build_figures(request: ReportRequest) -> Document:
    """Build the figures alone, as a list that who made it signs."""
    report, content = request.report, request.content
    around = Frame(request.directory, report.issued_on or report.ends_on)
    title = f"Số liệu công tác dân vận {report.period.label}"
    counted = f"Số liệu từ ngày {short_date(report.starts_on)} đến ngày {short_date(report.ends_on)}"
    if report.replaces:
        counted = f"{counted}\n(thay thế số liệu kèm theo {report.replaced})"
    blocks = (
        around.unit_letterhead(),
        Title(title.upper(), counted),
        *_figure_blocks(content.rows),
        around.list_signatures(),
    )
    return Document(title, str(content.frame["office"]), blocks)


def _replacing(report: Report) -> list[Block]:
    """Say which report this one replaces, and why."""
    said = f"Báo cáo này thay thế {report.replaced}; lý do: {ended(report.reason)}"
    return [Paragraph(said)] if report.replaces else []


def _letterhead(report: Report, frame: Any) -> Letterhead:
    return Letterhead(
        governing=frame["governing"],
        issuer=frame["issuer"],
        number=report.number,
        symbol=report.symbol,
        place=frame["place"],
        issued_on=report.issued_on,
        year=report.ends_on.year,
    )


def _addressees(frame: Any) -> list[Block]:
    names = tuple(_lines(frame.get("to")))
    return [Addressees(names)] if names else []


def _lines(text: object) -> list[str]:
    return [line.strip().lstrip("- ").rstrip(" ;.") for line in str(text or "").split("\n") if line.strip()]


def _signature(frame: Any) -> Signature:
    # What was frozen before recipients were kept has those that it was printed with.
    named = _lines(frame["recipients"]) if "recipients" in frame else USUAL_RECIPIENTS
    recipients = tuple(f"{each};" for each in named)
    return Signature(
        tuple(frame["authority"]), frame["signer_title"], frame["signer_name"], (*recipients, frame["filing"])
    )


def _sections(sections: tuple[Section, ...]) -> Iterator[Block]:
    for each in sections:
        if each.heading:
            heading = each.heading.upper() if each.level == 1 else each.heading
            yield Heading(1 if each.level == 1 else 2, each.label, heading)
        for paragraph in each.text.split("\n"):
            if paragraph.strip():
                yield Paragraph(paragraph.strip())


def _attached(report: Report) -> str:
    number = f"số {report.full_number} " if report.number else f"số …/{report.symbol} "
    day = f"ngày {short_date(report.issued_on)}" if report.issued_on else "ngày …/…/…"
    return f"Kèm theo Báo cáo {number}{day}"


def _task_rows(lines: tuple[Line, ...]) -> Iterator[Row]:
    group = ""
    for number, each in enumerate(lines, 1):
        if each.group != group:
            group = each.group
            yield Row((group or "Nhiệm vụ khác",), "group")
        yield Row((str(number), each.task, each.result, each.assessment))


def _figure_blocks(rows: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    noted = Paragraph((Span(f"Ghi chú: {legend(rows)}", italic=True),), note=True)
    shown = [
        (column, said)
        for column, said in _FIGURES
        if column.title not in _WHERE_ANY or any(said(row) not in {"", NONE} for row in rows)
    ]
    columns = (_NUMBER, *(column for column, _said in shown))
    remarks = tuple(
        Paragraph((Span(f"({number}) {each.name}: {each.figure.remark}.", italic=True),), note=True)
        for number, each in enumerate(rows, 1)
        if each.figure.remark
    )
    return (Table(columns, tuple(_figure_rows(rows, [said for _column, said in shown]))), noted, *remarks)


def _figure_rows(rows: tuple[FigureRow, ...], said: Sequence[Callable[[FigureRow], str]]) -> Iterator[Row]:
    group = None
    for number, each in enumerate(rows, 1):
        if each.group != group:
            group = each.group
            yield Row((group or "Khác",), "group")
        yield Row((str(number), *(of(each) for of in said)))
