# SPDX-License-Identifier: MIT
"""The models of a year in figures: by field, unit, kind and stage; movements are counted apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.request import NO_FIELD, NO_UNIT
from dvcq_desktop.nominations.terms import End, ModelKind, Stage
from dvcq_desktop.text.numbers import group_digits, roman

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.nominations.prints.request import ModelRequest
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.nominations.terms import Movement

TITLE = "Tổng hợp mô hình Dân vận khéo"
_TOTAL = "Tổng cộng"
_STAGES = (
    (Stage.STARTED, "Triển khai"),
    (Stage.APPRAISED, "Thẩm định"),
    (Stage.RECOGNISED, "Công nhận"),
    (Stage.OUTSTANDING, "Tiêu biểu"),
    (Stage.PROPOSED, "Đề nghị khen thưởng"),
    (Stage.REWARDED, "Được khen thưởng"),
    (Stage.REPLICATED, "Nhân rộng"),
)

_Group = tuple[str, "Callable[[Model], str]", "Sequence[str]"]


class Counts(NamedTuple):
    """How many of some models are registered, of which kind, how far they came, and what they brought."""

    registered: int
    collective: int
    individual: int
    stages: tuple[int, ...]
    ended: int
    money: int
    labour: int
    land: int


def counts(models: Iterable[Model]) -> Counts:
    """Count models: a stage counts for every model that reached it, wherever the model stands now."""
    held = list(models)
    return Counts(
        registered=len(held),
        collective=sum(model.kind is ModelKind.COLLECTIVE for model in held),
        individual=sum(model.kind is ModelKind.INDIVIDUAL for model in held),
        stages=tuple(sum(model.has(stage) for model in held) for stage, _title in _STAGES),
        ended=sum(not model.goes_on for model in held),
        money=sum(model.money or 0 for model in held),
        labour=sum(model.labour_days or 0 for model in held),
        land=sum(model.land or 0 for model in held),
    )


def build(request: ModelRequest) -> Document:
    """Build the figures, signed as a list is; raise UserError where nothing is registered."""
    if not request.models:
        raise UserError(f"Năm {request.year} chưa có mô hình nào để tổng hợp.")
    movements = request.movements
    blocks: list[Block] = [
        request.frame.unit_letterhead(),
        Title(TITLE.upper(), f"Năm {request.year}\n({request.frame.as_of_words()})"),
    ]
    for number, movement in enumerate(movements, 1):
        if len(movements) > 1:
            blocks.append(Heading(1, f"{roman(number)}.", f"Phong trào {movement.label}"))
        blocks += _movement(request, movement)
    blocks.append(request.frame.list_signatures())
    title = f"{TITLE} năm {request.year}"
    return Document(title=title, author=request.frame.office_name, blocks=tuple(blocks), landscape=True)


def _movement(request: ModelRequest, movement: Movement) -> Iterator[Block]:
    models = request.of(movement)
    yield from _sentences(models)
    units = [unit.name for unit in request.directory.units]
    fields = [each.label for each in request.fields]
    kinds = [kind.label for kind in ModelKind]

    def unit_of(model: Model) -> str:
        return request.unit_name(model) or NO_UNIT

    def field_of(model: Model) -> str:
        return request.field_name(model) or NO_FIELD

    def kind_of(model: Model) -> str:
        return model.kind.label

    groups = (
        ("Theo lĩnh vực", field_of, fields),
        ("Theo đơn vị, thôn", unit_of, units),
        ("Theo loại", kind_of, kinds),
    )
    yield Heading(2, "1.", "Theo lĩnh vực, đơn vị và loại")
    yield _table(models, groups)
    yield Heading(2, "2.", "Theo bước đang ở")
    yield _stage_table(models)


def _sentences(models: Sequence[Model]) -> Iterator[Block]:
    total = counts(models)
    refused = sum(model.ended is End.REFUSED for model in models)
    withdrawn = sum(model.ended is End.WITHDRAWN for model in models)
    continued = sum(model.previous is not None for model in models)
    brought = [
        f"{group_digits(total.money)} đồng" if total.money else "",
        f"{group_digits(total.labour)} ngày công" if total.labour else "",
        f"{group_digits(total.land)} m² đất hiến" if total.land else "",
    ]
    said = [
        f"Đăng ký {total.registered} mô hình ({total.collective} tập thể, {total.individual} cá nhân)",
        f"{continued} mô hình tiếp tục từ năm trước" if continued else "",
        f"rút {withdrawn}, không công nhận {refused}" if withdrawn or refused else "",
    ]
    yield Paragraph(f"{'; '.join(part for part in said if part)}.")
    if any(brought):
        yield Paragraph(f"Nguồn lực huy động: {', '.join(part for part in brought if part)}.")


def _table(models: Sequence[Model], groups: Iterable[_Group]) -> Table:
    """Return the figures by each of some groups in one table: what they add up to is the same for all."""
    columns = (
        Column("TT", 4, "center"),
        Column("Lĩnh vực, đơn vị, loại", 27, "left"),
        Column("Đăng ký", 7, "center"),
        Column("Tập thể", 7, "center"),
        Column("Cá nhân", 7, "center"),
        *(Column(title, 8, "center") for _stage, title in _STAGES),
        Column("Rút, không công nhận", 9, "center"),
    )
    rows: list[Row] = []
    for title, group, order in groups:
        rows += [Row(("", title), "group"), *_grouped(models, group, order)]
    return Table(columns, (*rows, Row(("", _TOTAL, *_cells(models)), "total")))


def _grouped(models: Sequence[Model], group: Callable[[Model], str], order: Sequence[str]) -> Iterator[Row]:
    found: dict[str, list[Model]] = {}
    for model in models:
        found.setdefault(group(model), []).append(model)
    places = {name: place for place, name in enumerate(order)}
    names = sorted(found, key=lambda name: places.get(name, len(places)))
    for place, name in enumerate(names, 1):
        yield Row((str(place), name, *_cells(found[name])))


def _cells(models: Sequence[Model]) -> tuple[str, ...]:
    held = counts(models)
    figures = (held.registered, held.collective, held.individual, *held.stages, held.ended)
    return tuple(str(figure) for figure in figures)


def _stage_table(models: Sequence[Model]) -> Table:
    """Return how many models stand where now; those that go no further stand apart."""
    columns = (
        Column("TT", 6, "center"),
        Column("Bước", 40, "left"),
        Column("Đã qua bước này", 18, "center"),
        Column("Đang ở bước này", 18, "center"),
    )
    going = [model for model in models if model.goes_on]
    rows = [
        Row(
            (
                str(place),
                stage.label,
                str(sum(model.has(stage) for model in models)),
                str(sum(model.stage is stage for model in going)),
            )
        )
        for place, stage in enumerate(Stage, 1)
    ]
    for end in End:
        ended = sum(model.ended is end for model in models)
        rows.append(Row(("", end.label, "", str(ended))))
    total = Row(("", _TOTAL, "", str(len(models))), "total")
    return Table(columns, (*rows, total))
