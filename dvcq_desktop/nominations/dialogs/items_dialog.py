# SPDX-License-Identifier: MIT
"""Which models of the year come into the list of a decision, and at which level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.nominations.dialogs.tick_list import TickList
from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.widgets.choices import KindBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.nominations.store.candidates import Candidate


class Chosen(NamedTuple):
    """Models with the level at which they come into the list."""

    models: tuple[str, ...]
    level: Level


class ItemsDialog(AskDialog):
    """Tick models; `answered` carries a Chosen."""

    def __init__(self, models: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__("Thêm mô hình vào danh sách", "Thêm vào danh sách", "", parent)
        in_order = sorted(models, key=lambda each: not each.is_proposed)
        self.ticks = TickList("Mô hình", [(each.id, each.called) for each in in_order], parent=self)
        self.form.addRow(self.ticks)
        levels = KindBox([(each, each.label) for each in Level], self)
        self.add("level", "Mức", levels, Level.RECOGNISED)
        self.adjustSize()
        self.ticks.setFocus()

    def answer(self, values: Mapping[str, Any]) -> Chosen:
        """Return what was ticked; raises UserError where nothing was."""
        if not self.ticks.ticked:
            raise UserError("Chưa chọn mô hình nào: hãy đánh dấu các mô hình thêm vào danh sách.")
        return Chosen(self.ticks.ticked, Level(values["level"]))
