# SPDX-License-Identifier: MIT
"""An appraisal with everything it rests on: models, reviewers, points, and what they add up to. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.explaining import why_before, why_grade, why_rank, why_total
from dvcq_desktop.nominations.ranking import Facts, ranked
from dvcq_desktop.nominations.scorecards import Scorecard
from dvcq_desktop.nominations.scoring import AGREED, standing, too_far_apart
from dvcq_desktop.nominations.terms import Mode, Movement, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.nominations.ranking import Ranking
    from dvcq_desktop.nominations.scorecards import Cap
    from dvcq_desktop.nominations.scoring import Standing
    from dvcq_desktop.nominations.terms import Level

OFFICE = ""
"""Stands for the model where the office scores itself."""

_MOST_LACKING = 4

Points = Mapping[tuple[str, str], Mapping[str, int]]
"""Points in hundredths by (model, reviewer), then by criterion."""


class Cell(NamedTuple):
    """Which points: of a model (`OFFICE` for none) from a reviewer (`AGREED` for all) for a criterion."""

    model: str
    reviewer: str
    criterion: str


class Reviewer(NamedTuple):
    """A member of the Tổ thẩm định who fills a card."""

    id: str
    name: str
    title: str = ""


@dataclass(frozen=True)
class Appraisal:
    """A session of the Tổ thẩm định, or the office's yearly self-score."""

    id: str
    year: int
    name: str
    purpose: Purpose = Purpose.MODEL
    movement: Movement = Movement.SKILFUL
    scorecard: str | None = None
    mode: Mode = Mode.AGREED
    held_on: date | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    members_present: str = ""
    opinions: str = ""
    conclusion: str = ""
    cap: str | None = None
    note: str = ""


class Nominee(NamedTuple):
    """A model of an appraisal: what papers print of it, what breaks ties, and what the Tổ said."""

    id: str
    name: str
    kind: str = ""
    field: str = ""
    unit: str | None = None
    head: str = ""
    place: str = ""
    facts: Facts = Facts()
    remark: str = ""
    proposed_level: Level | None = None


