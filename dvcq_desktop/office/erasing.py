# SPDX-License-Identifier: MIT
"""Erasing a person for good, which the law lets people ask for: what goes, what stays, and doing it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.erasing import erase
from dvcq_desktop.database.owning import joined_with, mentions, owned_rows, shared_files
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.erasing import Row
    from dvcq_desktop.database.values import Fields

ACTION = "Xóa vĩnh viễn: 1 người"
LEFT = "Xóa nốt phần của người đã xóa vĩnh viễn"


class Going(NamedTuple):
    """Say what goes with a person; `shared` files stay for others, `mentioned` rows hold the name as text."""

    person: str
    name: str
    rows: tuple[Row, ...]
    shared: int
    mentioned: Mapping[str, int]

    def is_confirmed_by(self, typed: str) -> bool:
        """Tell whether what she typed is the person's name; tones and case do not matter."""
        return fold(typed).split() == fold(self.name).split()

    def going_words(self, labels: Mapping[str, str]) -> str:
        """Return what goes, in words."""
        counted = Counter(table for table, _ in self.rows if table != "person")
        lines = [f"{count} {_noun(labels, table)}" for table, count in counted.items()]
        joined = sum(table == "person" for table, _ in self.rows) - 1
        if joined:
            lines.insert(0, f"{joined} hồ sơ đã gộp vào")
        with_it = f" cùng {_listed(lines)}" if lines else ""
        return (
            f"Sẽ xóa hẳn hồ sơ của {self.name}{with_it}, kể cả trong lịch sử và thùng rác."
            " Các bản sao lưu cũ còn giữ hồ sơ này cũng bị xóa và thay bằng một bản sao lưu mới."
        )

    def staying_words(self, labels: Mapping[str, str]) -> str:
        """Return what stays, in words."""
        lines = ["Giữ nguyên: văn bản đã in, đã ban hành có tên người này."]
        if any(table == "campaign_member" for table, _ in self.rows):
            lines.append("Đợt ký cam kết từ nay đếm không còn người này, nên có thể khác danh sách đã in.")
        if self.shared:
            lines.append(f"{self.shared} tệp quét còn thuộc về người hoặc mục khác nên vẫn giữ.")
        if self.mentioned:
            where = _listed([f"{count} {_noun(labels, table)}" for table, count in self.mentioned.items()])
            lines.append(f"Tên này còn được gõ ở {where}: những chỗ ấy giữ nguyên, hãy tự sửa nếu cần.")
        return " ".join(lines)


def going(connection: sqlite3.Connection, fields: Fields, person: str) -> Going:
    """Return what goes with a person; raises UserError where there is none of that key any more."""
    row = connection.execute("select full_name from person where id = ?", (person,)).fetchone()
    if row is None or not row["full_name"]:
        raise UserError("Người này đã được xóa vĩnh viễn rồi.")
    rows = owned_rows(connection, fields, "person", person)
    mentioned = mentions(connection, fields, row["full_name"], rows)
    return Going(person, row["full_name"], tuple(rows), shared_files(connection, fields, rows), mentioned)


def erase_person(fields: Fields, person: str, action: Action) -> None:
    """Erase a person and what belongs to them alone, in an action that is not undoable."""
    connection = action.connection
    names = _names(connection, fields, joined_with(connection, fields, "person", person))
    erase(action, fields, owned_rows(connection, fields, "person", person), names)


def left_of_erased(connection: sqlite3.Connection, fields: Fields) -> list[Row]:
    """Return what another PC still wrote for people who were erased here, or joined with one of them."""
    gone = {
        (table, row) for table, row in connection.execute("select table_name, row_id from erasure").fetchall()
    }
    found: dict[Row, None] = {}
    for table, person in sorted(gone):
        if table == "person":
            found |= dict.fromkeys(owned_rows(connection, fields, "person", person))
    return [row for row in found if row not in gone]


def erase_left(fields: Fields, action: Action) -> None:
    """Erase it too, in an action that is not undoable."""
    connection = action.connection
    left = left_of_erased(connection, fields)
    people = [row for table, row in left if table == "person"]
    erase(action, fields, left, _names(connection, fields, people))


def _names(connection: sqlite3.Connection, fields: Fields, people: Iterable[str]) -> set[str]:
    """Return what people are called and ever were."""
    entries = [
        entry
        for person in people
        for (entry,) in connection.execute(
            "select e.seq from entry e join entry_value v on v.entry = e.seq"
            " where e.row = ? and e.tbl = 'person' and v.field in ('', 'person.full_name')",
            (person,),
        )
    ]
    return {
        str(name) for entry in entries if (name := fields.of_entry(connection, entry, "person.full_name"))
    }


def _noun(labels: Mapping[str, str], table: str) -> str:
    label = labels.get(table, table)
    return in_sentence(label)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} và {words[-1]}"
