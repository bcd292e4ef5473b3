# SPDX-License-Identifier: MIT
"""A person of a campaign as the list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import Member, Standing
from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.text.normal import capital
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


TONES = {
    MemberState.SIGNED: Tone.DONE,
    MemberState.EXCUSED: Tone.SOON,
    MemberState.REFUSED: Tone.OVERDUE,
    MemberState.MOVED: Tone.ACCENT,
    MemberState.UNSIGNED: Tone.NEUTRAL,
}

_SHORT = {MemberState.EXCUSED: "Có lý do"}


@dataclass(frozen=True)
class MemberRow:
    """One person as of a day; `position`, `name_place` and `unit_place` are places in the three orders."""

    member: Member
    position: int
    name_place: int
    unit_place: int
    unit: str
    scans: int = 0
    version: int | None = None

    @property
    def id(self) -> str:
        """Return the person's key."""
        return self.member.person.id

    @property
    def full_name(self) -> str:
        """Return the person's name."""
        return self.member.person.full_name

    @property
    def birth(self) -> str:
        """Return the birth date as it is read."""
        return birth_text(self.member.person.birth)

    @property
    def state(self) -> Chip:
        """Return how the person stood on the day, as a chip."""
        state = self.member.state
        return Chip(_SHORT.get(state, state.label), TONES[state], self.told)

    @property
    def signed_on(self) -> date | None:
        """Return the day of signing, where the person had signed by the day."""
        return self.member.entry.signed_on if self.member.is_signed else None

    @property
    def reason(self) -> str:
        """Return why the person had not signed by the day; what was said before a signature says no more."""
        member = self.member
        return "" if member.is_signed or member.state is not member.entry.state else member.entry.reason

    @property
    def standing(self) -> str:
        """Return by which rule the person is in the list and counted, empty in the usual case."""
        member = self.member
        counted = "" if member.is_counted else "không tính"
        if member.entry.included is not None:
            counted = "tính (chọn riêng)" if member.entry.included else "không tính (chọn riêng)"
        said = " · ".join(part for part in (member.standing.label, counted) if part)
        return capital(said)

    @property
    def told(self) -> str:
        """Return the state with its day, version and reason."""
        parts = [self.member.state.label]
        if day := self.signed_on:
            parts[0] += f" ngày {day:%d/%m/%Y}"
        if (since := self.member.entry.since) and self.member.state is self.member.entry.state:
            parts[0] += f" từ {since:%d/%m/%Y}"
        if self.member.is_signed and self.version:
            parts.append(f"nội dung lần {self.version}")
        if self.reason:
            parts.append(self.reason)
        return " · ".join(parts)

    @property
    def note(self) -> str:
        """Return what she remarked."""
        return self.member.entry.note


COLUMNS = (
    Column("position", "TT", kind=Kind.NUMBER, width=3, tooltip="Thứ tự riêng của danh sách (Alt+↑, Alt+↓)"),
    Column("full_name", "Họ và tên", width=22, tooltip="Họ và tên, xếp theo tên", keep_end=True),
    Column("birth", "Ngày sinh", width=10),
    Column("job", "Chức vụ", lambda row: row.member.position, width=12),
    Column("unit", "Đơn vị", width=13, stretch=True),
    Column("kind", "Đối tượng", lambda row: row.member.person.kind.label, width=11, hidden=True),
    Column("state", "Tình trạng", kind=Kind.CHIP, width=13),
    Column("signed_on", "Ngày ký", kind=Kind.DATE, width=11, editable=True),
    Column("reason", "Lý do", width=11, editable=True),
    Column("standing", "Diện", width=9, tooltip="Mới đến, đã đi, tính hay không tính"),
    Column("scans", "Quét", lambda row: row.scans or None, kind=Kind.NUMBER, width=5, hidden=True),
    Column("note", "Ghi chú", width=14, editable=True, hidden=True),
)


def standing_choices() -> list[tuple[str, str]]:
    """Return what the filter of standings offers."""
    usual = "Thuộc phạm vi từ đầu"
    return [(standing.value, standing.label or usual) for standing in Standing] + [
        ("counted", "Tính vào tổng số"),
        ("not-counted", "Không tính"),
    ]


SCANS = (("scanned", "Có bản quét"), ("missing", "Đã ký, chưa có bản quét"))


def passes(row: MemberRow, wanted: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a person passes the filters of state, unit, kind, standing and scanned pages."""
    member = row.member
    standings = wanted.get("standing", frozenset())
    kinds, counts = standings & set(Standing), standings - set(Standing)
    scanned = "scanned" if row.scans else "missing" if member.is_signed else ""
    return (
        member.state.value in wanted.get("state", {member.state.value})
        and (member.unit or "") in wanted.get("unit", {member.unit or ""})
        and member.person.kind in wanted.get("kind", {member.person.kind})
        and (not kinds or member.standing.value in kinds)
        and (not counts or ("counted" if member.is_counted else "not-counted") in counts)
        and scanned in wanted.get("scans", {scanned})
    )
