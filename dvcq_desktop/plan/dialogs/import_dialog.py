# SPDX-License-Identifier: MIT
"""The text of a plan beside the tasks it proposes, to be accepted, edited, split and joined."""
# ruff: noqa: N802 - the names of a dialog's methods are Qt's

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QDialog, QTextEdit, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.plan_import import Ui_PlanImport
from dvcq_desktop.plan import proposals
from dvcq_desktop.plan.dialogs.document_form import DocumentForm
from dvcq_desktop.plan.dialogs.import_editor import ProposalEditor
from dvcq_desktop.plan.dialogs.import_table import ProposalModel
from dvcq_desktop.plan.dialogs.import_texts import facts, office_told, remarks_of
from dvcq_desktop.plan.other_document import Outside
from dvcq_desktop.widgets.actions import take_with_ctrl_enter
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.dressing import dress
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.theme import Tone, shades

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QModelIndex, QUrl
    from PySide6.QtGui import QCloseEvent

    from dvcq_desktop.plan.office_draft import OfficeDraft
    from dvcq_desktop.plan.other_document import Document
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.proposals import Proposal


class ImportDialog(QDialog):
    """Show what was read out of one text; `import_requested` when she takes it."""

    import_requested = Signal()

    def __init__(
        self,
        text: PlanText,
        *,
        year: int,
        office: OfficeDraft,
        today: Callable[[], date],
        outside: Outside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self._text = text
        self._office = office
        self._outside = outside or Outside()
        self._shown_row = -1
        self._next_join = 0
        # Widgets
        self._ui = Ui_PlanImport()
        self._ui.setupUi(self)
        self._model = ProposalModel(proposals.proposals_of(text), self)
        self._editor = ProposalEditor(today, self)
        self._document = DocumentForm(self._outside.document, today, self)
        # Assemble
        self._fill(year)
        self._build_table()
        QVBoxLayout(self._ui.editor).addWidget(self._editor)
        self._ui.documentColumn.addWidget(self._document)
        self._ui.splitter.setSizes([480, 800])
        self._ui.taskSplitter.setSizes([280, 260])
        # A message below takes its room from the form, so that no row moves under the mouse.
        self._ui.taskSplitter.setStretchFactor(0, 0)
        self._ui.taskSplitter.setStretchFactor(1, 1)
        # Signals
        ui = self._ui
        ui.joinButton.clicked.connect(self._on_join_clicked)
        ui.splitButton.clicked.connect(self._on_split_clicked)
        ui.joinAllButton.clicked.connect(self._on_join_all_clicked)
        ui.nextJoinButton.clicked.connect(self._on_next_join_clicked)
        ui.remarks.anchorClicked.connect(self._on_remark_clicked)
        ui.addButton.clicked.connect(self._on_add_clicked)
        ui.undoButton.clicked.connect(self._on_undo_clicked)
        ui.allButton.clicked.connect(self._on_all_clicked)
        ui.noneButton.clicked.connect(self._on_none_clicked)
        ui.cancelButton.clicked.connect(self.reject)
        ui.importButton.clicked.connect(self._on_import_clicked)
        take_with_ctrl_enter(self, ui.importButton)
        ui.table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        ui.outside.toggled.connect(self._on_outside_toggled)
        self._model.edited.connect(self._on_model_edited)
        self._model.modelReset.connect(self._on_model_reset)
        self._editor.edited.connect(self._on_editor_edited)
        (ui.outside if self._outside.is_likely else ui.ownPlan).setChecked(True)
        self._on_outside_toggled()
        fit_to_screen(self)
        if self._model.rowCount():
            accepted = (row for row, part in enumerate(self._model.parts) if part.accepted)
            ui.table.selectRow(next(accepted, 0))
        ui.table.setFocus()

    @property
    def parts(self) -> list[Proposal]:
        """Return the proposals as she left them."""
        self._editor.flush()
        return self._model.parts

    @property
    def year(self) -> int:
        """Return the year the plan is for."""
        return self._ui.year.value()

    @property
    def office(self) -> OfficeDraft | None:
        """Return what is to be filled in of the office, None where she does not want it."""
        return self._office if self._ui.office.isChecked() and self.document is None else None

    @property
    def document(self) -> Document | None:
        """Return the document that gives the tasks, None where the text is a plan of the office."""
        return self._document.value if self._ui.outside.isChecked() else None

    def show_refusal(self, error: UserError) -> None:
        """Say why the import was refused; nothing was kept and nothing here is lost."""
        self._ui.importButton.setEnabled(True)
        self._ui.messages.show_error(error.sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as by Cancel."""
        super().closeEvent(event)
        self.reject()

    def _fill(self, year: int) -> None:
        ui, text = self._ui, self._text
        ui.text.setPlainText(text.whole_text())
        ui.year.setValue(year)
        ui.facts.setHtml(facts(text))
        doubtful = len(text.remarks) + len(text.unplaced)
        ui.remarks.setHtml(remarks_of(text))
        ui.tabs.setTabText(ui.tabs.indexOf(ui.remarksTab), f"Cần kiểm tra ({doubtful})")
        has_office = self._office.profile is not None or self._office.signer is not None
        ui.office.setChecked(has_office)
        ui.office.setToolTip(office_told(self._office))

    def _on_outside_toggled(self) -> None:
        """Show what belongs to a plan or to another document, and what each proposes until she edits it."""
        ui, text = self._ui, self._text
        outside = ui.outside.isChecked()
        if not self._model.can_undo:
            self._model.begin(self._outside.parts if outside else proposals.proposals_of(text))
        named = self._document.value.cited if outside else text.kind.capitalize() or "Văn bản"
        about = self._document.value.abstract if outside else text.abstract
        ui.title.setText(f"<b>{escape(named)}</b> {escape(about)}")
        ui.tabs.setTabVisible(ui.tabs.indexOf(ui.documentTab), outside)
        ui.tabs.setTabVisible(ui.tabs.indexOf(ui.planTab), not outside)
        has_office = self._office.profile is not None or self._office.signer is not None
        ui.office.setVisible(has_office and not outside)
        self._on_model_edited()

    def _build_table(self) -> None:
        table = self._ui.table
        table.setModel(self._model)
        dress(table, (40, 14, 28, 18, 14))
        table.horizontalHeader().setHighlightSections(True)

    @property
    def _joins(self) -> tuple[frozenset[int], ...]:
        """Return the duties that a plan states in several clauses; the points of a letter are apart."""
        return () if self._ui.outside.isChecked() else self._text.join_proposals

    def _open_joins(self) -> list[tuple[int, ...]]:
        return proposals.open_joins(self._joins, self._model.parts)

    def _show_joins(self) -> None:
        """Say which duties are stated in several clauses, as long as they are not joined."""
        ui, parts, groups = self._ui, self._model.parts, self._open_joins()
        named = "; ".join(
            " + ".join(dict.fromkeys(clause for row in rows for clause in parts[row].clauses))
            for rows in groups
        )
        said = f"{len(groups)} việc được nêu ở nhiều mục: {named}."
        ui.joinsText.setText(said if groups else "Các việc được nêu ở nhiều mục đã được gộp.")
        for widget in (ui.joinsText, ui.nextJoinButton, ui.joinAllButton):
            widget.setVisible(bool(self._joins))
        for button in (ui.nextJoinButton, ui.joinAllButton):
            button.setEnabled(bool(groups))

    def _on_join_all_clicked(self) -> None:
        self._editor.flush()
        groups = self._open_joins()
        self._model.join(groups)
        self._select_rows([min(rows[0] for rows in groups)])
        self._ui.messages.show_success(
            f"Đã gộp {len(groups)} việc, còn {self._model.rowCount()} nhiệm vụ.",
            Link("Hoàn tác", self._on_undo_clicked, self._model.edited),
        )

    def _on_next_join_clicked(self) -> None:
        groups = self._open_joins()
        if groups:
            self._select_rows(groups[self._next_join % len(groups)])
            self._next_join += 1

    def _select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows, and go to the first of them."""
        table, flags = self._ui.table, QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._model.index(row, 0), self._model.index(row, self._model.columnCount() - 1))
        if rows:
            table.setCurrentIndex(self._model.index(rows[0], 0))
            table.selectionModel().select(chosen, flags.ClearAndSelect)
            self._mark_lines([self._model.parts[row] for row in rows])

    def _on_remark_clicked(self, link: QUrl) -> None:
        """Show the place that a remark is about."""
        line = int(link.toString().removeprefix("line:"))
        self._mark([(line, line)])

    def _on_join_clicked(self) -> None:
        self._editor.flush()
        rows = self._selected_rows()
        if len(rows) < 2:
            self._ui.messages.show_warning(
                "Hãy chọn từ hai nhiệm vụ trở lên (giữ Ctrl hoặc Shift) rồi bấm Gộp."
            )
            return
        groups = self._open_joins()
        others = {row for group in groups if group != tuple(rows) for row in group}
        self._model.join([rows], kept=others if tuple(rows) in groups else ())
        self._ui.table.selectRow(rows[0])

    def _on_split_clicked(self) -> None:
        row = self._ui.table.currentIndex().row()
        if row < 0:
            return
        cursor = self._editor.content.textCursor()
        self._editor.flush()
        try:
            self._model.split(row, cursor.position())
        except UserError as error:
            self._ui.messages.show_warning(error.sentence)
            return
        self._ui.table.selectRow(row + 1)

    def _on_add_clicked(self) -> None:
        self._editor.flush()
        words = self._ui.text.textCursor().selectedText().replace("\u2029", "\n").strip()
        if not words:
            self._ui.messages.show_warning("Hãy bôi đen đoạn văn ở bên trái rồi bấm Thêm.")
            return
        row = self._ui.table.currentIndex().row() + 1
        self._model.insert(row, proposals.Proposal(title=proposals.short_title(words), content=words))
        self._ui.table.selectRow(row)

    def _on_undo_clicked(self) -> None:
        self._editor.flush()
        before = self._ui.table.currentIndex().row()
        back = self._model.undo()
        self._select_rows(back or [min(max(before, 0), self._model.rowCount() - 1)])

    def _on_all_clicked(self) -> None:
        self._editor.flush()
        self._model.accept(range(self._model.rowCount()), accepted=True)

    def _on_none_clicked(self) -> None:
        self._editor.flush()
        rows = self._selected_rows()
        self._model.accept(rows if len(rows) > 1 else range(self._model.rowCount()), accepted=False)

    def _on_import_clicked(self) -> None:
        self._editor.flush()
        if self._ui.outside.isChecked() and self._document.complaint:
            self._ui.tabs.setCurrentWidget(self._ui.documentTab)
            self._ui.messages.show_warning(self._document.complaint)
            return
        self._ui.importButton.setEnabled(False)
        self.import_requested.emit()

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._editor.flush()
        self._show_row(current.row())

    def _on_model_reset(self) -> None:
        row = min(self._ui.table.currentIndex().row(), self._model.rowCount() - 1)
        self._show_row(row)

    def _on_model_edited(self) -> None:
        count, accepted = self._model.rowCount(), self._model.accepted
        ui = self._ui
        ui.tabs.setTabText(ui.tabs.indexOf(ui.tasksTab), f"Nhiệm vụ đề xuất ({accepted}/{count})")
        none = "Chưa chọn nhiệm vụ nào" if ui.outside.isChecked() else "Nhập kế hoạch, chưa giao việc"
        ui.importButton.setText(f"Nhập {accepted} nhiệm vụ" if accepted else none)
        ui.undoButton.setEnabled(self._model.can_undo)
        self.setProperty("work_done", str(self._model.steps or ""))
        self._show_joins()

    def _on_editor_edited(self, part: Proposal) -> None:
        if 0 <= self._shown_row < self._model.rowCount():
            self._model.change(self._shown_row, part)

    def _show_row(self, row: int) -> None:
        part = self._model.parts[row] if 0 <= row < self._model.rowCount() else None
        self._shown_row = row
        self._editor.show_part(part)
        self._mark_lines([part] if part else [])

    def _mark_lines(self, parts: Sequence[Proposal]) -> None:
        """Colour all clauses of proposals in the text and bring the first of them into view."""
        self._mark([lines for part in parts for lines in part.lines])

    def _mark(self, places: Sequence[tuple[int, int]]) -> None:
        marks = []
        for lines in places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor_over(*lines)
            mark.format.setBackground(QColor(shades(Tone.ACCENT).paper))
            marks.append(mark)
        self._ui.text.setExtraSelections(marks)
        if marks:
            start = QTextCursor(marks[0].cursor)
            start.setPosition(start.selectionStart())
            self._ui.text.setTextCursor(start)
            self._ui.text.centerCursor()

    def _cursor_over(self, first: int, last: int) -> QTextCursor:
        document = self._ui.text.document()
        cursor = QTextCursor(document.findBlockByNumber(max(first - 1, 0)))
        end = document.findBlockByNumber(min(last - 1, document.blockCount() - 1))
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self._ui.table.selectionModel().selectedRows())
