# SPDX-License-Identifier: MIT
"""Texts of plans that come in: read as a new plan, read over the one that is there, and looked at again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.dialogs.import_flow import ImportFlow

if TYPE_CHECKING:
    import sqlite3

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.plan.rules import Plan
    from dvcq_desktop.plan.store.importing import Imported
    from dvcq_desktop.plan.store.reading_over import Updated
    from dvcq_desktop.plan.versions import PlanVersion
    from dvcq_desktop.widgets.file_desk import FileDesk
    from dvcq_desktop.widgets.workbench import Workbench

_KEY = "plan-versions"


class PlanTexts(QObject):
    """Lead texts in and earlier ones out, for whichever page of the plan room asks."""

    told = Signal(int, str)  # the year to show, what was done
    failed = Signal(str)  # a sentence to show

    def __init__(self, workbench: Workbench, files: FileDesk, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._files = files
        self._window = window
        self.importing = ImportFlow(workbench, window)
        self.importing.imported.connect(self._on_imported)
        self.importing.updated.connect(self._on_updated)
        self.importing.failed.connect(self.failed)

    def show_versions(self, year: int, plan: str | None = None) -> None:
        """Show the texts that the plans of a year had, or those of one plan."""
        self._workbench.reader.ask(_KEY, partial(_read_versions, year, plan), self._on_versions_read)

    def _on_versions_read(self, found: list[tuple[Plan, list[PlanVersion]]]) -> None:
        from dvcq_desktop.plan.dialogs.versions_dialog import VersionsDialog  # noqa: PLC0415 - start-up time

        if not found:
            self.failed.emit("Năm này chưa có kế hoạch nào; hãy nhập kế hoạch trước.")
            return
        dialog = VersionsDialog(found, self._window)
        dialog.open_requested.connect(self._files.open_file)
        dialog.save_requested.connect(self._files.save_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_imported(self, year: int, imported: Imported) -> None:
        self.told.emit(year, f"Đã nhập {len(imported.tasks)} nhiệm vụ{_made(imported)}.")

    def _on_updated(self, updated: Updated) -> None:
        state = updated.state.label.lower()
        self.told.emit(
            updated.year,
            f"Đã cập nhật kế hoạch năm {updated.year} ({state}): {updated.clauses_told}."
            f" Nhiệm vụ: {updated.tasks_told}{_made(updated)}.",
        )


def _made(what: Imported | Updated) -> str:
    if not what.new_units and not what.new_groups:
        return ""
    return f", thêm {what.new_units} đơn vị, {what.new_groups} nhóm vào phần Cơ quan"


def _read_versions(
    year: int, wanted: str | None, connection: sqlite3.Connection
) -> list[tuple[Plan, list[PlanVersion]]]:
    from dvcq_desktop.plan.store import plans, versions  # noqa: PLC0415 - start-up time

    listed = [each.id for each in plans.plans(connection, year)] if wanted is None else [wanted]
    found = [plans.plan(connection, each) for each in listed]
    return [(plan, versions.versions(connection, plan.id)) for plan in found if plan]
