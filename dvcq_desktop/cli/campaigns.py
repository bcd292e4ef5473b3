# SPDX-License-Identifier: MIT
"""`dvcq new-campaign`: open a signing campaign, with what the window proposes where nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import argparse
    import sqlite3

    from dvcq_desktop.commitments.rules import Campaign, CommitmentText
    from dvcq_desktop.office.rules import PersonKind


def new_campaign(options: argparse.Namespace) -> None:
    """Open a campaign and print who must sign in it."""
    from dvcq_desktop.commitments.members import members, rate  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.commitments.store.overview import begin_campaign  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.store import people  # noqa: PLC0415 - only this command needs it

    today = date.today()  # noqa: DTZ011 - the day on her wall
    with Database.open(options.database) as database:
        campaign, text = database.read(lambda connection: _proposed(connection, options, today))
        begin = partial(begin_campaign, campaign=campaign, text=text)
        database.write(f"Lập đợt ký cam kết năm {campaign.year}", begin)
        last = campaign.ends_on or today
        must = rate(members(campaign, database.read(people), {}, last)).must
    print(f"Đã lập “{campaign.name}”: {must} người phải ký.")


def _proposed(
    connection: sqlite3.Connection, options: argparse.Namespace, today: date
) -> tuple[Campaign, CommitmentText]:
    """Return the campaign and its words: the newest campaign's, else the first of the suggested texts."""
    from dvcq_desktop.commitments.proposing import proposed_campaign, templates  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.commitments.store import campaigns, texts  # noqa: PLC0415 - only this command needs it

    known = campaigns.campaigns(connection)
    found = proposed_campaign(known, today, options.year or 0)
    campaign = replace(
        found,
        name=options.name or found.name,
        kinds=_kinds(connection, options.kind) if options.kind else found.kinds,
        starts_on=options.starts_on or found.starts_on,
        ends_on=options.ends_on or found.ends_on,
    )
    words = texts.current_text(connection, known[0].id) if known else None
    return campaign, words or templates()[0].text


def _kinds(connection: sqlite3.Connection, named: list[str]) -> tuple[PersonKind, ...]:
    from dvcq_desktop.office.store import kinds  # noqa: PLC0415 - only this command needs it

    known = {fold(kind.label): kind for kind in kinds(connection)}
    for name in named:
        if fold(name) not in known:
            raise UserError(
                f"Không có đối tượng “{name}”; hãy chọn trong: {', '.join(k.label for k in known.values())}."
            )
    return tuple(known[fold(name)] for name in named)
