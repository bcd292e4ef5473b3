# SPDX-License-Identifier: MIT
"""What stands around the plan's tables: letterheads, citations and signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Document, Letterhead, Signature, SignatureBox, SignaturePair
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.prints.words import BLANK
from dvcq_desktop.text.dates import decree_date, decree_date_blank
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.office.rules import Signer
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Plan

_FULL_NAME = "Ủy ban nhân dân"
_SHORT_NAME = "UBND"
_USUAL = "dan van"
_ROOM = re.compile(r" {2,}")
_DOTS = "……"
_MONTH = re.compile(r"tháng\s+(\d{1,2})\b")
_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


def document(request: PrintRequest, title: str, blocks: tuple[Block, ...], *, landscape: bool) -> Document:
    """Put blocks into a document whose author is the office."""
    author = office_name(request)
    return Document(title=title, author=author, blocks=blocks, landscape=landscape)


def office_name(request: PrintRequest) -> str:
    """Return the office's name, a dotted space where it is not known yet."""
    return request.profile.name if request.profile else f"{_FULL_NAME} {BLANK}"


def short_office_name(request: PrintRequest) -> str:
    """Return the office's name as running text has it ("UBND xã Đại Sơn")."""
    return office_name(request).replace(_FULL_NAME, _SHORT_NAME, 1)


def plan_name(request: PrintRequest) -> str:
    """Return what titles call the year's plan: briefly where it is the usual one, else by its abstract."""
    plan = request.plan
    kind = (plan.kind or "Kế hoạch").capitalize() if plan else "Kế hoạch"
    abstract = tidy(plan.abstract) if plan else ""
    if abstract and _USUAL not in fold(abstract):
        return f"{kind} {abstract[0].lower()}{abstract[1:]}"
    return f"{kind} công tác dân vận chính quyền năm {request.year}"


def cited_plan(request: PrintRequest) -> str:
    """Return the year's plan as a paper cites it; number and day stay dotted until they are known."""
    plan = request.plan
    if plan is None:
        return f"Kế hoạch số {BLANK} ngày {BLANK} của {short_office_name(request)}"
    kind = (plan.kind or "Kế hoạch").capitalize()
    symbol = plan.symbol or "KH-UBND"
    return f"{kind} số {plan.number or BLANK}/{symbol} {_day(plan)} của {short_office_name(request)}"


def office_letterhead(request: PrintRequest, symbol: str | None) -> Letterhead:
    """Return the People's Committee's letterhead with number and day left to the pen.

    A commune's committee has no line above its name since 01/7/2025.
    """
    profile = request.profile
    return Letterhead(
        governing=(profile.governing.upper() or None) if profile else None,
        issuer=office_name(request).upper(),
        number="",
        symbol=symbol,
        place=profile.place if profile else BLANK,
        issued_on=None,
        year=request.as_of.year,
    )


def unit_letterhead(request: PrintRequest) -> Letterhead:
    """Return the letterhead of the unit in charge, whose lists have no number; else the office's own."""
    unit = request.unit_in_charge
    if unit is None:
        return office_letterhead(request, None)
    return Letterhead(
        governing=short_office_name(request).upper(),
        issuer=unit.name.upper(),
        number="",
        symbol=None,
        place=request.profile.place if request.profile else BLANK,
        issued_on=None,
        year=request.as_of.year,
    )


def plan_signature(request: PrintRequest) -> Signature:
    """Return the signature of who signs the plan; of a plan without one, of who signs for the office."""
    plan = request.plan
    if plan is not None and plan.signer_name:
        return Signature(plan.signer_authority or (_COMMITTEE,), plan.signer_title.upper(), plan.signer_name)
    return office_signature(request)


def office_signature(request: PrintRequest, recipients: tuple[str, ...] = ()) -> Signature:
    """Return the signature of who signs for the office on the day of the print."""
    signer = request.directory.signer(request.as_of)
    if signer is None:
        return Signature((_COMMITTEE,), BLANK, "", recipients)
    return Signature(signer.authority or (_COMMITTEE,), signer.title.upper(), signer.name, recipients)


def list_signatures(request: PrintRequest) -> SignaturePair:
    """Return the signatures of a list: who made it left, the head of the unit in charge right."""
    return SignaturePair(SignatureBox((), "NGƯỜI LẬP", ""), _head(request))


def filing(request: PrintRequest) -> str:
    """Return the last recipient: the clerk's file and the unit that drew the paper up."""
    unit = request.unit_in_charge
    symbol = f", {unit.symbol}" if unit and unit.symbol else ""
    archive = request.profile.filing if request.profile else ""
    return f"Lưu: {archive or 'VT'}{symbol if symbol not in archive else ''}."


def as_of_words(request: PrintRequest) -> str:
    """Return the day that a list speaks of, and that it counts by first deadlines where it does."""
    against = ", so với thời hạn đầu" if request.against is Against.FIRST else ""
    return f"Tính đến {decree_date(request.as_of)}{against}"


def _head(request: PrintRequest) -> SignatureBox:
    unit = request.unit_in_charge
    signer: Signer | None = request.directory.signer(request.as_of, unit.id if unit else None)
    if signer is not None:
        return SignatureBox(signer.authority, signer.title.upper(), signer.name)
    held = request.directory.head(unit.id, request.as_of) if unit else None
    if held is None:
        return SignatureBox((), BLANK, "")
    person, tenure = held
    return SignatureBox((), tenure.position.upper() or BLANK, person.full_name)


def _day(plan: Plan) -> str:
    if plan.issued_on is not None:
        return decree_date(plan.issued_on)
    month = _MONTH.search(plan.date_text)
    # Inside a sentence, room for a pen must be dotted to be seen.
    return _ROOM.sub(f" {_DOTS} ", decree_date_blank(plan.year, int(month[1]) if month else None))
