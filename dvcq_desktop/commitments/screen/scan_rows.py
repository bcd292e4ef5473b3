# SPDX-License-Identifier: MIT
"""A scanned page as its list shows it."""

from __future__ import annotations

from dataclasses import dataclass

from dvcq_desktop.commitments.scanned import PageReason, PageState, Presence, ScanPage
from dvcq_desktop.text.order import name_key
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

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
