# SPDX-License-Identifier: MIT
"""The tab "Cán bộ, công chức"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes
from dvcq_desktop.office.checks import birth_text, parse_birth
from dvcq_desktop.office.pasting import pasted_people
from dvcq_desktop.office.rules import BUILT_IN_KINDS, USUAL_KIND, Person, PersonKind, Tenure
from dvcq_desktop.office.screen.section import LAST_DAY, OfficeSection
from dvcq_desktop.office.screen.staff_flow import StaffFlow
from dvcq_desktop.office.screen.tenure_flow import TenureFlow
from dvcq_desktop.office.screen.tenures import MOVES, TenurePane
from dvcq_desktop.text.person_names import why_no_name
from dvcq_desktop.widgets.actions import needs_rows
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.drops import FileDrops
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.table import Column, Kind
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.joining import Settle
    from dvcq_desktop.office.pasting import PastedRow

_HERE, _GONE = "here", "gone"
_NO_TENURE = Tenure("", "", "")


@dataclass(frozen=True)
class PersonRow:
    """A person as the table shows them: with the position that counts today, else the last one held."""

    person: Person
    tenure: Tenure
    unit: str
    place: int
    is_here: bool

    @property
    def id(self) -> str:
        """Return the person's key."""
        return self.person.id


class PeopleSection(OfficeSection):
    """Keep who works in the commune, in which positions, from when to when."""

    erase_requested = Signal(str)  # a person's key
    settles: Sequence[Settle] = ()  # what the rooms do once two records of a person are one

    TITLE = "Cán bộ, công chức"
    NOUN = "người"
    TABLE = "person"
    EMPTY = (
        "Cán bộ, công chức, viên chức và người hoạt động ở xã được khai ở đây, cùng vị trí công tác."
        " Có sẵn danh sách thì bấm “Nhập từ bảng tính…”, thả tệp vào đây, hoặc chép từ Excel rồi bấm Ctrl+V."
    )
    COLUMNS = (
        Column(
            "full_name",
            "Họ và tên",
            lambda row: row.person.full_name,
            width=17,
            tooltip="Họ và tên, xếp theo tên",
            editable=True,
            stretch=True,
            keep_end=True,
        ),
        Column("birth", "Ngày sinh", lambda row: birth_text(row.person.birth), width=10, editable=True),
        Column("kind", "Đối tượng", lambda row: row.person.kind.label, width=14),
        Column("unit", "Đơn vị", width=17),
        Column("position", "Chức vụ", lambda row: row.tenure.position, width=17),
        Column("is_head", "Đứng đầu", lambda row: row.tenure.is_head, width=8),
        Column("starts_on", "Từ ngày", lambda row: row.tenure.starts_on, kind=Kind.DATE, width=11),
        Column(
            "ends_on", "Đến ngày", lambda row: row.tenure.ends_on, kind=Kind.DATE, width=11, tooltip=LAST_DAY
        ),
    )
    SAVE = changes.save_person
    ENDS = "Kết thúc công tác"
    PASTES = "họ tên, ngày sinh, chức vụ, đơn vị"

    def build(self) -> None:
        """Add the fields and filters of people."""
        self.form.add("full_name", "Họ và tên", LineEdit(self))
        self.form.add("birth", "Ngày sinh", LineEdit(self), hint="Ngày, tháng, năm hoặc chỉ năm sinh")
        self.form.add("kind", "Đối tượng", KindBox([(kind, kind.label) for kind in BUILT_IN_KINDS], self))
        self.form.add("note", "Ghi chú", LineEdit(self))
        filters = self.page.filters
        filters.show()
        self._units = filters.add_chip("unit", "Đơn vị")
        self._kinds = filters.add_chip("kind", "Đối tượng")
        filters.add_chip("state", "Tình trạng").set_choices(
            [(_HERE, "Đang công tác"), (_GONE, "Đã thôi công tác")]
        )

        self.import_action = QAction(icon("file-input"), "Nhập danh sách từ bảng tính…", self)
        self.import_action.setShortcut(QKeySequence("Ctrl+Shift+I"))
        self.import_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self.import_action)
        self.join_action = QAction("Gộp hai người…", self)
        self.join_action.triggered.connect(self._on_join_triggered)
        self.erase_action = QAction("Xóa vĩnh viễn…", self)
        self.erase_action.triggered.connect(self._on_erase_triggered)
        self.import_button = self.page.add_action("Nhập từ bảng tính…", "file-input")
        self.import_button.setToolTip(
            "Tệp .xlsx, .xls, .ods, .csv (Ctrl+Shift+I); cũng có thể thả tệp vào trang"
        )
        self.import_button.clicked.connect(self.import_action.trigger)

    def build_below(self) -> None:
        """Add the positions, and the ways in which lists come in."""
        self.staff = StaffFlow(self)
        self.import_action.triggered.connect(self.staff.choose_file)
        self.drops = FileDrops(self)
        self.drops.dropped.connect(self.staff.read_file)
        needs_rows(
            self.table,
            (self.join_action, 2, 2, "Hãy chọn đúng hai người trong bảng trước (giữ Ctrl rồi bấm)."),
            (self.erase_action, 1, 1, "Hãy chọn một người trong bảng trước."),
        )
        self.tenures = TenurePane(self.workbench.today, self)
        self.detail.add(self.tenures)
        self.positions = TenureFlow(self)
        self.move_action = QAction(MOVES, self)
        self.move_action.triggered.connect(self.positions.begin)
        needs_rows(self.table, (self.move_action, 1, 1, "Hãy chọn một người trong bảng trước."))

    def records_of(self, directory: Directory) -> Sequence[PersonRow]:
        """Return the people by given name."""
        today = self.workbench.today()
        return [self._row(person, place, today) for place, person in enumerate(directory.people)]

    def offer(self, directory: Directory) -> None:
        """Offer the units and kinds."""
        kinds = directory.kinds_for(*(person.kind for person in directory.people))
        self._kinds.set_choices([(kind.id, kind.label) for kind in kinds])
        row = self.current()
        self._offer_kinds(*([row.person.kind] if row and not self.form.is_new else []))
        units = [(unit.id, unit.name) for unit in directory.units]
        self._units.set_choices(units)
        self.tenures.offer_units(units)

    def pasted(self, rows: Sequence[Sequence[str]]) -> Sequence[PastedRow]:
        """Return the people of a pasted list, in the unit that alone is filtered for."""
        units = self.page.filters.values().get("unit", frozenset())
        unit = next(iter(units)) if len(units) == 1 else None
        return pasted_people(rows, self.directory, self.workbench.today(), unit)

    def paste(self) -> None:
        """Take a pasted table with a header as a file with it is taken, any other by the order of columns."""
        from dvcq_desktop.office.staff.reading import has_header  # noqa: PLC0415 - start-up time
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        rows = pasted_rows(QGuiApplication.clipboard().text())
        if has_header(rows):
            self.staff.read_rows(rows)
        else:
            super().paste()

    def actions_of_section(self) -> list[QAction]:
        """Offer to read a list out of a spreadsheet too."""
        return [self.import_action, *super().actions_of_section(), self.move_action]

    def rare_actions(self) -> list[QAction]:
        """Offer to join two records of one person, and to erase one for good."""
        return [self.join_action, self.erase_action]

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer it in the menu of the rows too."""
        super().add_to_menu(menu, ids)
        menu.addAction(self.import_action)
        menu.addAction(self.move_action)

    def add_rare(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer apart what joins two people, and what is never undone."""
        menu.addSeparator()
        if len(ids) == 1:
            menu.addAction(self.erase_action)
        if len(ids) == 2:
            menu.addAction(self.join_action)

    def texts_of(self, record: PersonRow) -> tuple[str, ...]:
        """Search the name, unit and position."""
        person = record.person
        return person.full_name, record.unit, record.tenure.position, birth_text(person.birth), person.note

    def accepts(self, record: PersonRow) -> bool:
        """Ask the filters of unit, kind and state."""
        wanted = self.page.filters.values()
        kind, unit = record.person.kind.id, record.tenure.unit
        state = _HERE if record.is_here else _GONE
        return (
            unit in wanted.get("unit", {unit})
            and kind in wanted.get("kind", {kind})
            and state in wanted.get("state", {state})
        )

    def values_of(self, record: PersonRow) -> dict[str, Any]:
        """Show the person, the birth date as it is read."""
        person = record.person
        shown = {name: getattr(person, name) for name in self.form.names}
        return {**shown, "birth": birth_text(person.birth)}

    def blank(self) -> dict[str, Any]:
        """Begin with the commonest kind."""
        kinds = self.directory.kinds_for()
        return {"kind": USUAL_KIND if USUAL_KIND in kinds else kinds[0]}

    def begin(self, values: Any) -> None:
        """Show the form of a new person, with the first position below it."""
        row = self.current()
        self._offer_kinds()
        super().begin(values)
        self.tenures.begin_first(row.tenure.unit if row and self.is_filtered_by_unit else None)
        self.form.focus_first()

    def begin_anew(self, *, whole: bool) -> bool:
        """Begin a new person, or a further position of the one that is shown."""
        if whole or self.has_typed or self.current() is None:
            return super().begin_anew(whole=whole)
        self.positions.begin()
        return True

    def tab_chain(self) -> list[QWidget]:
        """Go on from the person to the position."""
        below = self.tenures
        shown = (below.end, below.add, below.table, *below.form.tab_chain(), below.ends_old)
        return [*super().tab_chain(), *shown]

    @property
    def is_filtered_by_unit(self) -> bool:
        """Tell whether only people of some units are shown, so that a new one is likely of them."""
        return "unit" in self.page.filters.values()

    @property
    def is_entering(self) -> bool:
        """Tell whether a new person or position is being typed."""
        return self.form.is_new or self.tenures.form.is_new

    def parsed(self, name: str, value: Any) -> Any:
        """Read a birth date in any usual way, and take no text for a name that can be none."""
        if name == "full_name" and value and (why := why_no_name(value)):
            raise UserError(f"Họ và tên {why}: hãy ghi họ tên của một người, như Nguyễn Văn An.")
        return parse_birth(value, today=self.workbench.today()) if name == "birth" else value

    def on_form_finished(self) -> None:
        """Go on to the position, whose last field is the last one here."""
        self.tenures.form.focus_first()

    def completed(self, values: dict[str, Any]) -> dict[str, Any]:
        """Add the first position, where a unit is chosen."""
        tenure = self.tenures.form.values()
        if tenure["unit"] is None:
            if tenure["position"]:
                raise UserError("Đã có chức vụ nhưng chưa có đơn vị: hãy chọn đơn vị trong danh sách.")
            return values
        return {**values, "tenures": (Tenure(**{**tenure, "id": "", "person": ""}),)}

    def submit(self) -> None:
        """Save the new person, or the new position of the current one, once however often it is asked."""
        if self.form.is_new:
            super().submit()
        elif not self._is_adding:
            try:
                self._is_adding = self.positions.submit()
            except UserError as error:
                self._on_write_refused(error)

    def heading_of(self, record: PersonRow) -> str:
        """Head the detail with the name."""
        return record.person.full_name

    def sort_value(self, record: PersonRow, column: Column) -> object:
        """Sort names by the given name, births by the year."""
        if column.name == "full_name":
            return record.place
        return record.person.birth if column.name == "birth" else super().sort_value(record, column)

    def show_record(self, record: PersonRow) -> None:
        """Fill the forms with a person and the position that counts."""
        self._offer_kinds(record.person.kind)
        super().show_record(record)
        self.tenures.show_tenures(record.person, record.tenure.id, self.directory)

    def flush(self) -> None:
        """Save the position too."""
        if not self.tenures.form.is_new:
            self.tenures.form.flush()
        super().flush()

    @property
    def complaint(self) -> str:
        """Add what cannot be read of the position."""
        tenure = "" if self.tenures.form.is_new else self.tenures.form.complaint
        return " ".join(filter(None, (super().complaint, tenure)))

    @property
    def has_typed(self) -> bool:
        """Ask the new position too."""
        form = self.tenures.form
        typed = form.typed()
        begun = bool(typed["position"]) if self.form.is_new else any(typed.values())
        return super().has_typed or (form.is_new and begun)

    def end_entering(self) -> None:
        """Leave the new person or position."""
        super().end_entering()
        self.tenures.end_new()

    def counts(self, shown: Sequence[PersonRow]) -> list[str]:
        """Count the people, and those who left."""
        gone = sum(not row.is_here for row in shown)
        return [f"{len(shown)} người", f"{gone} đã thôi công tác" if gone else ""]

    def history_rows(self, record: PersonRow) -> list[tuple[str, str]]:
        """Add the history of the positions."""
        return [(self.TABLE, record.id), *(("tenure", tenure.id) for tenure in record.person.tenures)]

    def end_selected(self) -> None:
        """Ask for the last day of the selected people, and who goes on with their work."""
        chosen = self.selected()
        if chosen:
            self.turnover.end_people([row.person for row in chosen])

    def _offer_kinds(self, *held: PersonKind) -> None:
        """Offer the kinds that are in use, and what the person shown is of."""
        box = self.form.field("kind")
        chosen = box.value
        kinds = self.directory.kinds_for(*held)
        box.offer([(kind, kind.label) for kind in kinds])
        if chosen in kinds:
            box.set_value(chosen)

    def _row(self, person: Person, place: int, today: date) -> PersonRow:
        held = person.tenure_on(today)
        tenure = held or (person.tenures[-1] if person.tenures else _NO_TENURE)
        is_here = held is not None or not person.tenures
        return PersonRow(person, tenure, self.directory.unit_called(tenure.unit), place, is_here)

    def _on_join_triggered(self) -> None:
        chosen = self.selected()
        from dvcq_desktop.office.screen.joining import JoinFlow  # noqa: PLC0415 - start-up time

        JoinFlow(self, self.settles).ask([row.person for row in chosen])

    def _on_erase_triggered(self) -> None:
        if (row := self.current()) is not None:
            self.erase_requested.emit(row.id)

    def show_position(self, tenure_id: str) -> None:
        """Leave the new position, which is in the file now, and show it."""
        adds_next = self._adds_next
        self.end_entering()
        self.tenures.wanted = tenure_id
        self._show_current()
        if adds_next:
            self.add_record()

    def forget_edits(self) -> None:
        """Show again what the file holds, after a refused edit."""
        super().forget_edits()
        self.tenures.form.forget()
