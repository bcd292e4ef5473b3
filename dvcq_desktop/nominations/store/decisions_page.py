# SPDX-License-Identifier: MIT
"""What the page of the decisions shows of a year, read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations import recognitions as rules
from dvcq_desktop.nominations.doubles import doubles
from dvcq_desktop.nominations.grades import why_level
from dvcq_desktop.nominations.signing import Signing
from dvcq_desktop.nominations.store import appraisals, models, recognitions
from dvcq_desktop.nominations.store.candidates import candidates
from dvcq_desktop.nominations.store.scans import scans_of
from dvcq_desktop.nominations.terms import Body, Movement, Purpose
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.nominations.appraisals import Appraisal, Appraised
    from dvcq_desktop.nominations.recognitions import Recognition
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.nominations.store.candidates import Candidate


class Reasons(NamedTuple):
    """Why each model of a decision is at its level, by key; and what was appraised and is not in it."""

    levels: Mapping[str, str] = {}
    left_out: Sequence[str] = ()


class YearOfDecisions(NamedTuple):
    """The decisions of a year; the appraisals that a draft can rest on; the models that one may name.

    `lacking` says by draft why it cannot be frozen yet, of a frozen one what another says too; `replaced`
    by which decision one was replaced, `reasons` why models are at their levels, `scans` what the
    register keeps of a decision; `signings` who signed decisions of any year, the latest first.
    """

    year: int
    years: Sequence[int] = ()
    decisions: Sequence[Recognition] = ()
    appraisals: Sequence[Appraisal] = ()
    models: Sequence[Model] = ()
    lacking: Mapping[str, Sequence[str]] = {}
    replaced: Mapping[str, str] = {}
    appraisal_names: Mapping[str, str] = {}
    reasons: Mapping[str, Reasons] = {}
    scans: Mapping[str, Sequence[KeptFile]] = {}
    candidates: Mapping[Movement, Sequence[Candidate]] = {}
    signings: Sequence[Signing] = ()
    office: Directory = Directory()

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
    found = {
        each.id: appraisals.read_appraisal(connection, each.appraisal) if each.appraisal else None
        for each in held
    }
    return YearOfDecisions(
        year=year,
        years=sorted(years, reverse=True),
        decisions=held,
        appraisals=[each for each in sessions if each.id not in used],
        models=[model for model in models.models(connection, year) if model.goes_on],
        lacking={each.id: _lacking(each, found[each.id]) for each in held if not each.is_frozen}
        | _doubled(held),
        replaced={each.replaces: each.called for each in held if each.replaces and each.is_frozen},
        appraisal_names={each.id: each.name for each in sessions},
        candidates={each: candidates(connection, year, each) for each in Movement},
        scans=scans_of(connection, year, held),
        reasons={each.id: _reasons(each, appraised) for each in held if (appraised := found[each.id])},
        signings=_signings(connection),
        office=directory(connection),
    )


def _signings(connection: sqlite3.Connection) -> list[Signing]:
    rows = connection.execute(
        "select signer_name, signer_title, signer_authority, body from recognition"
        " where signer_name is not null and deleted_at is null"
        " order by issued_on is null, issued_on desc, id desc"
    ).fetchall()
    return [
        Signing(
            row["signer_name"], row["signer_title"] or "", row["signer_authority"] or "", Body(row["body"])
        )
        for row in rows
    ]


def _reasons(decision: Recognition, found: Appraised) -> Reasons:
    here = {item.model for item in decision.items}
    left_out = [
        f"“{each.name}”{f' ({in_sentence(why)})' if (why := why_level(found, each.id)) else ''}"
        for each in found.nominees
        if each.id not in here
    ]
    return Reasons({model: why_level(found, model) for model in here}, left_out)


def _doubled(held: Sequence[Recognition]) -> dict[str, list[str]]:
    """Say of each frozen decision what another one in force says too."""
    said: dict[str, list[str]] = {}
    for double in doubles(held):
        for key in (double.one, double.other):
            said.setdefault(key, []).append(double.sentence)
    return said


def _lacking(draft: Recognition, found: Appraised | None) -> list[str]:
    return rules.refusals(draft, found.lacking if found and not found.frozen else ())
