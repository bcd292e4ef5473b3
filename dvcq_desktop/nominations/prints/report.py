# SPDX-License-Identifier: MIT
"""The report of one model: what was registered, what was done, what came of it, who else took it up."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Addressees,
    Column,
    Document,
    Heading,
    Paragraph,
    Photos,
    Row,
    Table,
    Title,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.dots import dotted
from dvcq_desktop.nominations.prints.request import joined, lines_of, named, pair, unit_head
from dvcq_desktop.nominations.recognitions import movement_models
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.normal import capital, in_sentence
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.prints.request import ModelRequest
    from dvcq_desktop.nominations.rules import Model, Step

TITLE = "Báo cáo"
_RESULTS = (
    Column("TT", 6, "center"),
    Column("Kết quả", 60, "left"),
    Column("Số lượng", 18, "right"),
    Column("Đơn vị tính", 16, "center"),
)
_MILESTONES = (
    Column("TT", 6, "center"),
    Column("Mốc thực hiện", 42, "left"),
    Column("Thời hạn", 14, "center"),
    Column("Ngày xong", 14, "center"),
    Column("Tiến độ", 24, "left"),
)


def build(request: ModelRequest) -> Document:
    """Build the reports of the models chosen; raise UserError where there are none."""
    if not request.models:
        raise UserError(f"Năm {request.year} chưa có mô hình nào để báo cáo.")
    blocks: list[Block] = []
    for model in request.models:
        blocks += _report(request, model)
    first = request.models[0]
    about = f": {first.name}" if len(request.models) == 1 else ""
    title = f"{TITLE} kết quả thực hiện {movement_models(first.movement)} năm {request.year}{about}"
    return Document(title=title, author=request.frame.office_name, blocks=tuple(blocks))


def _report(request: ModelRequest, model: Model) -> Iterator[Block]:
    frame = request.frame
    yield unit_head(frame, request.unit_name(model))
    yield Title(
        TITLE.upper(), f"Kết quả thực hiện {movement_models(model.movement)}\n“{model.name}” năm {model.year}"
    )
    yield Addressees((frame.office_name,))
    yield Heading(1, "I.", "Thông tin chung")
    yield from _about(request, model)
    yield Heading(1, "II.", "Nội dung, cách làm")
    yield from _said(model.content, 3)
    if model.milestones:
        yield Table(_MILESTONES, tuple(_milestones(model)))
    yield Heading(1, "III.", "Kết quả")
    yield from _results(model)
    yield Heading(1, "IV.", "Khả năng duy trì, nhân rộng")
    yield from _said(model.sustainability, 2)
    yield from _replications(request, model)
    yield Heading(1, "V.", "Quá trình xét công nhận")
    yield from _steps(model)
    yield from _files(request, model)
    yield pair("XÁC NHẬN", "", "ĐẠI DIỆN ĐƠN VỊ", named(model.head), "(Ký, ghi rõ họ tên)")


def _about(request: ModelRequest, model: Model) -> Iterator[Block]:
    said = (
        ("Loại, lĩnh vực", joined(model.kind.label, request.field_name(model))),
        (
            "Đơn vị, thôn",
            joined(request.unit_name(model), _as("người đứng đầu, đại diện", model.head), by="; "),
        ),
        ("Địa điểm", joined(model.place, _as("thời gian", _days(model)), by="; ")),
        ("Đối tượng", joined(model.concerned, f"{group_digits(model.people)} người" if model.people else "")),
        (
            "Lực lượng",
            joined(
                _as("chủ trì", model.lead),
                _as("phối hợp", model.coordination),
                _as("tham gia", model.participants),
                by="; ",
            ),
        ),
        ("Mục tiêu, tiêu chí", "; ".join(lines_of(model.aims))),
    )
    for label, text in said:
        if text:
            yield Paragraph(f"- {label}: {text.rstrip('.;')}.")
    if model.situation:
        situation = " ".join(lines_of(model.situation)).rstrip(".;")
        yield Paragraph(f"- Tình hình, lý do chọn: {situation}.")


def _milestones(model: Model) -> Iterator[Row]:
    for number, each in enumerate(model.milestones, 1):
        yield Row((str(number), each.content, _day(each.due_on), _day(each.done_on), each.progress))


def _results(model: Model) -> Iterator[Block]:
    rows = [(each.name, each.amount, each.unit_name) for each in model.results]
    for label, number, unit in (
        ("Kinh phí huy động", model.money, "đồng"),
        ("Ngày công đóng góp", model.labour_days, "công"),
        ("Diện tích đất hiến", model.land, "m²"),
    ):
        if number:
            rows.append((label, group_digits(number), unit))
    if rows:
        yield Table(_RESULTS, tuple(Row((str(number), *row)) for number, row in enumerate(rows, 1)))
    if model.products:
        for number, paragraph in enumerate(lines_of(model.products)):
            said = f"{paragraph.rstrip('.;')}."
            yield Paragraph(said if number else f"Sản phẩm, kết quả đăng ký: {said}")
    if not rows and not model.products:
        yield from dotted("", 4)


def _replications(request: ModelRequest, model: Model) -> Iterator[Block]:
    if not model.replications:
        return
    yield Paragraph(f"Mô hình đã được nhân rộng tại {len(model.replications)} nơi:")
    for each in model.replications:
        place = joined(request.directory.unit_name(each.unit), each.place)
        since = f"từ ngày {short_date(each.since)}" if each.since else ""
        yield Paragraph(f"- {joined(place, since, each.result).rstrip('.;')};")


def _steps(model: Model) -> Iterator[Block]:
    said = []
    for how, together in groupby(model.steps, _said_of):
        stages = ", ".join(in_sentence(step.stage.label) for step in together)
        said.append(f"{stages}{how}")
    if said:
        yield Paragraph(f"{capital('; '.join(said))}.")
    if model.ended:
        day = f" ngày {short_date(model.ended_on)}" if model.ended_on else ""
        yield Paragraph(f"{model.ended.label}{day}, lý do: {model.end_reason.rstrip('.')}.")


def _said_of(step: Step) -> str:
    """Return when and by what a step was reached: what one decision gave together is said together."""
    day = f" ngày {short_date(step.reached_on)}" if step.reached_on else ""
    told = joined(step.done_by, step.document, step.note)
    return f"{day} ({told.rstrip('.')})" if told else day


def _days(model: Model) -> str:
    return joined(_day(model.starts_on), _day(model.ends_on), by=" - ")


def _as(label: str, said: str) -> str:
    return f"{label}: {said.strip().rstrip('.;')}" if said.strip() else ""


def _files(request: ModelRequest, model: Model) -> Iterator[Block]:
    pictures = request.photos.get(model.id, ())
    if pictures:
        yield Photos(pictures)
    if model.files:
        names = "; ".join(file.name for file in model.files)
        yield Paragraph(f"Tài liệu, hình ảnh kèm theo ({len(model.files)}): {names}.")


def _said(text: str, lines: int) -> Iterator[Block]:
    paragraphs = lines_of(text)
    if not paragraphs:
        yield from dotted("", lines)
    for paragraph in paragraphs:
        yield Paragraph(paragraph)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
