# SPDX-License-Identifier: MIT
"""Which models of the year come into the list of a decision, and at which level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.widgets.choices import KindBox, TicksField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget


class Chosen(NamedTuple):
    """Models with the level at which they come into the list."""

    models: tuple[str, ...]
    level: Level


class ItemsDialog(AskDialog):
    """Tick models; `answered` carries a Chosen."""

    def __init__(self, models: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("Thêm mô hình vào danh sách", "Thêm vào danh sách", "", parent)
        ticks = TicksField("Chọn mô hình", self)
        ticks.set_choices(models)
        self.add("models", "Mô hình", ticks, ())
        levels = KindBox([(each, each.label) for each in Level], self)
        self.add("level", "Mức", levels, Level.RECOGNISED)

    def answer(self, values: Mapping[str, Any]) -> Chosen:
        """Return what was ticked; raises UserError where nothing was."""
        if not values["models"]:
            raise UserError("Chưa chọn mô hình nào: bấm “Chọn mô hình” rồi đánh dấu.")
        return Chosen(tuple(values["models"]), Level(values["level"]))
