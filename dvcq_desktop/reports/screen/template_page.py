# SPDX-License-Identifier: MIT
"""The page "Đề cương": outlines by kind and recipient, with Kính gửi, the days, and their sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.history import record_lines
from dvcq_desktop.reports.periods import CUT_DAY, PeriodKind
from dvcq_desktop.reports.store import templates as store
from dvcq_desktop.reports.templates import DUE_DAY, Part, Template
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.choices import KindBox, Tick
from dvcq_desktop.widgets.columns import in_use
from dvcq_desktop.widgets.form import LineEdit, TextArea
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable, foot_of
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.room_section import RoomSection
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.workbench import Workbench

_CONCERNED = frozenset({"report_template", "report_template_section"})
_SECTIONS = (
    PartColumn("label", "Số", width=7),
    PartColumn("heading", "Tên mục", tip="{kỳ}, {kỳ tới}: chương trình thay bằng tên kỳ"),
    PartColumn("part", "Lấy từ", PartKind.CHOICE, 26),
    PartColumn("text", "Chữ viết sẵn", width=20),
)


@dataclass(frozen=True)
class TemplateRow:
    """An outline as a row of the list."""

    kept: Template

    @property
    def id(self) -> str:
        """Return the outline's key."""
        return self.kept.id

    @property
    def state(self) -> Chip:
        """Return whether it is offered."""
        return in_use(self.kept.enabled)


