# SPDX-License-Identifier: MIT
"""The minutes of an appraisal: who was there, what was said, the result, and what was concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Document, Heading, Paragraph, Title, unbroken
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.appraisals import warnings
from dvcq_desktop.nominations.grades import proposed_level
from dvcq_desktop.nominations.prints.dots import dotted
from dvcq_desktop.nominations.prints.request import card_name, joined, lines_of, pair
from dvcq_desktop.nominations.prints.scores import appendix
from dvcq_desktop.nominations.scoring import as_printed
from dvcq_desktop.nominations.terms import Level, Mode
from dvcq_desktop.text.dates import decree_date
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.prints.request import AppraisalRequest

TITLE = "Biên bản"
_DOTS = "………"
_CLOSING = "Biên bản được đọc lại cho mọi người cùng nghe, thống nhất và ký tên./."


def build(request: AppraisalRequest) -> Document:
    """Build the minutes with the table of scores; raise UserError where there is nothing to appraise."""
    appraised, held = request.appraised, request.appraised.appraisal
    if not appraised.models:
        raise UserError(f"“{held.name}” chưa có mô hình nào: hãy thêm mô hình rồi in biên bản.")
    about = f"Thẩm định, chấm điểm {request.subject}"
    if appraised.is_office:
        about = f"Tự chấm điểm {request.subject}"
    scored = any(each.total is not None for each in appraised.standings.values())
    blocks: tuple[Block, ...] = (
        request.head(held.held_on),
        Title(TITLE.upper(), about),
        *_opening(request),
        Heading(1, "I.", "Thành phần"),
        *_present(request),
        Heading(1, "II.", "Nội dung"),
        *_contents(request),
        Heading(1, "III.", "Kết quả"),
        *_results(request),
        Heading(1, "IV.", "Kết luận"),
        *_conclusion(request),
        Paragraph(_CLOSING),
        pair("THƯ KÝ", held.secretary, "CHỦ TRÌ", held.chair),
        *((appendix(request, f"Kèm theo Biên bản {_called(request)} {_day(request)}"),) if scored else ()),
    )
    return Document(title=f"{TITLE} {in_sentence(about)}", author=request.frame.office_name, blocks=blocks)


def _day(request: AppraisalRequest) -> str:
    held = request.appraised.appraisal
    if held.held_on:
        return decree_date(held.held_on)
    return f"ngày {_DOTS} tháng {_DOTS} năm {held.year}"


def _called(request: AppraisalRequest) -> str:
    return "tự chấm điểm" if request.appraised.is_office else "thẩm định"


def _who(request: AppraisalRequest) -> str:
    return request.frame.office_name if request.appraised.is_office else "Tổ thẩm định"


def _opening(request: AppraisalRequest) -> Iterator[Block]:
    held = request.appraised.appraisal
    where = held.place or f"{_DOTS}{_DOTS}{_DOTS}"
    yield Paragraph(f"Hôm nay, {_day(request)}, tại {where}, {_who(request)} họp, {_about(request)}.")


def _about(request: AppraisalRequest) -> str:
    if request.appraised.is_office:
        return f"tự chấm điểm {request.subject}"
    return f"thẩm định, chấm điểm {len(request.appraised.models)} {request.subject}"


def _present(request: AppraisalRequest) -> Iterator[Block]:
    held = request.appraised.appraisal
    for label, said in (("1. Chủ trì:", held.chair), ("2. Thư ký:", held.secretary)):
        if said:
            yield Paragraph(f"{label} {said}")
        else:
            yield from dotted(label)
    members = lines_of(held.members_present)
    listed = members or [joined(each.name, each.title) for each in request.appraised.reviewers]
    if not listed:
        yield from dotted("3. Thành viên:", 2)
        return
    yield Paragraph("3. Thành viên:")
    for number, member in enumerate(listed, 1):
        end = "." if number == len(listed) else ";"
        yield Paragraph(f"- {member.removeprefix('-').strip().rstrip(';.')}{end}")


def _contents(request: AppraisalRequest) -> Iterator[Block]:
    appraised = request.appraised
    scorecard, held = appraised.scorecard, appraised.appraisal
    scoring = "Cơ quan tự chấm" if appraised.is_office else "Tổ thẩm định chấm"
    yield Paragraph(f"{scoring} theo {card_name(scorecard.called or _DOTS)}. {_way(request)}")
    if scorecard.criteria and not appraised.is_office:
        yield Paragraph(scorecard.tie_sentence)
    for reviewer, model in sorted(appraised.recusals, key=lambda pair: appraised.names.get(pair[1], "")):
        name = next((each.name for each in appraised.reviewers if each.id == reviewer), "")
        if name and model in appraised.names and held.mode is Mode.REVIEWERS:
            why = appraised.recusals[reviewer, model]
            yield Paragraph(f"- {name} không chấm “{appraised.names[model]}”: {why or _DOTS}.")
    for sentence in warnings(appraised, list(appraised.standings.values())):
        yield Paragraph(f"- {as_printed(sentence)}")
    opinions = lines_of(held.opinions)
    if not opinions:
        yield from dotted("Ý kiến của các thành viên:", 4)
        return
    yield Paragraph("Ý kiến của các thành viên:")
    for opinion in opinions:
        yield Paragraph(f"- {opinion.removeprefix('-').strip()}")


def _way(request: AppraisalRequest) -> str:
    if request.appraised.appraisal.mode is Mode.REVIEWERS:
        count = len(request.appraised.reviewers)
        scored = "cơ quan" if request.appraised.is_office else "mô hình"
        return f"{count} thành viên chấm riêng; điểm của {scored} là trung bình cộng của các phiếu được tính."
    return "Các thành viên thảo luận và thống nhất một điểm cho mỗi tiêu chí."


def _results(request: AppraisalRequest) -> Iterator[Block]:
    appraised = request.appraised
    places = appraised.ranking.places
    if not any(place.standing.total is not None for place in places):
        yield from dotted("", 3)
        return
    if appraised.is_office:
        for sentence in appraised.why(places[0].standing.model):
            yield Paragraph(as_printed(sentence))
        yield Paragraph("Điểm của từng nội dung tại Phụ lục kèm theo.")
        return
    yield Paragraph("Thứ tự các mô hình theo điểm, chi tiết tại Phụ lục kèm theo:")
    for number, place in enumerate(places, 1):
        found, said = place.standing, request.said(place.standing.model)
        total = f"{points_text(found.total)} điểm" if found.total is not None else "chưa có điểm"
        rank = unbroken(f"hạng {place.rank}") if place.rank is not None else "không xếp hạng"
        if place.is_provisional:
            rank = "tạm tính vì chưa chấm đủ"
        remark = appraised.nominees_by_id[found.model].remark
        where = said.unit or _DOTS
        yield Paragraph(f"{number}. “{said.name}” ({where}): {total}, {rank}. {remark}".rstrip())


def _conclusion(request: AppraisalRequest) -> Iterator[Block]:
    appraised = request.appraised
    by_level: dict[Level, list[str]] = {level: [] for level in Level}
    for place in appraised.ranking.places:
        level = _level(appraised, place.standing.model)
        if level is not None:
            by_level[level].append(f"“{appraised.names[place.standing.model]}”")
    for level, names in by_level.items():
        if names:
            yield Paragraph(f"Mức “{level.label}” ({len(names)} mô hình): {'; '.join(names)}.")
    said = lines_of(appraised.appraisal.conclusion)
    for paragraph in said:
        yield Paragraph(paragraph)
    if not said and not any(by_level.values()):
        yield from dotted("", 3)


def _level(appraised: Appraised, model: str) -> Level | None:
    """Return the level that the Tổ proposes, else that of the class once everything is scored."""
    nominee = appraised.nominees_by_id.get(model)
    if nominee is None:
        return None
    if appraised.ranking.is_complete:
        return proposed_level(appraised, model)
    return nominee.proposed_level
