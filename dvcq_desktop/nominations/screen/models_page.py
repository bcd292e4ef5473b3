# SPDX-License-Identifier: MIT
"""The page "Mô hình": the models of a year in one table, from registration to replication."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from dvcq_desktop.nominations.history import model_lines
from dvcq_desktop.nominations.rules import standing
from dvcq_desktop.nominations.screen.blank_forms import BlankForms
from dvcq_desktop.nominations.screen.form import add_fields
from dvcq_desktop.nominations.screen.import_flow import ImportFlow
from dvcq_desktop.nominations.screen.model_filters import ModelFilters
from dvcq_desktop.nominations.screen.models_work import ModelWork
from dvcq_desktop.nominations.screen.papers import Papers, Wanted
from dvcq_desktop.nominations.screen.parts_pane import PartsPane
from dvcq_desktop.nominations.screen.photo_shelf import PhotoShelf, read_pictures
from dvcq_desktop.nominations.screen.reading import COUNTED, ModelRow, YearOfModels, read_year
from dvcq_desktop.nominations.screen.stage_bar import StageBar
from dvcq_desktop.nominations.store import guarded, models, steps
from dvcq_desktop.nominations.terms import ModelKind, Movement, Stage
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.cell_typing import finish_typing
from dvcq_desktop.widgets.filed_section import FiledSection, ReadsFiles
from dvcq_desktop.widgets.menus import parted
from dvcq_desktop.widgets.read_files import ReadFile, read_files
from dvcq_desktop.widgets.table import Column, Kind
from dvcq_desktop.widgets.theme import icon
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.several import Step
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what the page shows or offers.
_CONCERNED = frozenset(
    {
        "attachment",
        "model",
        "model_distinct",
        "model_field",
        "model_milestone",
        "model_replication",
        "model_result",
        "model_step",
        "unit",
    }
)
_PAPERS = ("model-registration", "model-list", "model-report", "model-summary")
_PARTS = {
    "model_milestone": "milestones",
    "model_result": "results",
    "model_replication": "replications",
}


class ModelSection(FiledSection):
    """Register models and follow them through their stages."""

    KEY = "nominations"
    TITLE = "Mô hình"
    NOUN = "mô hình"
    TABLE = models.MODELS
    EMPTY = "Sổ đăng ký mô hình của năm: mỗi mô hình một dòng, từ lúc đăng ký đến khi nhân rộng."
    EMPTY_OTHER = "Nhập từ bảng tính…"
    MOVES = True
    COLUMNS = (
        Column("year", "Năm", lambda row: str(row.kept.year), width=6, hidden=True),
        Column("position", "TT", lambda row: row.kept.position, Kind.NUMBER, width=4),
        Column("name", "Tên mô hình", lambda row: row.kept.name, width=30, editable=True, stretch=True),
        Column("unit", "Đơn vị, thôn", width=16),
        Column("field", "Lĩnh vực", width=14),
        Column("kind", "Loại", lambda row: row.kept.kind.label, width=8, hidden=True),
        Column("stage", "Bước", kind=Kind.CHIP, width=17),
        Column("stage_on", "Từ ngày", kind=Kind.DATE, width=11),
        Column("lacking", "Lưu ý", kind=Kind.CHIP, width=10),
        Column("movement", "Phong trào", lambda row: row.kept.movement.label, width=16, hidden=True),
        Column("head", "Người đứng đầu", lambda row: row.kept.head, width=18, editable=True, hidden=True),
        Column(
            "registered_on",
            "Ngày đăng ký",
            lambda row: row.kept.registered_on,
            Kind.DATE,
            width=11,
            editable=True,
            hidden=True,
        ),
        Column("people", "Số người", lambda row: row.kept.people, Kind.NUMBER, width=8, hidden=True),
        Column("money", "Kinh phí (đồng)", lambda row: row.kept.money, Kind.NUMBER, width=13, hidden=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4, hidden=True),
    )
    SAVE = models.save_model

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = YearOfModels(workbench.today().year)
        self._asked_year = self.known.year
        self._saved_year = 0
        super().__init__(workbench, parent)
        self.work = ModelWork(self)
        self.importing = ImportFlow(self)
        self.blank_forms = BlankForms(self, workbench, self.page.messages, self._year_of_new)
        self._make_actions()
        self.parts = PartsPane(self)
        self.detail.add_tab(self.parts, "Thực hiện")
        # Widgets
        self.year = YearBox(self.page, every="Tất cả các năm", today=workbench.today)
        self.page.add_chooser(self.year)
        self.move_button = self.page.add_action("Chuyển bước…", "trending-up")
        self.continue_button = self.page.add_action("Từ năm trước…", "history")
        self.continue_button.setToolTip("Đăng ký tiếp mô hình của năm trước")
        self.page.let_fold(self.move_button, self.continue_button)
        self.papers = Papers(self, workbench, self.page, _PAPERS, self._wanted_paper)
        # Signals
        self.year.chosen.connect(self.choose_year)
        self.move_button.clicked.connect(self.work.ask_step)
        self.continue_button.clicked.connect(self.work.ask_continue)
        self.stages.changed.connect(self.show_rows)
        self.table.selection_changed.connect(self._arm)
        self.table.empty_other_requested.connect(self.importing.choose_file)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    def _make_actions(self) -> None:
        self._step = make_action(self, "Chuyển bước…", "trending-up", self.work.ask_step, "Ctrl+B")
        self._take_back = make_action(self, "Bỏ bước hiện tại", "undo-2", self.work.take_back)
        self._refuse = make_action(self, "Ghi không công nhận…", "ban", self.work.refuse)
        self._withdraw = make_action(self, "Ghi rút đăng ký…", "log-out", self.work.withdraw)
        self._go_on = make_action(self, "Cho tiếp tục", "check", self.work.go_on)
        self._apart = make_action(self, "Không trùng", "check", self.work.set_apart, "Ctrl+Shift+K")
        self._near = make_action(self, "Xét lại có trùng không", "copy", self.work.set_near)
        own = (self._step, self._take_back, self._refuse, self._withdraw, self._go_on)
        self._own = (*own, self._apart, self._near)
        self._up = make_action(self, "Chuyển lên", "", self.move_up, "Alt+Up")
        self._down = make_action(self, "Chuyển xuống", "", self.move_down, "Alt+Down")
        self._continue = make_action(self, "Tiếp tục từ năm trước…", "history", self.work.ask_continue)

    def _arm(self) -> None:
        """Offer only what can be done to the models that are chosen."""
        rows = [row.kept for row in self.selected()]
        for action in (self._step, self._refuse, self._withdraw):
            action.setEnabled(any(model.goes_on for model in rows))
        self._take_back.setEnabled(any(model.stage is not Stage.REGISTERED for model in rows))
        self._go_on.setEnabled(any(not model.goes_on for model in rows))
        self._apart.setEnabled(any(row.twins for row in self.selected()))
        self._near.setEnabled(any(model.id in pair for model in rows for pair in self.known.apart))

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self._menu

    @cached_property
    def _menu(self) -> list[QAction]:
        add, trash = super().actions_of_page()
        begun = [add, self._continue, *self.importing.actions, *self.blank_forms.actions]
        return parted(self, begun, list(self._own), [self._up, self._down, trash], self._print_actions())

    def paste(self) -> None:
        """Show what the registrations on the clipboard would add."""
        self.importing.paste()

    def _print_actions(self) -> list[QAction]:
        return [self.papers.show_menu, *self.papers.actions]

    def _wanted_paper(self) -> Wanted:
        self.flush()
        return Wanted(self._year_of_new(), chosen=self.table.selected_ids())

    def _year_of_new(self) -> int:
        return self._asked_year or self.workbench.today().year

    def show_year(self, year: int) -> None:
        """Show another year; what is being typed can be gone on with."""
        if year != self._asked_year:
            self.put_aside()
            self.filters.forget_group()
        self._asked_year = year
        self.refresh()

    def refresh(self) -> None:
        """Read the year anew."""
        question = partial(read_year, self._asked_year, self.workbench.today())
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self._on_read)

    def show_group(self, year: int, ids: Sequence[str], label: str) -> None:
        """Show these models of a year only, under a filter with this label."""
        self.show_year(year)
        self.page.search.clear()
        self.stages.choose("")
        self.filters.show_group(ids, label)

    # What the base asks

    def build(self) -> None:
        """Add the fields of the registration and the filters."""
        add_fields(self.form, self.workbench.today)
        self.stages = StageBar(self)
        self.page.add_bar(self.stages)
        self.filters = ModelFilters(self.page.filters)

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put models into the trash unless a frozen decision names one."""
        return partial(guarded.trash_models, ids=tuple(ids))

    def steps_of_several(self) -> list[Step]:
        """Offer to move several models, or to end them."""
        own: list[Step] = [
            ("Chuyển bước…", icon("trending-up"), self.work.ask_step),
            ("Bỏ bước hiện tại", icon("undo-2"), self.work.take_back),
            ("Ghi không công nhận…", icon("ban"), self.work.refuse),
            ("Ghi rút đăng ký…", icon("log-out"), self.work.withdraw),
        ]
        return [*own, *super().steps_of_several()]

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer what can be done to the chosen models."""
        for action in self._own:
            menu.addAction(action)
        super().add_to_menu(menu, ids)

    def move_selected(self, step: int) -> None:
        """Move the chosen models by one place in the register."""
        self.work.move(step)

    def build_below(self) -> None:
        """Put photos and documents below the form."""
        self.files = self.shelf = PhotoShelf(self)
        self.shelf.pictures_wanted.connect(self._on_pictures_wanted)
        self.detail.add(self.files)

    def reader_of_files(self) -> ReadsFiles:
        """Read files from the disk; large photos are made smaller."""
        return partial(_read_fitted, self.shelf.keeps_original.value)

    def leave(self) -> str:
        """Save what is typed into the tables of the parts too."""
        for part in self.parts.tables:
            finish_typing(part.table)
        return super().leave()

    def show_record(self, record: ModelRow) -> None:
        """Show the parts of a model too."""
        super().show_record(record)
        self.parts.show_row(record)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change a model; one of another year is followed to it."""
        self._saved_year = values.get("year") or 0
        return super().save_work(record_id, values)

    def on_edited(self, result: str) -> None:
        """Go to the year that a model was moved to."""
        self._follow_year(result)

    def common_values(self) -> dict[str, Any]:
        """Give a new model the year that is shown."""
        return {"year": self._year_of_new()}

    def blank(self) -> dict[str, Any]:
        """Begin with today in this year's register, and with the movement and kind that are usual."""
        today = self.workbench.today()
        year = self._year_of_new()
        return {
            "year": year,
            "registered_on": today if year == today.year else None,
            "movement": Movement.SKILFUL,
            "kind": ModelKind.COLLECTIVE,
        }

    def found(self, records: list[ModelRow], words: Sequence[str]) -> list[ModelRow]:
        """Ask stage, filters and words one after the other of all rows: there may be those of ten years."""
        if stage := self.stages.chosen:
            records = [record for record in records if record.standing == stage]
        records = self.filters.accepted(records)
        for word in words:
            records = [record for record in records if word in record.folded]
        return records

    def sort_value(self, record: ModelRow, column: Column) -> object:
        """Sort the stages in their own order."""
        return record.place if column.name == "stage" else super().sort_value(record, column)

    def counts(self, shown: Sequence[ModelRow]) -> list[str]:
        """Count the models, apart by movement where both are shown."""
        parts = [f"{len(shown)} mô hình"]
        movements = Counter(row.kept.movement for row in shown)
        for movement in Movement:
            count = movements[movement]
            if 0 < count < len(shown):
                parts.append(f"{count} {movement.label}")
        reached = Counter(stage for row in shown for stage in row.counted)
        parts += [f"{reached[stage]} {word}" for stage, word in COUNTED.items() if reached[stage]]
        return [*parts, self.known.villages.sentence]

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return model_lines(entries, self._name_of)

    def history_rows(self, record: ModelRow) -> list[tuple[str, str]]:
        """Return the rows of the model, its steps and its parts."""
        kept = record.kept
        parts = [(table, part.id) for table, name in _PARTS.items() for part in getattr(kept, name)]
        reached = [(steps.STEPS, steps.step_id(kept.id, stage)) for stage in Stage]
        return [*super().history_rows(record), *reached, *parts]

    def heading_of(self, record: ModelRow) -> str:
        """Head the detail with the name."""
        return record.kept.name

    def told_of(self, record: ModelRow) -> list[str]:
        """Say why a model goes no further, too; it is nothing to be done any more, so it is not counted."""
        ended = [record.stage.whole] if record.kept.ended is not None else []
        return [*ended, *super().told_of(record)]

    # Private

    def _on_read(self, known: YearOfModels) -> None:
        self._follow_stage(known)
        self.known = known
        self.year.offer(known.years, known.year)
        self.table.show_column("year", shown=not known.year)
        self._offer(known)
        self.stages.show_counts(known.models)
        self.show_records(known.rows, {row.id: row.remarks for row in known.rows if row.remarks})
        self._arm()

    def _on_added(self, record_id: str) -> None:
        super()._on_added(record_id)
        self._follow_year(record_id)

    def _follow_year(self, model: str) -> None:
        """Show the year of a model that was just saved under another one."""
        year, self._saved_year = self._saved_year, 0
        if year and self._asked_year not in (0, year):
            self._asked_year = year
            self.year_chosen.emit(year)
            self.go_to(model)

    def _follow_stage(self, known: YearOfModels) -> None:
        """Show all stages where the last model of the one that was shown has just left it."""
        chosen = self.stages.chosen
        was_shown = bool(self.table.records.ids) and known.year == self.known.year
        if chosen and was_shown and not any(standing(model) == chosen for model in known.models):
            self.stages.choose("")

    def _offer(self, known: YearOfModels) -> None:
        look = known.directory
        used = {model.field for model in known.models}
        self.form.field("field").set_choices(
            [(each.id, each.label) for each in known.fields if each.enabled or each.id in used]
        )
        self.form.field("unit").set_choices([(unit.id, unit.name) for unit in look.units])
        self.form.field("previous").set_choices(list(known.names.items()))
        heads = sorted({model.head for model in (*known.before, *known.models) if model.head})
        self.form.field("head").set_suggestions(heads)
        self.filters.offer(known)

    def _on_pictures_wanted(self, keys: tuple[str, ...]) -> None:
        question = partial(read_pictures, keys)
        self.workbench.reader.ask(f"{self.KEY}/pictures", question, self.shelf.take_pictures)

    def _name_of(self, key: str) -> str:
        known = self.known
        return known.names.get(key) or known.field_labels.get(key) or known.directory.unit_name(key)

    def choose_year(self, year: int) -> None:
        """Show another year, on the room's other pages too."""
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def _read_fitted(original: bool, paths: Sequence[Path], progress: Progress) -> list[ReadFile]:
    from dvcq_desktop.nominations.photos import fitted  # noqa: PLC0415 - brings Pillow

    return read_files(paths, progress, partial(fitted, original=original))
