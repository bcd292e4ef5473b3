# SPDX-License-Identifier: MIT
"""The page "Ý kiến của dân": what was said in dialogues, who owes an answer, what was answered and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from dvcq_desktop.activities.rules import Activity, Opinion, Standing, opinion_remarks
from dvcq_desktop.activities.screen.diary import DiarySection
from dvcq_desktop.activities.store import activities, opinions
from dvcq_desktop.activities.store.lists import Lists, lists
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.widgets.workbench import Workbench

_FIELDS = (
    "Đất đai, môi trường",
    "Hạ tầng, giao thông",
    "Chế độ, chính sách",
    "Thủ tục hành chính",
    "An ninh, trật tự",
    "Văn hóa, giáo dục, y tế",
    "Sản xuất, kinh doanh",
)
_TONES = {
    Standing.ANSWERED: Tone.DONE,
    Standing.LATE: Tone.DONE,
    Standing.OVERDUE: Tone.OVERDUE,
    Standing.WAITING: Tone.SOON,
    Standing.UNDATED: Tone.SOON,
}
_OWED = "owed"


@dataclass(frozen=True)
class OpinionYear:
    """The opinions of a year, with what their fields offer to choose from."""

    year: int
    years: tuple[int, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    activities: tuple[Activity, ...] = ()
    lists: Lists = field(default_factory=Lists)
    directory: Directory = field(default_factory=Directory)

    def called(self, activity: str | None) -> str:
        """Return how an activity is called in a list: its day, kind and title."""
        found = next((each for each in self.activities if each.id == activity), None)
        if found is None:
            return ""
        return f"{found.days} · {self.lists.kind_label(found.kind)}: {found.title}"


@dataclass(frozen=True)
class OpinionRow:
    """One opinion with the year it is looked up in, as of a day."""

    kept: Opinion
    known: OpinionYear
    today: date

    @property
    def id(self) -> str:
        """Return the opinion's key."""
        return self.kept.id

    @property
    def unit(self) -> str:
        """Return who must answer."""
        return self.known.directory.unit_called(self.kept.unit)

    @property
    def activity(self) -> str:
        """Return where it was raised."""
        return self.known.called(self.kept.activity)

    @property
    def state(self) -> Chip:
        """Return where the answer stands, as a chip."""
        kept = self.kept
        standing = kept.standing(self.today)
        return Chip(kept.standing_words(self.today), _TONES[standing], kept.answer or standing.label)