class TemplateSection(RoomSection):
    """Keep outlines of reports."""

    KEY = "reports"
    TITLE = "Đề cương"
    NOUN = "đề cương"
    TABLE = store.TEMPLATES
    EMPTY = (
        "Mỗi nơi gửi một đề cương: Kính gửi, Nơi nhận, hạn gửi, kỳ số liệu, các mục. Chưa có thì báo cáo theo"
        " đề cương thường dùng."
    )
    SHARES = (4, 11)  # there are a few outlines, of many sections each
    BESIDE_SHARES = (9, 11)
    COLUMNS = (
        Column("name", "Đề cương", lambda row: row.kept.name, width=26, editable=True, stretch=True),
        Column("kind", "Loại kỳ", lambda row: row.kept.kind.label, width=15),
        Column("recipient", "Gửi cho", lambda row: row.kept.recipient, width=16, editable=True),
        Column("due_day", "Hạn gửi", lambda row: row.kept.due_day, Kind.NUMBER, width=8),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=12),
    )

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._added: int | None = None  # the place of a section to be named
        super().__init__(workbench, parent)
        # Signals
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def show_year(self, _year: int) -> None:
        """Read anew; outlines are the same in all years."""
        self.refresh()

    def refresh(self) -> None:
        """Read the outlines anew."""
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", store.templates, self._on_read)

    # What the base asks

    def build(self) -> None:
        """Add the fields of an outline."""
        self.form.add("name", "Tên đề cương", LineEdit(self))
        self.form.add("kind", "Loại kỳ", KindBox([(each, each.label) for each in PeriodKind], self))
        self.form.add("recipient", "Gửi cho", LineEdit(self), hint="Sở Nội vụ, Đảng ủy xã…")
        hint = "Mỗi dòng một nơi; để trống: như ô Gửi cho"
        self.form.add("to_text", "Kính gửi", TextArea(self, lines=2), hint=hint)
        hint = "Mỗi dòng một nơi; để trống: Như trên, Thường trực Đảng ủy, HĐND, UBND xã…"
        self.form.add("recipients", "Nơi nhận", TextArea(self, lines=3), hint=hint)
        self.form.add("due_day", "Hạn gửi", LineEdit(self), hint="Ngày trong tháng cuối của kỳ")
        hint = "15: từ ngày 15 tháng trước đến ngày 14; 1: theo tháng dương lịch"
        self.form.add("cut_day", "Kỳ số liệu từ ngày", LineEdit(self), hint=hint)
        self.form.add("enabled", "Tình trạng", Tick("Dùng khi lập báo cáo", self))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))

    def build_below(self) -> None:
        """Put the sections of the outline on a tab of their own."""
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.outline = PartsTable("Các mục của đề cương", _SECTIONS, self)
        self.outline.parts.choices = {"part": [(each.value, each.label) for each in Part]}
        pane = QWidget(self)
        self.section_actions = [
            make_action(pane, "Thêm mục", "plus", self._on_add_clicked, "Insert"),
            make_action(pane, "Chuyển lên", "arrow-up", partial(self._move, -1), "Alt+Up"),
            make_action(pane, "Chuyển xuống", "arrow-down", partial(self._move, 1), "Alt+Down"),
            make_action(pane, "Xóa mục", "trash-2", self._remove_section),
        ]
        # Above the table, where a small screen shows them too.
        head = foot_of(pane, self.section_actions, self.section_actions[:1])
        head.insertWidget(0, self.said, 1)
        head.setStretch(head.count() - 1, 0)
        column = QVBoxLayout(pane)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.outline, 1)
        self.detail.add_tab(pane, "Các mục")
        self.outline.parts.edited.connect(self._on_section_edited)
        self.outline.delete_requested.connect(self._remove_section)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change an outline."""
        return partial(store.save_template, key=record_id, values=dict(values))

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put outlines into the trash."""
        return partial(store.trash_templates, keys=tuple(ids))

    def blank(self) -> dict[str, Any]:
        """Begin with the usual days."""
        return {
            "kind": PeriodKind.HALF,
            "due_day": str(DUE_DAY),
            "cut_day": str(CUT_DAY),
            "enabled": True,
        }

    def parsed(self, name: str, value: Any) -> Any:
        """Read the days of the month."""
        if name not in {"due_day", "cut_day"}:
            return value
        text = str(value or "").strip()
        if not text.isdecimal():
            raise UserError(f"“{text[:20]}” không phải ngày trong tháng: hãy ghi một số, ví dụ 17.")
        return int(text)

    def values_of(self, record: TemplateRow) -> dict[str, Any]:
        """Return what the fields show."""
        held = record.kept
        values = {name: getattr(held, name) for name in self.form.names}
        return {**values, "due_day": str(held.due_day), "cut_day": str(held.cut_day)}

    def show_record(self, record: TemplateRow) -> None:
        """Show the sections too."""
        super().show_record(record)
        own = bool(record.kept.sections)
        self.said.setText(
            "Các mục riêng của đề cương này."
            if own
            else "Đang theo đề cương thường dùng; sửa một mục là thành của riêng."
        )
        rows = [
            PartRow(str(place), {**each._asdict(), "part": each.part.value})
            for place, each in enumerate(record.kept.outline)
        ]
        self.outline.parts.show_rows(rows, locked=False)
        if self._added is not None and self._added < len(rows):
            place, self._added = self._added, None
            self.outline.setFocus()
            self._go_to(place)
            self.outline.edit(self.outline.currentIndex())
            self.ahead.give()

    def heading_of(self, record: TemplateRow) -> str:
        """Head the detail with the name."""
        return record.kept.name

    def texts_of(self, record: TemplateRow) -> tuple[str, ...]:
        """Search names and recipients."""
        return record.kept.name, record.kept.recipient, record.kept.to_text

    def history_rows(self, record: TemplateRow) -> list[tuple[str, str]]:
        """Return the rows of the outline and its sections."""
        sections = [*(each.id for each in record.kept.sections), store.recipients_row(record.id)]
        return [*super().history_rows(record), *((store.SECTIONS, each) for each in sections)]

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, lambda _key: "")

    # Private

    def _on_read(self, read: list[Template]) -> None:
        self.show_records([TemplateRow(each) for each in read], {})

    def _on_section_edited(self, key: str, name: str, value: object) -> None:
        record = self.current()
        if record is not None:
            values = {name: Part(str(value)) if name == "part" else str(value)}
            work = partial(store.save_section, key=record.id, place=int(key), values=values)
            self.write("Sửa mục của đề cương", work, edit=True)

    def _on_add_clicked(self) -> None:
        record, place = self.current(), self.outline.current_key
        if record is not None:
            self.ahead.hold()
            work = partial(store.add_section, key=record.id, after=int(place) if place else None)
            self.write("Thêm mục vào đề cương", work, self._on_section_added)

    def _on_section_added(self, place: int) -> None:
        self._added = place
        self.refresh()

    def _move(self, step: int) -> None:
        record, place = self.current(), self.outline.current_key
        if record is not None and place:
            work = partial(store.move_section, key=record.id, place=int(place), step=step)
            self.write("Chuyển mục của đề cương", work, partial(self._go_to, int(place) + step))

    def _go_to(self, place: int, _answer: object = None) -> None:
        self.outline.go_to(str(place), "heading")

    def _remove_section(self, _keys: object = None) -> None:
        record, place = self.current(), self.outline.current_key
        if record is not None and place:
            work = partial(store.trash_section, key=record.id, place=int(place))
            self.write("Xóa mục của đề cương", work)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()
