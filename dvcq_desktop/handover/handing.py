# SPDX-License-Identifier: MIT
"""Hand the database over from this PC, and remember it for the minutes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.replica import load_replica
from dvcq_desktop.handover import sending, store

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
    """Write a copy as `sending.hand_over` does, by the clock and the name of this PC, and remember it."""
    replica = load_replica()
    done = sending.hand_over(
        database,
        drive,
        passphrase,
        replica=replica.id,
        pc=replica.pc,
        now=datetime.now().astimezone(),
        report=report,
        view_only=terms.view_only,
    )
    note = store.HandOverNote(
        done.manifest, str(drive.path), terms.giver, terms.taker, confirmed=terms.confirmed
    )
    store.keep_handed_over(database, note)
    return done
