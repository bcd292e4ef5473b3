# SPDX-License-Identifier: MIT
"""Why a frozen report is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.reports.rules import in_text
from dvcq_desktop.widgets.form import TextArea

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.reports.rules import Report


class CorrectionDialog(AskDialog):
    """Ask for the reason; `answered` carries it. `figures_of` mended the figures already."""

    def __init__(self, cited: str, figures_of: Report | None = None, parent: QWidget | None = None) -> None:
        counted = "dữ liệu hiện có"
        then = " Khi chốt, số liệu mới dùng cho những nơi nhận chưa chốt."
        if figures_of is not None:
            counted, then = f"{in_text(figures_of.called)} đã chốt", ""
        said = (
            f"Lập dự thảo mới thay thế {cited}: số liệu theo {counted}, lời văn đã sửa tay giữ nguyên."
            f" Báo cáo cũ vẫn còn để đọc.{then}"
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
