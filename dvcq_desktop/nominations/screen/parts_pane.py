# SPDX-License-Identifier: MIT
"""The tab "Thực hiện" of a model: the steps it took, its milestones, figures and places of replication."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dvcq_desktop.nominations.screen.part_table import PartField, PartKind, PartTable
from dvcq_desktop.nominations.store import guarded, parts, steps
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.widgets.fields import LineEdit, TextArea
from dvcq_desktop.widgets.form import DateEdit, PickBox
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.rules import Replication, Step
    from dvcq_desktop.nominations.screen.models_page import ModelSection
    from dvcq_desktop.nominations.screen.reading import ModelRow, YearOfModels


class _StepRow(NamedTuple):
    step: Step

    @property
    def id(self) -> str:
        return self.step.stage.value

    def __getattr__(self, name: str) -> Any:
        return getattr(self.step, name)


class _PlaceRow(NamedTuple):
    kept: Replication
    known: YearOfModels

    @property
    def id(self) -> str:
        return self.kept.id

    @property
    def where(self) -> str:
        named = self.known.directory.unit_called(self.kept.unit) if self.kept.unit else ""
        return " · ".join(part for part in (named, self.kept.place) if part)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.kept, name)


def _day(parent: QWidget) -> DateEdit:
    return DateEdit(parent)


def _area(parent: QWidget) -> TextArea:
    return TextArea(parent, lines=2)


_STEPS = PartKind(
    steps.STEPS,
    "Các bước đã qua",
    "bước",
    "Mô hình chưa qua bước nào.",
    (
        Column("stage", "Bước", lambda row: row.step.stage.short, width=10, sortable=False),
        Column("reached_on", "Ngày", kind=Kind.DATE, width=11, sortable=False, editable=True),
        Column("done_by", "Ai làm", width=9, sortable=False, editable=True),
        Column("document", "Văn bản", width=9, sortable=False, editable=True, stretch=True),
    ),
    (
        PartField("reached_on", "Ngày", _day),
        PartField("done_by", "Người thực hiện", LineEdit),
        PartField("document", "Văn bản", LineEdit, "Số, ký hiệu, ngày"),
        PartField("note", "Ghi chú", _area),
    ),
    adds=False,
)
_MILESTONES = PartKind(
    parts.MILESTONES,
    "Mốc thực hiện",
    "mốc",
    "Chưa có mốc nào.",
    (
        Column("due_on", "Hạn", kind=Kind.DATE, width=11, sortable=False, editable=True),
        Column("content", "Việc phải xong", width=10, sortable=False, editable=True, stretch=True),
        Column("done_on", "Xong ngày", kind=Kind.DATE, width=11, sortable=False, editable=True),
        Column("progress", "Tiến độ", width=8, sortable=False, editable=True),
    ),
    (
        PartField("content", "Việc phải xong", LineEdit, "Ví dụ: Khởi công, Tổng kết"),
        PartField("due_on", "Hạn", _day),
        PartField("progress", "Tiến độ", LineEdit, "Đang đến đâu"),
        PartField("done_on", "Xong ngày", _day),
    ),
    check=parts.check_part,
)
_RESULTS = PartKind(
    parts.RESULTS,
    "Kết quả bằng số",
    "kết quả",
    "Chưa có kết quả nào.",
    (
        Column("name", "Kết quả", width=14, sortable=False, editable=True, stretch=True),
        Column("amount", "Số lượng", width=11, sortable=False, editable=True),
        Column("unit_name", "Đơn vị tính", width=11, sortable=False, editable=True),
    ),
    (
        PartField("name", "Kết quả", LineEdit, "Ví dụ: Đường bê tông, Hộ tham gia"),
        PartField("amount", "Số lượng", LineEdit, "Ví dụ: 1,2"),
        PartField("unit_name", "Đơn vị tính", LineEdit, "Ví dụ: km, hộ, m²"),
    ),
    check=parts.check_part,
)


def _places(units: Callable[[], Sequence[tuple[str, str]]]) -> PartKind:
    def pick(parent: QWidget) -> PickBox:
        box = PickBox(parent, none="(nơi khác)")
        box.set_choices(units())
        return box

    return PartKind(
        parts.REPLICATIONS,
        "Nhân rộng ở",
        "nơi nhân rộng",
        "Chưa nhân rộng ở đâu.",
        (
            Column("where", "Nơi", width=13, sortable=False),
            Column("since", "Từ ngày", kind=Kind.DATE, width=11, sortable=False, editable=True),
            Column("result", "Kết quả", width=10, sortable=False, editable=True, stretch=True),
        ),
        (
            PartField("unit", "Thôn, đơn vị", pick),
            PartField("place", "Địa điểm khác", LineEdit, "Khi không phải thôn, đơn vị của xã"),
            PartField("since", "Từ ngày", _day),
            PartField("result", "Kết quả", _area),
            PartField("note", "Ghi chú", _area),
        ),
        check=parts.check_part,
    )


class PartsPane(QWidget):
    """Hold the four tables of a model; owned by the page, which writes."""

    def __init__(self, page: ModelSection) -> None:
        super().__init__(page)
        self._page = page
        self._row: ModelRow | None = None
        # Widgets
        today = page.workbench.today
        self.steps = PartTable(_STEPS, today, self)
        self.milestones = PartTable(_MILESTONES, today, self)
        self.results = PartTable(_RESULTS, today, self)
        self.places = PartTable(_places(self._units), today, self)
        # Assemble
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in self.tables:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        # Signals
        for part in self.tables:
            part.save_requested.connect(self._on_save_requested)
            part.trash_requested.connect(self._on_trash_requested)
            part.refused.connect(page.page.messages.show_error)

    @property
    def tables(self) -> tuple[PartTable, ...]:
        """Return the tables in their order."""
        return self.steps, self.milestones, self.results, self.places

    def show_row(self, row: ModelRow) -> None:
        """Show the parts of a model."""
        self._row = row
        self.steps.show_rows([_StepRow(step) for step in row.kept.steps])
        self.milestones.show_rows(row.kept.milestones)
        self.results.show_rows(row.kept.results)
        self.places.show_rows([_PlaceRow(place, row.known) for place in row.kept.replications])

    def _units(self) -> list[tuple[str, str]]:
        return [(unit.id, unit.name) for unit in self._page.known.directory.units]

    def _on_save_requested(self, table: str, key: str, values: dict[str, Any]) -> None:
        if self._row is None:
            return
        kept, today = self._row.kept, self._page.workbench.today()
        if table == steps.STEPS:
            known = kept.step(Stage(key))
            if known is not None:
                step = known._replace(**values)
                work: Callable[[Action], Any] = partial(
                    steps.change_step, model=kept.id, step=step, today=today
                )
                self._page.write(f"Sửa bước {step.stage.label}", work)
            return
        noun = next(part.kind.noun for part in self.tables if part.kind.table == table)
        if table == parts.REPLICATIONS and not key:
            work = partial(parts.add_place, model=kept.id, values=values, today=today)
            self._page.write(f"Thêm {noun}", work, self._on_place_added)
            return
        work = partial(parts.save_part, table=table, model=kept.id, part_id=key, values=values, today=today)
        self._page.write(f"{'Sửa' if key else 'Thêm'} {noun}", work)

    def _on_trash_requested(self, table: str, keys: tuple[str, ...]) -> None:
        if self._row is None:
            return
        if table == steps.STEPS:
            stages = [Stage(key) for key in keys]
            work: Callable[[Action], Any] = partial(_take_back, self._row.kept.id, stages)
            self._page.write(f"Bỏ bước: {len(stages)} bước", work, self._on_taken_back)
            return
        noun = next(part.kind.noun for part in self.tables if part.kind.table == table)
        work = partial(parts.trash_parts, table=table, ids=keys)
        self._page.write(f"Xóa {noun}", work, partial(self._on_trashed, noun))

    def _on_place_added(self, moved: bool) -> None:
        if moved:
            self._page.page.messages.show_success(
                "Đã ghi nơi nhân rộng; mô hình chuyển sang bước Nhân rộng.",
                self._page.workbench.writer.undo_link(),
            )

    def _on_taken_back(self, _answer: object) -> None:
        self._page.say_trashed("Đã bỏ bước đã chọn.")

    def _on_trashed(self, noun: str, count: int) -> None:
        self._page.say_trashed(f"Đã chuyển {count} {noun} vào thùng rác.")


def _take_back(model: str, stages: Sequence[Stage], action: Action) -> None:
    for stage in stages:
        guarded.take_back(action, [model], stage)
