# SPDX-License-Identifier: MIT
"""The demonstration's signing campaigns: last year's complete, this year's half signed, and what followed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dvcq_desktop.commitments.members import members
from dvcq_desktop.commitments.proposing import templates
from dvcq_desktop.commitments.rules import Campaign, Leavers, MemberEntry, MemberState
from dvcq_desktop.commitments.store import campaigns, followups, overview, signing, texts
from dvcq_desktop.demo.days import earlier_weekday
from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.store import people
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days
    from dvcq_desktop.demo.office import Keys

_DAYS_TO_SIGN = 45
_ROUND = 28


def commit(action: Action, keys: Keys, days: Days, year: int) -> int:
    """Write both campaigns and what followed; return how many signed this year."""
    given = tomllib.loads(resource("demo", "commitments.toml").read_text(encoding="utf-8"))
    _last_year(action, given["last"])
    signed = _this_year(action, given["current"], keys, days, year)
    _follow(action, given, keys, days, year)
    return signed


def _last_year(action: Action, given: dict[str, Any]) -> None:
    """Let everybody in scope have signed, a third on each of three days."""
    kinds = tuple(PersonKind(kind) for kind in given["kinds"])
    campaign = Campaign(
        "", given["year"], given["name"], kinds=kinds, starts_on=given["starts_on"], ends_on=given["ends_on"]
    )
    campaign = replace(campaign, id=overview.begin_campaign(action, campaign, templates()[0].text))
    last: date = given["ends_on"]
    everybody = [one.person.id for one in members(campaign, people(action.connection), {}, last)]
    for place, day in enumerate(given["days"]):
        signing.mark_signed(action, campaign.id, everybody[place :: len(given["days"])], day)


def _this_year(action: Action, given: dict[str, Any], keys: Keys, days: Days, year: int) -> int:
    starts_on = earlier_weekday(days.today - timedelta(days=_ROUND))
    campaign = Campaign(
        "",
        year,
        given["name"],
        leavers=Leavers.IF_SIGNED,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=_DAYS_TO_SIGN),
        unit_in_charge=keys.units[given["units_in_charge"]],
    )
    campaign_id = overview.begin_campaign(action, campaign, templates()[0].text)
    signed = 0
    excused = {one["person"] for one in given["excused"]}
    for unit, share in given["meetings"]:
        names = [name for name in keys.people if name.partition(".")[0] == unit and name not in excused]
        day = _day(starts_on, days.today, share)
        signed += signing.mark_signed(action, campaign_id, [keys.people[name] for name in names], day)
    _second_text(action, campaign_id, given["second_text"])
    one_by_one = [keys.people[name] for name in given["signed"]]
    signed += signing.mark_signed(action, campaign_id, one_by_one, _day(starts_on, days.today, "95%"))
    states = [(MemberState.EXCUSED, one) for one in given["excused"]]
    states += [(MemberState.REFUSED, given["refused"]), (MemberState.MOVED, given["moved"])]
    for state, one in states:
        entry = MemberEntry(state, reason=one["reason"], since=starts_on)
        signing.set_state(action, campaign_id, [keys.people[one["person"]]], entry)
    return signed


def _second_text(action: Action, campaign: str, promise: str) -> None:
    """Add a promise after the first ones have signed: those who sign later sign the second version."""
    first = texts.current_text(action.connection, campaign)
    assert first is not None
    texts.save_text(action, replace(first, promises=(*first.promises, promise)))


def _follow(action: Action, given: dict[str, Any], keys: Keys, days: Days, year: int) -> None:
    inspections = []
    for one in given["inspections"]:
        values = {name: one[name] for name in ("team", "content", "conclusion", "document")}
        values |= {"year": year, "unit": keys.units[one["unit"]], "inspected_on": days.day(one["on"])}
        file = ("Biên bản kiểm tra.txt", f"BIÊN BẢN KIỂM TRA\n\n{one['conclusion']}\n".encode(), "text/plain")
        inspections.append(followups.save_inspection(action, "", values, today=days.today, files=[file]))
    # What was found is older than this year's campaign: the promise is last year's.
    before = campaigns.campaigns(action.connection, year - 1)[0]
    text = texts.texts(action.connection, before.id)[0]
    for one in given["violations"]:
        values = {name: one[name] for name in ("found_by", "finding", "measure", "document", "promise")}
        values |= {
            "year": year,
            "person": keys.people[one["person"]],
            "inspection": inspections[one["inspection"]],
            "text": text.id,
            "found_on": days.day(one["on"]),
        }
        followups.save_violation(action, "", values, today=days.today)


def _day(first: date, last: date, share: str) -> date:
    day = first + timedelta(days=(last - first).days * int(share.strip("%")) // 100)
    return max(first, earlier_weekday(day))
