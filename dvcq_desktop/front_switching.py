# SPDX-License-Identifier: MIT
"""The window goes from one file to another: one that she chooses, a new one, made-up data and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.widgets.jobs import Job

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.app import FrontDoor
    from dvcq_desktop.front_sample import Sample


class FrontSwitching:
    """Leave the open file of a front door for another, once all is saved; imported when that is asked."""

    def __init__(self, door: FrontDoor) -> None:
        self._door = door
        self._sample: Sample | None = None

    def go_to(self, path: Path, *, read_only: bool = False) -> None:
        """Open another file instead; the one before comes back when the other cannot be opened."""
        window, bench = self._door.window, self._door.workbench
        if window is None or bench is None:
            return
        if path.resolve() == bench.database.path.resolve() and read_only == bench.database.is_read_only:
            return
        then = partial(self._door.open_instead, path, read_only=read_only)
        if window.leave(then):
            then()

    def open_other(self) -> None:
        """Ask for a file, and go to it."""
        if path := self._choose_file("Mở tệp dữ liệu"):
            self.go_to(path)

    def view_other(self) -> None:
        """Ask for a file, and go to it only to look."""
        if path := self._choose_file("Mở tệp dữ liệu để xem"):
            self.go_to(path, read_only=True)

    def create_other(self) -> None:
        """Ask where a new file is to be, make it, and go to it."""
        from dvcq_desktop.front_files import create_file  # noqa: PLC0415 - seldom

        if path := create_file(self._door.window):
            self.go_to(path)

    def show_sample(self) -> None:
        """Make made-up data where there is none yet, and go there."""
        from dvcq_desktop.front_sample import Sample  # noqa: PLC0415 - seldom

        bench = self._door.workbench
        assert bench is not None
        if self._sample is None:
            self._sample = Sample(bench.database.path)
        bench.jobs.run(Job("Đang tạo dữ liệu mẫu", self._sample.make), self.go_to)

    def leave_sample(self) -> None:
        """Go back to her own file."""
        if self._sample:
            self.go_to(self._sample.own)

    def is_sample(self, path: Path) -> bool:
        """Tell whether a file is the made-up one."""
        return self._sample is not None and self._sample.is_at(path)

    def end(self) -> None:
        """Throw the made-up data away."""
        if self._sample:
            self._sample.clear()

    def _choose_file(self, title: str) -> Path | None:
        from dvcq_desktop.widgets.front_boxes import ask_file  # noqa: PLC0415 - start-up time

        return ask_file(self._door.window, title)
