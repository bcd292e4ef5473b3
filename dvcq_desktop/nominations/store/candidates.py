# SPDX-License-Identifier: MIT
"""Which models a new appraisal may be of, and what already became of them in their year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.recognitions import full_number
from dvcq_desktop.nominations.store import appraisals
from dvcq_desktop.nominations.terms import Body, Level, Purpose

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.nominations.terms import Movement

_IN_FORCE = (
    "decided.state = 'frozen' and decided.deleted_at is null and not exists (select 1 from recognition later"
    " where later.replaces = decided.id and later.state = 'frozen' and later.deleted_at is null)"
)


class Candidate(NamedTuple):
    """A model that can be appraised; `note` says what became of it, `is_proposed` whether it is still due."""

    id: str
    name: str
    note: str = ""
    is_proposed: bool = True

    @property
    def called(self) -> str:
        """Return the name with what became of the model."""
        return f"{self.name} – {self.note}" if self.note else self.name


def candidates(
    connection: sqlite3.Connection, year: int, movement: Movement, besides: str = ""
) -> list[Candidate]:
    """Return the models that a new appraisal may be of, `besides` the one of that key.

    Proposed are those that no decision in force names and no appraisal is at work on; one that was refused
    or withdrawn is none.
    """
    decided = _decided(connection, year)
    open_ones = _appraised(connection, year, besides, frozen=False)
    frozen_ones = _appraised(connection, year, besides, frozen=True)
    found = []
    for each in appraisals.candidates(connection, year, movement):
        note = decided.get(each.id) or open_ones.get(each.id) or frozen_ones.get(each.id, "")
        is_due = each.id not in decided and each.id not in open_ones
        found.append(Candidate(each.id, each.name, note, is_due))
    return found


def _decided(connection: sqlite3.Connection, year: int) -> dict[str, str]:
    rows = connection.execute(
        "select item.model, item.level, decided.body, decided.number, decided.symbol"
        " from recognition_item item join recognition decided on decided.id = item.recognition"
        f" where decided.year = ? and item.deleted_at is null and {_IN_FORCE}"
        " order by decided.issued_on, decided.id",
        (year,),
    )
    found = {}
    for row in rows.fetchall():
        number = full_number(Body(row["body"]), row["number"] or "", row["symbol"] or "")
        found[row["model"]] = f"đã có quyết định {number} ({Level(row['level']).label.lower()})"
    return found


def _appraised(connection: sqlite3.Connection, year: int, besides: str, *, frozen: bool) -> dict[str, str]:
    rows = connection.execute(
        "select part.model, held.name from appraisal_model part"
        " join appraisal held on held.id = part.appraisal where held.year = ?"
        " and held.purpose = ? and held.id <> ? and held.deleted_at is null"
        " and part.deleted_at is null and ? = exists (select 1 from recognition decided"
        " where decided.appraisal = held.id and decided.state = 'frozen' and decided.deleted_at is null)"
        " order by held.id",
        (year, Purpose.MODEL.value, besides, int(frozen)),
    )
    said = "đã chấm ở “{}”, không được chọn" if frozen else "đang chấm ở “{}”"
    return {row["model"]: said.format(row["name"]) for row in rows.fetchall()}
