# SPDX-License-Identifier: MIT
"""The list of registered models: each movement below its own heading, numbered on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Table, Title, unbroken
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.request import joined
from dvcq_desktop.nominations.recognitions import movement_models
from dvcq_desktop.nominations.terms import ModelKind
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.prints.request import ModelRequest
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.nominations.terms import Movement

TITLE = "Danh sách"
_COLUMNS = (
    Column("TT", 4, "center"),
    Column("Tên mô hình", 26, "left"),
    Column("Đơn vị, thôn", 14, "left"),
    Column("Loại", 8, "left"),
    Column("Lĩnh vực", 14, "left"),
    Column("Người đứng đầu, đại diện", 15, "left"),
    Column("Ngày đăng ký", 10, "center"),
    Column("Ghi chú", 13, "left"),
)


def build(request: ModelRequest) -> Document:
    """Build the list, signed as a list is; raise UserError where nothing is registered."""
    if not request.models:
        where = f" của {request.directory.unit_name(request.unit)}" if request.unit else ""
        raise UserError(f"Năm {request.year} chưa có mô hình nào{where} để in danh sách.")
    movements = request.movements
    about = _about(request, movements)
    blocks: tuple[Block, ...] = (
        request.frame.unit_letterhead(),
        Title(TITLE.upper(), about),
        *_tables(request, movements),
        *_counts(request),
        request.frame.list_signatures(),
    )
    title = f"{TITLE} {in_sentence(about)}"
    return Document(title=title, author=request.frame.office_name, blocks=blocks, landscape=True)


def _about(request: ModelRequest, movements: Sequence[Movement]) -> str:
    models = " và ".join(map(movement_models, movements))
    unit = request.directory.unit_name(request.unit)
    return f"Đăng ký xây dựng {models} năm {request.year}{f' của {unit}' if unit else ''}"


def _tables(request: ModelRequest, movements: Sequence[Movement]) -> Iterator[Block]:
    for number, movement in enumerate(movements, 1):
        models = request.of(movement)
        if len(movements) > 1:
            yield Heading(1, f"{roman(number)}.", f"{movement.label} ({len(models)} mô hình)")
        yield Table(_COLUMNS, tuple(_row(request, place, model) for place, model in enumerate(models, 1)))


def _row(request: ModelRequest, number: int, model: Model) -> Row:
    day = model.registered_on
    continued = "Tiếp tục từ năm trước" if model.previous else ""
    ended = joined(model.ended.label, model.end_reason, by=": ") if model.ended else ""
    cells = (
        model.name,
        request.unit_name(model),
        model.kind.label,
        request.field_name(model),
        unbroken(model.head) if len(model.head.split()) <= 4 else model.head,
        short_date(day) if day else "",
        joined(continued, ended, by="; "),
    )
    return Row((str(number), *cells))


def _counts(request: ModelRequest) -> Iterator[Block]:
    models = request.models
    collective = sum(model.kind is ModelKind.COLLECTIVE for model in models)
    ended = sum(not model.goes_on for model in models)
    gone = f"; trong đó {ended} mô hình đã rút hoặc không công nhận" if ended else ""
    yield Paragraph(
        f"Danh sách có {len(models)} mô hình: {collective} tập thể, {len(models) - collective} cá nhân{gone}."
    )
