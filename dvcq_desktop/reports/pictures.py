# SPDX-License-Identifier: MIT
"""The pictures of a report: progress by unit, activities by month, who signed, models by field and stage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.plan.index import bucket
from dvcq_desktop.plan.standings import state_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.reports.narrative import Basis

_BUCKETS = {
    "done": "Hoàn thành",
    "in-progress": "Đang thực hiện",
    "not-started": "Chưa thực hiện",
    "overdue": "Quá hạn",
}
_STAGES = (Stage.REGISTERED, Stage.STARTED, Stage.RECOGNISED, Stage.OUTSTANDING)
_MANY = frozenset({UnitKind.VILLAGE, UnitKind.FRONT_COMMITTEE, UnitKind.UNION})
_MOST = 24
_NO_UNIT, _NO_FIELD = "Chưa rõ đơn vị", "Chưa rõ lĩnh vực"


class Drawn(NamedTuple):
    """A picture as plain counts, as it is frozen: parts, and lines with a count for each part."""

    title: str
    chart: Literal["bars", "stacked", "lines"]
    parts: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]


def pictures(basis: Basis, fields: Mapping[str, str]) -> tuple[Drawn, ...]:
    """Return the pictures that have anything to show; `fields` are the names of the models' fields."""
    made = (_progress(basis), _months(basis), _signed(basis), _models(basis, fields))
    return tuple(_fitting(each) for each in made if any(any(counts) for _label, counts in each.lines))


def drawn_from(held: Iterable[Iterable[object]]) -> tuple[Drawn, ...]:
    """Return the pictures of a frozen report."""
    found = []
    for title, chart, parts, lines in held:
        named = tuple((str(label), tuple(int(one) for one in counts)) for label, counts in lines)  # type: ignore[attr-defined] # JSON
        found.append(Drawn(str(title), chart, tuple(parts), named))  # type: ignore[arg-type] # JSON
    return tuple(found)


def _progress(basis: Basis) -> Drawn:
    look, last = basis.directory, basis.material.last
    found: dict[str, Counter[str]] = {}
    for task, stand in basis.material.tasks:
        name = look.unit_called(task.lead_unit) or look.group_name(task.group) or _NO_UNIT
        found.setdefault(name, Counter())[bucket(state_on(task, last), stand)] += 1
    lines = tuple((name, tuple(counts[each] for each in _BUCKETS)) for name, counts in found.items())
    return Drawn("Tiến độ nhiệm vụ theo đơn vị chủ trì", "stacked", tuple(_BUCKETS.values()), lines)


def _months(basis: Basis) -> Drawn:
    first, last = basis.material.first, basis.material.last
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    held, said = Counter[int](), Counter[int]()
    for each in basis.material.activities:
        if each.happened_on:
            held[each.happened_on.year * 12 + each.happened_on.month - 1] += each.times
    for opinion in basis.material.opinions:
        if opinion.raised_on:
            said[opinion.raised_on.year * 12 + opinion.raised_on.month - 1] += 1
    lines = tuple((f"T{month % 12 + 1}", (held[month], said[month])) for month in months)
    return Drawn("Hoạt động, ý kiến của Nhân dân theo tháng", "lines", ("Hoạt động", "Ý kiến"), lines)


def _signed(basis: Basis) -> Drawn:
    found: dict[str, list[int]] = {}
    for each in basis.material.members:
        if each.is_counted:
            counts = found.setdefault(_unit_in_picture(basis, each.unit), [0, 0])
            counts[0 if each.is_signed else 1] += 1
    lines = tuple((name, tuple(counts)) for name, counts in found.items())
    return Drawn("Ký cam kết theo đơn vị", "stacked", ("Đã ký", "Chưa ký"), lines)


def _unit_in_picture(basis: Basis, key: str | None) -> str:
    """Return a unit's name; the villages, their Front committees and the unions are one line each."""
    unit = basis.directory.units_by_id.get(key or "")
    if unit is None:
        return _NO_UNIT
    return unit.kind.label if unit.kind in _MANY else basis.directory.unit_called(key)


def _fitting(drawn: Drawn) -> Drawn:
    """Return a picture that fits on a page: beyond so many lines the smallest are one."""
    if len(drawn.lines) <= _MOST or drawn.chart == "lines":
        return drawn
    order = sorted(drawn.lines, key=lambda line: -sum(line[1]))
    kept = {label for label, _counts in order[: _MOST - 1]}
    rest = [counts for label, counts in drawn.lines if label not in kept]
    summed = tuple(sum(column) for column in zip(*rest, strict=True))
    lines = (*(line for line in drawn.lines if line[0] in kept), ("Đơn vị khác", summed))
    return drawn._replace(lines=lines)


def _models(basis: Basis, fields: Mapping[str, str]) -> Drawn:
    found: dict[str, list[int]] = {}
    for model in basis.material.models:
        reached = [
            step.stage
            for step in model.steps
            if step.stage in _STAGES and (step.reached_on is None or step.reached_on <= basis.material.last)
        ]
        if reached:
            counts = found.setdefault(fields.get(model.field or "", _NO_FIELD), [0] * len(_STAGES))
            counts[max(_STAGES.index(stage) for stage in reached)] += 1
    lines = tuple((name, tuple(counts)) for name, counts in found.items())
    parts = tuple(stage.label for stage in _STAGES)
    return Drawn("Mô hình “Dân vận khéo” theo lĩnh vực, bước đã đến", "stacked", parts, lines)
