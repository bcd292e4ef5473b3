# SPDX-License-Identifier: MIT
"""Take a staff list into the office: everything that was ticked, in one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import checks, store
from dvcq_desktop.office.changes import put_leaders_first
from dvcq_desktop.office.person_kinds.changes import save_kind
from dvcq_desktop.office.rules import Person, PersonKind, Tenure
from dvcq_desktop.office.staff.kinds import is_new
from dvcq_desktop.office.staff.proposals import Proposal, State
from dvcq_desktop.office.staff.units import ListedUnit
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.staff.proposals import Move


@dataclass(frozen=True)
class Order:
    """What is to be taken: the ticked rows, the units they need, and the days of what changes.

    `corrections` are the rows whose other position only corrects the one that is there; `days` are the days
    of single rows, where they are not `since`.
    """

    proposals: tuple[Proposal, ...]
    units: tuple[ListedUnit, ...]
    since: date
    last_day: date
    corrections: frozenset[str] = frozenset()
    days: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Applied:
    """What was taken: counts, and the people concerned."""

    new: int = 0
    changed: int = 0
    left: int = 0
    units: int = 0
    people: tuple[str, ...] = ()
    kinds: int = 0

    @property
    def sentence(self) -> str:
        """Return it in words."""
        parts = (
            f"thêm {self.new} người" if self.new else "",
            f"sửa {self.changed} người" if self.changed else "",
            f"kết thúc công tác {self.left} người" if self.left else "",
            f"thêm {self.units} đơn vị" if self.units else "",
            f"thêm {self.kinds} đối tượng" if self.kinds else "",
        )
        return ", ".join(filter(None, parts)) or "không có gì thay đổi"


def apply_list(action: Action, order: Order) -> Applied:
    """Write what was ticked; raises UserError, and nothing is written, where a row cannot be."""
    return _Work(action, order).run()


class _Work:
    def __init__(self, action: Action, order: Order) -> None:
        self._action, self._order = action, order
        self._people = {person.id: person for person in store.people(action.connection)}
        self._made: dict[str, str] = {}
        self._made_kinds: dict[PersonKind, PersonKind] = {}

    def run(self) -> Applied:
        taken: Sequence[Proposal] = self._order.proposals
        self._add_units({each.move.new_unit for each in taken if each.move and each.move.new_unit})
        counts = dict.fromkeys(State, 0)
        ids = []
        for each in taken:
            counts[each.state] += 1
            ids.append(self._take(each))
        return Applied(
            counts[State.NEW],
            counts[State.CHANGED],
            counts[State.LEFT],
            len(self._made),
            tuple(ids),
            len(self._made_kinds),
        )

    def _add_units(self, keys: set[str]) -> None:
        position = max((unit.position for unit in store.units(self._action.connection)), default=0)
        for listed in self._order.units:
            if listed.key in keys:
                position += 1
                unit = listed.unit._replace(position=position)
                checks.check_unit(unit)
                self._made[listed.key] = store.save_unit(self._action, unit)
        put_leaders_first(self._action, set(self._made.values()))

    def _take(self, proposal: Proposal) -> str:
        if proposal.state is State.NEW:
            return self._add(proposal)
        person = self._people.get(proposal.person.id if proposal.person else "")
        if person is None:
            raise UserError(f"{proposal.name} vừa bị xóa khỏi danh sách: hãy đọc lại tệp rồi nhập lại.")
        if proposal.state is State.LEFT:
            return self._end(person)
        return self._change(proposal, person)

    def _add(self, proposal: Proposal) -> str:
        person = Person("", **self._values(proposal))  # type: ignore[arg-type]  # made by `proposals`
        if proposal.move:
            starts_on = proposal.listed.starts_on if proposal.listed else None
            person = person._replace(tenures=(self._tenure(proposal.move, starts_on),))
        checks.check_person(person)
        return store.save_person(self._action, person)

    def _change(self, proposal: Proposal, person: Person) -> str:
        changed = person._replace(**self._values(proposal))  # type: ignore[arg-type]  # made by `proposals`
        move = proposal.move
        if move:
            changed = changed._replace(tenures=self._moved(proposal, person, move))
        checks.check_person(changed)
        return store.save_person(self._action, changed)

    def _values(self, proposal: Proposal) -> dict[str, object]:
        """Return what is written of a person, a new kind made first."""
        values = dict(proposal.values or {})
        kind = values.get("kind")
        if isinstance(kind, PersonKind) and is_new(kind):
            if kind not in self._made_kinds:
                key = save_kind(self._action, "", {"label": kind.label})
                self._made_kinds[kind] = PersonKind(key, kind.label)
            values["kind"] = self._made_kinds[kind]
        return values

    def _moved(self, proposal: Proposal, person: Person, move: Move) -> tuple[Tenure, ...]:
        """Return the positions after a move: the old one corrected, or ended the day before the new one."""
        old = next((tenure for tenure in person.tenures if move.old and tenure.id == move.old.id), None)
        others = [tenure for tenure in person.tenures if tenure is not old]
        if old and proposal.key in self._order.corrections:
            unit = self._made.get(move.new_unit, move.unit)
            return (*others, old._replace(unit=unit, position=move.position, is_head=move.is_head))
        own = proposal.listed.starts_on if proposal.listed else None
        since = self._order.days.get(proposal.key, own or self._order.since)
        new = self._tenure(move, since)
        if old is None:
            return (*others, new)
        if old.starts_on and since <= old.starts_on:
            raise UserError(
                f"{person.full_name}: ngày chuyển ({short_date(since)}) phải sau ngày bắt đầu vị trí cũ"
                f" ({short_date(old.starts_on)}); hãy đổi ngày, hoặc chọn “chỉ sửa lại cho đúng”."
            )
        return (*others, old._replace(ends_on=since - timedelta(days=1)), new)

    def _tenure(self, move: Move, starts_on: date | None) -> Tenure:
        unit = self._made.get(move.new_unit, move.unit)
        return Tenure("", "", unit, move.position, move.is_head, starts_on)

    def _end(self, person: Person) -> str:
        last = self._order.last_day
        for tenure in person.tenures:
            if tenure.ends_on is None or tenure.ends_on > last:
                ended = tenure._replace(ends_on=last)
                checks.check_tenure(ended)
                store.save_tenure(self._action, ended, person.id)
        return person.id
