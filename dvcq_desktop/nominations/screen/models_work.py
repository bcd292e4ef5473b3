# SPDX-License-Identifier: MIT
"""What is done with the chosen models: each one action that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.nominations.store import guarded, models, parts, steps, twins
from dvcq_desktop.nominations.terms import End, Stage
from dvcq_desktop.text.listing import few, moved
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.dialogs.asking import AskDialog
    from dvcq_desktop.nominations.dialogs.step_dialog import Ending, Move
    from dvcq_desktop.nominations.screen.models_page import ModelSection

_NAMED = 3


class ModelWork(QObject):
    """Ask and write what she wants of the models she chose; owned by the page."""

    def __init__(self, page: ModelSection) -> None:
        super().__init__(page)
        self._page = page
        self._ids: tuple[str, ...] = ()
        self._said = ""
        self.dialog: AskDialog | None = None

    def ask_step(self) -> None:
        """Ask to which stage the chosen models go; the one after the least far is offered."""
        from dvcq_desktop.nominations.dialogs.step_dialog import StepDialog  # noqa: PLC0415 - when it is asked

        rows = self._page.selected()
        if not rows:
            self._page.page.messages.show_info("Hãy chọn một hay nhiều mô hình rồi chuyển bước.")
            return
        self._ids = tuple(row.id for row in rows)
        stages = list(Stage)
        furthest = min(row.kept.stage.rank for row in rows)
        offered = stages[min(furthest + 1, len(stages) - 1)]
        look = self._page.known.directory
        today = self._page.workbench.today
        units = [(unit.id, unit.name) for unit in look.units if unit.exists_on(today())]
        self._open(StepDialog(self._who(), offered, units, today, self._page), self._on_move_chosen)

    def ask_end(self, ended: End) -> None:
        """Ask why the chosen models go no further."""
        from dvcq_desktop.nominations.dialogs.step_dialog import EndDialog  # noqa: PLC0415 - when it is asked

        self._ids = self._page.table.selected_ids()
        if self._ids:
            dialog = EndDialog(self._who(), ended, self._page.workbench.today, self._page)
            self._open(dialog, self._on_ending_chosen)

    def refuse(self) -> None:
        """Ask why the chosen models are refused."""
        self.ask_end(End.REFUSED)

    def withdraw(self) -> None:
        """Ask why the chosen models are withdrawn."""
        self.ask_end(End.WITHDRAWN)

    def go_on(self) -> None:
        """Let the chosen models go on that were refused or withdrawn."""
        self._ids = tuple(row.id for row in self._page.selected() if not row.kept.goes_on)
        if self._ids:
            self._said = f"Đã cho tiếp tục: {len(self._ids)} mô hình."
            work = partial(
                guarded.end_models, ids=self._ids, ended=None, day=None, reason="", today=self._today
            )
            self._page.write(f"Cho tiếp tục: {len(self._ids)} mô hình", work, self._on_done)

    def take_back(self) -> None:
        """Take back the step at which the current model stands, from all chosen ones that have it."""
        rows = self._page.selected()
        if not rows:
            return
        stage = max((row.kept.stage for row in rows), key=lambda each: each.rank)
        self._ids = tuple(row.id for row in rows if row.kept.stage is stage)
        self._said = f"Đã bỏ bước {stage.label}: {len(self._ids)} mô hình."
        work = partial(guarded.take_back, ids=self._ids, stage=stage)
        self._page.write(f"Bỏ bước {stage.label}: {len(self._ids)} mô hình", work, self._on_done)

    def set_apart(self) -> None:
        """Record that the chosen models are not those that they look like."""
        near = self._page.known.twins
        self._write_pairs(
            {frozenset({row.id, other}) for row in self._page.selected() for other in near.get(row.id, ())}
        )

    def set_near(self) -> None:
        """Let the chosen models be compared again with those that they were said not to be."""
        rows = {row.id for row in self._page.selected()}
        self._write_pairs({pair for pair in self._page.known.apart if pair & rows}, distinct=False)

    def _write_pairs(self, pairs: set[frozenset[str]], *, distinct: bool = True) -> None:
        if not pairs:
            return
        said = "không trùng" if distinct else "xét lại có trùng không"
        self._said = f"Đã ghi {said}: {len(pairs)} cặp mô hình."
        work = partial(twins.set_distinct, pairs=pairs, distinct=distinct)
        self._page.write(f"Ghi {said}: {len(pairs)} cặp mô hình", work, self._on_done)

    def ask_continue(self) -> None:
        """Ask which models of earlier years are registered again."""
        from dvcq_desktop.nominations.dialogs.continue_dialog import ContinueDialog  # noqa: PLC0415 - then

        known = self._page.known
        year = known.year or self._page.workbench.today().year
        found = known.to_continue(year)
        if not found.models:
            ways = (
                Link(f"Sang năm {year - 1}", partial(self._page.choose_year, year - 1)),
                Link("Nhập từ bảng tính…", self._page.importing.choose_file),
            )
            self._page.page.messages.show_info(found.said, *(ways if not found.year else ()))
            return
        named = [
            (each.id, " · ".join(filter(None, (each.name, known.place_of(each), f"năm {each.year}"))))
            for each in found.models
        ]
        dialog = ContinueDialog(year, named, self._page.workbench.today, self._page)
        self._open(dialog, self._on_continue_chosen)

    def move(self, step: int) -> None:
        """Move the chosen models by one place in the register."""
        if not self._page.known.year:
            self._page.page.messages.show_info("Hãy chọn một năm để xếp thứ tự: mỗi năm có thứ tự riêng.")
            return
        everything = [model.id for model in self._page.known.models]
        ids = moved(everything, set(self._page.table.selected_ids()), step)
        if ids != everything:
            self._page.write("Xếp thứ tự mô hình", partial(models.set_order, ids=ids))

    @property
    def _today(self) -> date:
        return self._page.workbench.today()

    def _open(self, dialog: AskDialog, answer: object) -> None:
        self.dialog = dialog
        dialog.answered.connect(answer)
        dialog.open()

    def _who(self) -> str:
        return few([f"“{row.kept.name}”" for row in self._page.selected()], "mô hình", _NAMED)

    def _on_move_chosen(self, move: Move) -> None:
        stage, count = move.step.stage, len(self._ids)
        self._said = f"Đã chuyển sang bước {stage.label}: {count} mô hình."
        work = partial(_move, self._ids, move, self._today)
        self._page.write(f"Chuyển bước {stage.label}: {count} mô hình", work, self._on_done)

    def _on_ending_chosen(self, ending: Ending) -> None:
        count = len(self._ids)
        self._said = f"Đã ghi {ending.ended.label.lower()}: {count} mô hình."
        work = partial(
            guarded.end_models,
            ids=self._ids,
            ended=ending.ended,
            day=ending.day,
            reason=ending.reason,
            today=self._today,
        )
        self._page.write(f"{ending.ended.label}: {count} mô hình", work, self._on_done)

    def _on_continue_chosen(self, chosen: tuple[tuple[str, ...], date]) -> None:
        ids, day = chosen
        year = self._page.known.year or self._today.year
        self._said = f"Đã đăng ký tiếp {len(ids)} mô hình sang năm {year}."
        work = partial(models.continue_models, ids=ids, year=year, day=day)
        self._page.write(f"Tiếp tục từ năm trước: {len(ids)} mô hình", work, self._on_continued)

    def _on_continued(self, made: Sequence[str]) -> None:
        self._page.go_to(made[0])
        self._on_done(None)

    def _on_done(self, _answer: object) -> None:
        self._page.page.messages.show_success(self._said, self._page.workbench.writer.undo_link())


def _move(ids: Sequence[str], move: Move, today: date, action: Action) -> int:
    for model in ids:
        parts.replicate(action, model, move.units, move.step.reached_on, today=today)
    return steps.reach(action, ids, move.step, today=today)
