# SPDX-License-Identifier: MIT
"""Proof that a file is whole and unaltered, through a connection that only reads."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.differences import Difference, differences
from dvcq_desktop.database.digests import broken_actions, content_digest, set_digest
from dvcq_desktop.database.heads import computed_heads
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.database.wholeness import is_sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.database.values import Fields

_MOST_FINDINGS = 100


@dataclass(frozen=True)
class VerifyReport:
    """Say whether the file is sound: SQLite's own verdict, rows per table, digests, and what was found wrong.

    `counts` are of rows that are not in the trash; `digest` is that of the set of entries, equal in copies
    that hold the same changes; `findings` are Vietnamese sentences.
    """

    integrity: str
    counts: dict[str, int]
    digest: str
    content_digest: str
    findings: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found wrong."""
        return self.integrity == "ok" and not self.findings

    def as_json(self) -> str:
        """Return the report as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def verify(connection: sqlite3.Connection, fields: Fields) -> VerifyReport:
    """Examine the file as it stands at one moment; the window may have it open meanwhile."""
    connection.execute("begin")
    try:
        verdicts = [str(row[0]) for row in connection.execute("pragma integrity_check")]
        return VerifyReport(
            "; ".join(verdicts),
            _counts(connection, fields),
            set_digest(connection),
            content_digest(connection, fields.tables.values()),
            tuple(_findings(connection, fields)),
        )
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return VerifyReport(str(error), {}, "", "", ("Tệp bị hỏng nên không đọc hết được.",))
    finally:
        connection.execute("rollback")


def _counts(connection: sqlite3.Connection, fields: Fields) -> dict[str, int]:
    counts = {}
    for table in fields.tables.values():
        alive = "where deleted_at is null" if table.kind is TableKind.SHARED else ""
        (counts[table.name],) = connection.execute(f"select count(*) from {table.name} {alive}").fetchone()
    for name in ("action", "entry", "blob"):
        (counts[name],) = connection.execute(f"select count(*) from {name}").fetchone()
    return counts


def _findings(connection: sqlite3.Connection, fields: Fields) -> Iterator[str]:
    if not is_sealed(connection):
        yield "Thao tác cuối cùng không trọn vẹn: tệp được chép đúng lúc chương trình đang ghi."
    for table, _, parent, _ in connection.execute("pragma foreign_key_check").fetchmany(_MOST_FINDINGS):
        yield f"Bảng {table}: có dòng trỏ tới một dòng không tồn tại của bảng {parent}."
    for number, name in broken_actions(connection):
        yield f"Nhật ký của thao tác số {number} (“{name}”) không còn nguyên vẹn."
    if _stored_heads(connection) != computed_heads(connection, fields):
        yield "Bảng tra nhật ký (head) không khớp với nhật ký; chương trình có thể dựng lại bảng này."
    found = 0
    for difference in differences(connection, fields):
        found += 1
        if found <= _MOST_FINDINGS:
            yield _sentence(difference)
    if found > _MOST_FINDINGS:
        yield f"Còn {found - _MOST_FINDINGS} chỗ khác nữa."


def _stored_heads(connection: sqlite3.Connection) -> set[tuple[str, str, int]]:
    return {
        (row, field, entry) for row, field, entry in connection.execute("select row, field, entry from head")
    }


def _sentence(difference: Difference) -> str:
    place = f"Bảng {difference.table}, dòng {difference.row}"
    if difference.field is None:
        return f"{place}: dòng này đã bị thêm hoặc xóa bằng chương trình khác."
    return f"{place}, mục {difference.field}: đã bị sửa bằng chương trình khác."
