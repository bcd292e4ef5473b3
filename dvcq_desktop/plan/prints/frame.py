# SPDX-License-Identifier: MIT
"""What stands around the plan's tables: letterheads, citations and signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Document, Signature
from dvcq_desktop.office.frame import COMMITTEE, Frame
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.prints.words import BLANK
from dvcq_desktop.text.dates import decree_date, decree_date_blank
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import in_sentence, tidy

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Block, Letterhead, SignaturePair
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Plan

_USUAL = "dan van"
_ROOM = re.compile(r" {2,}")
_DOTS = "……"
_MONTH = re.compile(r"tháng\s+(\d{1,2})\b")


def document(request: PrintRequest, title: str, blocks: tuple[Block, ...], *, landscape: bool) -> Document:
    """Put blocks into a document whose author is the office."""
    author = office_name(request)
    return Document(title=title, author=author, blocks=blocks, landscape=landscape)


def office_name(request: PrintRequest) -> str:
    """Return the office's name, a dotted space where it is not known yet."""
    return _frame(request).office_name


def short_office_name(request: PrintRequest) -> str:
    """Return the office's name as running text has it ("UBND xã Đại Sơn")."""
    return _frame(request).short_office_name


def plan_name(request: PrintRequest) -> str:
    """Return what titles call the year's plan: briefly where it is the usual one, else by its abstract."""
    plan = request.plan
    kind = (plan.kind or "Kế hoạch").capitalize() if plan else "Kế hoạch"
    abstract = tidy(plan.abstract) if plan else ""
    if abstract and _USUAL not in fold(abstract):
        return f"{kind} {in_sentence(abstract)}"
    return f"{kind} công tác dân vận chính quyền năm {request.year}"


def plan_subject(request: PrintRequest) -> str:
    """Return what the plan is about, as the subject of a letter goes on ("công tác dân vận ... năm 2026")."""
    name = plan_name(request)
    about = name.split(" ", 2)[-1]
    return about if about.startswith("công tác dân vận chính quyền") else name


def cited_plan(request: PrintRequest) -> str:
    """Return the year's plan as a paper cites it; number and day stay dotted until they are known."""
    plan = request.plan
    if plan is None:
        return f"Kế hoạch số {BLANK} ngày {BLANK} của {short_office_name(request)}"
    kind = (plan.kind or "Kế hoạch").capitalize()
    symbol = plan.symbol or "KH-UBND"
    return f"{kind} số {plan.number or BLANK}/{symbol} {_day(plan)} của {short_office_name(request)}"


def cited_issued(request: PrintRequest, paper: Issued) -> str:
    """Return a paper of the register as a later one cites it ("Công văn số ... ngày ... của UBND xã ...")."""
    return f"{paper.cited(BLANK)} của {short_office_name(request)}"


def office_letterhead(
    request: PrintRequest, symbol: str | None, *, subject: str | None = None, month: int | None = None
) -> Letterhead:
    """Return the People's Committee's letterhead with number and day left to the pen.

    `subject` ("V/v ...") is that of a công văn.
    """
    return _frame(request).office_letterhead(symbol, subject=subject, month=month)


def unit_letterhead(request: PrintRequest) -> Letterhead:
    """Return the letterhead of the unit in charge, whose lists have no number; else the office's own."""
    return _frame(request).unit_letterhead()


def plan_signature(request: PrintRequest) -> Signature:
    """Return the signature of who signs the plan; of a plan without one, of who signs for the office."""
    plan = request.plan
    if plan is not None and plan.signer_name:
        return Signature(plan.signer_authority or (COMMITTEE,), plan.signer_title.upper(), plan.signer_name)
    return office_signature(request)


def office_signature(request: PrintRequest, recipients: tuple[str, ...] = ()) -> Signature:
    """Return the signature of who signs for the office on the day of the print."""
    return _frame(request).office_signature(recipients)


def list_signatures(request: PrintRequest) -> SignaturePair:
    """Return the signatures of a list: who made it left, the head of the unit in charge right."""
    return _frame(request).list_signatures()


def filing(request: PrintRequest) -> str:
    """Return the last recipient: the clerk's file and the unit that drew the paper up."""
    return _frame(request).filing()


def letter_symbol(request: PrintRequest, earlier: Issued | None = None) -> str:
    """Return the symbol of a công văn ("UBND-VHXH"), that of an earlier one where the unit has none yet."""
    unit = request.unit_in_charge
    known = unit is not None and unit.symbol
    return earlier.symbol if earlier and earlier.symbol and not known else _frame(request).letter_symbol


def as_of_words(request: PrintRequest) -> str:
    """Return the day that a list speaks of, and that it counts by first deadlines where it does."""
    against = ", so với thời hạn đầu" if request.against is Against.FIRST else ""
    return f"{_frame(request).as_of_words()}{against}"


def blank_day(year: int | None, month: int | None = None) -> str:
    """Return a day inside a sentence, dotted where a pen will write it."""
    # Inside a sentence, room for a pen must be dotted to be seen.
    return _ROOM.sub(f" {_DOTS} ", decree_date_blank(year, month))


def _frame(request: PrintRequest) -> Frame:
    return Frame(request.directory, request.as_of)


def _day(plan: Plan) -> str:
    if plan.issued_on is not None:
        return decree_date(plan.issued_on)
    month = _MONTH.search(plan.date_text)
    return blank_day(plan.year, int(month[1]) if month else None)
