# SPDX-License-Identifier: MIT
"""The registration form of a model in ten points: filled from the record, or blank to be filled by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Addressees,
    Column,
    Document,
    Paragraph,
    Row,
    Span,
    Table,
    Title,
    unbroken,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.dots import dotted
from dvcq_desktop.nominations.prints.request import lines_of, named, pair, unit_head
from dvcq_desktop.nominations.recognitions import movement_models
from dvcq_desktop.nominations.rules import Model
from dvcq_desktop.nominations.terms import ModelKind, Movement
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.prints.request import ModelRequest

TITLE = "Phiếu đăng ký"
_MILESTONES = (
    Column("TT", 6, "center"),
    Column("Mốc thực hiện", 64, "left"),
    Column("Thời hạn", 15, "center"),
    Column("Ghi chú", 15, "left"),
)
_DOTS = "………"
_LETTERS_OF_A_LINE = 74
_BLANK_MILESTONES = 3
_ROOM_TO_WRITE = 8.0


def build(request: ModelRequest) -> Document:
    """Build the forms, one after the other; raise UserError where there is no model to fill one with."""
    blank = Model("", request.year, movement=request.movement or Movement.SKILFUL)
    models = (blank,) if request.blank else request.models
    if not models:
        raise UserError(
            f"Năm {request.year} chưa có mô hình nào đăng ký: hãy in mẫu trống, hoặc thêm mô hình."
        )
    blocks: list[Block] = []
    for model in models:
        blocks += _form(request, model)
    about = f": {models[0].name}" if len(models) == 1 and models[0].name else ""
    title = f"{TITLE} {movement_models(models[0].movement)} năm {request.year}{about}"
    return Document(title=title, author=request.frame.office_name, blocks=tuple(blocks))


def _form(request: ModelRequest, model: Model) -> Iterator[Block]:
    frame = request.frame
    yield unit_head(frame, request.unit_name(model))
    yield Title(TITLE.upper(), f"Xây dựng {movement_models(model.movement)} năm {model.year}")
    yield Addressees((frame.office_name,))
    yield from _who(request, model)
    yield from _text("2. Tình hình, lý do chọn mô hình:", model.situation, 3)
    yield from _text("3. Mục tiêu, tiêu chí:", model.aims, 3)
    yield from _text("4. Nội dung, cách làm:", model.content, 4)
    yield _head("5. Địa điểm, đối tượng:")
    yield from _answers(
        ("Địa điểm", model.place, ""),
        ("Số người tham gia, hưởng lợi", _amount(model.people), "người"),
        ("Đối tượng", model.concerned, ""),
        filled=bool(model.id),
    )
    yield _head("6. Lực lượng thực hiện:")
    yield from _answers(
        ("Chủ trì", model.lead, ""),
        ("Phối hợp", model.coordination, ""),
        ("Tham gia", model.participants, ""),
        filled=bool(model.id),
    )
    yield from _resources(model)
    yield from _time(request, model)
    yield from _text("9. Sản phẩm, kết quả dự kiến:", model.products, 3)
    yield from _text("10. Khả năng duy trì, nhân rộng:", model.sustainability, 2)
    name = "" if request.blank else named(model.head)
    yield pair("XÁC NHẬN", "", "ĐẠI DIỆN ĐƠN VỊ ĐĂNG KÝ", name, "(Ký, ghi rõ họ tên)")


def _who(request: ModelRequest, model: Model) -> Iterator[Block]:
    yield from _line("1. Tên mô hình:", f"“{model.name}”" if model.name else "", bold=True)
    field = request.field_name(model)
    if model.id:
        yield from _answers(("Loại", model.kind.label, ""), ("Lĩnh vực", field, ""), filled=True)
        yield from _answers(
            ("Đơn vị, thôn đăng ký", request.unit_name(model), ""),
            ("Người đứng đầu, đại diện", model.head, ""),
            filled=True,
        )
    else:
        fields = [each.label for each in request.fields if each.enabled]
        yield _boxes("- Loại:", [kind.label for kind in ModelKind])
        yield _boxes("- Lĩnh vực:", fields)
        yield from _line("- Đơn vị, thôn đăng ký:", request.unit_name(model))
        yield from _line("- Người đứng đầu, đại diện:", model.head)


def _resources(model: Model) -> Iterator[Block]:
    if model.id:
        yield _together(
            "7. Nguồn lực:",
            ("kinh phí", _amount(model.money), "đồng"),
            ("", _amount(model.labour_days), "ngày công"),
            ("đất hiến", _amount(model.land), "m²"),
        )
        if model.resources:
            yield from _line("- Nguồn lực chung:", model.resources)
        return
    yield _head("7. Nguồn lực:")
    yield from _line("- Nguồn lực chung:", model.resources)
    yield from _line("- Kinh phí:", _amount(model.money), "đồng")
    yield from _line("- Ngày công:", _amount(model.labour_days), "công")
    yield from _line("- Đất hiến:", _amount(model.land), "m²")


def _time(request: ModelRequest, model: Model) -> Iterator[Block]:
    if model.id:
        yield _together(
            "8. Thời gian:",
            ("bắt đầu", _day(model.starts_on), ""),
            ("kết thúc", _day(model.ends_on), ""),
            ("tổng kết", _day(model.assess_on), ""),
        )
    if request.blank:
        yield _head("8. Thời gian:")
        for label in ("- Bắt đầu:", "- Kết thúc:", "- Đánh giá, tổng kết:"):
            yield from _line(label, "")
        rows = tuple(Row((str(number), "", "", "")) for number in range(1, _BLANK_MILESTONES + 1))
        yield Table(_MILESTONES, rows, row_height=_ROOM_TO_WRITE)
    elif model.milestones:
        yield Table(
            _MILESTONES,
            tuple(
                Row((str(number), each.content, _day(each.due_on), each.progress))
                for number, each in enumerate(model.milestones, 1)
            ),
        )


def _head(label: str) -> Paragraph:
    return Paragraph((Span(label, bold=True),), align="left")


def _boxes(label: str, named: list[str]) -> Paragraph:
    """Return boxes to tick, each on one line with its name."""
    return Paragraph(f"{label}   {'   '.join(unbroken(f'☐ {name}') + ' ' for name in named)}", align="left")


def _answers(*parts: tuple[str, str, str], filled: bool) -> Iterator[Block]:
    """Yield short answers two on a line, long ones and those to be written by hand each on its own."""
    line: list[str] = []
    for label, said, after in parts:
        if not filled:
            yield from _line(f"- {label}:", said, after)
            continue
        answer = f"{label}: {said or _DOTS} {after}".strip()
        if line and len("; ".join([*line, answer])) > _LETTERS_OF_A_LINE:
            yield from _told(line)
            line = []
        line.append(answer if not line else in_sentence(answer))
    yield from _told(line)


def _told(answers: list[str]) -> Iterator[Block]:
    if answers:
        yield Paragraph(f"- {'; '.join(answers)}", align="left")


def _together(head: str, *parts: tuple[str, str, str]) -> Paragraph:
    """Return a point whose several short answers stand on its line; dots where nothing is said at all."""
    told = [part for part in parts if part[1]] or parts
    said = "; ".join(unbroken(f"{label} {text or _DOTS} {unit}".strip()) for label, text, unit in told)
    return Paragraph((Span(f"{head} ", bold=True), Span(said)), align="left")


def _text(label: str, said: str, lines: int) -> Iterator[Block]:
    """Yield a point whose answer takes a paragraph or more."""
    paragraphs = lines_of(said)
    if not paragraphs:
        yield from dotted(label, lines, bold=True)
        return
    yield Paragraph((Span(f"{label} ", bold=True), Span(paragraphs[0])))
    for paragraph in paragraphs[1:]:
        yield Paragraph(paragraph)


def _line(label: str, said: str, after: str = "", *, bold: bool = False) -> Iterator[Block]:
    """Yield an answer on one line, dots where there is none."""
    if not said:
        yield from dotted(label, bold=bold, after=after)
        return
    yield Paragraph((Span(f"{label} ", bold=bold), Span(f"{said} {after}".strip(), bold=bold)), align="left")


def _amount(number: int | None) -> str:
    return group_digits(number) if number is not None else ""


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
