# SPDX-License-Identifier: MIT
"""What going back to a copy means, in a sentence, and doing it with the present state kept first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.handover.backing_up import own_folder
from dvcq_desktop.handover.backups import KEPT_APART, Occasion
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dvcq_desktop.database.comparing import Comparison, Side
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.restoring import PreparedRestore
    from dvcq_desktop.handover.backups import Backup


def meaning(which: str, comparison: Comparison, room_of: Callable[[str], str]) -> str:
    """Return what would be lost and what would come by going back to a copy, which is named `which`."""
    here, there = comparison.here, comparison.there
    if comparison.relation is Relation.SAME:
        return f"{which} giống hệt dữ liệu hiện nay: không có gì để khôi phục."
    if comparison.since is None:
        return (
            f"{which} là của một tệp khác, không chung thay đổi nào với tệp đang mở: khôi phục thì toàn bộ dữ"
            f" liệu hiện nay ({_counted(here, room_of)}) được thay bằng dữ liệu của bản ấy."
        )
    if comparison.relation is Relation.NEWER:
        return f"{which} mới hơn: có thêm {_counted(there, room_of)}; không mất gì của máy này."
    lost = f"Khôi phục thì máy này mất {_counted(here, room_of)} làm sau đó."
    if comparison.relation is Relation.OLDER:
        return f"{which} cũ hơn dữ liệu hiện nay. {lost}"
    return (
        f"{which} có {_counted(there, room_of)} mà máy này chưa có. {lost} Muốn giữ cả hai bên thì hợp nhất,"
        " đừng khôi phục."
    )


def go_back(database: Database, prepared: PreparedRestore, now: datetime) -> Backup:
    """Keep the present state as a backup of its own, then go back; return that backup.

    Raises UserError, and then nothing of the file is changed.
    """
    kept = keep_before(database, now, Occasion.RESTORE)
    prepared.apply()
    return kept


def keep_before(database: Database, now: datetime, occasion: Occasion) -> Backup:
    """Keep the present state for a month, beside the file; raises UserError."""
    kept = own_folder(database.path).make(database, now, occasion=occasion)
    assert kept is not None
    return kept


def kept_words(kept: Backup) -> str:
    """Return in a sentence that the state from before was kept, and for how long."""
    return f"Dữ liệu ngay trước đó ở bản sao lưu lúc {kept.made_at:%H:%M}, giữ {KEPT_APART.days} ngày."


def _counted(side: Side, room_of: Callable[[str], str]) -> str:
    rooms: dict[str, int] = {}
    for table, count in side.tables.items():
        rooms[room_of(table)] = rooms.get(room_of(table), 0) + count.added + count.changed
    said = ", ".join(f"{room} {group_digits(number)}" for room, number in rooms.items())
    actions = f"{group_digits(side.actions)} thay đổi"
    return f"{actions} (bản ghi: {said})" if said else actions
