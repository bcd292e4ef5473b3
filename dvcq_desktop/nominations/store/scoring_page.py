# SPDX-License-Identifier: MIT
"""What the page of the scores shows, read at once; and the beginning of an appraisal, in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.proposing import proposed_appraisal
from dvcq_desktop.nominations.store import appraisals, scorecards
from dvcq_desktop.nominations.store.candidates import candidates
from dvcq_desktop.nominations.templates import templates
from dvcq_desktop.nominations.terms import Movement, Purpose

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.appraisals import Appraisal, Appraised
    from dvcq_desktop.nominations.scorecards import Scorecard
    from dvcq_desktop.nominations.store.candidates import Candidate


class KeptFile(NamedTuple):
    """A file of a model, or of the office's own appraisal."""

    id: str
    name: str
    sha256: str


class Shown(NamedTuple):
    """One appraisal of a year with what can be chosen for it."""

    year: int
    years: Sequence[int]
    appraisals: Sequence[Appraisal]
    appraised: Appraised | None = None
    candidates: Sequence[Candidate] = ()
    cards: Sequence[Scorecard] = ()
    files: Mapping[str, Sequence[KeptFile]] = {}


def read_page(connection: sqlite3.Connection, appraisal_id: str, year: int) -> Shown:
    """Return an appraisal of a year; where it has none of that key, its first that may still be changed."""
    of_year = appraisals.appraisals(connection, year)
    years = [*appraisals.appraisal_years(connection), *_model_years(connection)]
    open_ones = (each for each in of_year if not appraisals.frozen_sentence(connection, each.id))
    first = next(open_ones, None) or next(iter(of_year), None)
    chosen = next((each for each in of_year if each.id == appraisal_id), first)
    if chosen is None:
        return Shown(year, years, of_year)
    appraised = appraisals.read_appraisal(connection, chosen.id)
    # Added up here, off the GUI thread.
    assert appraised is None or appraised.ranking
    return Shown(
        year=year,
        years=years,
        appraisals=of_year,
        appraised=appraised,
        candidates=candidates(connection, year, chosen.movement, besides=chosen.id),
        cards=scorecards.scorecards(connection, chosen.purpose),
        files=_files(connection, chosen.id),
    )


def begin_appraisal(
    action: Action, year: int, purpose: Purpose, movement: Movement, models: Sequence[str] | None = None
) -> str:
    """Add an appraisal of models, or of the office; return its key.

    Where no models are named, it is of those of the year that are still due. Where no scorecard can be used,
    the suggested one is kept first.
    """
    known = appraisals.appraisals(action.connection)
    proposed = proposed_appraisal(year, purpose, movement, known, scorecards.scorecards(action.connection))
    if proposed.scorecard is None:
        suggested = next(each for each in templates() if each.purpose is purpose)
        proposed = replace(proposed, scorecard=scorecards.add_scorecard(action, suggested))
    key = appraisals.save_appraisal(action, proposed)
    if purpose is Purpose.MODEL:
        if models is None:
            found = candidates(action.connection, year, movement, besides=key)
            models = [each.id for each in found if each.is_proposed]
        appraisals.set_models(action, key, models)
    return key


def _model_years(connection: sqlite3.Connection) -> list[int]:
    rows = connection.execute("select distinct year from model where deleted_at is null")
    return [row["year"] for row in rows.fetchall()]


def _files(connection: sqlite3.Connection, appraisal_id: str) -> dict[str, list[KeptFile]]:
    rows = connection.execute(
        "select file.id, file.name, file.file, file.owner_id from attachment file"
        " where file.deleted_at is null and file.file is not null and (file.owner_table = 'appraisal'"
        " and file.owner_id = :appraisal or file.owner_table = 'model' and file.owner_id in"
        " (select model from appraisal_model where appraisal = :appraisal and deleted_at is null))"
        " order by file.name, file.id",
        {"appraisal": appraisal_id},
    )
    found: dict[str, list[KeptFile]] = {}
    for row in rows.fetchall():
        owner = "" if row["owner_id"] == appraisal_id else row["owner_id"]
        found.setdefault(owner, []).append(KeptFile(row["id"], row["name"] or "", row["file"]))
    return found
