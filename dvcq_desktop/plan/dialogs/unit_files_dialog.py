# SPDX-License-Identifier: MIT
"""Which papers of the units become files, of which kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from dvcq_desktop.documents.formats import Format
from dvcq_desktop.forms.office_print import Ui_OfficePrint
from dvcq_desktop.plan.unit_files import LETTERS, SHEETS, file_name
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import FormLayout
from dvcq_desktop.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnitFilesDialog(QDialog):
    """Ask for the papers and the kind of file; the folder is asked for after it."""

    def __init__(self, year: int, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.ui = Ui_OfficePrint()
        self.ui.setupUi(self)
        self.sheets = QCheckBox("Phiếu giao nhiệm vụ", self)
        self.letters = QCheckBox("Công văn đôn đốc (đơn vị có việc quá hạn)", self)
        self.soon = QCheckBox("Công văn nhắc cả việc sắp đến hạn", self)
        self.format = KindBox([(Format.DOCX, "Word, để sửa tiếp"), (Format.PDF, "PDF, để in và gửi")], self)
        example = file_name(1, unit, "Phiếu giao nhiệm vụ", year, Format.DOCX.suffix)
        said = plain_label(self)
        said.setText(f"Mỗi đơn vị một tệp, đặt tên như “{example}”.")
        said.setWordWrap(True)
        said.setMinimumHeight(3 * said.fontMetrics().lineSpacing())
        # Assemble
        self.setWindowTitle("Xuất tệp cho từng đơn vị")
        self.ui.printButton.setText("Chọn thư mục…")
        form = FormLayout(self.ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Loại tệp", self.format)
        self.sheets.setChecked(True)
        self.soon.setEnabled(False)
        for box in (self.sheets, self.letters, self.soon, said):
            self.ui.options.addWidget(box)
        # Signals
        self.sheets.toggled.connect(self._on_toggled)
        self.letters.toggled.connect(self._on_toggled)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.printButton.clicked.connect(self.accept)

    def kinds(self) -> Sequence[str]:
        """Return the papers that are ticked."""
        boxes = ((self.sheets, SHEETS), (self.letters, LETTERS))
        return [kind for box, kind in boxes if box.isChecked()]

    def wanted(self) -> Format:
        """Return the kind of file that is chosen."""
        return Format(str(self.format.value))

    def _on_toggled(self) -> None:
        self.soon.setEnabled(self.letters.isChecked())
        self.ui.printButton.setEnabled(bool(self.kinds()))
