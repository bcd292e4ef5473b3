# SPDX-License-Identifier: MIT
"""The decision on recognition with its list as appendix; where the Party decides, only the list is ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Appendix,
    Bases,
    Column,
    Document,
    Paragraph,
    Row,
    Signature,
    Span,
    Table,
    Title,
    unbroken,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.request import counted, lines_of
from dvcq_desktop.nominations.recognitions import SYMBOL, usual_bases
from dvcq_desktop.nominations.terms import Body, Level
from dvcq_desktop.office.frame import BLANK, COMMITTEE
from dvcq_desktop.text.dates import decree_date
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.documents.blocks import Block, Letterhead
    from dvcq_desktop.nominations.prints.request import DecisionRequest
    from dvcq_desktop.nominations.recognitions import Item, Recognition

KIND = "Quyết định"
_LEVELS = (Level.RECOGNISED, Level.OUTSTANDING, Level.PROPOSED, Level.REWARDED)
_GIVEN = {
    Level.RECOGNISED: "được công nhận",
    Level.OUTSTANDING: "được công nhận và là mô hình tiêu biểu",
    Level.PROPOSED: "được công nhận, là mô hình tiêu biểu và được đề nghị khen thưởng",
    Level.REWARDED: "được công nhận, là mô hình tiêu biểu và được khen thưởng",
}


def build(request: DecisionRequest) -> Document:
    """Build the decision; raise UserError where it names nobody, or the Party decides."""
    decision = request.decision
    if decision.body is Body.PARTY:
        raise UserError(
            "Đảng ủy quyết định nên chương trình không in quyết định này: hãy in Tờ trình kèm danh sách, rồi"
            " ghi số, ngày Quyết định của Đảng ủy ở thẻ Công nhận."
        )
    takes_back = decision.takes_back and request.replaced is not None
    if not takes_back:
        check_items(request)
    about = about_of(request)
    blocks: tuple[Block, ...] = (
        _letterhead(request),
        Title(KIND.upper(), about),
        _centred(_authority(request)),
        Bases(tuple(bases_of(request))),
        _centred("QUYẾT ĐỊNH:"),
        *(_numbered(_taking_back(request)) if takes_back else _numbered(_articles(request))),
        _signature(request),
    )
    if not takes_back:
        attached = f"Kèm theo {decision.cited} của {_of_whom(request, decision)}"
        blocks = (*blocks, list_appendix(request, "", attached))
    return Document(title=title_of(request), author=request.frame.office_name, blocks=blocks)


def title_of(request: DecisionRequest) -> str:
    """Return what the register calls the paper; one that replaces another says which."""
    about = about_of(request).replace("\n", " ")
    return f"{KIND} {in_sentence(about)}"


def about_of(request: DecisionRequest) -> str:
    """Return what a decision is about."""
    about = f"Về việc công nhận {request.subject}"
    old = request.replaced
    if old is not None and request.decision.takes_back:
        return f"Về việc hủy bỏ Quyết định số {old.full_number or BLANK}\ncông nhận {request.subject}"
    return f"{about}\n(thay thế Quyết định số {old.full_number or BLANK})" if old else about


def check_items(request: DecisionRequest) -> None:
    """Raise UserError where a decision names no model."""
    if not request.decision.items:
        raise UserError("Quyết định này chưa có mô hình nào: hãy thêm mô hình vào danh sách rồi in.")


def list_appendix(request: DecisionRequest, label: str | None, attached_to: str, title: str = "") -> Appendix:
    """Return the list of models as a landscape appendix."""
    heading = title or f"Danh sách {request.subject} được công nhận"
    return Appendix(label, heading.upper(), attached_to, (listed_table(request),), landscape=True)


def listed_table(request: DecisionRequest) -> Table:
    """Return the models of a decision, those of a level below its name where there are several."""
    items = request.decision.items
    has_totals = any(item.total is not None for item in items)
    columns = (
        Column("TT", 5, "center"),
        Column("Tên mô hình", 24, "left"),
        Column("Đơn vị, thôn", 14, "left"),
        Column("Loại", 8, "left"),
        Column("Lĩnh vực", 13, "left"),
        Column("Người đứng đầu, đại diện", 14, "left"),
        *((Column("Tổng điểm", 8, "center"),) if has_totals else ()),
        Column("Danh hiệu", 15, "left"),
        Column("Hình thức khen thưởng", 13, "left"),
    )
    levels = [level for level in reversed(_LEVELS) if any(item.level is level for item in items)]
    rows: list[Row] = []
    number = 0
    for level in levels:
        held = [item for item in items if item.level is level]
        if len(levels) > 1:
            rows.append(Row((f"Mức: {level.label} ({len(held)} mô hình)",), "group"))
        for item in held:
            number += 1
            rows.append(_row(number, item, has_totals=has_totals))
    return Table(columns, tuple(rows))


def _row(number: int, item: Item, *, has_totals: bool) -> Row:
    said = item.said
    head = unbroken(said.head) if len(said.head.split()) <= 4 else said.head
    total = (points_text(item.total),) if has_totals else ()
    cells = (said.name, said.unit, said.kind, said.field, head, *total, item.honour, item.award)
    return Row((str(number), *cells))


def bases_of(request: DecisionRequest) -> list[str]:
    """Return the legal bases, as she wrote them or as a draft begins, and the proposal."""
    decision = request.decision
    written = lines_of(decision.bases) or list(usual_bases(decision.movement, decision.year))
    if any(line.casefold().startswith("theo đề nghị") for line in written):
        return written
    unit = request.frame.unit_in_charge
    proposer = f"Trưởng {in_sentence(unit.name)}" if unit and unit.name.startswith("Phòng") else ""
    proposer = proposer or (unit.name if unit else f"Phòng {BLANK}")
    day = decree_date(decision.proposal_on) if decision.proposal_on else f"ngày {BLANK}"
    number = f"{decision.proposal_number or BLANK}/{proposal_symbol(request)}"
    return [*written, f"Theo đề nghị của {proposer} tại Tờ trình số {number} {day}"]


def proposal_symbol(request: DecisionRequest) -> str:
    """Return the symbol of the proposal: the Phòng's, or the committee's own to the Party."""
    if request.decision.body is Body.PARTY:
        return "TTr-UBND"
    return f"TTr-{request.frame.unit_symbol or 'VHXH'}"


def _letterhead(request: DecisionRequest) -> Letterhead:
    decision = request.decision
    made = request.frame.office_letterhead(decision.symbol or SYMBOL)
    return replace(made, number=decision.number, issued_on=decision.issued_on, year=_year(request))


def _year(request: DecisionRequest) -> int:
    day = request.decision.issued_on
    return day.year if day else request.decision.year


def _authority(request: DecisionRequest) -> str:
    name = request.frame.office_name.upper()
    return f"CHỦ TỊCH {name}" if request.decision.body is Body.CHAIR else name


def _of_whom(request: DecisionRequest, decision: Recognition) -> str:
    name = request.frame.short_office_name
    return f"Chủ tịch {name}" if decision.body is Body.CHAIR else name


def _taking_back(request: DecisionRequest) -> list[str]:
    """Return the articles of a decision that only takes an earlier one back."""
    old = request.replaced
    assert old is not None
    reason = request.decision.replace_reason.strip().rstrip(".")
    why = f" (lý do: {reason})" if reason else ""
    return [
        f"Hủy bỏ {old.cited} của {_of_whom(request, old)} về việc công nhận {request.subject}{why}.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        _who_carries_out(request, "các thôn, tập thể, cá nhân liên quan"),
    ]


def _articles(request: DecisionRequest) -> list[str]:
    decision = request.decision
    parts = [f"{len(held)} mô hình {_GIVEN[level]}" for level in _LEVELS if (held := decision.at(level))]
    several = f", trong đó: {'; '.join(parts)}" if len(parts) > 1 else ""
    kept = f"Công nhận {len(decision.items)} {request.subject}{several} (có danh sách kèm theo)."
    articles = [kept]
    rewarded = decision.at(Level.REWARDED)
    if rewarded:
        awards = counted(dict.fromkeys(item.award for item in rewarded if item.award)) or "khen thưởng"
        articles.append(
            f"Tặng {awards} cho {len(rewarded)} tập thể, cá nhân có mô hình tiêu biểu có tên trong danh sách."
        )
    effect = "Quyết định này có hiệu lực kể từ ngày ký"
    old = request.replaced
    if old is not None:
        reason = decision.replace_reason.strip().rstrip(".")
        why = f" (lý do: {reason})" if reason else ""
        effect += f" và thay thế {old.cited} của {_of_whom(request, old)}{why}"
    articles.append(f"{effect}.")
    whom = "các thôn liên quan và các tập thể, cá nhân có tên trong danh sách"
    return [*articles, _who_carries_out(request, whom)]


def _who_carries_out(request: DecisionRequest, whom: str) -> str:
    unit = request.frame.unit_in_charge
    lead = f", {unit.name}" if unit and not unit.name.startswith("Văn phòng") else ""
    return (
        f"Văn phòng HĐND&UBND{lead}, các phòng, ban, đơn vị, {whom}"
        " chịu trách nhiệm thi hành Quyết định này./."
    )


def _numbered(articles: Sequence[str]) -> Iterator[Block]:
    for number, said in enumerate(articles, 1):
        yield Paragraph((Span(f"Điều {number}. ", bold=True), Span(said)))


def _signature(request: DecisionRequest) -> Signature:
    decision, frame = request.decision, request.frame
    recipients = ("Như Điều %d", "Thường trực Đảng ủy, HĐND", "Chủ tịch, các Phó Chủ tịch UBND")
    articles = 4 if decision.at(Level.REWARDED) else 3
    listed = (recipients[0] % articles, *recipients[1:], frame.filing())
    return signed(request, listed)


def signed(request: DecisionRequest, recipients: tuple[str, ...] = ()) -> Signature:
    """Return the signature of the deciding body; who signed stays who signed."""
    decision = request.decision
    made = request.frame.office_signature(recipients)
    authority, title, name = made.authority, made.title, made.name
    if decision.signer_name or decision.signer_title:
        authority, title = tuple(lines_of(decision.signer_authority)), decision.signer_title.upper()
        if not title and not authority:
            authority, title = _as_the_office_says(request)
        name = decision.signer_name
    if decision.body is Body.CHAIR:
        authority = tuple(line for line in authority if not line.upper().startswith("TM."))
    elif not authority:
        authority = (COMMITTEE,)
    return Signature(authority, title, name, recipients)


def _as_the_office_says(request: DecisionRequest) -> tuple[tuple[str, ...], str]:
    """Return authority and title of somebody whose name alone was written down."""
    named = (each for each in request.directory.signers if each.name == request.decision.signer_name)
    found = next(named, None)
    return (found.authority, found.title.upper()) if found else ((), "")


def _centred(text: str) -> Paragraph:
    return Paragraph((Span(text, bold=True),), first_line=False, align="center")
