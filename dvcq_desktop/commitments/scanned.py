# SPDX-License-Identifier: MIT
"""A page that came back from the scanner: whose it is, and whether it bears a signature."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageState(StrEnum):
    """Say what became of a scanned page; the value is what is stored."""

    FILED = "filed"
    CHECK = "check"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """Return the state as it is shown."""
        return _STATE_LABELS[self]


class Presence(StrEnum):
    """Say whether a page bears a signature, as the program sees it or as she decided."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """Return the judgement as it is shown."""
        return _PRESENCE_LABELS[self]


@dataclass(frozen=True)
class ScanPage:
    """One scanned page; several of the same form and page are versions of it, the latest first.

    `image` is the SHA-256 of the stored picture, `reason` says why a page must be looked at, `presence` is
    what the program saw in the signature box and `decided` what she confirmed.
    """

    id: str
    image: str
    state: PageState
    reason: str = ""
    campaign: str | None = None
    person: str | None = None
    text: str | None = None
    code: str = ""
    page: int | None = None
    pages: int | None = None
    presence: Presence | None = None
    decided: Presence | None = None
    turned: int = 0
    source_name: str = ""
    source_page: int | None = None
    scanned_at: str = ""
    note: str = ""


_STATE_LABELS = {
    PageState.FILED: "Đã xếp",
    PageState.CHECK: "Cần kiểm tra",
    PageState.DISMISSED: "Bỏ qua",
}
_PRESENCE_LABELS = {
    Presence.SIGNED: "Có chữ ký",
    Presence.UNSIGNED: "Không thấy chữ ký",
    Presence.UNCLEAR: "Chưa rõ",
}
