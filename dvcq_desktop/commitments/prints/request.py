# SPDX-License-Identifier: MIT
"""What the papers of a campaign are made from, and whom of it they show in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.followups import Inspection
from dvcq_desktop.commitments.listing import ListOrder, in_order
from dvcq_desktop.commitments.members import Member, Standing
from dvcq_desktop.commitments.rules import Campaign, CommitmentText, MemberEntry, MemberState
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.office.printing import Sorting
from dvcq_desktop.office.rules import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.office.rules import Unit

NO_UNIT = "Chưa rõ đơn vị"
_ORDERS = {Sorting.UNIT: ListOrder.UNIT, Sorting.NAME: ListOrder.NAME, Sorting.LIST: ListOrder.OWN}


class CampaignFrame(Frame):
    """Frame the papers of a campaign: its own unit in charge signs them, where it names one."""

    def __init__(self, directory: Directory, as_of: date, in_charge: str | None) -> None:
        super().__init__(directory, as_of)
        self._in_charge = in_charge

    @property
    def unit_in_charge(self) -> Unit | None:
        """Return the unit that leads the campaign, else the one that follows the year's plan."""
        heir = self.directory.heir(self._in_charge, self.as_of) or self._in_charge
        return self.directory.units_by_id.get(heir or "") or super().unit_in_charge


@dataclass(frozen=True)
class CampaignRequest:
    """One campaign as of a day, with its people and the versions of its text, the first one first.

    `unit`, `people` and `only_unsigned` narrow what is shown, never what is counted.
    """

    campaign: Campaign
    as_of: date
    directory: Directory
    members: tuple[Member, ...] = ()
    texts: tuple[CommitmentText, ...] = ()
    unit: str | None = None
    people: tuple[str, ...] = ()
    sorting: Sorting | None = None
    copies: int = 0
    only_unsigned: bool = False

    @property
    def frame(self) -> CampaignFrame:
        """Return the frame of the campaign's papers."""
        return CampaignFrame(self.directory, self.as_of, self.campaign.unit_in_charge)

    @property
    def text(self) -> CommitmentText:
        """Return the version that is signed now; raise UserError where there is none."""
        if not self.texts:
            raise UserError(f"“{self.campaign.name}” chưa có nội dung cam kết: hãy soạn nội dung rồi in.")
        return self.texts[-1]

    @property
    def counted(self) -> list[Member]:
        """Return who must sign, of the unit asked for."""
        return [member for member in self.members if member.is_counted and self.unit in {None, member.unit}]

    @property
    def unit_names(self) -> list[str]:
        """Return the units that the title names: the one asked for, else those of the scope."""
        units = (self.unit,) if self.unit else self.campaign.units
        return [self.directory.unit_name(unit) for unit in units]

    def signers(self) -> list[Member]:
        """Return who gets something to sign, in order: the chosen ones, else all who are still there."""
        if self.people:
            found = [member for member in self.members if member.person.id in self.people]
        else:
            found = [member for member in self.counted if _is_there(member)]
        if self.only_unsigned:
            found = [member for member in found if not member.is_signed]
        if not found:
            raise UserError(self._nobody())
        return self.in_order(found)

    def in_order(self, members: Iterable[Member]) -> list[Member]:
        """Return people in the order asked for, by unit where none was."""
        return in_order(members, self.directory, _ORDERS[self.sorting or Sorting.UNIT])

    def unit_name(self, member: Member) -> str:
        """Return a person's unit."""
        return self.directory.unit_name(member.unit)

    def _nobody(self) -> str:
        where = f" ở {self.directory.unit_name(self.unit)}" if self.unit else ""
        if self.only_unsigned:
            return f"“{self.campaign.name}”: không còn ai chưa ký{where}, nên không có gì để in."
        if self.people:
            return f"Những người đã chọn không thuộc “{self.campaign.name}”, nên không có gì để in."
        return f"“{self.campaign.name}” chưa có ai phải ký{where}; hãy xem lại đối tượng, đơn vị, thời gian."


@dataclass(frozen=True)
class Violated:
    """What was found against a promise of a person: when, what, which promise, what followed."""

    found_on: date | None
    finding: str
    promise: str
    measure: str
    document: str


@dataclass(frozen=True)
class PersonHistory:
    """One person through all campaigns, the newest first, each as of the request's day."""

    person: Person
    signed: tuple[tuple[Campaign, Member, int], ...] = ()
    violations: tuple[Violated, ...] = ()


@dataclass(frozen=True)
class UnitViolation:
    """What was found in a unit, without saying against whom."""

    unit: str | None
    violated: Violated


@dataclass(frozen=True)
class CommitmentYear:
    """One year: its campaigns with who stands where, its inspections and violations, the earliest first."""

    year: int
    campaigns: tuple[tuple[Campaign, tuple[Member, ...]], ...] = ()
    inspections: tuple[Inspection, ...] = ()
    violations: tuple[UnitViolation, ...] = ()


@dataclass(frozen=True)
class YearRequest:
    """What a year's report is made from: the year asked for first, then the years before it."""

    as_of: date
    directory: Directory
    years: tuple[CommitmentYear, ...]
    in_charge: str | None = None


@dataclass(frozen=True)
class SheetRequest:
    """What the sheets of people are made from."""

    as_of: date
    directory: Directory
    people: tuple[PersonHistory, ...]
    in_charge: str | None = None


def state_on(member: Member) -> MemberEntry:
    """Return what was recorded of a person, without what came after the day."""
    return member.entry if member.state is member.entry.state else MemberEntry(note=member.entry.note)


def _is_there(member: Member) -> bool:
    return member.standing is not Standing.LEFT and member.state is not MemberState.MOVED
