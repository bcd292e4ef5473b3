# SPDX-License-Identifier: MIT
"""The fields of one unit's part, beside the table of the units and in a dialog of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.plan.screen.choices import people_choices, with_chosen
from dvcq_desktop.plan.screen.state_edit import StateEdit
from dvcq_desktop.widgets.file_field import FileField, KeptFile
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Line

FILE = "file"


class LineForm(RecordForm):
    """Edit what one unit owes: who, state, deadline, result, its own plan with its file, why it is late."""

    def __init__(self, today: Callable[[], date], deadline: DateEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = FileField(self)
        self.add("owner", "Người phụ trách", PickBox(self))
        self.add("state", "Trạng thái", StateEdit(today, self))
        self.add("deadline", "Thời hạn riêng", deadline, hint="Để trống thì theo thời hạn của nhiệm vụ")
        self.add("result", "Kết quả", TextArea(self, lines=2))
        self.add("own_plan_number", "Kế hoạch số", LineEdit(self), hint="Kế hoạch thực hiện của chính đơn vị")
        self.add("own_plan_on", "Ngày ban hành", DateEdit(self, today=today))
        self.add("own_plan_signer", "Người ký", LineEdit(self))
        self.add(FILE, "Tệp kế hoạch", self.file, hint="Bản kế hoạch mà đơn vị gửi về")
        self.add("late_cause", "Nguyên nhân chậm", TextArea(self, lines=1))
        self.add("proposal", "Đề xuất", TextArea(self, lines=1))

    def offer(self, directory: Directory, day: date, line: Line | None) -> None:
        """Offer the people in office, those of the unit first."""
        choices = people_choices(directory, day, line.unit if line else None)
        chosen = line.owner if line else None
        self.field("owner").set_choices(with_chosen(choices, chosen, directory.person_name))


def values_of(line: Line) -> dict[str, Any]:
    """Return what the fields show of a part."""
    names = (
        "owner",
        "state",
        "deadline",
        "result",
        "own_plan_number",
        "own_plan_on",
        "own_plan_signer",
        "late_cause",
        "proposal",
    )
    kept = KeptFile(line.own_plan_file, line.own_plan_file_name) if line.own_plan_file else None
    return {FILE: kept, **{name: getattr(line, name) for name in names}}


def with_values(line: Line, values: dict[str, Any]) -> Line:
    """Return a part with what stands in some of the fields; a file that is not kept yet stays out of it."""
    given = {name: value for name, value in values.items() if name != FILE}
    changed = line._replace(**given)
    if FILE in values and values[FILE] is None:
        return changed._replace(own_plan_file=None, own_plan_file_name="")
    return changed
