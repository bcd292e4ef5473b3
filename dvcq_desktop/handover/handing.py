# SPDX-License-Identifier: MIT
"""Hand the database over from this PC, and remember it for the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.replica import load_replica
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import sending, store
from dvcq_desktop.handover.prints.minutes import MINUTES, title_on
from dvcq_desktop.office.register.store import enter_unprinted

if TYPE_CHECKING:
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.handover.drives import Drive
    from dvcq_desktop.handover.sending import HandedOver, Report


class Terms(NamedTuple):
    """Say who gives and who takes, whether both confirmed it, and whether the copy is only to be seen."""

    giver: str = ""
    taker: str = ""
    confirmed: bool = False
    view_only: bool = False


def hand_over_now(
    database: Database, drive: Drive, passphrase: str, terms: Terms, report: Report
) -> HandedOver:
    """Write a copy as `sending.hand_over` does, by the clock and the name of this PC, and remember it.

    The copy and this file have it in their registers, once and alike: printing the minutes writes nothing.
    """
    replica, now = load_replica(), datetime.now().astimezone()
    entry = partial(
        enter_unprinted,
        kind=MINUTES,
        title=title_on(now.date()),
        day=now.date(),
        made_from=f"máy {replica.pc}",
    )
    done = sending.hand_over(
        database,
        drive,
        passphrase,
        replica=replica.id,
        pc=replica.pc,
        now=now,
        report=report,
        view_only=terms.view_only,
        # Of a copy that is only looked at there are no minutes to be kept.
        note=None if terms.view_only else sending.Note("Bàn giao dữ liệu", entry),
        taken=database.read(store.taken_copies),
    )
    note = store.HandOverNote(
        done.manifest, str(drive.path), terms.giver, terms.taker, confirmed=terms.confirmed
    )
    try:
        store.keep_handed_over(database, note)
    except UserError as error:
        # The copy is whole: what this PC remembers for the minutes is less.
        return replace(done, remark=done.remark or f"Chưa nhớ được số liệu cho biên bản. {error.sentence}")
    return done
