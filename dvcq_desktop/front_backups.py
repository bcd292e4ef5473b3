# SPDX-License-Identifier: MIT
"""The backups of one window's file, as the front door asks for them; the rest is imported at first use."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QSettings

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.handover.backups import Backup, BackupFolder
    from dvcq_desktop.handover.dialogs.keeper import Keeper
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench


class FrontBackups:
    """Back up the file of a window; `restored` is told in a sentence that the file went back to a backup."""

    def __init__(self, window: MainWindow, workbench: Workbench, restored: Callable[[str], object]) -> None:
        self._window, self._workbench, self._restored = window, workbench, restored
        self._keeper: Keeper | None = None

    def begin(self) -> None:
        """Keep backups from now on by themselves."""
        self._make_keeper().begin()

    def farewell(self, then: Callable[[], object]) -> bool:
        """Return True where the file may be left; else `then` is called when it was backed up."""
        return self._make_keeper().farewell(then)

    def renew(self) -> None:
        """Make a backup now in every place that is there."""
        self._make_keeper().back_up()

    def show(self) -> None:
        """Show the backups, once all that was typed is saved."""
        self._window.save_first(self._show)

    def choose_second(self) -> None:
        """Show the backups with the keyboard on the choice of a second place."""
        self._window.save_first(partial(self._show, for_second=True))

    def shutdown(self) -> None:
        """Stop all that is under way."""
        if self._keeper is not None:
            self._keeper.shutdown()

    def _show(self, *, for_second: bool = False) -> None:
        from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog  # noqa: PLC0415 - start-up time
        from dvcq_desktop.handover.naming import Naming  # noqa: PLC0415 - start-up time
        from dvcq_desktop.rooms import EVERY_NAME, ROOMS  # noqa: PLC0415 - start-up time

        naming = Naming(self._workbench.database.fields, ROOMS, EVERY_NAME)
        dialog = BackupDialog(self._workbench, self._make_keeper(), naming, self._restored, self._window)
        dialog.finished.connect(dialog.deleteLater)
        if for_second:
            dialog.lead_to_second()
        dialog.open()

    def _make_keeper(self) -> Keeper:
        from dvcq_desktop.handover.dialogs.keeper import Keeper  # noqa: PLC0415 - start-up time

        if self._keeper is None:
            self._keeper = Keeper(self._workbench, self._window.message, self._window)
            self._keeper.backed_up.connect(self._window.status.show_backup)
            self._keeper.slow.connect(self._window.hold)
            self._keeper.second_wanted.connect(self.choose_second)
        return self._keeper


class Rescue(NamedTuple):
    """Hold the backup that may take the place of a file that cannot be opened."""

    path: Path
    folder: BackupFolder
    backup: Backup

    @property
    def words(self) -> str:
        """Return what the button says."""
        return f"Khôi phục bản sao lưu lúc {self._moment}"

    def run(self) -> str:
        """Put the backup in the file's place and return what is to be told; raises UserError."""
        from dvcq_desktop.database.restoring import restore_over  # noqa: PLC0415 - start-up time

        now = datetime.now().astimezone()
        aside = restore_over(self.path, self.backup.path, now, self.folder.content)
        kept = f" Tệp cũ không mở được, nay nằm ở {aside}." if aside else ""
        return f"Đã khôi phục bản sao lưu lúc {self._moment}.{kept}"

    @property
    def _moment(self) -> str:
        return f"{self.backup.made_at.astimezone():%H:%M ngày %d/%m/%Y}"


def find_rescue(path: Path, refusal: UserError, settings: QSettings) -> Rescue | None:
    """Return the newest whole backup where a file is gone or damaged, None where it is neither."""
    from dvcq_desktop.database.restoring import BEYOND_OPENING  # noqa: PLC0415 - start-up time
    from dvcq_desktop.handover.backing_up import all_backups, prove  # noqa: PLC0415 - start-up time
    from dvcq_desktop.handover.dialogs.keeping import Memory  # noqa: PLC0415 - start-up time

    if not isinstance(refusal, BEYOND_OPENING) or not path.parent.is_dir():
        return None
    for folder, backup in all_backups(path, Memory(settings, path).second):
        if not prove(folder, backup):
            return Rescue(path, folder, backup)
    return None
