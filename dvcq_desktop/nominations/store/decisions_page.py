# SPDX-License-Identifier: MIT
"""What the page of the decisions shows of a year, read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations import recognitions as rules
from dvcq_desktop.nominations.store import appraisals, models, recognitions
from dvcq_desktop.nominations.terms import Purpose

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.nominations.appraisals import Appraisal
    from dvcq_desktop.nominations.recognitions import Recognition
    from dvcq_desktop.nominations.rules import Model


class YearOfDecisions(NamedTuple):
    """The decisions of a year; the appraisals that a draft can rest on; the models that one may name.

    `lacking` says by draft why it cannot be frozen yet, `replaced` by which decision one was replaced.
    """

    year: int
    years: Sequence[int] = ()
    decisions: Sequence[Recognition] = ()
    appraisals: Sequence[Appraisal] = ()
    models: Sequence[Model] = ()
    lacking: Mapping[str, Sequence[str]] = {}
    replaced: Mapping[str, str] = {}
    appraisal_names: Mapping[str, str] = {}

    @property
    def called(self) -> dict[str, str]:
        """Return what the decisions are called, by key."""
        return {each.id: each.called for each in self.decisions}


def read_decisions(year: int, connection: sqlite3.Connection) -> YearOfDecisions:
    """Return the decisions of a year with what its page offers."""
    held = recognitions.recognitions(connection, year)
    sessions = [each for each in appraisals.appraisals(connection, year) if each.purpose is Purpose.MODEL]
    used = {each.appraisal for each in held if each.is_frozen}
    years = {
        *recognitions.recognition_years(connection),
        *appraisals.appraisal_years(connection),
        *models.model_years(connection),
    }
    return YearOfDecisions(
        year=year,
        years=sorted(years, reverse=True),
        decisions=held,
        appraisals=[each for each in sessions if each.id not in used],
        models=[model for model in models.models(connection, year) if model.goes_on],
        lacking={each.id: _lacking(connection, each) for each in held if not each.is_frozen},
        replaced={each.replaces: each.called for each in held if each.replaces and each.is_frozen},
        appraisal_names={each.id: each.name for each in sessions},
    )


def _lacking(connection: sqlite3.Connection, draft: Recognition) -> list[str]:
    found = appraisals.read_appraisal(connection, draft.appraisal) if draft.appraisal else None
    return rules.refusals(draft, found.lacking if found and not found.frozen else ())
