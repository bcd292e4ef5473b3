# SPDX-License-Identifier: MIT
"""A decision on recognition: whom it names, at which level, who takes it, what it replaces. No I/O."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.database.kept import about
from dvcq_desktop.nominations.terms import Body, DecisionState, Level, Movement, Stage
from dvcq_desktop.text.dates import day_of, decree_date, stored_day
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SYMBOL = "QĐ-UBND"
PARTY_SYMBOL = "QĐ/ĐU"
BLANK = "…………"

STAGES: dict[Level, tuple[Stage, ...]] = {
    Level.RECOGNISED: (Stage.RECOGNISED,),
    Level.OUTSTANDING: (Stage.RECOGNISED, Stage.OUTSTANDING),
    Level.PROPOSED: (Stage.RECOGNISED, Stage.OUTSTANDING, Stage.PROPOSED),
    Level.REWARDED: (Stage.RECOGNISED, Stage.OUTSTANDING, Stage.REWARDED),
}
"""The stages that a model reaches by a decision: who is proposed for a reward is of the outstanding ones.

Who is rewarded at once was not proposed to a higher level: these are different counts.
"""

KEPT_TEXTS = (
    "number", "symbol", "signer_authority", "signer_title", "signer_name", "bases", "proposal_number",
    "body_name", "replace_reason",
)  # fmt: skip

GIVEN_BY_DECISION = (Stage.RECOGNISED, Stage.OUTSTANDING, Stage.PROPOSED, Stage.REWARDED)


class Listed(NamedTuple):
    """A model as a decision names it; of a frozen one as it was then."""

    name: str
    unit: str = ""
    field: str = ""
    kind: str = ""
    head: str = ""
    place: str = ""


class Item(NamedTuple):
    """A model in a decision: its level, its title of honour and its form of reward, which are two things.

    `total` is in hundredths. `said` is what is printed of it.
    """

    id: str
    model: str
    level: Level = Level.RECOGNISED
    honour: str = ""
    award: str = ""
    total: int | None = None
    rank: int | None = None
    said: Listed = Listed("")
    snapshot: str = ""


@dataclass(frozen=True)
class Recognition:
    """A decision, or the Party's recorded one; `items` in the order in which they are printed."""

    id: str
    year: int
    movement: Movement = Movement.SKILFUL
    body: Body = Body.COMMITTEE
    state: DecisionState = DecisionState.DRAFT
    appraisal: str | None = None
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    signer_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    bases: str = ""
    proposal_number: str = ""
    proposal_on: date | None = None
    body_name: str = ""
    replaces: str | None = None
    replace_reason: str = ""
    frozen_at: str = ""
    snapshot: str = ""
    note: str = ""
    items: tuple[Item, ...] = ()
    files: tuple[KeptFile, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Tell whether only a new decision can change what this one says."""
        return self.state is DecisionState.FROZEN

    @property
    def takes_back(self) -> bool:
        """Tell whether the decision names nobody: it only takes an earlier one back."""
        return bool(self.replaces) and not self.items

    @property
    def full_number(self) -> str:
        """Return number and symbol as they are written, "" before there is a number."""
        return full_number(self.body, self.number, self.symbol)

    @property
    def cited(self) -> str:
        """Return how a later paper cites the decision; what is not known yet stays dotted."""
        number = self.full_number or full_number(self.body, BLANK, self.symbol)
        day = decree_date(self.issued_on) if self.issued_on else f"ngày {BLANK}"
        return f"Quyết định số {number} {day}"

    @property
    def called(self) -> str:
        """Return what a screen calls the decision."""
        if self.full_number:
            return f"Quyết định số {self.full_number}"
        return "Quyết định chưa có số" if self.is_frozen else "Dự thảo quyết định"

    def at(self, *levels: Level) -> list[Item]:
        """Return the models of some levels."""
        return [item for item in self.items if item.level in levels]


def full_number(body: Body, number: str, symbol: str) -> str:
    """Return a number with its symbol: 12/QĐ-UBND, of the Party 12-QĐ/ĐU."""
    if not number:
        return ""
    return f"{number}{'-' if body is Body.PARTY else '/'}{symbol or usual_symbol(body)}"


def usual_symbol(body: Body) -> str:
    """Return the symbol of a body's decisions, as long as she wrote no other."""
    return PARTY_SYMBOL if body is Body.PARTY else SYMBOL


def along_body(before: Recognition, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return symbol and bases that another deciding body brings along; what she wrote herself stays."""
    body = values.get("body", before.body)
    usual = usual_of_body(before.movement, before.year, before.body)
    return {
        name: said
        for name, said in usual_of_body(before.movement, before.year, body).items()
        if body is not before.body and name not in values and getattr(before, name) in {"", usual[name]}
    }


def usual_of_body(movement: Movement, year: int, body: Body) -> dict[str, str]:
    """Return what a draft begins with that depends on who decides; the Party's bases are its own."""
    bases = "" if body is Body.PARTY else "\n".join(usual_bases(movement, year))
    return {"bases": bases, "symbol": usual_symbol(body)}


def movement_models(movement: Movement) -> str:
    """Return what the models of a movement are called in running text."""
    if movement is Movement.SECURITY:
        return f"mô hình phong trào “{movement.label}”"
    return f"mô hình “{movement.label}”"


def usual_honour(movement: Movement, level: Level, year: int) -> str:
    """Return the title of honour that goes with a level, as long as she wrote no other."""
    outstanding = "" if level is Level.RECOGNISED else " tiêu biểu"
    name = movement_models(movement)
    return f"{capital(name)}{outstanding} năm {year}"


def usual_award(level: Level) -> str:
    """Return the form of reward that goes with a level; titles of honour and forms of reward are apart."""
    return "Giấy khen" if level in {Level.PROPOSED, Level.REWARDED} else ""


def usual_bases(movement: Movement, year: int) -> tuple[str, ...]:
    """Return the legal bases that a draft begins with; she edits them."""
    return (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Luật Thi đua, Khen thưởng ngày 15 tháng 6 năm 2022",
        f"Căn cứ kết quả đăng ký, thực hiện và thẩm định {movement_models(movement)} năm {year}",
    )


def refusals(decision: Recognition, lacking: Iterable[str] = ()) -> list[str]:
    """Say why a decision cannot be frozen yet, each with what to do; nothing where it can.

    `lacking` is what the appraisal that it rests on still lacks.
    """
    said = []
    if decision.issued_on is None:
        said.append("Quyết định chưa có ngày ban hành: hãy ghi ô Ngày ban hành, rồi chốt.")
    # One that takes an earlier decision back names nobody.
    if not decision.items and not decision.replaces:
        said.append("Quyết định chưa có mô hình nào: hãy thêm mô hình vào danh sách, rồi chốt.")
    if decision.replaces and not decision.replace_reason.strip():
        said.append("Chưa ghi lý do thay quyết định trước: hãy ghi lý do, rồi chốt.")
    if not decision.number:
        said.append("Quyết định chưa có số: hãy ghi số mà văn thư cấp (hoặc số của Đảng ủy), rồi chốt.")
    said += [f"{sentence} Hãy chấm xong ở thẻ Chấm điểm, rồi chốt." for sentence in lacking]
    return said


def in_force(decisions: Iterable[Recognition], new: Recognition | None = None) -> list[Recognition]:
    """Return the frozen decisions that none replaces; beside a `new` one, those that it leaves in force."""
    frozen = [each for each in decisions if each.is_frozen and (new is None or each.id != new.id)]
    replaced = {each.replaces for each in frozen} | ({new.replaces} if new is not None else set())
    return [each for each in frozen if each.id not in replaced]


def clash(decision: Recognition, others: Iterable[Recognition]) -> str:
    """Return why a decision cannot stand beside others that are frozen, "" where it can.

    One number is one decision; a decision is replaced once; what one appraisal came to is decided once, and
    changed by a decision that replaces it.
    """
    frozen = [other for other in others if other.is_frozen and other.id != decision.id]
    standing = {other.id for other in in_force(frozen, decision)}
    old = next((other for other in frozen if other.id == decision.replaces), None)
    # Two PCs may have frozen one result each: what replaces one of them can only stand beside the other.
    mends = old is not None and old.appraisal == decision.appraisal
    for other in frozen:
        if decision.number and (other.number, other.symbol, other.body) == (
            decision.number,
            decision.symbol,
            decision.body,
        ):
            return f"Đã có quyết định số {other.full_number} trong năm: hãy xem lại số, rồi chốt."
        if decision.replaces and other.replaces == decision.replaces:
            return f"Quyết định cũ đã được thay bằng {other.called}: hãy lập quyết định thay {other.called}."
        is_same = decision.appraisal and other.appraisal == decision.appraisal
        if is_same and other.id in standing and not mends:
            return f"Đợt thẩm định này đã chốt theo {other.called}: muốn sửa, lập quyết định thay thế."
    return ""


def rises(item: Item, before: Item) -> bool:
    """Tell whether a line gives a model more than an earlier one: a reward may follow a recognition."""
    return list(Level).index(item.level) > list(Level).index(before.level)


def frozen_sentence(decision: Recognition) -> str:
    """Return why nothing of a frozen decision can be changed."""
    named = f"Quyết định số {decision.full_number}" if decision.number else "quyết định chưa có số"
    return f"Kết quả này đã chốt theo {named}: muốn sửa, lập quyết định mới thay thế."


def about_decision(decision: Recognition) -> dict[str, Any]:
    """Return all that a decision says, to be kept with it when it is frozen."""
    return {
        **{name: getattr(decision, name) for name in KEPT_TEXTS},
        "body": decision.body.value,
        "issued_on": stored_day(decision.issued_on),
        "proposal_on": stored_day(decision.proposal_on),
        "items": [
            {
                "model": item.model,
                "level": item.level.value,
                "honour": item.honour,
                "award": item.award,
                "total": item.total,
                "rank": item.rank,
                "said": list(item.said),
            }
            for item in decision.items
        ],
    }


def as_frozen(decision: Recognition) -> Recognition:
    """Return a frozen decision as what it keeps says; one that was frozen before that was kept as it is."""
    held = about(decision.snapshot) if decision.is_frozen else {}
    if not held:
        return decision
    rows = {item.model: item for item in decision.items}
    return replace(
        decision,
        **{name: held[name] for name in KEPT_TEXTS},
        body=Body(held["body"]),
        issued_on=day_of(held["issued_on"]),
        proposal_on=day_of(held["proposal_on"]),
        items=tuple(_kept_item(each, rows.get(each["model"])) for each in held["items"]),
    )


def left_over_sentence(decision: Recognition, model: str, stages: Iterable[Stage]) -> str:
    """Say that a model still has stages that only the other of two texts of a frozen decision gave it."""
    named = ", ".join(f"“{stage.label}”" for stage in stages)
    return (
        f"{decision.called} không ghi bước {named} cho “{model}”, mà mô hình còn bước ấy từ bản đã chốt ở máy"
        " kia: hãy xem lại ở thẻ Thực hiện của mô hình."
    )


def _kept_item(held: Mapping[str, Any], row: Item | None) -> Item:
    model = held["model"]
    return Item(
        row.id if row else model,
        model,
        Level(held["level"]),
        held["honour"],
        held["award"],
        held["total"],
        held["rank"],
        Listed(*held["said"]),
        row.snapshot if row else "",
    )


def listed_from(snapshot: str) -> Listed:
    """Return a model as a frozen decision names it."""
    held = json.loads(snapshot)
    return Listed(**{name: str(held.get(name, "")) for name in Listed._fields})


def replacing(decision: Recognition) -> Recognition:
    """Return the draft of a decision that replaces a frozen one, to be changed where it shall differ."""
    return replace(
        decision,
        id="",
        state=DecisionState.DRAFT,
        number="",
        issued_on=None,
        replaces=decision.id,
        replace_reason="",
        proposal_number="",
        proposal_on=None,
        frozen_at="",
        snapshot="",
        note="",
        files=(),
        items=tuple(item._replace(id="", snapshot="") for item in decision.items),
    )
