# SPDX-License-Identifier: MIT
"""Made-up data to look around in: a file of its own in a folder that goes with the program's end."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.front_files import make_demo

if TYPE_CHECKING:
    from dvcq_desktop.widgets.jobs import Progress


class Sample:
    """Hold the made-up file of one run of the program, and her own file, to which the window goes back."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self._folder = tempfile.TemporaryDirectory(prefix="dvcq-mau-", ignore_cleanup_errors=True)
        self.path: Path | None = None

    def is_at(self, path: Path) -> bool:
        """Tell whether a file is the made-up one."""
        return self.path is not None and path == self.path

    def make(self, _progress: Progress) -> Path:
        """Make the file where it is not there yet; takes a second or two."""
        if self.path is None:
            self.path = make_demo(Path(self._folder.name))
        return self.path

    def clear(self) -> None:
        """Throw the file away."""
        self._folder.cleanup()