class Evidence(NamedTuple):
    """What proves a score: a file of the model, or words that say where to look."""

    id: str
    text: str
    attachment: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Appraised:
    """Everything of one appraisal at one moment; `store.appraisals.read_appraisal` reads it.

    `recusals` hold the reason by (reviewer, model), `remarks` by (model, reviewer, criterion), `evidence` by
    (model, criterion). `frozen` is the sentence of the decision that rests on it, blank where none does.
    """

    appraisal: Appraisal
    scorecard: Scorecard = field(default_factory=lambda: Scorecard("", ""))
    reviewers: tuple[Reviewer, ...] = ()
    nominees: tuple[Nominee, ...] = ()
    recusals: Mapping[tuple[str, str], str] = field(default_factory=dict)
    points: Points = field(default_factory=dict)
    remarks: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    evidence: Mapping[tuple[str, str], tuple[Evidence, ...]] = field(default_factory=dict)
    frozen: str = ""

    @property
    def is_office(self) -> bool:
        """Tell whether the office scores itself."""
        return self.appraisal.purpose is Purpose.OFFICE

    @cached_property
    def models(self) -> tuple[str, ...]:
        """Return the keys of what is scored: of the models, or `OFFICE` alone."""
        return (OFFICE,) if self.is_office else tuple(each.id for each in self.nominees)

    @cached_property
    def nominees_by_id(self) -> dict[str, Nominee]:
        """Return the models by their keys."""
        return {each.id: each for each in self.nominees}

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the models' names by their keys."""
        return {each.id: each.name for each in self.nominees}

    def called(self, model: str) -> str:
        """Return what a sentence calls what is scored."""
        return "Bảng tự chấm" if self.is_office else f"“{self.names.get(model, '')}”"

    @cached_property
    def card_holders(self) -> tuple[str, ...]:
        """Return who fills cards: the reviewers or, for one agreed score, `AGREED` alone."""
        if self.appraisal.mode is Mode.REVIEWERS:
            return tuple(each.id for each in self.reviewers)
        return (AGREED,)

    @cached_property
    def cap(self) -> Cap | None:
        """Return what keeps the grade down."""
        return next((each for each in self.scorecard.caps if each.id == self.appraisal.cap), None)

    def reviewers_of(self, model: str) -> tuple[str, ...]:
        """Return who fills a card of a model: those who did not recuse."""
        return tuple(each for each in self.card_holders if (each, model) not in self.recusals)

    def standing_of(self, model: str, points: Points | None = None) -> Standing:
        """Return what a model has, or would have with other points."""
        held = self.points if points is None else points
        reviewers = self.reviewers_of(model)
        given = {each: held.get((model, each), {}) for each in reviewers}
        return standing(self.scorecard, model, given, reviewers, self.cap)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Return what each model has."""
        return {each: self.standing_of(each) for each in self.models}

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """Return what a tie may be broken by."""
        return {each.id: each.facts for each in self.nominees}

    @cached_property
    def ranking(self) -> Ranking:
        """Return who comes before whom."""
        return ranked(self.scorecard, self.standings.values(), self.facts)

    def why(self, model: str) -> list[str]:
        """Say why a model has its total, grade and rank, and why it stands after the one before it."""
        return explained(self, self.ranking, model)

    @cached_property
    def lacking(self) -> list[str]:
        """Say what is missing before a decision can rest on this, blank where nothing is."""
        found = []
        if not self.models:
            found.append("Đợt thẩm định chưa có mô hình nào.")
        if not self.card_holders:
            found.append("Chưa có thành viên nào chấm điểm.")
        return [*found, *filter(None, (lacking_sentence(self, self.standings[each]) for each in self.models))]


def explained(appraised: Appraised, ranking: Ranking, model: str) -> list[str]:
    """Say why a model has its total, grade and rank in a ranking, and why it stands after the one before."""
    place = ranking.place(model)
    if place is None:
        return []
    cap = appraised.cap.name if appraised.cap else ""
    sentences = [
        *why_total(appraised.scorecard, place.standing),
        *why_grade(appraised.scorecard, place.standing, cap),
        *_recused(appraised, model),
    ]
    if appraised.is_office:
        return sentences
    sentences.insert(0, why_rank(ranking, place))
    number = ranking.places.index(place)
    if number and place.rank is not None:
        sentences += why_before(ranking, ranking.places[number - 1], place, appraised.names)
    return sentences


def compared(appraised: Appraised, ranking: Ranking, one: str, other: str) -> list[str]:
    """Say why one of two models comes before the other, whichever it is."""
    places = [place for each in (one, other) if (place := ranking.place(each))]
    if len(places) < len((one, other)) or one == other:
        return []
    first, second = sorted(places, key=ranking.places.index)
    return why_before(ranking, first, second, appraised.names)


def lacking_sentence(appraised: Appraised, found: Standing) -> str:
    """Say which points of a model are missing, blank where none are."""
    if found.is_complete:
        return ""
    name = appraised.called(found.model)
    if not found.cards:
        return f"{name} không có thành viên nào chấm."
    by_id = {each.id: each.name for each in appraised.reviewers}
    parts = [
        f"{by_id[holder]} còn {len(card.missing)} tiêu chí" if holder else f"còn {len(card.missing)} tiêu chí"
        for holder, card in found.cards.items()
        if card.missing
    ]
    colon = "" if parts[0].startswith("còn ") else ":"
    return f"{name}{colon} {'; '.join(parts)} chưa có điểm."


def unsettled_sentence(appraised: Appraised | None) -> str:
    """Say before a paper rests on an appraisal what is not scored to the end, blank where all is."""
    if appraised is None or appraised.frozen or not appraised.lacking:
        return ""
    shown = " ".join(appraised.lacking[:_MOST_LACKING])
    left = len(appraised.lacking) - _MOST_LACKING
    more = f" Còn {left} mô hình khác chưa chấm đủ." if left > 0 else ""
    name = appraised.appraisal.name
    return f"“{name}” chưa chấm xong, điểm và mức trong văn bản này là tạm tính: {shown}{more}"


def warnings(appraised: Appraised, standings: Sequence[Standing]) -> list[str]:
    """Return what the Tổ should look at again: models whose reviewers are too far apart."""
    return [
        f"{appraised.called(each.model)}: {sentence}"
        for each in standings
        if (sentence := too_far_apart(appraised.scorecard, each))
    ]


def _recused(appraised: Appraised, model: str) -> list[str]:
    said = []
    for each in appraised.reviewers if appraised.appraisal.mode is Mode.REVIEWERS else ():
        reason = appraised.recusals.get((each.id, model))
        if reason is not None:
            said.append(f"{each.name} không tham gia chấm{f': {reason}' if reason else ''}.")
    return said
