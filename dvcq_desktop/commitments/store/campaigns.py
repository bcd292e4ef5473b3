# SPDX-License-Identifier: MIT
"""Read and write campaigns with their scope."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.commitments.rules import Campaign, Joiners, Leavers, check_campaign
from dvcq_desktop.commitments.store import texts
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.store import known_kinds
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.actions import Action

_NEWEST_FIRST = "order by year desc, starts_on desc nulls last, id desc"


def campaigns(connection: sqlite3.Connection, year: int | None = None) -> list[Campaign]:
    """Return the campaigns of a year, or of all years, the newest first."""
    rows = connection.execute(
        f"select * from campaign where deleted_at is null and ? in (year, 0) {_NEWEST_FIRST}", (year or 0,)
    ).fetchall()
    return _campaigns(connection, rows)


def campaign(connection: sqlite3.Connection, campaign_id: str) -> Campaign | None:
    """Return one campaign, None where there is none, or it is in the trash."""
    rows = connection.execute(
        "select * from campaign where deleted_at is null and id = ?", (campaign_id,)
    ).fetchall()
    return next(iter(_campaigns(connection, rows)), None)


def campaign_years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a campaign, the latest first."""
    rows = connection.execute(
        "select distinct year from campaign where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def save_campaign(action: Action, campaign: Campaign) -> str:
    """Add (empty id) or change a campaign and its scope; return its id.

    Raises UserError where it contradicts itself, or would change what stands on papers that went out.
    """
    check_campaign(campaign)
    _keep_printed_words(action.connection, campaign)
    values = {
        "year": campaign.year,
        "name": campaign.name,
        "subject": campaign.subject,
        "kinds": "\n".join(kind.id for kind in campaign.kinds) or None,
        "joiners": campaign.joiners.value,
        "leavers": campaign.leavers.value,
        "starts_on": stored_day(campaign.starts_on),
        "ends_on": stored_day(campaign.ends_on),
        "unit_in_charge": campaign.unit_in_charge,
        "copies": campaign.copies,
        "top_confirmer": campaign.top_confirmer or None,
        "note": campaign.note or None,
    }
    if campaign.id:
        action.update("campaign", campaign.id, values)
        campaign_id = campaign.id
    else:
        campaign_id = action.insert("campaign", values)
    _set_units(action, campaign_id, campaign.units)
    return campaign_id


def change_campaign(action: Action, campaign_id: str, values: Mapping[str, Any]) -> str:
    """Change some attributes of a campaign, the rest as the file holds it; return its id.

    Raises UserError where it is gone or would contradict itself.
    """
    known = campaign(action.connection, campaign_id)
    if known is None:
        raise UserError("Đợt ký vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác.")
    return save_campaign(action, replace(known, **values))


def _keep_printed_words(connection: sqlite3.Connection, changed: Campaign) -> None:
    """Raise UserError where a form that was printed or signed would say something else from now on."""
    known = campaign(connection, changed.id) if changed.id else None
    if known is None or not any(text.is_in_use for text in texts.texts(connection, changed.id)):
        return
    words = {
        "nội dung cam kết": known.subject != changed.subject,
        "năm": known.year != changed.year,
        "số bản mỗi người": known.copies != changed.copies,
    }
    if any(words.values()):
        named = ", ".join(word for word, is_changed in words.items() if is_changed)
        raise UserError(
            f"“{known.name}” đã có bản cam kết in ra hoặc đã ký, ghi rõ {named}, nên không đổi được nữa:"
            " hãy lập đợt ký mới."
        )


def trash_campaigns(action: Action, ids: Iterable[str]) -> None:
    """Put campaigns into the trash; their people, texts and pages come back with them."""
    for campaign_id in ids:
        action.trash("campaign", campaign_id)


def _set_units(action: Action, campaign_id: str, units: Iterable[str]) -> None:
    wanted = {derived_id("campaign_unit", campaign_id, unit): unit for unit in units}
    rows = action.execute(
        "select id from campaign_unit where campaign = ? and deleted_at is null", (campaign_id,)
    ).fetchall()
    here = {row["id"] for row in rows}
    for gone in here - wanted.keys():
        action.trash("campaign_unit", gone)
    for key, unit in wanted.items():
        if key not in here:
            action.insert("campaign_unit", {"id": key, "campaign": campaign_id, "unit": unit})


def _campaigns(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[Campaign]:
    kinds = known_kinds(connection)
    units = defaultdict(list)
    for row in connection.execute(
        "select scope.campaign, scope.unit from campaign_unit scope join unit on unit.id = scope.unit"
        " where scope.deleted_at is null and unit.deleted_at is null"
        " order by unit.position, unit.name_order, unit.id"
    ).fetchall():
        units[row["campaign"]].append(row["unit"])
    return [
        Campaign(
            id=row["id"],
            year=row["year"],
            name=row["name"],
            subject=row["subject"],
            kinds=tuple(kinds.get(key) or PersonKind(key) for key in (row["kinds"] or "").splitlines()),
            units=tuple(units[row["id"]]),
            joiners=Joiners(row["joiners"] or Joiners.COUNTED),
            leavers=Leavers(row["leavers"] or Leavers.IF_SIGNED),
            starts_on=day_of(row["starts_on"]),
            ends_on=day_of(row["ends_on"]),
            unit_in_charge=row["unit_in_charge"],
            copies=row["copies"] or 1,
            top_confirmer=row["top_confirmer"] or "",
            note=row["note"] or "",
        )
        for row in rows
    ]
