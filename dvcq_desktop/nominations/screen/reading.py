# SPDX-License-Identifier: MIT
"""What the pages of this room show of a year, read at once, and a model as its table shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS, ModelField
from dvcq_desktop.nominations.rules import Model, missing, odd_days, standing
from dvcq_desktop.nominations.store import models as store
from dvcq_desktop.nominations.store.fields import model_fields
from dvcq_desktop.nominations.store.twins import distinct_pairs
from dvcq_desktop.nominations.terms import End, Stage
from dvcq_desktop.nominations.twins import twins_of
from dvcq_desktop.nominations.villages import Villages, villages_of
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.table import Chip
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

_TONES = {
    Stage.REGISTERED: Tone.NEUTRAL,
    Stage.STARTED: Tone.NEUTRAL,
    Stage.SURVEYED: Tone.SOON,
    Stage.APPRAISED: Tone.SOON,
    Stage.RECOGNISED: Tone.DONE,
    Stage.OUTSTANDING: Tone.DONE,
    Stage.PROPOSED: Tone.DONE,
    Stage.REWARDED: Tone.DONE,
    Stage.REPLICATED: Tone.ACCENT,
}

COUNTED = {
    Stage.RECOGNISED: "được công nhận",
    Stage.OUTSTANDING: "tiêu biểu",
    Stage.PROPOSED: "đề nghị khen thưởng",
    Stage.REWARDED: "được khen thưởng",
    Stage.REPLICATED: "nhân rộng",
}
"""The stages that are counted below the table: every model that came past one, wherever it stands now."""


class Continuable(NamedTuple):
    """What goes on from a year: 0 where no earlier one has models; `said` is why there is nothing."""

    year: int
    models: tuple[Model, ...]
    said: str


@dataclass(frozen=True)
class YearOfModels:
    """The models of a year (0: of all years), with what their fields offer to choose from."""

    year: int
    years: tuple[int, ...] = ()
    models: tuple[Model, ...] = ()
    before: tuple[Model, ...] = ()
    fields: tuple[ModelField, ...] = BUILT_IN_FIELDS
    directory: Directory = field(default_factory=Directory)
    twins: Mapping[str, Sequence[str]] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs that look like one model and were said to be two."""
    villages: Villages = field(default_factory=Villages)

    @cached_property
    def field_labels(self) -> dict[str, str]:
        """Return what the fields of work are called, those in the trash too."""
        return {each.id: each.label for each in self.fields}

    @cached_property
    def rows(self) -> tuple[ModelRow, ...]:
        """Return the models as the table shows them, with what the filters and the search ask of each."""
        rows = tuple(ModelRow(model, self) for model in self.models)
        for row in rows:
            # Asked for here, on the thread that reads: of ten years it would hold the window up.
            assert row.folded is not None
            assert row.held is not None
            assert row.counted is not None
            assert row.standing
        return rows

    def place_of(self, model: Model) -> str:
        """Return the unit of a model as it is called, or where it is."""
        return self.directory.unit_called(model.unit) if model.unit else model.place

    def to_continue(self, year: int) -> Continuable:
        """Return what of the last year before this one that has any models may be registered again."""
        earlier = [model for model in (*self.before, *self.models) if model.year < year]
        latest = max((model.year for model in earlier), default=0)
        gone_on = {model.previous for model in self.models if model.year == year}
        last = [model for model in earlier if model.year == latest]
        open_ones = tuple(model for model in last if model.goes_on and model.id not in gone_on)
        if open_ones:
            return Continuable(latest, open_ones, "")
        if not last:
            return Continuable(
                0,
                (),
                f"Sổ chưa có mô hình nào của các năm trước năm {year} nên chưa có gì để đăng ký tiếp: hãy"
                f" nhập danh sách của năm {year - 1} từ bảng tính, hoặc sang năm {year - 1} rồi thêm từng"
                " mô hình.",
            )
        ended = sum(not model.goes_on for model in last)
        went = len(last) - ended
        said = [f"{went} mô hình đã đăng ký tiếp"] * bool(went)
        said += [f"{ended} mô hình không được công nhận hoặc đã rút"] * bool(ended)
        return Continuable(
            latest, (), f"Năm {latest} không còn mô hình nào để đăng ký tiếp: {', '.join(said)}."
        )

    @cached_property
    def bare_names(self) -> dict[str, str]:
        """Return the names of the models that are shown, by key."""
        return {each.id: each.name for each in self.models}

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the names of the models of this year and the years before, by key."""
        return {each.id: f"{each.name} (năm {each.year})" for each in (*self.before, *self.models)}


@dataclass(frozen=True)
class ModelRow:
    """A model with the year it is looked up in."""

    kept: Model
    known: YearOfModels

    @cached_property
    def id(self) -> str:
        """Return the model's key."""
        return self.kept.id

    @cached_property
    def unit(self) -> str:
        """Return the unit or thôn as it is called."""
        return self.known.directory.unit_called(self.kept.unit) if self.kept.unit else ""

    @cached_property
    def field(self) -> str:
        """Return the field of work."""
        key = self.kept.field or ""
        return self.known.field_labels.get(key, "(lĩnh vực đã xóa)" if key else "")

    @cached_property
    def stage(self) -> Chip:
        """Return where the model stands, or why it goes no further."""
        kept = self.kept
        if kept.ended is not None:
            day = f" ngày {kept.ended_on:%d/%m/%Y}" if kept.ended_on else ""
            return Chip(kept.ended.label, Tone.OVERDUE, f"{kept.ended.label}{day}: {kept.end_reason}")
        day = f" từ ngày {kept.stage_on:%d/%m/%Y}" if kept.stage_on else ""
        return Chip(kept.stage.short, _TONES[kept.stage], f"{kept.stage.label}{day}")

    @cached_property
    def standing(self) -> str:
        """Return the value of the end or the stage at which the model stands."""
        return standing(self.kept)

    @cached_property
    def counted(self) -> tuple[Stage, ...]:
        """Return the stages that the model is counted at."""
        return tuple(step.stage for step in self.kept.steps if step.stage in COUNTED)

    @property
    def place(self) -> int:
        """Return by what the stages are sorted: in their order, what goes no further last."""
        kept = self.kept
        return kept.stage.rank if kept.ended is None else len(Stage) + list(End).index(kept.ended)

    @cached_property
    def lacks(self) -> list[str]:
        """Say what is still missing or odd."""
        return [*missing(self.kept), *odd_days(self.kept)]

    @cached_property
    def twins(self) -> list[str]:
        """Say which models of the same unit and year have nearly the same name."""
        others = self.known.twins.get(self.kept.id, ())
        if not others:
            return []
        named = "; ".join(f"“{self.known.bare_names[other]}”" for other in others)
        said = (
            f"Có thể trùng với mô hình {named} cùng đơn vị: nếu là một mô hình, hãy xóa bớt một dòng; nếu"
            " không, bấm chuột phải vào dòng, chọn “Không trùng” (Ctrl+Shift+K)."
        )
        return [said]

    @cached_property
    def remarks(self) -> list[str]:
        """Say all that is to be looked at."""
        return [*self.twins, *self.lacks]

    @cached_property
    def held(self) -> dict[str, frozenset[str]]:
        """Return what each filter finds the model by."""
        kept = self.kept
        marks = {"lacking" if self.lacks else "complete", *(["twin"] if self.twins else [])}
        return {
            "movement": frozenset({kept.movement.value}),
            "field": frozenset({kept.field or ""}),
            "kind": frozenset({kept.kind.value}),
            "unit": frozenset({kept.unit or ""}),
            "lacking": frozenset(marks),
        }

    @cached_property
    def lacking(self) -> Chip | str:
        """Return a mark where something is missing, or the model may be there twice."""
        if not self.remarks:
            return ""
        return Chip("Trùng?" if self.twins else "Thiếu", Tone.SOON, "\n".join(self.remarks))

    @property
    def stage_on(self) -> date | None:
        """Return since when the model stands where it does."""
        return self.kept.ended_on if self.kept.ended else self.kept.stage_on

    @cached_property
    def folded(self) -> str:
        """Return what the search looks in; the stages that are counted too, by their names."""
        kept = self.kept
        texts = (kept.name, kept.head, kept.place, kept.lead, self.unit, self.field, kept.content, kept.note)
        return fold(" ".join((*texts, *(stage.label for stage in self.counted))))


def read_year(year: int, today: date, connection: sqlite3.Connection) -> YearOfModels:
    """Return what is shown of a year, 0 for all of them."""
    found = tuple(store.models(connection))
    shown = tuple(model for model in found if year in (0, model.year))
    look = directory(connection)
    apart = distinct_pairs(connection)
    known = YearOfModels(
        year=year,
        years=tuple(dict.fromkeys(model.year for model in found)),
        models=shown,
        before=tuple(model for model in found if year and model.year < year),
        fields=tuple(model_fields(connection, trashed=True)),
        directory=look,
        twins=twins_of(shown, apart),
        apart=apart,
        villages=villages_of(shown, look, year, today) if year else Villages(),
    )
    assert len(known.rows) == len(shown)
    return known