class OpinionSection(DiarySection):
    """Keep the people's opinions and the answers to them."""

    TITLE = "Ý kiến của dân"
    NOUN = "ý kiến"
    TABLE = opinions.OPINIONS
    EMPTY = (
        "Ý kiến của dân trong các cuộc đối thoại, tiếp công dân: đơn vị nào phải trả lời, hạn, đã trả lời gì."
        " Chỉ ghi việc, không ghi tên người nêu."
    )
    ONE_COLUMN = True
    COLUMNS = (
        Column("raised_on", "Ngày nêu", lambda row: row.kept.raised_on, Kind.DATE, width=11, editable=True),
        Column("content", "Ý kiến", lambda row: row.kept.content, width=30, editable=True, stretch=True),
        Column("unit", "Đơn vị trả lời", width=14),
        Column("due_on", "Hạn", lambda row: row.kept.due_on, Kind.DATE, width=11, editable=True),
        Column("state", "Trả lời", kind=Kind.CHIP, width=24),
        Column("field", "Lĩnh vực", lambda row: row.kept.field, width=14, editable=True, hidden=True),
        Column("activity", "Cuộc đối thoại", width=20, hidden=True),
        Column("answer", "Nội dung trả lời", lambda row: row.kept.answer, width=20, hidden=True),
        Column("document", "Văn bản", lambda row: row.kept.document, width=14, editable=True, hidden=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4, hidden=True),
    )
    SAVE = opinions.save_opinion
    PRINTS = (("opinions-list", "Danh sách ý kiến, trả lời…"),)

    activity_requested = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = OpinionYear(workbench.today().year)
        self._for: str | None = None
        super().__init__(workbench, parent)
        # Assemble
        self._answer = make_action(self, "Đã trả lời hôm nay", "check", self.answer_today)
        self._activity = make_action(self, "Xem cuộc đối thoại", "notebook-pen", self.show_activity)
        self.refresh()

    @property
    def directory(self) -> Directory:
        """Return the office as it was read."""
        return self.known.directory

    # What the room asks

    def own_actions(self) -> tuple[QAction, ...]:
        """Offer to answer, and to see where an opinion was raised."""
        return self._answer, self._activity

    def begin_for(self, activity: str) -> None:
        """Begin an opinion that was raised in an activity, as soon as the year is read."""
        self._for = activity
        self.refresh()

    def answer_today(self) -> None:
        """Record the selected opinions that wait as answered today."""
        today = self.workbench.today()
        ids = [row.id for row in self.selected() if row.kept.answered_on is None]
        if not ids:
            self.page.messages.show_info("Các ý kiến đang chọn đều đã trả lời.")
            return
        self.write(f"Đã trả lời: {len(ids)} ý kiến", partial(_answer, ids, today))

    def show_activity(self) -> None:
        """Go to the activity in which the current opinion was raised."""
        current = self.current()
        if current is not None and current.kept.activity:
            self.activity_requested.emit(current.kept.activity)

    # What the base asks

    def build(self) -> None:
        """Add the fields and filters of opinions."""
        today = self.workbench.today
        form = self.form
        form.add("content", "Ý kiến", TextArea(self, lines=3), hint="Việc dân nêu; không ghi tên người nêu")
        form.add("activity", "Nêu tại", PickBox(self, none="(không gắn với cuộc nào)"))
        form.add("raised_on", "Ngày nêu", DateEdit(self, today=today), hint="Để trống: ngày của cuộc đã chọn")
        form.add("field", "Lĩnh vực", SuggestEdit(self))
        form.add("unit", "Đơn vị trả lời", PickBox(self), hint="Đơn vị phải trả lời, giải quyết")
        form.add("due_on", "Hạn trả lời", DateEdit(self, today=today))
        form.add("answered_on", "Ngày trả lời", DateEdit(self, today=today))
        form.add("answer", "Trả lời", TextArea(self, lines=3), hint="Đã trả lời, giải quyết thế nào")
        form.add("document", "Văn bản", LineEdit(self), hint="Văn bản trả lời: số, ngày")
        form.add("note", "Ghi chú", TextArea(self, lines=2))
        filters = self.page.filters
        self._states = filters.add_chip("state", "Trả lời")
        self._states.set_choices([(_OWED, "Còn nợ"), *((each.value, each.label) for each in Standing)])
        self._units = filters.add_chip("unit", "Đơn vị")
        self._fields = filters.add_chip("field", "Lĩnh vực")

    def question(self, year: int) -> Callable[[sqlite3.Connection], OpinionYear]:
        """Read the opinions of a year, and the activities in which one may have been raised."""
        return partial(_read, year)

    def show_read(self, read: OpinionYear) -> None:
        """Show a year, and begin the opinion that another page asked for."""
        self.known = read
        today = self.workbench.today()
        self.year.offer(read.years, read.year)
        self._offer(read)
        remarks = {each.id: opinion_remarks(each, today) for each in read.opinions}
        rows = [OpinionRow(each, read, today) for each in read.opinions]
        self.show_records(rows, {key: found for key, found in remarks.items() if found})
        if self._for is not None:
            activity, self._for = self._for, None
            found = next((each for each in read.activities if each.id == activity), None)
            self._begun = {"activity": activity, "raised_on": found.happened_on if found else None}
            self.begin(self._begun)
            self.form.field("content").setFocus()

    def texts_of(self, record: OpinionRow) -> tuple[str, ...]:
        """Search everything that is written."""
        kept = record.kept
        return kept.content, kept.answer, kept.field, kept.document, kept.note, record.unit, record.activity

    def accepts(self, record: OpinionRow) -> bool:
        """Ask the filters of answers, units and fields."""
        kept, chosen = record.kept, self.asked
        standing = kept.standing(self.workbench.today())
        states = chosen.get("state", {standing.value})
        if not (standing.value in states or (_OWED in states and standing.is_owed)):
            return False
        asked = (("unit", kept.unit or ""), ("field", kept.field))
        return all(value in chosen.get(name, {value}) for name, value in asked)

    def blank(self) -> dict[str, Any]:
        """Go on with the activity of the opinion before: one dialogue brings several."""
        if self.form.is_new:
            typed = self.form.typed()
            return {name: typed[name] for name in ("activity", "raised_on", "unit")}
        current = self.current()
        if current is None or not current.kept.activity:
            return {"raised_on": self.workbench.today()}
        return {"activity": current.kept.activity, "raised_on": current.kept.raised_on}

    def parsed(self, name: str, value: Any) -> Any:
        """Keep an opinion as one paragraph."""
        return " ".join(str(value).split()) if name == "content" else value

    def heading_of(self, record: OpinionRow) -> str:
        """Head the detail with where it was raised, else with its day."""
        day = record.kept.raised_on
        return record.activity or (f"Ý kiến ngày {day:%d/%m/%Y}" if day else "Ý kiến")

    def name_of(self, key: str) -> str:
        """Name activities too."""
        return super().name_of(key) or self.known.called(key)

    def counts(self, shown: Sequence[OpinionRow]) -> list[str]:
        """Count the opinions, and who still owes an answer."""
        today = self.workbench.today()
        standings = [row.kept.standing(today) for row in shown]
        owing = {row.kept.unit for row in shown if row.kept.standing(today).is_owed}
        owed, overdue = sum(each.is_owed for each in standings), standings.count(Standing.OVERDUE)
        return [
            f"{len(shown)} ý kiến",
            f"{len(shown) - owed} đã trả lời",
            f"{owed} chưa trả lời ({len(owing)} đơn vị)" if owed else "",
            f"{overdue} quá hạn" if overdue else "",
        ]

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to answer, and to see where an opinion was raised."""
        super().add_to_menu(menu, ids)
        menu.addAction(self._answer)
        menu.addAction(self._activity)

    # Private

    def _offer(self, read: OpinionYear) -> None:
        look = read.directory
        self.form.field("activity").set_choices([(each.id, read.called(each.id)) for each in read.activities])
        self.form.field("unit").set_choices([(unit.id, unit.name) for unit in look.units])
        asked = {each.unit for each in read.opinions}
        self._units.set_choices([(unit.id, unit.called) for unit in look.units if unit.id in asked])
        used = dict.fromkeys(each.field for each in read.opinions if each.field)
        self._fields.set_choices([(name, name) for name in sorted(used)])
        self.form.field("field").set_suggestions(dict.fromkeys((*used, *_FIELDS)))


def _answer(ids: Sequence[str], today: date, action: Any) -> None:
    for key in ids:
        opinions.save_opinion(action, key, {"answered_on": today}, today=today)


def _read(year: int, connection: sqlite3.Connection) -> OpinionYear:
    return OpinionYear(
        year=year,
        years=tuple(activities.years(connection)),
        opinions=tuple(opinions.opinions(connection, year)),
        activities=tuple(activities.activities(connection, year)),
        lists=lists(connection),
        directory=directory(connection),
    )
