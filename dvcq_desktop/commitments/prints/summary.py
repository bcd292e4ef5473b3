# SPDX-License-Identifier: MIT
"""The figures of a campaign as of a day: by unit and by kind of person, both adding up to the same total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import rate, rates_by_unit
from dvcq_desktop.commitments.prints.request import NO_UNIT
from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.commitments.titles import subject_of
from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import in_order
from dvcq_desktop.text.normal import capital, in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.commitments.prints.request import CampaignRequest
    from dvcq_desktop.commitments.rules import Rate
    from dvcq_desktop.documents.blocks import Block

TITLE = "Tổng hợp kết quả ký cam kết"
_TOTAL = "Tổng cộng"
_STATES = (
    (MemberState.EXCUSED, "Chưa ký có lý do", 11),
    (MemberState.REFUSED, "Từ chối ký", 9),
    (MemberState.MOVED, "Chuyển đi", 9),
    (MemberState.UNSIGNED, "Chưa ký", 9),
)


def build(request: CampaignRequest) -> Document:
    """Build the figures, signed as a list is; raise UserError where nobody must sign."""
    counted = request.counted
    if not counted:
        raise UserError(f"“{request.campaign.name}” chưa có ai phải ký, nên chưa có số liệu để tổng hợp.")
    frame, total = request.frame, rate(counted)
    by_unit = rates_by_unit(request.in_order(counted))
    by_kind = {
        kind: rate(m for m in counted if m.person.kind == kind)
        for kind in in_order(m.person.kind for m in counted)
    }
    units = [(request.directory.unit_name(unit) or NO_UNIT, found) for unit, found in by_unit.items()]
    kinds = [(kind.label, found) for kind, found in by_kind.items() if found.must]
    about = subject_of(request.campaign, request.unit_names).split(" ký cam kết ", 1)[-1]
    blocks: tuple[Block, ...] = (
        frame.unit_letterhead(),
        Title(TITLE.upper(), f"{capital(about)}\n({frame.as_of_words()})"),
        *(Paragraph(sentence) for sentence in _sentences(request, total)),
        Heading(1, "I.", "Theo đơn vị"),
        _table("Đơn vị", units, total),
        Heading(1, "II.", "Theo đối tượng"),
        _table("Đối tượng", kinds, total),
        frame.list_signatures(),
    )
    return Document(title=f"{TITLE} {about}", author=frame.office_name, blocks=blocks)


def _sentences(request: CampaignRequest, total: Rate) -> Iterator[str]:
    campaign = request.campaign
    missing = "" if not total.missing else f"; còn {total.missing} người chưa ký"
    yield f"Đã ký {total.signed}/{total.must} người phải ký, đạt {total.percent}{missing}."
    yield f"Người mới đến trong đợt: {in_sentence(campaign.joiners.label)}."
    yield f"Người đã đi trong đợt: {in_sentence(campaign.leavers.label)}."


def _table(named: str, parts: Sequence[tuple[str, Rate]], total: Rate) -> Table:
    """Return a table whose columns of missing ones add up with the signed to those who must sign."""
    states = [
        (state, title, width)
        for state, title, width in _STATES
        if total.by_state.get(state) or state is not MemberState.MOVED
    ]
    columns = (
        Column("TT", 5, "center"),
        Column(named, 28, "left"),
        Column("Phải ký", 9, "center"),
        Column("Đã ký", 9, "center"),
        *(Column(title, width, "center") for _state, title, width in states),
        Column("Tỷ lệ", 10, "center"),
    )
    shown = [state for state, _title, _width in states]
    rows = [
        Row((str(number), name, *_figures(found, shown))) for number, (name, found) in enumerate(parts, 1)
    ]
    return Table(columns, (*rows, Row(("", _TOTAL, *_figures(total, shown)), "total")))


def _figures(found: Rate, states: Sequence[MemberState]) -> tuple[str, ...]:
    missing = (str(found.by_state.get(state, 0)) for state in states)
    return str(found.must), str(found.signed), *missing, found.percent
