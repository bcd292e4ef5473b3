# SPDX-License-Identifier: MIT
"""What the papers of this room are made from, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Letterhead, Photo, SignatureBox, SignaturePair, unbroken
from dvcq_desktop.nominations.appraisals import Appraised
from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS, ModelField
from dvcq_desktop.nominations.recognitions import Listed, Recognition, movement_models
from dvcq_desktop.nominations.rules import Model
from dvcq_desktop.nominations.terms import ModelKind, Movement
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.frame import BLANK, Frame

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_UNIT = "Chưa rõ đơn vị"
NO_FIELD = "Chưa rõ lĩnh vực"
_SUGGESTED = "(mẫu gợi ý)"


@dataclass(frozen=True)
class ModelRequest:
    """Models of a year; `blank` where a form to be filled by hand is wanted.

    `unit` is the one asked for, None for all; `photos` are small pictures by the models' keys.
    """

    as_of: date
    directory: Directory
    year: int
    models: tuple[Model, ...] = ()
    fields: tuple[ModelField, ...] = BUILT_IN_FIELDS
    movement: Movement | None = None
    blank: bool = False
    unit: str | None = None
    photos: Mapping[str, tuple[Photo, ...]] = field(default_factory=dict)

    @property
    def frame(self) -> Frame:
        """Return the frame of the papers."""
        return Frame(self.directory, self.as_of)

    def field_name(self, model: Model) -> str:
        """Return the field of work of a model, blank where none is recorded."""
        return next((each.label for each in self.fields if each.id == model.field), "")

    def unit_name(self, model: Model) -> str:
        """Return the unit of a model, blank where none is recorded."""
        return self.directory.unit_name(model.unit)

    @property
    def movements(self) -> list[Movement]:
        """Return the movements that have models, in their order."""
        return [each for each in Movement if any(model.movement is each for model in self.models)]

    def of(self, movement: Movement) -> list[Model]:
        """Return the models of a movement."""
        return [model for model in self.models if model.movement is movement]


@dataclass(frozen=True)
class AppraisalRequest:
    """An appraisal; `only` the models that are wanted, none for all."""

    as_of: date
    directory: Directory
    appraised: Appraised
    fields: tuple[ModelField, ...] = BUILT_IN_FIELDS
    only: tuple[str, ...] = ()
    blank: bool = False

    @property
    def frame(self) -> Frame:
        """Return the frame of the papers."""
        return Frame(self.directory, self.as_of)

    @property
    def models(self) -> list[str]:
        """Return the keys of what is printed, in the register's order."""
        return [each for each in self.appraised.models if not self.only or each in self.only]

    def said(self, model: str) -> Listed:
        """Return what papers print of a model; of the office its own name."""
        nominee = self.appraised.nominees_by_id.get(model)
        if nominee is None:
            return Listed(self.frame.office_name)
        kinds = {each.value: each.label for each in ModelKind}
        fields = {each.id: each.label for each in self.fields}
        return Listed(
            nominee.name,
            self.directory.unit_name(nominee.unit),
            fields.get(nominee.field, ""),
            kinds.get(nominee.kind, ""),
            nominee.head,
            nominee.place,
        )

    def head(self, day: date | None) -> Letterhead:
        """Return the letterhead: that of the Tổ thẩm định, of a self-score the office's own."""
        if self.appraised.is_office:
            return replace(self.frame.unit_letterhead(), issued_on=day)
        return team_head(self.frame, day)

    @property
    def subject(self) -> str:
        """Return what was appraised, as a title goes on."""
        held = self.appraised.appraisal
        if self.appraised.is_office:
            return f"công tác dân vận năm {held.year}"
        return f"{movement_models(held.movement)} năm {held.year}"


@dataclass(frozen=True)
class DecisionRequest:
    """A decision, the one that it replaces, and the appraisal that it rests on.

    `only` the models whose certificates are wanted, none for all; `shift` in mm moves what is printed on
    bought blanks right and down; `with_title` and `with_state` where these do not bear the name of the
    certificate, the national title and motto.
    """

    as_of: date
    directory: Directory
    decision: Recognition
    replaced: Recognition | None = None
    appraised: Appraised | None = None
    only: tuple[str, ...] = ()
    text_only: bool = False
    with_title: bool = False
    with_state: bool = False
    test_page: bool = False
    shift: tuple[float, float] = (0.0, 0.0)

    @property
    def frame(self) -> Frame:
        """Return the frame of the papers: the office as it was on the decision's own day."""
        return Frame(self.directory, self.decision.issued_on or self.as_of)

    @property
    def subject(self) -> str:
        """Return what is recognised, as a title goes on."""
        return f"{movement_models(self.decision.movement)} năm {self.decision.year}"


def card_name(name: str) -> str:
    """Return what a paper calls a scorecard: that a template is a suggestion is for the screen alone."""
    return f"thang điểm {name.replace(_SUGGESTED, '').strip()}"


def unit_head(frame: Frame, unit: str, place: str = "") -> Letterhead:
    """Return the letterhead of a form that a thôn or another unit fills in."""
    profile = frame.profile
    return Letterhead(
        governing=frame.short_office_name.upper(),
        issuer=unit.upper() or BLANK * 2,
        number="",
        symbol=None,
        place=place or (profile.place if profile else BLANK),
        issued_on=None,
        year=frame.as_of.year,
    )


def team_head(frame: Frame, day: date | None) -> Letterhead:
    """Return the letterhead of what the Tổ thẩm định writes."""
    profile = frame.profile
    return Letterhead(
        governing=frame.short_office_name.upper(),
        issuer="TỔ THẨM ĐỊNH",
        number="",
        symbol=None,
        place=profile.place if profile else BLANK,
        issued_on=day,
        year=(day or frame.as_of).year,
    )


def pair(left: str, left_name: str, right: str, right_name: str, note: str | None = None) -> SignaturePair:
    """Return two signatures side by side."""
    return SignaturePair(
        SignatureBox((), left, left_name, note=note), SignatureBox((), right, right_name, note=note)
    )


def named(text: str) -> str:
    """Return a name whose words no line parts, where it is short enough to stay whole."""
    return unbroken(text) if len(text.split()) <= 4 else text


def joined(*parts: str | None, by: str = ", ") -> str:
    """Join what is said, leaving out what is blank."""
    return by.join(part.strip() for part in parts if part and part.strip())


def lines_of(text: str) -> list[str]:
    """Return the paragraphs of what was typed into a field of several lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def counted(words: Iterable[str]) -> str:
    """Return a list in words: a, b và c."""
    said = list(words)
    return " và ".join(part for part in (", ".join(said[:-1]), said[-1]) if part) if said else ""
