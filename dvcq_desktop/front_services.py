# SPDX-License-Identifier: MIT
"""What serves one open file beside its rooms, from backups to drops; imported once the window is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.front_backups import FrontBackups
    from dvcq_desktop.front_drafts import FrontDrafts
    from dvcq_desktop.front_menu import FrontMenu
    from dvcq_desktop.handover.dialogs.flow import HandoverFlow
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench


class FrontServices:
    """Serve one file and its window until it is left; each service is made when it is first asked for.

    `home` is where this PC's settings are; `view` opens another file to look at, `restored` is told in a
    sentence that the file went back to a backup.
    """

    def __init__(
        self,
        window: MainWindow,
        workbench: Workbench,
        home: Path,
        *,
        view: Callable[[Path], object],
        restored: Callable[[str], object],
    ) -> None:
        self._window, self._workbench, self._home = window, workbench, home
        self._view, self._restored = view, restored
        self._backups: FrontBackups | None = None
        self._drafts: FrontDrafts | None = None
        self._handover: HandoverFlow | None = None

    def settle(self, *, keeps_drafts: bool = True) -> None:
        """Keep drafts, tell of what is undone, mark days off and take dropped files from now on.

        Of made-up data no drafts are kept: it is gone before they could be offered.
        """
        from dvcq_desktop.front_days import FrontDays  # noqa: PLC0415 - start-up time
        from dvcq_desktop.front_drops import FrontDrops  # noqa: PLC0415 - start-up time

        read_only = self._workbench.database.is_read_only
        if not read_only:
            from dvcq_desktop.front_undo import FrontUndo  # noqa: PLC0415 - start-up time

            if keeps_drafts:
                from dvcq_desktop.front_drafts import FrontDrafts  # noqa: PLC0415 - start-up time

                self._drafts = FrontDrafts(self._window, self._workbench, self._home)
                self._drafts.begin()
            FrontUndo(self._window, self._workbench.writer)
        FrontDays(self._workbench, self._window).begin()
        FrontDrops(self._window, read_only=read_only)

    def end(self) -> None:
        """Stop all that is under way: the file is left."""
        if self._drafts is not None:
            self._drafts.end()
        if self._backups is not None:
            self._backups.shutdown()

    @property
    def backups(self) -> FrontBackups:
        """Return what backs the file up."""
        from dvcq_desktop.front_backups import FrontBackups  # noqa: PLC0415 - start-up time

        if self._backups is None:
            self._backups = FrontBackups(self._window, self._workbench, self._restored)
        return self._backups

    @property
    def handover(self) -> HandoverFlow:
        """Return what hands the file over and takes copies into it."""
        if self._handover is None:
            from dvcq_desktop.front_menu import make_handover  # noqa: PLC0415 - start-up time

            self._handover = make_handover(self._window, self._workbench)
            self._handover.view_requested.connect(self._view)
        return self._handover

    @property
    def menu(self) -> FrontMenu:
        """Return what the entries of the menu do that belong to no room."""
        from dvcq_desktop.front_menu import FrontMenu  # noqa: PLC0415 - start-up time

        return FrontMenu(self._window, self._workbench, self.backups.renew)

    def do(self, step: str) -> None:
        """Take a step of `FrontMenu`."""
        getattr(self.menu, step)()

    def hand_over(self, step: str) -> None:
        """Take a step of the hand-over, once all that was typed is saved."""
        self._window.save_first(partial(self.handover.do, step))
