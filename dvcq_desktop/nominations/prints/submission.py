# SPDX-License-Identifier: MIT
"""The proposal: the Phòng's to the body that decides; where that is the Party, the committee's own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Addressees, Document, Heading, Paragraph, Signature, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.decision import check_items, list_appendix, proposal_symbol
from dvcq_desktop.nominations.prints.request import card_name
from dvcq_desktop.nominations.terms import Body, Level, Mode
from dvcq_desktop.office.frame import BLANK
from dvcq_desktop.text.dates import decree_date
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.numbers import in_words
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.documents.blocks import Block, Letterhead
    from dvcq_desktop.nominations.prints.request import DecisionRequest

KIND = "Tờ trình"
_NO_KEEPER = (
    "Chưa biết phòng nào đứng tên trình, nên Tờ trình thành cơ quan tự trình mình: hãy ghi Đơn vị phụ trách"
    " ở trang Cơ quan, thẻ Cơ quan, rồi in lại."
)
_ASKED = {
    Level.RECOGNISED: "Công nhận",
    Level.OUTSTANDING: "Công nhận mô hình tiêu biểu",
    Level.PROPOSED: "Công nhận mô hình tiêu biểu và đề nghị cấp có thẩm quyền khen thưởng",
    Level.REWARDED: "Công nhận mô hình tiêu biểu và khen thưởng",
}

_OFFICE = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)


def build(request: DecisionRequest) -> Document:
    """Build the proposal with its list; raise UserError where the decision names no model yet."""
    check_items(request)
    if request.decision.body is not Body.PARTY and request.frame.unit_in_charge is None:
        raise UserError(_NO_KEEPER)
    about = about_of(request)
    symbol, number = proposal_symbol(request), request.decision.proposal_number or BLANK
    day = request.decision.proposal_on
    attached = f"Kèm theo Tờ trình số {number}/{symbol} {decree_date(day) if day else f'ngày {BLANK}'}"
    blocks: tuple[Block, ...] = (
        _letterhead(request),
        Title(KIND.upper(), about),
        Addressees((_to_whom(request),)),
        *_body(request),
        _signature(request),
        list_appendix(request, "", attached, f"Danh sách đề nghị công nhận {request.subject}"),
    )
    return Document(title=title_of(request), author=request.frame.office_name, blocks=blocks)


def title_of(request: DecisionRequest) -> str:
    """Return what the register calls the paper."""
    about = about_of(request).replace("\n", " ")
    return f"{KIND} {in_sentence(about)}"


def about_of(request: DecisionRequest) -> str:
    """Return what a proposal is about."""
    about = f"Về việc đề nghị công nhận {request.subject}"
    old = request.replaced
    return f"{about}\n(thay thế Quyết định số {old.full_number or BLANK})" if old else about


def _letterhead(request: DecisionRequest) -> Letterhead:
    decision, frame, symbol = request.decision, request.frame, proposal_symbol(request)
    if decision.body is Body.PARTY or frame.unit_in_charge is None:
        made = frame.office_letterhead(symbol)
    else:
        made = replace(frame.unit_letterhead(), symbol=symbol)
    day = decision.proposal_on
    year = day.year if day else decision.year
    return replace(made, number=decision.proposal_number, issued_on=day, year=year)


def standing_committee(office: str) -> str:
    """Return the Party's body of the place that an office is of, however the office's name is written."""
    return f"Ban Thường vụ Đảng ủy {_OFFICE.sub('', office).strip()}"


def _to_whom(request: DecisionRequest) -> str:
    decision, name = request.decision, request.frame.office_name
    if decision.body is Body.PARTY:
        return decision.body_name or standing_committee(name)
    return f"Chủ tịch {name}" if decision.body is Body.CHAIR else name


def _body(request: DecisionRequest) -> Iterator[Block]:
    decision, appraised = request.decision, request.appraised
    yield Paragraph(_opening(request))
    if appraised is not None:
        held = appraised.appraisal
        yield Heading(2, "1.", "Việc tổ chức thẩm định")
        day = f" {decree_date(held.held_on)}" if held.held_on else ""
        way = (
            f"{len(appraised.reviewers)} thành viên chấm riêng, lấy trung bình cộng"
            if held.mode is Mode.REVIEWERS
            else "các thành viên thảo luận, thống nhất điểm"
        )
        yield Paragraph(
            f"Tổ thẩm định họp{day}, chấm điểm {len(appraised.models)} mô hình theo"
            f" {card_name(appraised.scorecard.called)}; {way}. {appraised.scorecard.tie_sentence}"
        )
        yield Heading(2, "2.", "Kết quả và đề nghị")
    asked = [f"- {_ASKED[level]}: {len(items)} mô hình" for level in Level if (items := decision.at(level))]
    for number, line in enumerate(asked, 1):
        yield Paragraph(f"{line}{';' if number < len(asked) else '.'}")
    totals = [item.total for item in decision.items if item.total is not None]
    if totals:
        low, high = points_text(min(totals)), points_text(max(totals))
        span = f"{low} điểm" if low == high else f"từ {low} đến {high} điểm"
        yield Paragraph(f"Các mô hình đề nghị công nhận đạt {span}.")
    if request.replaced is not None:
        why = decision.replace_reason.strip().rstrip(".") or BLANK
        yield Paragraph(f"Quyết định mới thay thế {request.replaced.cited}, lý do: {why}.")
    whom = "Ban Thường vụ Đảng ủy" if decision.body is Body.PARTY else _to_whom(request)
    yield Paragraph(f"(Có danh sách kèm theo). Kính trình {whom} xem xét, quyết định./.")


def _opening(request: DecisionRequest) -> str:
    decision, frame = request.decision, request.frame
    unit = frame.unit_in_charge
    who = frame.office_name if decision.body is Body.PARTY or unit is None else unit.name
    count = len(decision.items)
    return (
        f"Căn cứ kết quả đăng ký, thực hiện và thẩm định {request.subject}, {who} kính trình"
        f" {_to_whom(request)} xem xét, công nhận {count} ({in_words(count)}) {request.subject}, như sau:"
    )


def _signature(request: DecisionRequest) -> Signature:
    frame = request.frame
    recipients = ("Như trên", frame.filing())
    if request.decision.body is Body.PARTY:
        return frame.office_signature(recipients)
    head = frame.list_signatures().right
    return Signature(head.authority, head.title, head.name, recipients)
