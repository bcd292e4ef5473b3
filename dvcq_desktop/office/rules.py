# SPDX-License-Identifier: MIT
"""What an office consists of, who is in office on a day, and what its decisions follow from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnitKind(StrEnum):
    """Kinds of units; the value is what is stored."""

    LEADERSHIP = "leadership"
    DIVISION = "division"
    SERVICE = "service"
    POLICE = "police"
    MILITARY = "military"
    FRONT = "front"
    UNION = "union"
    VILLAGE = "village"
    FRONT_COMMITTEE = "front-committee"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the kind as it is shown."""
        return _UNIT_KIND_LABELS[self]


class PersonKind(str):
    """A kind of people in office, one of the office's own list; it equals its key, whatever it is called.

    Those named here are built in (Luật Cán bộ, công chức; Luật Viên chức; and who else works there):
    they can be renamed and switched off, never deleted. A kind that is not `enabled` is offered no more.
    """

    __slots__ = ("enabled", "label", "position")
    enabled: bool
    label: str
    position: int

    CADRE: ClassVar[PersonKind]
    CIVIL_SERVANT: ClassVar[PersonKind]
    PUBLIC_EMPLOYEE: ClassVar[PersonKind]
    CONTRACT_WORKER: ClassVar[PersonKind]
    PART_TIME: ClassVar[PersonKind]
    POLICE: ClassVar[PersonKind]
    MILITARY: ClassVar[PersonKind]

    def __new__(cls, key: str, label: str = "", position: int = 0, *, enabled: bool = True) -> Self:
        """Make a kind; what is not said of a built-in one is as it is built in."""
        made = super().__new__(cls, key)
        place = list(_PERSON_KIND_LABELS).index(key) + 1 if key in _PERSON_KIND_LABELS else 0
        made.label = label or _PERSON_KIND_LABELS.get(key, "(đối tượng đã xóa)")
        made.position = position or place
        made.enabled = enabled
        return made

    @property
    def id(self) -> str:
        """Return the key that is stored."""
        return str(self)

    @property
    def is_built_in(self) -> bool:
        """Tell whether the program knows it by itself."""
        return self in _PERSON_KIND_LABELS


_PERSON_KIND_LABELS = {
    "cadre": "Cán bộ",
    "civil-servant": "Công chức",
    "public-employee": "Viên chức",
    "contract-worker": "Người lao động hợp đồng",
    "part-time": "Người hoạt động không chuyên trách",
    "police": "Công an",
    "military": "Quân sự",
}
BUILT_IN_KINDS = tuple(PersonKind(key) for key in _PERSON_KIND_LABELS)
for _kind in BUILT_IN_KINDS:
    setattr(PersonKind, _kind.id.replace("-", "_").upper(), _kind)
USUAL_KIND = PersonKind.CIVIL_SERVANT


class OfficeProfile(NamedTuple):
    """What the office was called, and where it stood, from `valid_from` on."""

    id: str
    valid_from: date
    name: str
    place: str
    city: str = ""
    governing: str = ""
    symbol: str = "UBND"
    unit_in_charge: str | None = None
    filing: str = "VT"

    @property
    def letterhead(self) -> str:
        """Return the name as the letterhead shows it, in capitals (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
        return self.name.upper()


class Unit(NamedTuple):
    """A unit of the commune, or one that works with it; `valid_to` is its last day."""

    id: str
    name: str
    kind: UnitKind
    short_name: str = ""
    symbol: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    position: int = 0
    note: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether the unit exists on a day."""
        return _within(day, self.valid_from, self.valid_to)

    @property
    def called(self) -> str:
        """Return the short name where there is one."""
        return self.short_name or self.name

    @property
    def is_subordinate(self) -> bool:
        """Tell whether the People's Committee gives this unit orders rather than asks it.

        It writes "Yêu cầu" to its own units and "Đề nghị" to the Front, the unions, police and military.
        """
        return self.kind in {UnitKind.LEADERSHIP, UnitKind.DIVISION, UnitKind.SERVICE, UnitKind.VILLAGE}


class UnitGroup(NamedTuple):
    """A name under which a plan addresses several units at once ("Các thôn")."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    note: str = ""


class Tenure(NamedTuple):
    """One position of one person in one unit; `ends_on` is the last day in it."""

    id: str
    person: str
    unit: str
    position: str = ""
    is_head: bool = False
    starts_on: date | None = None
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the person holds the position on a day."""
        return _within(day, self.starts_on, self.ends_on)


class Person(NamedTuple):
    """A person; `birth` is an ISO date or only a year, as staff lists have it."""

    id: str
    full_name: str
    birth: str = ""
    kind: PersonKind = USUAL_KIND
    tenures: tuple[Tenure, ...] = ()
    note: str = ""

    def tenure_on(self, day: date) -> Tenure | None:
        """Return the position held on a day: as a head first, else the one begun last."""
        held = [tenure for tenure in self.tenures if tenure.holds_on(day)]
        return max(held, key=lambda tenure: (tenure.is_head, tenure.starts_on or date.min), default=None)


class Signer(NamedTuple):
    """Someone who signs for the office, or for one `unit`; `authority` are the lines above the title."""

    id: str
    name: str
    title: str
    authority: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    position: int = 0
    unit: str | None = None

    def signs_on(self, day: date) -> bool:
        """Tell whether this person may sign on a day."""
        return _within(day, self.starts_on, self.ends_on)


def profile_on(profiles: list[OfficeProfile], day: date) -> OfficeProfile | None:
    """Return what the office was called on a day; before the first entry, the first one holds."""
    past = [profile for profile in profiles if profile.valid_from <= day]
    if past:
        return max(past, key=lambda profile: profile.valid_from)
    return min(profiles, key=lambda profile: profile.valid_from, default=None)


def signer_on(signers: list[Signer], day: date, unit: str | None = None) -> Signer | None:
    """Return the first signer, in the order she gave them, who may sign for the office or a unit on a day."""
    able = [signer for signer in signers if signer.unit == unit and signer.signs_on(day)]
    return min(able, key=lambda signer: signer.position, default=None)


def in_order(kinds: Iterable[PersonKind]) -> list[PersonKind]:
    """Return kinds in the office's own order, each once; of the same one the last counts."""
    found = {kind.id: kind for kind in kinds}
    return sorted(found.values(), key=lambda kind: (kind.position, kind.label, kind.id))


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


_UNIT_KIND_LABELS = {
    UnitKind.LEADERSHIP: "Lãnh đạo UBND",
    UnitKind.DIVISION: "Phòng chuyên môn",
    UnitKind.SERVICE: "Đơn vị sự nghiệp",
    UnitKind.POLICE: "Công an",
    UnitKind.MILITARY: "Quân sự",
    UnitKind.FRONT: "Mặt trận Tổ quốc",
    UnitKind.UNION: "Đoàn thể",
    UnitKind.VILLAGE: "Thôn, tổ dân phố",
    UnitKind.FRONT_COMMITTEE: "Ban công tác Mặt trận",
    UnitKind.OTHER: "Khác",
}
