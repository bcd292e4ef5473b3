# SPDX-License-Identifier: MIT
"""What a comparison means for her: the sentence, what will happen, and the one button."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.database.merging import PreparedMerge
from dvcq_desktop.handover import taking
from dvcq_desktop.handover.conflict_items import ConflictItem, items_of
from dvcq_desktop.handover.receiving import Offer
from dvcq_desktop.office.register.store import TABLE as REGISTER
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.rooms import MergingRoom
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.widgets.jobs import Progress

TAKE, MERGE = "Nhận bản này", "Hợp nhất"
_OTHER, _STICK = "bản kia", "bản trên USB"
_MOST_REMARKS = 3
_MADE_UP = (
    "Bản này là DỮ LIỆU MẪU (bịa ra để xem thử): nhận vào thì tệp của máy này cũng là dữ liệu mẫu; dữ liệu"
    " thật phải ghi vào tệp khác (Tệp, Tạo tệp mới)."
)


@dataclass
class Prepared:
    """A rehearsed merge with what the window shows of it; `close` it."""

    offer: Offer
    merge: PreparedMerge
    is_fresh: bool
    other: str
    items: list[ConflictItem] = field(default_factory=list)
    erased: int = 0
    """How many records the copy erases for good that this file still holds."""

    @property
    def relation(self) -> Relation:
        """Return how the copy stands to this file."""
        return self.merge.comparison.relation

    @property
    def verb(self) -> str:
        """Return what the one button says, "" where there is nothing to take."""
        if self.merge.preview is None:
            return ""
        return MERGE if self.relation is Relation.FORKED and not self.is_simple else TAKE

    @property
    def is_simple(self) -> bool:
        """Tell whether taking is all there is to it: this PC is empty, or has only printed meanwhile."""
        here = self.merge.comparison.here
        has_printed = self.merge.comparison.since is not None and here.tables.keys() == {REGISTER}
        return self.is_fresh or (has_printed and not self.items)

    @property
    def sentence(self) -> str:
        """Return what is told first."""
        if self.is_fresh and self.merge.preview is not None:
            return f"Máy này chưa có dữ liệu. {capital(self.other)} có {group_digits(self._there)} thay đổi."
        if self.relation is Relation.FORKED and self.is_simple:
            printed = self.merge.comparison.here.tables[REGISTER]
            count = printed.added + printed.changed
            newer = f"{capital(self.other)} mới hơn: có thêm {self._there} thay đổi"
            return f"{newer}; máy này chỉ in {count} văn bản."
        said = self.merge.sentence.replace(_OTHER, self.other).replace(capital(_OTHER), capital(self.other))
        return _short_days(said)

    @property
    def explanation(self) -> str:
        """Return what will happen, and what will not."""
        return " ".join(part for part in (self._origin(), self._meaning(), self._warnings()) if part)

    def close(self) -> None:
        """Throw the copies away."""
        self.merge.close()

    @property
    def _there(self) -> int:
        return self.merge.comparison.there.actions

    def _origin(self) -> str:
        made = f"{self.offer.made_at:%H:%M ngày %d/%m/%Y}"
        return f"Tệp {self.offer.name}, lập trên máy {self.offer.pc} lúc {made}." if self.offer.pc else ""

    def _meaning(self) -> str:
        if self.is_fresh and self.merge.preview is not None:
            whole = "Nhận bản này thì máy này có toàn bộ dữ liệu của bản ấy."
            return f"{whole} Mỗi thay đổi là một lần lưu, có thể gồm nhiều hồ sơ."
        match self.relation:
            case Relation.SAME:
                return "Không có gì phải nhận."
            case Relation.OLDER:
                return "Máy này đã có đủ mọi thay đổi của bản ấy: không nhận gì, máy này giữ nguyên."
            case Relation.FORKED if self.is_simple:
                return "Nhận thì không mất gì: những văn bản đã in vẫn ở Sổ văn bản của máy này."
            case Relation.NEWER:
                return "Bản ấy có đủ mọi thay đổi của máy này và có thêm; nhận thì không mất gì."
        return (
            "Hợp nhất giữ thay đổi của cả hai bên. Chỗ chưa chọn vẫn được giữ cả hai giá trị để chọn sau."
            if self.items
            else "Hợp nhất giữ thay đổi của cả hai bên, không chỗ nào ghi khác nhau."
        )

    def _warnings(self) -> str:
        said = list(self.merge.preview.remarks) if self.merge.preview else []
        if self.merge.is_made_up:
            said.insert(0, _MADE_UP)
        if self.merge.copy.altered:
            said.insert(0, "Bản này đã bị một chương trình khác sửa; những chỗ sửa ấy không được nhận.")
        if self.erased:
            said.insert(
                0,
                f"Bản này xóa vĩnh viễn {self.erased} hồ sơ; nhận xong, các bản sao lưu cũ của máy này còn"
                " giữ hồ sơ ấy cũng bị thay.",
            )
        left = len(said) - _MOST_REMARKS
        more = f" Và {left} lưu ý khác, xem ở từng trang sau khi nhận." if left > 0 else ""
        return " ".join(f"Lưu ý: {sentence}" for sentence in said[:_MOST_REMARKS]) + more


def prepare(
    database: Database,
    offer: Offer,
    secret: str,
    rooms: Sequence[MergingRoom],
    naming: Naming,
    progress: Progress,
) -> Prepared:
    """Unseal, compare and rehearse; off the window's thread. Raises UserError."""
    merge = taking.prepare(database, offer, secret, rooms, progress.report)
    try:
        other = _STICK if offer.manifest is not None or _is_on_stick(offer) else _OTHER
        prepared = Prepared(offer, merge, taking.starts_from_nothing(database), other)
        if merge.preview is not None and not prepared.is_fresh:
            with merge.preview.reading() as connection, database.reading() as here:
                is_here = taking.known_here(here)
                prepared.erased = _erased(connection, naming) - _erased(here, naming)
                prepared.items = items_of(
                    naming, connection, merge.preview.conflicts, is_here, capital(other)
                )
    except BaseException:
        merge.close()
        raise
    return prepared


def _is_on_stick(offer: Offer) -> bool:
    from dvcq_desktop.handover.drives import removable_drives  # noqa: PLC0415 - where no manifest says so

    return any(offer.folder.is_relative_to(drive.path) for drive in removable_drives())


def _short_days(sentence: str) -> str:
    """Leave the year out of a day of this year."""
    return sentence.replace(f"/{date.today().year}:", ":")  # noqa: DTZ011 - the day on her wall


def _erased(connection: sqlite3.Connection, naming: Naming) -> int:
    """Count the records that were erased by themselves, not with another one that they belong to."""
    tables = naming.fields.tables
    rows = connection.execute("select table_name from erasure where deleted_at is null").fetchall()
    return sum(name != "attachment" and not tables[name].belongs_to for (name,) in rows if name in tables)
