# SPDX-License-Identifier: MIT
"""Which models a new appraisal may be of, and what already became of them in their year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.recognitions import in_force
from dvcq_desktop.nominations.store import appraisals
from dvcq_desktop.nominations.store.recognitions import recognitions
from dvcq_desktop.nominations.store.steps import steps_of
from dvcq_desktop.nominations.terms import Purpose, Stage
from dvcq_desktop.text.dates import stored_day

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.nominations.terms import Movement


class Candidate(NamedTuple):
    """A model that can be appraised; `note` says what became of it, `is_proposed` whether it is still due."""

    id: str
    name: str
    note: str = ""
    is_proposed: bool = True
    stage: Stage = Stage.REGISTERED

    @property
    def is_ready(self) -> bool:
        """Tell whether it is still due, and was looked at by the Tổ already."""
        return self.is_proposed and self.stage.rank >= Stage.SURVEYED.rank

    @property
    def called(self) -> str:
        """Return the name with what became of the model."""
        early = f"mới ở bước {self.stage.label}" if self.is_proposed and not self.is_ready else ""
        note = self.note or early
        return f"{self.name} – {note}" if note else self.name


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
    came = steps_of(connection)
    found = []
    for each in appraisals.candidates(connection, year, movement):
        note = decided.get(each.id) or open_ones.get(each.id) or frozen_ones.get(each.id, "")
        is_due = each.id not in decided and each.id not in open_ones
        own = came.get(each.id, ())
        found.append(Candidate(each.id, each.name, note, is_due, own[-1].stage if own else Stage.REGISTERED))
    return found


def _decided(connection: sqlite3.Connection, year: int) -> dict[str, str]:
    standing = [each for each in in_force(recognitions(connection)) if each.year == year]
    return {
        item.model: f"đã có quyết định {each.full_number} ({item.level.label.lower()})"
        for each in sorted(standing, key=lambda each: (stored_day(each.issued_on) or "", each.id))
        for item in each.items
    }


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
