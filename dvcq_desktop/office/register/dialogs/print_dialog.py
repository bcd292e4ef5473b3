# SPDX-License-Identifier: MIT
"""What a print is made of: as of which day, for which unit, and what else can be chosen about its kind."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDoubleSpinBox, QHBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.office_print import Ui_OfficePrint
from dvcq_desktop.office.keepers import lacks_keeper, proposed_keeper
from dvcq_desktop.office.printing import EVERYTHING, MOST_COPIES, PrintOption, PrintOrder, Sorting, answer_day
from dvcq_desktop.text.dates import parse_date, short_date
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, FormLayout, PickBox
from dvcq_desktop.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from dvcq_desktop.office.calendar import Calendar
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import Narrowed, PrintKind

# How far what is printed on a bought blank may be moved, in mm.
_FARTHEST = 50.0
# Pixels by which a choice stands under the one that it needs.
_FURTHER_IN = 24
_KEEPER = (
    "Cơ quan chưa ghi đơn vị phụ trách: hãy chọn phòng đứng tên trong Tờ trình. Chọn một lần, lần sau không"
    " hỏi nữa; đổi ở trang Cơ quan."
)


class PrintDialog(QDialog):
    """Ask what one kind of print needs to know; everything has a sensible beginning.

    `people` are the keys of those selected on the screen, where the kind may be made for them alone; `shift`
    is how far this PC's printer was off the last time; `narrowed` is what of the year the screen shows.
    """

    def __init__(
        self,
        kind: PrintKind[Any],
        directory: Directory,
        as_of: date,
        chosen: Collection[PrintOption] = (),
        parent: QWidget | None = None,
        people: Sequence[str] = (),
        shift: tuple[float, float] = (0.0, 0.0),
        narrowed: Narrowed = EVERYTHING,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._calendar = directory.calendar
        self._people = tuple(people) if kind.asks_people else ()
        # Widgets
        self._ui = Ui_OfficePrint()
        self._ui.setupUi(self)
        self.day = DateEdit(self, today=lambda: as_of)
        self.unit = PickBox(self, none="(tất cả đơn vị)")
        self.answer = DateEdit(self, today=lambda: as_of)
        self.said = plain_label(self)  # the day that the letter will say, where it is not the one typed
        self.said.setProperty("muted", True)
        self.said.setWordWrap(True)
        # Its room is kept, so that the dialog need not grow under her hands.
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.keeper = PickBox(self)
        self.keeper_said = plain_label(self)
        self.sorting = KindBox([(each, each.label) for each in kind.sortings or Sorting], self)
        self.copies = KindBox([(0, "theo đợt ký"), *((n, str(n)) for n in range(1, MOST_COPIES + 1))], self)
        self.right, self.down = (_millimetres(value, self) for value in shift)
        names = [directory.person_name(person) or f"{kind.of_whom} này" for person in people]
        self.chosen = QCheckBox(_chosen_words(names, kind.of_whom), self)
        self._narrowed = narrowed
        self.narrow = QCheckBox(f"Chỉ phần đang lọc: {narrowed.words}", self)
        self.options: dict[PrintOption, QCheckBox] = {}
        # Assemble
        self.setWindowTitle(f"In: {kind.title}")
        form = FormLayout(self._ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Tính đến ngày", self.day)
        form.add_field("Đơn vị", self.unit)
        form.setRowVisible(self.day, kind.needs_day)
        form.setRowVisible(self.unit, kind.needs_unit)
        self._add_keeper(form, directory, as_of)
        form.add_field("Trả lời trước ngày", self.answer)
        form.setRowVisible(self.answer, kind.asks_answer)
        form.addRow("", self.said)
        form.setRowVisible(self.said, kind.asks_answer)
        self._proposed: date | None = None
        self._propose_answer(as_of)
        form.add_field("Thứ tự", self.sorting)
        form.setRowVisible(self.sorting, bool(kind.sortings))
        form.add_field("Số bản mỗi người", self.copies)
        form.setRowVisible(self.copies, kind.asks_copies)
        form.add_field("Dịch chữ sang phải", self.right)
        form.add_field("Dịch chữ xuống dưới", self.down)
        for field in (self.right, self.down):
            form.setRowVisible(field, kind.asks_shift)
        self.chosen.setVisible(bool(self._people))
        # One row is always selected: forms for one person alone are meant only where it is said.
        self.chosen.setChecked(len(self._people) > 1 or (bool(self._people) and not kind.sortings))
        self._ui.options.addWidget(self.chosen)
        self.narrow.setVisible(bool(narrowed.words))
        self.narrow.setChecked(bool(narrowed.words))
        self._ui.options.addWidget(self.narrow)
        self.day.set_value(as_of)
        self.unit.set_choices([(unit.id, unit.name) for unit in directory.units_on(as_of)])
        for option in kind.options:
            box = QCheckBox(option.label, self)
            box.setChecked(option in chosen)
            self.options[option] = box
            self._add_option(option, box)
        if kind.asks_shift:
            self._follow_blank()
        self._shown_before = self._ui.printButton.text()
        # Signals
        if PrintOption.AS_FOLDER in self.options:
            self.options[PrintOption.AS_FOLDER].toggled.connect(self._on_folder_toggled)
        self.day.edited.connect(self._on_day_edited)
        # While it is typed: where she goes on with Enter, the dialog is gone with what it says.
        self.answer.line.textChanged.connect(self._on_answer_typed)
        self._ui.cancelButton.clicked.connect(self.reject)
        self._ui.printButton.clicked.connect(self._on_print_clicked)

    @property
    def asks_anything(self) -> bool:
        """Tell whether the kind leaves something to say: a dialog that asks nothing is a click too many."""
        kind = self.kind
        return bool(
            kind.needs_day
            or kind.needs_unit
            or kind.asks_answer
            or kind.asks_copies
            or kind.asks_shift
            or kind.sortings
            or self.options
            or self._people
            or self._narrowed.words
            or self.asks_keeper
        )

    def order(self, year: int, unit_name: str) -> PrintOrder:
        """Return what was chosen, of a year."""
        assert self.day.value is not None
        boxes = self.options.items()
        chosen = frozenset(option for option, box in boxes if box.isChecked() and box.isEnabled())
        return PrintOrder(
            year,
            self.day.value,
            self.unit.value,
            chosen,
            unit_name,
            reply_by=self.answer.value,
            people=self._people if self.chosen.isChecked() else (),
            sorting=Sorting(str(self.sorting.value)) if self.kind.sortings else None,
            copies=int(str(self.copies.value)),
            narrowed=self._narrowed if self.narrow.isChecked() else EVERYTHING,
            shift=(self.right.value(), self.down.value()) if self.kind.asks_shift else (0.0, 0.0),
        )

    def _add_option(self, option: PrintOption, box: QCheckBox) -> None:
        """Show a choice, one that needs another below it and further in."""
        if option.needs is None:
            self._ui.options.addWidget(box)
            return
        above = self.options[option.needs]
        box.setEnabled(above.isChecked())
        above.toggled.connect(box.setEnabled)
        row = QHBoxLayout()
        row.addSpacing(_FURTHER_IN)
        row.addWidget(box)
        self._ui.options.addLayout(row)

    def _follow_blank(self) -> None:
        """Let words be moved only where they go on a bought blank: a frame of ours moves with them."""
        for option in (PrintOption.TEXT_ONLY, PrintOption.TEST_PAGE):
            self.options[option].toggled.connect(self._on_blank_toggled)
        self._on_blank_toggled()

    def _on_blank_toggled(self) -> None:
        on_blank = any(
            self.options[each].isChecked() for each in (PrintOption.TEXT_ONLY, PrintOption.TEST_PAGE)
        )
        for field in (self.right, self.down):
            field.setEnabled(on_blank)

    def _add_keeper(self, form: FormLayout, office: Directory, as_of: date) -> None:
        """Ask for the unit that speaks in the paper, where the office has none in charge."""
        self.asks_keeper = self.kind.asks_keeper and lacks_keeper(office, as_of)
        form.add_field("Đơn vị phụ trách", self.keeper)
        form.addRow("", self.keeper_said)
        self.keeper_said.setText(_KEEPER)
        self.keeper_said.setProperty("muted", True)
        self.keeper_said.setWordWrap(True)
        for field in (self.keeper, self.keeper_said):
            form.setRowVisible(field, self.asks_keeper)
        if self.asks_keeper:
            self.keeper.set_choices([(unit.id, unit.name) for unit in office.units_on(as_of)])
            proposed = proposed_keeper(office, as_of)
            self.keeper.set_value(proposed.id if proposed else None)

    @property
    def chosen_keeper(self) -> str | None:
        """Return the unit that was chosen to be in charge, None where it was not asked for."""
        return self.keeper.value if self.asks_keeper else None

    def _propose_answer(self, as_of: date) -> None:
        """Propose the day that the paper will say: a working day."""
        if self.kind.asks_answer:
            self._proposed = answer_day(self._calendar, as_of)
            self.answer.set_value(self._proposed)

    def _on_day_edited(self, day: date | None) -> None:
        if day is not None and self.answer.value == self._proposed:
            self._propose_answer(day)
        self._on_answer_typed(self.answer.line.text())

    def _on_answer_typed(self, typed: str) -> None:
        """Say which day the letter will name where it is not the one that is typed."""
        as_of = self.day.value
        words = ""
        if self.kind.asks_answer and as_of is not None:
            with suppress(UserError):
                day = parse_date(typed, today=as_of) if typed.strip() else None
                words = _moved_words(self._calendar, as_of, day)
        self.said.setText(words)
        self.answer.line.setAccessibleDescription(words)

    def _on_folder_toggled(self, wanted: bool) -> None:
        self._ui.printButton.setText("Chọn thư mục…" if wanted else self._shown_before)

    def _on_print_clicked(self) -> None:
        self.day.flush()
        self.unit.flush()
        self.keeper.flush()
        self.answer.flush()
        self.sorting.flush()
        self.copies.flush()
        if self.answer.is_valid and self.day.is_valid and self.day.value is not None:
            self.accept()


def _moved_words(calendar: Calendar, as_of: date, day: date | None) -> str:
    """Return what a letter says instead of a day off, or of no day; empty where it says what was chosen."""
    told = short_date(answer_day(calendar, as_of, day))
    if day is None:
        return f"Để trống thì công văn ghi ngày {told}."
    if calendar.is_working_day(day):
        return ""
    rests = f"{short_date(day)} là ngày nghỉ ({calendar.name_of(day)})"
    return f"{rests}: công văn ghi ngày làm việc kế tiếp, {told}."


def _millimetres(value: float, parent: QWidget) -> QDoubleSpinBox:
    field = QDoubleSpinBox(parent)
    field.setRange(-_FARTHEST, _FARTHEST)
    field.setSingleStep(0.5)
    field.setDecimals(1)
    field.setSuffix(" mm")
    field.setValue(value)
    return field


def _chosen_words(names: Sequence[str], of_whom: str) -> str:
    """Return what printing for those selected alone is called."""
    return f"Chỉ {names[0]} (đang chọn)" if len(names) == 1 else f"Chỉ {len(names)} {of_whom} đang chọn"
