# SPDX-License-Identifier: MIT
"""Take a copy over: unseal, compare, show, and only then bring in what is wanted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.database.conflicts import Conflict
from dvcq_desktop.database.deciding import decide
from dvcq_desktop.database.errors import DamagedFileError, FileError
from dvcq_desktop.database.fresh import is_fresh, make_empty
from dvcq_desktop.database.merging import MergeResult, PreparedMerge, compare_with, prepare_merge
from dvcq_desktop.database.replica import load_replica
from dvcq_desktop.database.schema import FieldValue
from dvcq_desktop.database.unmerging import end_undo_of_merge, extend_undo_of_merge
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import receiving
from dvcq_desktop.handover.backups import Backup, Occasion
from dvcq_desktop.handover.going_back import keep_before
from dvcq_desktop.handover.sending import temporary_folder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.comparing import Comparison
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.rooms import MergingRoom
    from dvcq_desktop.database.values import Fields
    from dvcq_desktop.handover.receiving import Offer
    from dvcq_desktop.handover.sending import Report

VIEWED = "ban-chi-xem.dvcq"
_WRITING = "Đang ghi vào tệp của máy này"
DECIDED = "Chọn giá trị hai bản ghi khác nhau"

Place = tuple[str, str, str, tuple[str, str] | None]
"""Where a conflict is: table, row, field, and the row that refers to a deleted one."""


_BACKUP = (
    "{name} là bản sao lưu, không phải bản bàn giao: hãy mở Tệp › Sao lưu và khôi phục,"
    " rồi chọn Khôi phục từ tệp khác."
)


@dataclass(frozen=True)
class Choice:
    """What is to stand where two copies differ."""

    conflict: Conflict
    value: FieldValue


class Brought(NamedTuple):
    """What came in, and the backup from just before; a file that was empty had nothing to keep."""

    result: MergeResult
    kept: Backup | None = None


def place_of(conflict: Conflict) -> Place:
    """Return what names a conflict."""
    return conflict.table, conflict.row, conflict.field, conflict.child


def compare_offer(database: Database, offer: Offer, passphrase: str, report: Report) -> Comparison:
    """Tell how a copy stands to this file, without a rehearsal; raises UserError."""
    with temporary_folder(database.path.parent) as folder:
        plain = folder / offer.name
        receiving.unseal(offer, passphrase, plain, report)
        with named(plain, offer):
            return compare_with(database, plain, report)


def prepare(
    database: Database, offer: Offer, passphrase: str, rooms: Sequence[MergingRoom], report: Report
) -> PreparedMerge:
    """Unseal a copy and rehearse its merge; nothing is written. Raises UserError, or what `report` raises."""
    with temporary_folder(database.path.parent) as folder:
        plain = folder / offer.name
        receiving.unseal(offer, passphrase, plain, report)
        try:
            with named(plain, offer):
                return prepare_merge(database, plain, rooms, report)
        except DamagedFileError as error:
            if receiving.is_backup(offer.paths[0]):
                # Its attached files lie beside it: only restoring puts them back.
                raise UserError(_BACKUP.format(name=offer.name)) from error
            raise


@contextmanager
def named(plain: Path, offer: Offer) -> Iterator[None]:
    """Let what is wrong with the unsealed copy be said of the file that was chosen."""
    try:
        yield
    except FileError as error:
        if error.path == plain:
            error.of(offer.paths[0])
        raise


def open_to_view(database: Database, offer: Offer, passphrase: str, report: Report) -> Path:
    """Unseal a copy that is only to be looked at, beside the file, and return where; raises UserError.

    It stays there until another one is looked at: the window reads from it.
    """
    place = database.path.parent / VIEWED
    with temporary_folder(database.path.parent) as folder:
        plain = folder / "ban-sao.dvcq"
        receiving.unseal(offer, passphrase, plain, report)
        try:
            plain.replace(place)
        except OSError as error:
            raise UserError(f"Tệp {place} đang được mở để xem: hãy đóng nó lại rồi mở bản khác.") from error
    return place


def starts_from_nothing(database: Database) -> bool:
    """Tell whether nobody has done anything in this file yet, so that it may become another's copy."""
    return database.read(is_fresh)


def take_as_own(
    database: Database, prepared: PreparedMerge, rooms: Sequence[MergingRoom], report: Report
) -> MergeResult:
    """Make a fresh file the copy of another one, without what the program began it with."""
    make_empty(database)
    with prepare_merge(database, prepared.copy.place, rooms, report) as again:
        result = again.apply()
    # Without it the file would be empty: there is nothing to go back to.
    end_undo_of_merge(database)
    return result


def choose(action: Action, choices: Sequence[Choice], fields: Fields) -> int:
    """Write decisions down, as one action; return how many."""
    for choice in choices:
        conflict = choice.conflict
        decide(
            action,
            fields,
            conflict.table,
            conflict.row,
            conflict.field,
            choice.value,
            is_frozen=conflict.is_frozen,
        )
    return len(choices)


def apply(
    database: Database,
    prepared: PreparedMerge,
    rooms: Sequence[MergingRoom],
    choices: Mapping[Place, Choice],
    report: Report,
    now: datetime,
) -> Brought:
    """Keep the present state, bring a rehearsed merge in, and then what she chose where the copies differ.

    Raises UserError, and then nothing of the file is changed.
    """
    if starts_from_nothing(database) and prepared.comparison.relation is not Relation.SAME:
        report(0, 0, _WRITING)
        return Brought(take_as_own(database, prepared, rooms, report))
    report(0, 0, "Đang sao lưu dữ liệu hiện nay trước")
    kept = keep_before(database, now, Occasion.MERGE)
    report(0, 0, _WRITING)
    result = prepared.apply()
    if choices:
        name = f"{DECIDED}: {len(choices)} chỗ"
        database.write(name, partial(choose, choices=list(choices.values()), fields=database.fields))
        extend_undo_of_merge(database)
    return Brought(result, kept)


def written_here(connection: sqlite3.Connection) -> Callable[[str], bool]:
    """Return a question: whether an entry was written on this PC."""
    own = load_replica().id

    def is_own(entry: str) -> bool:
        found = connection.execute(
            "select 1 from entry e join action a on a.seq = e.action where e.id = ? and a.replica = ?",
            (entry, own),
        )
        return found.fetchone() is not None

    return is_own


def known_here(connection: sqlite3.Connection) -> Callable[[str], bool]:
    """Return a question: whether an entry was in this file already."""

    def is_known(entry: str) -> bool:
        return connection.execute("select 1 from entry where id = ?", (entry,)).fetchone() is not None

    return is_known
