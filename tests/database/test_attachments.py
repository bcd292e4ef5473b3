# SPDX-License-Identifier: MIT
"""Attached files: each content once, kept as long as something needs it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.attachments import DamagedAttachmentError, MissingAttachmentError
from dvcq_desktop.database.undo import MOST_STEPS

if TYPE_CHECKING:
    from dvcq_desktop.database import Action, Database


def attach(database: Database, data: bytes) -> str:
    def work(action: Action) -> str:
        sha256 = action.attach(data)
        if action.execute("select 1 from task where id = 't'").fetchone():
            action.update("task", "t", {"scan": sha256})
        else:
            action.insert("task", {"id": "t", "title": "A", "scan": sha256})
        return sha256

    return database.write("Đính kèm", work)


def forget_steps(database: Database) -> None:
    """Push everything off the undo stack."""
    for number in range(MOST_STEPS):
        database.write("Sửa", lambda action, n=number: action.update("task", "t", {"cost": n}))  # type: ignore[misc]  # mypy infers no lambda with a default


def test_what_was_attached_is_read_back(database: Database) -> None:
    data = bytes(range(256)) * 1000
    assert database.blob(attach(database, data)) == data


def test_the_same_content_is_kept_once(database: Database) -> None:
    assert attach(database, b"scan") == database.write("Lại", lambda action: action.attach(b"scan"))
    assert database.verify().counts["blob"] == 1


def test_a_row_cannot_name_a_file_that_is_not_kept(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.write("Sai", lambda action: action.insert("task", {"title": "A", "scan": "0" * 64}))


def test_a_file_that_nobody_refers_to_is_cleaned_away(database: Database) -> None:
    sha256 = database.write("Thử", lambda action: action.attach(b"left over"))
    assert database.clean_attachments() == len(b"left over")
    with pytest.raises(MissingAttachmentError, match="dọn dẹp"):
        database.blob(sha256)


def test_a_file_in_a_row_stays_even_when_the_row_is_in_the_trash(database: Database) -> None:
    sha256 = attach(database, b"scan")
    database.write("Xóa", lambda action: action.trash("task", "t"))
    forget_steps(database)
    assert database.clean_attachments() == 0
    assert database.blob(sha256) == b"scan"


def test_a_replaced_file_stays_while_its_replacement_can_be_undone(database: Database) -> None:
    first = attach(database, b"first")
    attach(database, b"second")
    assert database.clean_attachments() == 0
    database.undo()
    assert database.clean_attachments() == 0
    assert database.blob(first) == b"first"
    assert database.redo() == "Đính kèm"


def test_a_replaced_file_goes_once_no_step_needs_it(database: Database) -> None:
    first = attach(database, b"first")
    second = attach(database, b"second")
    forget_steps(database)
    assert database.clean_attachments() == len(b"first")
    assert database.blob(second) == b"second"
    with pytest.raises(MissingAttachmentError):
        database.blob(first)
    assert database.verify().is_sound


def test_both_sides_of_a_conflict_keep_their_file(database: Database) -> None:
    first = attach(database, b"first")
    second = attach(database, b"second")
    forget_steps(database)
    writer = database._opened.writer
    assert writer is not None
    # As after a merge in which the two scans were attached apart.
    writer.run(
        lambda connection: connection.execute(
            "insert into head select row, 'task.scan', (select min(seq) from entry) from head"
            " where field = 'task.scan'"
        ).fetchall()
    )
    assert database.clean_attachments() == 0
    assert (database.blob(first), database.blob(second)) == (b"first", b"second")


def test_a_damaged_file_is_not_handed_out(database: Database) -> None:
    sha256 = attach(database, b"scan")
    database.write("Hỏng", lambda action: action.execute("update blob set data = x'00'").fetchall())
    with pytest.raises(DamagedAttachmentError, match="hỏng"):
        database.blob(sha256)
