# SPDX-License-Identifier: MIT
"""Two years side by side: models by field, unit, kind and stage, the movements apart, and what goes on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.terms import End, ModelKind, Movement, Stage
from dvcq_desktop.nominations.villages import Villages, villages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.nominations.fields import ModelField
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.office.directory import Directory

NO_FIELD = "(chưa rõ lĩnh vực)"
NO_UNIT = "(chưa rõ đơn vị)"


class By(StrEnum):
    """Say by what models are counted."""

    TOTAL = "total"
    FIELD = "field"
    UNIT = "unit"
    KIND = "kind"
    STAGE = "stage"

    @property
    def label(self) -> str:
        """Return what heads the lines."""
        return _LABELS[self]


_LABELS = {
    By.TOTAL: "Tổng số",
    By.FIELD: "Theo lĩnh vực",
    By.UNIT: "Theo đơn vị, thôn",
    By.KIND: "Theo loại",
    By.STAGE: "Theo bước đã qua",
}


class Pair(NamedTuple):
    """The models that are counted in the other year and in the year that is looked at, by key."""

    other: tuple[str, ...] = ()
    here: tuple[str, ...] = ()

    @property
    def change(self) -> int:
        """Return how many more there are than in the other year."""
        return len(self.here) - len(self.other)


class Line(NamedTuple):
    """A line of the comparison; one without `counted` heads those that follow."""

    label: str
    movement: Movement
    by: By
    counted: Pair | None = None
    recognised: Pair | None = None


class Comparison(NamedTuple):
    """A year beside another: `continued` goes on in the year, `left` was of the other one only."""

    year: int
    other: int
    years: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    villages: Villages = Villages()
    villages_before: Villages = Villages()
    continued: tuple[Model, ...] = ()
    left: tuple[Model, ...] = ()
    new: tuple[Model, ...] = ()
    unit_names: Mapping[str, str] = {}

    def where(self, model: Model) -> str:
        """Return the unit of a model as it is called."""
        return self.unit_names.get(model.unit or "", NO_UNIT)


def compared(
    models: Sequence[Model],
    fields: Iterable[ModelField],
    look: Directory,
    years: tuple[int, int],
    today: date,
) -> Comparison:
    """Put a year beside another, of all models there are."""
    year, other = years
    here = [model for model in models if model.year == year]
    there = [model for model in models if model.year == other]
    names = {unit.id: unit.called for unit in look.units}
    continued, left, new = _going_on(models, here, there)
    return Comparison(
        year,
        other,
        tuple(dict.fromkeys(model.year for model in models)),
        tuple(_lines(here, there, {each.id: each.label for each in fields}, names)),
        villages_of(here, look, year, today),
        villages_of(there, look, other, today),
        continued,
        left,
        new,
        names,
    )


def _going_on(
    models: Sequence[Model], here: Sequence[Model], there: Sequence[Model]
) -> tuple[tuple[Model, ...], tuple[Model, ...], tuple[Model, ...]]:
    """Tell what goes on from what ended and from what is new; a model may go on over years between."""
    held = {model.id: model for model in models}
    wanted = {model.id for model in there}
    origins: set[str] = set()
    continued = []
    for model in here:
        seen: set[str] = set()
        at = model.previous
        while at is not None and at not in wanted and at in held and at not in seen:
            seen.add(at)
            at = held[at].previous
        if at in wanted and at is not None:
            origins.add(at)
            continued.append(model)
    goes_on = {model.id for model in continued}
    return (
        tuple(continued),
        tuple(model for model in there if model.id not in origins),
        tuple(model for model in here if model.id not in goes_on),
    )


def _lines(
    here: Sequence[Model], there: Sequence[Model], fields: Mapping[str, str], units: Mapping[str, str]
) -> Iterator[Line]:
    for movement in Movement:
        now = [model for model in here if model.movement is movement]
        then = [model for model in there if model.movement is movement]
        if not (now or then):
            continue
        yield _line(f"Phong trào {movement.label}", movement, By.TOTAL, then, now)
        yield from _grouped(By.FIELD, movement, then, now, _named(fields, "field", NO_FIELD))
        yield from _grouped(By.UNIT, movement, then, now, _named(units, "unit", NO_UNIT))
        kinds = {kind.value: kind.label for kind in ModelKind}
        yield from _grouped(By.KIND, movement, then, now, _named(kinds, "kind", ""))
        yield Line(By.STAGE.label, movement, By.STAGE)
        yield from _stages(movement, then, now)


class _Named(NamedTuple):
    """How models are told apart: their keys, and what these are called in their order."""

    key: Callable[[Model], str]
    labels: Mapping[str, str]


def _named(labels: Mapping[str, str], attribute: str, none: str) -> _Named:
    def key(model: Model) -> str:
        found = getattr(model, attribute)
        return found if found in labels else ""

    return _Named(key, {**labels, "": none})


def _grouped(
    by: By, movement: Movement, then: Sequence[Model], now: Sequence[Model], named: _Named
) -> Iterator[Line]:
    yield Line(by.label, movement, by)
    used = {named.key(model) for model in (*then, *now)}
    for key, label in named.labels.items():
        if key in used:
            yield _line(
                label,
                movement,
                by,
                [model for model in then if named.key(model) == key],
                [model for model in now if named.key(model) == key],
            )


def _stages(movement: Movement, then: Sequence[Model], now: Sequence[Model]) -> Iterator[Line]:
    for stage in Stage:
        pair = Pair(*(tuple(model.id for model in held if model.has(stage)) for held in (then, now)))
        yield Line(stage.label, movement, By.STAGE, pair)
    for end in End:
        pair = Pair(*(tuple(model.id for model in held if model.ended is end) for held in (then, now)))
        if pair.other or pair.here:
            yield Line(end.label, movement, By.STAGE, pair)


def _line(label: str, movement: Movement, by: By, then: Sequence[Model], now: Sequence[Model]) -> Line:
    counted = Pair(*(tuple(model.id for model in held) for held in (then, now)))
    recognised = Pair(
        *(tuple(model.id for model in held if model.has(Stage.RECOGNISED)) for held in (then, now))
    )
    return Line(label, movement, by, counted, recognised)
