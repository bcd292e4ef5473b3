# SPDX-License-Identifier: MIT
"""A hand-over stands in the registers of both copies, alike: afterwards neither has what the other lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.unmerging import last_merge
from dvcq_desktop.handover import sending, store
from dvcq_desktop.handover.handing import Terms, hand_over_now
from dvcq_desktop.handover.prints.minutes import MINUTES
from dvcq_desktop.handover.receiving import offer_of, unseal
from dvcq_desktop.handover.taking import compare_offer
from dvcq_desktop.office import store as office
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.rules import Person

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from dvcq_desktop.handover.drives import Drive
    from dvcq_desktop.handover.sending import HandedOver

SECRET = "truong mai khoe lan bien hue"
B = Replica("b", "PC-B")


class GivenUpError(Exception):
    """What the test raises to give up."""


def quiet(_done: int, _total: int, _sentence: str) -> None:
    return


def hand(database: Database, stick: Drive, **terms: bool) -> HandedOver:
    return hand_over_now(database, stick, SECRET, Terms(**terms), quiet)  # type: ignore[arg-type]  # only switches


def relation(database: Database, done: HandedOver) -> Relation:
    return compare_offer(database, offer_of(done.manifest_path), SECRET, quiet).relation


def entered(connection: sqlite3.Connection) -> list[str]:
    (year,) = register.years(connection) or (0,)
    return [paper.kind for paper in register.papers(connection, year)]


def test_both_copies_have_it_in_the_register_and_are_the_same(
    database: Database, stick: Drive, tmp_path: Path
) -> None:
    done = hand(database, stick)
    assert relation(database, done) is Relation.SAME
    assert database.read(entered) == [MINUTES]
    assert database.undo_name() == "Lập cơ quan"
    report = database.verify()
    assert report.is_sound
    assert (report.digest, report.content_digest) == (done.manifest.digest, done.manifest.content_digest)
    there = tmp_path / "b.dvcq"
    unseal(offer_of(done.manifest_path), SECRET, there, quiet)
    with Database.open(there, replica=B) as other:
        assert other.read(entered) == [MINUTES]
        assert other.verify().is_sound
        other.write("Thêm", lambda action: office.save_person(action, Person("", "Vũ Văn Yên")))
        assert other.undo() == "Thêm"


def test_a_second_hand_over_is_a_second_entry(database: Database, stick: Drive) -> None:
    hand(database, stick)
    done = hand(database, stick)
    assert relation(database, done) is Relation.SAME
    assert database.read(entered) == [MINUTES, MINUTES]


def test_a_hand_over_that_fails_leaves_no_trace(database: Database, stick: Drive) -> None:
    before, seen = database.verify(), 0

    def give_up(_done: int, _total: int, _sentence: str) -> None:
        nonlocal seen
        seen += 1
        if seen == moment:
            raise GivenUpError

    for moment in range(1, 200):  # noqa: B007 - read by the function above
        seen = 0
        try:
            hand_over_now(database, stick, SECRET, Terms(), give_up)
        except GivenUpError:
            assert database.verify() == before
            assert database.read(entered) == []
        else:
            break
    assert moment > 3
    assert database.read(entered) == [MINUTES]


def test_what_was_saved_meanwhile_stays_and_the_copy_is_older(database: Database, stick: Drive) -> None:
    saved = False

    def report(_done: int, _total: int, sentence: str) -> None:
        nonlocal saved
        if not saved and "đọc lại" in sentence:
            saved = True
            person = Person("", "Vũ Văn Yên")
            database.write("Thêm", lambda action: office.save_person(action, person))

    done = hand_over_now(database, stick, SECRET, Terms(), report)
    assert saved
    assert relation(database, done) is Relation.OLDER
    assert database.verify().is_sound
    assert database.undo() == "Thêm"
    assert database.verify().is_sound


def test_a_copy_to_look_at_is_no_hand_over_of_the_register(database: Database, stick: Drive) -> None:
    done = hand(database, stick, view_only=True)
    assert relation(database, done) is Relation.SAME
    assert database.read(entered) == []


def test_a_full_disk_here_does_not_spoil_the_copy_on_the_stick(
    database: Database, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(database.path)

    monkeypatch.setattr(sending, "bring_home", full)
    monkeypatch.setattr(store, "keep_handed_over", full)
    done = hand(database, stick)
    assert "riêng máy này chưa ghi được" in done.remark
    assert "đã đầy" in done.remark
    assert relation(database, done) is Relation.NEWER


def test_a_merge_can_be_taken_back_until_a_hand_over_is_done(
    database: Database, stick: Drive, tmp_path: Path
) -> None:
    other = tmp_path / "b.dvcq"
    database.copy_to(other)
    with Database.open(other, replica=B) as there:
        there.write("Thêm", lambda action: office.save_person(action, Person("", "Vũ Văn Yên")))
    with prepare_merge(database, other) as prepared:
        prepared.apply()

    def give_up(_done: int, _total: int, sentence: str) -> None:
        if "đọc lại" in sentence:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        hand_over_now(database, stick, SECRET, Terms(), give_up)
    assert database.read(last_merge)
    hand(database, stick)
    assert database.read(last_merge) is None
