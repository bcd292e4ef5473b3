# SPDX-License-Identifier: MIT
"""What a print is made of: as of which day, for which unit, a group once or once per unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.plan_print import Ui_PlanPrint
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, FormLayout, PickBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.office.rules import Unit
    from dvcq_desktop.plan.prints.kinds import PrintKind


class PrintDialog(QDialog):
    """Ask what one kind of print needs to know; everything has a sensible beginning."""

    def __init__(
        self,
        kind: PrintKind,
        units: Sequence[Unit],
        as_of: date,
        against: Against = Against.LAST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        # Widgets
        self._ui = Ui_PlanPrint()
        self._ui.setupUi(self)
        self.day = DateEdit(self, today=lambda: as_of)
        self.unit = PickBox(self, none="(tất cả đơn vị)")
        self._against = KindBox([(each, each.label) for each in Against], self)
        # Assemble
        self.setWindowTitle(f"In: {kind.title}")
        form = FormLayout(self._ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Tính đến ngày", self.day)
        form.add_field("Đơn vị", self.unit)
        form.add_field("Tính quá hạn", self._against)
        form.setRowVisible(self.unit, kind.needs_unit)
        form.setRowVisible(self._against, kind.measures)
        self._against.set_value(against)
        self.day.set_value(as_of)
        self.unit.set_choices([(unit.id, unit.name) for unit in units])
        self._ui.perUnit.setVisible(kind.name == "assignment-table")
        # Signals
        self._ui.cancelButton.clicked.connect(self.reject)
        self._ui.printButton.clicked.connect(self._on_print_clicked)

    @property
    def per_unit(self) -> bool:
        """Tell whether a group's task is printed once per unit."""
        return self._ui.perUnit.isChecked()

    @property
    def against(self) -> Against:
        """Return which deadline late is counted by."""
        return Against(str(self._against.value))

    def _on_print_clicked(self) -> None:
        self.day.flush()
        self.unit.flush()
        if self.day.is_valid and self.day.value is not None:
            self.accept()
