# SPDX-License-Identifier: MIT
"""The lists of a campaign: to sign at a meeting, of those who signed, of those who have not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.prints.request import NO_UNIT, state_on
from dvcq_desktop.commitments.titles import not_signed_list_title, signed_list_title
from dvcq_desktop.documents.blocks import Column, Document, Paragraph, Row, Table, Title, unbroken
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.printing import Sorting
from dvcq_desktop.text.dates import decree_date, short_date
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dvcq_desktop.commitments.members import Member
    from dvcq_desktop.commitments.prints.request import CampaignRequest

_LIST = "Danh sách"
_ACT = "ký cam kết"
ROOM_TO_SIGN = 10.0
"""How high a row is that people sign in, in mm."""

# Units have a row of their own where as many people stand below it, on average.
_WORTH_A_ROW = 2

_TT = Column("TT", 5, "center")
_NAME = Column("Họ và tên", 19, "left")
_BIRTH = Column("Ngày sinh", 10, "center")
_POSITION = Column("Chức vụ", 18, "left")
_UNIT = Column("Đơn vị", 17, "left")
_KIND = Column("Đối tượng", 11, "left")
_NOTE = Column("Ghi chú", 10, "left")

_Cells = tuple[str, ...]


def build_signing(request: CampaignRequest) -> Document:
    """Build the collective list that is signed at a meeting: rows high enough for a pen.

    Raise UserError where there is nobody.
    """
    columns = (_TT, _NAME, _BIRTH, _POSITION, _UNIT, _KIND, Column("Ký tên", 15, "left"), _NOTE)
    people = request.signers()
    rows = _rows(request, people, lambda member: (*_about(request, member), "", ""))
    title = signed_list_title(request.campaign, request.unit_names)
    return _document(request, title, Table(columns, rows, row_height=ROOM_TO_SIGN))


def build_signed(request: CampaignRequest) -> Document:
    """Build the list of those who signed by the day, with the day of each, and how many of how many.

    Raise UserError where nobody has.
    """
    columns = (_TT, _NAME, _BIRTH, _POSITION, _UNIT, _KIND, Column("Ngày ký", 10, "center"), _NOTE)
    counted = request.counted
    signed = request.in_order([member for member in counted if member.is_signed])
    if not signed:
        raise UserError(
            f"“{request.campaign.name}”: đến ngày {short_date(request.as_of)} chưa có ai ký,"
            " nên chưa có danh sách."
        )
    rows = _rows(request, signed, lambda member: (*_about(request, member), *_signature(member)))
    sentence = f"Danh sách có {len(signed)}/{len(counted)} người đã ký tính đến {decree_date(request.as_of)}."
    title = signed_list_title(request.campaign, request.unit_names)
    return _document(request, title, Table(columns, rows), sentence)


def build_not_signed(request: CampaignRequest) -> Document:
    """Build the list of those who must sign and have not by the day, unit by unit, with the reasons known.

    Raise UserError where everybody has signed.
    """
    columns = (
        _TT,
        _NAME,
        _BIRTH,
        Column("Chức vụ", 20, "left"),
        _KIND,
        Column("Tình trạng", 13, "left"),
        Column("Lý do", 18, "left"),
        _NOTE,
    )
    counted = request.counted
    missing = request.in_order([member for member in counted if not member.is_signed])
    if not counted:
        raise UserError(f"“{request.campaign.name}” chưa có ai phải ký, nên chưa có danh sách.")
    if not missing:
        raise UserError(
            f"“{request.campaign.name}”: cả {len(counted)} người đều đã ký, không còn ai chưa ký."
        )
    rows = _rows(
        request,
        missing,
        lambda member: (*_about(request, member, unit=False), *_standing(member)),
        grouped=True,
    )
    day = decree_date(request.as_of)
    sentence = f"Danh sách có {len(missing)}/{len(counted)} người chưa ký tính đến {day}."
    title = not_signed_list_title(request.campaign, request.unit_names)
    return _document(request, title, Table(columns, rows), sentence)


def _document(request: CampaignRequest, title: str, table: Table, sentence: str = "") -> Document:
    frame = request.frame
    about = title.removeprefix(_LIST).strip().replace(_ACT, unbroken(_ACT))
    blocks = (
        frame.unit_letterhead(),
        Title(_LIST.upper(), capital(about)),
        table,
        *((Paragraph(sentence),) if sentence else ()),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks, landscape=True)


def _rows(
    request: CampaignRequest,
    people: Sequence[Member],
    cells: Callable[[Member], _Cells],
    *,
    grouped: bool = False,
) -> tuple[Row, ...]:
    """Return the rows, those of a unit below its name where that is worth it, or `grouped` wants it."""
    numbered = enumerate(people, start=1)
    units = {member.unit for member in people}
    by_unit = (request.sorting or Sorting.UNIT) is Sorting.UNIT and len(units) > 1
    if by_unit and (grouped or len(people) >= _WORTH_A_ROW * len(units)):
        return tuple(_grouped(request, numbered, cells))
    return tuple(Row((str(number), *cells(member))) for number, member in numbered)


def _grouped(
    request: CampaignRequest, numbered: Iterable[tuple[int, Member]], cells: Callable[[Member], _Cells]
) -> Iterator[Row]:
    """Yield the rows of each unit below its name, numbered through."""
    for unit, group in groupby(numbered, key=lambda pair: pair[1].unit):
        rows = [Row((str(number), *cells(member))) for number, member in group]
        name = request.directory.unit_name(unit) or NO_UNIT
        yield Row((f"{name} ({len(rows)} người)",), "group")
        yield from rows


def _about(request: CampaignRequest, member: Member, *, unit: bool = True) -> _Cells:
    person = member.person
    where = (request.directory.unit_called(member.unit),) if unit else ()
    return unbroken(person.full_name), birth_text(person.birth), member.position, *where, person.kind.label


def _signature(member: Member) -> _Cells:
    day = member.entry.signed_on
    return short_date(day) if day else "", member.entry.note


def _standing(member: Member) -> _Cells:
    return member.state.label, state_on(member).reason, member.entry.note
