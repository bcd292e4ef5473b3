# SPDX-License-Identifier: MIT
"""Why a reviewer does not score a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.widgets.fields import LineEdit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtWidgets import QWidget


class RecusalDialog(AskDialog):
    """Ask for the reason; `answered` carries it."""

    def __init__(self, reviewer: str, model: str, parent: QWidget | None = None) -> None:
        said = f"{reviewer} không chấm “{model}”; điểm trung bình tính theo các thành viên còn lại."
        super().__init__("Không tham gia chấm", "Ghi", said, parent)
        self.add("reason", "Lý do", LineEdit(self), hint="Ví dụ: là trưởng thôn của mô hình").setFocus()

    def answer(self, values: Mapping[str, Any]) -> str:
        """Return the reason; raises UserError where there is none."""
        if not values["reason"]:
            raise UserError("Chưa có lý do: hãy ghi vì sao không tham gia chấm, biên bản nêu lý do này.")
        return str(values["reason"])
