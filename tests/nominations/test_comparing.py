# SPDX-License-Identifier: MIT
"""Two years side by side."""

from __future__ import annotations

from datetime import date

from dvcq_desktop.nominations.comparing import NO_FIELD, By, Comparison, Line, compared
from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS
from dvcq_desktop.nominations.rules import Model, Step
from dvcq_desktop.nominations.terms import End, ModelKind, Movement, Stage
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitKind

TODAY = date(2026, 9, 10)
LOOK = Directory(units=(Unit("dong", "Thôn Đông", UnitKind.VILLAGE),))
DONE = tuple(Step(stage) for stage in (Stage.REGISTERED, Stage.RECOGNISED))
MODELS = (
    Model("a", 2026, "Đường hoa", field="kinh-te", unit="dong", steps=DONE, previous="x"),
    Model("b", 2026, "Camera", movement=Movement.SECURITY, kind=ModelKind.INDIVIDUAL),
    Model("c", 2026, "Nhà sạch", field="kinh-te", ended=End.WITHDRAWN),
    Model("x", 2025, "Đường hoa", field="kinh-te", unit="dong", previous="o"),
    Model("y", 2025, "Tổ tự quản"),
    Model("o", 2024, "Đường hoa", unit="dong"),
)


def both(year: int, other: int) -> Comparison:
    return compared(MODELS, BUILT_IN_FIELDS, LOOK, (year, other), TODAY)


def found(read: Comparison, by: By, label: str, movement: Movement = Movement.SKILFUL) -> Line:
    [line] = [each for each in read.lines if (each.by, each.label, each.movement) == (by, label, movement)]
    return line


def test_models_are_counted_by_field_and_the_change_is_told() -> None:
    line = found(both(2026, 2025), By.FIELD, "Kinh tế")
    assert line.counted is not None
    assert (line.counted.other, line.counted.here, line.counted.change) == (("x",), ("a", "c"), 1)
    assert line.recognised is not None
    assert line.recognised.here == ("a",)
    none = found(both(2026, 2025), By.FIELD, NO_FIELD)
    assert none.counted is not None
    assert none.counted.other == ("y",)


def test_movements_are_counted_apart() -> None:
    read = both(2026, 2025)
    totals = {line.movement: line.counted for line in read.lines if line.by is By.TOTAL}
    here = {movement: pair.here for movement, pair in totals.items() if pair}
    assert here == {Movement.SKILFUL: ("a", "c"), Movement.SECURITY: ("b",)}


def test_a_stage_counts_every_model_that_came_past_it() -> None:
    read = both(2026, 2025)
    line = found(read, By.STAGE, Stage.RECOGNISED.label)
    assert line.counted is not None
    assert line.counted.here == ("a",)
    ended = found(read, By.STAGE, End.WITHDRAWN.label)
    assert ended.counted is not None
    assert ended.counted.here == ("c",)


def test_what_goes_on_is_told_from_what_ended_and_what_is_new() -> None:
    read = both(2026, 2025)
    assert [model.id for model in read.continued] == ["a"]
    assert [model.id for model in read.left] == ["y"]
    assert [model.id for model in read.new] == ["b", "c"]


def test_a_model_goes_on_over_the_years_between() -> None:
    read = both(2026, 2024)
    assert [model.id for model in read.continued] == ["a"]
    assert not read.left


def test_years_without_models_have_no_lines() -> None:
    read = both(2020, 2019)
    assert (read.lines, read.years) == ((), (2026, 2025, 2024))
