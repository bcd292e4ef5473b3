# SPDX-License-Identifier: MIT
"""Why a frozen report is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.widgets.form import TextArea

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtWidgets import QWidget


class CorrectionDialog(AskDialog):
    """Ask for the reason; `answered` carries it."""

    def __init__(self, cited: str, parent: QWidget | None = None) -> None:
        said = (
            f"Lập dự thảo mới thay thế {cited}: số liệu theo dữ liệu hiện có, lời văn đã sửa tay giữ nguyên."
            " Báo cáo cũ vẫn còn để đọc. Khi chốt, số liệu mới dùng cho những nơi nhận chưa chốt."
        )
        super().__init__("Lập báo cáo đính chính", "Lập dự thảo", said, parent)
        hint = "Ví dụ: đếm thiếu 01 cuộc đối thoại ngày 11/06/2026. Báo cáo in lý do này"
        self.add("reason", "Lý do đính chính", TextArea(self, lines=3), hint=hint)

    def answer(self, values: Mapping[str, Any]) -> str:
        """Return the reason; raises UserError where there is none."""
        reason = " ".join(str(values["reason"] or "").split())
        if not reason:
            raise UserError("Chưa có lý do: hãy ghi báo cáo đã chốt sai ở đâu, báo cáo mới in lý do này.")
        return reason
