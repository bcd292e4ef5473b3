# SPDX-License-Identifier: MIT
"""Files on the disk that are to be kept with a progress entry."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.rules import Progress as Entry
    from dvcq_desktop.widgets.jobs import Progress

KeptFile = tuple[str, bytes, str]  # name, content, media type

_LARGEST = 100 * 1024 * 1024


def read_files(paths: Sequence[Path], progress: Progress) -> list[KeptFile]:
    """Read files off the GUI thread; raise UserError for one that is too large or can't be read."""
    found = []
    for number, path in enumerate(paths):
        progress.report(number, len(paths), path.name)
        found.append(_read(path))
    return found


def record(action: Action, entry: Entry, files: Sequence[KeptFile]) -> str:
    """Add or change a progress entry and keep files with it; return the entry's key."""
    key = changes.record_progress(action, entry, has_files=bool(files))
    for name, data, media_type in files:
        changes.attach(action, "progress_entry", key, name, data, media_type)
    return key


def _read(path: Path) -> KeptFile:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"Tệp “{path.name}” lớn hơn 100 MB; hãy nén hoặc chia nhỏ rồi đính kèm lại.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được tệp “{path.name}” ({error.strerror}); hãy chọn lại.") from error
    return path.name, data, mimetypes.guess_type(path.name)[0] or "application/octet-stream"
