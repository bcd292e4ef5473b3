# SPDX-License-Identifier: MIT
"""The summary of scores: who came where with how much, by criterion and reviewer, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Appendix,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Span,
    Table,
    Title,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.appraisals import OFFICE
from dvcq_desktop.nominations.explaining import criterion_lines
from dvcq_desktop.nominations.prints.request import card_name, joined, pair
from dvcq_desktop.nominations.scoring import as_printed
from dvcq_desktop.nominations.terms import CriterionKind, Mode
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.prints.request import AppraisalRequest
    from dvcq_desktop.nominations.ranking import Place
    from dvcq_desktop.nominations.scorecards import Criterion

TITLE, OWN_TITLE = "Bảng tổng hợp điểm", "Bảng tổng hợp điểm tự chấm"
_MOST_COLUMNS = 8
_NOT_RANKED = "-"


def build(request: AppraisalRequest) -> Document:
    """Build the table of all models in their order, then why each stands where it stands.

    Raise UserError where nothing has points yet.
    """
    appraised = request.appraised
    places = [each for each in appraised.ranking.places if each.standing.model in request.models]
    if not any(place.standing.total is not None for place in places):
        raise UserError(f"“{appraised.appraisal.name}” chưa có điểm nào để tổng hợp: hãy nhập điểm.")
    held = appraised.appraisal
    by_reviewer = held.mode is Mode.REVIEWERS and len(appraised.reviewers) > 0
    parts: list[Block] = [Heading(1, "I.", "Kết quả"), result_table(request, places)]
    if by_reviewer:
        parts += [Heading(1, "II.", "Điểm của từng thành viên"), _reviewers_table(request, places)]
    number = "III." if by_reviewer else "II."
    parts += [Heading(1, number, "Vì sao có kết quả này"), *_reasons(request, places)]
    blocks: tuple[Block, ...] = (
        request.head(held.held_on),
        Title(_title(request).upper(), capital(request.subject)),
        *_basis(request),
        *parts,
        *_legend(request),
        pair("THƯ KÝ", held.secretary, "CHỦ TRÌ" if appraised.is_office else "TỔ TRƯỞNG", held.chair),
    )
    title = f"{_title(request)} {request.subject}"
    return Document(
        title=title, author=request.frame.office_name, blocks=blocks, landscape=not appraised.is_office
    )


def result_table(request: AppraisalRequest, places: Sequence[Place]) -> Table:
    """Return the models in their order; of a self-score, which ranks nobody, what it is made of."""
    return _own_table(request) if request.appraised.is_office else ranking_table(request, places)


def _title(request: AppraisalRequest) -> str:
    return OWN_TITLE if request.appraised.is_office else TITLE


def _own_table(request: AppraisalRequest) -> Table:
    scorecard, found = request.appraised.scorecard, request.appraised.standings[OFFICE]
    columns = (
        Column("TT", 6, "center"),
        Column("Nội dung tự chấm", 66, "left"),
        Column("Điểm tối đa", 14, "center"),
        Column("Điểm tự chấm", 14, "center"),
    )
    rows = []
    for line in criterion_lines(scorecard, found.gained):
        sign = "-" if line.criterion.kind is CriterionKind.PENALTY else ""
        gained = f"{sign if line.gained else ''}{points_text(line.gained)}"
        cells = (line.criterion.label, line.criterion.text, f"{sign}{points_text(line.worth)}", gained)
        rows.append(Row(tuple((Span(cell, bold=True),) if line.is_group else cell for cell in cells)))
    most = sum(each.worth for each in scorecard.scored)
    grade = f" (xếp loại: {found.grade.name})" if found.grade else ""
    total = Row(("", f"Tổng cộng{grade}", points_text(most), points_text(found.total)), "total")
    return Table(columns, (*rows, total))


def ranking_table(request: AppraisalRequest, places: Sequence[Place]) -> Table:
    """Return the models in their order, with what each main criterion brought where there is room."""
    scorecard = request.appraised.scorecard
    tops = [each for each in scorecard.criteria if not each.parent]
    shown = tops if len(tops) <= _MOST_COLUMNS else []
    graded = bool(scorecard.grades)
    columns = (
        Column("Hạng", 6, "center"),
        Column("Tên mô hình", 26, "left"),
        Column("Đơn vị, thôn", 13, "left"),
        *(Column(_short(each, number), 7, "center") for number, each in enumerate(shown, 1)),
        Column("Tổng điểm", 8, "center"),
        *((Column("Xếp loại", 10, "left"),) if graded else ()),
    )
    rows = []
    for place in places:
        found, said = place.standing, request.said(place.standing.model)
        gained = [points_text(_brought(request, place, each)) for each in shown]
        grade = (found.grade.name if found.grade else "",) if graded else ()
        rank = _rank(place)
        rows.append(Row((rank, said.name, said.unit, *gained, points_text(found.total), *grade)))
    return Table(columns, tuple(rows))


def _rank(place: Place) -> str:
    """Return a rank as papers show it, in brackets while it may still change."""
    if place.rank is None:
        return _NOT_RANKED
    return f"({place.rank})" if place.is_provisional else str(place.rank)


def _brought(request: AppraisalRequest, place: Place, criterion: Criterion) -> int | None:
    """Return what a criterion or group brought to a total, a penalty negative; None where unscored."""
    total = place.standing.mean_of(request.appraised.scorecard.leaves_below(criterion.id))
    return -total if criterion.kind is CriterionKind.PENALTY and total else total


def _short(criterion: Criterion, number: int) -> str:
    return criterion.label.rstrip(".") or f"TC {number}"


def _legend(request: AppraisalRequest) -> Iterator[Block]:
    """Say below the table what its short headers stand for, and by which rules the models stand."""
    if request.appraised.is_office:
        return
    scorecard = request.appraised.scorecard
    tops = [each for each in scorecard.criteria if not each.parent]
    if len(tops) <= _MOST_COLUMNS:
        listed = "; ".join(
            f"{_short(each, number)}: {each.text} ({points_text(scorecard.worth(each.id))} điểm)"
            for number, each in enumerate(tops, 1)
        )
        yield Paragraph(f"Ghi chú các cột điểm: {listed}.")
    yield Paragraph(scorecard.tie_sentence)
    if any(place.is_provisional for place in request.appraised.ranking.places):
        yield Paragraph("Hạng trong ngoặc đơn là tạm tính: mô hình chưa được chấm đủ.")


def _basis(request: AppraisalRequest) -> Iterator[Block]:
    held, scorecard = request.appraised.appraisal, request.appraised.scorecard
    day = f"họp ngày {short_date(held.held_on)}" if held.held_on else ""
    counted = "" if request.appraised.is_office else f"{len(request.models)} mô hình"
    yield Paragraph(
        f"{joined(held.name, day, counted)}; chấm theo {card_name(scorecard.called)}; {_way(request)}."
    )


def _way(request: AppraisalRequest) -> str:
    appraised = request.appraised
    if appraised.appraisal.mode is Mode.REVIEWERS:
        return f"{len(appraised.reviewers)} thành viên chấm riêng, tính trung bình cộng"
    who = "cuộc họp" if appraised.is_office else "Tổ thẩm định"
    return f"{who} thống nhất một điểm"


def _reviewers_table(request: AppraisalRequest, places: Sequence[Place]) -> Table:
    appraised = request.appraised
    columns = (
        *(() if appraised.is_office else (Column("Hạng", 6, "center"),)),
        Column("Cơ quan tự chấm" if appraised.is_office else "Tên mô hình", 30, "left"),
        *(Column(each.name, 12, "center") for each in appraised.reviewers),
        Column("Trung bình", 9, "center"),
        Column("Chênh lệch", 9, "center"),
    )
    rows = []
    for place in places:
        found = place.standing
        totals = []
        for each in appraised.reviewers:
            card = found.cards.get(each.id)
            recused = (each.id, found.model) in appraised.recusals
            totals.append(
                "không chấm" if recused else points_text(card.total) if card and card.is_begun else ""
            )
        rank = _rank(place)
        named = (
            (request.said(found.model).name,)
            if appraised.is_office
            else (rank, request.said(found.model).name)
        )
        rows.append(Row((*named, *totals, points_text(found.total), points_text(found.spread))))
    return Table(columns, tuple(rows))


def _reasons(request: AppraisalRequest, places: Sequence[Place]) -> Iterator[Block]:
    if request.appraised.is_office:
        yield Paragraph(_why(request, OFFICE))
        return
    for number, place in enumerate(places, 1):
        name = request.said(place.standing.model).name
        yield Heading(2, f"{number}.", name)
        yield Paragraph(_why(request, place.standing.model))


def _why(request: AppraisalRequest, model: str) -> str:
    return as_printed(" ".join(request.appraised.why(model)))


def appendix(request: AppraisalRequest, attached_to: str, label: str | None = "") -> Appendix:
    """Return the models in their order as an appendix of another paper."""
    places = request.appraised.ranking.places
    return Appendix(
        label,
        _title(request).upper(),
        attached_to,
        (result_table(request, places), *_legend(request)),
        landscape=not request.appraised.is_office,
    )
