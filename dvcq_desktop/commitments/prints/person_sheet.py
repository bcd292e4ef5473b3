# SPDX-License-Identifier: MIT
"""The sheet of one person: what was promised in each year, whether it was signed, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import Standing
from dvcq_desktop.commitments.prints.request import CampaignFrame, state_on
from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Span, Table, Title
from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.commitments.members import Member
    from dvcq_desktop.commitments.prints.request import PersonHistory, SheetRequest, Violated
    from dvcq_desktop.commitments.rules import Campaign
    from dvcq_desktop.documents.blocks import Block

TITLE = "Phiếu theo dõi thực hiện cam kết"
_NO_CAMPAIGN = "Chưa thuộc đợt ký cam kết nào."
_NO_VIOLATION = "Không có vi phạm cam kết nào được ghi nhận."
_SIGNED = (
    Column("TT", 5, "center"),
    Column("Năm", 8, "center"),
    Column("Đợt ký, nội dung", 40, "left"),
    Column("Tình trạng", 17, "left"),
    Column("Ngày ký", 14, "center"),
    Column("Lý do, ghi chú", 20, "left"),
)
_FOUND = (
    Column("TT", 5, "center"),
    Column("Ngày", 13, "center"),
    Column("Hành vi, kết luận", 32, "left"),
    Column("Điều cam kết", 24, "left"),
    Column("Xử lý, văn bản", 26, "left"),
)


def build(request: SheetRequest) -> Document:
    """Build a sheet for each person, each a paper of its own, signed as a list is."""
    frame = CampaignFrame(request.directory, request.as_of, request.in_charge)
    blocks: list[Block] = []
    for history in request.people:
        blocks += _sheet(request, frame, history)
    one = f" của {request.people[0].person.full_name}" if len(request.people) == 1 else ""
    return Document(title=f"{TITLE}{one}", author=frame.office_name, blocks=tuple(blocks))


def _sheet(request: SheetRequest, frame: CampaignFrame, history: PersonHistory) -> Iterator[Block]:
    yield frame.unit_letterhead()
    yield Title(TITLE.upper(), f"({frame.as_of_words()})")
    yield from (Paragraph(line) for line in _about(request, history))
    yield Heading(1, "I.", "Ký cam kết qua các năm")
    if history.signed:
        yield Table(_SIGNED, tuple(_signed_rows(history)))
    else:
        yield Paragraph(_NO_CAMPAIGN)
    yield Heading(1, "II.", "Kiểm tra, vi phạm cam kết")
    if history.violations:
        yield Table(_FOUND, tuple(_found_rows(history.violations)))
    else:
        yield Paragraph(_NO_VIOLATION)
    yield frame.list_signatures()


def _about(request: SheetRequest, history: PersonHistory) -> Iterator[tuple[Span, ...]]:
    person = history.person
    tenure = person.tenure_on(request.as_of)
    yield Span("Họ và tên: "), Span(person.full_name, bold=True)
    yield (Span(f"Ngày sinh: {birth_text(person.birth)}"),)
    yield (Span(f"Chức vụ: {tenure.position if tenure else ''}"),)
    yield (Span(f"Đơn vị công tác: {request.directory.unit_name(tenure.unit if tenure else None)}"),)
    yield (Span(f"Đối tượng: {person.kind.label}"),)


def _signed_rows(history: PersonHistory) -> Iterator[Row]:
    for number, (campaign, member, version) in enumerate(history.signed, start=1):
        day = member.entry.signed_on if member.is_signed else None
        yield Row(
            (
                str(number),
                str(campaign.year),
                _what(campaign, version if member.is_signed else 0),
                _state(member),
                short_date(day) if day else "",
                "; ".join(filter(None, (state_on(member).reason, member.entry.note))),
            )
        )


def _what(campaign: Campaign, version: int) -> str:
    signed = f" (bản lần {version})" if version > 1 else ""
    return f"{campaign.name}: {campaign.subject}{signed}"


def _state(member: Member) -> str:
    aside = "" if member.standing is Standing.PRESENT else f" ({member.standing.label.lower()})"
    return f"{member.state.label}{aside}"


def _found_rows(violations: tuple[Violated, ...]) -> Iterator[Row]:
    for number, found in enumerate(violations, start=1):
        day = short_date(found.found_on) if found.found_on else ""
        followed = "; ".join(filter(None, (found.measure, found.document)))
        yield Row((str(number), day, found.finding, found.promise, followed))
