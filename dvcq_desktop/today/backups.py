# SPDX-License-Identifier: MIT
"""What is to be said of the backups of a file: that they are too old, or all on this one PC."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.today.rules import Group, Line, Place, Urgency, grouped, worst

if TYPE_CHECKING:
    from pathlib import Path

_OLD = timedelta(days=7)
_PLACE = Place(step="backups")


class Second(NamedTuple):
    """What this PC remembers of the second place: where, when it was reached, after how many days to remind.

    0 days mean never.
    """

    place: Path | None
    reached_at: datetime
    days: int


def newest_backup(database: Path, now: datetime) -> datetime | None:
    """Return when the newest backup beside a file was made; on the reader's thread, for it asks the disk."""
    from dvcq_desktop.handover.backing_up import own_folder  # noqa: PLC0415 - the rules do without
    from dvcq_desktop.handover.backups import latest_of  # noqa: PLC0415 - the rules do without

    with suppress(OSError):
        latest = latest_of(own_folder(database).backups(), now)
        return latest.made_at if latest else None
    return None


def changed_at(database: Path) -> datetime:
    """Return when a file was written last."""
    with suppress(OSError):
        return datetime.fromtimestamp(database.stat().st_mtime, UTC)
    return datetime.fromtimestamp(0, UTC)


def backup_groups(
    second: Second, newest: datetime | None, changed: datetime, now: datetime
) -> tuple[Group, ...]:
    """Return what is to be done for the backups, nothing where all is well."""
    lines = []
    if newest is not None and now - newest > _OLD and changed > newest:
        days = (now - newest).days
        lines.append(Line("Bản sao lưu trên máy này đã cũ", f"{days} ngày", _PLACE, Urgency.OVERDUE))
    away = (now - second.reached_at).days
    if second.place is None and second.days:
        said = "Dữ liệu chỉ được sao lưu trên chính máy này: hỏng máy là mất cả"
        lines.append(Line(said, "chọn USB hoặc ổ khác", _PLACE, Urgency.SOON))
    elif second.place and second.days and away >= second.days:
        lines.append(Line(f"Chưa sao lưu ra {second.place}", f"đã {away} ngày", _PLACE, Urgency.OVERDUE))
    return grouped("Sao lưu", lines, _PLACE, worst(lines))
