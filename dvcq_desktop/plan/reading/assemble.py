# SPDX-License-Identifier: MIT
"""From the lines of a source to a read plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.plantext import PlanText, Remark
from dvcq_desktop.plan.reading import remarks as doubts
from dvcq_desktop.plan.reading.bases import Opening, bases_above, read_bases
from dvcq_desktop.plan.reading.blocks import Block, blocks_of, has_ended, is_capitals, page_of
from dvcq_desktop.plan.reading.duties import read_duties
from dvcq_desktop.plan.reading.footer import Footer, footer_start, read_footer
from dvcq_desktop.plan.reading.header import (
    Header,
    attached_plan,
    read_attached_header,
    read_header,
    title_end,
)
from dvcq_desktop.plan.reading.joins import propose_joins
from dvcq_desktop.plan.reading.labels import Label, Rank
from dvcq_desktop.plan.reading.outline import Node, build_outline
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.source import Line, Source

_CLOSING = re.compile(
    r"^(?:Trên đây là|Trong quá trình|Yêu cầu |Đề nghị |Nhận được|Kế hoạch này|Căn cứ (?:nội dung )?Kế hoạch"
    r"|(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\b[^.]{0,60}(?:yêu cầu|đề nghị))"
)
_APPENDIX = re.compile(
    r"^(PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|MẪU|KHẨU HIỆU|ĐỀ CƯƠNG|DANH MỤC|PHIẾU|BẢNG"
    r"|LỊCH)(?:\s+(?:SỐ|số)?\s*:?\s*([IVX]+|\d{1,2}))?\b"
)
NOT_A_PLAN = (
    "Văn bản này không có dáng của một kế hoạch; hãy chọn tệp kế hoạch (có các mục I, II, III hoặc 1, 2, 3)."
)


@dataclass(frozen=True)
class _Body:
    """The blocks between title and footer, by what they are."""

    opening: Opening
    root: Node
    closing: tuple[Block, ...]


@dataclass(frozen=True)
class _Frame:
    """Where the body begins, what stands above it, and the footer of a decision that brings the plan."""

    header: Header
    start: int
    front: Footer | None = None


def read_source(source: Source, *, of_any_kind: bool = False) -> PlanText:
    """Read a plan out of its lines; raise UserError where they are no plan, unless any document will do."""
    lines = source.lines
    frame = _frame_of(lines)
    header, start = frame.header, frame.start
    end = footer_start(lines, start)
    page = page_of(lines)
    body = _read_body(blocks_of(lines[start:end], page))
    taken: set[int] = set()
    if frame.front and not body.opening.bases:
        above, taken = bases_above(blocks_of(lines[:start], page))
        body = replace(body, opening=replace(body.opening, bases=tuple(above)))
    footer = read_footer(lines[end:])
    appendices, stray = _read_appendices(blocks_of(lines[end + footer.end :], page))
    signed = frame.front if frame.front and not footer.lines else footer
    is_plan = body.root.children or appendices or (header.names_kind and body.opening.preamble)
    if not (is_plan or of_any_kind):
        raise UserError(NOT_A_PLAN)
    year = header.year
    duties = read_duties(body.root)
    duties += [duty for root in appendices for duty in read_duties(root, only_tables=True)]
    since = header.date.year if header.date else year
    tasks = tuple(duty.as_task(since) for duty in duties)
    joins = propose_joins(tasks)
    stray = [*_stray_text(body.root), *stray]
    remarks = _remarks(source, header, body, appendices, signed, stray)
    return PlanText(
        kind=header.kind,
        number=header.number,
        symbol=header.symbol,
        place=header.place,
        date=header.date,
        date_text=header.date_text,
        year=year,
        month=header.month,
        abstract=header.abstract,
        bases=tuple(basis for _, basis in body.opening.bases),
        preamble=body.opening.preamble,
        sections=tuple(node.as_section() for root in (body.root, *appendices) for node in root.children),
        closing="\n".join(block.text for block in body.closing),
        tasks=tasks,
        recipients=tuple(signed.recipients),
        signer=signed.signer(),
        remarks=tuple(remarks),
        unplaced=tuple(text for _, text in stray),
        join_proposals=tuple(places for places, _ in joins),
        join_words=tuple(words for _, words in joins),
        header=tuple(line.text for line in lines[:start] if not line.is_blank and line.number not in taken),
        footer=tuple(footer.lines),
        asides=tuple(text for _, text in source.asides),
        source=tuple(line.shown for line in lines),
    )


def _frame_of(lines: Sequence[Line]) -> _Frame:
    kind_index, start = title_end(lines)
    attached = attached_plan(lines, kind_index)
    if attached is None:
        return _Frame(read_header(lines, kind_index, start), start)
    title, body = attached
    front = read_footer(lines[footer_start(lines[:title], start) : title])
    return _Frame(read_attached_header(lines, kind_index, title, body), body, front)


def _read_body(blocks: Sequence[Block]) -> _Body:
    start = next((i for i, block in enumerate(blocks) if _is_heading(block, blocks, i)), len(blocks))
    first, last = _closing_range(blocks, start)
    root = build_outline([*blocks[start:first], *blocks[last:]])
    return _Body(read_bases(blocks[:start]), root, tuple(blocks[first:last]))


def _is_heading(block: Block, blocks: Sequence[Block], index: int) -> bool:
    if re.match(r"Căn cứ|CĂN CỨ", block.rest):
        return False
    if block.label is not None:
        return not block.label.is_bullet
    known = (
        fold(block.text).strip(" .:").startswith(("muc dich", "muc tieu", "noi dung", "nhiem vu", "yeu cau"))
    )
    is_short = len(block.text) < 120 and not has_ended(block.text.rstrip(":"))
    return (
        is_short and index + 1 < len(blocks) and (is_capitals(block.text) or (known and len(block.text) < 60))
    )


def _closing_range(blocks: Sequence[Block], start: int) -> tuple[int, int]:
    for index in range(len(blocks) - 1, start, -1):
        block = blocks[index]
        if block.label is not None or block.cells or not _CLOSING.match(block.text):
            continue
        ends = block.text.rstrip().endswith(("./.", "/.")) or block.text.startswith("Trên đây là")
        after = blocks[index + 1 :]
        if not ends and not any(
            more.text.rstrip().endswith("./.") for more in after[:3] if more.label is None
        ):
            continue
        first = index
        while first - 1 > start and _closes(blocks[first - 1]):
            first -= 1
        last = index + 1
        while (
            last < len(blocks)
            and blocks[last].label is None
            and not blocks[last].cells
            and not _APPENDIX.match(blocks[last].text)
        ):
            last += 1
        return first, last
    return len(blocks), len(blocks)


def _closes(block: Block) -> bool:
    return block.label is None and block.text.startswith(("Trên đây là", "Trong quá trình"))


def _read_appendices(blocks: Sequence[Block]) -> tuple[list[Node], list[tuple[int, str]]]:
    """Return a root for each appendix, and what stands before the first of them."""
    starts = [i for i, block in enumerate(blocks) if not block.cells and _begins_appendix(block, blocks, i)]
    stray = [(block.first, block.text) for block in blocks[: starts[0] if starts else len(blocks)]]
    roots: list[Node] = []
    for start, end in pairwise([*starts, len(blocks)]):
        roots.append(_appendix(blocks[start:end], len(roots)))
    return roots, stray


def _begins_appendix(block: Block, blocks: Sequence[Block], index: int) -> bool:
    before = _APPENDIX.match(blocks[index - 1].text) if index else None
    if (
        before
        and (before[2] or fold(before[1]) == "phu luc")
        and before.end() == len(blocks[index - 1].text.rstrip(" .:"))
    ):
        return False
    if _APPENDIX.match(block.text) and len(block.text) < 200:
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return (
        index == 0
        and is_capitals(block.text)
        and following is not None
        and bool(following.cells or following.label)
    )


def _appendix(blocks: Sequence[Block], place: int) -> Node:
    named = _APPENDIX.match(blocks[0].text)
    number = named[2] if named else None
    is_bare = (
        named is not None and fold(named[1]) == "phu luc" and named.end() == len(blocks[0].text.rstrip(" .:"))
    )
    label = blocks[0].text[: named.end()].strip() if named and (number or is_bare) else ""
    title = blocks[0].text[len(label) :].strip(" .:") if label else blocks[0].text
    path = label.capitalize() if label else f"Phụ lục {place + 1}"
    path = f"Phụ lục {number}" if number and named and fold(named[1]) == "phu luc" else path
    rest = list(blocks[1:])
    if not title and rest and is_capitals(rest[0].text) and not rest[0].cells:
        title = rest.pop(0).text
    inner = build_outline(rest, prefix=path)
    top = Node(Label(label, Rank.PART, 0) if label else None, title, rank=Rank.PART, path=path)
    top.first, top.last = blocks[0].first, blocks[-1].last
    top.paragraphs, top.children = inner.paragraphs, inner.children
    root = Node(None, rank=-1)
    root.children.append(top)
    return root


def _stray_text(root: Node) -> list[tuple[int, str]]:
    return [(block.first, block.text) for block in root.paragraphs]


def _remarks(
    source: Source,
    header: Header,
    body: _Body,
    appendices: Sequence[Node],
    footer: Footer,
    stray: Sequence[tuple[int, str]],
) -> list[Remark]:
    found = [Remark(place, "", sentence) for place, sentence in source.notes]
    found += doubts.header_remarks(header)
    found += doubts.basis_remarks(body.opening.bases, header.year)
    for root in (body.root, *appendices):
        found += doubts.tree_remarks(root, header.year)
    found += doubts.footer_remarks(footer, seen=bool(footer.lines))
    found += doubts.unplaced_remarks(stray)
    found += doubts.line_remarks(source.lines)
    return found
