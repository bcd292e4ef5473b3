# SPDX-License-Identifier: MIT
"""Files on the disk that are to be kept with a record."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dvcq_desktop.widgets.jobs import Progress

ReadFile = tuple[str, bytes, str]  # name, content, media type

_LARGEST = 100 * 1024 * 1024


def read_files(
    paths: Sequence[Path], progress: Progress, change: Callable[[ReadFile], ReadFile] | None = None
) -> list[ReadFile]:
    """Read files off the GUI thread, each changed by `change`; raise UserError for one that cannot be taken.

    Several files are taken together or not at all, and the sentence says so.
    """
    found = []
    for number, path in enumerate(paths):
        progress.report(number, len(paths), path.name)
        try:
            read = _read(path)
            found.append(change(read) if change else read)
        except UserError as error:
            if len(paths) == 1:
                raise
            raise UserError(
                f"{error.sentence} Cả {len(paths)} tệp vừa chọn đều chưa được nhận: bỏ tệp này ra rồi"
                " chọn lại."
            ) from error
    return found


def _read(path: Path) -> ReadFile:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"Tệp “{path.name}” lớn hơn 100 MB; hãy nén hoặc chia nhỏ rồi đính kèm lại.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được tệp “{path.name}” ({reason_of(error)}); hãy chọn lại.") from error
    return path.name, data, mimetypes.guess_type(path.name)[0] or "application/octet-stream"
