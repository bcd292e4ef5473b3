# SPDX-License-Identifier: MIT
"""A year of commitments in figures, beside the years before: signed, inspected, broken; without names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import rate
from dvcq_desktop.commitments.prints.request import NO_UNIT, CampaignFrame
from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.commitments.prints.request import CommitmentYear, YearRequest
    from dvcq_desktop.documents.blocks import Block

TITLE = "Tổng hợp thực hiện cam kết, kiểm tra công vụ"
_TOTAL = "Tổng cộng"
_UNSTATED = "Chưa ghi điều cam kết"
_SIGNED = (
    Column("TT", 5, "center"),
    Column("Đợt ký", 37, "left"),
    Column("Thời gian", 22, "center"),
    Column("Phải ký", 12, "center"),
    Column("Đã ký", 12, "center"),
    Column("Tỷ lệ", 12, "center"),
)
_BY_UNIT = (
    Column("TT", 5, "center"),
    Column("Đơn vị", 51, "left"),
    Column("Cuộc kiểm tra", 22, "center"),
    Column("Vi phạm", 22, "center"),
)
_INSPECTED = (
    Column("TT", 5, "center"),
    Column("Ngày", 13, "center"),
    Column("Đơn vị được kiểm tra", 22, "left"),
    Column("Nội dung", 26, "left"),
    Column("Kết luận, văn bản", 34, "left"),
)
_BROKEN = (
    Column("TT", 5, "center"),
    Column("Ngày", 13, "center"),
    Column("Đơn vị", 20, "left"),
    Column("Hành vi", 24, "left"),
    Column("Điều cam kết", 18, "left"),
    Column("Xử lý, văn bản", 20, "left"),
)
_BY_PROMISE = (Column("TT", 5, "center"), Column("Điều cam kết", 75, "left"), Column("Số vụ", 20, "center"))
_YEARS = (
    Column("Năm", 16, "center"),
    Column("Phải ký", 16, "center"),
    Column("Đã ký", 16, "center"),
    Column("Tỷ lệ", 16, "center"),
    Column("Cuộc kiểm tra", 18, "center"),
    Column("Vi phạm", 18, "center"),
)


def build(request: YearRequest) -> Document:
    """Build the report of the first of the years, signed as a list is; UserError where it has nothing."""
    year = request.years[0]
    if not (year.campaigns or year.inspections or year.violations):
        raise UserError(f"Năm {year.year} chưa có đợt ký, cuộc kiểm tra hay vi phạm nào để tổng hợp.")
    frame = CampaignFrame(request.directory, request.as_of, request.in_charge)
    blocks: tuple[Block, ...] = (
        frame.unit_letterhead(),
        Title(TITLE.upper(), f"Năm {year.year}\n({frame.as_of_words()})"),
        Heading(1, "I.", "Ký cam kết"),
        *_signed(year),
        Heading(1, "II.", "Kiểm tra công vụ, vi phạm theo đơn vị"),
        *_by_unit(request, year),
        Heading(1, "III.", "Các cuộc kiểm tra"),
        *_inspections(request, year),
        Heading(1, "IV.", "Vi phạm cam kết và xử lý"),
        *_violations(request, year),
        Heading(1, "V.", "Qua các năm"),
        Table(_YEARS, tuple(_year_row(each) for each in request.years)),
        frame.list_signatures(),
    )
    return Document(title=f"{TITLE} năm {year.year}", author=frame.office_name, blocks=blocks)


def _signed(year: CommitmentYear) -> Iterator[Block]:
    if not year.campaigns:
        yield Paragraph("Trong năm không có đợt ký cam kết.")
        return
    rows = []
    for number, (campaign, found) in enumerate(year.campaigns, start=1):
        result = rate(found)
        days = (short_date(day) if day else "" for day in (campaign.starts_on, campaign.ends_on))
        cells = (campaign.name, " - ".join(days), str(result.must), str(result.signed), result.percent)
        rows.append(Row((str(number), *cells)))
    yield Table(_SIGNED, tuple(rows))


def _by_unit(request: YearRequest, year: CommitmentYear) -> Iterator[Block]:
    inspected = Counter(each.unit for each in year.inspections)
    broken = Counter(each.unit for each in year.violations)
    order = {unit.id: place for place, unit in enumerate(request.directory.units)}
    units = sorted(inspected | broken, key=lambda unit: order.get(unit or "", len(order)))
    if not units:
        yield Paragraph("Trong năm chưa ghi nhận cuộc kiểm tra hay vi phạm nào.")
        return
    rows = [
        Row(
            (
                str(number),
                request.directory.unit_name(unit) or NO_UNIT,
                str(inspected[unit]),
                str(broken[unit]),
            )
        )
        for number, unit in enumerate(units, start=1)
    ]
    total = Row(("", _TOTAL, str(inspected.total()), str(broken.total())), "total")
    yield Table(_BY_UNIT, (*rows, total))


def _inspections(request: YearRequest, year: CommitmentYear) -> Iterator[Block]:
    if not year.inspections:
        yield Paragraph("Trong năm chưa có cuộc kiểm tra nào.")
        return
    rows = []
    for number, each in enumerate(year.inspections, start=1):
        unit = request.directory.unit_name(each.unit) or NO_UNIT
        cells = (_day(each.inspected_on), unit, each.content, _joined(each.conclusion, each.document))
        rows.append(Row((str(number), *cells)))
    yield Table(_INSPECTED, tuple(rows))


def _violations(request: YearRequest, year: CommitmentYear) -> Iterator[Block]:
    if not year.violations:
        yield Paragraph("Trong năm không ghi nhận vi phạm cam kết nào.")
        return
    rows = []
    for number, each in enumerate(year.violations, start=1):
        unit = request.directory.unit_name(each.unit) or NO_UNIT
        said = each.violated
        cells = (_day(said.found_on), unit, said.finding, said.promise, _joined(said.measure, said.document))
        rows.append(Row((str(number), *cells)))
    yield Table(_BROKEN, tuple(rows))
    yield Paragraph("Số vụ theo từng điều cam kết:")
    by_promise = Counter(each.violated.promise or _UNSTATED for each in year.violations)
    counted = [
        Row((str(number), promise, str(count)))
        for number, (promise, count) in enumerate(sorted(by_promise.items(), key=_most_first), start=1)
    ]
    yield Table(_BY_PROMISE, (*counted, Row(("", _TOTAL, str(by_promise.total())), "total")))


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _year_row(year: CommitmentYear) -> Row:
    result = rate(member for _, found in year.campaigns for member in found)
    figures = (result.must, result.signed, result.percent, len(year.inspections), len(year.violations))
    return Row((str(year.year), *map(str, figures)))


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _joined(*parts: str) -> str:
    return "; ".join(part.rstrip(" .;") for part in parts if part)
