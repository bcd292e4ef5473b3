# SPDX-License-Identifier: MIT
"""Beside the scores: the criterion of the current cell in full, what proves the score, and who recused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.text.points import points_text
from dvcq_desktop.widgets.choices import Tick
from dvcq_desktop.widgets.form import FormLayout, LineEdit, TextArea
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.nominations.appraisals import Appraised, Cell, Evidence
    from dvcq_desktop.nominations.scorecards import Criterion
    from dvcq_desktop.nominations.store.scoring_page import KeptFile

_SHOWN_LINES = 3
_NOTHING = "Hãy chọn một ô điểm để xem nội dung tiêu chí, ghi nhận xét và gắn minh chứng."


class CriterionPane(QWidget):
    """Show one criterion; what is changed here is told."""

    remark_edited = Signal(object, str)  # Cell, remark
    recusal_edited = Signal(object, object)  # Cell, reason or None
    recusal_wanted = Signal()  # the reason is to be asked for
    evidence_added = Signal(object, str, object)  # Cell, text, key of a file or None
    evidence_removed = Signal(object)  # key
    file_opened = Signal(str, str)  # sha256, name
    new_files_wanted = Signal(object)  # Cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spot: Cell | None = None
        self._evidence: Sequence[Evidence] = ()
        self._files: Sequence[KeptFile] = ()
        # Widgets
        self.heading = plain_label(self)
        self.heading.setWordWrap(True)
        self.hint = plain_label(self)
        self.hint.setWordWrap(True)
        self.hint.setProperty("muted", True)
        self.form = RecordForm(self, one_column=True)
        self.form.add("remark", "Nhận xét điểm", TextArea(self, lines=2))
        self.recused = Tick("Không tham gia chấm mô hình này", self)
        self.reason = LineEdit(self)
        self.reason.setPlaceholderText("Lý do, như: là trưởng thôn của mô hình")
        self.reason.setAccessibleName("Lý do không tham gia chấm")
        self.missing = plain_label(self)
        self.missing.setText("Chưa ghi lý do không tham gia chấm: biên bản cần lý do.")
        self.missing.setWordWrap(True)
        self.missing.setProperty("wrong", True)
        self.history = plain_label(self)
        self.history.setWordWrap(True)
        self.history.setProperty("muted", True)
        self.history.setAccessibleName("Lịch sử điểm")
        self.proofs = QStringListModel(self)
        self.list = QListView(self)
        self.typed = QLineEdit(self)
        self.files = QPushButton(icon("paperclip"), "Chọn tệp", self)
        self.menu = QMenu(self)
        self.remove = QPushButton(icon("trash-2"), "Xóa", self)
        # Assemble
        self._assemble()
        # Signals
        self.form.edited.connect(self._on_form_edited)
        self.recused.edited.connect(self._on_recused_edited)
        self.reason.edited.connect(self._on_reason_edited)
        self.typed.returnPressed.connect(self.flush)
        self.list.activated.connect(self._on_list_activated)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.menu.triggered.connect(self._on_file_triggered)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove_clicked)

    def show_spot(
        self, appraised: Appraised | None, spot: Cell | None, files: Sequence[KeptFile], *, by_reviewer: bool
    ) -> None:
        """Show what belongs to a cell."""
        criterion = appraised.scorecard.by_id.get(spot.criterion) if appraised and spot else None
        shown = appraised is not None and spot is not None and criterion is not None
        if not shown or spot != self._spot:
            self.typed.clear()
            self.history.setText("")
        self._spot = spot if shown else None
        for widget in self._parts:
            widget.setVisible(shown)
        self.recused.setVisible(by_reviewer and spot is not None and bool(spot.model))
        reason = appraised.recusals.get((spot.reviewer, spot.model)) if appraised and spot else None
        self.recused.set_value(reason is not None)
        self.reason.set_value(reason)
        self.reason.setVisible(by_reviewer and reason is not None)
        self.missing.setVisible(by_reviewer and reason == "")
        if appraised is None or spot is None or criterion is None:
            self.heading.setText(_NOTHING)
            return
        self.heading.setText(_heading(criterion))
        self.hint.setText(f"Minh chứng cần có: {criterion.evidence_hint}" if criterion.evidence_hint else "")
        self.hint.setVisible(bool(criterion.evidence_hint))
        values = {"remark": appraised.remarks.get(spot, "")}
        self.form.show_values("\n".join(spot), values)
        self._show_evidence(appraised.evidence.get((spot.model, spot.criterion), ()), files)
        for changing in (self.form, self.recused, self.reason, self.typed, self.remove, self.files):
            changing.setEnabled(not appraised.frozen)
        self.form.setVisible(spot.reviewer in appraised.card_holders)

    def show_history(self, lines: Sequence[str]) -> None:
        """Show what happened to the score."""
        self.history.setText("\n".join(["Lịch sử điểm:", *lines]) if lines and self._spot else "")

    def flush(self) -> None:
        """Tell the evidence that is being typed, and what the fields hold."""
        self.form.flush()
        self.reason.flush()
        text = self.typed.text().strip()
        if text and self._spot is not None:
            self.typed.clear()
            self.evidence_added.emit(self._spot, text, None)

    def _assemble(self) -> None:
        self.list.setModel(self.proofs)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Minh chứng")
        self.list.setMaximumHeight(self.fontMetrics().lineSpacing() * (_SHOWN_LINES + 2))
        self.typed.setPlaceholderText("Là gì, ở đâu (Enter để thêm)")
        self.typed.setAccessibleName("Thêm minh chứng")
        self.files.setMenu(self.menu)
        self.files.setToolTip(
            "Gắn một tệp đã kèm với mô hình, hoặc tệp mới; Enter hoặc bấm đúp vào minh chứng để mở tệp"
        )
        beside = QHBoxLayout()
        beside.setSpacing(GAP)
        beside.addWidget(self.typed, 1)
        beside.addWidget(self.files)
        beside.addWidget(self.remove)
        labelled = FormLayout()
        labelled.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(self.recused)
        column.addWidget(self.reason)
        column.addWidget(self.missing)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addWidget(self.list)
        column.addLayout(beside)
        column.addWidget(self.form)
        column.addWidget(self.history)
        column.addStretch(1)
        self._parts: tuple[QWidget, ...] = (
            self.hint,
            self.list,
            self.typed,
            self.files,
            self.remove,
            self.form,
        )

    def _show_evidence(self, evidence: Sequence[Evidence], files: Sequence[KeptFile]) -> None:
        self._evidence, self._files = evidence, files
        row = self.list.currentIndex().row()
        self.proofs.setStringList([f"{'Tệp: ' if each.attachment else ''}{each.text}" for each in evidence])
        if evidence:
            self.list.setCurrentIndex(self.proofs.index(max(min(row, len(evidence) - 1), 0)))
        self.menu.clear()
        self.menu.addAction(icon("paperclip"), "Tệp mới…")
        if files:
            self.menu.addSeparator()
        for each in files:
            self.menu.addAction(each.name).setData(each.id)

    def _on_form_edited(self, _record: str, _name: str, value: Any) -> None:
        if self._spot is not None:
            self.remark_edited.emit(self._spot, value)

    def _on_recused_edited(self, wanted: bool) -> None:
        if wanted:
            self.recused.set_value(False)
            self.recusal_wanted.emit()
        elif self._spot is not None:
            self.recusal_edited.emit(self._spot, None)

    def _on_reason_edited(self, reason: str) -> None:
        if self._spot is not None:
            self.recusal_edited.emit(self._spot, reason)

    def _on_remove_clicked(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._evidence):
            self.evidence_removed.emit(self._evidence[row].id)

    def _on_file_triggered(self, action: Any) -> None:
        if self._spot is not None and action.data():
            self.evidence_added.emit(self._spot, "", action.data())
        elif self._spot is not None:
            self.new_files_wanted.emit(self._spot)

    def _on_list_activated(self) -> None:
        row = self.list.currentIndex().row()
        wanted = self._evidence[row].attachment if 0 <= row < len(self._evidence) else None
        found = next((each for each in self._files if each.id == wanted), None)
        if found is not None:
            self.file_opened.emit(found.sha256, found.name)


def _heading(criterion: Criterion) -> str:
    label = f"{criterion.label}. " if criterion.label else ""
    zero = "; không được để 0 điểm" if criterion.not_zero else ""
    weight = ""
    if criterion.worth != criterion.maximum:
        weight = f", tính thành {points_text(criterion.worth)} điểm của tổng"
    most = points_text(criterion.maximum)
    return f"{label}{criterion.text}\n{criterion.kind.label}, nhiều nhất {most}{weight}{zero}."
