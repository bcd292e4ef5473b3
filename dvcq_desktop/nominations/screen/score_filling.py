# SPDX-License-Identifier: MIT
"""Filling the sheet of scores: what is typed or pasted is ranked at once and written in one action."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.live import LiveScores
from dvcq_desktop.nominations.score_sheet import MEAN, REMARK
from dvcq_desktop.nominations.screen.scoring_words import NO_REVIEWERS
from dvcq_desktop.nominations.store import scores
from dvcq_desktop.sheets.placing import placed
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.points import read_points
from dvcq_desktop.widgets.cell_typing import finish_typing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from dvcq_desktop.nominations.appraisals import Appraised, Cell
    from dvcq_desktop.nominations.score_sheet import Sheet
    from dvcq_desktop.nominations.screen.score_view import ScoreView
    from dvcq_desktop.sheets.placing import Ground, Placed
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench

_MEAN_ONLY = "Đang xem điểm trung bình: hãy chọn một thành viên ở phía trên để ghi phiếu của người đó."
_BARE = re.compile(r"[\d.,\s-]*")
_COMPUTED = (
    "Không dán được: cột Hạng, Tổng, Phiếu do chương trình tính. Đặt con trỏ ở ô tiêu chí đầu tiên của mô"
    " hình rồi dán lại."
)


class ScoreFilling(QObject):
    """Write into the sheet; points that are not saved yet are shown and ranked already."""

    ranked = Signal()  # the ranking may be another one

    def __init__(self, workbench: Workbench, view: ScoreView, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._view = view
        self._messages = messages
        self._unsaved: dict[Cell, int | None] = {}
        self._writes: Counter[Cell] = Counter()
        self._complaint = ""
        self.live: LiveScores | None = None
        # Signals
        view.scores.typed.connect(self._on_typed)
        view.cells.text_edited.connect(self._on_text_edited)
        view.cells.refused.connect(self._on_cell_refused)
        view.cells.given_up.connect(self._on_given_up)
        view.clear_requested.connect(self._on_clear_requested)
        view.paste_requested.connect(self._on_paste_requested)
        view.read_only_typed.connect(self._on_read_only_typed)

    def show_appraised(self, appraised: Appraised | None) -> None:
        """Take what was just read; what is on its way into the file stays as it was typed."""
        self.live = LiveScores(appraised, self._unsaved) if appraised is not None else None

    def leave(self) -> str:
        """Record what is being typed into a cell; return what is to be said where it cannot be."""
        self._complaint = ""
        finish_typing(self._view)
        return f"Chưa ghi được điểm: {self._complaint}" if self._complaint else ""

    @property
    def _sheet(self) -> Sheet | None:
        return self._view.scores.sheet

    def _on_text_edited(self, index: QPersistentModelIndex, text: str) -> None:
        """Rank by what stands in the cell by now; what cannot stand there counts for nothing."""
        cell = self._view.scores.cell(index)
        if self.live is None or cell is None or self._view.scores.is_remark(index):
            return
        if self._view.scores.complaint(index, text):
            self.live.end_preview()
        else:
            self.live.preview(cell, read_points(text))
        self._tell_ranked()

    def _on_given_up(self) -> None:
        if self.live is not None:
            self.live.end_preview()
            self._tell_ranked()

    def _on_typed(self, row: int, column: int, text: str) -> None:
        index = self._view.scores.index(row, column)
        cell = self._view.scores.cell(index)
        if cell is None or self.live is None:
            return
        if self._view.scores.is_remark(index):
            if tidy(text) != self.live.appraised.remarks.get(cell, ""):
                self._write_remark(cell, tidy(text))
            return
        if said := self._view.scores.complaint(index, text):
            self._complain(f"“{text}”: {said}")
            self._on_given_up()
            return
        self._on_given_up()
        points = read_points(text)
        if points != self.live.points(cell):
            self._give({cell: points})

    def _on_cell_refused(self, index: QPersistentModelIndex, text: str) -> None:
        self._complain(f"Chưa ghi “{text}”. {self._view.scores.complaint(index, text)}")

    def _on_clear_requested(self, chosen: Sequence[QModelIndex]) -> None:
        cells: dict[Cell, int | None] = {}
        for index in chosen:
            cell = self._view.scores.cell(index)
            if cell is None:
                continue
            if self._view.scores.is_remark(index):
                self._write_remark(cell, "")
            elif self.live is not None and self.live.points(cell) is not None:
                cells[cell] = None
        if cells:
            self._give(cells, partial(self._on_emptied, len(cells)))

    def _on_emptied(self, count: int) -> None:
        # A whole row may be chosen by its head, and Del then takes more than is seen.
        self._messages.show_info(f"Đã xóa điểm ở {count} ô.", self._workbench.writer.undo_link())

    def _on_paste_requested(self, block: list[list[str]]) -> None:
        sheet = self._sheet
        if sheet is None or self.live is None or self._is_frozen() or self._is_mean():
            return
        ground = sheet.ground()
        chosen = [(ground.rows[each.row()], ground.columns[each.column()]) for each in self._view.selected()]
        # A table with names brings what was computed along; bare numbers under it would be moved aside.
        bare = all(_BARE.fullmatch(text) for line in block for text in line)
        try:
            found = placed(block, ground, chosen)
            if bare and any(self._is_on_a_sum(ground, each) for each in found):
                # The numbers are of the criteria alone: the rows of their groups are stepped over.
                keys = [line.key for line in sheet.rows if not line.is_group]
                found = placed(block, ground._replace(rows=keys), [one for one in chosen if one[0] in keys])
            cells: dict[Cell, int | None] = {}
            remarks: list[tuple[Cell, str]] = []
            for each in found:
                row, column = ground.rows.index(each.row), ground.columns.index(each.column)
                cell = sheet.cell(row, column)
                if each.column == REMARK and cell is not None:
                    remarks.append((cell, tidy(each.text)))
                elif cell is not None:
                    cells[cell] = self._read(row, column, each.text)
                elif sheet.is_recused(row) and not each.column.startswith(":"):
                    raise UserError(self._recused_sentence(row))
                elif bare and each.text.strip() and each.text.strip() != self._shown(row, column):
                    raise UserError(_COMPUTED)
        except UserError as error:
            self._complain(error.sentence)
            return
        for cell, remark in remarks:
            self._write_remark(cell, remark)
        if cells:
            self._give(cells)

    def _is_on_a_sum(self, ground: Ground, each: Placed) -> bool:
        assert self._sheet is not None
        row, column = ground.rows.index(each.row), ground.columns.index(each.column)
        said = each.text.strip()
        return self._sheet.rows[row].is_group and bool(said) and said != self._shown(row, column)

    def _shown(self, row: int, column: int) -> str:
        return str(self._view.scores.index(row, column).data() or "")

    def _read(self, row: int, column: int, text: str) -> int | None:
        assert self._sheet is not None
        index = self._view.scores.index(row, column)
        if said := self._view.scores.complaint(index, text):
            raise UserError(f"Không dán được vì hàng “{self._sheet.rows[row].title}” có “{text}”: {said}")
        return read_points(text)

    def _on_read_only_typed(self, index: QModelIndex) -> None:
        sheet = self._sheet
        if sheet is None or self._is_frozen() or self._is_mean():
            return
        if sheet.is_recused(index.row()) and sheet.criterion(index.row(), index.column()):
            self._complain(self._recused_sentence(index.row()))

    def _recused_sentence(self, row: int) -> str:
        assert self._sheet is not None
        return f"Thành viên này không tham gia chấm “{self._sheet.rows[row].title}” nên không ghi điểm được."

    def _is_frozen(self) -> bool:
        if self._sheet is not None and (said := self._sheet.appraised.frozen):
            self._complain(said)
            return True
        return False

    def _is_mean(self) -> bool:
        if self._sheet is not None and self._sheet.holder == MEAN:
            self._messages.show_info(_MEAN_ONLY if self._sheet.appraised.reviewers else NO_REVIEWERS)
            return True
        return False

    def _give(self, cells: dict[Cell, int | None], told: Callable[[], object] | None = None) -> None:
        """Show and rank points at once, and write them; `told` is called once they are written."""
        if self.live is None:
            return
        appraised = self.live.appraised
        self._messages.clear()
        self._unsaved |= cells
        self._writes.update(cells.keys())
        self.live.put(cells)
        self._view.scores.tell_changed()
        self.ranked.emit()
        work = partial(scores.write_points, appraisal_id=appraised.appraisal.id, points=cells)
        name = "Chấm điểm" if len(cells) == 1 else f"Chấm điểm: {len(cells)} ô"
        settle = partial(self._settle, tuple(cells), told=told)
        refused = partial(self._refuse, tuple(cells))
        self._workbench.writer.write(name, work, settle, refused, edit=True)

    def _write_remark(self, cell: Cell, remark: str) -> None:
        if self.live is not None:
            appraisal = self.live.appraised.appraisal.id
            work = partial(scores.write_remark, appraisal_id=appraisal, cell=cell, remark=remark)
            self._workbench.writer.write("Ghi nhận xét điểm", work, None, self._on_remark_refused, edit=True)

    def _on_remark_refused(self, error: UserError) -> None:
        self._complain(error.sentence)

    def _settle(
        self, cells: Sequence[Cell], _changed: object, told: Callable[[], object] | None = None
    ) -> None:
        """Forget what has reached the file; a cell that was typed into again is still on its way."""
        if told is not None:
            told()
        for cell in cells:
            self._writes[cell] -= 1
            if self._writes[cell] <= 0:
                del self._writes[cell]
                self._unsaved.pop(cell, None)

    def _refuse(self, cells: Sequence[Cell], error: UserError) -> None:
        self._settle(cells, None)
        self._complain(error.sentence)
        if self.live is not None:
            self.show_appraised(self.live.appraised)
            self._view.scores.show_sheet(self._sheet, self.live)
            self.ranked.emit()

    def _complain(self, sentence: str) -> None:
        self._complaint = sentence
        self._messages.show_warning(sentence)

    def _tell_ranked(self) -> None:
        self._view.scores.tell_ranked()
        self.ranked.emit()
