# SPDX-License-Identifier: MIT
"""The page "Hoạt động": the diary of a year in one table, typed line by line or pasted from Excel."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.activities.quick import PASTES, read_rows
from dvcq_desktop.activities.screen.counts_field import CountsField
from dvcq_desktop.activities.screen.diary import DiarySection
from dvcq_desktop.activities.screen.quick_line import QuickLine
from dvcq_desktop.activities.screen.reading import ActivityRow, DiaryYear, read_year
from dvcq_desktop.activities.store import activities as store
from dvcq_desktop.activities.terms import USUAL_KIND
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import EVERYTHING, Narrowed
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.activities.screen.reading import TasksOfYear
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.widgets.workbench import Workbench

_MOST_SUMS = 4
_CHANNELS = (
    "Hệ thống truyền thanh xã",
    "Trang thông tin điện tử xã",
    "Trang Facebook, Zalo của xã",
    "Hội nghị trực tiếp",
    "Băng rôn, pa nô, khẩu hiệu",
    "Tờ rơi, tài liệu",
    "Lồng ghép sinh hoạt thôn, đoàn thể",
)


class ActivitySection(DiarySection):
    """Keep the diary of a year."""

    TITLE = "Hoạt động"
    NOUN = "hoạt động"
    TABLE = store.ACTIVITIES
    EMPTY = (
        "Nhật ký của năm: hội nghị, tuyên truyền, đối thoại, tiếp công dân, đơn thư, phối hợp MTTQ…"
        " Ghi nhanh ở dòng trên, hoặc dán nhiều dòng từ Excel."
    )
    COLUMNS = (
        Column("happened_on", "Ngày", lambda row: row.kept.happened_on, Kind.DATE, width=11, editable=True),
        Column("kind", "Loại", width=15),
        Column("title", "Nội dung", lambda row: row.kept.title, width=30, editable=True, stretch=True),
        Column("unit", "Đơn vị", width=13),
        Column("counted", "Số liệu", width=20),
        Column("place", "Địa điểm", lambda row: row.kept.place, width=14, editable=True, hidden=True),
        Column("channel", "Hình thức, kênh", lambda row: row.kept.channel, width=14, hidden=True),
        Column("document", "Văn bản", lambda row: row.kept.document, width=14, editable=True, hidden=True),
        Column("tasks", "Nhiệm vụ liên quan", width=18, hidden=True),
        Column("times", "Số cuộc", lambda row: row.kept.times, Kind.NUMBER, width=7, hidden=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4),
    )
    SAVE = store.save_activity
    PRINTS = (("activity-list", "Danh sách hoạt động…"),)

    opinion_requested = Signal(str)

    def __init__(
        self, workbench: Workbench, parent: QWidget | None = None, *, tasks: TasksOfYear | None = None
    ) -> None:
        self.known = DiaryYear(workbench.today().year)
        self._tasks_of = tasks
        self._shown_kind = ""
        super().__init__(workbench, parent)
        # Assemble
        self._quick = make_action(self, "Ghi nhanh", "pencil", self.begin_quick, "Ctrl+Shift+N")
        self._opinion = make_action(self, "Ghi ý kiến của dân…", "circle-question-mark", self.ask_opinion)
        self._paste = make_action(self, "Dán các dòng từ Excel", "clipboard-list", self.paste)
        self._paste.setToolTip(f"Theo dòng tiêu đề; không có thì theo thứ tự: {PASTES} (Ctrl+V trên bảng)")
        self._edit_lists = make_action(self, "Loại hoạt động, chỉ số…", "settings", self.edit_lists)
        # Signals
        self.quick.entered.connect(self._on_quick_entered)
        self.quick.refused.connect(self.page.messages.show_warning)
        self.quick.pasted.connect(self._paste_text)
        self.form.field("kind").edited.connect(self._on_kind_edited)
        self.refresh()

    @property
    def directory(self) -> Directory:
        """Return the office as it was read."""
        return self.known.directory

    # What the room asks

    def own_actions(self) -> tuple[QAction, ...]:
        """Offer quick entry, to note an opinion, to paste, and to edit the lists."""
        return self._quick, self._opinion, self._paste, self._edit_lists

    def leave(self) -> str:
        """Say also what stands in the line of quick entry and is not saved."""
        if self.quick.has_typed:
            return "Dòng ghi nhanh đang nhập chưa được lưu (Enter để lưu)."
        return super().leave()

    def begin_quick(self) -> None:
        """Put the cursor into the title of the line of quick entry."""
        self.flush()
        self.quick.title.setFocus()

    def ask_opinion(self) -> None:
        """Go to where the opinions raised in the current activity are written down."""
        current = self.current()
        if current is not None:
            self.flush()
            self.opinion_requested.emit(current.id)

    def edit_lists(self) -> None:
        """Open the lists of kinds and measures."""
        from dvcq_desktop.activities.dialogs.lists_dialog import ListsDialog  # noqa: PLC0415 - when opened

        self.flush()
        dialog = ListsDialog(self.workbench, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # What the base asks

    def build(self) -> None:
        """Add the fields and filters of activities, and the line of quick entry."""
        today = self.workbench.today
        self.quick = QuickLine(today, self)
        self._counts = CountsField(self)
        form = self.form
        form.add("happened_on", "Ngày", DateEdit(self, today=today))
        form.add("kind", "Loại", KindBox([(USUAL_KIND, "")], self))
        form.add("title", "Nội dung", TextArea(self, lines=2))
        form.add("unit", "Đơn vị", PickBox(self), hint="Đơn vị chủ trì, hoặc thôn nơi diễn ra")
        form.add("place", "Địa điểm", LineEdit(self))
        form.add("counts", "Số liệu", self._counts)
        form.add("text", "Kết quả", TextArea(self, lines=3), hint="Diễn biến, kết quả: dùng khi viết báo cáo")
        form.add("tasks", "Nhiệm vụ", TicksField("Chọn nhiệm vụ của kế hoạch", self))
        form.add("channel", "Hình thức", SuggestEdit(self), hint="Hình thức, kênh tuyên truyền")
        form.add("document", "Văn bản", LineEdit(self), hint="Số, ngày, trích yếu của văn bản liên quan")
        form.add("ends_on", "Đến ngày", DateEdit(self, today=today), hint="Nếu kéo dài nhiều ngày")
        times = LineEdit(self)
        form.add("times", "Số cuộc", times, hint="Dòng ghi gộp nhiều cuộc, nhiều buổi: ghi số cuộc")
        form.add("note", "Ghi chú", TextArea(self, lines=2))
        form.field("channel").set_suggestions(_CHANNELS)
        self._counts.come_after(form.field("place"))
        filters = self.page.filters
        self._kinds = filters.add_chip("kind", "Loại")
        self._months = filters.add_chip("month", "Tháng")
        self._months.set_choices([(f"{month:02d}", f"Tháng {month}") for month in range(1, 13)])
        self._units = filters.add_chip("unit", "Đơn vị")

    def table_side(self) -> QWidget:
        """Put the line of quick entry above the table."""
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.quick)
        column.addWidget(self.table, 1)
        return side

    def tab_chain(self) -> list[QWidget]:
        """Leave the numbers out: they put themselves after the field before them."""
        return [field for field in super().tab_chain() if field is not self._counts]

    def question(self, year: int) -> Callable[[sqlite3.Connection], DiaryYear]:
        """Read the activities of a year, and the tasks of its plans."""
        return partial(read_year, self._tasks_of, year)

    def show_read(self, read: DiaryYear) -> None:
        """Show a year; the row that the quick line wrote is selected without taking the cursor."""
        self.known = read
        self.year.offer(read.years, read.year)
        self._offer(read)
        self.show_records([ActivityRow(each, read) for each in read.activities], read.remarks())

    def texts_of(self, record: ActivityRow) -> tuple[str, ...]:
        """Search everything that is written."""
        return (record.folded,)

    def is_found(self, record: ActivityRow, words: Sequence[str]) -> bool:
        """Search texts that were folded once, for a year holds thousands of lines."""
        return all(word in record.folded for word in words)

    def accepts(self, record: ActivityRow) -> bool:
        """Ask the filters of kinds, months and units."""
        if not self.asked:
            return True
        kept = record.kept
        month = f"{kept.happened_on:%m}" if kept.happened_on else ""
        held = {"kind": kept.kind, "month": month, "unit": kept.unit or ""}
        return all(held[name] in wanted for name, wanted in self.asked.items())

    def narrowed(self, name: str) -> Narrowed:
        """Let the list of activities be of the kinds and months that are shown."""
        known = self.known.lists
        kinds = tuple(each.id for each in known.kinds if each.id in self.asked.get("kind", ()))
        months = tuple(sorted(int(month) for month in self.asked.get("month", ())))
        if name != "activity-list" or not (kinds or months):
            return EVERYTHING
        named = ", ".join(known.kind_label(kind) for kind in kinds)
        of_months = f"tháng {', '.join(str(month) for month in months)}" if months else ""
        return Narrowed(kinds, months, "; ".join(part for part in (named, of_months) if part))

    def values_of(self, record: ActivityRow) -> dict[str, Any]:
        """Show the activity; a single one needs no number of times."""
        values = super().values_of(record)
        return {**values, "times": str(record.kept.times) if record.kept.times > 1 else ""}

    def show_record(self, record: ActivityRow) -> None:
        """Ask for the counts of the kind before they are shown."""
        self._ask_counts(record.kept.kind)
        super().show_record(record)

    def begin(self, values: Any) -> None:
        """Ask for the counts of the kind that a new activity begins with."""
        self._ask_counts(str(values.get("kind", USUAL_KIND)))
        super().begin(values)

    def blank(self) -> dict[str, Any]:
        """Begin with the day and kind of the line of quick entry."""
        return {"happened_on": self.quick.day.value or self.workbench.today(), "kind": self.quick.kind.value}

    def parsed(self, name: str, value: Any) -> Any:
        """Read the number of times, and a title of several lines as one."""
        if name == "title":
            return " ".join(str(value).split())
        if name != "times":
            return value
        text = str(value or "1")
        if not text.isdecimal() or not 1 <= int(text) <= 100_000:
            raise UserError(f"Số cuộc “{text[:20]}” không đúng: hãy ghi một số từ 1 trở lên.")
        return int(text)

    def heading_of(self, record: ActivityRow) -> str:
        """Head the detail with the kind and the day."""
        return f"{record.kind}, {record.kept.days}"

    def history_rows(self, record: ActivityRow) -> list[tuple[str, str]]:
        """Tell of the counts and links too."""
        counts = [(store.COUNTS, derived_id(store.COUNTS, record.id, each)) for each in record.kept.counts]
        links = [(store.LINKS, derived_id(store.LINKS, record.id, each)) for each in record.kept.tasks]
        return [*super().history_rows(record), *counts, *links]

    def name_of(self, key: str) -> str:
        """Name tasks, kinds and measures too."""
        lists = self.known.lists
        named = {kind.id: kind.label for kind in lists.kinds}
        named |= {measure.id: measure.label for measure in lists.measures}
        return super().name_of(key) or self.known.titles.get(key, "") or named.get(key, "")

    def counts(self, shown: Sequence[ActivityRow]) -> list[str]:
        """Count the activities, and sum what stands first in the list of measures."""
        sums = Counter[str]()
        for row in shown:
            for key, amount in row.kept.counts.items():
                sums[key] += amount
        lists = self.known.lists
        measured = [each for each in lists.measures if sums[each.id]][:_MOST_SUMS]
        told = [f"{each.label} {group_digits(sums[each.id])}" for each in measured]
        times = sum(row.kept.times for row in shown)
        more = f" ({group_digits(times)} cuộc)" if times != len(shown) else ""
        return [f"{group_digits(len(shown))} hoạt động{more}", *told]

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to note an opinion raised in an activity, and to paste."""
        super().add_to_menu(menu, ids)
        if len(ids) == 1:
            menu.addAction(self._opinion)
        menu.addAction(self._paste)

    # Quick entry

    def paste(self) -> None:
        """Add the lines on the clipboard in one action."""
        self._paste_text(QGuiApplication.clipboard().text())

    def _paste_text(self, text: str) -> None:
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        usual = {"happened_on": self.quick.day.value, "kind": self.quick.kind.value}
        today = self.workbench.today()
        try:
            entries = read_rows(pasted_rows(text), self.known.lists, self.directory, today, usual)
        except UserError as error:
            self.page.messages.show_warning(error.sentence)
            return
        work = partial(store.add_all, entries=entries, today=today)
        self.write(f"Dán {len(entries)} hoạt động", work, self._on_pasted)

    def _on_pasted(self, result: tuple[list[str], int]) -> None:
        made, doubles = result
        left = f" Bỏ qua {doubles} dòng đã có (cùng ngày, loại, nội dung)." if doubles else ""
        sentence = f"Đã ghi {len(made)} hoạt động.{left}"
        if made:
            self.page.messages.show_info(sentence, self.workbench.writer.undo_link())
            self.go_to(made[0])
        else:
            self.page.messages.show_info(sentence)

    def _on_quick_entered(self, values: dict[str, Any]) -> None:
        self._quick_year = values["happened_on"].year
        self.page.messages.clear()
        work = self.save_work("", values)
        writer = self.workbench.writer
        writer.write(f"Thêm {self.NOUN}", work, self._on_quick_saved, self._on_quick_refused)

    def _on_quick_saved(self, record_id: str) -> None:
        self._wanted = record_id
        self.follow_year(self._quick_year)

    def _on_quick_refused(self, error: UserError) -> None:
        self.quick.take_back()
        self.page.messages.show_warning(error.sentence)

    def _on_added(self, record_id: str) -> None:
        day = self.form.field("happened_on").value
        super()._on_added(record_id)
        if day is not None:
            self.follow_year(day.year)

    # Private

    def _offer(self, read: DiaryYear) -> None:
        lists, look = read.lists, read.directory
        self.quick.offer(lists)
        used = {each.kind for each in read.activities}
        offered = [(each.id, each.label) for each in lists.kinds if each.enabled or each.id in used]
        # A later version may know kinds that this one does not.
        offered += [(key, key) for key in sorted(used - {kind.id for kind in lists.kinds})]
        kind = self.form.field("kind")
        chosen = kind.value
        kind.offer(offered)
        if chosen in {key for key, _label in offered}:
            kind.set_value(chosen)
        self.form.forget()
        self._kinds.set_choices([(key, label) for key, label in offered if key in used])
        self.form.field("unit").set_choices([(unit.id, unit.name) for unit in look.units])
        held = {each.unit for each in read.activities}
        self._units.set_choices([(unit.id, unit.called) for unit in look.units if unit.id in held])
        linked = {task for each in read.activities for task in each.tasks} - {key for key, _ in read.tasks}
        older = [(key, f"{read.titles.get(key, '')} (năm khác)") for key in sorted(linked)]
        self.form.field("tasks").set_choices([*read.tasks, *older])
        channels = dict.fromkeys(each.channel for each in read.activities if each.channel)
        self.form.field("channel").set_suggestions(dict.fromkeys((*channels, *_CHANNELS)))

    def _on_kind_edited(self, kind: object) -> None:
        self._ask_counts(str(kind))

    def _ask_counts(self, kind: str) -> None:
        self._counts.ask(self.known.lists.asked_of(kind), self.known.lists.measures)
