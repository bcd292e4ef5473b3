# SPDX-License-Identifier: MIT
"""A plan as the official document that it is: from its letterhead to whom it goes to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Appendix, Bases, Document, Heading, Paragraph, Signature, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.frame import COMMITTEE
from dvcq_desktop.plan.clauses import BULLET, Style, depths, printed_label, style_of
from dvcq_desktop.plan.prints import frame
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.documents.blocks import Block, Letterhead, Level
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Clause, Plan

KIND = "KẾ HOẠCH"
SYMBOL = "KH-UBND"
NOTHING = "Chưa có văn bản kế hoạch nào để in."
_OPENERS = (
    "căn cứ",
    "thực hiện",
    "tiếp tục",
    "triển khai",
    "thi hành",
    "xét",
    "theo",
    "trên cơ sở",
    "quán triệt",
)
_YEAR = re.compile(r"năm\s+(20\d\d)")
_MONTH = re.compile(r"tháng\s+(\d{1,2})\b")
_END = re.compile(r"[\s./]*$")
_UPPER = frozenset({Style.PART, Style.CAPITAL, Style.ROMAN})


def build(request: PrintRequest) -> Document:
    """Build the request's plan, with its assignment table as appendix where it is wanted.

    Raise UserError where there is no plan.
    """
    plan = request.plan
    if plan is None:
        raise UserError(NOTHING)
    kind, abstract = plan.kind or KIND, tidy(plan.abstract)
    body = [*_opening(plan), *_clauses(plan), *_paragraphs(plan.closing)]
    blocks: tuple[Block, ...] = (
        _letterhead(request, plan),
        Title(kind, abstract),
        *_ended(body),
        _signature(request, plan),
    )
    if request.with_table:
        blocks = (*blocks, _table(request))
    return frame.document(request, plan.title, blocks, landscape=False)


def _letterhead(request: PrintRequest, plan: Plan) -> Letterhead:
    made = frame.office_letterhead(request, plan.symbol or SYMBOL)
    month, year = _MONTH.search(plan.date_text), _YEAR.search(plan.date_text)
    return replace(
        made,
        number=plan.number,
        place=plan.place or made.place,
        issued_on=plan.issued_on,
        month=int(month[1]) if month else None,
        year=int(year[1]) if year else None,
    )


def _opening(plan: Plan) -> Iterator[Block]:
    lines = tuple(_based(tidy(basis.text)) for basis in plan.bases if basis.text.strip())
    if lines:
        yield Bases(lines)
    yield from _paragraphs(plan.preamble)


def _based(text: str) -> str:
    """Let a basis open as one that stands on a line of its own does; several may have stood in one."""
    opened = fold(text).startswith(tuple(fold(opener) for opener in _OPENERS))
    return text if opened else f"Căn cứ {text}"


def _clauses(plan: Plan) -> Iterator[Block]:
    by_id = {clause.id: clause for clause in plan.clauses}
    depth = depths(plan.clauses)
    for clause in plan.clauses:
        label = printed_label(clause, by_id.get(clause.parent or ""))
        yield from _clause(clause, label, depth[clause.id])


def _clause(clause: Clause, label: str, depth: int) -> Iterator[Block]:
    lines = _lines(clause.text)
    style = style_of(clause.label)
    if clause.title and style is not Style.BULLET:
        yield Heading(_level(clause, style, depth), label, tidy(clause.title))
    else:
        first = ": ".join(part for part in (tidy(clause.title), lines[0] if lines else "") if part)
        if first:
            yield Paragraph(f"{_mark(label)}{first}")
        lines = lines[1:]
    for line in lines:
        yield Paragraph(line)


def _level(clause: Clause, style: Style, depth: int) -> Level:
    if style in _UPPER:
        return 1
    if style is Style.NONE and depth == 0 and clause.title.isupper():
        return 1
    return 3 if style is Style.LETTER or depth > 2 else 2


def _mark(label: str) -> str:
    """Return what stands before a paragraph: bullets as the decree's own dash."""
    if not label:
        return ""
    return f"{label} " if label[0].isalnum() or label[0] in "(+" else f"{BULLET} "


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(line) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := tidy(part))]


def _ended(body: Sequence[Block]) -> list[Block]:
    """Close the last paragraph with "./.", as every official text ends."""
    last = body[-1] if body else Paragraph("")
    if not isinstance(last, Paragraph) or not isinstance(last.text, str):
        return [*body, Paragraph("./.")]
    return [*body[:-1], replace(last, text=_END.sub("./.", last.text, count=1))]


def _signature(request: PrintRequest, plan: Plan) -> Signature:
    filed = any(fold(name).lstrip("- ").startswith("luu") for name in plan.recipients)
    recipients = plan.recipients if filed else (*plan.recipients, frame.filing(request))
    if not plan.signer_name and not plan.signer_title:
        return frame.office_signature(request, recipients)
    authority = plan.signer_authority or (COMMITTEE,)
    return Signature(authority, plan.signer_title.upper(), plan.signer_name, recipients)


def _table(request: PrintRequest) -> Appendix:
    """Return the assignment table without a signature of its own: the plan's stands above it."""
    from dvcq_desktop.plan.prints import assignment  # noqa: PLC0415 - only where it is wanted

    [appendix] = assignment.build(request).blocks
    assert isinstance(appendix, Appendix)
    kept = tuple(block for block in appendix.blocks if not isinstance(block, Signature))
    return replace(appendix, blocks=kept)
