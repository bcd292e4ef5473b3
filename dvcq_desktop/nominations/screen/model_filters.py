# SPDX-License-Identifier: MIT
"""The filters above the table of models, and those models that another page asked to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.terms import ModelKind, Movement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.nominations.screen.reading import ModelRow, YearOfModels
    from dvcq_desktop.widgets.filters import FilterRow

_GROUP = "group"


class ModelFilters:
    """Fill the row of filters and ask it of the models."""

    def __init__(self, row: FilterRow) -> None:
        self._row = row
        self._group: frozenset[str] = frozenset()
        movements = row.add_chip("movement", "Phong trào")
        movements.set_choices([(each.value, each.label) for each in Movement])
        self._fields = row.add_chip("field", "Lĩnh vực")
        kinds = row.add_chip("kind", "Loại")
        kinds.set_choices([(each.value, each.label) for each in ModelKind])
        self._units = row.add_chip("unit", "Đơn vị, thôn")
        lacking = row.add_chip("lacking", "Lưu ý")
        lacking.set_choices([("lacking", "Còn thiếu"), ("twin", "Có thể trùng"), ("complete", "Đủ")])
        self._groups = row.add_chip(_GROUP, "Nhóm")
        row.offer_chip(_GROUP, offered=False)

    def offer(self, known: YearOfModels) -> None:
        """Offer the fields and units that models are of."""
        used = {model.field for model in known.models}
        self._fields.set_choices([(each.id, each.label) for each in known.fields if each.id in used])
        units = {model.unit for model in known.models}
        self._units.set_choices(
            [(unit.id, unit.called) for unit in known.directory.units if unit.id in units]
        )

    def show_group(self, ids: Iterable[str], label: str) -> None:
        """Show these models only, under a filter with this label; no other filter stays on."""
        self._group = frozenset(ids)
        self._groups.set_choices([(_GROUP, label)])
        self._row.offer_chip(_GROUP, offered=True)
        self._row.set_values({_GROUP: frozenset({_GROUP})})

    def forget_group(self) -> None:
        """Take the filter of the group away."""
        if self._group:
            self._group = frozenset()
            self._row.offer_chip(_GROUP, offered=False)

    def accepted(self, records: list[ModelRow]) -> list[ModelRow]:
        """Return the models that every filter lets through."""
        for name, wanted in self._row.values().items():
            if name == _GROUP:
                records = [record for record in records if record.id in self._group]
            else:
                records = [record for record in records if not wanted.isdisjoint(record.held[name])]
        return records
