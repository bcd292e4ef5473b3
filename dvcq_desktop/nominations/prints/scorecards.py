# SPDX-License-Identifier: MIT
"""Score sheets: one for each model and who scores it, blank or with the points that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Column, Document, Paragraph, Row, Signature, Span, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.explaining import criterion_lines
from dvcq_desktop.nominations.prints.dots import dotted
from dvcq_desktop.nominations.prints.request import joined
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.terms import CriterionKind
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.appraisals import Reviewer
    from dvcq_desktop.nominations.explaining import CriterionLine
    from dvcq_desktop.nominations.prints.request import AppraisalRequest
    from dvcq_desktop.nominations.scoring import Card

TITLE, OWN_TITLE = "Phiếu chấm điểm", "Phiếu tự chấm điểm"
_ROOM_TO_WRITE = 7.5
_BARRED = "*"
# Of the width, in hundredths: where nothing is remarked, or little is to be written, the criteria get more.
_REMARKS, _NO_REMARKS = 24, 15


def build(request: AppraisalRequest) -> Document:
    """Build the sheets; raise UserError where there is nothing to score, or nothing was scored."""
    appraised = request.appraised
    if not appraised.scorecard.criteria:
        raise UserError(f"“{appraised.appraisal.name}” chưa chọn thang điểm nên chưa in được phiếu chấm.")
    if not request.models:
        raise UserError(f"“{appraised.appraisal.name}” chưa có mô hình nào để chấm: hãy thêm mô hình.")
    blocks: list[Block] = []
    holders = {each.id: each for each in appraised.reviewers}
    for model in request.models:
        for reviewer in appraised.reviewers_of(model):
            card = appraised.standings[model].cards.get(reviewer)
            if request.blank or (card is not None and card.is_begun):
                blocks += _sheet(request, model, holders.get(reviewer), None if request.blank else card)
    if not blocks:
        raise UserError(f"“{appraised.appraisal.name}” chưa có điểm nào: hãy in phiếu trống, hoặc nhập điểm.")
    title = f"{_title(request)} {request.subject}{' (mẫu trống)' if request.blank else ''}"
    return Document(title=title, author=request.frame.office_name, blocks=tuple(blocks))


def _sheet(request: AppraisalRequest, model: str, by: Reviewer | None, card: Card | None) -> Iterator[Block]:
    appraised, said = request.appraised, request.said(model)
    held_on = None if request.blank else appraised.appraisal.held_on
    yield request.head(held_on)
    yield Title(_title(request).upper(), capital(request.subject))
    if appraised.is_office:
        yield _said("Đơn vị tự chấm:", request.frame.office_name)
    else:
        yield _said("Mô hình:", f"“{said.name}”", bold=True)
        unit = joined(said.unit, said.kind and f"{said.kind.lower()}")
        if unit and said.head:
            yield _said("Đơn vị, thôn:", f"{unit}; đại diện: {said.head}")
        else:
            yield _said("Đơn vị, thôn:", unit)
            yield _said("Người đứng đầu, đại diện:", said.head)
    if by is not None:
        yield _said("Người chấm:", joined(by.name, by.title))
    key = by.id if by else AGREED
    yield points_table(request, model, key, card)
    yield from _total(request, model, card)
    if card is None:
        yield from dotted("Nhận xét chung:")
    yield _signature(request, by)


def points_table(request: AppraisalRequest, model: str, key: str, card: Card | None) -> Table:
    """Return each criterion with what a card gave for it; without one, room to write it."""
    rows = tuple(_rows(request, model, key, card))
    return Table(_columns(request, rows), rows, row_height=_ROOM_TO_WRITE if request.blank else 0)


def _title(request: AppraisalRequest) -> str:
    return OWN_TITLE if request.appraised.is_office else TITLE


def _columns(request: AppraisalRequest, rows: Iterable[Row]) -> tuple[Column, ...]:
    remarked = any(row.cells[-1] for row in rows)
    barring = any(each.not_zero for each in request.appraised.scorecard.criteria)
    is_office = request.appraised.is_office
    told = "Nội dung tự chấm" if is_office else "Nội dung, tiêu chí"
    remarks = _REMARKS if remarked else _NO_REMARKS
    return (
        Column("TT", 5, "center"),
        Column(f"{told}{f' ({_BARRED}: không được 0 điểm)' if barring else ''}", 80 - remarks, "left"),
        Column("Điểm tối đa", 8, "center"),
        Column("Điểm tự chấm" if is_office else "Điểm chấm", 8, "center"),
        Column("Nhận xét, minh chứng", remarks, "left"),
    )


def _rows(request: AppraisalRequest, model: str, reviewer: str, card: Card | None) -> Iterator[Row]:
    appraised = request.appraised
    gained = card.gained if card else {}
    for line in criterion_lines(appraised.scorecard, gained):
        criterion = line.criterion
        remark = appraised.remarks.get((model, reviewer, criterion.id), "") if card else ""
        proofs = appraised.evidence.get((model, criterion.id), ()) if card else ()
        said = joined(remark, *(f"Minh chứng: {proof.text}" for proof in proofs), by="\n")
        if not card and not line.is_group:
            said = ""
        points = points_text(line.gained) if card else ""
        if line.is_group:
            yield Row(
                (
                    criterion.label,
                    (Span(_named(line), bold=True),),
                    _bold(points_text(line.worth)),
                    _bold(points),
                    said,
                )
            )
        else:
            yield Row((criterion.label, _named(line), _most(line), points, said))
    total = points_text(card.total) if card else ""
    most = sum(each.worth for each in appraised.scorecard.scored)
    yield Row(("", "Tổng cộng", points_text(most), total, ""), "total")


def _most(line: CriterionLine) -> str:
    sign = "-" if line.criterion.kind is CriterionKind.PENALTY else ""
    return f"{sign}{points_text(line.worth)}"


def _named(line: CriterionLine) -> str:
    kind = line.criterion.kind
    noted = "" if kind is CriterionKind.SCORE else f" ({kind.label.lower()})"
    barred = f" {_BARRED}" if line.criterion.not_zero else ""
    return f"{line.criterion.text}{noted}{barred}"


def _total(request: AppraisalRequest, model: str, card: Card | None) -> Iterator[Block]:
    if card is None:
        return
    grade = request.appraised.standings[model].grade
    if len(request.appraised.reviewers_of(model)) == 1 and grade is not None:
        yield Paragraph(f"Tổng điểm: {points_text(card.total)} điểm. Xếp loại: {grade.name}.")
    else:
        yield Paragraph(f"Tổng điểm: {points_text(card.total)} điểm.")
    if card.missing:
        yield Paragraph(f"Còn {len(card.missing)} tiêu chí chưa có điểm.")


def _signature(request: AppraisalRequest, by: Reviewer | None) -> Block:
    if request.appraised.is_office:
        return request.frame.list_signatures()
    if by is None:
        name = request.appraised.appraisal.chair
        return Signature(("TM. TỔ THẨM ĐỊNH",), "TỔ TRƯỞNG", name)
    return Signature((), "NGƯỜI CHẤM", by.name, note="(Ký, ghi rõ họ tên)")


def _said(label: str, said: str, *, bold: bool = False) -> Paragraph:
    if not said:
        return dotted(label)[0]
    return Paragraph((Span(f"{label} "), Span(said, bold=bold)), align="left")


def _bold(text: str) -> tuple[Span, ...]:
    return (Span(text, bold=True),)
