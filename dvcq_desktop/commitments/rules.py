# SPDX-License-Identifier: MIT
"""What a campaign is, which words are signed in it, and where each person stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import MOST_COPIES
from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.text.dates import check_done
from dvcq_desktop.text.numbers import percent

SUBJECT = "không gây phiền hà, sách nhiễu nhân dân"
"""What is promised, as the real plan has it (II.5)."""


class MemberState(StrEnum):
    """Say where a person stands in a campaign; the value is what is stored."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    EXCUSED = "excused"
    REFUSED = "refused"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """Return the state as it is shown."""
        return _STATE_LABELS[self]

    @property
    def needs_reason(self) -> bool:
        """Tell whether the state says nothing without its reason."""
        return self is MemberState.EXCUSED


class Joiners(StrEnum):
    """Say whether those who take office after a campaign's first day must sign."""

    COUNTED = "counted"
    NOT_COUNTED = "not-counted"

    @property
    def label(self) -> str:
        """Return the rule as it is shown."""
        return _JOINER_LABELS[self]


class Leavers(StrEnum):
    """Say how those who leave office before a campaign's last day are counted."""

    IF_SIGNED = "if-signed"
    COUNTED = "still-counted"
    NOT_COUNTED = "left-out"

    @property
    def label(self) -> str:
        """Return the rule as it is shown."""
        return _LEAVER_LABELS[self]


REASONS = ("Nghỉ thai sản", "Đi học tập trung", "Nghỉ ốm, điều trị", "Biệt phái", "Đi công tác dài ngày")
"""Reasons that are offered for not having signed; she may type any other."""


@dataclass(frozen=True)
class Campaign:
    """One round of signing: which year, what about, who must sign, from when to when.

    `kinds` and `units` are the scope, empty for everybody; `top_confirmer` is the title above the left box
    on the form of the office's own head, blank by default, for nobody in the office stands above.
    """

    id: str
    year: int
    name: str
    subject: str = SUBJECT
    kinds: tuple[PersonKind, ...] = ()
    units: tuple[str, ...] = ()
    joiners: Joiners = Joiners.COUNTED
    leavers: Leavers = Leavers.IF_SIGNED
    starts_on: date | None = None
    ends_on: date | None = None
    unit_in_charge: str | None = None
    copies: int = 2
    top_confirmer: str = ""
    note: str = ""

    def last_day(self, as_of: date) -> date:
        """Return the day on which office decides who must sign: `as_of`, but not after the campaign."""
        return min(as_of, self.ends_on) if self.ends_on else as_of


@dataclass(frozen=True)
class CommitmentText:
    """One version of the words that are signed; `promises` are numbered from 1 in their order.

    Once printed or signed, the words never change: `store.texts.save_text` then makes the next version.
    """

    id: str
    campaign: str
    version: int
    title: str
    promises: tuple[str, ...]
    bases: tuple[str, ...] = ()
    opening: str = ""
    closing: str = ""
    printed_on: date | None = None
    signatures: int = 0
    note: str = ""

    @property
    def is_in_use(self) -> bool:
        """Tell whether somebody holds a paper with these words, so that they must not change."""
        return self.printed_on is not None or self.signatures > 0

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is signed, part by part; two versions with the same words are the same text."""
        promises = (f"{number}. {promise}" for number, promise in enumerate(self.promises, start=1))
        return (self.title, *self.bases, self.opening, *promises, self.closing)

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the words, from which codes and the keys of signatures are made."""
        return hashlib.sha256("\x1e".join(self.words).encode()).hexdigest()


@dataclass(frozen=True)
class MemberEntry:
    """What was recorded of one person in one campaign; without a record, nothing was signed.

    `since` is the day from which a state other than signed holds, from the beginning where it is not said.
    `included` overrides the rule of who is counted; `position` is the place in the list's own order.
    """

    state: MemberState = MemberState.UNSIGNED
    signed_on: date | None = None
    text: str | None = None
    reason: str = ""
    included: bool | None = None
    position: int | None = None
    note: str = ""
    since: date | None = None

    def as_of(self, day: date) -> MemberState:
        """Return the state on a day: what began on a later day was not there yet."""
        began = self.signed_on if self.state is MemberState.SIGNED else self.since
        if began and began > day:
            return MemberState.UNSIGNED
        return self.state


@dataclass(frozen=True)
class Rate:
    """How many of those who must sign did, and where the others stand, as of a day."""

    must: int = 0
    signed: int = 0
    by_state: dict[MemberState, int] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """Return how many must still sign, whatever the reason."""
        return self.must - self.signed

    @property
    def percent(self) -> str:
        """Return the share as reports write it ("95,8%"), a dash where nobody must sign."""
        return percent(self.signed, self.must)


def check_campaign(campaign: Campaign) -> None:
    """Raise UserError where a campaign contradicts itself or lacks what its papers need."""
    if not campaign.name.strip():
        raise UserError("Đợt ký chưa có tên: hãy gõ tên đợt, ví dụ “Đợt ký cam kết năm 2026”.")
    if not campaign.subject.strip():
        raise UserError("Đợt ký chưa có nội dung cam kết: hãy gõ điều phải cam kết.")
    if campaign.starts_on and campaign.ends_on and campaign.ends_on < campaign.starts_on:
        raise UserError(
            f"Ngày kết thúc {campaign.ends_on:%d/%m/%Y} trước ngày bắt đầu {campaign.starts_on:%d/%m/%Y}:"
            " hãy sửa một trong hai ngày."
        )
    if not 1 <= campaign.copies <= MOST_COPIES:
        raise UserError(f"Số bản mỗi người phải từ 1 đến {MOST_COPIES}.")


def check_text(text: CommitmentText) -> None:
    """Raise UserError where a text cannot be signed."""
    if not text.title.strip():
        raise UserError("Bản cam kết chưa có tiêu đề: hãy gõ tiêu đề, ví dụ “BẢN CAM KẾT”.")
    if not text.promises:
        raise UserError("Bản cam kết chưa có điều nào: hãy gõ mỗi điều trên một dòng.")


def check_state(entry: MemberEntry) -> None:
    """Raise UserError where a state lacks what it says nothing without."""
    if entry.state is MemberState.SIGNED and entry.signed_on is None:
        raise UserError("Chưa có ngày ký: hãy gõ ngày ký, ví dụ 05/3/2026.")
    if entry.state.needs_reason and not entry.reason.strip():
        raise UserError("Chưa có lý do chưa ký: hãy chọn hoặc gõ lý do, ví dụ “Nghỉ thai sản”.")


def check_signing_day(day: date, today: date) -> None:
    """Raise UserError where nobody can have signed on a day."""
    check_done(day, today, "Ngày ký")


_STATE_LABELS = {
    MemberState.UNSIGNED: "Chưa ký",
    MemberState.SIGNED: "Đã ký",
    MemberState.EXCUSED: "Chưa ký có lý do",
    MemberState.REFUSED: "Từ chối ký",
    MemberState.MOVED: "Chuyển đi",
}
_JOINER_LABELS = {
    Joiners.COUNTED: "Phải ký, tính vào tổng số",
    Joiners.NOT_COUNTED: "Không tính vào tổng số",
}
_LEAVER_LABELS = {
    Leavers.IF_SIGNED: "Chỉ tính nếu đã ký",
    Leavers.COUNTED: "Vẫn tính vào tổng số",
    Leavers.NOT_COUNTED: "Không tính vào tổng số",
}
