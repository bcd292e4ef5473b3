# SPDX-License-Identifier: MIT
"""Which models a further appraisal of a year is of: those still due are ticked, the others say why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.nominations.dialogs.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.nominations.store.candidates import Candidate

_SAID = (
    "Chọn mô hình cho đợt thẩm định mới. Đã đánh dấu sẵn mô hình đã khảo sát, chưa có quyết định và không ở"
    " đợt đang chấm; mô hình đã rút hoặc không công nhận không có trong danh sách."
)


class SessionDialog(AskDialog):
    """Tick models; `answered` carries their keys."""

    def __init__(self, models: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__("Thêm đợt thẩm định", "Thêm đợt", _SAID, parent)
        # Where no survey was ever written down, all that are due are ready.
        ready = {each.id for each in models if each.is_ready}
        due = ready or {each.id for each in models if each.is_proposed}
        in_order = sorted(models, key=lambda each: (each.id not in due, not each.is_proposed))
        self.ticks = TickList("Mô hình của đợt", [(each.id, each.called) for each in in_order], due, self)
        self.form.addRow(self.ticks)
        self.adjustSize()
        self.ticks.setFocus()

    def answer(self, values: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG002 - the list is the only field
        """Return the models; raises UserError where none is ticked."""
        if not self.ticks.ticked:
            raise UserError("Chưa chọn mô hình nào: hãy đánh dấu các mô hình của đợt này.")
        return self.ticks.ticked
