# SPDX-License-Identifier: MIT
"""What a model is: its registration in ten points, the stages it reached, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.terms import End, ModelKind, Movement, Stage
from dvcq_desktop.text.dates import check_done
from dvcq_desktop.text.normal import in_sentence


class Step(NamedTuple):
    """A stage that a model reached: when, by whom, with which document."""

    stage: Stage
    reached_on: date | None = None
    done_by: str = ""
    document: str = ""
    note: str = ""


class Milestone(NamedTuple):
    """Something that a model has to have done by a day, and how far it is."""

    id: str
    due_on: date | None = None
    content: str = ""
    done_on: date | None = None
    progress: str = ""


class Result(NamedTuple):
    """A figure that a model came to; the amount stands as it was typed."""

    id: str
    name: str = ""
    amount: str = ""
    unit_name: str = ""


class Replication(NamedTuple):
    """Where else a model was taken up: a unit of the office, or a place in words."""

    id: str
    unit: str | None = None
    place: str = ""
    since: date | None = None
    result: str = ""
    note: str = ""


@dataclass(frozen=True)
class Model:
    """A model with everything that is recorded of it; `steps` in the order of the stages."""

    id: str
    year: int
    name: str = ""
    movement: Movement = Movement.SKILFUL
    kind: ModelKind = ModelKind.COLLECTIVE
    field: str | None = None
    unit: str | None = None
    head: str = ""
    place: str = ""
    concerned: str = ""
    people: int | None = None
    situation: str = ""
    aims: str = ""
    content: str = ""
    lead: str = ""
    coordination: str = ""
    participants: str = ""
    resources: str = ""
    money: int | None = None
    labour_days: int | None = None
    land: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    assess_on: date | None = None
    products: str = ""
    sustainability: str = ""
    previous: str | None = None
    ended: End | None = None
    ended_on: date | None = None
    end_reason: str = ""
    position: int | None = None
    note: str = ""
    steps: tuple[Step, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    results: tuple[Result, ...] = ()
    replications: tuple[Replication, ...] = ()
    files: tuple[KeptFile, ...] = ()

    def step(self, stage: Stage) -> Step | None:
        """Return what is recorded of a stage, None where the model did not reach it."""
        return next((step for step in self.steps if step.stage is stage), None)

    def has(self, stage: Stage) -> bool:
        """Tell whether the model reached a stage: that is what is counted, not where it stands now."""
        return self.step(stage) is not None

    @property
    def stage(self) -> Stage:
        """Return the furthest stage that the model reached."""
        return self.steps[-1].stage if self.steps else Stage.REGISTERED

    @property
    def stage_on(self) -> date | None:
        """Return the day on which the model reached the stage it stands at."""
        return self.steps[-1].reached_on if self.steps else None

    @property
    def registered_on(self) -> date | None:
        """Return the day of the registration."""
        step = self.step(Stage.REGISTERED)
        return step.reached_on if step else None

    @property
    def goes_on(self) -> bool:
        """Tell whether the model was neither refused nor withdrawn."""
        return self.ended is None


# What the registration form says of a model, attribute by attribute: its number among the ten points, its
# name there, and whether a registration is not complete without it.
class Point(NamedTuple):
    """One entry of the registration form."""

    name: str
    number: int
    title: str
    needed: bool = True


MOST = 10**15 - 1
"""The largest amount that is kept: a slip of the keys, or a number of a bank account, is none."""
POINTS = (
    Point("name", 1, "Tên mô hình"),
    Point("kind", 1, "Loại"),
    Point("field", 1, "Lĩnh vực"),
    Point("unit", 1, "Đơn vị, thôn đăng ký"),
    Point("head", 1, "Người đứng đầu, đại diện"),
    Point("situation", 2, "Tình hình, lý do chọn"),
    Point("aims", 3, "Mục tiêu, tiêu chí"),
    Point("content", 4, "Nội dung, cách làm"),
    Point("place", 5, "Địa điểm"),
    Point("concerned", 5, "Đối tượng"),
    Point("people", 5, "Số người", needed=False),
    Point("lead", 6, "Chủ trì"),
    Point("coordination", 6, "Phối hợp", needed=False),
    Point("participants", 6, "Lực lượng tham gia", needed=False),
    Point("resources", 7, "Nguồn lực", needed=False),
    Point("money", 7, "Kinh phí", needed=False),
    Point("labour_days", 7, "Ngày công", needed=False),
    Point("land", 7, "Đất hiến", needed=False),
    Point("starts_on", 8, "Bắt đầu"),
    Point("ends_on", 8, "Kết thúc", needed=False),
    Point("assess_on", 8, "Đánh giá, tổng kết", needed=False),
    Point("products", 9, "Sản phẩm, kết quả dự kiến"),
    Point("sustainability", 10, "Khả năng duy trì, nhân rộng"),
)

# What a step of a stage should say of itself; moving there asks for this and nothing else.
ASKED: dict[Stage, tuple[str, ...]] = {
    Stage.REGISTERED: ("reached_on",),
    Stage.STARTED: ("reached_on",),
    Stage.SURVEYED: ("reached_on", "done_by", "document"),
    Stage.APPRAISED: ("reached_on", "done_by", "document"),
    Stage.RECOGNISED: ("reached_on", "document"),
    Stage.OUTSTANDING: ("reached_on", "document"),
    Stage.PROPOSED: ("reached_on", "document"),
    Stage.REWARDED: ("reached_on", "document"),
    Stage.REPLICATED: ("reached_on",),
}
ASKED_AS = {"reached_on": "ngày", "done_by": "người thực hiện", "document": "văn bản"}

_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".bmp")

# A stage without which another one would hang in the air.
_RESTS_ON = {
    Stage.RECOGNISED: Stage.APPRAISED,
    Stage.OUTSTANDING: Stage.RECOGNISED,
    Stage.PROPOSED: Stage.RECOGNISED,
    Stage.REWARDED: Stage.RECOGNISED,
    Stage.REPLICATED: Stage.RECOGNISED,
}


def standing(model: Model) -> str:
    """Return the value of the end or the stage at which a model stands."""
    return model.ended.value if model.ended is not None else model.stage.value


def missing(model: Model) -> list[str]:
    """Say stage by stage what is still missing, of the stages that the model reached."""
    if not model.goes_on:
        return []
    said = [f"{stage.label}: chưa có {'; '.join(lacks)}." for stage, lacks in _lacks(model) if lacks]
    for stage, basis in _RESTS_ON.items():
        if model.has(stage) and not model.has(basis):
            said.append(f"Đã ghi bước {stage.label} nhưng chưa ghi bước {basis.label}.")
    return said


def odd_days(model: Model) -> list[str]:
    """Say which days of a model do not go together."""
    said = []
    dated = [step for step in model.steps if step.reached_on]
    for earlier, later in pairwise(dated):
        assert earlier.reached_on is not None
        assert later.reached_on is not None
        if later.reached_on < earlier.reached_on:
            said.append(
                f"{later.stage.label} ngày {later.reached_on:%d/%m/%Y} trước"
                f" {earlier.stage.label.lower()} ngày {earlier.reached_on:%d/%m/%Y}."
            )
    return said


def _lacks(model: Model) -> list[tuple[Stage, list[str]]]:
    found = []
    for step in model.steps or (Step(Stage.REGISTERED),):
        lacks = [ASKED_AS[name] for name in ASKED[step.stage] if not getattr(step, name)]
        if step.stage is Stage.REGISTERED:
            points = (point for point in POINTS if point.needed)
            lacks += [in_sentence(point.title) for point in points if not getattr(model, point.name)]
        if step.stage is Stage.REPLICATED and not model.replications:
            lacks.append("nơi nhân rộng")
        found.append((step.stage, lacks))
    return found


def examined(model: Model) -> Model:
    """Return a model that may be kept; raise UserError where it cannot be."""
    if not model.name.strip():
        raise UserError("Chưa có tên mô hình: hãy nhập tên, ví dụ “Đường hoa thôn Đoài”.")
    named = (
        ("people", "Số người"),
        ("money", "Kinh phí"),
        ("labour_days", "Ngày công"),
        ("land", "Diện tích đất"),
    )
    for name, title in named:
        if (getattr(model, name) or 0) < 0:
            raise UserError(f"{title} không thể là số âm: hãy sửa lại.")
        if (getattr(model, name) or 0) > MOST:
            raise UserError(f"{title} không thể quá 15 chữ số: hãy sửa lại.")
    if model.starts_on and model.ends_on and model.ends_on < model.starts_on:
        raise UserError(
            f"Ngày kết thúc {model.ends_on:%d/%m/%Y} trước ngày bắt đầu {model.starts_on:%d/%m/%Y}: hãy sửa"
            " một trong hai ngày."
        )
    return model


def check_step(step: Step, today: date) -> None:
    """Raise UserError where a step cannot have been taken yet."""
    check_done(step.reached_on, today, f"Ngày {step.stage.label.lower()}")


def check_end(ended: End | None, reason: str, day: date | None, today: date) -> None:
    """Raise UserError where a refusal or a withdrawal lacks its reason, or has a day to come."""
    if ended is None:
        return
    if not reason.strip():
        raise UserError(f"Chưa có lý do {ended.label.lower()}: hãy ghi lý do, sổ đăng ký giữ lại lý do này.")
    check_done(day, today, f"Ngày {ended.label.lower()}")


def is_photo(name: str) -> bool:
    """Tell whether a file says by its name that it is a picture."""
    return name.lower().endswith(_PHOTOS)


def continued(model: Model, year: int) -> Model:
    """Return a model of a later year that goes on with one of before: what it is, not what it came to."""
    return Model(
        "",
        year,
        **{
            name: getattr(model, name)
            for name in (
                "name",
                "movement",
                "kind",
                "field",
                "unit",
                "head",
                "place",
                "concerned",
                "people",
                "situation",
                "aims",
                "content",
                "lead",
                "coordination",
                "participants",
                "resources",
                "products",
                "sustainability",
            )
        },
        previous=model.id,
    )
