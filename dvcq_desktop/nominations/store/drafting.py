# SPDX-License-Identifier: MIT
"""Draft a decision by an appraisal where no open draft stands for its models already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.store import appraisals, recognitions

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.actions import Action


class Drafted(NamedTuple):
    """A draft; where it stood there before, `shared` says why it is the one."""

    key: str
    shared: str = ""


def draft_asked(action: Action, appraisal_id: str, *, again: bool = False) -> Drafted:
    """Draft a decision by an appraisal, or return the open draft that names its models already.

    Where it is asked for `again`, another one is drafted all the same.
    """
    there = None if again else _open_draft(action.connection, appraisal_id)
    return there or Drafted(recognitions.draft_from_appraisal(action, appraisal_id))


def _open_draft(connection: sqlite3.Connection, appraisal_id: str) -> Drafted | None:
    """Return the open draft of an appraisal, else the one that names most of what it would recognise."""
    found = appraisals.read_appraisal(connection, appraisal_id)
    if found is None or found.frozen:
        return None
    year, name = found.appraisal.year, found.appraisal.name
    drafts = [each for each in recognitions.recognitions(connection, year) if not each.is_frozen]
    own = next((each for each in drafts if each.appraisal == appraisal_id), None)
    if own is not None:
        return Drafted(own.id, f"Dự thảo này đã lập từ “{name}”, có {len(own.items)} mô hình")
    wanted = {item.model for item in recognitions.ranked_items(found)}
    shares = {each.id: len(wanted.intersection(item.model for item in each.items)) for each in drafts}
    key = max(shares, key=lambda each: shares[each], default="")
    if not key or not shares[key]:
        return None
    return Drafted(key, f"Dự thảo này đã có {shares[key]} mô hình của “{name}”")
