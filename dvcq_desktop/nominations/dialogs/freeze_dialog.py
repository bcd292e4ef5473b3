# SPDX-License-Identifier: MIT
"""What is asked before a decision is frozen, in one list: what forbids it, what should be looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.widgets.theme import Tone, icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.nominations.questions import Question

_FEWEST_LINES = 4
_LETTERS = 100
_AROUND_A_LINE = 10  # pixels above and below a sentence
_BESIDE_A_LINE = 40  # its sign, and where a bar to scroll by may come
_OF_THE_SCREEN = 0.62
_REFUSED = "Chưa chốt được. Dòng có dấu cấm phải sửa trước; dòng có dấu ! nên xem lại luôn."
_FORBIDDEN = "Chưa chốt được: hãy sửa những chỗ sau, rồi chốt."
_DOUBTED = "Nên xem lại trước khi chốt: {} Nếu đúng như vậy, bấm Vẫn chốt."
_DECISION = "chốt rồi thì chỉ quyết định mới thay được."


class FreezeDialog(AskDialog):
    """List what is odd about a decision or a report; `answered` carries the sentences that she agreed to.

    `once_frozen` says what comes of it.
    """

    def __init__(
        self,
        called: str,
        asked: Sequence[Question],
        parent: QWidget | None = None,
        *,
        act: str = "Chốt kết quả",
        once_frozen: str = _DECISION,
    ) -> None:
        self._sentences = frozenset(each.sentence for each in asked)
        serious = [each for each in asked if each.is_serious]
        said = (
            _DOUBTED.format(once_frozen)
            if not serious
            else _FORBIDDEN
            if len(serious) == len(asked)
            else _REFUSED
        )
        super().__init__(f"{act}: {called}", "Vẫn chốt", said, parent)
        # Widgets
        self.list = QListWidget(self)
        self.list.setAccessibleName("Những chỗ cần xem trước khi chốt")
        for each in asked:
            name, tone = ("ban", Tone.OVERDUE) if each.is_serious else ("circle-alert", Tone.SOON)
            item = QListWidgetItem(icon(name, tone), each.sentence, self.list)
            kind = "Phải sửa" if each.is_serious else "Nên xem lại"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {each.sentence}")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        self.list.setMinimumSize(width, self._height_of(width))
        # Assemble
        self.form.addRow(self.list)
        self.ui.cancelButton.setText("Để xem lại" if not serious else "Đóng")
        self.ui.saveButton.setVisible(not serious)
        self.ui.cancelButton.setDefault(True)
        self.adjustSize()
        self.ui.cancelButton.setFocus()

    def _height_of(self, width: int) -> int:
        """Return the height in which all sentences are read at once, as far as the screen has it."""
        metrics, wrapped = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        place = QRect(0, 0, width - _BESIDE_A_LINE, 0)
        needed = sum(
            metrics.boundingRect(place, wrapped, text).height() + _AROUND_A_LINE for text in self.sentences
        )
        least = _FEWEST_LINES * metrics.lineSpacing()
        room = int(self.screen().availableGeometry().height() * _OF_THE_SCREEN)
        return max(min(needed + 2 * self.list.frameWidth(), room), least)

    @property
    def sentences(self) -> list[str]:
        """Return what is listed, in its order."""
        return [self.list.item(place).text() for place in range(self.list.count())]

    def answer(self, values: Mapping[str, Any]) -> frozenset[str]:  # noqa: ARG002 - there is nothing to fill
        """Return what she agreed to."""
        return self._sentences
