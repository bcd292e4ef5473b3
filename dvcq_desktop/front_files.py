# SPDX-License-Identifier: MIT
"""Which file the window opens where it is not the usual one; imported when that is asked, which is seldom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.errors import UserError
from dvcq_desktop.front_backups import find_rescue
from dvcq_desktop.opening import open_database
from dvcq_desktop.widgets.front_boxes import Instead, ask_file, ask_instead, ask_place, warn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.front_backups import Rescue


class Other(NamedTuple):
    """Say which file to open instead, whether only to look at it, and what is to be told once it is open."""

    path: Path
    read_only: bool = False
    told: str = ""


def ask_for_another(path: Path, refusal: UserError, settings: QSettings) -> Other | None:
    """Ask what to open instead of a file that cannot be; None where she gives up."""
    rescue = find_rescue(path, refusal, settings)
    words = rescue.words if rescue else ""
    instead = ask_instead(refusal.sentence, viewable=can_be_viewed(refusal), rescue=words)
    if instead is Instead.RESCUE and rescue:
        return _rescued(rescue)
    if instead is Instead.VIEW:
        return Other(path, read_only=True)
    chosen = None
    if instead is Instead.OTHER:
        chosen = ask_file(None, "Mở tệp dữ liệu")
    elif instead is Instead.NEW:
        chosen = create_file(None)
    return Other(chosen) if chosen else None


def create_file(window: QWidget | None) -> Path | None:
    """Ask where a new file is to be, and make it; one that is there already is only named."""
    path = ask_place(window, "Tạo tệp dữ liệu mới", "dvcq.dvcq")
    if path is None or path.exists():
        return path
    try:
        open_database(path, create=True).close()
    except UserError as error:
        warn(window, error.sentence)
        return None
    return path


def make_demo(folder: Path) -> Path:
    """Make a file of made-up data."""
    from dvcq_desktop.demo import fill  # noqa: PLC0415 - only then

    path = folder / "du-lieu-mau.dvcq"
    with open_database(path, create=True) as database:
        fill(database, date.today())  # noqa: DTZ011 - the day on her wall
    return path


def can_be_viewed(refusal: UserError) -> bool:
    """Tell whether a file that cannot be opened can be looked at all the same."""
    return isinstance(refusal, DatabaseError) and refusal.can_be_viewed


def _rescued(rescue: Rescue) -> Other | None:
    try:
        return Other(rescue.path, told=rescue.run())
    except UserError as error:
        warn(None, error.sentence)
        return None
