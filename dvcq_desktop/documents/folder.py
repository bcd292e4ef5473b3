# SPDX-License-Identifier: MIT
"""Put several finished files into a folder: all of them written first, then each in its place."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.documents.saving import save
from dvcq_desktop.errors import UserError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


_PREFIX = ".dvcq-"
_OURS = re.compile(r"\.dvcq-[a-z0-9_]{8}")  # as `mkdtemp` names them
_LEFT_BEHIND = 24 * 60 * 60  # seconds


def there_already(folder: Path, names: Iterable[str]) -> list[str]:
    """Return the names that files of the folder have already."""
    return [name for name in names if (folder / name).exists()]


def beside_those(folder: Path, names: Iterable[str]) -> list[str]:
    """Return the names, with "(2)" where the folder has one already; no two are the same."""
    return _numbered(names, lambda name: (folder / name).exists())


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names, with "(2)" where one comes again: systems differ in which letters are the same."""
    return _numbered(names, lambda _name: False)


def save_all(
    folder: Path, files: Sequence[tuple[str, bytes]], report: Callable[[int], None] = lambda _place: None
) -> None:
    """Write files into a folder, in place of those of the same names.

    They are written aside first: where that fails, or `report` raises, the folder is as it was. Raise
    UserError where a file cannot be written.
    """
    try:
        aside = _aside(folder)
    except OSError as error:
        raise UserError(f"Không ghi được vào thư mục “{folder}” ({reason_of(error)}).") from error
    try:
        for place, (name, data) in enumerate(files, 1):
            report(place)
            save(data, aside / name)
        _place(aside, folder, [name for name, _data in files])
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def new_folder(parent: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """Give a folder to fill aside, and the one that it becomes when the block ends: of a name that is free.

    Where the block raises, nothing of it is left. Raise UserError where it cannot be made.
    """
    try:
        aside = _aside(parent)
    except OSError as error:
        raise UserError(f"Không ghi được vào thư mục “{parent}” ({reason_of(error)}).") from error
    try:
        aside.chmod(0o755)
        [free] = beside_those(parent, [name])
        yield aside, parent / free
        try:
            aside.rename(parent / free)
        except OSError as error:
            raise UserError(f"Không tạo được thư mục “{free}” ({reason_of(error)}).") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _aside(parent: Path) -> Path:
    """Make a folder to write into; those that a power cut left here, a day old by now, go first."""
    for each in parent.glob(f"{_PREFIX}*"):
        try:
            if (
                _OURS.fullmatch(each.name)
                and each.is_dir()
                and not each.is_symlink()
                and time.time() - each.stat().st_mtime > _LEFT_BEHIND
            ):
                shutil.rmtree(each, ignore_errors=True)
        except OSError:
            continue
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))


def _numbered(names: Iterable[str], is_there: Callable[[str], bool]) -> list[str]:
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        path, place, free = Path(name), 1, name
        while free.casefold() in taken or is_there(free):
            place += 1
            free = f"{path.stem} ({place}){path.suffix}"
        taken.add(free.casefold())
        found.append(free)
    return found


def _place(aside: Path, folder: Path, names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        try:
            (aside / name).replace(folder / name)
        except OSError as error:
            raise UserError(
                f"Không ghi được “{name}” ({reason_of(error)}); mới ghi {place}/{len(names)} tệp."
                " Hãy đóng tệp đó nếu đang mở, rồi xuất lại."
            ) from error
