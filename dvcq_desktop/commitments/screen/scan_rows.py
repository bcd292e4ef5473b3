# SPDX-License-Identifier: MIT
"""Scanned pages as their list shows, filters, sorts and counts them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.scanned import PageReason, PageState, Presence, ScanPage
from dvcq_desktop.text.order import name_key
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.commitments.store.scan_reading import ScanReading

WAITING = "waiting"
"""The filter's word for pages whose signature is to be confirmed."""

_NOT_READABLE = frozenset({PageReason.BLANK, PageReason.DAMAGED})


@dataclass(frozen=True)
class ScanRow:
    """One page with the names that go with it; `campaign` is named where it is another than the one shown."""

    page: ScanPage
    person: str = ""
    unit: str = ""
    campaign: str = ""
    versions: int = 1

    @property
    def id(self) -> str:
        """Return the page's key."""
        return self.page.id

    @property
    def is_waiting(self) -> bool:
        """Tell whether she has to confirm whether the page is signed."""
        return (
            self.page.state is PageState.FILED
            and self.page.decided is None
            and (self.page.presence is not None or not self.page.code)
        )

    @property
    def needs_her(self) -> bool:
        """Tell whether anything is left to decide."""
        return self.page.state is PageState.CHECK or self.is_waiting

    @property
    def can_agree(self) -> bool:
        """Tell whether there is a proposal that one key can accept."""
        if self.page.decided is not None or self.page.state is PageState.DISMISSED:
            return False
        if self.page.state is PageState.CHECK and not self.page.person:
            return self.page.reason in _NOT_READABLE
        return self.page.presence in (None, Presence.SIGNED, Presence.UNSIGNED)

    @property
    def who(self) -> str:
        """Return whose page it is, or what is known instead."""
        return self.person or "(chưa rõ của ai)"

    @property
    def part(self) -> str:
        """Return which page of the form it is, and how many scans of it there are."""
        said = f"{self.page.page}/{self.page.pages}" if self.page.page else ""
        return f"{said} ×{self.versions}" if self.versions > 1 else said

    @property
    def state(self) -> Chip:
        """Return where the page stands, with the reason where it must be looked at."""
        page = self.page
        if page.state is PageState.CHECK:
            reason = page.reason.label if page.reason else page.state.label
            told = f"{page.state.label}: {reason}" + (f" ({self.campaign})" if self.campaign else "")
            return Chip(reason, Tone.SOON, told)
        if page.state is PageState.DISMISSED:
            return Chip(page.state.label, Tone.NEUTRAL, page.state.label)
        return Chip(page.state.label, Tone.DONE, page.state.label)

    @property
    def signature(self) -> Chip | None:
        """Return what she decided of the signature, or what the program proposes."""
        page = self.page
        if page.decided:
            told = f"Đã xác nhận: {page.decided.label.lower()}"
            return Chip(_SHORT[page.decided], _TONES[page.decided], told)
        if page.state is PageState.DISMISSED or (page.presence is None and not self.is_waiting):
            return None
        seen = page.presence or Presence.UNCLEAR
        return Chip(f"{_SHORT[seen]}?", Tone.ACCENT, f"Máy thấy: {seen.label.lower()}; chờ xác nhận")

    @property
    def source(self) -> str:
        """Return the file and the page in it."""
        return f"{self.page.source_name} · {self.page.source_page}"

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what is searched."""
        return (self.person, self.unit, self.page.code, self.page.source_name, self.state.text)


def sort_value(row: ScanRow, column: str) -> object:
    """Return what rows are sorted by: people by the given name, pages by their place in the file."""
    match column:
        case "who":
            return f"0{name_key(row.person)}" if row.person else ""
        case "source":
            return f"{row.page.source_name} {row.page.source_page or 0:06d}"
        case "signature":
            return row.signature.text if row.signature else ""
        case "state":
            return row.state.text
    return row.part


def rows_of(read: ScanReading) -> list[ScanRow]:
    """Return the pages that were read as rows."""
    look, shown = read.campaign.directory, read.campaign.campaign
    names = {one.id: one.name for one in read.campaign.campaigns}
    versions = Counter(
        (page.person, page.text, page.page) for page in read.pages if page.state is PageState.FILED
    )
    return [
        ScanRow(
            page,
            look.person_name(page.person) if page.person else "",
            read.unit_of(page.person),
            names.get(page.campaign or "", "") if not shown or page.campaign != shown.id else "",
            versions[page.person, page.text, page.page] if page.state is PageState.FILED else 1,
        )
        for page in read.pages
    ]


def is_wanted(row: ScanRow, wanted: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the filters let a page through."""
    signature = wanted.get("signature")
    if signature is not None:
        seen = WAITING if row.is_waiting else row.page.decided.value if row.page.decided else ""
        if seen not in signature:
            return False
    return row.page.state.value in wanted.get("state", {row.page.state.value})


def counted_words(rows: Sequence[ScanRow], shown: int) -> list[str]:
    """Say how many pages there are, what waits for her, and how many of them are shown."""
    if not rows:
        return []
    waiting = sum(row.is_waiting for row in rows)
    check = sum(row.page.state is PageState.CHECK for row in rows)
    signed = sum(row.page.decided is Presence.SIGNED for row in rows)
    return [
        f"{len(rows)} trang",
        f"{check} cần kiểm tra" if check else "",
        f"{waiting} chờ xác nhận chữ ký" if waiting else "",
        f"{signed} có chữ ký",
        f"đang hiện {shown}" if shown != len(rows) else "",
    ]


_TONES = {Presence.SIGNED: Tone.DONE, Presence.UNSIGNED: Tone.OVERDUE, Presence.UNCLEAR: Tone.SOON}
_SHORT = {
    Presence.SIGNED: "Có chữ ký",
    Presence.UNSIGNED: "Không thấy",
    Presence.UNCLEAR: "Chưa rõ",
}

COLUMNS = (
    Column("who", "Của ai", width=18, stretch=True, keep_end=True),
    Column("part", "Trang", width=8, tooltip="Trang mấy của bản cam kết; ×2 là trang ấy có 2 bản quét"),
    Column("state", "Tình trạng", kind=Kind.CHIP, width=16),
    Column("signature", "Chữ ký", kind=Kind.CHIP, width=16),
    Column("source", "Tệp · trang", width=16, tooltip="Tệp quét và trang trong tệp"),
)
